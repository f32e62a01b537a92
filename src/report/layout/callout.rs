//! A box that stands out of the text: a tint and a rule at its left, with lists beside each other.

use super::super::document::{Callout, TitledList};
use super::super::page::{PageItem, Role};
use super::flow::{Flow, ROOT, Strip, height};
use super::parts::{bullets, mark_heading, spaced};
use super::style::{BOX_HEADING, BOX_LABEL, BOX_TEXT, GUTTER, LEFT, RIGHT};
use crate::shapes::{Rect, Tone};

/// White between the edge of the box and its text.
const PADDING: f32 = 10.0;
/// Width of the rule at the left.
const RULE: f32 = 2.5;
/// White above the box.
const BEFORE: f32 = 14.0;

/// The box as one strip, which no page cuts: its texts are the program's own and short.
pub(super) fn strips(flow: &mut Flow<'_>, callout: &Callout) -> Vec<Strip> {
    let (left, right) = (LEFT + RULE + PADDING, RIGHT - PADDING);
    let mut all = Strip::default();
    let tag = flow.heading(callout.heading.level);
    let mut title = flow.plain(tag, &callout.heading.full_text(), &BOX_HEADING, left, right - left);
    mark_heading(&mut title, &callout.heading);
    let top = draw(&mut all, title, PADDING) + 4.0;
    let count = callout.lists.len().max(1) as f32;
    let width = (right - left - GUTTER * (count - 1.0)) / count;
    let mut bottom = top;
    for (index, list) in callout.lists.iter().enumerate() {
        let strips = list_strips(flow, list, left + (width + GUTTER) * index as f32, width);
        bottom = bottom.max(draw(&mut all, strips, top));
    }
    let mut strip = Strip { before: BEFORE, ..Strip::blank(bottom + PADDING) };
    strip.decorate(filled(Rect::new(LEFT, 0.0, RIGHT - LEFT, strip.height), Tone::Sunken));
    strip.decorate(filled(Rect::new(LEFT, 0.0, RULE, strip.height), Tone::Ink));
    strip.absorb(all, 0.0);
    vec![strip]
}

fn list_strips(flow: &mut Flow<'_>, list: &TitledList, left: f32, width: f32) -> Vec<Strip> {
    let tag = flow.tag(ROOT, Role::Paragraph);
    let mut all = flow.plain(tag, &list.title, &BOX_LABEL, left, width);
    all.extend(bullets(flow, &list.items, &BOX_TEXT, left, width).into_iter().flat_map(|item| spaced(item, 3.0)));
    all
}

/// Draws strips below each other within another one, from `top`. Tells where they end.
fn draw(all: &mut Strip, strips: Vec<Strip>, top: f32) -> f32 {
    let end = top + height(&strips);
    all.stack(strips, top);
    end
}

fn filled(area: Rect, fill: Tone) -> PageItem {
    PageItem::Polygon { points: area.corners(), fill }
}
