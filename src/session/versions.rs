//! Earlier versions of the open dossier, and bringing one back.

use std::sync::Arc;

use jiff::civil::DateTime;

use super::worker::Job;
use super::{Notice, OpenDossier, Session};
use crate::model::{Dossier, DossierId};
use crate::store::{Backup, Backups, Passphrase, StoreError};

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
pub(super) fn read(backups: &Backups, passphrase: Option<&Passphrase>) -> Result<Vec<Version>, StoreError> {
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

    pub(super) fn list_versions(&self) {
        if let Some(open) = &self.open
            && let Some(kept) = &open.kept
        {
            self.worker.submit(Job::ListVersions { file: Arc::clone(&kept.file), dossier: open.dossier.id.clone() });
        }
    }

    pub(super) fn take_in_versions(&mut self, dossier: &DossierId, result: Result<Vec<Version>, StoreError>) {
        let Some(open) = self.open.as_mut().filter(|open| open.dossier.id == *dossier) else { return };
        match result {
            Ok(versions) => open.versions = Some(versions),
            Err(error) => self.notice = Some(Notice::store(&error)),
        }
    }

    pub(super) fn restore(&mut self, sequence: u64) {
        let Some(open) = self.open.as_ref() else { return };
        let found = open.versions.iter().flatten().find(|version| version.sequence == sequence);
        let Some((state, made)) = found.and_then(|version| Some((Arc::clone(version.dossier.as_ref().ok()?), version.made)))
        else {
            return;
        };
        let Some(file) = open.writable().map(Arc::clone) else { return };
        // Undo holds the present state only until the window closes.
        let (present, now) = (Arc::clone(&open.dossier), self.environment.clock.now());
        self.worker.submit(Job::KeepVersion { file, dossier: present, now });
        self.replace_state(Dossier::clone(&state));
        self.notice = Some(Notice::restored(made));
        self.list_versions();
    }

    /// Puts the open dossier away, so that others may open it.
    pub(super) fn release(&mut self) {
        if let Some(OpenDossier { kept: Some(kept), .. }) = self.open.take() {
            self.worker.submit(Job::Release(kept.file));
        }
    }
}
