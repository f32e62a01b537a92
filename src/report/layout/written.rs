//! What people typed: each line is a paragraph, and lines that they numbered or began with a dash are a list, with its items
//! indented after their numbers.

use std::iter::Peekable;

use super::super::document::{Fact, Text, TypedLine};
use super::super::page::{Role, TagId};
use super::flow::{Flow, Strip, beside, heavier};
use super::parts::{followed_by_more, right_edge, spaced};
use super::style::TextStyle;

/// A text of more lines is set as one paragraph: a structure element per line would not help with a text that long.
const MOST_LINES: usize = 400;
/// White between the parts of a text, in points.
const BETWEEN: f32 = 2.0;

/// Whether lines of this text are items of a list.
pub(super) fn has_list(text: &Text) -> bool {
    text.typed_lines().is_some_and(|mut lines| lines.any(|line| line.marker.is_some()))
}

/// The lines of a text that are set one by one.
fn lines_of(text: &Text) -> Option<Vec<TypedLine<'_>>> {
    let lines: Vec<TypedLine<'_>> = text.typed_lines()?.collect();
    (lines.len() <= MOST_LINES).then_some(lines)
}

/// A text below `parent`: paragraphs and lists where it has them, else one paragraph.
pub(super) fn written(
    flow: &mut Flow<'_>,
    parent: TagId,
    text: &Text,
    style: &TextStyle,
    (left, width): (f32, f32),
) -> Vec<Strip> {
    match lines_of(text) {
        Some(lines) => {
            let mut strips = Vec::new();
            let style = TextStyle { face: heavier(style.face, text.0[0].weight), ..*style };
            parts(flow, parent, &mut lines.into_iter().peekable(), &style, (left, width), &mut strips);
            strips
        }
        None => flow.text(parent, Role::Paragraph, text, style, left, width),
    }
}

/// A text after its name, if it has one.
pub(super) fn labelled(
    flow: &mut Flow<'_>,
    parent: TagId,
    fact: &Fact,
    style: &TextStyle,
    left: f32,
    width: f32,
) -> Vec<Strip> {
    if fact.name.is_empty() {
        return written(flow, parent, &fact.value, style, (left, width));
    }
    let name = Text::strong(format!("{} ", fact.name));
    let Some(lines) = lines_of(&fact.value) else {
        return flow.text(parent, Role::Paragraph, &name.then(fact.value.clone()), style, left, width);
    };
    let mut lines = lines.into_iter().peekable();
    let first = lines.next_if(|line| line.marker.is_none()).map_or("", |line| line.text);
    let mut strips = flow.text(parent, Role::Paragraph, &name.then(first), style, left, width);
    parts(flow, parent, &mut lines, style, (left, width), &mut strips);
    strips
}

fn parts<'a>(
    flow: &mut Flow<'_>,
    parent: TagId,
    lines: &mut Peekable<impl Iterator<Item = TypedLine<'a>>>,
    style: &TextStyle,
    (left, width): (f32, f32),
    strips: &mut Vec<Strip>,
) {
    while let Some(line) = lines.peek() {
        let mut part = Vec::new();
        let above = if line.is_apart { style.leading / 2.0 } else { BETWEEN };
        if line.marker.is_some() {
            let list = flow.tag(parent, Role::List);
            while let Some(item) = lines.next_if(|line| line.marker.is_some()) {
                let before = if part.is_empty() { 0.0 } else { BETWEEN };
                part.extend(spaced(self::item(flow, list, item, style, (left, width)), before));
            }
        } else if let Some(line) = lines.next() {
            part = flow.text(parent, Role::Paragraph, &Text::from(line.text), style, left, width);
        }
        let before = if strips.is_empty() { 0.0 } else { above };
        strips.extend(spaced(part, before));
    }
}

fn item(flow: &mut Flow<'_>, list: TagId, item: TypedLine<'_>, style: &TextStyle, (left, width): (f32, f32)) -> Vec<Strip> {
    let part = flow.tag(list, Role::ListItem);
    let label = flow.tag(part, Role::Label);
    let marker = followed_by_more(flow.plain(label, item.marker.unwrap_or_default(), style, left, width));
    let wide = marker.first().map_or(left, |strip| right_edge(strip, left)) - left;
    // Numbers of one and of two digits stand at the same indent.
    let indent = (style.size * 1.45).max(wide + style.size * 0.4).min(width / 2.0);
    let text = flow.text(part, Role::ListBody, &Text::from(item.text), style, left + indent, width - indent);
    beside(marker, text, 0.0)
}
