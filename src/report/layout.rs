//! From a document to pages. Pure: the same document gives the same pages. Lengths are in points, and y grows downwards.
//!
//! Blocks become strips (bands over the whole width that are never cut), strips become pages. References to pages
//! need the pages first, so this is done again until the numbers that were printed are the numbers that came out.

mod addresses;
mod answer_sheet;
mod blocks;
mod callout;
mod characters;
mod circle;
mod cover;
mod figure;
mod fillable;
mod flow;
mod grid;
mod judged;
mod kerning;
mod lines;
mod masthead;
mod metrics;
mod paginate;
mod pairs;
mod paragraph;
mod parts;
mod questionnaire;
mod ruler;
mod style;
mod table;
mod tasks;
mod visits;
mod writing;
mod written;

use std::collections::BTreeMap;

pub use self::addresses::{Address, addresses};
use self::flow::Flow;
use self::lines::Breaker;
pub(super) use self::ruler::Ruler;
pub use self::table::UNCUT_TABLE;
use super::document::{Anchor, Document};
use super::page::{Layout, OutlineEntry};

/// Where everything came out in the round before.
#[derive(Clone, Debug, Default, PartialEq)]
struct Positions {
    pages: usize,
    anchors: BTreeMap<Anchor, (usize, f32)>,
    outline: Vec<OutlineEntry>,
}

/// Rounds after which page numbers are taken as they are. Two or three do in practice.
const ROUNDS: usize = 6;

/// Lays a document out on pages of A4.
pub fn layout(document: &Document) -> Layout {
    settled(document).0
}

/// The numbers of the pages on which the headings and anchors of a document come out.
pub fn page_numbers(document: &Document) -> PageNumbers {
    PageNumbers(settled(document).1)
}

/// The numbers of pages, from 1.
#[derive(Clone, Debug, Default)]
pub struct PageNumbers(Positions);

impl PageNumbers {
    /// That of an anchor; `None` when the document has no such place.
    pub fn of(&self, anchor: &Anchor) -> Option<usize> {
        self.0.anchors.get(anchor).map(|(page, _)| page + 1)
    }

    /// The headings in order, each with that on which it stands.
    pub fn headings(&self) -> impl Iterator<Item = (&str, usize)> + Clone {
        self.0.outline.iter().map(|entry| (entry.text.as_str(), entry.page + 1))
    }
}

fn settled(document: &Document) -> (Layout, Positions) {
    let mut breaker = Breaker::default();
    let mut positions = Positions::default();
    let mut round = 1;
    loop {
        // The pages of a round are dropped before those of the next one are made.
        let (mut layout, now) = lay_out(document, &positions, &mut breaker);
        if now == positions || round == ROUNDS {
            layout.unprintable.clone_from(breaker.unprintable());
            return (layout, now);
        }
        positions = now;
        round += 1;
    }
}

fn lay_out(document: &Document, before: &Positions, breaker: &mut Breaker) -> (Layout, Positions) {
    let mut flow = Flow::new(before, breaker);
    blocks::document(&mut flow, document);
    paginate::paginate(flow, document)
}
