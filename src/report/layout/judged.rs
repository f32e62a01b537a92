//! What was judged: the head of a group with what it comes to, and each thing with its judgement, what it rests on, and what else
//! was said of it beside that.

use super::super::document::{Figure, Judged, Judgement, Mark, Statement};
use super::super::page::{PageItem, Role, TagId};
use super::figure;
use super::flow::{Flow, ROOT, Strip, beside, height, rule};
use super::parts::{anchored, followed_by_more, kept_with_next, mark_heading, right_edge, spaced, status_strips};
use super::style::{
    COMPACT, GUTTER, ITEM_TITLE, KICKER, LEFT, MARK, MILLIMETRE, RIGHT, RULE, SMALL, STATUS, TextStyle, WIDE_SMALL_WIDTH,
    WIDTH, heading,
};
use super::written::labelled;
use crate::shapes::{Dash, Point, Tone};

/// Left edge of what was judged, right of its mark and number.
const MIDDLE: f32 = LEFT + 17.0 * MILLIMETRE;
/// Left edge of what stands beside it.
const SIDE: f32 = LEFT + 111.0 * MILLIMETRE;
const SIDE_WIDTH: f32 = RIGHT - SIDE;
const MIDDLE_WIDTH: f32 = SIDE - 2.0 * MILLIMETRE - MIDDLE;
/// Width where nothing stands beside any of them.
const WIDE: f32 = 122.0 * MILLIMETRE;
/// What is higher stands below, not beside: no page holds it.
const SIDE_MOST: f32 = 300.0;
/// Texts beside what was judged.
const ASIDE: TextStyle = TextStyle { tone: Tone::Ink, ..SMALL };

/// The head of a group. It stays with what follows.
pub(super) fn head(flow: &mut Flow<'_>, judgement: &Judgement) -> Vec<Strip> {
    let title = &judgement.heading;
    let style = TextStyle { tone: Tone::Ink, ..heading(2).text };
    let tag = flow.tag(ROOT, Role::Heading(title.level));
    let mut strips = flow.plain(tag, &title.full_text(), &style, LEFT, WIDTH);
    mark_heading(&mut strips, title);
    let mut introduction = Vec::new();
    if !judgement.introduction.is_empty() {
        let tag = flow.tag(ROOT, Role::Paragraph);
        introduction = flow.plain(tag, &judgement.introduction, &COMPACT, LEFT, SIDE - GUTTER - LEFT);
    }
    let verdict = verdict(flow, judgement);
    strips.push(Strip::blank(3.0));
    strips.extend(beside(verdict, introduction, 1.0));
    strips.push(Strip::blank(5.0));
    spaced(kept_with_next(strips), 21.0)
}

/// What a group comes to: beside a rule in the colour of its verdict.
fn verdict(flow: &mut Flow<'_>, judgement: &Judgement) -> Vec<Strip> {
    let left = SIDE + 4.0 * MILLIMETRE;
    let tag = flow.tag(ROOT, Role::Paragraph);
    let word = flow.tag(tag, Role::Span);
    let mut strips = status_strips(flow, word, &judgement.status, left, RIGHT - left);
    if !judgement.counted.is_empty() {
        let edge = strips.last().map_or(left, |strip| right_edge(strip, left));
        let more = flow.tag(tag, Role::Span);
        let said = flow.plain(more, &format!(", {}", judgement.counted), &ASIDE, edge, RIGHT - edge);
        match strips.first_mut() {
            Some(first) if said.len() == 1 => {
                first.stack(said, STATUS.baseline() - ASIDE.baseline());
            }
            // There is no room after a long word.
            _ => {
                strips = followed_by_more(strips);
                strips.extend(flow.plain(more, &judgement.counted, &ASIDE, left, RIGHT - left));
            }
        }
    }
    if let Some(picture) = &judgement.picture {
        let mut drawn = figure::strip(flow, &Figure::telling(picture.clone()));
        drawn.keeps_next = true;
        let shifted = drawn.shifted(left - LEFT);
        strips.push(Strip { before: 4.0, ..shifted });
    }
    if !judgement.score.is_empty() {
        let tag = flow.tag(ROOT, Role::Paragraph);
        let score = flow.plain(tag, &judgement.score, &TextStyle { tone: Tone::InkSoft, ..ASIDE }, left, RIGHT - left);
        strips.extend(spaced(score, 3.0));
    }
    let mut all = Strip::blank(0.0);
    all.height = all.stack(strips, 0.0);
    let tone = judgement.status.mark.map_or(Tone::Line, Mark::word_tone);
    let points = vec![Point::new(SIDE, 0.0), Point::new(SIDE, all.height)];
    all.decorate(PageItem::Line { points, width: 2.0, tone, dash: Dash::Solid });
    vec![all]
}

pub(super) fn strips(flow: &mut Flow<'_>, items: &[Judged]) -> Vec<Strip> {
    let has_side = items.iter().any(|item| !item.beside.is_empty());
    let width = if has_side { MIDDLE_WIDTH } else { WIDE };
    items.iter().flat_map(|item| one(flow, item, width)).collect()
}

fn one(flow: &mut Flow<'_>, item: &Judged, width: f32) -> Vec<Strip> {
    let title = kept_with_next(title(flow, item, width));
    let mut main = title;
    if !item.text.is_empty() {
        let text = flow.text(ROOT, Role::Paragraph, &item.text, &SMALL, MIDDLE, width.min(WIDE_SMALL_WIDTH));
        main.extend(spaced(text, 1.0));
    }
    // What stands beside it is drawn on the page on which it begins, so it is read before what may run on to the next.
    if !item.beside.is_empty() {
        main = kept_with_next(main);
    }
    let mut side: Vec<Strip> = Vec::new();
    for fact in &item.beside {
        let told = labelled(flow, ROOT, fact, &ASIDE, SIDE, SIDE_WIDTH);
        side.extend(spaced(told, if side.is_empty() { 0.0 } else { 3.0 }));
    }
    let below = height(&side) > SIDE_MOST;
    if below {
        // Nothing of it was drawn.
        side = Vec::new();
    }
    for fact in &item.said {
        main.extend(spaced(labelled(flow, ROOT, fact, &COMPACT, MIDDLE, width), 3.0));
    }
    if below {
        for fact in &item.beside {
            main.extend(spaced(labelled(flow, ROOT, fact, &ASIDE, MIDDLE, width), 3.0));
        }
    }
    let mut strips = vec![Strip::rule(LEFT, RIGHT, 5.0, Tone::Line)];
    strips.extend(beside(side, main, ITEM_TITLE.baseline() - ASIDE.baseline()));
    spaced(anchored(strips, item.anchor.as_ref()), 8.0)
}

/// Mark and number, and after them the judgement and what it is about. The judgement is heard first.
fn title(flow: &mut Flow<'_>, item: &Judged, width: f32) -> Vec<Strip> {
    let tag = flow.tag(ROOT, Role::Heading(item.level));
    let tone = item.status.tone();
    let word = flow.tag(tag, Role::Span);
    let word = followed_by_more(flow.plain(word, &item.status.word, &TextStyle { tone, ..STATUS }, MIDDLE, width));
    let number = number(flow, tag, &item.number);
    let edge = word.last().map_or(MIDDLE, |strip| right_edge(strip, MIDDLE)) + 6.0;
    let name = flow.tag(tag, Role::Span);
    let mut strips = flow.plain(name, &item.title, &ITEM_TITLE, edge, MIDDLE + width - edge);
    let Some(first) = strips.first_mut() else { return word };
    first.stack(word, ITEM_TITLE.baseline() - STATUS.baseline());
    first.stack(number, 0.0);
    if let Some(mark) = item.status.mark {
        let centre = Point::new(LEFT + MARK / 2.0, ITEM_TITLE.leading / 2.0);
        figure::draw(flow, first, None, mark.shapes(centre, MARK), 0.0);
    }
    if item.is_first {
        comes_first(flow, &mut strips, (MIDDLE, MIDDLE + width));
    }
    strips
}

fn number(flow: &mut Flow<'_>, heading: TagId, number: &str) -> Vec<Strip> {
    if number.is_empty() {
        return Vec::new();
    }
    let tag = flow.tag(heading, Role::Span);
    let left = LEFT + MARK + 5.0;
    followed_by_more(flow.plain(tag, number, &TextStyle { size: 9.5, ..ITEM_TITLE }, left, MIDDLE - left))
}

/// 'Als eerste' in a frame, after the last line of a title or below it.
pub(super) fn comes_first(flow: &mut Flow<'_>, title: &mut Vec<Strip>, (left_edge, right): (f32, f32)) {
    const SAID: &str = "als eerste";
    const AROUND: f32 = 4.0;
    let tag = flow.tag(ROOT, Role::Paragraph);
    let style = TextStyle { tone: Tone::Ink, is_hyphenated: false, ..SMALL };
    let Some(last) = title.last_mut() else { return };
    let behind = right_edge(last, left_edge) + 9.0 + AROUND;
    let measured = flow.plain(tag, SAID, &style, behind, right.max(behind + 60.0) - behind);
    let Some(edge) = measured.first().map(|strip| right_edge(strip, behind)) else { return };
    let fits = edge + AROUND <= right;
    let (left, edge) = if fits { (behind, edge) } else { (left_edge + AROUND, edge - behind + left_edge + AROUND) };
    let mut framed = Strip { keeps_next: true, ..Strip::blank(ITEM_TITLE.leading) };
    let down = ITEM_TITLE.baseline() - style.baseline();
    framed.stack(measured.into_iter().map(|strip| strip.shifted(left - behind)), down);
    let (top, bottom) = (1.2, ITEM_TITLE.leading - 0.6);
    for y in [top, bottom] {
        framed.decorate(rule(left - AROUND, edge + AROUND, y, RULE * 1.5, Tone::Ink));
    }
    for x in [left - AROUND, edge + AROUND] {
        let points = vec![Point::new(x, top), Point::new(x, bottom)];
        framed.decorate(PageItem::Line { points, width: RULE * 1.5, tone: Tone::Ink, dash: Dash::Solid });
    }
    if fits { last.absorb(framed, 0.0) } else { title.push(framed) }
}

/// Short texts beside each other, each below a rule and the mark with its word.
pub(super) fn statements(flow: &mut Flow<'_>, statements: &[Statement]) -> Vec<Strip> {
    const WORD: TextStyle = TextStyle { size: 10.5, leading: 16.0, ..KICKER };
    let count = statements.len().max(1) as f32;
    let width = (WIDTH - GUTTER * (count - 1.0)) / count;
    let mut all = Strip { before: 14.0, ..Strip::blank(0.0) };
    let mut left = LEFT;
    for statement in statements {
        all.decorate(rule(left, left + width, 0.0, 0.75, Tone::Ink));
        let tag = flow.tag(ROOT, Role::Heading(3));
        let style = TextStyle { tone: Tone::Ink, ..WORD };
        let mut strips = flow.plain(tag, &statement.status.word, &style, left + MARK + 4.0, width - MARK - 4.0);
        if let (Some(mark), Some(first)) = (statement.status.mark, strips.first_mut()) {
            let centre = Point::new(left + MARK / 2.0, WORD.leading / 2.0);
            figure::draw(flow, first, None, mark.shapes(centre, MARK), 0.0);
        }
        strips.extend(flow.text(ROOT, Role::Paragraph, &statement.text, &COMPACT, left, width));
        let end = all.stack(strips, 5.0);
        all.height = all.height.max(end);
        left += width + GUTTER;
    }
    vec![all]
}
