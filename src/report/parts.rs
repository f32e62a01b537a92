//! Short ways to write the parts of a document.

pub(super) use crate::words::enumeration;

use super::document::{Aside, Block, Figure, Heading, Label, Mark, Paragraph, Status, Style, Text};
use crate::content::Catalogue;
use crate::model::Rating;
use crate::shapes::Drawing;
use crate::words;

/// Width in points of the drawings: the whole width between the margins.
pub(super) const WIDTH: f32 = 462.0;

pub(super) fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading(Heading::new(level, text))
}

/// A heading of the second level above content of full width.
pub(super) fn wide_heading(text: impl Into<String>) -> Block {
    Block::WideHeading(Heading::new(2, text))
}

pub(super) fn chapter(text: impl Into<String>) -> [Block; 2] {
    [Block::ChapterBreak, heading(1, text)]
}

pub(super) fn paragraph(text: impl Into<Text>) -> Block {
    Block::Paragraph(Paragraph { style: Style::Body, text: text.into() })
}

pub(super) fn lead(text: impl Into<Text>) -> Block {
    Block::Paragraph(Paragraph { style: Style::Lead, text: text.into() })
}

pub(super) fn compact(text: impl Into<Text>) -> Block {
    Block::Paragraph(Paragraph { style: Style::Compact, text: text.into() })
}

pub(super) fn small(text: impl Into<Text>) -> Block {
    Block::Paragraph(Paragraph { style: Style::Small, text: text.into() })
}

/// Running text below a heading at the margin.
pub(super) fn wide(text: impl Into<Text>) -> Block {
    Block::Paragraph(Paragraph { style: Style::Wide, text: text.into() })
}

/// Small print at the margin.
pub(super) fn wide_small(text: impl Into<Text>) -> Block {
    Block::Paragraph(Paragraph { style: Style::WideSmall, text: text.into() })
}

pub(super) fn bullets(items: impl IntoIterator<Item = Text>) -> Block {
    Block::List(items.into_iter().collect())
}

/// A text with a heading in the margin.
pub(super) fn aside(level: u8, title: &str, body: Vec<Block>) -> Block {
    Block::Aside(Aside { label: Label::Heading(Heading::new(level, title)), body })
}

/// A text with a mark and its word in the margin.
pub(super) fn beside_status(status: Status, body: Vec<Block>) -> Block {
    Block::Aside(Aside { label: Label::Status(status), body })
}

/// What each rating means, beside its mark.
pub(super) fn rating_meanings(catalogue: &Catalogue) -> impl Iterator<Item = Block> {
    let words = catalogue.ratings();
    Rating::ALL.into_iter().map(|rating| {
        let meaning = match rating {
            Rating::InOrder => &words.in_order,
            Rating::Partly => &words.partly,
            Rating::NotInOrder => &words.not_in_order,
            Rating::Unknown => &words.unknown,
            Rating::NotApplicable => &words.not_applicable,
        };
        beside_status(rating_status(Some(rating)), vec![paragraph(meaning.as_str())])
    })
}

/// Drawings that tell something, below each other.
pub(super) fn figures(drawings: impl IntoIterator<Item = Drawing>) -> impl Iterator<Item = Block> {
    drawings.into_iter().map(|drawing| Block::Figure(Figure::telling(drawing)))
}

/// The mark and the word of a rating, also of none.
pub(super) fn rating_status(rating: Option<Rating>) -> Status {
    let word = rating.map_or("Niet beantwoord", words::rating_label);
    Status { mark: Some(Mark::Rating(rating)), word: word.to_owned() }
}
