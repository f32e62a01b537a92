//! What is filled in on a screen: boxes to type in and rings to choose. The file draws them, as they change there; here they get their
//! places, their words and their parts of the structure.

use super::super::document::{Choosable, Heading, HiddenField, Multiple, TextField};
use super::super::page::{Role, TagId, Widget, WidgetPurpose};
use super::figure;
use super::flow::{Flow, ROOT, Strip, beside, height, keep_short, rule};
use super::parts::{followed_by_more, mark_heading, spaced};
use super::style::{
    AFTER_MARK, COMPACT, GUTTER, HEIGHT, ITEM_TITLE, LABEL, LEFT, NUMBER, RIGHT, RULE, SMALL, STATUS, STATUS_LEFT, TextStyle,
    WIDTH,
};
use crate::shapes::{Point, Rect, Tone};

/// Diameter of a ring to choose.
const RING: f32 = 12.0;
/// From the left edge of a ring to what it stands for.
const AFTER_RING: f32 = RING + 7.0;
/// Room for the word of an answer.
const WORD: f32 = 82.0;
/// Left edge of how an answer is recognised.
const RECOGNISED_LEFT: f32 = STATUS_LEFT + AFTER_RING + WORD;
const RECOGNISED: TextStyle = TextStyle { tone: Tone::Ink, leading: 11.5, ..SMALL };
/// Answers without an explanation in one row.
const BESIDE: usize = 5;
const BETWEEN: f32 = 16.0;
/// Least height of an answer, and the height around its words, in points.
const ANSWER: f32 = 18.0;
const AROUND_ANSWER: f32 = 5.0;
const MARK: f32 = 9.5;
/// Height of a box for one line, and of each line of a box for more, in letters of eleven points.
const ONE_LINE: f32 = 21.0;
const LINE: f32 = 13.2;
const AROUND_LINES: f32 = 7.0;
/// Boxes of one line in a row.
const COLUMNS: usize = 3;

/// Boxes to type in, each below its label; those for one line beside each other.
pub(super) fn text_fields(flow: &mut Flow<'_>, fields: &[TextField]) -> Vec<Strip> {
    let mut strips = Vec::new();
    for together in fields.chunk_by(|field, next| field.lines <= 1 && next.lines <= 1) {
        let is_low = together.iter().all(|field| field.lines <= 1);
        let columns = if is_low { COLUMNS } else { 1 };
        let width = (WIDTH - GUTTER * (columns - 1) as f32) / columns as f32;
        for row in together.chunks(columns) {
            strips.push(self::row(flow, row, width));
        }
    }
    strips
}

fn row(flow: &mut Flow<'_>, fields: &[TextField], width: f32) -> Strip {
    let mut row = Strip { before: 8.0, ..Strip::default() };
    let labels: Vec<usize> = fields.iter().map(|field| flow.break_text(&field.label, &LABEL, width).len()).collect();
    let most = labels.iter().copied().max().unwrap_or_default();
    for ((index, field), lines) in fields.iter().enumerate().zip(labels) {
        let left = LEFT + (width + GUTTER) * index as f32;
        let typed = text_field(flow, field, left, width);
        let end = row.stack(typed, (most - lines) as f32 * LABEL.leading);
        row.height = row.height.max(end);
    }
    row
}

/// A box below its label.
fn text_field(flow: &mut Flow<'_>, field: &TextField, left: f32, width: f32) -> Vec<Strip> {
    let tag = flow.tag(ROOT, Role::Paragraph);
    let mut strips = flow.plain(tag, &field.label, &LABEL, left, width);
    for strip in &mut strips {
        strip.keeps_next = true;
    }
    let height = if field.lines <= 1 { ONE_LINE } else { f32::from(field.lines) * LINE + AROUND_LINES };
    let tag = flow.tag(ROOT, Role::Form);
    let mut typed = Strip { before: 2.0, ..Strip::blank(height) };
    let area = Rect::new(left, 0.0, width, height);
    typed.widgets.push(Widget { tag: Some(tag), area, purpose: WidgetPurpose::Type(field.clone()) });
    strips.push(typed);
    strips
}

/// Questions, each with its answers below each other and a box for the reason. One that fits on a page is not cut.
pub(super) fn multiple(flow: &mut Flow<'_>, questions: &[Multiple]) -> Vec<Strip> {
    questions.iter().flat_map(|question| one(flow, question)).collect()
}

fn one(flow: &mut Flow<'_>, question: &Multiple) -> Vec<Strip> {
    let heading = Heading { number: question.number.clone(), ..Heading::new(3, question.title.as_str()) };
    let tag = flow.heading(heading.level);
    let number = flow.plain(tag, &question.number, &NUMBER, LEFT, STATUS_LEFT - LEFT);
    let title = flow.plain(tag, &question.title, &ITEM_TITLE, STATUS_LEFT, RIGHT - STATUS_LEFT);
    let mut title = beside(followed_by_more(number), title, ITEM_TITLE.baseline() - NUMBER.baseline());
    mark_heading(&mut title, &heading);
    let mut strips = title;
    let tag = flow.tag(ROOT, Role::Paragraph);
    strips.extend(flow.plain(tag, &question.text, &COMPACT, STATUS_LEFT, RIGHT - STATUS_LEFT));
    strips.push(Strip::blank(5.0));
    for together in question.answers.chunk_by(|answer, next| answer.recognised.is_empty() && next.recognised.is_empty()) {
        strips.extend(together.chunks(BESIDE).map(|answers| self::answers(flow, question, answers)));
    }
    let reason = text_field(flow, &question.reason, STATUS_LEFT, RIGHT - STATUS_LEFT);
    strips.extend(spaced(reason, 5.0));
    keep_short(&mut strips, HEIGHT);
    spaced(strips, 15.0)
}

/// Answers beside each other above a line.
fn answers(flow: &mut Flow<'_>, question: &Multiple, answers: &[Choosable]) -> Strip {
    let mut row = Strip::default();
    let mut left = 0.0;
    for answer in answers {
        let strip = self::answer(flow, question, answer);
        row.height = row.height.max(strip.height);
        row.absorb(strip.shifted(left), 0.0);
        let word = flow.break_text(&answer.status.word, &STATUS, WORD).first().map_or(0.0, |line| line.width);
        left += AFTER_RING + AFTER_MARK + word + BETWEEN;
    }
    let bottom = row.height;
    row.decorate(rule(STATUS_LEFT, RIGHT, bottom, RULE, Tone::Hair));
    row
}

/// A ring, and after it the mark and the word of the answer and how it is recognised.
fn answer(flow: &mut Flow<'_>, question: &Multiple, answer: &Choosable) -> Strip {
    let tag = flow.tag(ROOT, Role::Paragraph);
    let ring = flow.tag(tag, Role::Form);
    let recognised = flow.plain(tag, &answer.recognised, &RECOGNISED, RECOGNISED_LEFT, RIGHT - RECOGNISED_LEFT);
    let needed = (height(&recognised) + AROUND_ANSWER).max(ANSWER);
    let mut strip = Strip::blank(needed);
    let middle = AROUND_ANSWER / 2.0 + RECOGNISED.leading / 2.0 + if needed > ANSWER { 0.0 } else { 1.0 };
    strip.widgets.push(ring_of(ring, question, answer, middle));
    let left = STATUS_LEFT + AFTER_RING;
    let word = word(flow, tag, answer, left);
    strip.stack(followed_by_more(word), middle - STATUS.leading / 2.0);
    if let Some(mark) = answer.status.mark {
        figure::draw(flow, &mut strip, None, mark.shapes(Point::new(left + MARK / 2.0, middle), MARK), 0.0);
    }
    strip.stack(recognised, middle - RECOGNISED.leading / 2.0);
    strip
}

fn word(flow: &mut Flow<'_>, tag: TagId, answer: &Choosable, left: f32) -> Vec<Strip> {
    let style = TextStyle { tone: answer.status.tone(), ..STATUS };
    flow.plain(tag, &answer.status.word, &style, left + AFTER_MARK, WORD - AFTER_MARK)
}

fn ring_of(tag: TagId, question: &Multiple, answer: &Choosable, middle: f32) -> Widget {
    let Multiple { name, number, title, text, .. } = question;
    let purpose = WidgetPurpose::Choose {
        question: name.clone(),
        asked: format!("{number} {text}"),
        answer: answer.value.clone(),
        told: format!("{number} {title}: {}", answer.status.word),
    };
    Widget { tag: Some(tag), area: Rect::new(STATUS_LEFT, middle - RING / 2.0, RING, RING), purpose }
}

/// What the form says of itself stands nowhere on the page.
pub(super) fn hidden(fields: &[HiddenField]) -> Strip {
    let nowhere = Rect::new(0.0, 0.0, 0.0, 0.0);
    let widget = |field: &HiddenField| Widget { tag: None, area: nowhere, purpose: WidgetPurpose::Hidden(field.clone()) };
    Strip { widgets: fields.iter().map(widget).collect(), ..Strip::default() }
}
