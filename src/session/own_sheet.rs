//! The invulblad that one person fills in, without a dossier: changing it, taking back, and the file that it is in.
//!
//! Never open together with a dossier. A sheet that is there to be copied is never filled in itself: whoever begins gets a file of
//! their own first.

mod edit;
mod history;
mod saving;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use self::edit::SheetEdit;
use self::history::SheetHistory;
use super::background::{Crashed, Lane};
use super::saving::Saving;
use super::{Notice, SavingAs, Session};
use crate::model::{Filled, SheetFile};
use crate::store::{self, OwnSheetFile, StoreError};

/// The invulblad that is being filled in.
pub struct OpenSheet {
    /// Tells it from everything else that is opened.
    number: u64,
    sheet: Arc<SheetFile>,
    home: Home,
    history: SheetHistory,
    save: Saving,
    elsewhere: SavingAs,
}

/// Where an invulblad is kept.
enum Home {
    /// Nowhere yet: it was opened from this file, which is there for everybody to copy.
    ToCopy(PathBuf),
    /// In a file of its own.
    Own(OwnFile),
}

/// The file of an invulblad. What waits for its disk happens on a lane of its own.
struct OwnFile {
    path: PathBuf,
    /// Tells this file from another one in which the same sheet was, so that a late answer of that does not count.
    generation: u64,
    lane: Lane<OwnSheetFile>,
}

impl OpenSheet {
    /// What it asks and what was filled in.
    pub fn sheet(&self) -> &SheetFile {
        &self.sheet
    }

    /// The file of its own; `None` while there is only one to be copied.
    pub fn path(&self) -> Option<&Path> {
        self.own().map(|file| file.path.as_path())
    }

    /// Tells it from everything else that is opened.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Whether there is something to take back.
    pub(super) fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is something to make again.
    pub(super) fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// What is changed next is a step of its own.
    pub(super) fn end_step(&mut self) {
        self.history.end_step();
    }

    /// How it is on its way to the disk.
    pub(super) fn saving(&self) -> &Saving {
        &self.save
    }

    fn own(&self) -> Option<&OwnFile> {
        match &self.home {
            Home::Own(file) => Some(file),
            Home::ToCopy(_) => None,
        }
    }

    /// Where it was opened from, or is now.
    fn place(&self) -> &Path {
        match &self.home {
            Home::Own(file) => &file.path,
            Home::ToCopy(path) => path,
        }
    }

    /// The name for a file of one's own.
    fn own_name(&self) -> String {
        let role = match &self.sheet.filled {
            Filled::Blank => "",
            Filled::For(participant) | Filled::By { participant, .. } => participant.role.trim(),
        };
        store::proposed_sheet_name(&self.sheet.form.neighbourhood, role)
    }

    /// The folders for a file of one's own, the first one before the next: beside the sheet that is to be copied, then the documents.
    fn own_folders(&self, documents: &Path) -> Vec<PathBuf> {
        let beside = self.place().parent().map(Path::to_owned);
        beside.into_iter().chain([documents.to_owned()]).collect()
    }
}

impl Session {
    /// The invulblad that is being filled in.
    pub fn own_sheet(&self) -> Option<&OpenSheet> {
        self.own_sheet.as_ref()
    }

    /// Where a sheet of one's own comes when it is begun, as far as that is free.
    pub fn proposed_own_sheet(&self) -> Option<PathBuf> {
        let open = self.own_sheet.as_ref()?;
        let folder = open.own_folders(&self.environment.documents).into_iter().next()?;
        Some(folder.join(open.own_name()))
    }

    /// Takes an invulblad that was opened: puts it in the place of what is open.
    pub(super) fn take_in_own_sheet(&mut self, result: Result<(OwnSheetFile, SheetFile), StoreError>) {
        match result {
            Ok((file, sheet)) => self.leave_for(move |session| session.show_own_sheet(file, sheet)),
            Err(error) => self.tell(Notice::Store(error)),
        }
    }

    fn show_own_sheet(&mut self, file: OwnSheetFile, sheet: SheetFile) {
        self.release();
        self.notices.clear();
        self.opening = super::Opening::Nothing;
        self.forget_reports();
        let home =
            if sheet.filled == Filled::Blank { Home::ToCopy(file.path().to_owned()) } else { Home::Own(self.own_file(file)) };
        self.own_sheet = Some(OpenSheet {
            number: self.next_number(),
            sheet: Arc::new(sheet),
            home,
            history: SheetHistory::default(),
            save: Saving::default(),
            elsewhere: SavingAs::No,
        });
        self.tell_dropped();
    }

    fn own_file(&mut self, file: OwnSheetFile) -> OwnFile {
        OwnFile { path: file.path().to_owned(), generation: self.next_number(), lane: Lane::start(file, &self.background) }
    }

    /// Makes a file of one's own from the sheet that is to be copied, under a name that nobody has, and goes on in that.
    pub(super) fn begin_own_sheet(&mut self) {
        let today = self.today();
        let Some(open) = &mut self.own_sheet else { return };
        if open.own().is_some() || open.elsewhere == SavingAs::Busy {
            return;
        }
        open.elsewhere = SavingAs::Busy;
        Arc::make_mut(&mut open.sheet).raise_revision(today);
        let (number, revision) = (open.number, open.save.revision());
        let (sheet, name) = (Arc::clone(&open.sheet), open.own_name());
        let (folders, place) = (open.own_folders(&self.environment.documents), open.place().to_owned());
        self.background.run(
            move || OwnSheetFile::create_under_free_name(&folders, &name, &sheet),
            move |session, result| {
                let result = result.map_err(|Crashed| Crashed::writing(&place)).flatten();
                session.go_on_in(number, revision, result);
            },
        );
    }

    /// Goes on in another file, in which the revision `saved` stands.
    fn go_on_in(&mut self, number: u64, saved: u64, result: Result<OwnSheetFile, StoreError>) {
        if self.own_sheet.as_ref().is_none_or(|open| open.number != number) {
            // Another one is open by now: what was made is there all the same.
            return;
        }
        let now = self.environment.clock.now();
        match result {
            Ok(file) => {
                let file = self.own_file(file);
                let Some(open) = &mut self.own_sheet else { return };
                open.home = Home::Own(file);
                open.elsewhere = SavingAs::No;
                open.save = open.save.elsewhere(saved, now);
                // What was typed in between.
                self.save_now();
            }
            Err(error) => self.take_in_no_other_place(error),
        }
    }

    /// Changes the invulblad.
    pub(super) fn change_own_sheet(&mut self, edit: &SheetEdit) {
        let (now, today) = (self.environment.clock.instant(), self.today());
        let Some(open) = &mut self.own_sheet else { return };
        let mut changed = SheetFile::clone(&open.sheet);
        changed.change(today, self.environment.ids.as_mut(), |participant, sheet| edit.apply_to(participant, sheet));
        if history::Written::of(&changed) == history::Written::of(&open.sheet) {
            return;
        }
        open.history.before(&open.sheet, edit, now);
        open.sheet = Arc::new(changed);
        open.save.changed(now);
    }

    /// Takes a step back in the invulblad, or makes one again.
    pub(super) fn travel_in_own_sheet(&mut self, is_back: bool) {
        let (now, today) = (self.environment.clock.instant(), self.today());
        let Some(open) = &mut self.own_sheet else { return };
        let Some(written) = open.history.travel(&open.sheet, is_back) else { return };
        let mut changed = SheetFile::clone(&open.sheet);
        changed.change(today, self.environment.ids.as_mut(), |participant, sheet| written.put_into(participant, sheet));
        open.sheet = Arc::new(changed);
        open.save.changed(now);
    }
}
