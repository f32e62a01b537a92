//! Lines to write on. They are decoration: their label says in words what belongs there.

use super::super::document::{Blank, Text};
use super::super::page::{Role, TagId};
use super::flow::{Flow, ROOT, Strip, beside, rule};
use super::parts::{followed_by_more, right_edge, spaced};
use super::style::{BODY, LABEL, LEFT, MARGIN_WIDTH, RIGHT, RULE, TEXT_LEFT, TEXT_WIDTH};
use crate::shapes::Tone;

/// From one line to the next: seven millimetres, as in a notebook.
pub(super) const WRITING: f32 = 20.0;
/// From a label to the line after it, in points.
const BEHIND_LABEL: f32 = 5.0;
/// What stands on a line touches it nowhere.
const ABOVE_LINE: f32 = 3.5;

/// Labels in the margin with their lines beside them.
pub(super) fn strips(flow: &mut Flow<'_>, blanks: &[Blank]) -> Vec<Strip> {
    blanks.iter().flat_map(|blank| beside_label(flow, blank)).collect()
}

fn beside_label(flow: &mut Flow<'_>, blank: &Blank) -> Vec<Strip> {
    let tag = flow.tag(ROOT, Role::Paragraph);
    let name = flow.tag(tag, Role::Span);
    let label = flow.plain(name, &blank.label, &LABEL, LEFT, MARGIN_WIDTH);
    let label = followed_by_more(label);
    let said = flow.tag(tag, Role::Span);
    let said = flow.text_in(said, &Text::from(blank.said.as_str()), &BODY, TEXT_LEFT, TEXT_WIDTH);
    let lines = ruled(said, BODY.baseline(), TEXT_LEFT, usize::from(blank.lines));
    let down = WRITING - ABOVE_LINE - LABEL.baseline();
    spaced(beside(label, lines, down), 9.0)
}

/// As many lines as are asked for, or as are needed for what stands there already.
fn ruled(said: Vec<Strip>, baseline: f32, left: f32, lines: usize) -> Vec<Strip> {
    let count = lines.max(said.len());
    let mut said = said.into_iter();
    (0..count)
        .map(|index| {
            let mut line = Strip { keeps_next: index + 1 < count && count < 12, ..Strip::blank(WRITING) };
            if let Some(text) = said.next() {
                line.absorb(text, WRITING - ABOVE_LINE - baseline);
            }
            line.decorate(rule(left, RIGHT, WRITING, RULE, Tone::Line));
            line
        })
        .collect()
}

/// Empty lines between a left and a right edge, `pitch` points apart; the first one begins after its label.
pub(super) fn behind_label(
    flow: &mut Flow<'_>,
    part: TagId,
    label: &str,
    lines: usize,
    (left, right): (f32, f32),
    pitch: f32,
) -> Vec<Strip> {
    let tag = flow.tag(part, Role::Paragraph);
    let name = flow.plain(tag, label, &LABEL, left, right - left);
    let count = lines.max(name.len());
    let mut name = name.into_iter();
    (0..count)
        .map(|index| {
            let mut line = Strip { keeps_next: index + 1 < count, ..Strip::blank(pitch) };
            let mut begin = left;
            if let Some(words) = name.next() {
                begin = right_edge(&words, left) + BEHIND_LABEL;
                line.absorb(words, pitch - ABOVE_LINE - LABEL.baseline());
            }
            if begin < right {
                line.decorate(rule(begin, right, pitch, RULE, Tone::Line));
            }
            line
        })
        .collect()
}
