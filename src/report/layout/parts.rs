//! What several kinds of block share: marks with their words, white, headings for the outline.

use super::super::document::{Anchor, Heading, Mark, Paragraph, Status, Style, Text};
use super::super::page::{PageItem, Role, TagId};
use super::figure;
use super::flow::{Flow, ROOT, Strip};
use super::style::{AFTER_MARK, BODY, COMPACT, LEAD, MARK, SMALL, SMALL_WIDTH, STATUS, TEXT_LEFT, TEXT_WIDTH, TextStyle};
use crate::shapes::{Point, Tone, change_mark, rating_mark};

/// White above the first of some strips.
pub(super) fn spaced(mut strips: Vec<Strip>, before: f32) -> Vec<Strip> {
    if let Some(first) = strips.first_mut() {
        first.before = before;
    }
    strips
}

/// Notes the heading for the outline.
pub(super) fn mark_heading(strips: &mut [Strip], heading: &Heading) {
    if let Some(first) = strips.first_mut() {
        first.headings.push((heading.level, heading.full_text()));
        first.anchors.extend(heading.anchor.clone().map(|anchor| (anchor, 0.0)));
    }
}

pub(super) fn paragraph_strips(flow: &mut Flow<'_>, paragraph: &Paragraph) -> Vec<Strip> {
    let (style, before) = match paragraph.style {
        Style::Body => (BODY, 8.0),
        Style::Lead => (LEAD, 0.0),
        Style::Compact => (COMPACT, 6.0),
        Style::Small => (SMALL, 10.0),
    };
    let width = if paragraph.style == Style::Small { SMALL_WIDTH } else { TEXT_WIDTH };
    let mut strips = flow.text(ROOT, Role::Paragraph, &paragraph.text, &style, TEXT_LEFT, width);
    if paragraph.style == Style::Lead {
        strips.push(Strip::blank(14.0));
    }
    spaced(strips, before)
}

/// Says on paper that so many different characters are lacking there: whoever reads the report did not see what the program
/// said when it was made.
pub(super) fn unprintable_note(count: usize) -> Option<Paragraph> {
    let said = match count {
        0 => return None,
        1 => "Let op: één teken uit het dossier kan niet worden afgedrukt. Waar het hoort, staat een vraagteken.".to_owned(),
        many => format!(
            "Let op: {many} verschillende tekens uit het dossier kunnen niet worden afgedrukt, bijvoorbeeld emoji of letters van een ander \
             schrift. Waar ze horen, staat een vraagteken."
        ),
    };
    Some(Paragraph { style: Style::Small, text: Text::from(said) })
}

/// The note as far as characters are known to lack: in the first round none are.
pub(super) fn unprintable_note_strips(flow: &mut Flow<'_>) -> Vec<Strip> {
    unprintable_note(flow.breaker.unprintable().len()).map_or_else(Vec::new, |note| paragraph_strips(flow, &note))
}

/// A mark and the word beside it.
pub(super) fn status_strips(flow: &mut Flow<'_>, tag: TagId, status: &Status, left: f32, width: f32) -> Vec<Strip> {
    let tone = status.mark.map_or(Tone::InkSoft, word_tone);
    let indent = if status.mark.is_some() { AFTER_MARK } else { 0.0 };
    let style = TextStyle { tone, ..STATUS };
    let mut strips = flow.plain(tag, &status.word, &style, left + indent, width - indent);
    if let (Some(mark), Some(first)) = (status.mark, strips.first_mut()) {
        let centre = Point::new(left + MARK / 2.0, STATUS.leading / 2.0);
        let shapes = match mark {
            Mark::Rating(rating) => rating_mark(rating, centre, MARK),
            Mark::Change(change) => change_mark(change, centre, MARK),
        };
        for shape in shapes {
            figure::items(flow, shape, Point::new(0.0, 0.0), &mut |item| first.decorate(item));
        }
    }
    strips
}

/// The colour of the word beside a mark: that of the mark, as far as it can be read.
fn word_tone(mark: Mark) -> Tone {
    let tone = match mark {
        Mark::Rating(rating) => Tone::of_rating(rating),
        Mark::Change(change) => change.tone(),
    };
    if tone == Tone::Line { Tone::InkSoft } else { tone }
}

/// Ends a text in a space, so that readers do not join its last word to the first one of the text beside or below it.
pub(super) fn followed_by_more(mut strips: Vec<Strip>) -> Vec<Strip> {
    let last = strips.last_mut().and_then(|strip| strip.ink.last_mut());
    if let Some(PageItem::Text(text)) = last.map(|ink| &mut ink.item) {
        text.text.push(' ');
    }
    strips
}

/// Where the heading with this index in the outline stands.
pub(super) fn outline_anchor(index: usize) -> Anchor {
    Anchor(format!("kop:{index}"))
}
