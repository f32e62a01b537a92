//! How questions are divided over pages, and how many lines to write on each of them gets.

use std::ops::Range;

use super::super::super::document::Question;
use super::super::style::HEIGHT;
use super::super::writing::WRITING;

/// White above a heading that does not begin a page.
pub(super) const ABOVE_HEAD: f32 = 24.0;
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

/// A question that is to be placed.
pub(super) struct Measured<'a> {
    pub(super) question: &'a Question,
    /// Height of all but its lines.
    pub(super) asked: f32,
    /// Height of the heading above it, if it is the first below one.
    pub(super) head: Option<f32>,
}

/// The questions of a page.
pub(super) struct Sheet {
    pub(super) questions: Range<usize>,
    /// Lines for each question beside those that it asks for.
    pub(super) extra: usize,
    /// From one line to the next.
    pub(super) pitch: f32,
}

/// How good a division is: the fewer pages the better, then the fewer parts that go on on another page, then the more evenly
/// the pages are filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
struct Cost {
    pages: u32,
    torn: u32,
    /// The sum of the squares of what is left over on each page.
    uneven: f32,
}

/// The pages, with as many lines as fit on each; `None` where a question is too long for one.
pub(super) fn sheets(questions: &[Measured<'_>]) -> Option<Vec<Sheet>> {
    // The best division of what begins with each question, and where its first page ends.
    let mut best: Vec<(Cost, usize)> = vec![(Cost::default(), 0); questions.len() + 1];
    for begin in (0..questions.len()).rev() {
        let ends = (begin + 1..=questions.len()).map(|end| (end, room(&questions[begin..end])));
        // What does not fit does not with one more.
        let divisions = ends.take_while(|(_, room)| *room >= 0.0).map(|(end, room)| {
            let rest = best[end].0;
            let is_torn = questions.get(end).is_some_and(|next| next.head.is_none());
            let cost = Cost { pages: rest.pages + 1, torn: rest.torn + u32::from(is_torn), uneven: rest.uneven + room * room };
            (cost, end)
        });
        best[begin] = divisions.min_by(|(one, _), (other, _)| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal))?;
    }
    let mut sheets = Vec::new();
    let mut begin = 0;
    while begin < questions.len() {
        let end = best[begin].1;
        sheets.push(sheet(questions, begin..end));
        begin = end;
    }
    Some(sheets)
}

/// Height of these questions on one page but for their lines.
fn fixed(questions: &[Measured<'_>]) -> f32 {
    let height = |(at, measured): (usize, &Measured<'_>)| {
        let head = measured.head.map_or(0.0, |head| head + if at == 0 { 0.0 } else { ABOVE_HEAD });
        head + measured.asked
    };
    questions.iter().enumerate().map(height).sum()
}

/// What is left over on a page with these questions and the lines that they ask for.
fn room(questions: &[Measured<'_>]) -> f32 {
    HEIGHT - fixed(questions) - lines(questions, 0) as f32 * WRITING - 1.0
}

fn lines(questions: &[Measured<'_>], extra: usize) -> usize {
    questions.iter().flat_map(|measured| counts(measured.question, extra)).sum()
}

/// The most lines that fit on a page with these questions.
fn sheet(all: &[Measured<'_>], range: Range<usize>) -> Sheet {
    let questions = &all[range.clone()];
    let left = HEIGHT - fixed(questions);
    let pitch = |extra: usize, white: f32| ((left - white) / lines(questions, extra).max(1) as f32).min(WIDEST);
    let extra = (1..=MOST).take_while(|extra| pitch(*extra, LEAST_FOOT) >= WRITING).last().unwrap_or_default();
    let wide = pitch(extra, FOOT).max(WRITING);
    Sheet { questions: range, extra, pitch: pitch(extra, LEAST_FOOT).clamp(CLOSEST, wide) }
}

/// How many lines each of the blanks of a question gets: of what is left, the first takes two thirds.
pub(super) fn counts(question: &Question, extra: usize) -> Vec<usize> {
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

#[cfg(test)]
mod tests {
    use super::super::super::super::document::{Blank, Question};
    use super::{Measured, counts, sheets};

    fn question(blanks: Vec<Blank>) -> Question {
        Question { number: String::new(), text: String::new(), help: String::new(), choices: Vec::new(), tally: None, blanks }
    }

    #[test]
    fn what_is_left_of_a_page_goes_to_the_blanks_that_grow() {
        let blanks = vec![Blank::growing("Onderbouwing", 1), Blank::growing("Notitie", 1), Blank::new("Naam", 1)];
        let question = question(blanks);
        assert_eq!(counts(&question, 0), [1, 1, 1]);
        assert_eq!(counts(&question, 1), [2, 1, 1]);
        assert_eq!(counts(&question, 5), [5, 2, 1]);
    }

    /// Checks how many questions come on each page, of parts with these numbers of questions, each of height `asked` without lines.
    fn check(parts: &[usize], asked: f32, expected: Option<&[usize]>) {
        let question = question(Vec::new());
        let parts = parts.iter().flat_map(|count| (0..*count).map(|at| (at == 0).then_some(0.0)));
        let measured: Vec<Measured<'_>> = parts.map(|head| Measured { question: &question, asked, head }).collect();
        let found = sheets(&measured).map(|sheets| sheets.iter().map(|sheet| sheet.questions.len()).collect::<Vec<_>>());
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn as_few_pages_as_can_be_then_parts_as_whole_as_can_be_then_evenly_filled() {
        // Four fit on a page.
        check(&[9], 160.0, Some(&[3, 3, 3]));
        check(&[3, 3], 160.0, Some(&[3, 3]));
        check(&[2, 2, 2, 2], 160.0, Some(&[4, 4]));
        check(&[3, 2, 3], 160.0, Some(&[4, 4]));
        check(&[], 160.0, Some(&[]));
        check(&[1], 1600.0, None);
    }
}
