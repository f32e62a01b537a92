//! What was said then beside what is said now.

use super::super::document::{Pair, Pairs, Side, Text};
use super::super::page::{PageItem, Role};
use super::flow::{Flow, ROOT, Strip, beside, height, keep_short, rule};
use super::parts::{followed_by_more, kept_with_next, mark_heading, spaced, status_strips};
use super::style::{COMPACT, GUTTER, LABEL, LEFT, RIGHT, SIDE_HEADING, SMALL, STATUS, TextStyle, WIDTH};
use crate::shapes::{Dash, Point, Rect, Tone};

/// Between the two columns; an arrow stands in it.
const BETWEEN: f32 = 26.0;
const COLUMN: f32 = (WIDTH - BETWEEN) / 2.0;
const SECOND: f32 = LEFT + COLUMN + BETWEEN;
/// Room for the word that says when, before a verdict.
const WHEN: f32 = 28.0;
/// Width of the wording: some 85 characters of small print.
const WORDING: f32 = WIDTH - 3.0 * GUTTER;
/// From the left edge to what was said of the change, with a bar before it.
const INDENT: f32 = 10.0;
/// Pairs that are no higher are not cut by the end of a page.
const SHORT: f32 = 300.0;
/// Where one side is higher, the two stand below each other: they are read from top to bottom on every page.
const HIGHEST_BESIDE: f32 = 420.0;
const TITLE: TextStyle = TextStyle { tone: Tone::Ink, ..SIDE_HEADING };

pub(super) fn strips(flow: &mut Flow<'_>, pairs: &Pairs) -> Vec<Strip> {
    let mut strips = names(flow, &pairs.names);
    for (index, pair) in pairs.pairs.iter().enumerate() {
        strips.extend(one(flow, pair, index > 0));
    }
    strips
}

/// What stands above the two columns.
fn names(flow: &mut Flow<'_>, names: &[String; 2]) -> Vec<Strip> {
    let mut row = Strip { before: 6.0, ..Strip::blank(LABEL.leading + 4.0) };
    for (name, left) in names.iter().zip([LEFT, SECOND]) {
        let tag = flow.tag(ROOT, Role::Paragraph);
        let name = flow.plain(tag, name, &LABEL, left, COLUMN);
        row.height = row.height.max(height(&name) + 4.0);
        row.stack(name, 0.0);
    }
    let bottom = row.height;
    row.decorate(rule(LEFT, RIGHT, bottom, 0.75, Tone::Ink));
    kept_with_next(vec![row])
}

fn one(flow: &mut Flow<'_>, pair: &Pair, has_rule: bool) -> Vec<Strip> {
    let mut strips = if has_rule { vec![Strip::rule(LEFT, RIGHT, 6.0, Tone::Line)] } else { Vec::new() };
    let tag = flow.heading(pair.heading.level);
    let mut title = flow.plain(tag, &pair.heading.full_text(), &TITLE, LEFT, WIDTH);
    mark_heading(&mut title, &pair.heading);
    strips.extend(title);
    strips.extend(flow.text(ROOT, Role::Paragraph, &pair.text, &SMALL, LEFT, WORDING));
    let mut strips = kept_with_next(strips);
    strips.extend(spaced(sides(flow, &pair.sides), 5.0));
    for text in &pair.between {
        strips.extend(between(flow, text));
    }
    // What changed does not stand alone on a page.
    let last = strips.len().saturating_sub(1);
    if let Some(before) = last.checked_sub(1).and_then(|before| strips.get_mut(before)) {
        before.keeps_next = true;
    }
    keep_short(&mut strips, SHORT);
    spaced(strips, 9.0)
}

fn sides(flow: &mut Flow<'_>, sides: &[Side; 2]) -> Vec<Strip> {
    let [then, now] = sides;
    let first = side(flow, then, LEFT, COLUMN);
    let second = side(flow, now, SECOND, COLUMN);
    if height(&first).max(height(&second)) <= HIGHEST_BESIDE {
        let mut both = beside(second, first, 0.0);
        if let Some(row) = both.first_mut() {
            arrow(row, LEFT + COLUMN + 5.0, SECOND - 6.0, STATUS.leading / 2.0);
        }
        return both;
    }
    // What was measured is not drawn: its parts of the structure hold nothing and fall away.
    let mut below = side(flow, then, LEFT, WIDTH);
    below.extend(spaced(side(flow, now, LEFT, WIDTH), 8.0));
    below
}

fn side(flow: &mut Flow<'_>, side: &Side, left: f32, width: f32) -> Vec<Strip> {
    let tag = flow.tag(ROOT, Role::Paragraph);
    let when = followed_by_more(flow.plain(tag, &side.when, &LABEL, left, WHEN));
    let status = status_strips(flow, tag, &side.status, left + WHEN, width - WHEN);
    let mut strips = kept_with_next(beside(when, status, 0.0));
    for fact in &side.said {
        strips.extend(spaced(flow.text(ROOT, Role::Paragraph, &fact.in_a_line(), &COMPACT, left, width), 2.0));
    }
    strips
}

/// What changed, after a bar.
fn between(flow: &mut Flow<'_>, text: &Text) -> Vec<Strip> {
    let mut strips = flow.text(ROOT, Role::Paragraph, text, &COMPACT, LEFT + INDENT, WIDTH - INDENT);
    for strip in &mut strips {
        let bar = Rect::new(LEFT, 0.0, 2.0, strip.height);
        strip.decorate(PageItem::Polygon { points: bar.corners(), fill: Tone::Ink });
    }
    spaced(strips, 5.0)
}

fn arrow(row: &mut Strip, from: f32, to: f32, y: f32) {
    let points = vec![Point::new(from, y), Point::new(to - 4.0, y)];
    row.decorate(PageItem::Line { points, width: 1.0, tone: Tone::Ink, dash: Dash::Solid });
    let head = vec![Point::new(to, y), Point::new(to - 6.0, y - 3.2), Point::new(to - 6.0, y + 3.2)];
    row.decorate(PageItem::Polygon { points: head, fill: Tone::Ink });
}
