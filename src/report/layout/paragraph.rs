//! Running text, and the note that is written about what cannot be printed.

use super::super::document::{Paragraph, Style, Text};
use super::flow::{Flow, ROOT, Strip};
use super::parts::spaced;
use super::style::{BODY, COMPACT, LEAD, LEFT, SMALL, SMALL_WIDTH, TEXT_LEFT, TEXT_WIDTH, WIDE_SMALL_WIDTH};
use super::written::written;

pub(super) fn paragraph_strips(flow: &mut Flow<'_>, paragraph: &Paragraph) -> Vec<Strip> {
    let (style, before) = match paragraph.style {
        Style::Body => (BODY, 8.0),
        Style::Lead => (LEAD, 0.0),
        Style::Compact => (COMPACT, 6.0),
        Style::Small => (SMALL, 10.0),
        Style::Wide => (BODY, 4.0),
        Style::WideSmall => (SMALL, 5.0),
    };
    let area = match paragraph.style {
        Style::Body | Style::Lead | Style::Compact => (TEXT_LEFT, TEXT_WIDTH),
        Style::Small => (TEXT_LEFT, SMALL_WIDTH),
        Style::Wide => (LEFT, TEXT_WIDTH),
        Style::WideSmall => (LEFT, WIDE_SMALL_WIDTH),
    };
    let mut strips = written(flow, ROOT, &paragraph.text, &style, area);
    if paragraph.style == Style::Lead {
        strips.push(Strip::blank(14.0));
    }
    spaced(strips, before)
}

/// The note that this many different characters cannot be printed; `None` for zero. It stands on the paper because its readers
/// did not see the warning of the program.
pub(super) fn unprintable_note(count: usize) -> Option<Paragraph> {
    let said = match count {
        0 => return None,
        1 => "Let op: één teken uit het dossier kan niet worden afgedrukt. Waar het hoort, staat ‘[niet af te drukken]’."
            .to_owned(),
        many => format!(
            "Let op: {many} verschillende tekens uit het dossier kunnen niet worden afgedrukt, bijvoorbeeld emoji of letters van een ander \
             schrift. Waar ze horen, staat ‘[niet af te drukken]’."
        ),
    };
    Some(Paragraph { style: Style::Small, text: Text::from(said) })
}

/// The note as far as characters are known to lack: in the first round none are.
pub(super) fn unprintable_note_strips(flow: &mut Flow<'_>) -> Vec<Strip> {
    unprintable_note(flow.breaker.unprintable().len()).map_or_else(Vec::new, |note| paragraph_strips(flow, &note))
}
