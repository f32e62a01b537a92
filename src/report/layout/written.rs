//! What people typed: each line is a paragraph, and lines that they numbered or began with a dash are a list, with its items
//! indented behind their numbers.

use std::iter::Peekable;

use super::super::document::{Fact, Text};
use super::super::page::{Role, TagId};
use super::flow::{Flow, Strip, beside, heavier};
use super::parts::{followed_by_more, right_edge, spaced};
use super::style::TextStyle;

/// A text of more lines is set as one paragraph: a screen reader is told of each part, and so many help nobody.
const MOST_LINES: usize = 400;
/// White between the parts of a text, in points.
const BETWEEN: f32 = 2.0;

/// A line that was typed, and what stands before it if it is an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Typed<'a> {
    marker: Option<&'a str>,
    text: &'a str,
}

impl<'a> Typed<'a> {
    /// `1.`, `12)`, `-`, `*` or `•` before a space begins an item.
    fn of(line: &'a str) -> Self {
        let line = line.trim();
        let item = line.split_once(' ').filter(|(marker, rest)| is_marker(marker) && !rest.trim().is_empty());
        match item {
            Some((marker, rest)) => Self { marker: Some(marker), text: rest.trim() },
            None => Self { marker: None, text: line },
        }
    }
}

fn is_marker(word: &str) -> bool {
    let number = word.strip_suffix(['.', ')']);
    let is_number = |number: &str| (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    matches!(word, "-" | "–" | "*" | "•") || number.is_some_and(is_number)
}

/// The text, if it is one of its own that people may have typed lines in: nothing in it leads anywhere.
fn typed_in(text: &Text) -> Option<&str> {
    match text.0.as_slice() {
        [span] if span.link.is_none() => Some(&span.text),
        _ => None,
    }
}

/// Whether lines of this text are items of a list.
pub(super) fn has_list(text: &Text) -> bool {
    typed_in(text).is_some_and(|typed| typed.contains('\n') && typed.lines().any(|line| Typed::of(line).marker.is_some()))
}

/// A text below `parent`: paragraphs and lists where it has them, else one paragraph.
pub(super) fn written(
    flow: &mut Flow<'_>,
    parent: TagId,
    text: &Text,
    style: &TextStyle,
    (left, width): (f32, f32),
) -> Vec<Strip> {
    let lines = typed_in(text).filter(|typed| typed.contains('\n') && typed.lines().count() <= MOST_LINES);
    match lines {
        Some(typed) => {
            let mut lines = typed.lines().map(Typed::of).filter(|line| !line.text.is_empty()).peekable();
            let mut strips = Vec::new();
            let style = TextStyle { face: heavier(style.face, text.0[0].weight), ..*style };
            parts(flow, parent, &mut lines, &style, (left, width), &mut strips);
            strips
        }
        None => flow.text(parent, Role::Paragraph, text, style, left, width),
    }
}

/// A text behind its name, if it has one.
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
    let typed = typed_in(&fact.value).filter(|typed| typed.trim().contains('\n') && typed.lines().count() <= MOST_LINES);
    let Some(typed) = typed else {
        return flow.text(parent, Role::Paragraph, &name.then(fact.value.clone()), style, left, width);
    };
    let mut lines = typed.lines().map(Typed::of).filter(|line| !line.text.is_empty()).peekable();
    let first = lines.next_if(|line| line.marker.is_none()).map_or("", |line| line.text);
    let mut strips = flow.text(parent, Role::Paragraph, &name.then(first), style, left, width);
    parts(flow, parent, &mut lines, style, (left, width), &mut strips);
    strips
}

fn parts<'a>(
    flow: &mut Flow<'_>,
    parent: TagId,
    lines: &mut Peekable<impl Iterator<Item = Typed<'a>>>,
    style: &TextStyle,
    (left, width): (f32, f32),
    strips: &mut Vec<Strip>,
) {
    while let Some(line) = lines.peek() {
        let mut part = Vec::new();
        if line.marker.is_some() {
            let list = flow.tag(parent, Role::List);
            while let Some(item) = lines.next_if(|line| line.marker.is_some()) {
                let before = if part.is_empty() { 0.0 } else { BETWEEN };
                part.extend(spaced(self::item(flow, list, item, style, (left, width)), before));
            }
        } else if let Some(line) = lines.next() {
            part = flow.text(parent, Role::Paragraph, &Text::from(line.text), style, left, width);
        }
        let before = if strips.is_empty() { 0.0 } else { BETWEEN };
        strips.extend(spaced(part, before));
    }
}

fn item(flow: &mut Flow<'_>, list: TagId, item: Typed<'_>, style: &TextStyle, (left, width): (f32, f32)) -> Vec<Strip> {
    let part = flow.tag(list, Role::ListItem);
    let label = flow.tag(part, Role::Label);
    let marker = followed_by_more(flow.plain(label, item.marker.unwrap_or_default(), style, left, width));
    let wide = marker.first().map_or(left, |strip| right_edge(strip, left)) - left;
    // Numbers of one and of two digits stand at the same indent.
    let indent = (style.size * 1.45).max(wide + style.size * 0.4).min(width / 2.0);
    let text = flow.text(part, Role::ListBody, &Text::from(item.text), style, left + indent, width - indent);
    beside(marker, text, 0.0)
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn numbers_and_dashes_begin_an_item_and_years_and_words_do_not() {
        let marker = |line: &'static str| Typed::of(line).marker;
        assert_eq!([marker("1. Bel de school"), marker(" 12) Bel"), marker("- Bel")], [Some("1."), Some("12)"), Some("-")]);
        assert_eq!([marker("2027. Dat jaar"), marker("1.5 miljoen"), marker("1."), marker("Bel - nu")], [None; 4]);
        assert_eq!(Typed::of("  2.  Bel ").text, "Bel");
    }
}
