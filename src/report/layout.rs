//! From a document to pages. Pure: the same document gives the same pages.
//!
//! Blocks become strips (bands over the whole width that are never cut), strips become pages. References to pages
//! need the pages first, so this is done again until the numbers that were printed are the numbers that came out.

mod addresses;
mod blocks;
mod callout;
mod characters;
mod cover;
mod figure;
mod flow;
mod hyphenation;
mod lines;
mod metrics;
mod paginate;
mod style;
mod table;

use std::collections::BTreeMap;

use self::flow::Flow;
use super::document::{Anchor, Document};
use super::page::{Layout, OutlineEntry};

/// Where everything came out in the round before.
#[derive(Clone, Debug, Default, PartialEq)]
struct Places {
    pages: usize,
    anchors: BTreeMap<Anchor, (usize, f32)>,
    outline: Vec<OutlineEntry>,
}

/// Rounds after which page numbers are taken as they are. Two or three do in practice.
const ROUNDS: usize = 6;

/// Lays a document out on pages of A4.
pub fn layout(document: &Document) -> Layout {
    let (mut layout, mut places) = lay_out(document, &Places::default());
    for _ in 1..ROUNDS {
        let (next, now) = lay_out(document, &places);
        let is_settled = now == places;
        (layout, places) = (next, now);
        if is_settled {
            break;
        }
    }
    layout
}

fn lay_out(document: &Document, before: &Places) -> (Layout, Places) {
    let mut flow = Flow::new(before);
    blocks::document(&mut flow, document);
    paginate::paginate(flow, document)
}
