//! What the questions rest on.

use crate::report::context::Context;
use crate::report::document::{Block, Heading, Text};
use crate::report::parts::{chapter, wide_small};

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let sources = context.catalogue.sources();
    let mut blocks = Vec::from(chapter("Bronnen"));
    blocks.push(Block::WideHeading(Heading::new(2, "Documenten")));
    blocks.extend(small_print(sources.documents.iter().map(|document| {
        Text::strong(&document.title).then(format!(". {}. {}", document.authors.trim_end_matches('.'), document.used_for))
    })));
    if !sources.literature.is_empty() {
        blocks.push(Block::WideHeading(Heading::new(2, "Literatuur")));
        blocks.extend(small_print(sources.literature.iter().map(|found| Text::from(found.reference.as_str()))));
    }
    blocks
}

/// Each as a paragraph in small letters: they are looked up, not read.
fn small_print(texts: impl Iterator<Item = Text>) -> impl Iterator<Item = Block> {
    texts.map(wide_small)
}
