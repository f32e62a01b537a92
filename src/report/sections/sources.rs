//! What the questions rest on.

use super::items::is_untouched;
use crate::content::{LiteratureReference, Precondition};
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
    let literature: Vec<&LiteratureReference> =
        sources.literature.iter().filter(|reference| is_named(context, reference)).collect();
    if !literature.is_empty() {
        blocks.push(Block::WideHeading(Heading::new(2, "Literatuur")));
        blocks.extend(small_print(literature.into_iter().map(|found| Text::from(found.reference.as_str()))));
    }
    blocks
}

/// Whether it is below something that the team came to: an item of a randvoorwaarde, or the principles where it has interventions.
fn is_named(context: &Context<'_>, reference: &LiteratureReference) -> bool {
    let preconditions = context.catalogue.preconditions().iter();
    let cites = |precondition: &&Precondition| precondition.items.iter().any(|item| item.literature.contains(&reference.id));
    let mut citing = preconditions.filter(cites).peekable();
    let is_of_principles = citing.peek().is_none();
    is_of_principles && !context.dossier.interventions.is_empty()
        || citing.any(|precondition| !is_untouched(context, precondition))
}

/// Each as a paragraph in small letters: they are looked up, not read.
fn small_print(texts: impl Iterator<Item = Text>) -> impl Iterator<Item = Block> {
    texts.map(wide_small)
}
