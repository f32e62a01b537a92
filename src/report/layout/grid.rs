//! Tables to fill in: what each row is about at the left, and boxes or room to write beside it.
//!
//! They are tagged as tables of two columns: what each row is about, and what is to be filled in there. A cell of its own for each box
//! would be a table of empty cells; now one cell says each box with what it is for. Rows have no heading, as headings would outnumber
//! cells.

use super::super::document::{Cells, Grid, GridColumn, GridRow};
use super::super::page::{PageItem, Role, Scope, TagId};
use super::figure;
use super::flow::{Flow, ROOT, Strip, height, keep_short, rule};
use super::parts::{ColumnArea, column_areas, followed_by_more};
use super::style::{CELL, COLUMN_HEADING, LEFT, MILLIMETRE, RIGHT, RULE, TextStyle};
use super::writing::WRITING;
use crate::shapes::{Dash, Point, Tone, tick_box};

/// Actual text of a box, for screen readers.
pub(super) const BOX_WORD: &str = "vakje";
/// Length of a side of a box: 5 mm, which a pen fills with ease.
pub(super) const BOX: f32 = 5.0 * MILLIMETRE;
/// White at both sides of a cell.
const PADDING: f32 = 4.0;
/// Grids that are no higher stand on one page.
const SHORT: f32 = 160.0;
/// Rows that are no higher are not cut by the end of a page.
const SHORT_ROW: f32 = 160.0;

pub(super) fn strips(flow: &mut Flow<'_>, grid: &Grid) -> Vec<Strip> {
    let areas = column_areas(&grid.columns, |column| column.share, 0.0);
    let table = flow.tag(ROOT, Role::Table);
    flow.tags[table.0].alternative = Some(grid.summary.clone());
    let head = head(flow, table, &areas);
    let rows = grid.rows.iter().flat_map(|row| self::row(flow, table, row, &areas)).collect();
    let mut all = flow.below_head(head, rows);
    keep_short(&mut all, SHORT);
    all
}

impl ColumnArea<'_, GridColumn> {
    /// Where texts begin: at the margin, or inside the line at the left of the cell.
    fn text_left(&self) -> f32 {
        if self.left > LEFT { self.left + PADDING } else { self.left }
    }

    fn text_width(&self) -> f32 {
        self.left + self.width - PADDING - self.text_left()
    }
}

fn head(flow: &mut Flow<'_>, table: TagId, areas: &[ColumnArea<'_, GridColumn>]) -> Strip {
    const STYLE: TextStyle = COLUMN_HEADING;
    let row = flow.tag(table, Role::TableRow);
    let first = flow.tag(row, Role::TableHeading(Scope::Column));
    let rest = flow.tag(row, Role::TableHeading(Scope::Column));
    let mut cells: Vec<Vec<Strip>> = Vec::new();
    for (index, area) in areas.iter().enumerate() {
        let tag = if index == 0 { first } else { flow.tag(rest, Role::Span) };
        let cell = flow.plain(tag, &area.column.heading, &STYLE, area.text_left(), area.text_width());
        cells.push(followed_by_more(cell));
    }
    let tallest = cells.iter().map(|cell| height(cell)).fold(0.0, f32::max);
    let mut strip = Strip { before: 12.0, keeps_next: true, ..Strip::blank(tallest + 4.0) };
    for cell in cells {
        let y = tallest - height(&cell);
        strip.stack(cell, y);
    }
    strip.decorate(rule(LEFT, RIGHT, tallest + 4.0, 1.0, Tone::Ink));
    strip
}

fn row(flow: &mut Flow<'_>, table: TagId, row: &GridRow, areas: &[ColumnArea<'_, GridColumn>]) -> Vec<Strip> {
    let part = flow.tag(table, Role::TableRow);
    let said = flow.tag(part, Role::TableCell);
    let rest = flow.tag(part, Role::TableCell);
    let mut lines = Vec::new();
    let mut boxes = Vec::new();
    for area in areas {
        match area.column.cells {
            Cells::Said => lines = flow.plain(said, &row.said, &CELL, area.text_left(), area.text_width()),
            Cells::Box => {
                let tag = flow.tag(rest, Role::Paragraph);
                flow.tags[tag.0].alternative = Some(format!("{BOX_WORD} {}", area.column.heading.to_lowercase()));
                boxes.push((tag, area.left + area.width / 2.0));
            }
            Cells::Empty => {}
        }
    }
    let mut strips = vec![Strip::blank(PADDING)];
    strips.extend(lines);
    let missing = WRITING * f32::from(row.lines) - height(&strips) - PADDING;
    strips.push(Strip::blank(PADDING + missing.max(0.0)));
    for (tag, x) in boxes {
        let first = &mut strips[0];
        let shape = tick_box(Point::new(x, PADDING + BOX / 2.0), BOX);
        figure::draw(flow, first, Some(tag), [shape], 0.0);
    }
    keep_short(&mut strips, SHORT_ROW);
    for strip in &mut strips {
        let height = strip.height;
        for area in areas.iter().filter(|area| area.left > LEFT) {
            strip.decorate(upright(area.left, height));
        }
    }
    if let Some(last) = strips.last_mut() {
        let y = last.height;
        last.decorate(rule(LEFT, RIGHT, y, RULE, Tone::Line));
    }
    strips
}

fn upright(x: f32, height: f32) -> PageItem {
    let points = vec![Point::new(x, 0.0), Point::new(x, height)];
    PageItem::Line { points, width: RULE, tone: Tone::Line, dash: Dash::Solid }
}
