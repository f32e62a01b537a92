//! Asking the user for a file or folder with the dialogs of the system, and showing files there.

use std::path::PathBuf;
use std::sync::Arc;

use super::background::Crashed;
use super::desktop::{Desktop, Pick, Picked};
use super::{Action, Notice, Session, with_dossier_ending};
use crate::report::Choice;

impl Session {
    /// Asks something of the desktop, which may wait for the user, and lands what it answered.
    fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn Desktop) -> T + Send + 'static,
        land: impl FnOnce(&mut Self, T) + Send + 'static,
    ) {
        let desktop = Arc::clone(&self.environment.desktop);
        self.background.run(
            move || question(desktop.as_ref()),
            // A fault of the program in a dialog is the same as a user who cancels.
            move |session, answer: Result<T, Crashed>| {
                if let Ok(answer) = answer {
                    land(session, answer);
                }
            },
        );
    }

    /// As [`ask`](Self::ask), for a question about the open dossier: an answer that comes when another one is open is let go.
    fn ask_about_open<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn Desktop) -> T + Send + 'static,
        land: impl FnOnce(&mut Self, T) + Send + 'static,
    ) {
        let Some(number) = self.opened() else { return };
        self.ask(question, move |session, answer| {
            if session.opened() == Some(number) {
                land(session, answer);
            }
        });
    }

    /// For what the system has just had no dialog to pick a place with, so that the user is asked in the window. Told once.
    pub fn take_missing_dialog(&mut self) -> Option<Pick> {
        self.missing_dialog.take()
    }

    /// The place that was picked; notes where there was no dialog to pick it with.
    fn place(&mut self, pick: Pick, picked: Picked) -> Option<PathBuf> {
        match picked {
            Picked::Path(path) => Some(path),
            Picked::Cancelled => None,
            Picked::NoDialog => {
                self.missing_dialog = Some(pick);
                None
            }
        }
    }

    pub(super) fn pick_dossier(&self) {
        let folder = self.environment.documents.clone();
        self.ask(
            move |desktop| desktop.pick_dossier(&folder),
            |session, picked| {
                if let Some(path) = session.place(Pick::Dossier, picked) {
                    session.apply(Action::Open(path));
                }
            },
        );
    }

    pub(super) fn pick_save_as(&self) {
        let proposed = self.proposed_save_as();
        self.ask_about_open(
            move |desktop| desktop.pick_save_as(&proposed),
            |session, picked| {
                if let Some(picked) = session.place(Pick::SaveAs, picked) {
                    // The dialog asked whether a file of this very name may be replaced, and of no other.
                    let path = with_dossier_ending(picked.clone());
                    let replace = path == picked;
                    session.apply(Action::SaveAs { path, replace });
                }
            },
        );
    }

    pub(super) fn pick_report(&self, choice: Choice) {
        let proposed = self.proposed_report(choice);
        self.ask_about_open(
            move |desktop| desktop.pick_report(&proposed),
            move |session, picked| {
                if let Some(path) = session.place(Pick::Report, picked) {
                    session.make_picked_report(&path, choice);
                }
            },
        );
    }

    pub(super) fn pick_report_folder(&self, choices: Vec<Choice>) {
        let proposed = self.report_folder().to_owned();
        self.ask_about_open(
            move |desktop| desktop.pick_folder(&proposed),
            move |session, picked| {
                if let Some(folder) = session.place(Pick::ReportFolder, picked) {
                    session.apply(Action::MakeReportsIn { folder, choices });
                }
            },
        );
    }

    /// Shows a report in the viewer of the system.
    pub(super) fn show_report(&self, path: PathBuf) {
        let file = path.clone();
        self.ask(
            move |desktop| desktop.show(&file),
            move |session, is_shown| {
                if !is_shown {
                    session.tell(Notice::NoViewer(path));
                }
            },
        );
    }

    /// Shows where a report stands.
    pub(super) fn reveal_report(&self, path: PathBuf) {
        let file = path.clone();
        self.ask(
            move |desktop| desktop.reveal(&file),
            move |session, is_shown| {
                if !is_shown {
                    session.tell(Notice::NoFolderView(path));
                }
            },
        );
    }
}
