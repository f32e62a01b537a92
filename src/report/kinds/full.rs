//! The full report: everything that the team said in one measurement, and what it adds up to.

use super::Section;
use crate::report::sections::{
    actions, follow_up, gaps, interventions, method, opening, outcome, people, preconditions, principles, profile, recognition,
    sources, summary,
};

pub(super) const SECTIONS: [Section; 15] = [
    opening::cover,
    summary::section,
    follow_up::look_back,
    opening::contents,
    profile::section,
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
