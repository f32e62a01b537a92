//! The head of the first page of a report without a cover, and headings of what takes the whole width.

use super::super::document::{Fact, Heading, Masthead};
use super::super::page::Role;
use super::flow::{Flow, ROOT, Strip, height, rule};
use super::parts::{kept_with_next, mark_heading, spaced};
use super::style::{COMPACT, GUTTER, HeadingStyle, LABEL, LEFT, MASTHEAD, MASTHEAD_TITLE, RIGHT, TextStyle, WIDTH, heading};
use crate::shapes::Tone;

/// Facts beside each other.
const COLUMNS: usize = 3;

pub(super) fn strips(flow: &mut Flow<'_>, head: &Masthead) -> Vec<Strip> {
    let mut top = Strip::blank(9.0);
    top.decorate(rule(LEFT, RIGHT, 0.0, 2.5, Tone::Ink));
    let mut strips = vec![top];
    let tag = flow.heading(1);
    let mut kind = flow.plain(tag, &head.kind, &MASTHEAD, LEFT, WIDTH);
    mark_heading(&mut kind, &Heading::new(1, head.kind.as_str()));
    strips.extend(kind);
    let tag = flow.tag(ROOT, Role::Paragraph);
    strips.extend(flow.plain(tag, &head.title, &MASTHEAD_TITLE, LEFT, WIDTH));
    if !head.facts.is_empty() {
        strips.push(Strip::blank(8.0));
        strips.extend(facts(flow, &head.facts));
    }
    strips.push(Strip::blank(10.0));
    kept_with_next(strips)
}

/// A heading at the margin.
pub(super) fn wide_heading(flow: &mut Flow<'_>, title: &Heading) -> Vec<Strip> {
    let HeadingStyle { text: style, before, .. } = heading(3);
    let tag = flow.heading(title.level);
    let mut strips = flow.plain(tag, &title.full_text(), &style, LEFT, WIDTH);
    mark_heading(&mut strips, title);
    spaced(kept_with_next(strips), before)
}

fn facts(flow: &mut Flow<'_>, facts: &[Fact]) -> Vec<Strip> {
    let list = flow.tag(ROOT, Role::List);
    let width = (WIDTH - GUTTER * (COLUMNS - 1) as f32) / COLUMNS as f32;
    let mut rows: Vec<Strip> = Vec::new();
    let mut below_last = 0.0;
    for row in facts.chunks(COLUMNS) {
        // One that is left over stands below the last of the row before, as a row of its own would be mostly white.
        let before = rows.last_mut().filter(|_| row.len() == 1);
        let column = if before.is_some() { COLUMNS - 1 } else { 0 };
        let mut own = Strip { before: 6.0, ..Strip::default() };
        let band = before.unwrap_or(&mut own);
        for (fact, column) in row.iter().zip(column..) {
            let left = LEFT + (width + GUTTER) * column as f32;
            let item = flow.tag(list, Role::ListItem);
            let label = flow.tag(item, Role::Label);
            let name = flow.plain(label, &fact.name, &LABEL, left, width);
            let value =
                flow.text(item, Role::ListBody, &fact.value, &TextStyle { is_hyphenated: false, ..COMPACT }, left, width);
            let y = if row.len() == 1 && column > 0 { below_last + 6.0 } else { 0.0 };
            below_last = y + height(&name) + height(&value);
            band.height = band.height.max(below_last);
            band.stack(name.into_iter().chain(value), y);
        }
        if own.height > 0.0 {
            rows.push(own);
        }
    }
    rows
}
