//! Visits that are planned: when, who goes to whom about what with questions to ask there, and room to write who comes along.

use super::super::document::{Heading, PlannedVisit};
use super::super::page::{Role, TagId};
use super::flow::{Flow, ROOT, Strip, beside, keep_short};
use super::parts::{followed_by_more, mark_heading, spaced};
use super::style::{CELL, ITEM_TITLE, LEFT, MILLIMETRE, RIGHT, SMALL, TextStyle};
use super::tasks::step;
use super::writing::behind_label;
use crate::shapes::Tone;

const WHEN_WIDTH: f32 = 34.0 * MILLIMETRE;
const WHAT: f32 = LEFT + 37.0 * MILLIMETRE;
const WHAT_WIDTH: f32 = 67.0 * MILLIMETRE;
const SIDE: f32 = LEFT + 108.0 * MILLIMETRE;
/// From one line to write on to the next.
const PITCH: f32 = 8.0 * MILLIMETRE;
/// Lines after each label.
const LINES: usize = 2;
/// No visit is higher, unless somebody wrote very much.
const MOST: f32 = 600.0;

pub(super) fn strips(flow: &mut Flow<'_>, visits: &[PlannedVisit]) -> Vec<Strip> {
    visits.iter().flat_map(|visit| one(flow, visit)).collect()
}

fn one(flow: &mut Flow<'_>, visit: &PlannedVisit) -> Vec<Strip> {
    let heading = flow.heading(2);
    let day = flow.tag(heading, Role::Span);
    let mut day = followed_by_more(flow.plain(day, &visit.when, &ITEM_TITLE, LEFT, WHEN_WIDTH));
    let who = flow.tag(heading, Role::Span);
    let regular = TextStyle { face: super::super::page::Face::Regular, ..ITEM_TITLE };
    let mut middle = flow.text_in(who, &visit.who, &regular, WHAT, WHAT_WIDTH);
    mark_heading(&mut middle, &Heading::new(2, format!("{}, {}", visit.when, visit.who)));
    let weekday = flow.tag(ROOT, Role::Paragraph);
    day.extend(flow.plain(weekday, &visit.weekday, &SMALL, LEFT, WHEN_WIDTH));
    let about = flow.tag(ROOT, Role::Paragraph);
    middle.extend(flow.plain(about, &visit.about, &CELL, WHAT, WHAT_WIDTH));
    for told in &visit.told {
        let tag = flow.tag(ROOT, Role::Paragraph);
        middle.extend(spaced(flow.plain(tag, told, &SMALL, WHAT, WHAT_WIDTH), 2.0));
    }
    if !visit.questions.is_empty() {
        let list = flow.tag(ROOT, Role::List);
        for question in &visit.questions {
            middle.extend(spaced(step(flow, list, question, (WHAT, WHAT_WIDTH)), 4.0));
        }
    }
    let side = room_to_write(flow, ROOT);
    let mut strips = vec![Strip::rule(LEFT, RIGHT, 6.0, Tone::Ink)];
    strips.extend(beside(side, beside(day, middle, 0.0), 0.0));
    keep_short(&mut strips, MOST);
    spaced(strips, 12.0)
}

/// Who comes along, and what they bring.
fn room_to_write(flow: &mut Flow<'_>, part: TagId) -> Vec<Strip> {
    let mut strips = behind_label(flow, part, "Gaat mee", LINES, (SIDE, RIGHT), PITCH);
    strips.extend(behind_label(flow, part, "Neemt mee", LINES, (SIDE, RIGHT), PITCH));
    strips
}
