//! A box that stands out of the text: a tint and a rule at its left, with lists beside each other.

use super::super::document::{Callout, TitledList};
use super::super::page::{PageItem, Role};
use super::flow::{Flow, ROOT, Strip, beside, height};
use super::parts::mark_heading;
use super::style::{BOX_HEADING, BOX_LABEL, BOX_TEXT, GUTTER, INDENT, LEFT, RIGHT, TextStyle};
use crate::shapes::{Point, Rect, Tone};

/// White between the edge of the box and its text.
const PADDING: f32 = 14.0;
/// Width of the rule at the left.
const RULE: f32 = 2.5;
/// White above the box.
const BEFORE: f32 = 20.0;

/// The box as one strip, which no page cuts: its texts are the program's own and short.
pub(super) fn strips(flow: &mut Flow<'_>, callout: &Callout) -> Vec<Strip> {
    let (left, right) = (LEFT + RULE + PADDING, RIGHT - PADDING);
    let mut all = Strip::default();
    let tag = flow.tag(ROOT, Role::Heading(callout.heading.level));
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
    strip.decorate(filled(Rect::new(LEFT, 0.0, RULE, strip.height), Tone::Accent));
    strip.absorb(all, 0.0);
    vec![strip]
}

fn list_strips(flow: &mut Flow<'_>, list: &TitledList, left: f32, width: f32) -> Vec<Strip> {
    let tag = flow.tag(ROOT, Role::Paragraph);
    let mut all = flow.plain(tag, &list.title, &BOX_LABEL, left, width);
    let tag = flow.tag(ROOT, Role::Bullets);
    for item in &list.items {
        let part = flow.tag(tag, Role::ListItem);
        let label = flow.tag(part, Role::Label);
        let marker = flow.plain(label, "•", &TextStyle { tone: Tone::InkSoft, ..BOX_TEXT }, left, INDENT);
        let text = flow.text(part, Role::ListBody, item, &BOX_TEXT, left + INDENT, width - INDENT);
        let mut item = beside(marker, text, 0.0);
        if let Some(first) = item.first_mut() {
            first.before = 3.0;
        }
        all.extend(item);
    }
    all
}

/// Draws strips below each other within another one, from `top`. Tells where they end.
fn draw(all: &mut Strip, strips: Vec<Strip>, top: f32) -> f32 {
    let end = top + height(&strips);
    let mut y = top;
    for (index, strip) in strips.into_iter().enumerate() {
        y += if index == 0 { 0.0 } else { strip.before };
        let height = strip.height;
        all.absorb(strip, y);
        y += height;
    }
    end
}

fn filled(area: Rect, fill: Tone) -> PageItem {
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    let points =
        vec![Point::new(area.x, area.y), Point::new(right, area.y), Point::new(right, bottom), Point::new(area.x, bottom)];
    PageItem::Polygon { points, fill }
}
