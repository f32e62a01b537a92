//! Short ways to write the parts of a document.

pub(super) use crate::words::enumeration;

use super::document::{Aside, Block, Field, FieldValue, Heading, Label, List, Paragraph, Style, Text};

/// Width in points of the drawings: the whole width between the margins.
pub(super) const WIDTH: f32 = 462.0;

pub(super) fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading(Heading::new(level, text))
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

pub(super) fn bullets(items: impl IntoIterator<Item = Text>) -> Block {
    Block::List(List { items: items.into_iter().collect() })
}

/// A text with a heading in the margin.
pub(super) fn aside(level: u8, title: &str, body: Vec<Block>) -> Block {
    Block::Aside(Aside { label: Label::Heading(Heading::new(level, title)), body })
}

pub(super) fn field(label: &str, text: impl Into<Text>) -> Field {
    Field { label: label.to_owned(), value: FieldValue::Text(text.into()) }
}
