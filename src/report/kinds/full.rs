//! The full reports: the 0-meting, with everything that the team said in one measurement and what it adds up to, and the
//! vervolgmeting, which compares a measurement with an earlier one. Most sections serve both; a section that only one of
//! them has is empty in the other.

use super::Section;
use crate::report::sections::{
    actions, board, follow_up, gaps, interventions, items, method, opening, outcome, people, preconditions, principles,
    profile, recognition, scores, sources, summary,
};

pub(super) const SECTIONS: [Section; 17] = [
    opening::cover,
    summary::section,
    follow_up::summary,
    follow_up::look_back,
    opening::contents,
    profile::section,
    follow_up::overview,
    outcome::section,
    preconditions::section,
    gaps::section,
    actions::section,
    interventions::section,
    principles::section,
    people::section,
    method::section,
    sources::section,
    recognition::section,
];

/// The 0-meting, and each measurement that is compared with none.
pub(super) const BASELINE: [Section; 15] = [
    opening::cover,
    board::section,
    follow_up::look_back,
    opening::contents,
    profile::section,
    board::explanations,
    scores::section,
    items::section,
    gaps::section,
    actions::section,
    interventions::section,
    people::section,
    method::section,
    sources::section,
    recognition::section,
];
