//! Tables: columns over the whole width, a head that is repeated on each page, rows that may continue on the next.

use super::super::document::{CellSize, Column, Row, Table, Text};
use super::super::page::{Face, PageItem, Role, Scope, TagId};
use super::figure;
use super::flow::{Flow, ROOT, Strip, height, keep_short, rule};
use super::parts::{ColumnArea, anchored, column_areas, spaced};
use super::style::{AFTER_MARK, BODY, CELL, COLUMN_HEADING, COMPACT, LEFT, MARK, RIGHT, RULE, TextStyle, heading};
use super::written::{has_list, written};
use crate::shapes::{Align, Point, Tone};
use crate::words;

/// White between columns.
const GAP: f32 = 7.0;
/// White above and below the text of a row.
const PADDING: f32 = 3.2;
/// White below a drawing that is higher than the words beside it.
const DRAWING_PADDING: f32 = 2.0;
/// Tables up to this height, in points, are kept on one page, in a PDF and in Word, so that rows can be compared.
pub const UNCUT_TABLE: f32 = 410.0;
/// The heading of some rows.
const GROUP: TextStyle = TextStyle { leading: 13.0, size: 9.5, ..CELL };
/// The same where it is drawn again.
const GROUP_AGAIN: TextStyle = TextStyle { face: Face::SemiBold, ..GROUP };
/// Rows of more lines may be split across pages.
const UNCUT: usize = 12;
/// Rows in which a cell has a list may be split from this number of lines on.
const UNCUT_LIST: usize = 20;
/// First lines of a row that stay together when the row is cut, so that a short cell beside a long one is not.
const BEGUN: usize = 6;

pub(super) fn strips(flow: &mut Flow<'_>, table: &Table) -> Vec<Strip> {
    let tag = flow.tag(ROOT, Role::Table);
    flow.tags[tag.0].alternative = Some(table.summary.clone());
    let areas = column_areas(&table.columns, |column| column.share, GAP);
    let head = head(flow, tag, &areas);
    let rows: Vec<Vec<Strip>> = table.rows.iter().map(|row| self::row(flow, tag, row, &areas, table.heads_rows())).collect();
    let rows = without_lone_rows(table, rows);
    let mut strips = flow.below_head(head.clone(), rows.iter().flatten().cloned().collect());
    if let Some(first) = areas.first() {
        say_what_runs_on(flow, table, &rows, (&head, first), &mut strips[1..]);
    }
    // Two columns are a list with notes: its rows are not compared.
    if table.columns.len() > 2 {
        keep_short(&mut strips, UNCUT_TABLE);
    }
    strips
}

/// Has a page that begins within a group say which, and one that begins within a row say of what. `strips` are those of the rows.
fn say_what_runs_on(
    flow: &mut Flow<'_>,
    table: &Table,
    rows: &[Vec<Strip>],
    (head, first): (&Strip, &Area<'_>),
    mut strips: &mut [Strip],
) {
    let mut above = head.clone();
    let mut group = None;
    for (row, own) in table.rows.iter().zip(rows) {
        let (own, rest) = std::mem::take(&mut strips).split_at_mut(own.len());
        strips = rest;
        let Some(title) = row.cells.first() else { continue };
        if row.is_group {
            above = continued(flow, head.clone(), title, first);
            group = Some(flow.repeated.len());
            flow.repeated.push(above.clone());
            continue;
        }
        for strip in own.iter_mut() {
            strip.repeats = group.or(strip.repeats);
        }
        if own.len() > UNCUT
            && let Some(again) = within_row(flow, above.clone(), title, &style(row, first.column), first)
        {
            for strip in own.iter_mut().skip(1) {
                strip.repeats = Some(flow.repeated.len());
            }
            flow.repeated.push(again);
        }
    }
}

/// The head of a table with the heading of the rows that run on below it.
fn continued(flow: &mut Flow<'_>, mut head: Strip, title: &Text, area: &Area<'_>) -> Strip {
    // It is no prose: where the group began it was heard and stands whole.
    const CHARACTERS: usize = 28;
    let title = words::shortened(title.0.first().map_or("", |span| &span.text), CHARACTERS);
    let strips = flow.plain(ROOT, &format!("{title} (vervolg)"), &GROUP_AGAIN, area.left, RIGHT - area.left);
    head.height = head.stack(strips, head.height + 6.0 + PADDING) + PADDING;
    let y = head.height;
    head.decorate(rule(LEFT, RIGHT, y, RULE, Tone::Line));
    head
}

/// What stands above a row that runs on, with what it is about beside its first line there; `None` where that is no single line.
fn within_row(flow: &mut Flow<'_>, mut head: Strip, title: &Text, style: &TextStyle, area: &Area<'_>) -> Option<Strip> {
    let style = TextStyle { face: Face::SemiBold, ..*style };
    let strips = flow.plain(ROOT, &title.to_string(), &style, area.left, area.width);
    if strips.len() != 1 {
        return None;
    }
    // It takes no room of the row: below its first line that column is empty.
    head.height += PADDING;
    let y = head.height;
    head.stack(strips, y);
    Some(head)
}

/// Rows of which none stands alone before or after the end of a page, at the beginning or the end of a table or of a group in it.
fn without_lone_rows(table: &Table, mut rows: Vec<Vec<Strip>>) -> Vec<Vec<Strip>> {
    let is_group = |index: usize| table.rows.get(index).is_none_or(|row| row.is_group);
    for index in 0..rows.len().saturating_sub(1) {
        let begins = !is_group(index) && (index == 0 || is_group(index - 1));
        let ends = !is_group(index + 1) && is_group(index + 2);
        let is_short = rows[index].len() < UNCUT && rows[index + 1].len() < UNCUT;
        if (begins && !is_group(index + 1) || ends && !is_group(index)) && is_short {
            for strip in &mut rows[index] {
                strip.keeps_next = true;
            }
        }
    }
    rows
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
    let marked = areas.iter().position(|area| area.column.has_marks).unwrap_or(last);
    // Lines beside each other stand on one line, however large their letters are; a large number has the first line only.
    let tallest = |has_large: bool| {
        let cells = row.cells.iter().zip(areas).filter(|(cell, _)| !cell.is_empty());
        let styles = cells.filter(|(_, area)| has_large || area.column.size != CellSize::Large);
        let styles = styles.map(|(_, area)| style(row, area.column));
        styles.reduce(|one, other| if other.leading > one.leading { other } else { one })
    };
    let line = tallest(true).unwrap_or(CELL);
    let further = tallest(false).unwrap_or(line);
    let mut cells: Vec<Vec<Strip>> = Vec::new();
    for (index, (cell, area)) in row.cells.iter().zip(areas).enumerate() {
        let role = if index == 0 && (has_heading || row.is_group) { Role::TableHeading(Scope::Row) } else { Role::TableCell };
        if let Some((_, drawing)) = row.drawings.iter().find(|(at, _)| *at == index) {
            let tag = flow.tag(part, role);
            // A drawing that is higher than the words makes the row higher, and stands no higher than they begin.
            let mut drawn = Strip::blank(line.leading.max(drawing.height + DRAWING_PADDING));
            let shown = (!drawing.description.is_empty()).then(|| flow.tag(tag, Role::Figure));
            if let Some(figure) = shown {
                flow.tags[figure.0].alternative = Some(drawing.description.clone());
            }
            let y = ((line.leading - drawing.height) / 2.0).max(0.0);
            let shapes = drawing.shapes.iter().map(|shape| crate::shapes::moved(shape.clone(), 0.0, y));
            figure::draw(flow, &mut drawn, shown, shapes, area.left);
            cells.push(vec![drawn]);
            continue;
        }
        let mark = row.mark.filter(|_| index == marked);
        let indent = if mark.is_some() { AFTER_MARK } else { 0.0 };
        let width = if row.is_group { group_width(row, areas, index) } else { area.width };
        let area = ColumnArea { left: area.left + indent, width: width - indent, ..*area };
        let own = style(row, area.column);
        let tag = flow.tag(part, role);
        let text = if has_list(cell) {
            written(flow, tag, cell, &own, (area.left, area.width))
        } else {
            flow.text_in(tag, cell, &own, area.left, area.width)
        };
        let mut strips = aligned(text, &area);
        if let (Some(mark), Some(first)) = (mark, strips.first_mut()) {
            let centre = Point::new(area.left - indent + MARK / 2.0, own.leading / 2.0);
            figure::draw(flow, first, None, mark.shapes(centre, MARK), 0.0);
        }
        let even = |(number, strip): (usize, Strip)| {
            let line = if number == 0 { &line } else { &further };
            let mut even = Strip { before: strip.before, ..Strip::blank(line.leading.max(own.leading)) };
            even.absorb(strip, (line.baseline() - own.baseline()).max(0.0));
            even
        };
        cells.push(strips.into_iter().enumerate().map(even).collect());
    }
    let lines = side_by_side(cells, row.cells.iter().any(has_list));
    let lines = finish(lines, row.is_group);
    anchored(if row.is_group { spaced(lines, 6.0) } else { lines }, &row.anchors)
}

/// The lines of cells beside each other. Of a short row with a list each cell stands by itself: the white between the items of one is none
/// between the lines of another.
fn side_by_side(cells: Vec<Vec<Strip>>, has_lists: bool) -> Vec<Strip> {
    let mut lines: Vec<Strip> = Vec::new();
    let is_short = cells.iter().all(|cell| cell.len() <= UNCUT_LIST);
    for cell in cells {
        if has_lists && is_short {
            let mut whole = Strip::blank(0.0);
            whole.height = whole.stack(cell, 0.0);
            add(&mut lines, 0, whole);
        } else {
            cell.into_iter().enumerate().for_each(|(number, strip)| add(&mut lines, number, strip));
        }
    }
    lines
}

/// Adds a part of a row to its line with this number.
fn add(lines: &mut Vec<Strip>, number: usize, strip: Strip) {
    match lines.get_mut(number) {
        Some(line) => {
            line.height = line.height.max(strip.height);
            line.before = line.before.max(strip.before);
            line.absorb(strip, 0.0);
        }
        None => lines.push(strip),
    }
}

/// How the texts of a row look in a column.
fn style(row: &Row, column: &Column) -> TextStyle {
    if row.is_group {
        return GROUP;
    }
    match column.size {
        CellSize::Small => CELL,
        CellSize::Dense => TextStyle { is_hyphenated: false, ..COMPACT },
        CellSize::Body => TextStyle { is_hyphenated: false, ..BODY },
        CellSize::Large => heading(2).text,
    }
}

/// The heading of a group of rows spans the empty cells after it.
fn group_width(row: &Row, areas: &[Area<'_>], index: usize) -> f32 {
    let empty =
        |at: &usize| row.cells.get(*at).is_some_and(Text::is_empty) && !row.drawings.iter().any(|(drawn, _)| drawn == at);
    let last = (index + 1..areas.len()).take_while(empty).last().unwrap_or(index);
    areas[last].left + areas[last].width - areas[index].left
}

/// White around a row and a rule below it.
fn finish(mut lines: Vec<Strip>, is_group: bool) -> Vec<Strip> {
    if lines.is_empty() {
        lines.push(Strip::blank(CELL.leading));
    }
    let last = lines.len() - 1;
    for (index, strip) in lines.iter_mut().enumerate() {
        strip.keeps_next = is_group || index < last && (last < UNCUT || index < BEGUN || index + 1 == last);
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
    let shifted = |strip: Strip| {
        let right = strip.ink.iter().map(|ink| if let PageItem::Text(text) = &ink.item { text.right() } else { 0.0 });
        let room = area.left + area.width - right.fold(0.0, f32::max);
        let shift = if align == Align::Right { room } else { room / 2.0 };
        strip.shifted(shift)
    };
    strips.into_iter().map(shifted).collect()
}
