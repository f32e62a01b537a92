//! The wijken of a leerkring beside each other, on a page on its side: a table with its headings at an angle, and at the right who
//! can go to whom.

use super::super::document::{CircleCell, CircleRow, CircleSheet, Heading, Orientation, Proposal, Text};
use super::super::page::{PageItem, PlacedText, Role, Scope, TagId};
use super::figure;
use super::flow::{Flow, Ink, ROOT, Start, Strip, beside, height, rule};
use super::grid::BOX_WORD;
use super::parts::{followed_by_more, kept_with_next, mark_heading, spaced};
use super::style::{BOX_HEADING, COLUMN_HEADING, LABEL, MARK, MILLIMETRE, RULE, SMALL, TextStyle, TypeArea, heading};
use crate::shapes::{Dash, Point, Shape, Tone, tick_box};

/// Width of the names.
const NAMES: f32 = 44.0 * MILLIMETRE;
/// Width of a column.
const COLUMN: f32 = 10.2 * MILLIMETRE;
/// Height of a row of two lines.
const ROW: f32 = 21.0;
/// Width of the column at the right, in points.
const SIDE: f32 = 73.0 * MILLIMETRE;
/// How far the headings are turned, in degrees.
const TURNED: f32 = 60.0;
/// Height of a triangle.
const TRIANGLE: f32 = 2.6 * MILLIMETRE;
/// Its width.
const TRIANGLE_WIDTH: f32 = 2.1 * MILLIMETRE;
/// From a mark to its triangle.
const BETWEEN: f32 = 2.5;
/// Length of a side of a box to tick.
const BOX: f32 = 3.6 * MILLIMETRE;
/// From the edge of a box to the words after it, in points.
const AFTER_BOX: f32 = BOX + 6.0;
/// Wider than any line, in points.
const ONE_LINE: f32 = 10_000.0;
/// The height of the page that is kept for what most wijken lack, below the proposals.
const SHARED: f32 = 96.0;

const NAME: TextStyle = TextStyle { leading: 10.5, ..COLUMN_HEADING };
const UNDER: TextStyle = TextStyle { leading: 10.0, ..LABEL };
const SAID: TextStyle = TextStyle { tone: Tone::Ink, leading: 11.5, ..SMALL };
const REASON: TextStyle = TextStyle { leading: 11.5, ..SMALL };

pub(super) fn strips(flow: &mut Flow<'_>, sheet: &CircleSheet) -> Vec<Strip> {
    let area = TypeArea::of(Orientation::Landscape);
    let mut strips = title(flow, sheet, area);
    let down = height(&strips);
    let parts = parts(flow, sheet, area.height(), down);
    let last = parts.len().saturating_sub(1);
    for (index, part) in parts.into_iter().enumerate() {
        let mut page = self::part(flow, sheet, part, area.left);
        if index == last {
            page.extend(end(flow, sheet, area));
        }
        if index > 0 {
            page[0].start = Start::Page;
            strips.extend(page);
        } else {
            strips.extend(page);
            let side = side(flow, sheet, area, area.height() - down);
            strips = beside(side, strips, down);
        }
    }
    strips
}

/// The wijken of each page. Each page has a table of its own, so that its headings are heard there too.
fn parts<'a>(flow: &mut Flow<'_>, sheet: &'a CircleSheet, page: f32, down: f32) -> Vec<&'a [CircleRow]> {
    let heads = sheet.columns.iter().map(|(title, _)| one_line(flow, title)).fold(0.0, f32::max);
    // Below the last wijk stand the counts and the legend; every page has room for those.
    let end = (sheet.counts.len() + 1) as f32 * LABEL.leading + 6.0;
    let room = page - head_height(heads) - end;
    let (mut parts, mut begin, mut left) = (Vec::new(), 0, room - down);
    for (index, row) in sheet.rows.iter().enumerate() {
        let tall = row_height(flow, row);
        if tall > left && index > begin {
            parts.push(&sheet.rows[begin..index]);
            (begin, left) = (index, room);
        }
        left -= tall;
    }
    parts.push(&sheet.rows[begin..]);
    parts
}

/// The width of a text on one line.
fn one_line(flow: &mut Flow<'_>, text: &str) -> f32 {
    let lines = flow.break_text(text, &COLUMN_HEADING, ONE_LINE);
    lines.iter().flat_map(|line| &line.segments).map(|segment| segment.x + segment.width).fold(0.0, f32::max)
}

/// Height of the turned headings, given the width of the longest, in points.
fn head_height(longest: f32) -> f32 {
    let (sine, cosine) = TURNED.to_radians().sin_cos();
    longest * sine + COLUMN_HEADING.size * cosine + 6.0
}

/// The height of the row of a wijk.
fn row_height(flow: &mut Flow<'_>, row: &CircleRow) -> f32 {
    let mut lines = |text: &str, style: &TextStyle| flow.break_text(text, style, NAMES - 4.0).len() as f32 * style.leading;
    (lines(&row.name, &NAME) + lines(&row.under, &UNDER) + 0.3).max(ROW)
}

/// A table of some of the wijken.
fn part(flow: &mut Flow<'_>, sheet: &CircleSheet, rows: &[CircleRow], left: f32) -> Vec<Strip> {
    let table = flow.tag(ROOT, Role::Table);
    flow.tags[table.0].alternative = Some(sheet.summary.clone());
    let mut strips = vec![head(flow, table, sheet, left)];
    strips.extend(rows.iter().map(|row| self::row(flow, table, sheet, row, left)));
    if rows.len() == sheet.rows.len() || rows.last() == sheet.rows.last() {
        let counts = sheet.counts.iter().enumerate();
        strips.extend(counts.map(|(index, counts)| self::counts(flow, table, (index, counts), left)));
    }
    kept_with_next(strips)
}

/// What stands below the last table.
fn end(flow: &mut Flow<'_>, sheet: &CircleSheet, area: TypeArea) -> [Strip; 1] {
    [legend(flow, sheet, area)]
}

fn title(flow: &mut Flow<'_>, sheet: &CircleSheet, area: TypeArea) -> Vec<Strip> {
    let heading = Heading::new(1, &*sheet.title);
    let tag = flow.heading(1);
    let mut strips = flow.plain(tag, &sheet.title, &self::heading(1).text, area.left, area.width());
    mark_heading(&mut strips, &heading);
    let tag = flow.tag(ROOT, Role::Paragraph);
    strips.extend(flow.plain(tag, &sheet.introduction, &SMALL, area.left, area.width()));
    kept_with_next(strips)
}

/// Where a column begins.
fn left_of(area_left: f32, column: usize) -> f32 {
    area_left + NAMES + column as f32 * COLUMN
}

fn head(flow: &mut Flow<'_>, table: TagId, sheet: &CircleSheet, left: f32) -> Strip {
    let row = flow.tag(table, Role::TableRow);
    let corner = flow.tag(row, Role::TableHeading(Scope::Column));
    let names = flow.plain(corner, "Wijk", &COLUMN_HEADING, left, NAMES);
    let (sine, cosine) = TURNED.to_radians().sin_cos();
    let mut items = Vec::new();
    let mut longest = 0.0_f32;
    for (column, (title, _)) in sheet.columns.iter().enumerate() {
        let tag = flow.tag(row, Role::TableHeading(Scope::Column));
        longest = longest.max(one_line(flow, title));
        let lines = flow.break_text(title, &COLUMN_HEADING, ONE_LINE);
        for segment in lines.iter().flat_map(|line| &line.segments) {
            items.push((tag, left_of(left, column), segment.placed(0.0, 0.0, &COLUMN_HEADING)));
        }
    }
    let tall = head_height(longest);
    let mut strip = Strip { keeps_next: true, ..Strip::blank(tall) };
    let down = tall - height(&names) - 3.0;
    strip.stack(names, down);
    for (tag, begin, text) in items {
        // The text begins a little right of the middle, so that its letters stand above the marks.
        let (x, y) = (begin + COLUMN * 0.5 + text.x * cosine + 2.0, tall - 6.0 - text.x * sine);
        let item = PageItem::Text(PlacedText { x, baseline: y, turned: TURNED, tone: Tone::Ink, ..text });
        strip.ink.push(Ink { tag: Some(tag), item });
    }
    strip.decorate(rule(left, left_of(left, sheet.columns.len()), tall, 0.75, Tone::Ink));
    strip
}

fn row(flow: &mut Flow<'_>, table: TagId, sheet: &CircleSheet, row: &CircleRow, left: f32) -> Strip {
    let part = flow.tag(table, Role::TableRow);
    let header = flow.tag(part, Role::TableHeading(Scope::Row));
    let name = flow.tag(header, Role::Span);
    let name = followed_by_more(flow.plain(name, &row.name, &TextStyle { tone: Tone::Ink, ..NAME }, left, NAMES - 4.0));
    let under = flow.tag(header, Role::Span);
    let under = flow.plain(under, &row.under, &UNDER, left, NAMES - 4.0);
    let written: Vec<Strip> = name.into_iter().chain(under).collect();
    let tall = row_height(flow, row);
    let mut strip = Strip::blank(tall);
    strip.stack(written, (tall - height_of_two(tall)) / 2.0);
    for (column, cell) in row.cells.iter().enumerate() {
        self::cell(flow, &mut strip, part, cell, Point::new(left_of(left, column), tall / 2.0));
    }
    uprights(&mut strip, sheet, left, tall);
    strip.decorate(rule(left, left_of(left, sheet.columns.len()), tall, RULE, Tone::Hair));
    strip
}

/// What the lines of a name take of a row that is no higher than they need.
fn height_of_two(tall: f32) -> f32 {
    if tall > ROW { tall - 0.3 } else { NAME.leading + UNDER.leading }
}

/// The lines before the columns that have one, and after the last.
fn uprights(strip: &mut Strip, sheet: &CircleSheet, left: f32, tall: f32) {
    let before = sheet.columns.iter().enumerate().filter(|(_, (_, has_line))| *has_line).map(|(column, _)| column);
    for column in before.chain([sheet.columns.len()]) {
        let x = left_of(left, column);
        // It keeps away from the lines between the rows.
        let points = vec![Point::new(x, 2.4), Point::new(x, tall - 2.4)];
        strip.decorate(PageItem::Line { points, width: RULE, tone: Tone::Line, dash: Dash::Solid });
    }
}

fn cell(flow: &mut Flow<'_>, strip: &mut Strip, row: TagId, cell: &CircleCell, at: Point) {
    let tag = flow.tag(row, Role::TableCell);
    let said = flow.tag(tag, Role::Paragraph);
    flow.tags[said.0].alternative = Some(cell.said.clone());
    let middle = at.x + COLUMN / 2.0;
    // A mark with its triangle stands in the middle as one.
    let shift = if cell.is_sought { f32::midpoint(BETWEEN, TRIANGLE_WIDTH) } else { 0.0 };
    let center = Point::new(middle - shift, at.y);
    let shapes = cell.mark.map_or_else(|| vec![dash(center)], |mark| mark.shapes(center, MARK));
    figure::draw(flow, strip, Some(said), shapes, 0.0);
    if cell.is_sought {
        let triangle = triangle(Point::new(center.x + MARK / 2.0 + BETWEEN, at.y));
        figure::draw(flow, strip, Some(said), [triangle], 0.0);
    }
}

/// Nothing is known.
fn dash(middle: Point) -> Shape {
    let points = vec![Point::new(middle.x - 3.0, middle.y), Point::new(middle.x + 3.0, middle.y)];
    Shape::Line { points, width: 1.0, tone: Tone::Line, dash: Dash::Solid }
}

/// An open triangle that points to the right: the wijk seeks this.
fn triangle(left: Point) -> Shape {
    let half = TRIANGLE / 2.0;
    let corners = [(0.0, -half), (TRIANGLE_WIDTH, 0.0), (0.0, half), (0.0, -half)];
    let points = corners.map(|(x, y)| left.moved(x, y)).to_vec();
    Shape::Line { points, width: 0.9, tone: Tone::Ink, dash: Dash::Solid }
}

/// How many wijken there are of something in each column.
fn counts(flow: &mut Flow<'_>, table: TagId, (index, counts): (usize, &(String, Vec<usize>)), left: f32) -> Strip {
    let (name, numbers) = counts;
    let part = flow.tag(table, Role::TableRow);
    let header = flow.tag(part, Role::TableHeading(Scope::Row));
    let mut strip = Strip { before: if index == 0 { 2.0 } else { 0.0 }, ..Strip::blank(LABEL.leading) };
    let name = flow.plain(header, name, &LABEL, left, NAMES);
    strip.stack(name, 0.0);
    for (column, number) in numbers.iter().enumerate() {
        let tag = flow.tag(part, Role::TableCell);
        let said = if *number == 0 { "geen".to_owned() } else { number.to_string() };
        let shown = if *number == 0 { "–".to_owned() } else { said.clone() };
        flow.tags[tag.0].alternative = Some(said);
        let style = TextStyle { tone: Tone::Ink, ..LABEL };
        let written = flow.plain(tag, &shown, &style, 0.0, COLUMN);
        let width = written.first().map_or(0.0, |line| super::parts::right_edge(line, 0.0));
        let begin = left_of(left, column) + (COLUMN - width) / 2.0;
        strip.stack(written.into_iter().map(|line| line.shifted(begin)), 0.0);
    }
    strip
}

/// What the marks mean.
fn legend(flow: &mut Flow<'_>, sheet: &CircleSheet, area: TypeArea) -> Strip {
    let mut strip = Strip { before: 3.0, ..Strip::blank(LABEL.leading) };
    let mut left = area.left;
    let baseline = LABEL.baseline();
    let middle = LABEL.leading / 2.0;
    let tag = flow.tag(ROOT, Role::Paragraph);
    let write = |flow: &mut Flow<'_>, strip: &mut Strip, word: &str, left: f32| -> f32 {
        let lines = flow.break_text(word, &LABEL, ONE_LINE);
        let Some(segment) = lines.first().and_then(|line| line.segments.first()) else { return left };
        let placed = segment.placed(left, baseline, &LABEL);
        // The next word is another one.
        let item = PageItem::Text(PlacedText { text: format!("{} ", placed.text), ..placed });
        strip.ink.push(Ink { tag: Some(tag), item });
        left + segment.width + 14.0
    };
    for (mark, word) in &sheet.legend {
        figure::draw(flow, &mut strip, None, mark.shapes(Point::new(left + MARK / 2.0, middle), MARK), 0.0);
        left = write(flow, &mut strip, word, left + MARK + 4.0);
    }
    if !sheet.sought.is_empty() {
        figure::draw(flow, &mut strip, None, [triangle(Point::new(left, middle))], 0.0);
        write(flow, &mut strip, &sheet.sought, left + TRIANGLE_WIDTH + 4.0);
    }
    strip
}

/// The proposals that there is room for, and what most wijken lack.
fn side(flow: &mut Flow<'_>, sheet: &CircleSheet, area: TypeArea, room: f32) -> Vec<Strip> {
    let left = area.right - SIDE;
    let mut strips = Vec::new();
    let is_shared = !sheet.shared_title.is_empty();
    let most = room - if is_shared { SHARED } else { 0.0 };
    if !sheet.proposals.is_empty() {
        strips.extend(side_heading(flow, &sheet.proposals_title, left));
        let mut all = Vec::new();
        let mut used = height(&strips) + REASON.leading;
        // They are measured first: what does not fit leaves no part in the structure.
        let mut fitting = 0;
        for proposal in &sheet.proposals {
            used += measure(flow, proposal);
            if used > most {
                break;
            }
            fitting += 1;
        }
        if fitting < sheet.proposals.len() && !sheet.more_proposals.is_empty() {
            let tag = flow.tag(ROOT, Role::Paragraph);
            strips.extend(flow.plain(tag, &sheet.more_proposals, &REASON, left, SIDE));
        }
        let list = flow.tag(ROOT, Role::List);
        for proposal in &sheet.proposals[..fitting] {
            all.extend(self::proposal(flow, list, proposal, left));
        }
        strips.extend(all);
    }
    if is_shared {
        let mut shared = side_heading(flow, &sheet.shared_title, left);
        let tag = flow.tag(ROOT, Role::Paragraph);
        shared.extend(flow.plain(tag, &sheet.shared, &SAID, left, SIDE));
        strips.extend(spaced(shared, if strips.is_empty() { 0.0 } else { 16.0 }));
    }
    strips
}

fn side_heading(flow: &mut Flow<'_>, text: &str, left: f32) -> Vec<Strip> {
    let tag = flow.heading(2);
    let mut strips = flow.plain(tag, text, &BOX_HEADING, left, SIDE);
    mark_heading(&mut strips, &Heading::new(2, text));
    strips
}

/// The height of a proposal, without drawing it.
fn measure(flow: &mut Flow<'_>, proposal: &Proposal) -> f32 {
    let width = SIDE - AFTER_BOX;
    let lines =
        |flow: &mut Flow<'_>, text: &str, style: &TextStyle| flow.break_text(text, style, width).len() as f32 * style.leading;
    let who = proposal.who.to_string();
    // The names are heavier than the rest.
    let who = lines(flow, &who, &TextStyle { face: super::super::page::Face::SemiBold, ..SAID });
    ABOVE_PROPOSAL + who + lines(flow, &proposal.about, &SAID) + lines(flow, &proposal.reason, &REASON) + 4.0
}

/// From one proposal to the next.
const ABOVE_PROPOSAL: f32 = 5.0;

fn proposal(flow: &mut Flow<'_>, list: TagId, proposal: &Proposal, left: f32) -> Vec<Strip> {
    let item = flow.tag(list, Role::ListItem);
    let label = flow.tag(item, Role::Label);
    flow.tags[label.0].alternative = Some(BOX_WORD.to_owned());
    let body = flow.tag(item, Role::ListBody);
    let (begin, width) = (left + AFTER_BOX, SIDE - AFTER_BOX);
    let mut strips = flow.text(body, Role::Paragraph, &proposal.who, &SAID, begin, width);
    for (text, style) in [(&proposal.about, &SAID), (&proposal.reason, &REASON)] {
        strips.extend(flow.text(body, Role::Paragraph, &Text::from(text.as_str()), style, begin, width));
    }
    let mut first = Strip::blank(4.0);
    first.decorate(rule(left, left + SIDE, 0.0, RULE, Tone::Line));
    first.before = ABOVE_PROPOSAL;
    let centre = Point::new(left + BOX / 2.0 + 0.5, 4.0 + SAID.leading / 2.0);
    figure::draw(flow, &mut first, Some(label), [tick_box(centre, BOX)], 0.0);
    strips.insert(0, first);
    strips
}
