//! What those think of an item whom the group's rating does not carry.

use egui::Ui;

use crate::content::ChecklistItem;
use crate::model::Answer;
use crate::session::MinorityEdit;
use crate::ui::command::{Asks as _, Command};
use crate::ui::minority::{MEANT_FOR, WHOSE, entries, remove_name, role_name, text_name};
use crate::ui::theme::space;
use crate::ui::widgets::{fixed, gap, may_change, quiet_button, small_text, text_area, text_line};

/// Draws each of them in its fields, and the empty fields of the next one.
pub(super) fn minority_ui(ui: &mut Ui, item: &ChecklistItem, name: &str, answer: &Answer, commands: &mut Vec<Command>) {
    small_text(ui, MEANT_FOR);
    let can_add = may_change(ui);
    for entry in entries(answer).filter(|entry| entry.is_there || can_add) {
        fixed(ui, entry.at, |ui| {
            let text = text_area(ui, &entry.label(), &text_name(entry.at, name), entry.text, 2);
            commands.extend(text.map(|text| Command::answer(&item.id, entry.edit(MinorityEdit::Text(text)))));
            if !entry.is_there {
                return;
            }
            let role = text_line(ui, WHOSE, &role_name(entry.at, name), entry.role);
            commands.extend(role.map(|role| Command::answer(&item.id, entry.edit(MinorityEdit::Role(role)))));
            quiet_button(ui, None, "Verwijder", &remove_name(entry.at, name), can_add)
                .asks(commands, || Command::answer(&item.id, entry.edit(MinorityEdit::Remove)));
            gap(ui, space::S);
        });
    }
}
