//! The parts of documents that are worked on with a pen: room to write, boxes to tick.

use super::{Anchor, Fact, Heading, Status, Text};

/// The head of a report without a cover.
#[derive(Clone, Debug, PartialEq)]
pub struct Masthead {
    /// What kind of report it is: the heading of the first page.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// Who, when and in which state.
    pub facts: Vec<Fact>,
}

/// Something to work on: what it is about and what to do at the left, and at the right what was agreed or room to write that.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// What refers to it.
    pub anchor: Option<Anchor>,
    /// Its number.
    pub number: String,
    /// What was said of it in a word.
    pub status: Status,
    /// What it is, as a noun.
    pub title: String,
    /// Whether it comes first of all.
    pub is_first: bool,
    /// What was said of it.
    pub said: Vec<Fact>,
    /// Steps to choose from, each with a box to tick.
    pub steps: Vec<Text>,
    /// What stands below the steps, or in their place; may be empty.
    pub remark: Text,
    /// What was agreed; where nothing was, there is room to write it.
    pub agreed: Vec<Fact>,
    /// Whether there is room to write what will be done, who does it and when it is ready.
    pub is_open: bool,
}

/// Room to write.
#[derive(Clone, Debug, PartialEq)]
pub struct Blank {
    /// What to write there.
    pub label: String,
    /// What stands there already; may be empty.
    pub said: String,
    /// The lines to write on; more where the page has room, if it [grows](Self::grows).
    pub lines: u8,
    /// Whether it takes its part of the room that is left on a page.
    pub grows: bool,
}

impl Blank {
    /// A fixed number of empty lines.
    pub fn new(label: impl Into<String>, lines: u8) -> Self {
        Self { label: label.into(), said: String::new(), lines, grows: false }
    }

    /// At least this number of empty lines.
    pub fn growing(label: impl Into<String>, lines: u8) -> Self {
        Self { grows: true, ..Self::new(label, lines) }
    }
}

/// Pages of questions to answer by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// Its parts in order. One follows the other on the same page where there is room.
    pub parts: Vec<QuestionnairePart>,
}

/// Questions about one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionnairePart {
    /// What the questions are about.
    pub heading: Heading,
    /// What to know before answering; may be empty.
    pub introduction: String,
    /// The questions in order.
    pub questions: Vec<Question>,
}

/// A question with boxes to tick and lines to write on.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its number; may be empty.
    pub number: String,
    /// What is asked.
    pub text: String,
    /// What helps to answer it; may be empty.
    pub help: String,
    /// The answers to choose from, each with its box.
    pub choices: Vec<Tick>,
    /// What to count and to mark; `None` where there is nothing.
    pub tally: Option<Tally>,
    /// Where to write.
    pub blanks: Vec<Blank>,
}

/// A line of short places for numbers, with a box at its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// What is counted.
    pub label: String,
    /// What each number is of.
    pub counts: Vec<String>,
    /// What the box is for.
    pub mark: String,
}

/// An answer to choose, with a box to tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The answer.
    pub status: Status,
    /// How it is recognised at this question; may be empty.
    pub recognised: String,
}

impl Tick {
    /// An answer that needs no more than its word.
    pub fn new(status: Status) -> Self {
        Self { status, recognised: String::new() }
    }
}

/// A table to fill in.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// What is to be filled in: the summary that assistive technology reads.
    pub summary: String,
    /// Its columns; the first one says what each row is about.
    pub columns: Vec<GridColumn>,
    /// Its rows.
    pub rows: Vec<GridRow>,
}

/// A column of a [`Grid`].
#[derive(Clone, Debug, PartialEq)]
pub struct GridColumn {
    /// Its heading.
    pub heading: String,
    /// Its share of the width, in proportion to the others'.
    pub share: f32,
    /// What its cells are.
    pub cells: Cells,
}

/// What the cells of a [`GridColumn`] are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    /// The text of the row, which is its heading.
    Said,
    /// A box to tick.
    Box,
    /// Room to write.
    Empty,
}

/// A row of a [`Grid`].
#[derive(Clone, Debug, PartialEq)]
pub struct GridRow {
    /// Its text.
    pub said: String,
    /// How many lines can be written in it.
    pub lines: u8,
}
