//! The sheet on which one person gives a rating to every item.

use super::Mark;

/// Items to rate with one cross each, close together.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerSheet {
    /// What it is called.
    pub title: String,
    /// For whom it is and how long it takes.
    pub about: String,
    /// What to write above the items, as `rol`.
    pub who: Vec<String>,
    /// How to fill it in.
    pub introduction: String,
    /// The answers to choose from.
    pub answers: Vec<(Mark, String)>,
    /// The items by what they are about; each part stands on one page.
    pub parts: Vec<AnswerPart>,
}

/// Items that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerPart {
    /// What they are about, with its number.
    pub title: String,
    /// Number and wording of each.
    pub items: Vec<(String, String)>,
}
