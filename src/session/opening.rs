//! What stands between the start and an open dossier: which file is being opened, and what it asks of the user.
//!
//! The states that a feature acts on are defined with that feature; this module says how one follows the other.

use std::path::PathBuf;
use std::time::Duration;

use super::Session;
use super::background::Attempt;
use super::protecting::Locked;
use super::recovery::{Recovery, Stranded};
use super::rescue::RescueOffer;

/// What stands between the start and an open dossier, or between the open one and the next.
#[derive(Default)]
pub(super) enum Opening {
    /// Nothing.
    #[default]
    Nothing,
    /// A file is being read or made.
    Loading(Attempt, Awaited),
    /// A file asks for its passphrase. The attempt tries the one that was typed last.
    Locked(Locked, Option<Attempt>),
    /// A file is damaged, and this can be read of it.
    Damaged(RescueOffer),
    /// A file is gone or damaged, and an earlier run left this of it; the offer is what the file itself still gives.
    Stranded(Stranded, Option<RescueOffer>),
    /// The open dossier is being saved, and this happens after that.
    Leaving(Next),
}

/// What happens when the open dossier is saved.
pub(super) type Next = Box<dyn FnOnce(&mut Session) + Send>;

/// The dossier that is waited for while it is being opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// The one in this file is being read.
    File(PathBuf),
    /// One is being made.
    New {
        /// Its gemeente.
        municipality: String,
        /// Its wijk.
        neighbourhood: String,
    },
}

impl Opening {
    /// The attempt that is going on.
    fn attempt(&self) -> Option<&Attempt> {
        match self {
            Self::Loading(attempt, _) | Self::Locked(_, Some(attempt)) => Some(attempt),
            _ => None,
        }
    }

    /// What an earlier run left of the file that is gone or damaged.
    pub(super) fn stranded(&self) -> Option<&Recovery> {
        match self {
            Self::Stranded(stranded, _) => Some(&stranded.recovery),
            _ => None,
        }
    }

    /// Takes what an earlier run left; what the file itself still gives is offered from then on.
    pub(super) fn take_stranded(&mut self) -> Option<Stranded> {
        match std::mem::take(self) {
            Self::Stranded(stranded, offer) => {
                *self = offer.map_or(Self::Nothing, Self::Damaged);
                Some(stranded)
            }
            other => {
                *self = other;
                None
            }
        }
    }

    /// Takes what can be read of a damaged file, and with it whatever else stood there.
    pub(super) fn take_offer(&mut self) -> Option<RescueOffer> {
        match std::mem::take(self) {
            Self::Damaged(offer) | Self::Stranded(_, Some(offer)) => Some(offer),
            _ => None,
        }
    }
}

impl Session {
    /// Whether a dossier is being read.
    pub fn is_loading(&self) -> bool {
        self.opening.attempt().is_some()
    }

    /// The dossier that is being opened, when that takes longer than it does where the disk answers.
    pub fn slow_opening(&self) -> Option<&Awaited> {
        match &self.opening {
            Opening::Loading(attempt, awaited) if self.is_slow(attempt.since) => Some(awaited),
            _ => None,
        }
    }

    /// After how long opening is slow, while it is not.
    pub(super) fn slow_opening_in(&self) -> Option<Duration> {
        self.slow_in(self.opening.attempt()?.since)
    }

    /// The file that asks for a passphrase.
    pub fn locked(&self) -> Option<&Locked> {
        match &self.opening {
            Opening::Locked(locked, _) => Some(locked),
            _ => None,
        }
    }

    /// Whether a passphrase is being tried for longer than that takes where the disk answers.
    pub fn is_unlocking_slow(&self) -> bool {
        matches!(&self.opening, Opening::Locked(_, Some(attempt)) if self.is_slow(attempt.since))
    }

    /// What can be opened of the file of which [`notice`](Self::notice) or [`recovery`](Self::recovery) tells that it is damaged.
    pub fn rescue_offer(&self) -> Option<&RescueOffer> {
        match &self.opening {
            Opening::Damaged(offer) | Opening::Stranded(_, Some(offer)) => Some(offer),
            _ => None,
        }
    }

    /// Whether this very dossier is being opened or made already.
    pub(super) fn is_awaiting(&self, wanted: &Awaited) -> bool {
        matches!(&self.opening, Opening::Loading(_, awaited) if awaited == wanted)
    }

    /// Notes that a dossier is waited for. A file that asks for a passphrase stays in sight meanwhile.
    pub(super) fn begin_opening(&mut self, awaited: Awaited) -> Attempt {
        let attempt = self.new_attempt();
        self.opening = match std::mem::take(&mut self.opening) {
            Opening::Locked(locked, _) => Opening::Locked(Locked { is_refused: false, ..locked }, Some(attempt.clone())),
            _ => Opening::Loading(attempt.clone(), awaited),
        };
        attempt
    }

    /// Notes that an attempt is over; `false` when nobody waits for it any more.
    pub(super) fn ends_opening(&mut self, attempt: &Attempt) -> bool {
        let is_awaited = self.opening.attempt().is_some_and(|awaited| awaited.is(attempt));
        if is_awaited {
            self.opening = Opening::Nothing;
        }
        is_awaited
    }

    /// Gives up what is being opened; a disk that does not answer keeps nobody waiting.
    pub(super) fn stop_opening(&mut self) {
        self.opening = Opening::Nothing;
    }

    /// Puts away the message that is shown, and with it what it offers.
    pub(super) fn dismiss_notice(&mut self) {
        self.notices.dismiss();
        if matches!(self.opening, Opening::Damaged(_)) {
            self.opening = Opening::Nothing;
        }
    }
}
