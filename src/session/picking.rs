//! Asking the user for a file or folder with the dialogs of the system, and showing files there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::background::Crashed;
use super::desktop::{Desktop, MissingDialog, Pick, Picked};
use super::picturing::PictureChoice;
use super::{Action, Notice, Session, with_ending};
use crate::picture::Format;
use crate::report::Choice;
use crate::store::{DOSSIER_ENDING, SHEET_ENDING};

impl Session {
    /// Asks something of the desktop, which may wait for the user, and lands what it answered.
    pub(super) fn ask<T: Send + 'static>(
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

    /// Finds out whether the system has dialogs, so that the window can offer a field instead before anybody asks in vain.
    pub(super) fn look_for_dialogs(&self) {
        self.ask(|desktop| desktop.has_dialogs(), |session, has_dialogs| session.lacks_dialogs = !has_dialogs);
    }

    /// Whether the system is known to have no dialogs to pick a place with.
    pub fn lacks_dialogs(&self) -> bool {
        self.lacks_dialogs
    }

    /// For what the system has just had no dialog, so that the user is asked in the window. Told once.
    pub fn take_missing_dialog(&mut self) -> Option<MissingDialog> {
        self.missing_dialog.take()
    }

    /// Lets the user pick a place and goes on with that; notes where there was no dialog to pick it with. Where the place is for
    /// the open dossier, an answer that comes when another one is open is let go.
    pub(super) fn pick(&self, pick: Pick, proposed: PathBuf, then: impl FnOnce(&mut Self, PathBuf) + Send + 'static) {
        let opened = self.opened();
        if pick.is_for_open_dossier() && opened.is_none() {
            return;
        }
        self.ask(
            move |desktop| desktop.pick(pick, &proposed),
            move |session, picked| match picked {
                _ if pick.is_for_open_dossier() && session.opened() != opened => {}
                Picked::Path(path) => then(session, path),
                Picked::Cancelled => {}
                Picked::NoDialog => session.note_missing_dialog(MissingDialog::Place(pick)),
            },
        );
    }

    /// Notes that there was no dialog.
    pub(super) fn note_missing_dialog(&mut self, missing: MissingDialog) {
        self.lacks_dialogs = true;
        self.missing_dialog = Some(missing);
    }

    pub(super) fn pick_dossier(&self) {
        let folder = self.environment.documents.clone();
        self.pick(Pick::Dossier, folder, |session, path| session.apply(Action::Open(path)));
    }

    pub(super) fn pick_sheet(&self) {
        let folder = self.environment.documents.clone();
        self.pick(Pick::Sheet, folder, |session, path| session.apply(Action::Open(path)));
    }

    pub(super) fn pick_save_as(&self) {
        let (pick, ending) = match self.own_sheet {
            Some(_) => (Pick::SaveSheetAs, SHEET_ENDING),
            None => (Pick::SaveAs, DOSSIER_ENDING),
        };
        self.pick(pick, self.proposed_save_as(), move |session, picked| {
            // The dialog asked whether a file of this very name may be replaced, and of no other.
            let path = with_ending(picked.clone(), ending);
            let replace = path == picked;
            session.apply(Action::SaveAs { path, replace });
        });
    }

    pub(super) fn pick_report(&self, choice: Choice) {
        self.pick(Pick::Report(choice.format), self.proposed_report(choice), move |session, path| {
            session.make_picked_report(&path, choice);
        });
    }

    pub(super) fn pick_report_folder(&self, choices: Vec<Choice>) {
        self.pick(Pick::ReportFolder, self.report_folder().to_owned(), |session, folder| {
            session.apply(Action::MakeReportsIn { folder, choices });
        });
    }

    pub(super) fn pick_picture(&self, choice: PictureChoice, format: Format) {
        let opened = self.opened();
        let proposed = self.proposed_picture(choice, format);
        self.pick_or_else(Pick::Picture(format), proposed, move |session, picked| match picked {
            _ if opened.is_none() || session.opened() != opened => {}
            Some(path) => session.make_picked_picture(choice, format, &path),
            None => session.make_picture_beside(choice, format),
        });
    }

    /// Lets the user pick a place for something that finds its own place where there is no dialog, and goes on with that; `None` where
    /// there was none.
    pub(super) fn pick_or_else(
        &self,
        pick: Pick,
        proposed: PathBuf,
        then: impl FnOnce(&mut Self, Option<PathBuf>) + Send + 'static,
    ) {
        self.ask(
            move |desktop| desktop.pick(pick, &proposed),
            move |session, picked| match picked {
                Picked::Path(path) => then(session, Some(path)),
                Picked::Cancelled => {}
                Picked::NoDialog => then(session, None),
            },
        );
    }

    /// Has the system show a report, or where it stands, and tells when it cannot.
    pub(super) fn show(&self, path: PathBuf, show: fn(&dyn Desktop, &Path) -> bool, failure: fn(PathBuf) -> Notice) {
        let file = path.clone();
        self.ask(
            move |desktop| show(desktop, &file),
            move |session, is_shown| {
                if !is_shown {
                    session.tell(failure(path));
                }
            },
        );
    }
}
