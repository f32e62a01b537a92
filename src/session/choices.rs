//! Where two states of a dossier stand against each other, the user chooses: after a crash, and when somebody else changed
//! the file.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;

use super::worker::Job;
use super::{Environment, Notice, OpenDossier, Session};
use crate::analysis::{self, Part};
use crate::model::Dossier;
use crate::store::{Access, Changed, Found, FoundKind, Passphrase, StoreError};

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

/// Somebody else changed the file while the dossier was open.
#[derive(Clone, Debug)]
pub struct Conflict<'a> {
    /// What stands in the file now; `None` when that is no dossier that can be read.
    pub theirs: Option<&'a Arc<Dossier>>,
    /// When it was written, where the disk knows.
    pub written: Option<DateTime>,
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
    theirs: Option<Arc<Dossier>>,
    written: Option<DateTime>,
    changed: Changed,
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
            theirs: changed.theirs.as_ref().ok().map(|theirs| Arc::new(theirs.clone())),
            written: changed.written.map(|moment| environment.clock.local(moment)),
            changed,
        }
    }
}

impl Session {
    /// What an earlier run left, for the user to choose from.
    pub fn recovery(&self) -> Option<&Recovery> {
        let stranded = self.stranded.as_ref().map(|stranded| &stranded.recovery);
        self.open.as_ref().and_then(|open| open.recovery.as_ref()).or(stranded)
    }

    /// What somebody else put into the file, for the user to choose from.
    pub fn conflict(&self) -> Option<Conflict<'_>> {
        let pending = self.open.as_ref()?.conflict.as_ref()?;
        Some(Conflict { theirs: pending.theirs.as_ref(), written: pending.written })
    }

    pub(super) fn recover(&mut self, source: Source) {
        if let Some(Stranded { recovery, passphrase }) = self.stranded.take() {
            let chosen = match source {
                Source::File => None,
                Source::Candidate(at) => recovery.candidates.get(at),
            };
            if let (None, Err(error)) = (chosen, &recovery.file) {
                // What is wrong with the file stays in sight, with what can still be read of it.
                self.notice = Some(Notice::store(error));
            }
            if let Some(candidate) = chosen {
                self.rescue = None;
                self.is_loading = true;
                let (path, now) = (recovery.path.clone(), self.environment.clock.now());
                self.worker.submit(Job::TakeOver {
                    path,
                    dossier: Arc::clone(&candidate.dossier),
                    passphrase,
                    found: recovery.found(),
                    now,
                });
            }
            return;
        }
        let Some(recovery) = self.open.as_mut().and_then(|open| open.recovery.take()) else { return };
        if let Source::Candidate(at) = source
            && let Some(candidate) = recovery.candidates.get(at)
        {
            self.replace_state(Dossier::clone(&candidate.dossier));
        }
        if let Some(file) = self.open.as_ref().and_then(OpenDossier::writable) {
            let now = self.environment.clock.now();
            self.worker.submit(Job::Settle { file: Arc::clone(file), found: recovery.found(), now });
        }
        // What was chosen is in its file before anything else happens to it.
        self.save_now();
    }

    pub(super) fn resolve(&mut self, resolution: &Resolution) {
        let instant = self.environment.clock.instant();
        let Some(open) = &mut self.open else { return };
        let Some(pending) = open.conflict.take() else { return };
        let Some(file) = open.writable().map(Arc::clone) else { return };
        let chosen = match (resolution, &pending.theirs) {
            (Resolution::Mine, _) | (_, None) => None,
            (Resolution::Theirs, Some(theirs)) => Some(Dossier::clone(theirs)),
            (Resolution::Parts(parts), Some(theirs)) => Some(analysis::merged(&open.dossier, theirs, parts)),
        };
        if !matches!(resolution, Resolution::Mine) {
            // Theirs was kept when it was noticed; mine is, before parts of it go.
            let (dossier, now) = (Arc::clone(&open.dossier), self.environment.clock.now());
            self.worker.submit(Job::KeepVersion { file: Arc::clone(&file), dossier, now });
        }
        // What was chosen is written even when it is just what stands in this window.
        open.must_save(instant);
        self.worker.submit(Job::Accept { file, changed: Box::new(pending.changed) });
        if let Some(state) = chosen {
            self.replace_state(state);
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
