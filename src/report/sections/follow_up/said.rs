//! What the team concludes and asks, whole.

use crate::report::context::{Context, given};
use crate::report::document::Block;
use crate::report::parts::{chapter, heading, paragraph};
use crate::report::sections::asks::asks;

/// Nothing where the team wrote down neither.
pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(conclusion) = given(&context.measurement.conclusion) {
        blocks.extend([heading(2, "Conclusie"), paragraph(conclusion)]);
    }
    blocks.extend(asks(context, None));
    if blocks.is_empty() {
        return blocks;
    }
    Vec::from(chapter("Wat het team zegt en vraagt")).into_iter().chain(blocks).collect()
}
