//! What those think of the item whom the group's rating does not carry, in a sheet.

use egui::Ui;

use super::Here;
use super::buttons::Large;
use super::texts::{large_field, large_line, large_text};
use crate::session::MinorityEdit;
use crate::ui::command::Command;
use crate::ui::minority::{MEANT_FOR, WHOSE, entries, remove_name, role_name, text_name};
use crate::ui::widgets::{fixed, may_change};

/// Draws each of them in its fields, and the empty field of the next one.
pub(super) fn minority_ui(ui: &mut Ui, here: &Here<'_>, commands: &mut Vec<Command>) {
    large_text(ui, MEANT_FOR);
    let can_add = may_change(ui);
    for entry in entries(&here.answer).filter(|entry| entry.is_there || can_add) {
        fixed(ui, entry.at, |ui| {
            let mut edits = Vec::new();
            // The title of the sheet is the label of the first one.
            let label = if entry.at == 0 { String::new() } else { entry.label() };
            let (_, text) = large_field(ui, (&label, &text_name(entry.at, &here.name)), entry.text, 2);
            edits.extend(text.map(MinorityEdit::Text));
            if entry.is_there {
                let (_, role) = large_line(ui, (WHOSE, &role_name(entry.at, &here.name)), entry.role);
                edits.extend(role.map(MinorityEdit::Role));
                let name = remove_name(entry.at, &here.name);
                let remove = Large { enabled: can_add, ..Large::new("remove", "Verwijder", &name) };
                edits.extend(remove.show(ui).clicked().then_some(MinorityEdit::Remove));
            }
            commands.extend(edits.into_iter().map(|edit| Command::answer(&here.item.id, entry.edit(edit))));
        });
    }
}
