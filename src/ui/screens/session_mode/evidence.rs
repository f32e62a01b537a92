//! Whether somebody outside of the team sees it too, beside an onderbouwing.

use egui::{Checkbox, RichText, Ui};

use super::Here;
use super::sizes::Sizes;
use super::texts::large_field;
use crate::session::AnswerEdit;
use crate::ui::announce::describe;
use crate::ui::command::Command;
use crate::ui::evidence::{CHECKED, CHECKED_HELP, WITH_WHOM, can_be_checked, checked_name, with_whom_name};
use crate::ui::widgets::may_change;

/// Draws the tick and its field; nothing where there is no onderbouwing.
pub(super) fn checked_ui(ui: &mut Ui, here: &Here<'_>, commands: &mut Vec<Command>) {
    if !can_be_checked(&here.answer) {
        return;
    }
    let mut is_checked = here.answer.checked_with.is_some();
    let text = RichText::new(CHECKED).font(Sizes::of(ui).bar());
    let tick = ui.scope(|ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
        ui.add_enabled(may_change(ui), Checkbox::new(&mut is_checked, text))
    });
    let tick = tick.inner;
    if tick.changed() {
        let edit = AnswerEdit::CheckedWith(is_checked.then(String::new));
        commands.push(Command::answer(&here.item.id, edit));
    }
    describe(ui, &tick, CHECKED_HELP);
    tick.accessible_name(checked_name(&here.name));
    if let Some(with) = &here.answer.checked_with {
        let (_, text) = large_field(ui, (WITH_WHOM, &with_whom_name(&here.name)), with, 1);
        commands.extend(text.map(|text| Command::answer(&here.item.id, AnswerEdit::CheckedWith(Some(text)))));
    }
}
