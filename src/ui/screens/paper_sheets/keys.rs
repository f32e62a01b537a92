//! The keys of the quick entry: they work while a row of the list has the focus, and nowhere else.

use egui::{Key, Modifiers, Ui};

use super::rows::{has_focus, reason_name, wish_row};
use super::{PaperSheetsScreen, PaperSheetsState, REMARK, Step, edit, give};
use crate::model::Rating;
use crate::session::PaperEdit;
use crate::ui::announce::say;
use crate::ui::command::Command;
use crate::ui::focus;
use crate::ui::single_keys;
use crate::ui::widgets::{focus_field, pressed_number};
use crate::words;

/// Carries out what was pressed.
pub(super) fn keys(ui: &Ui, screen: &PaperSheetsScreen<'_>, state: &mut PaperSheetsState, commands: &mut Vec<Command>) {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if state.reason.is_some() && pressed(Modifiers::NONE, Key::Escape) {
        state.reason = None;
        wish_row(ui.ctx());
        return;
    }
    if !screen.paper().is_empty() || !state.past.is_empty() {
        let is_own = focus::owns_undo(ui.ctx());
        if !is_own && pressed(Modifiers::COMMAND, Key::Z) {
            take_back(ui, screen, state, commands);
            return;
        }
    }
    let ids = screen.ids();
    let here = state.position.unwrap_or_default();
    let Some(id) = ids.get(here).copied() else { return };
    if !has_focus(ui, id) {
        return;
    }
    let go_to = |state: &mut PaperSheetsState, to: usize| {
        if to < ids.len() {
            state.position = Some(to);
            wish_row(ui.ctx());
        } else {
            focus_field(ui.ctx(), REMARK.to_owned());
        }
    };
    if pressed(Modifiers::NONE, Key::Escape) {
        commands.push(Command::Back);
    } else if pressed(Modifiers::NONE, Key::ArrowUp) || pressed(Modifiers::NONE, Key::Backspace) {
        go_to(state, here.saturating_sub(1));
    } else if pressed(Modifiers::NONE, Key::ArrowDown) {
        go_to(state, here + 1);
    } else if pressed(Modifiers::NONE, Key::T) {
        single_keys::leave_out_character(ui, "t");
        state.reason = Some(here);
        focus_field(ui.ctx(), reason_name(screen.catalogue.number(id)));
    } else {
        let is_none = pressed(Modifiers::NONE, Key::Num0) || pressed(Modifiers::NONE, Key::Space);
        let rating = pressed_number(ui, Rating::ALL.len()).map(|at| Rating::ALL[at]);
        if is_none || rating.is_some() {
            give(screen, state, here, rating, commands);
            let said = rating.map_or("niet ingevuld", words::rating);
            say(ui.ctx(), format!("{}: {said}", screen.catalogue.number(id)));
            go_to(state, here + 1);
        }
    }
}

fn take_back(ui: &Ui, screen: &PaperSheetsScreen<'_>, state: &mut PaperSheetsState, commands: &mut Vec<Command>) {
    match state.past.pop() {
        Some(Step::Rating(at, rating)) => {
            let Some(id) = screen.ids().get(at).copied() else { return };
            commands.push(edit(PaperEdit::Rating(id.clone(), rating)));
            say(ui.ctx(), format!("Ongedaan gemaakt bij {}", screen.catalogue.number(id)));
            state.position = Some(at);
            wish_row(ui.ctx());
        }
        Some(Step::Thrown(paper)) => {
            commands.push(edit(PaperEdit::Replace(paper)));
            say(ui.ctx(), "Het halve blad is terug");
            state.position = None;
        }
        None => say(ui.ctx(), "Er is op dit blad niets om ongedaan te maken"),
    }
}
