//! The full report: everything that the team said in one measurement, and what it adds up to.

use super::Section;
use crate::report::sections::{
    actions, board, follow_up, gaps, interventions, items, method, opening, people, practice, profile, recognition, scores,
    sources,
};

/// The 0-meting, and each measurement that is compared with none.
pub(super) const BASELINE: [Section; 16] = [
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
    practice::section,
];
