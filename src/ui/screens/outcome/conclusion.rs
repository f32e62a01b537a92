//! The conclusion. A long one begins folded, so that what the team asks is in sight beside the wall.

use egui::{Color32, Label, RichText, Ui};

use super::CONCLUSION_FIELD;
use crate::model::Measurement;
use crate::session::Edit;
use crate::ui::command::Command;
use crate::ui::focus::{self, Wish};
use crate::ui::theme::{self, Palette};
use crate::ui::widgets::{NO_PERSONS, focus_field, link, may_change, paragraph, quiet_field, wide_text};

/// A text of more lines is folded.
const MOST_LINES: usize = 8;
/// So many lines are then shown, up to the end of a sentence.
const SHOWN_LINES: usize = 6;

/// How much is shown.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Fold {
    /// To be decided when it is drawn: what somebody is typing is never folded.
    #[default]
    Undecided,
    /// The first sentences of this text.
    Folded {
        /// All of it.
        whole: String,
        /// What is shown.
        begin: String,
    },
    /// All of it, also when the screen is shown anew: something in it was found.
    Wanted,
    /// All of it.
    Open,
}

impl Fold {
    /// The screen is shown anew.
    pub(super) fn begin(&mut self) {
        *self = if *self == Self::Wanted { Self::Open } else { Self::Undecided };
    }
}

/// Draws the conclusion, to be changed as long as the measurement is open. `has_more`: something below it has to be in sight.
pub(super) fn conclusion_ui(
    ui: &mut Ui,
    measurement: &Measurement,
    has_more: bool,
    fold: &mut Fold,
    commands: &mut Vec<Command>,
) {
    let text = &measurement.conclusion;
    let is_wished = focus::wished(ui.ctx()) == Some(Wish::Field(CONCLUSION_FIELD.to_owned()));
    match fold {
        _ if is_wished => *fold = Fold::Open,
        Fold::Folded { whole, .. } if whole == text => {}
        Fold::Folded { .. } | Fold::Undecided => {
            let begin = if has_more { begin_of(ui, text) } else { None };
            *fold = begin.map_or(Fold::Open, |begin| Fold::Folded { whole: text.clone(), begin });
        }
        Fold::Wanted | Fold::Open => {}
    }
    if let Fold::Folded { begin, .. } = fold {
        let ink = Palette::of(ui).ink;
        wide_text(ui, begin, theme::text(), ink);
        if link(ui, "Lees verder").accessible_name("Lees de hele conclusie").clicked() {
            *fold = Fold::Open;
            if measurement.is_open() && may_change(ui) {
                focus_field(ui.ctx(), CONCLUSION_FIELD.to_owned());
            }
        }
    } else if measurement.is_open() {
        let hint = format!("Hoe staat de aanpak ervoor, in jullie woorden? {NO_PERSONS}");
        let typed = quiet_field(ui, CONCLUSION_FIELD, text, &hint, theme::text());
        commands.extend(typed.map(|text| Command::edit(Edit::Conclusion(text))));
    } else if text.trim().is_empty() {
        let color = Palette::of(ui).ink_soft;
        ui.add(
            Label::new(RichText::new("Hier is in deze meting niets opgeschreven.").font(theme::label()).color(color)).wrap(),
        );
    } else {
        paragraph(ui, text.trim());
    }
}

/// The first sentences of a text that has too many lines here.
fn begin_of(ui: &Ui, text: &str) -> Option<String> {
    let galley = ui.painter().layout(text.to_owned(), theme::text(), Color32::PLACEHOLDER, ui.available_width());
    if galley.rows.len() <= MOST_LINES {
        return None;
    }
    let count = galley.rows.iter().take(SHOWN_LINES).map(|row| row.char_count_including_newline().0).sum();
    let shown: String = text.chars().take(count).collect();
    Some(up_to_a_sentence(&shown))
}

/// A text without the sentence that is broken off at its end; where it has no whole one, up to a word.
fn up_to_a_sentence(text: &str) -> String {
    let mut ends = text.char_indices().filter(|(at, letter)| {
        let rest = &text[at + letter.len_utf8()..];
        matches!(letter, '.' | '!' | '?') && rest.starts_with(char::is_whitespace)
    });
    match ends.next_back() {
        Some((at, letter)) => text[..at + letter.len_utf8()].to_owned(),
        None => format!("{} …", text.trim_end().rsplit_once(char::is_whitespace).map_or(text, |(before, _)| before)),
    }
}

#[cfg(test)]
mod tests {
    use super::up_to_a_sentence;

    #[test]
    fn what_is_shown_does_not_end_inside_a_thought() {
        assert_eq!(up_to_a_sentence("Dit gaat goed. Dat nog niet: het geld is ti"), "Dit gaat goed.");
        assert_eq!(up_to_a_sentence("Eén.\nTwee! En 2.5 is"), "Eén.\nTwee!");
        assert_eq!(up_to_a_sentence("Zonder punt gaat het door tot hier waar"), "Zonder punt gaat het door tot hier …");
        assert_eq!(up_to_a_sentence("Eén"), "Eén …");
    }
}
