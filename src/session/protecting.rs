//! Passphrases: opening a protected dossier, and protecting one.

use std::path::PathBuf;
use std::sync::Arc;

use super::worker::{Job, Key};
use super::{Notice, Session};
use crate::model::DossierId;
use crate::store::{SaveFailure, SaveObstacle, SealFault, StoreError, StoreErrorKind};
use crate::words;

/// A file that opens with a passphrase only.
#[derive(Clone, Debug, PartialEq)]
pub struct Locked {
    /// The file.
    pub path: PathBuf,
    /// Whether the passphrase that was tried last is not the right one.
    pub is_refused: bool,
}

impl Locked {
    pub(super) fn new(path: PathBuf, why: &StoreErrorKind) -> Self {
        Self { path, is_refused: *why == StoreErrorKind::Sealed(SealFault::WrongPassphrase) }
    }
}

/// How far protecting the dossier is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Protecting {
    /// Nobody asked for it, or it is done.
    #[default]
    No,
    /// It is being done.
    Busy,
    /// It did not work out, for this reason in Dutch. Everything is as it was.
    Failed(String),
}

/// What became of the protection of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protected {
    /// It has a passphrase, and had none.
    Newly,
    /// It has another passphrase.
    Otherwise,
    /// It has none any more.
    NoLonger,
}

impl Session {
    /// The file that asks for a passphrase.
    pub fn locked(&self) -> Option<&Locked> {
        self.locked.as_ref()
    }

    /// Whether the file of the open dossier is protected with a passphrase.
    pub fn is_protected(&self) -> bool {
        self.open.as_ref().and_then(|open| open.kept.as_ref()).is_some_and(|kept| kept.is_protected)
    }

    /// How far protecting the dossier is.
    pub fn protecting(&self) -> &Protecting {
        self.open.as_ref().map_or(&Protecting::No, |open| &open.protecting)
    }

    pub(super) fn unlock(&mut self, passphrase: super::Passphrase) {
        if let Some(locked) = self.locked.as_mut().filter(|_| !self.is_loading) {
            locked.is_refused = false;
            self.is_loading = true;
            let (path, now) = (locked.path.clone(), self.environment.clock.now());
            self.worker.submit(Job::Load { path, key: Key::Typed(passphrase), now });
        }
    }

    pub(super) fn protect(&mut self, passphrase: Option<super::Passphrase>) {
        self.save_now();
        let now = self.environment.clock.now();
        let Some(open) = &mut self.open else { return };
        let Some(file) = open.writable().map(Arc::clone) else { return };
        open.protecting = Protecting::Busy;
        let (dossier, revision) = (Arc::clone(&open.dossier), open.save.revision);
        self.worker.submit(Job::Protect { file, dossier, revision, passphrase, now });
    }

    /// `is_protected` is what was asked for.
    pub(super) fn take_in_protected(
        &mut self,
        dossier: &DossierId,
        revision: u64,
        is_protected: bool,
        result: Result<Result<(), StoreError>, SaveFailure>,
    ) {
        let now = self.environment.clock.now();
        let Some(open) = self.open.as_mut().filter(|open| open.dossier.id == *dossier) else { return };
        let left = match result {
            Ok(left) => left,
            Err(SaveFailure { reason, .. }) => {
                open.protecting = Protecting::Failed(match reason {
                    SaveObstacle::Store(error) => {
                        let message = words::store_error(&error);
                        format!("{} Er is niets veranderd. {}", message.what, message.advice)
                    }
                    SaveObstacle::Changed(_) => {
                        "Iemand anders heeft het bestand veranderd. Er is niets beveiligd of weggehaald. Kies eerst wat je wilt houden."
                            .to_owned()
                    }
                });
                return;
            }
        };
        open.protecting = Protecting::No;
        open.save.done(revision, now);
        open.save.failed_at = None;
        open.conflict = None;
        let Some(kept) = &mut open.kept else { return };
        let was_protected = std::mem::replace(&mut kept.is_protected, is_protected);
        self.worker.submit(Job::Remember(self.environment.recent(kept, &open.dossier.profile)));
        self.notice = Some(match left {
            Err(error) => Notice::left_unguarded(&error, is_protected),
            Ok(()) => Notice::protected(match is_protected {
                true if was_protected => Protected::Otherwise,
                true => Protected::Newly,
                false => Protected::NoLonger,
            }),
        });
    }
}
