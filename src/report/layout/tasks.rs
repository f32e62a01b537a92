//! Things to work on: number and mark at the left, what it is in the middle, who and when at the right.

use super::super::document::{Beside, Task, Text};
use super::super::page::{Role, TagId};
use super::flow::{Flow, ROOT, Strip, beside, keep_short};
use super::parts::{anchored, spaced, status_strips};
use super::style::{COMPACT, COMPACT_TITLE, GUTTER, LEFT, NUMBER, RIGHT, STATUS, TextStyle};
use super::writing::{self, WRITING};
use crate::shapes::Tone;

/// Width of number and mark.
const STATUS_WIDTH: f32 = 78.0;
/// Left edge of what it is.
const MIDDLE: f32 = LEFT + STATUS_WIDTH + 6.0;
/// Left edge of what stands beside it.
const SIDE: f32 = RIGHT - 104.0;
const MIDDLE_WIDTH: f32 = SIDE - GUTTER - MIDDLE;
/// Tasks that are no higher are not cut by the end of a page.
const SHORT: f32 = 220.0;
const FIELD: TextStyle = TextStyle { size: 8.5, leading: 11.5, ..COMPACT };

pub(super) fn strips(flow: &mut Flow<'_>, tasks: &[Task]) -> Vec<Strip> {
    let list = flow.tag(ROOT, Role::List);
    tasks.iter().flat_map(|task| one(flow, list, task)).collect()
}

fn one(flow: &mut Flow<'_>, list: TagId, task: &Task) -> Vec<Strip> {
    let item = flow.tag(list, Role::ListItem);
    let label = flow.tag(item, Role::Label);
    let mut left = flow.plain(label, &task.number, &NUMBER, LEFT, STATUS_WIDTH);
    let body = flow.tag(item, Role::ListBody);
    let title = flow.text(body, Role::Paragraph, &task.title, &COMPACT_TITLE, MIDDLE, MIDDLE_WIDTH);
    let status = flow.tag(body, Role::Paragraph);
    left.extend(spaced(status_strips(flow, status, &task.status, LEFT, STATUS_WIDTH), 3.0));
    let mut middle = title;
    for field in &task.fields {
        let text = Text::strong(format!("{}: ", field.name)).then(field.value.clone());
        middle.extend(spaced(flow.text(body, Role::Paragraph, &text, &FIELD, MIDDLE, MIDDLE_WIDTH), 2.0));
    }
    let mut right = Vec::new();
    for part in &task.beside {
        right.extend(match part {
            Beside::Said(text) => spaced(flow.text(body, Role::Paragraph, text, &FIELD, SIDE, RIGHT - SIDE), 3.0),
            Beside::Blank(blank) => writing::behind_label(flow, body, &blank.label, blank.lines.into(), (SIDE, RIGHT), WRITING),
        });
    }
    let above = if matches!(task.beside.first(), Some(Beside::Blank(_))) { -6.0 } else { 0.0 };
    let rows = beside(left, middle, COMPACT_TITLE.baseline() - STATUS.baseline());
    let rows = beside(right, rows, above);
    let mut strips = vec![Strip::rule(LEFT, RIGHT, 7.0, Tone::Line)];
    strips.extend(rows);
    keep_short(&mut strips, SHORT);
    spaced(anchored(strips, task.anchor.as_ref()), 6.0)
}
