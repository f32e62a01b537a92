//! Dialogs over the screen: those that must be answered first, and those that the user opened.

use std::sync::Arc;

use super::super::command::Command;
use super::super::screens::choices::{ConflictDialog, ConflictState, SaveAsState, conflict_ui, recovery_ui, save_as_ui};
use super::super::screens::erase::{EraseState, erased_ui};
use super::super::screens::helpdesk::{HelpdeskState, helpdesk_ui};
use super::super::screens::passphrase::{ProtectState, UnlockState, Wait, protect_ui, unlock_ui};
use super::App;
use crate::session::{Erasing, Pick};

/// A dialog that the user opened.
pub(super) enum Dialog {
    SaveAs(SaveAsState),
    Protection(ProtectState),
    Differences(ConflictState),
    Erase(EraseState),
    Helpdesk(HelpdeskState),
}

impl App {
    /// Where the system had no dialog to pick a place with, the field for it gets the focus and says so.
    pub(super) fn ask_without_dialog(&mut self, context: &egui::Context) {
        match (self.session.take_missing_dialog(), &mut self.dialog) {
            (Some(Pick::Dossier), _) => self.start.ask_for_path(context, self.session.documents()),
            (Some(Pick::SaveAs), Some(Dialog::SaveAs(state))) => state.ask_for_path(context),
            (Some(pick @ (Pick::Report | Pick::ReportFolder)), None) => self.screens.report.ask_for_path(context, pick),
            // The dialog that asked is gone by now.
            _ => {}
        }
    }

    /// Dialogs in which something is chosen.
    pub(super) fn dialogs_ui(&mut self, context: &egui::Context, commands: &mut Vec<Command>) {
        if let Some(recovery) = self.session.recovery() {
            let present = self.session.dossier().filter(|_| recovery.file.is_ok());
            let rescue = self.session.rescue_offer();
            commands.extend(recovery_ui(context, self.session.catalogue(), recovery, present.map(Arc::as_ref), rescue));
            return;
        }
        let Some(locked) = self.session.locked() else {
            self.unlock = None;
            self.own_dialog_ui(context, commands);
            return;
        };
        let state = self.unlock.take_if(|state| state.path() == locked.path);
        let mut state = state.unwrap_or_else(|| UnlockState::new(&locked.path));
        let wait = Wait::unlocking(&self.session);
        commands.extend(unlock_ui(context, locked, wait, &mut state));
        self.unlock = Some(state);
    }

    /// The dialog that the user opened.
    fn own_dialog_ui(&mut self, context: &egui::Context, commands: &mut Vec<Command>) {
        if let Some(Dialog::Erase(mut state)) = self.dialog.take_if(|dialog| matches!(dialog, Dialog::Erase(_))) {
            let (command, is_away) = self.erase_dialog_ui(context, &mut state);
            self.dialog = (!is_away).then_some(Dialog::Erase(state));
            commands.extend(command);
            return;
        }
        if *self.session.erasing() != Erasing::No {
            commands.extend(erased_ui(context, self.session.erasing()));
            return;
        }
        let (command, is_away) = match &mut self.dialog {
            None | Some(Dialog::Erase(_)) => return,
            Some(Dialog::Helpdesk(state)) => helpdesk_ui(context, self.session.policy(), self.session.helpdesk_file(), state),
            Some(Dialog::Protection(state)) if state.is_done(self.session.protecting()) => (None, true),
            Some(Dialog::Protection(state)) => {
                protect_ui(context, self.session.protecting(), Wait::protecting(&self.session), state)
            }
            Some(Dialog::SaveAs(state)) if state.is_done(self.session.saving_as()) => (None, true),
            Some(Dialog::SaveAs(state)) => {
                save_as_ui(context, self.session.saving_as(), self.session.is_saving_as_slow(), state)
            }
            Some(Dialog::Differences(state)) => match (self.session.conflict(), self.session.dossier()) {
                (Some(conflict), Some(mine)) => {
                    let revision = self.session.revision();
                    conflict_ui(
                        context,
                        &ConflictDialog { catalogue: self.session.catalogue(), mine, conflict, revision },
                        state,
                    )
                }
                // It was chosen, or the file is again what it was.
                _ => (None, true),
            },
        };
        if is_away {
            self.dialog = None;
        }
        commands.extend(command);
    }
}
