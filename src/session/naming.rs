//! Removing a name for good: from the open dossier, its file, and what is kept of it. It cannot be taken back.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::edit::Barrier;
use super::trouble::code_of_obstacle;
use super::{SaveTrouble, Session};
use crate::analysis::{WithoutName, without_name};
use crate::checksum;
use crate::model::Dossier;
use crate::store::{self, DossierFile, KeptChanged, SaveObstacle, StoreError};

/// Copies that are on their way are waited for so long before what is kept is changed.
const PATIENCE: Duration = Duration::from_secs(10);

/// How far removing a name is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum NameRemoval {
    /// None is being removed, or what came of it was put away.
    #[default]
    No,
    /// It is out of the dossier, and is being removed from the disk.
    Busy,
    /// It is removed.
    Done(NameRemoved),
    /// It is out of the dossier, and the file could not be written: it still stands there.
    Failed {
        /// The name, to try again.
        name: String,
        /// Why.
        trouble: SaveTrouble,
    },
}

/// What came of removing a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameRemoved {
    /// The numbers of the adopted measurements that had it.
    pub changed: Vec<u16>,
    /// What became of what is kept beside the file; `None` where nothing is kept.
    pub kept: Option<KeptChanged>,
    /// The name, and why it may still stand in an earlier version, where one could neither be changed nor removed.
    pub left: Option<(String, StoreError)>,
    /// Whether it stands in a text that somebody typed.
    pub is_in_texts: bool,
    /// Other files of the same dossier beside this one.
    pub beside: Vec<PathBuf>,
}

impl Session {
    /// How far removing a name is.
    pub fn name_removal(&self) -> &NameRemoval {
        &self.name_removal
    }

    /// Puts away what came of removing a name.
    pub(super) fn dismiss_name_removal(&mut self) {
        if self.name_removal != NameRemoval::Busy {
            self.name_removal = NameRemoval::No;
        }
    }

    /// Removes a name: from what stands in the window at once, and then from the disk. What was done before cannot be taken back any
    /// more, as that would bring it back.
    pub(super) fn remove_name(&mut self, name: String) {
        if self.name_removal == NameRemoval::Busy || !self.may_change() {
            return;
        }
        let (now, today) = (self.environment.clock.now(), self.today());
        // What was read of sheets has names too.
        self.gathering.forget_taken();
        let Some(open) = &mut self.open else { return };
        let WithoutName { dossier: without, changed } = without_name(&open.dossier, &name, today);
        // Also where it stands there no more, as when it is tried again: steps hold what was there.
        open.history.bar(Barrier::NameRemoved);
        if without != *open.dossier {
            open.altered = checksum::altered(&without.measurements);
            open.versions = None;
            open.change_to(without, &mut self.environment);
        }
        let (revision, dossier) = (open.save.revision, Arc::clone(&open.dossier));
        let Some(kept) = &open.kept else {
            let is_in_texts = stands_in(&dossier, &name);
            self.name_removal = NameRemoval::Done(NameRemoved { changed, is_in_texts, ..NameRemoved::default() });
            return;
        };
        let beside = kept.safety.hand();
        self.name_removal = NameRemoval::Busy;
        let (saved, removed) = (Arc::clone(&dossier), name.clone());
        self.on_file(
            move |file| {
                beside.ask(PATIENCE, |_| ());
                file.save(&dossier, now)?;
                Ok(clean(file, &dossier, &removed, changed, now.date()))
            },
            move |session, result| {
                let result = result.unwrap_or_else(|error| Err(SaveObstacle::Store(error)));
                session.take_in_name_removal(revision, saved, name, result);
            },
        );
    }

    fn take_in_name_removal(
        &mut self,
        revision: u64,
        saved: Arc<Dossier>,
        name: String,
        result: Result<NameRemoved, SaveObstacle>,
    ) {
        let now = self.environment.clock.now();
        if let Err(obstacle) = &result {
            self.note_trouble(code_of_obstacle(obstacle));
        }
        let Some(open) = &mut self.open else { return };
        self.name_removal = match result {
            Ok(removed) => {
                open.save.done(revision, now);
                open.save.failed_at = None;
                open.base = Some(saved);
                open.versions = None;
                NameRemoval::Done(removed)
            }
            Err(obstacle) => NameRemoval::Failed { name, trouble: open.note_obstacle(&self.environment, obstacle) },
        };
    }
}

/// Removes the name from what is kept of a dossier that was just saved without it, and looks where it may still stand.
fn clean(file: &DossierFile, dossier: &Dossier, name: &str, changed: Vec<u16>, today: jiff::civil::Date) -> NameRemoved {
    let passphrase = file.passphrase();
    let without = |then: &Dossier| without_name(then, name, today).dossier;
    let (kept, left) = match store::change_kept(file.kept(), passphrase, &without) {
        Ok(kept) => (Some(kept), None),
        Err(error) => (None, Some((name.to_owned(), error))),
    };
    let beside = store::beside(Path::new(file.path()), dossier, passphrase).into_iter().map(|other| other.path).collect();
    NameRemoved { changed, kept, left, is_in_texts: stands_in(dossier, name), beside }
}

/// Whether the name stands anywhere in the dossier.
fn stands_in(dossier: &Dossier, name: &str) -> bool {
    store::dossier_text(dossier).to_lowercase().contains(&name.to_lowercase())
}
