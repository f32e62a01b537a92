//! Earlier versions of the open dossier, and bringing one back.

use std::sync::Arc;

use jiff::civil::DateTime;

use super::opening::fault;
use super::{Crashed, Notice, Session};
use crate::merge;
use crate::model::Dossier;
use crate::store::{Backup, Backups, Passphrase, StoreError};
use crate::words;

/// An earlier version of the open dossier.
#[derive(Clone, Debug)]
pub struct Version {
    /// Tells versions apart; the newest has the highest.
    pub sequence: u64,
    /// When it was kept.
    pub made: DateTime,
    /// What it holds, or why it cannot be read.
    pub dossier: Result<Arc<Dossier>, Unread>,
}

/// Why an earlier version cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is damaged.
    Damaged,
    /// It is protected with another passphrase than the dossier is now.
    Locked,
}

/// Reads the earlier versions, the newest first.
fn read(backups: &Backups, passphrase: Option<&Passphrase>) -> Result<Vec<Version>, StoreError> {
    let version = |backup: Backup| {
        let dossier = backup.open(passphrase).map(Arc::new);
        let unread = |error: StoreError| if error.kind.asks_for_passphrase() { Unread::Locked } else { Unread::Damaged };
        Version { sequence: backup.sequence, made: backup.made, dossier: dossier.map_err(unread) }
    };
    Ok(backups.list()?.into_iter().map(version).collect())
}

impl Session {
    /// The earlier versions, the newest first; `None` while they were not read.
    pub fn versions(&self) -> Option<&[Version]> {
        self.open.as_ref()?.versions.as_deref()
    }

    /// Reads the versions, after what was asked of the file before: some of that adds to them.
    pub(super) fn list_versions(&self) {
        if self.is_stalled() {
            self.read_versions();
        } else {
            self.on_file(
                |_| {},
                |session, _| {
                    let Some(kept) = session.open.as_ref().and_then(|open| open.kept.as_ref()) else { return };
                    let generation = kept.generation;
                    kept.safety.run(
                        |_| {},
                        move |session, _| {
                            if session.is_open(generation) {
                                session.read_versions();
                            }
                        },
                    );
                },
            );
        }
    }

    /// Opening ten protected versions takes seconds, and saving must not wait for that.
    fn read_versions(&self) {
        let Some(kept) = self.open.as_ref().and_then(|open| open.kept.as_ref()) else { return };
        let (backups, passphrase) = (Backups::of(&kept.place), kept.passphrase.clone());
        let (path, generation) = (kept.path.clone(), kept.generation);
        self.background.run(
            move || read(&backups, passphrase.as_ref()),
            move |session, result| {
                if session.is_open(generation) {
                    session.take_in_versions(result.unwrap_or_else(|Crashed| Err(StoreError::reading(&path, fault()))));
                }
            },
        );
    }

    fn take_in_versions(&mut self, result: Result<Vec<Version>, StoreError>) {
        match (&mut self.open, result) {
            (Some(open), Ok(versions)) => open.versions = Some(versions),
            (_, Err(error)) => self.tell(Notice::Store(error)),
            (None, Ok(_)) => {}
        }
    }

    pub(super) fn restore(&mut self, sequence: u64, may_reopen: bool) {
        let Some(open) = self.open.as_ref().filter(|open| open.writable().is_some()) else { return };
        let found = open.versions.iter().flatten().find(|version| version.sequence == sequence);
        let Some((state, made)) = found.and_then(|version| Some((Arc::clone(version.dossier.as_ref().ok()?), version.made)))
        else {
            return;
        };
        let is_known = may_reopen || merge::unadopted(&open.dossier, &state).is_empty();
        if !is_known {
            return;
        }
        self.keep_version();
        let reopened = self.replace_state(Dossier::clone(&state), &|number| words::version_put_back(made, number));
        self.tell(Notice::Restored { made, reopened });
        self.list_versions();
    }
}
