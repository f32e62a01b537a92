//! The gap report: aandachtspunten to work from.

use super::Section;
use super::{actions, gaps, opening};

pub(super) const SECTIONS: [Section; 3] = [opening::cover, gaps::section, actions::section];
