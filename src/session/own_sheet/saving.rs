//! Bringing an invulblad to its file, by itself and in time, and going on in another file.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::history::SheetHistory;
use super::{Home, OpenSheet};
use crate::session::background::Crashed;
use crate::session::saving::PATIENCE;
use crate::session::trouble::code_of;
use crate::session::{Copied, Notice, SaveState, SaveTrouble, SavingAs, Session};
use crate::store::{Overwrite, OwnSheetFile, SHEET_ENDING, SheetLook, SheetObstacle, StoreError, StoreErrorKind};

impl OpenSheet {
    fn has_unsaved_changes(&self) -> bool {
        self.own().is_some() && !self.save.is_saved()
    }
}

impl Session {
    /// Whether what was filled in is safe.
    pub(in crate::session) fn sheet_save_state(&self) -> SaveState {
        let Some(open) = &self.own_sheet else { return SaveState::Unchanged };
        let (save, copied) = (&open.save, Copied::Nowhere);
        match save.trouble() {
            _ if open.own().is_none() => SaveState::NotKept,
            _ if save.is_stalled(self.environment.clock.instant()) => SaveState::Failed(copied),
            Some(SaveTrouble::Changed) => SaveState::Changed(copied),
            Some(SaveTrouble::Gone) => SaveState::Gone(copied),
            Some(SaveTrouble::Store(_) | SaveTrouble::NoAnswer) => SaveState::Failed(copied),
            None if !save.is_saved() => SaveState::Pending,
            None => save.saved_at.map_or(SaveState::Unchanged, SaveState::Saved),
        }
    }

    /// Whether something is not in the file of the invulblad.
    pub(in crate::session) fn has_unsaved_sheet(&self) -> bool {
        self.own_sheet.as_ref().is_some_and(OpenSheet::has_unsaved_changes)
    }

    /// After how long something has to be done for the invulblad.
    pub(in crate::session) fn next_sheet_save_in(&self) -> Option<Duration> {
        let open = self.own_sheet.as_ref().filter(|open| open.own().is_some())?;
        let now = self.environment.clock.instant();
        let due = if open.save.is_saving() { open.save.stall_due(now)? } else { open.save.attempt_due()? };
        Some(due.saturating_duration_since(now))
    }

    /// Hands what is not saved to the disk. While a save is on its way, the next one follows it.
    pub(in crate::session) fn save_sheet_now(&mut self) {
        let (since, today) = (self.environment.clock.instant(), self.today());
        let Some(open) = &mut self.own_sheet else { return };
        let Home::Own(file) = &open.home else { return };
        let Some(revision) = open.save.begin(since) else { return };
        // Newer than every one that was saved before, also when this attempt fails.
        Arc::make_mut(&mut open.sheet).raise_revision(today);
        let (sheet, generation, path) = (Arc::clone(&open.sheet), file.generation, file.path.clone());
        file.lane.run(
            move |file| file.save(&sheet),
            move |session, result| {
                let result = result.unwrap_or_else(|Crashed| Err(SheetObstacle::Store(Crashed::writing(&path))));
                session.take_in_sheet_save(generation, revision, result);
            },
        );
    }

    fn take_in_sheet_save(&mut self, generation: u64, revision: u64, result: Result<(), SheetObstacle>) {
        let (now, instant) = (self.environment.clock.now(), self.environment.clock.instant());
        let Some(open) = self.own_sheet_in(generation) else { return };
        let was_in_trouble = open.save.trouble().is_some() || open.save.is_stalled(instant);
        match result {
            Ok(()) => {
                open.save.ended();
                open.save.done(revision, now);
                if was_in_trouble {
                    self.tell(Notice::SheetSavedAfterAll);
                }
            }
            Err(obstacle) => {
                let (trouble, code) = match obstacle {
                    SheetObstacle::Changed => (SaveTrouble::Changed, "save.changed".to_owned()),
                    SheetObstacle::Gone => (SaveTrouble::Gone, "save.gone".to_owned()),
                    SheetObstacle::Store(error) => {
                        let code = code_of(&error);
                        (SaveTrouble::Store(error), code)
                    }
                };
                open.save.failed(trouble, instant);
                self.note_trouble(code);
            }
        }
        self.go_on_leaving();
    }

    /// The invulblad, while it is in this very file.
    fn own_sheet_in(&mut self, generation: u64) -> Option<&mut OpenSheet> {
        self.own_sheet.as_mut().filter(|open| open.own().is_some_and(|file| file.generation == generation))
    }

    /// Looks whether somebody else changed, moved or removed the file. For when the window is looked at again.
    pub(in crate::session) fn look_at_own_sheet(&self) {
        let Some(open) = self.own_sheet.as_ref().filter(|open| !open.save.is_saving()) else { return };
        let Some(file) = open.own() else { return };
        let generation = file.generation;
        file.lane.run(OwnSheetFile::look, move |session, look| {
            let (instant, today) = (session.environment.clock.instant(), session.today());
            let Some(open) = session.own_sheet_in(generation) else { return };
            match look {
                Ok(SheetLook::Changed { sheet: Some(theirs), fingerprint }) if !open.has_unsaved_changes() => {
                    // All that stands here was in the file: what is there now goes on from it. What stood here cannot be taken
                    // back to.
                    open.sheet = Arc::new(*theirs);
                    open.history = SheetHistory::default();
                    if let Home::Own(file) = &open.home {
                        file.lane.just_do(move |file| file.accept(fingerprint));
                    }
                    session.tell(Notice::SheetReadAgain);
                }
                Ok(SheetLook::Changed { .. } | SheetLook::Gone) if !open.has_unsaved_changes() => {
                    // It is nowhere any more: the attempt to save it tells why.
                    Arc::make_mut(&mut open.sheet).raise_revision(today);
                    open.save.changed(instant);
                    session.save_sheet_now();
                }
                Ok(SheetLook::Same | SheetLook::Changed { .. } | SheetLook::Gone) | Err(Crashed) => {}
            }
        });
    }

    /// Makes the file again where it is gone: the user asked for it.
    pub(in crate::session) fn put_sheet_back(&mut self) {
        let instant = self.environment.clock.instant();
        let Some(open) = &mut self.own_sheet else { return };
        let Home::Own(file) = &open.home else { return };
        file.lane.just_do(OwnSheetFile::accept_gone);
        open.save.try_again(instant);
        self.save_sheet_now();
    }

    /// Saves the invulblad in another file and goes on there. The file that it was in stays as it is.
    pub(in crate::session) fn save_sheet_as(&mut self, path: PathBuf, replace: bool) {
        let path = std::path::absolute(&path).unwrap_or(path);
        let path = crate::session::with_ending(path, SHEET_ENDING);
        let today = self.today();
        let Some(open) = &mut self.own_sheet else { return };
        if open.place() == path {
            open.elsewhere = SavingAs::Same(path);
            return;
        }
        open.elsewhere = SavingAs::Busy;
        Arc::make_mut(&mut open.sheet).raise_revision(today);
        let (number, revision, sheet) = (open.number, open.save.revision(), Arc::clone(&open.sheet));
        let overwrite = if replace { Overwrite::Replace } else { Overwrite::Refuse };
        let place = path.clone();
        self.background.run(
            move || OwnSheetFile::create(&place, &sheet, overwrite),
            move |session, result| {
                let result = result.map_err(|Crashed| Crashed::writing(&path)).flatten();
                session.go_on_in(number, revision, result);
            },
        );
    }

    /// Another file could not be made: it stays where it is.
    pub(super) fn take_in_no_other_place(&mut self, error: StoreError) {
        self.note_trouble(code_of(&error));
        let Some(open) = &mut self.own_sheet else { return };
        open.elsewhere =
            if error.kind == StoreErrorKind::Exists { SavingAs::Exists(error.path) } else { SavingAs::Failed(error) };
    }

    /// How far saving the invulblad in another place is.
    pub(in crate::session) fn saving_sheet_as(&self) -> &SavingAs {
        self.own_sheet.as_ref().map_or(&SavingAs::No, |open| &open.elsewhere)
    }

    /// The user does not want another place any more.
    pub(in crate::session) fn stop_saving_sheet_as(&mut self) {
        if let Some(open) = &mut self.own_sheet {
            open.elsewhere = SavingAs::No;
        }
    }

    /// The place that is proposed for another file of the invulblad.
    pub(in crate::session) fn proposed_sheet_place(&self) -> PathBuf {
        let name = self.own_sheet.as_ref().map(OpenSheet::own_name).unwrap_or_default();
        self.environment.documents.join(name)
    }

    /// For the end of the program: saves what is not saved. A disk that does not answer is not waited for.
    pub(in crate::session) fn finish_sheet(&mut self) {
        self.save_sheet_now();
        if let Some(file) = self.own_sheet.as_ref().and_then(OpenSheet::own) {
            file.lane.is_idle_within(PATIENCE);
        }
    }
}
