//! Keys that work on every screen of a dossier.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::App;
use crate::session::Action;
use crate::ui::command::{Command, Place};
use crate::ui::focus;
use crate::ui::widgets::{focus_navigation, focus_title};

const UNDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
const REDO_WITH_SHIFT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
const REDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Y);
pub(super) const SAVE_AS: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
const FIND: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::F);
pub(super) const OTHER_PART: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::F6);
const NEXT_OPEN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
const NEXT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::PageDown);
const PREVIOUS: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::PageUp);

/// Asks for the step back, or to make one again, when that was pressed.
pub(super) fn ask_for_steps(context: &Context, commands: &mut Vec<Command>) {
    let pressed = |shortcut: &KeyboardShortcut| context.input_mut(|input| input.consume_shortcut(shortcut));
    // With Shift first: the shorter one would take it too.
    if pressed(&REDO_WITH_SHIFT) || pressed(&REDO) {
        commands.push(Command::Do(Action::Redo));
    }
    if pressed(&UNDO) {
        commands.push(Command::Do(Action::Undo));
    }
}

impl App {
    /// Moves the focus from the navigation to the screen beside it, or back.
    pub(super) fn go_to_other_part(&self, context: &Context) {
        let focused = context.memory(egui::Memory::focused).and_then(|id| context.read_response(id));
        if focused.is_some_and(|focused| self.navigation.contains(focused.rect.center())) {
            focus_title(context);
        } else {
            focus_navigation(context);
        }
    }

    /// Asks for what was pressed.
    pub(super) fn shortcuts(&self, context: &Context, commands: &mut Vec<Command>) {
        if self.presents() {
            // What is looked at together is not changed, and no key leads away from it but its own.
            return;
        }
        let pressed = |shortcut: &KeyboardShortcut| context.input_mut(|input| input.consume_shortcut(shortcut));
        // A field whose text is not the dossier's takes back what is typed in it, and nothing behind it.
        // While a sheet is typed over, its keys are taken back first, and never the sheet before it.
        let is_typed_over = self.place == Place::PaperSheets
            && (self.screens.paper_sheets.can_take_back()
                || self.session.dossier().is_some_and(|dossier| !dossier.drafts.paper().is_empty()));
        if !focus::owns_undo(context) && !is_typed_over {
            ask_for_steps(context, commands);
        }
        // The sessiestand walks along its items itself.
        let is_session = self.place == Place::Session;
        if !is_session && self.place != Place::PaperSheets && pressed(&NEXT_OPEN) {
            commands.push(Command::NextOpen);
        }
        if pressed(&SAVE_AS) && self.session.path().is_some() {
            commands.push(Command::OpenSaveAs);
        }
        if pressed(&FIND) {
            commands.push(Command::Go(Place::Search));
        }
        let is_back = context.input_mut(|input| input.consume_key(Modifiers::ALT, Key::ArrowLeft))
            || context.input(|input| input.pointer.button_pressed(egui::PointerButton::Extra1));
        if is_back && !is_session {
            commands.push(Command::Back);
        }
        if pressed(&OTHER_PART) {
            self.go_to_other_part(context);
        }
        let preconditions = self.session.shown_content().preconditions();
        let here = match &self.place {
            Place::Precondition(id) => preconditions.iter().position(|precondition| precondition.id == *id),
            _ => None,
        };
        let step = if is_session {
            None
        } else if pressed(&NEXT) {
            Some(here.map_or(0, |here| here + 1))
        } else if pressed(&PREVIOUS) {
            here.and_then(|here| here.checked_sub(1))
        } else {
            None
        };
        if let Some(precondition) = step.and_then(|step| preconditions.get(step)) {
            commands.push(Command::Go(Place::Precondition(precondition.id.clone())));
        }
    }
}
