//! The parts of the overview of a leerkring.

use super::{Mark, Text};

/// The wijken beside each other, on a page on its side, with proposals at the right.
#[derive(Clone, Debug, PartialEq)]
pub struct CircleSheet {
    /// The heading of the page.
    pub title: String,
    /// What is in it, and why nothing is in an order of scores.
    pub introduction: String,
    /// What the table shows: the summary that assistive technology reads.
    pub summary: String,
    /// The heading of each column, and whether a line stands before it.
    pub columns: Vec<(String, bool)>,
    /// The wijken.
    pub rows: Vec<CircleRow>,
    /// Below the wijken: how many of them there are of something in each column.
    pub counts: Vec<(String, Vec<usize>)>,
    /// What the marks mean.
    pub legend: Vec<(Mark, String)>,
    /// What the triangle means; empty where there is none.
    pub sought: String,
    /// The heading of the proposals.
    pub proposals_title: String,
    /// Who can go to whom. As many as there is room for are printed beside the table.
    pub proposals: Vec<Proposal>,
    /// What is said where not all are: below their heading.
    pub more_proposals: String,
    /// The heading of what most wijken lack; empty where that is nothing.
    pub shared_title: String,
    /// What most wijken lack.
    pub shared: String,
}

/// A wijk.
#[derive(Clone, Debug, PartialEq)]
pub struct CircleRow {
    /// What it is called.
    pub name: String,
    /// Its gemeente, and its file where another one is called the same.
    pub under: String,
    /// A cell for each column.
    pub cells: Vec<CircleCell>,
}

/// How a wijk stands with something.
#[derive(Clone, Debug, PartialEq)]
pub struct CircleCell {
    /// `None` where it does not have the measurement.
    pub mark: Option<Mark>,
    /// Whether it seeks this.
    pub is_sought: bool,
    /// The same in words, as `deels, zoekt`.
    pub said: String,
}

/// Somebody could go to somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Who to whom.
    pub who: Text,
    /// About what.
    pub about: String,
    /// Why.
    pub reason: String,
}

/// A visit, with room to write.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedVisit {
    /// The day.
    pub when: String,
    /// The day of the week.
    pub weekday: String,
    /// Who to whom.
    pub who: Text,
    /// About what.
    pub about: String,
    /// What the one seeks and the other has.
    pub told: Vec<String>,
    /// What to ask there, each with a box to tick.
    pub questions: Vec<Text>,
}
