//! Passphrases: opening a protected dossier, and protecting one.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::background::Attempt;
use super::trouble::code_of_obstacle;
use super::{Notice, Protected, SaveTrouble, Session};
use crate::store::{Passphrase, ProtectionFault, SafetyCopy, SaveObstacle, StoreErrorKind};

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

/// Changing the protection, as far as it is.
#[derive(Default)]
pub(super) struct ChangingProtection {
    state: Protecting,
    /// What is being done.
    attempt: Option<(Attempt, ProtectionGoal)>,
}

/// What came of protecting the file.
struct Outcome {
    /// Whether it was done; `false` when somebody stopped it in time.
    result: Result<bool, SaveObstacle>,
    safety: Option<SafetyCopy>,
}

impl ChangingProtection {
    /// Notes that an attempt is over, and how; not when nobody waits for it any more.
    fn end(&mut self, ended: &Attempt, state: Protecting) {
        if self.attempt.take_if(|(attempt, _)| attempt.is(ended)).is_some() {
            self.state = state;
        }
    }
}

impl Session {
    /// Whether the file of the open dossier is protected with a passphrase.
    pub fn is_protected(&self) -> bool {
        self.kept().is_some_and(|kept| kept.passphrase.is_some())
    }

    /// How far protecting the dossier is.
    pub fn protecting(&self) -> &Protecting {
        self.open.as_ref().map_or(&Protecting::No, |open| &open.protecting.state)
    }

    /// What the protection is being changed into, while that is on its way.
    pub fn protection_on_its_way(&self) -> Option<ProtectionGoal> {
        self.protect_attempt().map(|(_, goal)| *goal)
    }

    /// Whether changing the protection takes longer than that does where the disk answers.
    pub fn is_protecting_slow(&self) -> bool {
        self.protect_attempt().is_some_and(|(attempt, _)| self.is_slow(attempt.since))
    }

    /// After how long changing the protection is slow, while it is not.
    pub(super) fn slow_protecting_in(&self) -> Option<Duration> {
        self.protect_attempt().and_then(|(attempt, _)| self.slow_in(attempt.since))
    }

    fn protect_attempt(&self) -> Option<&(Attempt, ProtectionGoal)> {
        self.open.as_ref()?.protecting.attempt.as_ref()
    }

    pub(super) fn unlock(&mut self, passphrase: Passphrase) {
        // One at a time: a passphrase that is being tried is waited for.
        if let Some(locked) = self.locked().filter(|_| !self.is_loading()) {
            self.read(locked.path.clone(), Some(passphrase));
        }
    }

    pub(super) fn protect(&mut self, passphrase: Option<Passphrase>) {
        if passphrase.is_none() && self.environment.policy.passphrase.is_required() {
            self.tell(Notice::PassphraseRequired);
            return;
        }
        self.save_now();
        let (now, attempt) = (self.environment.clock.now(), self.new_attempt());
        let Some(open) = self.writable_mut() else { return };
        let was_protected = open.kept.as_ref().is_some_and(|kept| kept.passphrase.is_some());
        let goal = match (was_protected, &passphrase) {
            (_, None) => ProtectionGoal::Remove,
            (true, Some(_)) => ProtectionGoal::Change,
            (false, Some(_)) => ProtectionGoal::Protect,
        };
        open.protecting = ChangingProtection { state: Protecting::Busy, attempt: Some((attempt.clone(), goal)) };
        let (dossier, revision, asked) = (Arc::clone(&open.dossier), open.save.revision, passphrase.clone());
        let (saved, stop) = (Arc::clone(&dossier), attempt.stop.clone());
        self.on_file(
            move |file| {
                let result = file.protect(&dossier, passphrase, now, &|| stop.is_asked());
                Outcome { result, safety: Some(file.safety()) }
            },
            move |session, outcome| {
                let outcome = outcome.unwrap_or_else(|error| Outcome { result: Err(SaveObstacle::Store(error)), safety: None });
                if outcome.result.is_ok()
                    && let Some(open) = &mut session.open
                {
                    open.base = Some(saved);
                }
                session.take_in_protected(&attempt, revision, asked, outcome);
            },
        );
    }

    /// Lets go of protecting: what the disk has not taken yet is not done any more.
    pub(super) fn stop_protecting(&mut self) {
        if let Some(open) = &mut self.open
            && let Some((attempt, _)) = std::mem::take(&mut open.protecting).attempt
        {
            attempt.stop.ask();
        }
    }

    /// `asked` is what it was to be protected with.
    fn take_in_protected(&mut self, attempt: &Attempt, revision: u64, asked: Option<Passphrase>, outcome: Outcome) {
        let now = self.environment.clock.now();
        if let Err(reason) = &outcome.result {
            self.note_trouble(code_of_obstacle(reason));
        }
        let Some(open) = &mut self.open else { return };
        match outcome.result {
            Ok(true) => {}
            Ok(false) => return,
            Err(obstacle) => {
                let trouble = open.note_obstacle(&self.environment, obstacle);
                open.protecting.end(attempt, Protecting::Failed(trouble));
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
        let ended = attempt.clone();
        // What is kept beside the file is on a disk of its own. It is told of when that is protected as well.
        kept.on_safety(
            move |present| {
                if let Some(safety) = outcome.safety {
                    present.go_on_as(safety);
                }
                present.discard();
                present.change_passphrase(before.as_ref())
            },
            move |session, left| {
                if let Some(open) = &mut session.open {
                    open.protecting.end(&ended, Protecting::No);
                }
                session.tell(match left.flatten() {
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
