//! Questions to answer by hand. What belongs together stands on one page if it can, and the lines fill that page.

mod plan;

use super::super::document::{Question, Questionnaire, QuestionnairePart, Tally, Tick};
use super::super::page::{Role, TagId};
use super::figure;
use super::flow::{Flow, ROOT, Start, Strip, beside, keep_short, rule};
use super::grid::{BOX, BOX_WORD};
use super::parts::right_edge;
use super::parts::{followed_by_more, kept_with_next, numbered_heading, spaced, status_strips};
use super::style::{
    AFTER_MARK, COMPACT, HEIGHT, HeadingStyle, KICKER, LABEL, LEFT, NUMBER, QUESTION, RIGHT, RULE, STATUS, STATUS_LEFT,
    TextStyle, heading,
};
use super::writing::{self, WRITING};
use crate::shapes::{Point, Tone, tick_box};
use plan::{ABOVE_HEAD, Measured, Sheet, counts, sheets};

/// Right edge of what is asked: some 75 characters.
const ASKED_RIGHT: f32 = RIGHT - 34.0;
const HELP: TextStyle = TextStyle { size: 8.5, leading: 11.5, tone: Tone::InkSoft, ..COMPACT };
const INTRODUCTION: TextStyle = TextStyle { tone: Tone::InkSoft, ..COMPACT };
/// How an answer is recognised, below its box.
const RECOGNISED: TextStyle = TextStyle { size: 8.5, leading: 10.5, ..COMPACT };
/// White above a question and below its rule.
const ABOVE: f32 = 6.0;
/// White above the boxes.
const ABOVE_BOXES: f32 = 5.0;
/// A row of boxes.
const BOXES: f32 = BOX + 4.0;
/// From a box to what it stands for.
const AFTER_BOX: f32 = BOX + 5.0;
/// Between one choice and the next.
const BETWEEN: f32 = 13.0;
/// Between columns of choices.
const BETWEEN_COLUMNS: f32 = 9.0;
/// Height of the line on which hands are counted.
const TALLY: f32 = BOX + 9.0;
/// Room for a number.
const NUMBER_ROOM: f32 = 24.0;
/// White below a question.
const BELOW: f32 = 4.0;
/// White above and below the introduction of a part.
const INTRODUCED: [f32; 2] = [3.0, 6.0];

pub(super) fn strips(flow: &mut Flow<'_>, questionnaire: &Questionnaire) -> Vec<Strip> {
    let measured: Vec<Measured<'_>> = questionnaire.parts.iter().flat_map(|part| measured(flow, part)).collect();
    // Where a question is longer than a page, they run on as they come.
    let sheets = sheets(&measured).unwrap_or_default();
    let mut strips = Vec::new();
    let mut at = 0;
    for part in &questionnaire.parts {
        let mut head = spaced(head(flow, part), ABOVE_HEAD);
        let list = flow.tag(ROOT, Role::List);
        for question in &part.questions {
            let sheet = sheets.iter().find(|sheet| sheet.questions.contains(&at));
            let begin = strips.len();
            strips.append(&mut head);
            strips.extend(one(flow, list, question, sheet));
            let begins_page = at > 0 && sheet.is_some_and(|sheet| sheet.questions.start == at);
            if let Some(first) = strips.get_mut(begin).filter(|_| begins_page) {
                first.start = Start::Page;
            }
            at += 1;
        }
        strips.append(&mut head);
    }
    strips
}

fn measured<'a>(flow: &mut Flow<'_>, part: &'a QuestionnairePart) -> Vec<Measured<'a>> {
    let head = head_height(flow, part);
    let measured = |(at, question)| Measured { question, asked: asked_height(flow, question), head: (at == 0).then_some(head) };
    part.questions.iter().enumerate().map(measured).collect()
}

/// Height of a question but for its lines.
fn asked_height(flow: &mut Flow<'_>, question: &Question) -> f32 {
    let width = ASKED_RIGHT - STATUS_LEFT;
    let text = flow.break_text(&question.text, &QUESTION, width).len() as f32 * QUESTION.leading;
    let help = flow.break_text(&question.help, &HELP, width).len() as f32 * HELP.leading;
    let boxes = if question.choices.is_empty() { 0.0 } else { ABOVE_BOXES + Columns::new(flow, &question.choices).height };
    let tally = if question.tally.is_some() { TALLY } else { 0.0 };
    2.0 * ABOVE + text + help + boxes + tally + BELOW
}

/// Left edge of the title of a part.
fn title_left(part: &QuestionnairePart) -> f32 {
    if part.heading.number.is_empty() { LEFT } else { STATUS_LEFT }
}

fn head_height(flow: &mut Flow<'_>, part: &QuestionnairePart) -> f32 {
    let HeadingStyle { text: title, .. } = heading(2);
    let left = title_left(part);
    let kicker = if part.heading.kicker.is_empty() { 0.0 } else { KICKER.leading };
    let title = flow.break_text(&part.heading.text, &title, RIGHT - left).len() as f32 * title.leading;
    let introduction = flow.break_text(&part.introduction, &INTRODUCTION, ASKED_RIGHT - left).len() as f32;
    kicker + title + introduction * INTRODUCTION.leading + INTRODUCED.iter().sum::<f32>()
}

fn head(flow: &mut Flow<'_>, part: &QuestionnairePart) -> Vec<Strip> {
    let HeadingStyle { text: style, .. } = heading(2);
    let left = title_left(part);
    let [above, below] = INTRODUCED;
    let mut strips = numbered_heading(flow, &part.heading, &style, STATUS_LEFT, (left, STATUS_LEFT - LEFT));
    let tag = flow.tag(ROOT, Role::Paragraph);
    strips.extend(spaced(flow.plain(tag, &part.introduction, &INTRODUCTION, left, ASKED_RIGHT - left), above));
    strips.push(Strip::blank(below));
    kept_with_next(strips)
}

fn one(flow: &mut Flow<'_>, list: TagId, question: &Question, sheet: Option<&Sheet>) -> Vec<Strip> {
    let item = flow.tag(list, Role::ListItem);
    let label = flow.tag(item, Role::Label);
    let number = flow.plain(label, &question.number, &NUMBER, LEFT, STATUS_LEFT - LEFT);
    let body = flow.tag(item, Role::ListBody);
    let tag = flow.tag(body, Role::Paragraph);
    let text = flow.plain(tag, &question.text, &QUESTION, STATUS_LEFT, ASKED_RIGHT - STATUS_LEFT);
    let mut strips = vec![Strip::rule(LEFT, RIGHT, ABOVE, Tone::Line)];
    strips.extend(beside(number, text, QUESTION.baseline() - NUMBER.baseline()));
    let tag = flow.tag(body, Role::Paragraph);
    strips.extend(flow.plain(tag, &question.help, &HELP, STATUS_LEFT, ASKED_RIGHT - STATUS_LEFT));
    if !question.choices.is_empty() {
        strips.push(choices(flow, body, &question.choices));
    }
    strips.extend(question.tally.as_ref().map(|tally| self::tally(flow, body, tally)));
    let (extra, pitch) = sheet.map_or((0, WRITING), |sheet| (sheet.extra, sheet.pitch));
    for (blank, lines) in question.blanks.iter().zip(counts(question, extra)) {
        strips.extend(writing::behind_label(flow, body, &blank.label, lines, (STATUS_LEFT, RIGHT), pitch));
    }
    strips.push(Strip::blank(BELOW));
    keep_short(&mut strips, HEIGHT);
    spaced(strips, ABOVE)
}

/// Short lines to write numbers on, each after what it is of, and a box at the end.
fn tally(flow: &mut Flow<'_>, body: TagId, tally: &Tally) -> Strip {
    let mut row = Strip::blank(TALLY);
    let top = (TALLY - LABEL.leading) / 2.0;
    let line = top + LABEL.leading;
    let tag = flow.tag(body, Role::Paragraph);
    let mut left = STATUS_LEFT;
    let names = std::iter::once((&tally.label, false)).chain(tally.counts.iter().map(|name| (name, true)));
    for (name, has_line) in names {
        let span = flow.tag(tag, Role::Span);
        let words = followed_by_more(flow.plain(span, name, &LABEL, left, RIGHT - left));
        left = words.iter().map(|strip| right_edge(strip, left)).fold(left, f32::max) + 4.0;
        row.stack(words, top);
        if has_line {
            row.decorate(rule(left, left + NUMBER_ROOM, line, RULE, Tone::Line));
            left += NUMBER_ROOM + 8.0;
        }
    }
    let list = flow.tag(body, Role::List);
    let item = flow.tag(list, Role::ListItem);
    let label = flow.tag(item, Role::Label);
    flow.tags[label.0].alternative = Some(BOX_WORD.to_owned());
    let width = flow.break_text(&tally.mark, &STATUS, RIGHT).first().map_or(0.0, |line| line.width);
    let left = RIGHT - width - AFTER_BOX;
    figure::draw(flow, &mut row, Some(label), [tick_box(Point::new(left + BOX / 2.0, TALLY / 2.0), BOX)], 0.0);
    let part = flow.tag(item, Role::ListBody);
    row.stack(flow.plain(part, &tally.mark, &STATUS, left + AFTER_BOX, width + 1.0), (TALLY - STATUS.leading) / 2.0);
    row
}

/// Where the choices of a question stand.
struct Columns {
    /// One for each choice.
    places: Vec<Place>,
    height: f32,
}

/// Where a choice stands: its left edge, the width of how it is recognised, and how far it is from the top.
#[derive(Clone, Copy)]
struct Place {
    left: f32,
    width: f32,
    top: f32,
}

impl Columns {
    fn new(flow: &mut Flow<'_>, choices: &[Tick]) -> Self {
        let widths: Vec<f32> = choices.iter().map(|choice| width_of(flow, choice)).collect();
        if choices.iter().all(|choice| choice.recognised.is_empty()) {
            Self::in_a_row(&widths)
        } else {
            Self::beside_each_other(flow, choices, &widths)
        }
    }

    fn in_a_row(widths: &[f32]) -> Self {
        let mut left = STATUS_LEFT;
        let place = |width: &f32| {
            let place = Place { left, width: *width, top: 0.0 };
            left += width + BETWEEN;
            place
        };
        Self { places: widths.iter().map(place).collect(), height: BOXES }
    }

    /// A column for each choice of which it is said how it is recognised; the others stand below each other in the last one.
    fn beside_each_other(flow: &mut Flow<'_>, choices: &[Tick], widths: &[f32]) -> Self {
        let (long, short): (Vec<_>, Vec<_>) = choices.iter().zip(widths).partition(|(choice, _)| !choice.recognised.is_empty());
        let last = short.iter().map(|(_, width)| **width).fold(0.0, f32::max);
        let room = RIGHT - STATUS_LEFT - if short.is_empty() { 0.0 } else { last + BETWEEN_COLUMNS };
        let width = (room - BETWEEN_COLUMNS * (long.len() - 1) as f32) / long.len() as f32;
        let (mut left, mut top, mut height) = (STATUS_LEFT, 0.0, BOXES);
        let mut places = Vec::with_capacity(choices.len());
        for choice in choices {
            if choice.recognised.is_empty() {
                places.push(Place { left: RIGHT - last, width: last, top });
                top += BOXES;
                height = height.max(top);
            } else {
                places.push(Place { left, width, top: 0.0 });
                left += width + BETWEEN_COLUMNS;
                let lines = flow.break_text(&choice.recognised, &RECOGNISED, width).len() as f32;
                height = height.max(BOXES + lines * RECOGNISED.leading);
            }
        }
        Self { places, height }
    }
}

/// Width of a choice with its box, its mark and its word.
fn width_of(flow: &mut Flow<'_>, choice: &Tick) -> f32 {
    let word = flow.break_text(&choice.status.word, &STATUS, RIGHT).first().map_or(0.0, |line| line.width);
    AFTER_BOX + if choice.status.mark.is_some() { AFTER_MARK } else { 0.0 } + word
}

/// The choices, each a box with its mark and its word, and how it is recognised below them.
fn choices(flow: &mut Flow<'_>, body: TagId, choices: &[Tick]) -> Strip {
    let list = flow.tag(body, Role::List);
    let Columns { places, height } = Columns::new(flow, choices);
    let mut row = Strip { before: ABOVE_BOXES, ..Strip::blank(height) };
    for (choice, Place { left, width, top }) in choices.iter().zip(places) {
        let item = flow.tag(list, Role::ListItem);
        let label = flow.tag(item, Role::Label);
        flow.tags[label.0].alternative = Some(BOX_WORD.to_owned());
        let shape = tick_box(Point::new(left + BOX / 2.0, top + BOXES / 2.0), BOX);
        figure::draw(flow, &mut row, Some(label), [shape], 0.0);
        let part = flow.tag(item, Role::ListBody);
        let is_short = choice.recognised.is_empty();
        let word = if is_short { part } else { flow.tag(part, Role::Span) };
        let words = status_strips(flow, word, &choice.status, left + AFTER_BOX, RIGHT - left);
        let words = if is_short { words } else { followed_by_more(words) };
        for strip in words {
            row.absorb(strip, top + (BOXES - STATUS.leading) / 2.0);
        }
        if !is_short {
            let tag = flow.tag(part, Role::Span);
            row.stack(flow.plain(tag, &choice.recognised, &RECOGNISED, left, width), BOXES);
        }
    }
    row
}
