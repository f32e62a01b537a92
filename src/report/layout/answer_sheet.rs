//! The sheet of one person: a row for each item, with five boxes and a line to write on.
//!
//! The marks of the answers are words for screen readers in each part; what they mean stands above them at the head of each page.

use super::super::document::{AnswerPart, AnswerSheet, Heading, Mark};
use super::super::page::{PageItem, Role, Scope, TagId};
use super::figure;
use super::flow::{Flow, Ink, ROOT, Strip, height, keep_short, rule};
use super::grid::{BOX, BOX_WORD};
use super::parts::{followed_by_more, kept_with_next, mark_heading, spaced};
use super::style::{
    COMPACT, HEIGHT, HeadingStyle, LABEL, LEFT, MARK, MILLIMETRE, NUMBER, RIGHT, RULE, SMALL, TextStyle, WIDTH, heading,
};
use crate::shapes::{Point, Tone, tick_box};

/// From the middle of a box to that of the next.
const PITCH: f32 = 12.0 * MILLIMETRE;
/// Left edge of the answers: five boxes with room around them.
const ANSWERS: f32 = RIGHT - 62.0 * MILLIMETRE;
/// Left edge of the wording of an item, after its number.
const TEXT: f32 = LEFT + 9.0 * MILLIMETRE;
const TEXT_WIDTH: f32 = ANSWERS - 2.0 * MILLIMETRE - TEXT;
const ITEM: TextStyle = TextStyle { tone: Tone::Ink, leading: 10.2, is_hyphenated: true, ..SMALL };
const WORD: TextStyle = TextStyle { leading: 9.5, ..LABEL };
/// From one item to the next, at least: three lines, or a box with room to write below it.
const ROW: f32 = 33.0;
/// Room for the word before the marks of a part.
const WORD_ROOM: f32 = 36.0;
/// White above the wording of an item.
const ABOVE: f32 = 1.5;

pub(super) fn strips(flow: &mut Flow<'_>, sheet: &AnswerSheet) -> Vec<Strip> {
    let mut strips = title(flow, sheet);
    strips.extend(who(flow, &sheet.who));
    let tag = flow.tag(ROOT, Role::Paragraph);
    strips.extend(spaced(
        flow.plain(tag, &sheet.introduction, &TextStyle { size: 9.0, leading: 12.0, ..COMPACT }, LEFT, WIDTH),
        8.0,
    ));
    let mut strips = kept_with_next(strips);
    let words = words(flow, sheet);
    let index = flow.repeated.len();
    // It is drawn again on each page that a part begins, and stands above the first one.
    flow.repeated.push(words.clone());
    strips.push(Strip { before: 6.0, keeps_next: true, ..words });
    for (number, part) in sheet.parts.iter().enumerate() {
        let mut rows = self::part(flow, part, &sheet.answers);
        keep_short(&mut rows, HEIGHT);
        if let Some(first) = rows.first_mut().filter(|_| number > 0) {
            first.before = 8.0;
        }
        for row in &mut rows {
            row.repeats = Some(index);
        }
        strips.extend(rows);
    }
    strips
}

/// The title with what it is about at its right.
fn title(flow: &mut Flow<'_>, sheet: &AnswerSheet) -> Vec<Strip> {
    let HeadingStyle { text: style, .. } = heading(1);
    let tag = flow.heading(1);
    let mut strips = flow.plain(tag, &sheet.title, &style, LEFT, ANSWERS - LEFT);
    mark_heading(&mut strips, &Heading::new(1, sheet.title.as_str()));
    let tag = flow.tag(ROOT, Role::Paragraph);
    let about = flow.plain(tag, &sheet.about, &LABEL, ANSWERS, RIGHT - ANSWERS);
    if let Some(first) = strips.first_mut() {
        first.stack(about, style.baseline() - LABEL.baseline());
    }
    strips
}

/// Names below lines to write on, beside each other.
fn who(flow: &mut Flow<'_>, names: &[String]) -> Vec<Strip> {
    /// Height in points of the room to write in.
    const ROOM: f32 = 27.0;
    let gap = 4.0 * MILLIMETRE;
    let width = (WIDTH - gap * names.len().saturating_sub(1) as f32) / names.len().max(1) as f32;
    let mut row = Strip::blank(ROOM);
    for (index, name) in names.iter().enumerate() {
        let left = LEFT + (width + gap) * index as f32;
        let tag = flow.tag(ROOT, Role::Paragraph);
        row.stack(flow.plain(tag, name, &LABEL, left, width), ROOM - LABEL.leading - 1.0);
        row.decorate(rule(left, left + width, ROOM, RULE, Tone::Ink));
    }
    vec![row]
}

/// Where the boxes of an answer stand.
fn middle(index: usize, answers: usize) -> f32 {
    let first = ANSWERS + (RIGHT - ANSWERS - PITCH * answers.saturating_sub(1) as f32) / 2.0;
    first + PITCH * index as f32
}

/// The words of the marks. Where they are drawn again they are decoration: they are heard with the marks of each part.
fn words(flow: &mut Flow<'_>, sheet: &AnswerSheet) -> Strip {
    let broken: Vec<_> = sheet.answers.iter().map(|(_, word)| flow.break_text(word, &WORD, PITCH - 2.0)).collect();
    let most = broken.iter().map(|lines| lines.len()).max().unwrap_or_default();
    let mut strip = Strip::blank(most as f32 * WORD.leading + 2.0);
    let whole = flow.tag(ROOT, Role::Paragraph);
    for (index, lines) in broken.iter().enumerate() {
        let x = middle(index, sheet.answers.len());
        let tag = flow.tag(whole, Role::Span);
        for (number, line) in lines.iter().enumerate() {
            let baseline = (most - lines.len() + number) as f32 * WORD.leading + WORD.baseline();
            for segment in &line.segments {
                let mut text = segment.placed(x - line.width / 2.0, baseline, &WORD);
                // So that no word is joined to the next one.
                text.text = format!("{} ", text.text.trim_end());
                strip.ink.push(Ink { tag: Some(tag), item: PageItem::Text(text) });
            }
        }
    }
    strip
}

fn part(flow: &mut Flow<'_>, part: &AnswerPart, answers: &[(Mark, String)]) -> Vec<Strip> {
    let HeadingStyle { text: style, .. } = heading(3);
    let style = TextStyle { size: 11.0, leading: 15.0, ..style };
    let table = flow.tag(ROOT, Role::Table);
    flow.tags[table.0].alternative = Some(format!("{}: per punt één vakje om aan te kruisen.", part.title));
    let row = flow.tag(table, Role::TableRow);
    let tag = flow.tag(row, Role::TableHeading(Scope::Column));
    let mut head = Strip::default();
    let title = flow.plain(tag, &part.title, &style, LEFT, ANSWERS - WORD_ROOM - LEFT);
    head.height = height(&title) + 3.0;
    head.stack(title, 0.0);
    let heading = flow.tag(row, Role::TableHeading(Scope::Column));
    let word = flow.tag(heading, Role::Span);
    let word = followed_by_more(flow.plain(word, "oordeel", &LABEL, ANSWERS - WORD_ROOM, WORD_ROOM));
    head.stack(word, head.height - LABEL.leading - 2.0);
    for (index, (mark, word)) in answers.iter().enumerate() {
        let tag = flow.tag(heading, Role::Span);
        flow.tags[tag.0].alternative = Some(word.clone());
        let centre = Point::new(middle(index, answers.len()), head.height - MARK / 2.0 - 3.0);
        figure::draw(flow, &mut head, Some(tag), mark.shapes(centre, MARK), 0.0);
    }
    let bottom = head.height;
    head.decorate(rule(LEFT, RIGHT, bottom, 0.75, Tone::Ink));
    let mut strips = vec![head];
    for (number, text) in &part.items {
        strips.push(item(flow, table, (number, text), answers));
    }
    strips
}

fn item(flow: &mut Flow<'_>, table: TagId, (number, text): (&str, &str), answers: &[(Mark, String)]) -> Strip {
    let row = flow.tag(table, Role::TableRow);
    let tag = flow.tag(row, Role::TableCell);
    let mut strip = Strip::default();
    let number = flow.plain(tag, &format!("{number} "), &NUMBER, LEFT, TEXT - LEFT);
    let text = flow.plain(tag, text, &ITEM, TEXT, TEXT_WIDTH);
    let needed = ABOVE + height(&text) + 0.5;
    strip.height = needed.max(ROW);
    strip.stack(followed_by_more(number), ABOVE + ITEM.baseline() - NUMBER.baseline());
    strip.stack(text, ABOVE);
    // One cell with all boxes: five would be a table of empty cells.
    let cell = flow.tag(row, Role::TableCell);
    for (index, (_, word)) in answers.iter().enumerate() {
        let tag = flow.tag(cell, Role::Paragraph);
        flow.tags[tag.0].alternative = Some(format!("{BOX_WORD} {word}"));
        let shape = tick_box(Point::new(middle(index, answers.len()), ABOVE + 1.0 + BOX / 2.0), BOX);
        figure::draw(flow, &mut strip, Some(tag), [shape], 0.0);
    }
    let bottom = strip.height;
    strip.decorate(rule(TEXT, ANSWERS - 2.0 * MILLIMETRE, bottom, RULE, Tone::Hair));
    // The line to write on.
    strip.decorate(rule(ANSWERS, RIGHT, bottom, RULE, Tone::Line));
    strip
}
