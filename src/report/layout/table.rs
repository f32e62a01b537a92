//! Tables: columns over the whole width, a head that comes back on each page, rows that may run on.

use super::super::document::{Column, Row, Table};
use super::super::page::{PageItem, Role, Scope, TagId};
use super::figure;
use super::flow::{Flow, Ink, ROOT, Strip, height, keep_short, moved, rule};
use super::parts::{ColumnArea, anchored, column_areas, mark_shapes};
use super::style::{AFTER_MARK, CELL, COLUMN_HEADING, LEFT, MARK, RIGHT, RULE};
use crate::shapes::{Align, Point, Tone};

/// White between columns.
const GAP: f32 = 7.0;
/// White above and below the text of a row.
const PADDING: f32 = 3.5;
/// Tables that are no higher stand on one page, so that rows can be compared without turning it.
const UNCUT_TABLE: f32 = 360.0;
/// Rows of more lines may be cut by the end of a page.
const UNCUT: usize = 12;

pub(super) fn strips(flow: &mut Flow<'_>, table: &Table) -> Vec<Strip> {
    let tag = flow.tag(ROOT, Role::Table);
    flow.tags[tag.0].alternative = Some(table.summary.clone());
    let areas = column_areas(&table.columns, |column| column.share, GAP);
    let head = head(flow, tag, &areas);
    let rows = table.rows.iter().flat_map(|row| self::row(flow, tag, row, &areas, table.heads_rows())).collect();
    let mut all = flow.below_head(head, rows);
    keep_short(&mut all, UNCUT_TABLE);
    all
}

/// Where a column lies.
type Area<'a> = ColumnArea<'a, Column>;

fn head(flow: &mut Flow<'_>, table: TagId, areas: &[Area<'_>]) -> Strip {
    let row = flow.tag(table, Role::TableRow);
    let mut cells = Vec::new();
    for area in areas {
        let tag = flow.tag(row, Role::TableHeading(Scope::Column));
        let strips = flow.plain(tag, &area.column.heading, &COLUMN_HEADING, area.left, area.width);
        cells.push(aligned(strips, area));
    }
    let tallest = cells.iter().map(|cell| height(cell)).fold(0.0, f32::max);
    let mut strip = Strip { before: 12.0, keeps_next: true, ..Strip::blank(tallest + 5.0) };
    for cell in cells {
        // Headings begin on one line: from left to right they read as words in a row, not as the ends of several.
        strip.stack(cell, 0.0);
    }
    strip.decorate(rule(LEFT, RIGHT, tallest + 5.0, 1.0, Tone::Ink));
    strip
}

fn row(flow: &mut Flow<'_>, table: TagId, row: &Row, areas: &[Area<'_>], has_heading: bool) -> Vec<Strip> {
    let part = flow.tag(table, Role::TableRow);
    let last = areas.len().saturating_sub(1);
    let mut lines: Vec<Strip> = Vec::new();
    for (index, (cell, area)) in row.cells.iter().zip(areas).enumerate() {
        let role = if index == 0 && has_heading { Role::TableHeading(Scope::Row) } else { Role::TableCell };
        let mark = row.mark.filter(|_| index == last);
        let indent = if mark.is_some() { AFTER_MARK } else { 0.0 };
        let area = ColumnArea { left: area.left + indent, width: area.width - indent, ..*area };
        let mut strips = aligned(flow.text(part, role, cell, &CELL, area.left, area.width), &area);
        if let (Some(mark), Some(first)) = (mark, strips.first_mut()) {
            let centre = Point::new(area.left - indent + MARK / 2.0, CELL.leading / 2.0);
            figure::draw(flow, first, None, mark_shapes(mark, centre), 0.0);
        }
        for (number, strip) in strips.into_iter().enumerate() {
            if let Some(line) = lines.get_mut(number) {
                line.height = line.height.max(strip.height);
                line.before = line.before.max(strip.before);
                line.absorb(strip, 0.0);
            } else {
                lines.push(strip);
            }
        }
    }
    anchored(finish(lines), row.anchor.as_ref())
}

/// White around a row and a rule below it.
fn finish(mut lines: Vec<Strip>) -> Vec<Strip> {
    if lines.is_empty() {
        lines.push(Strip::blank(CELL.leading));
    }
    let last = lines.len() - 1;
    for (index, strip) in lines.iter_mut().enumerate() {
        strip.keeps_next = index < last && (last < UNCUT || index == 0 || index + 1 == last);
    }
    let mut first = Strip { height: lines[0].height + PADDING, keeps_next: lines[0].keeps_next, ..Strip::default() };
    first.absorb(std::mem::take(&mut lines[0]), PADDING);
    lines[0] = first;
    let end = &mut lines[last];
    end.height += PADDING;
    let y = end.height;
    end.decorate(rule(LEFT, RIGHT, y, RULE, Tone::Line));
    lines
}

/// Lines at their side of the column.
fn aligned(strips: Vec<Strip>, area: &Area<'_>) -> Vec<Strip> {
    let align = area.column.align;
    if align == Align::Left {
        return strips;
    }
    let shifted = |mut strip: Strip| {
        let right = strip.ink.iter().map(|ink| if let PageItem::Text(text) = &ink.item { text.right() } else { 0.0 });
        let room = area.left + area.width - right.fold(0.0, f32::max);
        let shift = if align == Align::Right { room } else { room / 2.0 };
        strip.ink = strip.ink.into_iter().map(|ink| Ink { item: moved(ink.item, shift, 0.0), ..ink }).collect();
        strip.links.iter_mut().for_each(|link| link.area.x += shift);
        strip
    };
    strips.into_iter().map(shifted).collect()
}
