//! Two states of the open dossier that stand against each other, as when somebody else changed the file: the user chooses.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;

use super::{Environment, Session};
use crate::merge::{self, Part};
use crate::model::Dossier;
use crate::store::{Beside, Changed};
use crate::words;

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
    /// Another state of the dossier, for the user to choose from: what somebody else put into the file, or else the file beside
    /// it that is being compared.
    pub fn conflict(&self) -> Option<Conflict<'_>> {
        let open = self.open.as_ref()?;
        let pending = open.conflict.as_ref().or(open.comparing.chosen.as_ref())?;
        let base = open.base.as_ref().filter(|_| pending.source == ConflictSource::File);
        Some(Conflict { source: &pending.source, theirs: pending.theirs.as_ref(), written: pending.written, base })
    }

    pub(super) fn resolve(&mut self, resolution: &Resolution) {
        let instant = self.environment.clock.instant();
        let Some(open) = self.writable_mut() else { return };
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
}
