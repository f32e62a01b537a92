//! Dialogs over the screen: those that must be answered first, and those that the user opened.

use std::sync::Arc;

use super::super::command::Command;
use super::super::screens::choices::{ConflictDialog, ConflictState, SaveAsState, conflict_ui, recovery_ui, save_as_ui};
use super::super::screens::erase::{EraseState, erased_ui};
use super::super::screens::helpdesk::{HelpdeskState, helpdesk_ui};
use super::super::screens::passphrase::{ProtectState, UnlockState, Wait, protect_ui, unlock_ui};
use super::App;
use crate::session::{Erasing, MissingDialog, Pick, Protecting};

/// A dialog that the user opened.
pub(super) enum Dialog {
    SaveAs(SaveAsState),
    Protection(Box<ProtectState>),
    Differences(ConflictState),
    Erase(EraseState),
    Helpdesk(HelpdeskState),
}

impl App {
    /// Where the system had no dialog to pick a place with, the field for it gets the focus and says so.
    pub(super) fn ask_without_dialog(&mut self, context: &egui::Context) {
        let pick = match self.session.take_missing_dialog() {
            Some(MissingDialog::Place(pick)) => pick,
            Some(MissingDialog::ReturnedSheets) if self.dialog.is_none() => return self.screens.round.ask_for_sheets(context),
            Some(MissingDialog::ReturnedSheets) | None => return,
        };
        match (pick, &mut self.dialog) {
            (Pick::Dossier | Pick::Sheet, _) => self.start.ask_for_path(context, self.session.documents()),
            (Pick::BatchFolder, _) => self.start.ask_for_folder(context, &self.session.batch_folder()),
            (Pick::CircleFolder, _) => self.circle.ask_for_path(context),
            (Pick::SaveAs | Pick::SaveSheetAs, Some(Dialog::SaveAs(state))) => state.ask_for_path(context),
            (Pick::Report(_) | Pick::ReportFolder, None) => self.screens.report.ask_for_path(context, pick),
            (Pick::SheetFile(_) | Pick::SheetFolder, None) => {
                self.screens.round.ask_for_path(context, |order| self.session.proposed_sheets(order));
            }
            // The dialog that asked is gone by now, and a picture finds its own place.
            _ => {}
        }
    }

    /// Dialogs in which something is chosen.
    pub(super) fn dialogs_ui(&mut self, context: &egui::Context, commands: &mut Vec<Command>) {
        if let Some(recovery) = self.session.recovery() {
            let present = self.session.dossier().filter(|_| recovery.file.is_ok());
            let rescue = self.session.rescue_offer();
            recovery_ui(context, self.session.catalogue(), recovery, present.map(Arc::as_ref), rescue, commands);
            return;
        }
        let Some(locked) = self.session.locked() else {
            self.unlock = None;
            self.own_dialog_ui(context, commands);
            return;
        };
        let state = self.unlock.take_if(|state| state.path() == locked.path);
        let mut state = state.unwrap_or_else(|| UnlockState::new(&locked.path));
        let is_busy = self.session.is_loading();
        let wait = if is_busy { Wait::busy(self.session.is_unlocking_slow()) } else { Wait::No };
        unlock_ui(context, locked, wait, &mut state, commands);
        self.unlock = Some(state);
    }

    /// The dialog that the user opened.
    fn own_dialog_ui(&mut self, context: &egui::Context, commands: &mut Vec<Command>) {
        if let Some(Dialog::Erase(mut state)) = self.dialog.take_if(|dialog| matches!(dialog, Dialog::Erase(_))) {
            let is_away = self.erase_dialog_ui(context, &mut state, commands);
            self.dialog = (!is_away).then_some(Dialog::Erase(state));
            return;
        }
        if *self.session.erasing() != Erasing::No {
            commands.extend(erased_ui(context, self.session.erasing()));
            return;
        }
        let is_away = match &mut self.dialog {
            None | Some(Dialog::Erase(_)) => return,
            Some(Dialog::Helpdesk(state)) => {
                helpdesk_ui(context, self.session.policy(), self.session.helpdesk_file(), state, commands)
            }
            Some(Dialog::Protection(state)) if state.is_done(self.session.protecting()) => true,
            Some(Dialog::Protection(state)) => {
                let protecting = self.session.protecting();
                let is_busy = *protecting == Protecting::Busy;
                let wait = if is_busy { Wait::busy(self.session.is_protecting_slow()) } else { Wait::No };
                protect_ui(context, protecting, wait, state, commands)
            }
            Some(Dialog::SaveAs(state)) if state.is_done(self.session.saving_as()) => true,
            Some(Dialog::SaveAs(state)) => {
                save_as_ui(context, self.session.saving_as(), self.session.is_saving_as_slow(), state, commands)
            }
            Some(Dialog::Differences(state)) => match (self.session.conflict(), self.session.dossier()) {
                (Some(conflict), Some(mine)) => {
                    let revision = self.session.revision();
                    let dialog = ConflictDialog { catalogue: self.session.catalogue(), mine, conflict, revision };
                    conflict_ui(context, &dialog, state, commands)
                }
                // It was chosen, or the file is again what it was.
                _ => true,
            },
        };
        if is_away {
            self.dialog = None;
        }
    }
}
