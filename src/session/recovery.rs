//! What an earlier run of the program left of a dossier, as after a crash: the user chooses with what to go on.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;

use super::{Environment, Notice, Session};
use crate::model::Dossier;
use crate::store::{DossierFile, Found, FoundKind, Passphrase, StoreError};
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
    /// The candidate at this position, from 0.
    Candidate(usize),
}

/// What was found of a dossier that cannot be opened itself.
pub(super) struct Stranded {
    pub(super) recovery: Recovery,
    /// What opened that, where it was protected.
    pub(super) passphrase: Option<Passphrase>,
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

    fn chosen(&self, source: Source) -> Option<&Candidate> {
        match source {
            Source::File => None,
            Source::Candidate(position) => self.candidates.get(position),
        }
    }
}

impl Session {
    /// What an earlier run left, for the user to choose from.
    pub fn recovery(&self) -> Option<&Recovery> {
        self.open.as_ref().and_then(|open| open.recovery.as_ref()).or_else(|| self.opening.stranded())
    }

    pub(super) fn recover(&mut self, source: Source) {
        if let Some(stranded) = self.opening.take_stranded() {
            self.recover_stranded(stranded, source);
            return;
        }
        let now = self.environment.clock.now();
        let Some(recovery) = self.open.as_mut().and_then(|open| open.recovery.take()) else { return };
        if let Some(candidate) = recovery.chosen(source) {
            self.replace_state(Dossier::clone(&candidate.dossier), &words::gone_on_with);
        }
        let found = recovery.found();
        self.on_file(
            move |file| found.iter().try_for_each(|found| file.settle(found, now)),
            |session, settled| session.tell_unless_kept(settled.flatten()),
        );
        // What was chosen is in its file before anything else happens to it.
        self.save_now();
    }

    fn recover_stranded(&mut self, stranded: Stranded, source: Source) {
        let Stranded { recovery, passphrase } = stranded;
        let Some(candidate) = recovery.chosen(source) else {
            if let Err(error) = &recovery.file {
                // What is wrong with the file stays in sight, with what can still be read of it.
                self.tell(Notice::Store(error.clone()));
            }
            return;
        };
        let (surroundings, now) = (self.surroundings(), self.environment.clock.now());
        let (path, found, dossier) = (recovery.path.clone(), recovery.found(), Arc::clone(&candidate.dossier));
        let id = dossier.id.clone();
        self.make_for(
            recovery.path,
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
}
