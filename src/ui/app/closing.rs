//! Closing the window: what is not saved is saved first, and when that does not work the user chooses.

use egui::ViewportCommand;

use super::super::command::Command;
use super::super::theme::space;
use super::super::widgets::{button, dialog, gap, paragraph, pressed_escape, primary_button};
use super::App;
use crate::messages;

/// How far closing the window is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Closing {
    /// Nobody asked.
    #[default]
    No,
    /// What is not saved is being saved first.
    Saving,
    /// Saving does not work: the user is asked.
    Asking,
    /// The user has chosen to close all the same.
    Agreed,
}

impl App {
    /// Closing waits for what is not saved; when that does not work, the user chooses. Also while the window is hidden.
    pub(super) fn close_safely(&mut self, context: &egui::Context) {
        let is_asked = context.input(|input| input.viewport().close_requested());
        let is_unsaved = self.session.has_unsaved_changes() || self.session.protection_on_its_way().is_some();
        if !is_unsaved {
            if matches!(self.closing, Closing::Saving | Closing::Asking) {
                let was_saving = self.closing == Closing::Saving;
                self.closing = Closing::No;
                if was_saving && !is_asked {
                    context.send_viewport_cmd(ViewportCommand::Close);
                }
            }
            return;
        }
        match self.closing {
            Closing::Agreed => return,
            Closing::No if is_asked => self.closing = Closing::Saving,
            _ => {}
        }
        if is_asked {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        if self.closing == Closing::Saving {
            if self.session.is_save_in_trouble() || self.session.is_protecting_slow() {
                self.closing = Closing::Asking;
                // A question that nobody sees would keep the window for ever.
                context.send_viewport_cmd(ViewportCommand::Minimized(false));
                context.send_viewport_cmd(ViewportCommand::Focus);
                context.request_repaint();
            } else {
                // Does nothing while something is on its way already.
                self.session.save_now();
            }
        }
    }

    /// Whether the user is asked what to do with what is not saved.
    pub(super) fn is_asking_to_close(&self) -> bool {
        self.closing == Closing::Asking
    }

    /// The question what to do with what is not saved.
    pub(super) fn closing_ui(&mut self, context: &egui::Context, commands: &mut Vec<Command>) {
        let mut next = None;
        let is_unsaved = self.session.has_unsaved_changes();
        let protection = self.session.protection_on_its_way();
        let title = match protection {
            Some(goal) if !is_unsaved => messages::not_protected_yet(goal),
            _ if self.session.own_sheet().is_some() => "Je invulblad is nog niet bewaard in zijn bestand",
            _ => "Het dossier is nog niet bewaard in zijn bestand",
        };
        dialog(context, "closing", title, |ui| {
            if let Some(trouble) = self.session.save_trouble() {
                paragraph(ui, &messages::save_trouble(&trouble));
            }
            if self.session.own_sheet().is_some() {
                paragraph(ui, "Wat je invulde, staat alleen in dit venster.");
            } else if is_unsaved {
                paragraph(ui, &messages::kept_in_copy(self.session.copied()));
            }
            if let Some(goal) = protection {
                if is_unsaved {
                    paragraph(ui, &format!("{}.", messages::not_protected_yet(goal)));
                }
                paragraph(ui, messages::PROTECTION_ON_ITS_WAY);
            }
            gap(ui, space::S);
            ui.horizontal_wrapped(|ui| {
                if primary_button(ui, "Blijf hier", true).clicked() {
                    next = Some(Closing::No);
                }
                if is_unsaved && button(ui, "Opslaan als …", true).clicked() {
                    next = Some(Closing::No);
                    commands.push(Command::OpenSaveAs);
                }
                if button(ui, "Sluit toch", true).clicked() {
                    next = Some(Closing::Agreed);
                }
            });
        });
        if pressed_escape(context) {
            next = Some(Closing::No);
        }
        if let Some(next) = next {
            self.closing = next;
            if next == Closing::Agreed {
                context.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }
}
