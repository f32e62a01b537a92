//! Earlier versions of the open dossier, and bringing one back.

use std::sync::Arc;

use jiff::civil::DateTime;

use super::background::Crashed;
use super::{Notice, Session};
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

    /// Reads the versions, after what was asked of the file and of what is kept beside it before: some of that adds to them.
    pub(super) fn list_versions(&self) {
        if self.is_stalled() {
            self.read_versions();
            return;
        }
        self.on_file(
            |_| {},
            |session, _| {
                if let Some(kept) = session.kept() {
                    kept.on_safety(|_| {}, |session, _| session.read_versions());
                }
            },
        );
    }

    /// Opening ten protected versions takes seconds, and saving must not wait for that.
    fn read_versions(&self) {
        let Some(kept) = self.kept() else { return };
        let (backups, passphrase, path) = (Backups::of(&kept.place), kept.passphrase.clone(), kept.path.clone());
        let land = kept.landing(move |session, result: Result<_, Crashed>| {
            match (&mut session.open, result.map_err(|Crashed| Crashed::reading(&path)).flatten()) {
                (Some(open), Ok(versions)) => open.versions = Some(versions),
                (_, Err(error)) => session.tell(Notice::Store(error)),
                (None, Ok(_)) => {}
            }
        });
        self.background.run(move || read(&backups, passphrase.as_ref()), land);
    }

    /// Keeps the present state among the earlier versions: undo holds it only until the window closes.
    pub(super) fn keep_version(&self) {
        let Some(open) = &self.open else { return };
        let (dossier, now) = (Arc::clone(&open.dossier), self.environment.clock.now());
        let Some(kept) = open.writable() else { return };
        let beside = kept.safety.hand();
        let land = kept.landing_of_disk(|session, kept: Result<_, StoreError>| session.tell_unless_kept(kept.flatten()));
        // The file makes its bytes, and the disk of the versions is not waited for.
        self.on_file(
            move |file| {
                let bytes = file.bytes_of(&dossier)?;
                beside.run(move |present| present.keep_version(&bytes, now), land);
                Ok(())
            },
            |session, handed| session.tell_unless_kept(handed.flatten()),
        );
    }

    /// Tells of an earlier version that could not be kept.
    pub(super) fn tell_unless_kept(&mut self, kept: Result<(), StoreError>) {
        if let Err(error) = kept {
            self.tell(Notice::NoVersionKept(error));
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
