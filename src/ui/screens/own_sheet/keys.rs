//! The keys of an invulblad.

use egui::{Key, Modifiers, Ui};

use super::{OwnSheetScreen, OwnSheetState, Step, own_label};
use crate::model::Rating;
use crate::session::{Action, SheetEdit};
use crate::ui::announce::say;
use crate::ui::command::Command;
use crate::ui::focus::{self, Wish};
use crate::ui::single_keys;
use crate::ui::widgets::{focus_field, pressed_number};

/// What the field for the role is called.
pub(super) const ROLE: &str = "In welke rol vul je dit in?";

/// What the field for the reason at a question is called.
pub(super) fn why(name: &str) -> String {
    format!("Waarom bij {name}")
}

/// Carries out what was pressed: single keys only where no text is being typed.
pub(super) fn keys(ui: &Ui, screen: &OwnSheetScreen<'_>, state: &mut OwnSheetState, commands: &mut Vec<Command>) {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if state.step == Some(Step::Who) && pressed(Modifiers::COMMAND, Key::Enter) {
        begin(ui, screen, state, commands);
        return;
    }
    let Some(step @ (Step::Item(_) | Step::End)) = state.step else { return };
    let here = if let Step::Item(at) = step { Some(at) } else { None };
    if pressed(Modifiers::COMMAND, Key::Enter) {
        state.lead_to(ui.ctx(), screen.next_open(here).map_or(Step::End, Step::Item));
        return;
    }
    if pressed(Modifiers::COMMAND, Key::PageDown) {
        state.lead_to(ui.ctx(), screen.after(step));
        return;
    }
    if pressed(Modifiers::COMMAND, Key::PageUp) {
        state.lead_to(ui.ctx(), screen.before(step));
        return;
    }
    let is_elsewhere = ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx());
    if is_elsewhere || !single_keys::are_on(ui.ctx()) {
        return;
    }
    if pressed(Modifiers::NONE, Key::ArrowRight) {
        state.lead_to(ui.ctx(), screen.after(step));
    } else if pressed(Modifiers::NONE, Key::ArrowLeft) {
        state.lead_to(ui.ctx(), screen.before(step));
    } else if let Some(at) = here {
        let Some(question) = screen.questions.items.get(at) else { return };
        if pressed(Modifiers::NONE, Key::T) {
            single_keys::leave_out_character(ui, "t");
            focus_field(ui.ctx(), why(&question.name));
        } else if let Some(chosen) = pressed_number(ui, Rating::ALL.len()) {
            let rating = Rating::ALL[chosen];
            say(ui.ctx(), format!("{} gekozen", own_label(rating)));
            commands.push(OwnSheetScreen::change(SheetEdit::Rating(question.id.clone(), Some(rating))));
        }
    }
    if ui.memory(egui::Memory::focused).is_none() && here.is_some() {
        focus::wish_unless_wished(ui.ctx(), Wish::Question);
    }
}

/// The person asked to begin: with a role, in a file of their own.
pub(super) fn begin(ui: &Ui, screen: &OwnSheetScreen<'_>, state: &mut OwnSheetState, commands: &mut Vec<Command>) {
    if screen.person().is_none_or(|person| person.role.trim().is_empty()) {
        state.lacks_role = true;
        focus_field(ui.ctx(), ROLE.to_owned());
        return;
    }
    if screen.path.is_some() {
        state.lead_to(ui.ctx(), screen.next_open(None).map_or_else(|| screen.after(Step::Who), Step::Item));
    } else {
        state.was_asked = true;
        commands.push(Command::Do(Action::BeginSheet));
    }
}
