//! Passphrases: opening a protected dossier, and protecting one.

use std::path::PathBuf;
use std::sync::Arc;

use super::choices::PendingConflict;
use super::opening::{Opening, fault};
use super::{Crashed, Notice, Protected, SaveTrouble, Session};
use crate::store::{Passphrase, ProtectionFault, SafetyCopy, SaveFailure, SaveObstacle, StoreError, StoreErrorKind};

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
        Self { path, is_refused: *why == StoreErrorKind::Protected(ProtectionFault::WrongPassphrase) }
    }
}

/// How far protecting the dossier is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Protecting {
    /// Nobody asked for it, or it is done.
    #[default]
    No,
    /// It is being done.
    Busy,
    /// It did not work out. Everything is as it was.
    Failed(SaveTrouble),
}

impl Session {
    /// The file that asks for a passphrase.
    pub fn locked(&self) -> Option<&Locked> {
        match &self.opening {
            Opening::Locked(locked, _) => Some(locked),
            _ => None,
        }
    }

    /// Whether the file of the open dossier is protected with a passphrase.
    pub fn is_protected(&self) -> bool {
        self.open.as_ref().and_then(|open| open.kept.as_ref()).is_some_and(|kept| kept.passphrase.is_some())
    }

    /// How far protecting the dossier is.
    pub fn protecting(&self) -> &Protecting {
        self.open.as_ref().map_or(&Protecting::No, |open| &open.protecting)
    }

    pub(super) fn unlock(&mut self, passphrase: Passphrase) {
        if let Opening::Locked(locked, None) = &self.opening {
            let path = locked.path.clone();
            let attempt = self.begin_attempt();
            self.read(path, Some(passphrase), attempt);
        }
    }

    pub(super) fn protect(&mut self, passphrase: Option<Passphrase>) {
        self.save_now();
        let now = self.environment.clock.now();
        let Some(open) = self.open.as_mut().filter(|open| open.writable().is_some()) else { return };
        open.protecting = Protecting::Busy;
        let (dossier, revision, asked) = (Arc::clone(&open.dossier), open.save.revision, passphrase.clone());
        let saved = Arc::clone(&dossier);
        self.on_file(
            move |file| (file.protect(&dossier, passphrase, now), file.safety()),
            move |session, report| {
                let path = session.path().map(std::path::Path::to_owned).unwrap_or_default();
                let (result, safety) = report.map_or_else(
                    |Crashed| {
                        let reason = SaveObstacle::Store(StoreError::writing(&path, fault()));
                        (Err(SaveFailure { reason, is_copied: false }), None)
                    },
                    |(result, safety)| (result, Some(safety)),
                );
                if result.is_ok()
                    && let Some(open) = &mut session.open
                {
                    open.base = Some(saved);
                }
                session.take_in_protected(revision, asked, result, safety);
            },
        );
    }

    /// `asked` is what it was to be protected with.
    fn take_in_protected(
        &mut self,
        revision: u64,
        asked: Option<Passphrase>,
        result: Result<Result<(), StoreError>, SaveFailure>,
        safety: Option<SafetyCopy>,
    ) {
        let now = self.environment.clock.now();
        let Some(open) = &mut self.open else { return };
        let left = match result {
            Ok(left) => left,
            Err(SaveFailure { reason, .. }) => {
                let trouble = match reason {
                    SaveObstacle::Store(error) => SaveTrouble::Store(error),
                    SaveObstacle::Changed(changed) => {
                        open.conflict = Some(PendingConflict::new(&self.environment, *changed));
                        SaveTrouble::Changed
                    }
                    SaveObstacle::Gone => SaveTrouble::Gone,
                };
                open.protecting = Protecting::Failed(trouble);
                return;
            }
        };
        open.protecting = Protecting::No;
        open.save.done(revision, now);
        open.save.failed_at = None;
        open.conflict = None;
        let Some(kept) = &mut open.kept else { return };
        let is_protected = asked.is_some();
        let was_protected = std::mem::replace(&mut kept.passphrase, asked).is_some();
        if let Some(safety) = safety {
            kept.safety.just_do(move |present| *present = safety);
        }
        let recent = self.environment.recent(kept, &open.dossier);
        self.remember(recent);
        self.tell(match left {
            Err(error) => Notice::PartlyProtected { error, is_protected },
            Ok(()) => Notice::Protected(match is_protected {
                true if was_protected => Protected::Otherwise,
                true => Protected::Newly,
                false => Protected::NoLonger,
            }),
        });
    }
}
