//! The 0-meting: everything that the team said in one measurement, and what it adds up to.

use super::Section;
use crate::report::sections::{
    actions, gaps, interventions, method, opening, outcome, people, preconditions, principles, profile, sources, summary,
};

pub(super) const SECTIONS: [Section; 13] = [
    opening::cover,
    summary::section,
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
];
