//! Questions to answer by hand. What belongs together stands on one page if it can, and the lines fill that page.

use super::super::document::{Question, Questionnaire, Status};
use super::super::page::{Role, TagId};
use super::figure;
use super::flow::{Flow, ROOT, Start, Strip, beside, height, keep_short};
use super::grid::{BOX, BOX_WORD};
use super::parts::{kept_with_next, numbered_heading, spaced, status_strips};
use super::style::{
    AFTER_MARK, COMPACT, HEIGHT, HeadingStyle, LEFT, NUMBER, QUESTION, RIGHT, STATUS, STATUS_LEFT, TextStyle, heading,
};
use super::writing::{self, WRITING};
use crate::shapes::{Point, Tone, tick_box};

/// Right edge of what is asked: some 75 characters.
const ASKED_RIGHT: f32 = RIGHT - 34.0;
const HELP: TextStyle = TextStyle { size: 8.5, leading: 11.5, tone: Tone::InkSoft, ..COMPACT };
const INTRODUCTION: TextStyle = TextStyle { tone: Tone::InkSoft, ..COMPACT };
/// White above a question and below its rule.
const ABOVE: f32 = 6.0;
/// White above the boxes.
const ABOVE_BOXES: f32 = 5.0;
/// A row of boxes.
const BOXES: f32 = 14.0;
/// From a box to what it stands for.
const AFTER_BOX: f32 = BOX + 5.0;
/// Between one choice and the next.
const BETWEEN: f32 = 13.0;
/// White below a question.
const BELOW: f32 = 4.0;
/// From one line to the next where there is room.
const WIDEST: f32 = 25.0;
/// White at the foot of a page, where there is room: what stands close to the page number reads as a part of it.
const FOOT: f32 = 26.0;
/// White at the foot of a page that is made by setting lines closer where needed: a label among the last lines of page
/// after page would look like a running foot.
const LEAST_FOOT: f32 = 15.0;
/// From one line to the next where there is little room.
const CLOSEST: f32 = 18.0;
/// Most lines that a page gives to a question beside those that it asks for.
const MOST: usize = 9;

pub(super) fn strips(flow: &mut Flow<'_>, questionnaire: &Questionnaire) -> Vec<Strip> {
    let head = head(flow, questionnaire);
    let plan = Plan::of(flow, questionnaire, height(&head));
    let list = flow.tag(ROOT, Role::List);
    let mut strips = head;
    for (index, question) in questionnaire.questions.iter().enumerate() {
        let mut asked = one(flow, list, question, &plan);
        if let Some(first) = asked.first_mut() {
            let is_full = index > 0 && plan.per_page > 0 && index % plan.per_page == 0;
            first.start = if is_full { Start::Page } else { Start::Anywhere };
        }
        strips.extend(asked);
    }
    strips
}

/// How the questions are divided over pages.
struct Plan {
    /// Questions on a page; zero where they run on as they come.
    per_page: usize,
    /// Lines for each question beside those that it asks for.
    extra: usize,
    /// From one line to the next.
    pitch: f32,
}

impl Plan {
    /// The fewest pages on which the questions fit, and the most lines that fit on those.
    fn of(flow: &mut Flow<'_>, questionnaire: &Questionnaire, head: f32) -> Self {
        let questions = &questionnaire.questions;
        let asked: Vec<f32> = questions.iter().map(|question| asked_height(flow, question)).collect();
        // How far apart the lines can be so that all stand on their page, with some white at its foot.
        let pitch = |per_page: usize, extra: usize, white: f32| {
            let pages = questions.chunks(per_page).zip(asked.chunks(per_page)).enumerate();
            pages.fold(WIDEST, |pitch: f32, (page, (questions, asked))| {
                let lines: usize = questions.iter().flat_map(|question| counts(question, extra)).sum();
                let room = if page == 0 { HEIGHT - head } else { HEIGHT };
                pitch.min((room - asked.iter().sum::<f32>() - white) / lines.max(1) as f32)
            })
        };
        let fits = |per_page: usize, extra: usize| pitch(per_page, extra, 1.0) >= WRITING;
        let even = |pages: usize| questions.len().div_ceil(pages);
        let Some(per_page) = (1..=questions.len()).map(even).find(|per_page| fits(*per_page, 0)) else {
            return Self { per_page: 0, extra: 0, pitch: WRITING };
        };
        let has_room = |extra: &usize| pitch(per_page, *extra, LEAST_FOOT) >= WRITING;
        let extra = (1..=MOST).take_while(has_room).last().unwrap_or_default();
        let wide = pitch(per_page, extra, FOOT).max(WRITING);
        Self { per_page, extra, pitch: pitch(per_page, extra, LEAST_FOOT).clamp(CLOSEST, wide) }
    }
}

/// How many lines each of the blanks of a question gets: of what is left, the first takes two thirds.
fn counts(question: &Question, extra: usize) -> Vec<usize> {
    let growing = question.blanks.iter().filter(|blank| blank.grows).count();
    let mut is_first = true;
    question
        .blanks
        .iter()
        .map(|blank| {
            let more = match (blank.grows, growing, std::mem::take(&mut is_first)) {
                (false, ..) => 0,
                (true, 1, _) => extra,
                (true, _, true) => extra - extra / 3,
                (true, ..) => extra / 3,
            };
            usize::from(blank.lines) + more
        })
        .collect()
}

/// Height of a question but for its lines.
fn asked_height(flow: &mut Flow<'_>, question: &Question) -> f32 {
    let width = ASKED_RIGHT - STATUS_LEFT;
    let text = flow.break_text(&question.text, &QUESTION, width).len() as f32 * QUESTION.leading;
    let help = flow.break_text(&question.help, &HELP, width).len() as f32 * HELP.leading;
    let boxes = if question.choices.is_empty() { 0.0 } else { ABOVE_BOXES + BOXES };
    2.0 * ABOVE + text + help + boxes + BELOW
}

fn head(flow: &mut Flow<'_>, questionnaire: &Questionnaire) -> Vec<Strip> {
    let title = &questionnaire.heading;
    let HeadingStyle { text: style, .. } = heading(2);
    let left = if title.number.is_empty() { LEFT } else { STATUS_LEFT };
    let mut strips = numbered_heading(flow, title, &style, STATUS_LEFT, (left, STATUS_LEFT - LEFT));
    let tag = flow.tag(ROOT, Role::Paragraph);
    strips.extend(spaced(flow.plain(tag, &questionnaire.introduction, &INTRODUCTION, left, ASKED_RIGHT - left), 3.0));
    strips.push(Strip::blank(6.0));
    kept_with_next(strips)
}

fn one(flow: &mut Flow<'_>, list: TagId, question: &Question, plan: &Plan) -> Vec<Strip> {
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
    for (blank, lines) in question.blanks.iter().zip(counts(question, plan.extra)) {
        strips.extend(writing::behind_label(flow, body, &blank.label, lines, (STATUS_LEFT, RIGHT), plan.pitch));
    }
    strips.push(Strip::blank(BELOW));
    keep_short(&mut strips, HEIGHT);
    spaced(strips, ABOVE)
}

/// The choices in a row, each a box with its mark and its word.
fn choices(flow: &mut Flow<'_>, body: TagId, choices: &[Status]) -> Strip {
    let list = flow.tag(body, Role::List);
    let mut row = Strip { before: ABOVE_BOXES, ..Strip::blank(BOXES) };
    let mut left = STATUS_LEFT;
    for choice in choices {
        let item = flow.tag(list, Role::ListItem);
        let label = flow.tag(item, Role::Label);
        flow.tags[label.0].alternative = Some(BOX_WORD.to_owned());
        let shape = tick_box(Point::new(left + BOX / 2.0, BOXES / 2.0), BOX);
        figure::draw(flow, &mut row, Some(label), [shape], 0.0);
        let word = flow.tag(item, Role::ListBody);
        let words = status_strips(flow, word, choice, left + AFTER_BOX, RIGHT - left);
        let width = flow.break_text(&choice.word, &STATUS, RIGHT).first().map_or(0.0, |line| line.width);
        for strip in words {
            row.absorb(strip, (BOXES - STATUS.leading) / 2.0);
        }
        left += AFTER_BOX + if choice.mark.is_some() { AFTER_MARK } else { 0.0 } + width + BETWEEN;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::super::super::document::Blank;
    use super::{Question, counts};

    #[test]
    fn what_is_left_of_a_page_goes_to_the_blanks_that_grow() {
        let blanks = vec![Blank::growing("Onderbouwing", 1), Blank::growing("Notitie", 1), Blank::new("Naam", 1)];
        let question =
            Question { number: String::new(), text: String::new(), help: String::new(), choices: Vec::new(), blanks };
        assert_eq!(counts(&question, 0), [1, 1, 1]);
        assert_eq!(counts(&question, 1), [2, 1, 1]);
        assert_eq!(counts(&question, 5), [5, 2, 1]);
    }
}
