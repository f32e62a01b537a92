//! What only a comparison with an earlier measurement has: the earlier value beside the later one.

mod actions;
mod items;
mod look_back;
mod overview;
mod people;
mod summary;

pub(super) use actions::progress_of_actions;
pub(super) use items::{change_of, compared};
pub(in crate::report) use look_back::section as look_back;
pub(in crate::report) use overview::section as overview;
pub(super) use people::people;
pub(in crate::report) use summary::section as summary;

use crate::report::context::{Context, Earlier};
use crate::report::document::{Mark, Status};
use crate::shapes::{ChangeMark, Names};
use crate::words;

/// What the two measurements are called.
struct Named {
    then: String,
    now: String,
}

impl Named {
    fn new(context: &Context<'_>, earlier: &Earlier<'_>) -> Self {
        Self { then: earlier.name(), now: context.measurement_name() }
    }

    fn names(&self) -> Names<'_> {
        Names { then: &self.then, now: &self.now }
    }
}

/// The mark and the word of a change.
fn change_status(mark: impl Into<ChangeMark>, word: &str) -> Status {
    Status { mark: Some(Mark::Change(mark.into())), word: words::sentence_case(word) }
}

/// Whether anything was rated in the later measurement.
fn is_begun(context: &Context<'_>) -> bool {
    context.scores.counts.answered() > 0
}

fn nothing_yet(named: &Named) -> String {
    format!("In de {} is nog geen oordeel gegeven. Er is dus nog niets te vergelijken met de {}.", named.now, named.then)
}
