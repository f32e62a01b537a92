//! The dossierkast: what the files of the recent dossiers hold, as far as a card shows it.
//!
//! Each file is looked at on a thread of its own, so that one on a disk that does not answer holds up no other. It is neither
//! locked nor written. What was read stands in memory only, by place, size and moment of change; of a protected dossier nothing
//! is read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::DateTime;

use super::Session;
use super::background::Crashed;
use crate::analysis::{self, Scores};
use crate::content::Catalogue;
use crate::model::Dossier;
use crate::store::recent;
use crate::store::{self, FileStamp, Glance, StoreError};

/// What is known of the file of a recent dossier.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Card {
    /// It is being looked at for the first time.
    #[default]
    Reading,
    /// What stands in it.
    Read(Arc<CardFacts>),
    /// It asks for a passphrase.
    Protected {
        /// When the file was changed last, where the disk knows.
        changed: Option<DateTime>,
    },
    /// It is not there, or cannot be read.
    Unreadable(StoreError),
}

/// What a card shows of a dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct CardFacts {
    /// Gemeente.
    pub municipality: String,
    /// Wijk.
    pub neighbourhood: String,
    /// The number of the latest measurement.
    pub number: u16,
    /// Whether that is adopted.
    pub is_adopted: bool,
    /// What was asked in it.
    pub content: Arc<Catalogue>,
    /// Its scores.
    pub scores: Scores,
    /// When the file was changed last, where the disk knows.
    pub changed: Option<DateTime>,
}

/// The cards, by the files of their dossiers.
#[derive(Default)]
pub(super) struct Shelf {
    cards: BTreeMap<PathBuf, Slot>,
    /// Whether it is known which dossiers were opened lately.
    is_listed: bool,
}

/// A card, and how it came about.
#[derive(Default)]
struct Slot {
    card: Card,
    /// How the file was when it was read.
    stamp: Option<FileStamp>,
    /// Since when the file is being looked at.
    since: Option<Instant>,
}

impl CardFacts {
    /// What stands in a dossier whose file was changed last at this moment.
    fn new(present: &Arc<Catalogue>, dossier: &Dossier, changed: Option<DateTime>) -> Self {
        let latest = dossier.measurements.latest();
        let content = latest.content(present);
        let is_same = Arc::ptr_eq(content, present) || content == present;
        Self {
            municipality: dossier.profile.municipality.clone(),
            neighbourhood: dossier.profile.neighbourhood.clone(),
            number: latest.number,
            is_adopted: !latest.is_open(),
            // Most measurements were frozen with what is asked now: one for all cards.
            content: Arc::clone(if is_same { present } else { content }),
            scores: analysis::scores(content, latest),
            changed,
        }
    }
}

impl Session {
    /// What is known of the file of a recent dossier.
    pub fn card(&self, path: &Path) -> &Card {
        const UNKNOWN: &Card = &Card::Reading;
        self.shelf.cards.get(path).map_or(UNKNOWN, |slot| &slot.card)
    }

    /// Whether the disk of a recent dossier has not said for a while what stands in its file.
    pub fn is_card_slow(&self, path: &Path) -> bool {
        self.shelf.cards.get(path).and_then(Slot::waits_since).is_some_and(|since| self.is_slow(since))
    }

    /// Whether it is known which dossiers were opened lately.
    pub fn knows_recent(&self) -> bool {
        self.shelf.is_listed
    }

    /// After how long it has to be said that a disk does not answer.
    pub(super) fn slow_card_in(&self) -> Option<Duration> {
        if self.open.is_some() {
            return None;
        }
        self.shelf.cards.values().filter_map(Slot::waits_since).filter_map(|since| self.slow_in(since)).min()
    }

    /// Notes that it is known which dossiers were opened lately, and looks at their files.
    pub(super) fn fill_shelf(&mut self) {
        self.shelf.is_listed = true;
        let recent = &self.recent;
        self.shelf.cards.retain(|path, _| recent.iter().any(|known| known.path == *path));
        self.look_at_shelf();
    }

    /// Looks whether the files of the recent dossiers changed, while their cards are in sight.
    pub(super) fn look_at_shelf(&mut self) {
        if self.open.is_some() {
            return;
        }
        let paths: Vec<PathBuf> = self.recent.iter().map(|known| known.path.clone()).collect();
        for path in paths {
            self.look_at_card(path);
        }
    }

    fn look_at_card(&mut self, path: PathBuf) {
        let now = self.environment.clock.instant();
        let slot = self.shelf.cards.entry(path.clone()).or_default();
        if slot.since.is_some() {
            // Its disk has not answered yet.
            return;
        }
        slot.since = Some(now);
        let (place, known, present) = (path.clone(), slot.stamp, Arc::clone(&self.content.catalogue));
        self.background.run(
            move || {
                store::glance(&place, known).map(|glance| match glance {
                    Glance::Same => None,
                    Glance::Protected(stamp) => Some((stamp, None)),
                    // Scores are computed here, away from the window.
                    Glance::Readable(stamp, dossier) => Some((stamp, Some(CardFacts::new(&present, &dossier, None)))),
                })
            },
            move |session, found| {
                let found = found.map_err(|Crashed| Crashed::reading(&path)).flatten();
                session.take_in_card(&path, found);
            },
        );
    }

    fn take_in_card(&mut self, path: &Path, found: Result<Option<(FileStamp, Option<CardFacts>)>, StoreError>) {
        let local = |stamp: FileStamp| stamp.changed.map(|moment| self.environment.clock.local(moment));
        let (card, stamp) = match found {
            Ok(None) => (None, None),
            Ok(Some((stamp, Some(facts)))) => {
                (Some(Card::Read(Arc::new(CardFacts { changed: local(stamp), ..facts }))), Some(stamp))
            }
            Ok(Some((stamp, None))) => (Some(Card::Protected { changed: local(stamp) }), None),
            Err(error) => (Some(Card::Unreadable(error)), None),
        };
        // It may have gone from the list meanwhile.
        let Some(slot) = self.shelf.cards.get_mut(path) else { return };
        slot.since = None;
        if let Some(card) = card {
            (slot.card, slot.stamp) = (card, stamp);
        }
    }

    /// Takes a dossier off the list; its file stays as it is.
    pub(super) fn forget_recent(&self, path: PathBuf) {
        self.keep_house(move |data| {
            recent::forget(data, &path).ok()?;
            Some(recent::load(data))
        });
    }
}

impl Slot {
    /// Since when somebody waits for the first look.
    fn waits_since(&self) -> Option<Instant> {
        self.since.filter(|_| self.card == Card::Reading)
    }
}
