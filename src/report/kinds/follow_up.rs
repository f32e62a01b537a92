//! The vervolgmeting: a measurement held against an earlier one. Its sections are those of the 0-meting, where each tells
//! of then beside now, and what only a comparison has.

use super::Section;
use crate::report::sections::{
    actions, follow_up, gaps, interventions, method, opening, outcome, people, preconditions, principles, profile, sources,
};

pub(super) const SECTIONS: [Section; 14] = [
    opening::cover,
    follow_up::summary,
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
];
