//! The dossier that is worked on, with its file and everything that is known of both.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::background::{Crashed, Lane};
use super::comparing::Comparing;
use super::conflict::PendingConflict;
use super::protecting::ChangingProtection;
use super::recovery::Recovery;
use super::saving::{SaveTrouble, Saving};
use super::saving_as::SavingElsewhere;
use super::undo::History;
use super::versions::Version;
use super::{Environment, Session};
use crate::checksum;
use crate::model::{Dossier, DossierId, IdGenerator, Measurement};
use crate::store::{Access, DossierFile, Holder, KeptPlace, Passphrase, SafetyCopy, SaveObstacle, StoreError};

/// A dossier that is being worked on.
pub(super) struct OpenDossier {
    /// Tells it from every other dossier that is opened, also from the same one opened again.
    pub(super) number: u64,
    pub(super) dossier: Arc<Dossier>,
    /// What was last read from its file or written to it; `None` where that is not known.
    pub(super) base: Option<Arc<Dossier>>,
    /// The numbers of the frozen measurements that are not what was adopted. Computed when what is frozen changes, not with
    /// every key.
    pub(super) altered: Vec<u16>,
    /// `None` for the example, of which nothing is kept.
    pub(super) kept: Option<Kept>,
    /// The number of the measurement that is shown, where the user chose one; else it is the latest.
    pub(super) shown: Option<u16>,
    pub(super) history: History,
    pub(super) save: Saving,
    /// What an earlier run left, while the user has not chosen.
    pub(super) recovery: Option<Recovery>,
    /// What somebody else put into the file, while the user has not chosen.
    pub(super) conflict: Option<PendingConflict>,
    /// Other files of the same dossier beside this one.
    pub(super) comparing: Comparing,
    /// The earlier versions, once they were asked for.
    pub(super) versions: Option<Vec<Version>>,
    pub(super) elsewhere: SavingElsewhere,
    pub(super) protecting: ChangingProtection,
    /// Whether it is being erased, so that nothing may be changed or written any more.
    pub(super) is_going: bool,
}

/// Where an open dossier is kept. Everything that waits for its disk happens on lanes of its own, so that a disk that does
/// not answer holds up nothing else.
pub(super) struct Kept {
    pub(super) path: PathBuf,
    pub(super) access: Access,
    pub(super) passphrase: Option<Passphrase>,
    /// Where versions and copies are.
    pub(super) place: KeptPlace,
    /// Whether another file with the same id stands elsewhere: at its first change the dossier gets an id of its own.
    pub(super) is_copy: bool,
    /// Tells this opening of the file from every other, also from a later one of the same file.
    pub(super) generation: u64,
    pub(super) lane: Lane<DossierFile>,
    /// Makes copies while the lane of the file waits for its disk.
    pub(super) safety: Lane<SafetyCopy>,
}

impl OpenDossier {
    /// A dossier that was opened just now.
    pub(super) fn new(number: u64, dossier: Arc<Dossier>, kept: Option<Kept>) -> Self {
        Self {
            number,
            altered: checksum::altered(&dossier.measurements),
            base: kept.is_some().then(|| Arc::clone(&dossier)),
            dossier,
            kept,
            shown: None,
            history: History::default(),
            save: Saving::default(),
            recovery: None,
            conflict: None,
            comparing: Comparing::default(),
            versions: None,
            elsewhere: SavingElsewhere::default(),
            protecting: ChangingProtection::default(),
            is_going: false,
        }
    }

    /// Its file; `None` for the example.
    pub(super) fn path(&self) -> Option<&Path> {
        self.kept.as_ref().map(|kept| kept.path.as_path())
    }

    /// Where it is kept, when it may be written there.
    pub(super) fn writable(&self) -> Option<&Kept> {
        self.kept.as_ref().filter(|kept| kept.access == Access::Editing && !self.is_going)
    }

    /// Whether it may be changed: also the example, of which nothing is kept.
    pub(super) fn may_change(&self) -> bool {
        self.kept.as_ref().is_none_or(|kept| kept.access == Access::Editing && !self.is_going)
    }

    /// The measurement that is shown.
    pub(super) fn shown(&self) -> &Measurement {
        let measurements = &self.dossier.measurements;
        self.shown.and_then(|number| measurements.get(number)).unwrap_or_else(|| measurements.latest())
    }

    /// Puts what was changed in the place of the present state. It stays the same dossier, but for a copy of another file, which
    /// becomes a dossier of its own.
    pub(super) fn change_to(&mut self, state: Dossier, environment: &mut Environment) {
        let is_copy = self.kept.as_mut().is_some_and(|kept| std::mem::take(&mut kept.is_copy));
        let (id, origins) = if is_copy {
            self.identity_of_copy(environment.ids.as_mut())
        } else {
            (self.dossier.id.clone(), self.dossier.origins.clone())
        };
        let changed = environment.clock.now().date();
        self.dossier = Arc::new(Dossier { id, origins, changed, ..state });
        self.save.changed(environment.clock.instant());
    }

    /// An id for a copy of the dossier, with the ids that it came from.
    pub(super) fn identity_of_copy(&self, ids: &mut dyn IdGenerator) -> (DossierId, Vec<DossierId>) {
        let mut origins = self.dossier.origins.clone();
        origins.push(self.dossier.id.clone());
        (DossierId::generate(ids), origins)
    }

    /// Notes that the user chose what stands in this window, so that it is written also when it is in the file already.
    pub(super) fn must_save(&mut self, now: Instant) {
        self.save.changed(now);
        self.save.failed_at = None;
    }

    /// Notes why the file could not be written. What somebody else put into it waits for the user's choice from then on.
    pub(super) fn note_obstacle(&mut self, environment: &Environment, obstacle: SaveObstacle) -> SaveTrouble {
        match obstacle {
            SaveObstacle::Store(error) => SaveTrouble::Store(error),
            SaveObstacle::Gone => SaveTrouble::Gone,
            SaveObstacle::Changed(changed) => {
                self.conflict = Some(PendingConflict::new(environment, *changed));
                SaveTrouble::Changed
            }
        }
    }
}

impl Kept {
    /// Takes a result into the session only while this very file is open, so that a late one cannot land on another.
    pub(super) fn landing<T, L>(&self, land: L) -> impl FnOnce(&mut Session, T) + Send + use<T, L>
    where
        L: FnOnce(&mut Session, T) + Send,
    {
        let generation = self.generation;
        move |session, result| {
            if session.is_open(generation) {
                land(session, result);
            }
        }
    }

    /// As [`landing`](Self::landing), where a fault of the program counts as an error of the file.
    pub(super) fn landing_of_disk<T, L>(&self, land: L) -> impl FnOnce(&mut Session, Result<T, Crashed>) + Send + use<T, L>
    where
        L: FnOnce(&mut Session, Result<T, StoreError>) + Send,
    {
        let path = self.path.clone();
        self.landing(move |session, result: Result<T, Crashed>| {
            land(session, result.map_err(|Crashed| Crashed::writing(&path)));
        })
    }

    /// Does `work` with what is kept beside the file, after what was asked of it before, and `land` with what it gave, unless
    /// another file is open by then.
    pub(super) fn on_safety<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut SafetyCopy) -> T + Send + 'static,
        land: impl FnOnce(&mut Session, Result<T, StoreError>) + Send + 'static,
    ) {
        self.safety.run(work, self.landing_of_disk(land));
    }
}

impl Session {
    /// Where the open dossier is kept; `None` without a dossier, and for the example.
    pub(super) fn kept(&self) -> Option<&Kept> {
        self.open.as_ref()?.kept.as_ref()
    }

    /// A file that was opened or made, with lanes of its own.
    pub(super) fn keep(&mut self, file: DossierFile, access: Access, is_copy: bool) -> Kept {
        Kept {
            path: file.path().to_owned(),
            access,
            passphrase: file.passphrase().cloned(),
            place: file.kept().clone(),
            is_copy,
            generation: self.next_number(),
            safety: Lane::start(file.safety(), &self.background),
            lane: Lane::start(file, &self.background),
        }
    }

    /// Whether the file of this generation is still open.
    pub(super) fn is_open(&self, generation: u64) -> bool {
        self.kept().is_some_and(|kept| kept.generation == generation)
    }

    /// The open dossier, when it is in a file that may be written.
    pub(super) fn writable_mut(&mut self) -> Option<&mut OpenDossier> {
        self.open.as_mut().filter(|open| open.writable().is_some())
    }

    /// Does `work` with the file of the open dossier, after what was asked of it before, and `land` with what it gave, unless
    /// another file is open by then. The error tells of a fault of the program.
    pub(super) fn on_file<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DossierFile) -> T + Send + 'static,
        land: impl FnOnce(&mut Self, Result<T, StoreError>) + Send + 'static,
    ) {
        if let Some(kept) = self.kept() {
            kept.lane.run(work, kept.landing_of_disk(land));
        }
    }

    /// Whether the open dossier can only be read, and who can change it.
    pub fn reading_only(&self) -> Option<Option<&Holder>> {
        match &self.kept()?.access {
            Access::ReadOnly(holder) => Some(holder.as_ref()),
            Access::Editing => None,
        }
    }
}
