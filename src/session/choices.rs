//! Where two states of a dossier stand against each other, the user chooses: after a crash, and when somebody else changed
//! the file.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;

use super::opening::{Awaited, Opening, fault};
use super::{Crashed, Environment, Notice, Session};
use crate::merge::{self, Part};
use crate::model::Dossier;
use crate::store::{Access, Beside, Changed, DossierFile, Found, FoundKind, Passphrase, StoreError};
use crate::words;

/// What an earlier run of the program left of a dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    /// The file of the dossier.
    pub path: PathBuf,
    /// When the file was written, where the disk knows; or why it cannot be opened.
    pub file: Result<Option<DateTime>, StoreError>,
    /// What was found, the newest first. Never empty.
    pub candidates: Vec<Candidate>,
}

/// A whole dossier that an earlier run of the program left.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// What it is.
    pub kind: FoundKind,
    /// When it was written, where the disk knows.
    pub written: Option<DateTime>,
    /// What it holds.
    pub dossier: Arc<Dossier>,
    /// Whether somebody else changed the file after this was made: then neither holds all of the other.
    pub is_file_changed: bool,
    found: Found,
}

/// With what the user goes on after a crash. What is not chosen is kept among the earlier versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// What stands in the file; without a file that can be opened, nothing.
    File,
    /// The candidate at this position.
    Candidate(usize),
}

/// Where the other state stands in a [`Conflict`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConflictSource {
    /// In the file of the dossier: somebody else changed it while the dossier was open.
    File,
    /// In another file beside it, as a synchronising program makes.
    Beside(PathBuf),
}

/// Another state of the dossier than the one in this window.
#[derive(Clone, Debug)]
pub struct Conflict<'a> {
    /// Where it stands.
    pub source: &'a ConflictSource,
    /// What stands there now; `None` when that is no dossier that can be read.
    pub theirs: Option<&'a Arc<Dossier>>,
    /// When it was written, where the disk knows.
    pub written: Option<DateTime>,
    /// What both had last: what this window last read from the file or wrote to it. `None` where that is not known, as for
    /// another file.
    pub base: Option<&'a Arc<Dossier>>,
}

/// What the user chooses when somebody else changed the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Everything as it is in this window.
    Mine,
    /// Everything as it is in the file.
    Theirs,
    /// As it is in this window, but these parts as they are in the file.
    Parts(BTreeSet<Part>),
}

/// A conflict that waits for the user.
pub(super) struct PendingConflict {
    source: ConflictSource,
    theirs: Option<Arc<Dossier>>,
    written: Option<DateTime>,
    /// What has to be accepted before the file may be written.
    changed: Option<Changed>,
}

/// What was found of a dossier that cannot be opened itself.
pub(super) struct Stranded {
    recovery: Recovery,
    /// What opened that, where it was protected.
    passphrase: Option<Passphrase>,
}

impl Recovery {
    /// What was found, with times on the user's wall; `None` when nothing was.
    pub(super) fn new(
        environment: &Environment,
        path: PathBuf,
        file: Result<Option<DateTime>, StoreError>,
        found: Vec<Found>,
    ) -> Option<Self> {
        let candidate = |found: Found| Candidate {
            kind: found.kind,
            written: found.written.map(|moment| environment.clock.local(moment)),
            dossier: Arc::new(found.dossier.clone()),
            is_file_changed: found.is_file_changed,
            found,
        };
        let mut candidates: Vec<Candidate> = found.into_iter().map(candidate).collect();
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.written));
        (!candidates.is_empty()).then_some(Self { path, file, candidates })
    }

    fn found(&self) -> Vec<Found> {
        self.candidates.iter().map(|candidate| candidate.found.clone()).collect()
    }
}

impl Stranded {
    pub(super) fn new(recovery: Recovery, passphrase: Option<Passphrase>) -> Self {
        Self { recovery, passphrase }
    }
}

impl PendingConflict {
    pub(super) fn new(environment: &Environment, changed: Changed) -> Self {
        Self {
            source: ConflictSource::File,
            theirs: changed.theirs.as_ref().ok().map(|theirs| Arc::new(theirs.clone())),
            written: changed.written.map(|moment| environment.clock.local(moment)),
            changed: Some(changed),
        }
    }

    /// Against a file beside the dossier.
    pub(super) fn beside(environment: &Environment, beside: &Beside) -> Self {
        Self {
            source: ConflictSource::Beside(beside.path.clone()),
            theirs: Some(Arc::new(beside.dossier.clone())),
            written: beside.written.map(|moment| environment.clock.local(moment)),
            changed: None,
        }
    }
}

impl Session {
    /// What an earlier run left, for the user to choose from.
    pub fn recovery(&self) -> Option<&Recovery> {
        let stranded = match &self.opening {
            Opening::Stranded(stranded, _) => Some(&stranded.recovery),
            _ => None,
        };
        self.open.as_ref().and_then(|open| open.recovery.as_ref()).or(stranded)
    }

    /// Another state of the dossier, for the user to choose from: what somebody else put into the file, or else the file beside
    /// it that is being compared.
    pub fn conflict(&self) -> Option<Conflict<'_>> {
        let open = self.open.as_ref()?;
        let pending = open.conflict.as_ref().or(open.comparing.chosen.as_ref())?;
        let base = open.base.as_ref().filter(|_| pending.source == ConflictSource::File);
        Some(Conflict { source: &pending.source, theirs: pending.theirs.as_ref(), written: pending.written, base })
    }

    pub(super) fn recover(&mut self, source: Source) {
        if let Opening::Stranded(stranded, rescue) = std::mem::take(&mut self.opening) {
            self.recover_stranded(stranded, rescue, source);
            return;
        }
        let now = self.environment.clock.now();
        let Some(recovery) = self.open.as_mut().and_then(|open| open.recovery.take()) else { return };
        if let Source::Candidate(at) = source
            && let Some(candidate) = recovery.candidates.get(at)
        {
            self.replace_state(Dossier::clone(&candidate.dossier), &words::gone_on_with);
        }
        let found = recovery.found();
        self.on_writable_file(move |file| found.iter().find_map(|found| file.settle(found, now).err()), Self::tell_not_kept);
        // What was chosen is in its file before anything else happens to it.
        self.save_now();
    }

    fn recover_stranded(&mut self, stranded: Stranded, rescue: Option<super::RescueOffer>, source: Source) {
        let Stranded { recovery, passphrase } = stranded;
        let chosen = match source {
            Source::File => None,
            Source::Candidate(at) => recovery.candidates.get(at),
        };
        let Some(candidate) = chosen else {
            if let Err(error) = &recovery.file {
                // What is wrong with the file stays in sight, with what can still be read of it.
                self.tell(Notice::Store(error.clone()));
            }
            self.opening = rescue.map_or(Opening::Nothing, Opening::Damaged);
            return;
        };
        let (surroundings, now) = (self.surroundings(), self.environment.clock.now());
        let (path, found, dossier) = (recovery.path.clone(), recovery.found(), Arc::clone(&candidate.dossier));
        let id = dossier.id.clone();
        self.make(
            Awaited::File(path.clone()),
            path.clone(),
            None,
            move || {
                let mut file = DossierFile::take_over(&path, &id, passphrase, &surroundings, now)?;
                // All of it stays among the earlier versions, whatever becomes of the file.
                found.iter().try_for_each(|found| file.settle(found, now))?;
                Ok(file)
            },
            move |session, kept| {
                session.show_dossier(dossier, Some(kept));
                let instant = session.environment.clock.instant();
                if let Some(open) = &mut session.open {
                    // The file is gone or damaged, or holds something else.
                    open.base = None;
                    open.must_save(instant);
                }
                session.save_now();
            },
        );
    }

    /// Does `work` with the file when it may be written.
    pub(super) fn on_writable_file<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DossierFile) -> T + Send + 'static,
        land: impl FnOnce(&mut Self, Result<T, Crashed>) + Send + 'static,
    ) {
        if self.open.as_ref().is_some_and(|open| open.writable().is_some()) {
            self.on_file(work, land);
        }
    }

    /// Keeps the present state among the earlier versions: undo holds it only until the window closes.
    pub(super) fn keep_version(&self) {
        let Some(open) = &self.open else { return };
        let (dossier, now) = (Arc::clone(&open.dossier), self.environment.clock.now());
        let Some(kept) = open.writable() else { return };
        let (beside, generation) = (kept.safety.hand(), kept.generation);
        let land = move |session: &mut Self, outcome: Result<Result<(), StoreError>, Crashed>| {
            if session.is_open(generation) {
                session.tell_not_kept(outcome.map(Result::err));
            }
        };
        // The file makes its bytes, and the disk of the versions is not waited for.
        self.on_file(
            move |file| match file.bytes_of(&dossier) {
                Ok(bytes) => {
                    beside.run(move |present| present.keep_version(&bytes, now), land);
                    None
                }
                Err(error) => Some(error),
            },
            Self::tell_not_kept,
        );
    }

    /// Tells of an earlier version that could not be kept.
    fn tell_not_kept(&mut self, error: Result<Option<StoreError>, Crashed>) {
        let path = self.path().map(std::path::Path::to_owned).unwrap_or_default();
        if let Some(error) = error.unwrap_or_else(|Crashed| Some(StoreError::writing(&path, fault()))) {
            self.tell(Notice::NoVersionKept(error));
        }
    }

    pub(super) fn resolve(&mut self, resolution: &Resolution) {
        let instant = self.environment.clock.instant();
        let Some(open) = self.open.as_mut().filter(|open| open.writable().is_some()) else { return };
        let Some(pending) = open.conflict.take().or_else(|| open.comparing.chosen.take()) else { return };
        if let ConflictSource::Beside(path) = &pending.source {
            open.comparing.pass_over(path);
        }
        let chosen = match (resolution, &pending.theirs) {
            (Resolution::Mine, _) | (_, None) => None,
            (Resolution::Theirs, Some(theirs)) => Some(Dossier::clone(theirs)),
            (Resolution::Parts(parts), Some(theirs)) => Some(merge::merged(&open.dossier, theirs, parts)),
        };
        if let Some(changed) = pending.changed {
            // What was chosen is written even when it is just what stands in this window.
            open.must_save(instant);
            open.base.clone_from(&pending.theirs);
            self.on_file(move |file| file.accept(&changed), |_, _| {});
        }
        if let Some(state) = chosen {
            // Theirs was kept when it was noticed, or stays where it is; mine is, before parts of it go.
            self.keep_version();
            self.replace_state(state, &words::taken_from_file);
        }
        self.save_now();
    }

    /// Whether the open dossier can only be read, and who can change it.
    pub fn reading_only(&self) -> Option<Option<&super::Holder>> {
        match &self.open.as_ref()?.kept.as_ref()?.access {
            Access::ReadOnly(holder) => Some(holder.as_ref()),
            Access::Editing => None,
        }
    }
}
