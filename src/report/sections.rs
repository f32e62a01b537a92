//! What a report says, one file a section: from a measurement to blocks. How it looks is decided elsewhere.

pub(super) mod actions;
pub(super) mod board;
pub(super) mod follow_up;
pub(super) mod gaps;
pub(super) mod guide;
pub(super) mod interventions;
pub(super) mod items;
pub(super) mod method;
pub(super) mod opening;
pub(super) mod outcome;
pub(super) mod people;
pub(super) mod practice;
pub(super) mod preconditions;
pub(super) mod profile;
pub(super) mod recognition;
pub(super) mod scores;
pub(super) mod sources;
mod targets;
mod what_figures_are;
mod worked_example;
