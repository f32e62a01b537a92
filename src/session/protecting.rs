//! Passphrases: opening a protected dossier, and protecting one.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::choices::PendingConflict;
use super::export::Stop;
use super::opening::{Awaited, Opening, fault};
use super::trouble::code_of_obstacle;
use super::{Crashed, Notice, Protected, SaveTrouble, Session};
use crate::store::{Passphrase, ProtectionFault, SafetyCopy, SaveObstacle, StoreError, StoreErrorKind};

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

/// What the protection of the open dossier is being changed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProtectionGoal {
    /// It has no passphrase, and gets one.
    Protect,
    /// It gets another passphrase.
    Change,
    /// It loses its passphrase.
    Remove,
}

/// Protecting that is on its way.
#[derive(Clone)]
pub(super) struct ProtectAttempt {
    number: u64,
    since: Instant,
    goal: ProtectionGoal,
    stop: Stop,
}

/// What came of protecting the file.
struct Outcome {
    /// Whether it was done; `false` when somebody stopped it in time.
    result: Result<bool, SaveObstacle>,
    safety: Option<SafetyCopy>,
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

    /// Whether a passphrase is being tried for longer than that takes where the disk answers.
    pub fn is_unlocking_slow(&self) -> bool {
        matches!(&self.opening, Opening::Locked(_, Some(attempt)) if self.is_slow(attempt.since()))
    }

    /// What the protection is being changed into, while that is on its way.
    pub fn protection_on_its_way(&self) -> Option<ProtectionGoal> {
        self.protect_attempt().map(|attempt| attempt.goal)
    }

    /// Whether changing the protection takes longer than that does where the disk answers.
    pub fn is_protecting_slow(&self) -> bool {
        self.protect_attempt().is_some_and(|attempt| self.is_slow(attempt.since))
    }

    /// After how long changing the protection is slow, while it is not.
    pub(super) fn slow_protecting_in(&self) -> Option<Duration> {
        self.protect_attempt().and_then(|attempt| self.slow_in(attempt.since))
    }

    fn protect_attempt(&self) -> Option<&ProtectAttempt> {
        self.open.as_ref()?.protect_attempt.as_ref()
    }

    pub(super) fn unlock(&mut self, passphrase: Passphrase) {
        if let Opening::Locked(locked, None) = &self.opening {
            let path = locked.path.clone();
            let attempt = self.begin_attempt(Awaited::File(path.clone()));
            self.read(path, Some(passphrase), attempt);
        }
    }

    pub(super) fn protect(&mut self, passphrase: Option<Passphrase>) {
        if passphrase.is_none() && self.environment.policy.passphrase.is_required() {
            self.tell(Notice::PassphraseRequired);
            return;
        }
        self.save_now();
        let (now, since, number) = (self.environment.clock.now(), self.environment.clock.instant(), self.next_number());
        let Some(open) = self.open.as_mut().filter(|open| open.writable().is_some()) else { return };
        let was_protected = open.kept.as_ref().is_some_and(|kept| kept.passphrase.is_some());
        let goal = match (was_protected, &passphrase) {
            (_, None) => ProtectionGoal::Remove,
            (true, Some(_)) => ProtectionGoal::Change,
            (false, Some(_)) => ProtectionGoal::Protect,
        };
        let stop = Stop::default();
        open.protecting = Protecting::Busy;
        open.protect_attempt = Some(ProtectAttempt { number, since, goal, stop: stop.clone() });
        let (dossier, revision, asked) = (Arc::clone(&open.dossier), open.save.revision, passphrase.clone());
        let saved = Arc::clone(&dossier);
        self.on_file(
            move |file| {
                let result = file.protect(&dossier, passphrase, now, &|| stop.is_asked());
                Outcome { result, safety: Some(file.safety()) }
            },
            move |session, outcome| {
                let path = session.path().map(std::path::Path::to_owned).unwrap_or_default();
                let outcome = outcome.unwrap_or_else(|Crashed| Outcome {
                    result: Err(SaveObstacle::Store(StoreError::writing(&path, fault()))),
                    safety: None,
                });
                if outcome.result.is_ok()
                    && let Some(open) = &mut session.open
                {
                    open.base = Some(saved);
                }
                session.take_in_protected(number, revision, asked, outcome);
            },
        );
    }

    /// Lets go of protecting: what the disk has not taken yet is not done any more.
    pub(super) fn stop_protecting(&mut self) {
        let Some(open) = &mut self.open else { return };
        if let Some(attempt) = open.protect_attempt.take() {
            attempt.stop.ask();
        }
        open.protecting = Protecting::No;
    }

    /// `asked` is what it was to be protected with.
    fn take_in_protected(&mut self, number: u64, revision: u64, asked: Option<Passphrase>, outcome: Outcome) {
        let now = self.environment.clock.now();
        if let Err(reason) = &outcome.result {
            self.note_trouble(code_of_obstacle(reason));
        }
        let Some(open) = &mut self.open else { return };
        let is_awaited = open.protect_attempt.as_ref().is_some_and(|attempt| attempt.number == number);
        match outcome.result {
            Ok(true) => {}
            Ok(false) => return,
            Err(reason) => {
                let trouble = match reason {
                    SaveObstacle::Store(error) => SaveTrouble::Store(error),
                    SaveObstacle::Changed(changed) => {
                        open.conflict = Some(PendingConflict::new(&self.environment, *changed));
                        SaveTrouble::Changed
                    }
                    SaveObstacle::Gone => SaveTrouble::Gone,
                };
                if is_awaited {
                    open.protect_attempt = None;
                    open.protecting = Protecting::Failed(trouble);
                }
                return;
            }
        }
        open.save.done(revision, now);
        open.save.failed_at = None;
        open.conflict = None;
        let Some(kept) = &mut open.kept else { return };
        let is_protected = asked.is_some();
        let before = std::mem::replace(&mut kept.passphrase, asked);
        let was_protected = before.is_some();
        let generation = kept.generation;
        // What is kept beside the file is on a disk of its own. It is told of when that is protected as well.
        kept.safety.run(
            move |present| {
                if let Some(safety) = outcome.safety {
                    present.go_on_as(safety);
                }
                present.discard();
                present.change_passphrase(before.as_ref())
            },
            move |session, left| {
                if !session.is_open(generation) {
                    return;
                }
                if let Some(open) = &mut session.open
                    && open.protect_attempt.take_if(|attempt| attempt.number == number).is_some()
                {
                    open.protecting = Protecting::No;
                }
                let path = session.path().map(std::path::Path::to_owned).unwrap_or_default();
                session.tell(match left.unwrap_or_else(|Crashed| Err(StoreError::writing(&path, fault()))) {
                    Err(error) => Notice::PartlyProtected { error, is_protected },
                    Ok(()) => Notice::Protected(match is_protected {
                        true if was_protected => Protected::Otherwise,
                        true => Protected::Newly,
                        false => Protected::NoLonger,
                    }),
                });
            },
        );
        let recent = self.environment.recent(kept, &open.dossier);
        self.remember(recent);
    }
}
