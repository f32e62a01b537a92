//! 'Bewust niet': a gap that the team leaves as it is, for a reason.

use egui::{Checkbox, Ui};

use crate::content::ChecklistItem;
use crate::model::{Answer, Rating};
use crate::session::AnswerEdit;
use crate::ui::command::Command;
use crate::ui::widgets::{may_change, small_text, text_area};

/// Whether there is a gap, or a decision about one that there was.
pub(super) fn is_asked(answer: &Answer) -> bool {
    answer.rating.is_some_and(Rating::is_gap) || answer.left_as_is.is_some()
}

/// What a screen reader calls the field for the reason.
pub(super) fn reason_name(name: &str) -> String {
    format!("Reden voor bewust niet bij {name}")
}

/// Draws the tick and the reason of an item.
pub(super) fn left_as_is_ui(ui: &mut Ui, item: &ChecklistItem, name: &str, answer: &Answer, commands: &mut Vec<Command>) {
    let mut is_left = answer.left_as_is.is_some();
    let response = ui.add_enabled(may_change(ui), Checkbox::new(&mut is_left, "Bewust niet: we laten dit zo"));
    if response.changed() {
        commands.push(Command::answer(&item.id, AnswerEdit::LeaveAsIs(is_left.then(String::new))));
    }
    response.accessible_name(format!("Bewust niet: we laten dit zo, {name}"));
    let Some(reason) = &answer.left_as_is else { return };
    let said = text_area(ui, "Waarom laten jullie dit zo?", &reason_name(name), reason, 1);
    commands.extend(said.map(|text| Command::answer(&item.id, AnswerEdit::LeaveAsIs(Some(text)))));
    if reason.trim().is_empty() {
        small_text(ui, "Met een reden erbij is dit een besluit.");
    }
}
