//! The cards in words, computed when something changed and not for every frame.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use crate::messages;
use crate::session::{Card, CardFacts, RecentDossier, Session};
use crate::shapes::Drawing;
use crate::ui::computed::Computed;
use crate::words;

/// The cards of the recent dossiers, the one that was opened last first.
#[derive(Debug, Default)]
pub struct Shelf {
    pub(super) cards: Vec<CardView>,
}

/// A card as it is shown.
#[derive(Debug)]
pub(super) struct CardView {
    pub(super) path: PathBuf,
    /// What stands large on it: the wijk, or the name of the file.
    pub(super) title: String,
    /// What stands below that: the gemeente, or why there is a file's name instead.
    pub(super) subtitle: String,
    /// What a screen reader calls it, and messages.
    pub(super) name: String,
    pub(super) body: CardBody,
    /// The measurement, and how far that is.
    pub(super) stage: Option<(String, &'static str)>,
    /// How many randvoorwaarden are in order, once all items are answered.
    pub(super) in_order: Option<String>,
    pub(super) progress: Foot,
    /// When the file was changed last.
    pub(super) changed: String,
    /// Why no report can be made of it from here.
    pub(super) barrier: Option<&'static str>,
    /// Whether it can be taken off the list from its card.
    pub(super) can_be_forgotten: bool,
    /// Whether its file is not there.
    pub(super) is_gone: bool,
    /// Whether a measurement comes before the latest.
    pub(super) has_earlier: bool,
    /// The wall for this width of it, in points.
    pub(super) wall: Computed<u32, Drawing>,
}

/// What stands in the middle of a card.
#[derive(Debug)]
pub(super) enum CardBody {
    /// The wall.
    Wall(Arc<CardFacts>),
    /// That a passphrase is needed.
    Locked,
    /// A text instead.
    Text {
        text: String,
        /// Whether something is wrong.
        is_trouble: bool,
    },
}

/// What stands at the foot of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Foot {
    /// So many items of so many are answered.
    Answered(usize, usize),
    /// It asks for a passphrase.
    Protected,
    /// Nothing is known.
    Nothing,
}

const LEFTOVERS: &str = "Hiervan is werk gevonden dat niet in het bestand staat. Open het dossier om te kiezen.";
const PROTECTED: &str = "Beveiligd met een wachtzin. Open dit dossier om een rapport te maken.";
const UNREAD: &str = "Dit dossier is niet te lezen, dus er kan geen rapport van worden gemaakt.";
const NOT_READ_YET: &str = "Dit dossier is nog niet gelezen.";

impl Shelf {
    /// The cards as they are now.
    pub fn new(session: &Session) -> Self {
        let today = session.today();
        let mut cards: Vec<CardView> = session.recent().iter().map(|recent| CardView::new(session, recent, today)).collect();
        tell_apart(&mut cards);
        Self { cards }
    }

    /// What the dossier in this file is called.
    pub fn name(&self, path: &Path) -> String {
        let card = self.cards.iter().find(|card| card.path == path);
        card.map_or_else(|| file_name(path), |card| card.title.clone())
    }
}

/// Where two have one name, their files are named as well.
fn tell_apart(cards: &mut [CardView]) {
    let names: Vec<String> = cards.iter().map(|card| card.name.clone()).collect();
    for card in cards {
        if names.iter().filter(|name| **name == card.name).count() > 1 {
            let place = words::shown(&card.path);
            card.subtitle = if card.subtitle.is_empty() { place.clone() } else { format!("{} ({place})", card.subtitle) };
            card.name = format!("{} ({place})", card.name);
        }
    }
}

impl CardView {
    fn new(session: &Session, recent: &RecentDossier, today: Date) -> Self {
        let path = recent.path.clone();
        let state = session.card(&path);
        // What is remembered of it is shown while nothing else is known, and where it cannot be read; of a protected one nothing is.
        let (neighbourhood, municipality) = match state {
            Card::Read(facts) => (facts.neighbourhood.clone(), facts.municipality.clone()),
            Card::Protected { .. } => Default::default(),
            Card::Reading | Card::Unreadable(_) => (recent.neighbourhood.clone(), recent.municipality.clone()),
        };
        let is_named = !neighbourhood.trim().is_empty() || !municipality.trim().is_empty();
        let is_protected = matches!(state, Card::Protected { .. }) || !recent.is_named();
        let (title, subtitle, name) = if is_named {
            let name = format!("{neighbourhood}, {municipality}");
            (neighbourhood, municipality, name)
        } else {
            (file_name(&path), String::new(), file_name(&path))
        };
        let mut card = Self {
            path,
            title,
            subtitle,
            name,
            body: CardBody::Text { text: String::new(), is_trouble: false },
            stage: None,
            in_order: None,
            progress: Foot::Nothing,
            changed: String::new(),
            barrier: None,
            can_be_forgotten: false,
            is_gone: false,
            has_earlier: false,
            wall: Computed::default(),
        };
        match state {
            Card::Reading if is_protected => card.lock(None, today),
            Card::Reading => {
                let slow = "De schijf of het netwerk antwoordt nog niet.";
                let is_slow = session.is_card_slow(&card.path);
                let text = if is_slow { slow } else { "Wordt gelezen …" }.to_owned();
                card.body = CardBody::Text { text, is_trouble: false };
                card.can_be_forgotten = is_slow;
                card.barrier = Some(NOT_READ_YET);
            }
            Card::Protected { changed } => card.lock(*changed, today),
            Card::Unreadable(error) => {
                card.body = CardBody::Text { text: messages::store_error(error).what, is_trouble: true };
                card.can_be_forgotten = true;
                card.is_gone = error.is_missing();
                card.barrier = Some(UNREAD);
            }
            Card::Read(facts) => card.fill(facts, today),
        }
        if session.leftovers().contains(&card.path) {
            card.body = CardBody::Text { text: LEFTOVERS.to_owned(), is_trouble: true };
        }
        card
    }

    fn lock(&mut self, changed: Option<DateTime>, today: Date) {
        self.body = CardBody::Locked;
        self.progress = Foot::Protected;
        self.barrier = Some(PROTECTED);
        self.changed = changed.map(|changed| moment(changed, today)).unwrap_or_default();
    }

    fn fill(&mut self, facts: &Arc<CardFacts>, today: Date) {
        let counts = &facts.scores.counts;
        let stage = match () {
            () if facts.is_adopted => "vastgesteld",
            () if counts.answered() == 0 => "nog leeg",
            () => "concept",
        };
        self.stage = Some((measurement(facts.number), stage));
        if counts.unanswered == 0 {
            let (in_order, all) = (facts.scores.in_order(), facts.scores.preconditions.len());
            self.in_order = Some(format!("{in_order} van {all} op orde"));
        }
        self.progress = Foot::Answered(counts.answered(), counts.total());
        self.changed = facts.changed.map(|changed| moment(changed, today)).unwrap_or_default();
        self.has_earlier = facts.number > 0;
        self.body = CardBody::Wall(Arc::clone(facts));
    }

    /// What the card says, for who only hears its name.
    pub(super) fn description(&self) -> String {
        let mut parts = Vec::new();
        if let CardBody::Text { text, .. } = &self.body {
            parts.push(text.trim_end_matches('.').to_owned());
        }
        if let Some((measurement, stage)) = &self.stage {
            parts.push(format!("{measurement}, {stage}"));
        }
        parts.extend(self.foot_text());
        parts.extend(self.in_order.clone());
        if !self.changed.is_empty() {
            parts.push(format!("laatst veranderd: {}", self.changed));
        }
        parts.into_iter().map(|part| format!("{}.", words::sentence_case(&part))).collect::<Vec<_>>().join(" ")
    }

    /// What stands at its foot.
    pub(super) fn foot_text(&self) -> Option<String> {
        match self.progress {
            Foot::Answered(answered, all) => Some(format!("{answered} van {all} ingevuld")),
            Foot::Protected => Some("Beveiligd".to_owned()),
            Foot::Nothing => None,
        }
    }

    /// Whether its names hold these words.
    pub(super) fn is_named_like(&self, words: &str) -> bool {
        let words = words.trim();
        words.is_empty() || !crate::search::occurrences(&self.name, words, 1).is_empty()
    }
}

/// What a measurement is called where it is a heading.
fn measurement(number: u16) -> String {
    if number == 0 { "Nulmeting".to_owned() } else { words::measurement(number) }
}

/// `vandaag, 14:32`, or the day.
fn moment(moment: DateTime, today: Date) -> String {
    if moment.date() == today { format!("vandaag, {}", words::time(moment.time())) } else { words::date(moment.date()) }
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
