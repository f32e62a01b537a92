//! How much fits on one page, without laying it out.

use std::collections::BTreeSet;

use super::Positions;
use super::blocks;
use super::flow::Flow;
use super::lines::Breaker;
use super::paginate::{Furniture, TOLERANCE};
use super::paragraph::unprintable_note;
use super::style::HEIGHT;
use crate::report::document::{Block, Document, Orientation};

/// Measures documents that have most of their blocks in common: each block once, in however many of them it stands.
#[derive(Default)]
pub(in crate::report) struct Ruler {
    known: Vec<(Block, Extent)>,
}

#[derive(Clone)]
struct Extent {
    /// In points, with the white above each part.
    height: f32,
    /// Characters that the typefaces lack: a note tells of them.
    unprintable: BTreeSet<char>,
}

impl Ruler {
    /// Whether a document that has no breaks, no contents and no references to its own pages fits on one page.
    pub(in crate::report) fn fits_on_a_page(&mut self, document: &Document) -> bool {
        let mut breaker = Breaker::default();
        Furniture::new(document, &[Orientation::Portrait], &mut breaker);
        let mut unprintable = breaker.unprintable().clone();
        let mut height = 0.0;
        for block in &document.blocks {
            let extent = self.extent(block);
            height += extent.height;
            unprintable.extend(extent.unprintable);
        }
        let note = unprintable_note(unprintable.len()).map_or(0.0, |note| self.extent(&Block::Paragraph(note)).height);
        height + note <= HEIGHT + TOLERANCE
    }

    fn extent(&mut self, block: &Block) -> Extent {
        if let Some((_, extent)) = self.known.iter().find(|(known, _)| known == block) {
            return extent.clone();
        }
        let (positions, mut breaker) = (Positions::default(), Breaker::default());
        let mut flow = Flow::new(&positions, &mut breaker);
        let height = blocks::block(&mut flow, block).iter().map(|strip| strip.before + strip.height).sum();
        let extent = Extent { height, unprintable: breaker.unprintable().clone() };
        self.known.push((block.clone(), extent.clone()));
        extent
    }
}
