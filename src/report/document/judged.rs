//! What was judged: what a group of things comes to, and each of them with what it rests on.

use super::{Anchor, Fact, Heading, Status, Text};
use crate::shapes::Drawing;

/// The head of a group of things that were judged: what it is about, why it matters, and what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// What the group is about.
    pub heading: Heading,
    /// Why it matters.
    pub introduction: String,
    /// What it comes to in a word.
    pub status: Status,
    /// What stands after that word: `2 van 5 op orde`; may be empty.
    pub counted: String,
    /// The things one by one, drawn small; `None` where none was judged.
    pub picture: Option<Drawing>,
    /// Its score, or what is known of it; may be empty.
    pub score: String,
}

/// A thing that was judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// What refers to it.
    pub anchor: Option<Anchor>,
    /// The level of its heading, 2 or 3.
    pub level: u8,
    /// Its number; may be empty.
    pub number: String,
    /// The judgement in a word.
    pub status: Status,
    /// What it is, as a noun.
    pub title: String,
    /// Whether it comes first of all.
    pub is_first: bool,
    /// What was judged, in full.
    pub text: Text,
    /// What the judgement rests on; a part without a name needs none.
    pub said: Vec<Fact>,
    /// What else was said of it, in the column beside it.
    pub beside: Vec<Fact>,
}

/// One of a few short texts that stand beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What it is about, with its mark.
    pub status: Status,
    /// What it says.
    pub text: Text,
}
