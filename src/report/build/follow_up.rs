//! The vervolgmeting: a measurement held against an earlier one. Its sections are those of the 0-meting, where each tells
//! of then beside now, and what only a comparison has.

mod actions;
mod items;
mod overview;
mod people;
mod summary;

pub(super) use actions::progress_of_actions;
pub(super) use items::{change_of, compared};
pub(super) use people::people;

use super::Section;
use super::context::{Context, Earlier};
use super::{gaps, interventions, method, opening, outcome, preconditions, principles, profile, sources};
use crate::report::document::{Mark, Status};
use crate::shapes::{ChangeMark, Names};
use crate::words;

pub(super) const SECTIONS: [Section; 14] = [
    opening::cover,
    summary::section,
    opening::contents,
    profile::section,
    overview::section,
    outcome::section,
    preconditions::section,
    gaps::section,
    super::actions::section,
    interventions::section,
    principles::section,
    super::people::section,
    method::section,
    sources::section,
];

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
