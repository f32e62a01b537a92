//! Warnings about a content that is valid.

use super::catalogue::{Anchors, Catalogue, ChecklistItem};
use super::id::ItemId;

/// Words of an anchor that can be read at a glance beside a rating.
pub const ANCHOR_WORDS: usize = 20;
/// Words of an evidence hint that fit on a line.
pub const HINT_WORDS: usize = 8;
/// Most evidence hints that still help; more become a list to work through.
pub const MOST_HINTS: usize = 3;

/// Something that makes an item harder to use but not unusable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentRemark {
    /// The item.
    pub item: ItemId,
    /// What is odd.
    pub kind: ContentRemarkKind,
}

/// What can be odd about an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentRemarkKind {
    /// A text has more words than its place has room for.
    TooManyWords {
        /// The field, as it stands in the file.
        field: &'static str,
        /// How many words it has.
        words: usize,
        /// How many there is room for.
        room: usize,
    },
    /// The item has more evidence hints than help.
    TooManyHints {
        /// How many it has.
        hints: usize,
        /// How many help.
        room: usize,
    },
}

impl Catalogue {
    /// What is odd about the items, in their order. The built-in content has nothing of it.
    pub fn remarks(&self) -> Vec<ContentRemark> {
        self.items()
            .flat_map(|(_, item)| of_item(item).into_iter().map(|kind| ContentRemark { item: item.id.clone(), kind }))
            .collect()
    }
}

fn of_item(item: &ChecklistItem) -> Vec<ContentRemarkKind> {
    let anchors = item.anchors.iter().flat_map(|Anchors { in_order, partly, not_in_order }| {
        [("in_order", in_order), ("partly", partly), ("not_in_order", not_in_order)]
            .map(|(field, text)| (field, text, ANCHOR_WORDS))
    });
    let hints = item.evidence_hints.iter().map(|hint| ("evidence_hints", hint, HINT_WORDS));
    let mut found: Vec<_> = anchors
        .chain(hints)
        .map(|(field, text, room)| (field, text.split_whitespace().count(), room))
        .filter(|(_, words, room)| words > room)
        .map(|(field, words, room)| ContentRemarkKind::TooManyWords { field, words, room })
        .collect();
    if item.evidence_hints.len() > MOST_HINTS {
        found.push(ContentRemarkKind::TooManyHints { hints: item.evidence_hints.len(), room: MOST_HINTS });
    }
    found
}
