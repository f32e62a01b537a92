//! The onderbouwing of an item, and with whom it was checked.

use egui::{Checkbox, Ui};

use crate::content::ChecklistItem;
use crate::model::Answer;
use crate::session::AnswerEdit;
use crate::ui::announce::describe;
use crate::ui::command::Command;
use crate::ui::evidence::{CHECKED, CHECKED_HELP, WITH_WHOM, can_be_checked, checked_name, with_whom_name};
use crate::ui::widgets::{may_change, text_area, text_line};

/// What a screen reader calls the field for the onderbouwing of an item, as `1.2`.
pub(super) fn evidence_name(name: &str) -> String {
    format!("Onderbouwing bij {name}")
}

/// Draws the field, and once something stands in it, the tick with its own field.
pub(super) fn evidence_ui(ui: &mut Ui, item: &ChecklistItem, name: &str, answer: &Answer, commands: &mut Vec<Command>) {
    let evidence = text_area(ui, "Onderbouwing: waar blijkt dat uit?", &evidence_name(name), &answer.evidence, 2);
    commands.extend(evidence.map(|text| Command::answer(&item.id, AnswerEdit::Evidence(text))));
    if !can_be_checked(answer) {
        return;
    }
    let mut is_checked = answer.checked_with.is_some();
    let tick = ui.add_enabled(may_change(ui), Checkbox::new(&mut is_checked, CHECKED));
    if tick.changed() {
        commands.push(Command::answer(&item.id, AnswerEdit::CheckedWith(is_checked.then(String::new))));
    }
    describe(ui, &tick, CHECKED_HELP);
    tick.on_hover_text(CHECKED_HELP).accessible_name(checked_name(name));
    if let Some(with) = &answer.checked_with {
        let text = text_line(ui, WITH_WHOM, &with_whom_name(name), with);
        commands.extend(text.map(|text| Command::answer(&item.id, AnswerEdit::CheckedWith(Some(text)))));
    }
}
