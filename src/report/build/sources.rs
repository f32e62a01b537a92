//! What the questions rest on.

use super::super::document::{Block, Text};
use super::context::Context;
use super::parts::{bullets, chapter, heading};

pub(super) fn section(context: &Context<'_>) -> Vec<Block> {
    let sources = context.catalogue.sources();
    let mut blocks = Vec::from(chapter("Bronnen"));
    blocks.push(heading(2, "Documenten"));
    blocks.push(bullets(sources.documents.iter().map(|document| {
        Text::strong(&document.title).then(format!(". {}. {}", document.authors.trim_end_matches('.'), document.used_for))
    })));
    if !sources.literature.is_empty() {
        blocks.push(heading(2, "Literatuur"));
        blocks.push(bullets(sources.literature.iter().map(|found| Text::from(found.reference.as_str()))));
    }
    blocks
}
