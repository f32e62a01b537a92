//! The vervolgmeting: what changed since an earlier measurement and why, then what the team decides now. What stands in the
//! 0-meting and stays the same, as how a principle works and where the points come from, is not repeated.

use super::Section;
use crate::report::sections::{
    actions, board, follow_up, gaps, interventions, method, opening, outcome, people, practice, profile, recognition,
};

pub(super) const SECTIONS: [Section; 17] = [
    opening::cover,
    follow_up::changed,
    board::asked,
    follow_up::look_back,
    opening::contents,
    profile::section,
    board::explanations,
    follow_up::items,
    follow_up::history,
    outcome::section,
    gaps::section,
    actions::section,
    interventions::section,
    people::section,
    method::section,
    recognition::section,
    practice::section,
];
