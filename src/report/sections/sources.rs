//! What the questions rest on.

use crate::report::context::Context;
use crate::report::document::{Block, Text};
use crate::report::parts::{bullets, chapter, heading};

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
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
