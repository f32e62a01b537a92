//! What only a comparison with an earlier measurement has: the earlier value beside the later one.

mod actions;
mod changed;
mod history;
mod items;
mod look_back;
mod people;

pub(super) use actions::progress_of_actions;
pub(in crate::report) use changed::section as changed;
pub(in crate::report) use history::section as history;
pub(in crate::report) use items::section as items;
pub(in crate::report) use look_back::section as look_back;
pub(super) use people::people;

use crate::model::Measurement;
use crate::report::context::{Context, Earlier};
use crate::report::document::{Mark, Status};
use crate::shapes::ChangeMark;
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
}

/// The mark and the word of a change.
fn change_status(mark: impl Into<ChangeMark>, word: &str) -> Status {
    Status { mark: Some(Mark::Change(mark.into())), word: words::sentence_case(word) }
}

/// `0-meting, 15 oktober 2026`, as far as the day is known.
fn dated(name: &str, measurement: &Measurement) -> String {
    match measurement.reference_date {
        Some(date) => format!("{name}, {}", words::date(date)),
        None => name.to_owned(),
    }
}

/// Whether anything was rated in the later measurement.
fn is_begun(context: &Context<'_>) -> bool {
    context.scores.counts.answered() > 0
}

fn nothing_yet(named: &Named) -> String {
    format!("In de {} is nog geen oordeel gegeven. Er is dus nog niets te vergelijken met de {}.", named.now, named.then)
}
