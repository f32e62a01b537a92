//! What several kinds of block share: marks with their words, white, headings for the outline.

use super::super::document::{Anchor, Heading, Status, Text};
use super::super::page::{PageItem, Role, TagId};
use super::figure;
use super::flow::{Flow, ROOT, Strip, beside};
use super::style::{AFTER_MARK, INDENT, KICKER, LEFT, MARK, RIGHT, STATUS, TextStyle, WIDTH};
use crate::shapes::{Point, Tone};

/// White above the first of some strips.
pub(super) fn spaced(mut strips: Vec<Strip>, before: f32) -> Vec<Strip> {
    if let Some(first) = strips.first_mut() {
        first.before = before;
    }
    strips
}

/// The strips, none of which may be the last on its page.
pub(super) fn kept_with_next(mut strips: Vec<Strip>) -> Vec<Strip> {
    for strip in &mut strips {
        strip.keeps_next = true;
    }
    strips
}

/// Strips to which anchors lead.
pub(super) fn anchored<'a>(mut strips: Vec<Strip>, anchors: impl IntoIterator<Item = &'a Anchor>) -> Vec<Strip> {
    if let Some(first) = strips.first_mut() {
        first.anchors.extend(anchors.into_iter().cloned().map(|anchor| (anchor, 0.0)));
    }
    strips
}

/// The items of a list with bullets, between `left` and `left + width`.
pub(super) fn bullets(flow: &mut Flow<'_>, items: &[Text], style: &TextStyle, left: f32, width: f32) -> Vec<Vec<Strip>> {
    let list = flow.tag(ROOT, Role::Bullets);
    let marked = |item: &Text| item_strips(flow, list, ("•", INDENT), item, style, (left, width));
    items.iter().map(marked).collect()
}

/// The items of a list that are numbered from 1, each as strips.
pub(super) fn steps(flow: &mut Flow<'_>, items: &[Text], style: &TextStyle, left: f32, width: f32) -> Vec<Vec<Strip>> {
    let list = flow.tag(ROOT, Role::List);
    let indent = if items.len() > 9 { 1.6 * INDENT } else { 1.2 * INDENT };
    let numbered =
        |(item, number): (&Text, usize)| item_strips(flow, list, (&format!("{number}."), indent), item, style, (left, width));
    items.iter().zip(1..).map(numbered).collect()
}

/// An item after its marker, whose column is `indent` points wide.
fn item_strips(
    flow: &mut Flow<'_>,
    list: TagId,
    (marker, indent): (&str, f32),
    item: &Text,
    style: &TextStyle,
    (left, width): (f32, f32),
) -> Vec<Strip> {
    let part = flow.tag(list, Role::ListItem);
    let label = flow.tag(part, Role::Label);
    let marker = flow.plain(label, marker, &TextStyle { tone: Tone::InkSoft, ..*style }, left, indent);
    let text = flow.text(part, Role::ListBody, item, style, left + indent, width - indent);
    beside(marker, text, 0.0)
}

/// A heading at `left`, with its number in the margin and, `kicker_left` from the edge of the paper, a few words above it.
pub(super) fn numbered_heading(
    flow: &mut Flow<'_>,
    heading: &Heading,
    style: &TextStyle,
    kicker_left: f32,
    (left, number_width): (f32, f32),
) -> Vec<Strip> {
    let mut strips = Vec::new();
    if !heading.kicker.is_empty() {
        let tag = flow.tag(ROOT, Role::Paragraph);
        strips = flow.plain(tag, &heading.kicker, &KICKER, kicker_left, RIGHT - kicker_left);
    }
    let tag = flow.heading(heading.level);
    let number = flow.plain(tag, &heading.number, &TextStyle { tone: Tone::InkSoft, ..*style }, LEFT, number_width);
    let number = followed_by_more(number);
    let title = flow.plain(tag, &heading.text, style, left, RIGHT - left);
    let mut title = if number.is_empty() { title } else { beside(number, title, 0.0) };
    mark_heading(&mut title, heading);
    strips.extend(title);
    strips
}

/// Left edge and width of a column, in points, and what it is a column of.
pub(super) struct ColumnArea<'a, T> {
    pub(super) left: f32,
    pub(super) width: f32,
    pub(super) column: &'a T,
}

/// Where columns lie that take the whole width together, each with its share of it and with `gap` points between them.
pub(super) fn column_areas<T>(columns: &[T], share: impl Fn(&T) -> f32, gap: f32) -> Vec<ColumnArea<'_, T>> {
    let gaps = gap * columns.len().saturating_sub(1) as f32;
    let all: f32 = columns.iter().map(&share).sum();
    let mut left = LEFT;
    let area = |column| {
        let width = (WIDTH - gaps) * share(column) / all;
        let area = ColumnArea { left, width, column };
        left += width + gap;
        area
    };
    columns.iter().map(area).collect()
}

/// Notes the heading for the outline.
pub(super) fn mark_heading(strips: &mut [Strip], heading: &Heading) {
    if let Some(first) = strips.first_mut() {
        first.headings.push((heading.level, heading.full_text()));
        first.anchors.extend(heading.anchor.clone().map(|anchor| (anchor, 0.0)));
    }
}

/// A mark and the word beside it.
pub(super) fn status_strips(flow: &mut Flow<'_>, tag: TagId, status: &Status, left: f32, width: f32) -> Vec<Strip> {
    let tone = status.tone();
    let indent = if status.mark.is_some() { AFTER_MARK } else { 0.0 };
    let style = TextStyle { tone, ..STATUS };
    let mut strips = flow.plain(tag, &status.word, &style, left + indent, width - indent);
    if let (Some(mark), Some(first)) = (status.mark, strips.first_mut()) {
        let centre = Point::new(left + MARK / 2.0, STATUS.leading / 2.0);
        figure::draw(flow, first, None, mark.shapes(centre, MARK), 0.0);
    }
    strips
}

/// Ends a text in a space, so that readers do not join its last word to the first one of the text beside or below it.
pub(super) fn followed_by_more(mut strips: Vec<Strip>) -> Vec<Strip> {
    // A mark may have been drawn after the last text.
    let ink = strips.last_mut().into_iter().flat_map(|strip| strip.ink.iter_mut().rev());
    let mut texts = ink.filter_map(|ink| if let PageItem::Text(text) = &mut ink.item { Some(text) } else { None });
    if let Some(text) = texts.next() {
        text.text.push(' ');
    }
    strips
}

/// Where the texts of a strip end; `left` where it has none.
pub(super) fn right_edge(strip: &Strip, left: f32) -> f32 {
    let ends = strip.ink.iter().filter_map(|ink| if let PageItem::Text(text) = &ink.item { Some(text.right()) } else { None });
    ends.fold(left, f32::max)
}

/// Where the heading with this index in the outline stands.
pub(super) fn outline_anchor(index: usize) -> Anchor {
    Anchor(format!("kop:{index}"))
}
