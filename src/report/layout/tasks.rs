//! Things to work on with a pen: what it is about and steps to tick at the left, what was agreed or ruled room at the right.

use super::super::document::{Task, Text};
use super::super::page::{Role, TagId};
use super::figure;
use super::flow::{Flow, ROOT, Strip, beside, height, keep_short, rule};
use super::grid::BOX_WORD;
use super::judged::comes_first;
use super::parts::{anchored, followed_by_more, kept_with_next, right_edge, spaced};
use super::style::{ITEM_TITLE, LABEL, LEFT, MARK, MILLIMETRE, RIGHT, RULE, SMALL, STATUS, TextStyle};
use super::written::labelled;
use crate::shapes::{Point, Tone, tick_box};

/// Left edge of the verdict, right of its mark.
const WORD: f32 = LEFT + MARK + 5.0;
const MIDDLE_WIDTH: f32 = 97.0 * MILLIMETRE;
/// Left edge of what was agreed, or of the room to write that.
const SIDE: f32 = LEFT + 101.0 * MILLIMETRE;
/// Where 'klaar' begins, after 'wie'.
const READY: f32 = SIDE + 39.0 * MILLIMETRE;
/// From one line to write on to the next, as on narrow ruled paper.
const PITCH: f32 = 7.0 * MILLIMETRE;
/// Length of a side of a box to tick off.
const BOX: f32 = 3.6 * MILLIMETRE;
/// From the edge of a box to the step after it.
const AFTER_BOX: f32 = BOX + 5.5;
/// Lines for what will be done: at least, and at most where the left side is longer.
const LINES: (usize, usize) = (2, 4);
/// What is higher runs on to another page.
const SIDE_MOST: f32 = 330.0;
const FIELD: TextStyle = TextStyle { tone: Tone::Ink, ..SMALL };

pub(super) fn strips(flow: &mut Flow<'_>, tasks: &[Task]) -> Vec<Strip> {
    tasks.iter().flat_map(|task| one(flow, task)).collect()
}

fn one(flow: &mut Flow<'_>, task: &Task) -> Vec<Strip> {
    let title = kept_with_next(title(flow, task));
    let mut left = said(flow, task);
    let mut right = agreed(flow, task, SIDE, height(&left));
    let is_short = height(&left).max(height(&right)) <= SIDE_MOST;
    let mut strips = vec![Strip::rule(LEFT, RIGHT, 5.0, Tone::Ink)];
    strips.extend(title);
    if height(&right) > SIDE_MOST {
        // No page holds it beside what was said.
        right = agreed(flow, task, LEFT, 0.0);
        strips.extend(spaced(left, 1.0));
        strips.extend(spaced(right, 3.0));
    } else {
        if !is_short {
            // What stands at the right is on the page on which the left side begins, so it is read before what may run on to the next.
            // What was measured is not drawn: its parts of the structure hold nothing and fall away.
            right = agreed(flow, task, SIDE, height(&left));
            left = said(flow, task);
        }
        strips.extend(spaced(beside(right, left, 0.0), 1.0));
        if is_short {
            keep_short(&mut strips, SIDE_MOST + 60.0);
        }
    }
    spaced(anchored(strips, task.anchor.as_ref()), 9.0)
}

/// What was said of it, and steps to tick.
fn said(flow: &mut Flow<'_>, task: &Task) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Vec::new();
    for fact in &task.said {
        let told = labelled(flow, ROOT, fact, &FIELD, LEFT, MIDDLE_WIDTH);
        strips.extend(spaced(told, 2.0));
    }
    strips.extend(steps(flow, &task.steps));
    if !task.remark.is_empty() {
        let style = TextStyle { tone: Tone::InkSoft, ..FIELD };
        strips.extend(spaced(flow.text(ROOT, Role::Paragraph, &task.remark, &style, LEFT, MIDDLE_WIDTH), 3.0));
    }
    strips
}

/// What was agreed, with its left edge at `left`, and room to write beside something of this height.
fn agreed(flow: &mut Flow<'_>, task: &Task, left: f32, beside: f32) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Vec::new();
    for fact in &task.agreed {
        let told = labelled(flow, ROOT, fact, &FIELD, left, RIGHT - SIDE);
        strips.extend(spaced(told, if strips.is_empty() { 0.0 } else { 3.0 }));
    }
    if task.is_open {
        let room = beside - height(&strips);
        strips.extend(room_to_write(flow, room));
    }
    strips
}

/// What stands above what runs on to another page: what it is a part of.
pub(super) fn continued(flow: &mut Flow<'_>, part: &str) -> Strip {
    let mut head = Strip::blank(0.0);
    // It is read as decoration: it was heard where the part began. It stands on the first rule, above the text, and takes no room.
    let style = TextStyle { tone: Tone::InkSoft, ..STATUS };
    let words = flow.plain(ROOT, &format!("{part} (vervolg)"), &style, LEFT, RIGHT - LEFT);
    let above = height(&words);
    head.stack(words, -above);
    head
}

/// The mark and the verdict, and after them the number and what it is about.
fn title(flow: &mut Flow<'_>, task: &Task) -> Vec<Strip> {
    let tag = flow.tag(ROOT, Role::Heading(3));
    let tone = task.status.tone();
    let word = flow.tag(tag, Role::Span);
    let word = followed_by_more(flow.plain(word, &task.status.word, &TextStyle { tone, ..STATUS }, WORD, RIGHT - WORD));
    let edge = word.last().map_or(WORD, |strip| right_edge(strip, WORD)) + 6.0;
    let name = flow.tag(tag, Role::Span);
    let said = if task.number.is_empty() { task.title.clone() } else { format!("{}\u{a0} {}", task.number, task.title) };
    let right = RIGHT - if task.is_first { 66.0 } else { 0.0 };
    let mut strips = flow.plain(name, &said, &ITEM_TITLE, edge, right - edge);
    let Some(first) = strips.first_mut() else { return word };
    first.stack(word, ITEM_TITLE.baseline() - STATUS.baseline());
    if let Some(mark) = task.status.mark {
        let centre = Point::new(LEFT + MARK / 2.0, ITEM_TITLE.leading / 2.0);
        figure::draw(flow, first, None, mark.shapes(centre, MARK), 0.0);
    }
    if task.is_first {
        comes_first(flow, &mut strips, (LEFT, RIGHT));
    }
    strips
}

/// Steps, each after a box that a screen reader names.
fn steps(flow: &mut Flow<'_>, steps: &[Text]) -> Vec<Strip> {
    if steps.is_empty() {
        return Vec::new();
    }
    let list = flow.tag(ROOT, Role::List);
    let mut all = Vec::new();
    for step in steps {
        all.extend(spaced(self::step(flow, list, step, (LEFT, MIDDLE_WIDTH)), 4.0));
    }
    all
}

/// A step after its box, between `left` and `left + width`.
pub(super) fn step(flow: &mut Flow<'_>, list: TagId, step: &Text, (left, width): (f32, f32)) -> Vec<Strip> {
    let item = flow.tag(list, Role::ListItem);
    let label = flow.tag(item, Role::Label);
    flow.tags[label.0].alternative = Some(BOX_WORD.to_owned());
    let mut strips = flow.text(item, Role::ListBody, step, &FIELD, left + AFTER_BOX, width - AFTER_BOX);
    if let Some(first) = strips.first_mut() {
        let centre = Point::new(left + BOX / 2.0 + 0.5, FIELD.leading / 2.0);
        figure::draw(flow, first, Some(label), [tick_box(centre, BOX)], 0.0);
    }
    strips
}

/// Lines for what will be done, as many as the left side has room for, and below them who does it and when it is ready.
fn room_to_write(flow: &mut Flow<'_>, room: f32) -> Vec<Strip> {
    let (least, most) = LINES;
    let fitting = ((room / PITCH).floor() as usize).saturating_sub(1);
    let mut strips = Vec::new();
    for number in 0..fitting.clamp(least, most) {
        let mut line = Strip { keeps_next: true, ..Strip::blank(PITCH) };
        if number == 0 {
            label(flow, &mut line, "wat", SIDE);
        }
        line.decorate(rule(SIDE, RIGHT, PITCH, RULE, Tone::Line));
        strips.push(line);
    }
    let mut line = Strip::blank(PITCH);
    label(flow, &mut line, "wie", SIDE);
    label(flow, &mut line, "klaar", READY);
    line.decorate(rule(SIDE, SIDE + 35.0 * MILLIMETRE, PITCH, RULE, Tone::Line));
    line.decorate(rule(READY, RIGHT, PITCH, RULE, Tone::Line));
    strips.push(line);
    strips
}

fn label(flow: &mut Flow<'_>, line: &mut Strip, said: &str, left: f32) {
    let tag = flow.tag(ROOT, Role::Paragraph);
    let words = flow.plain(tag, said, &LABEL, left, RIGHT - left);
    line.stack(words, PITCH - 3.5 - LABEL.baseline());
}
