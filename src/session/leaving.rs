//! Leaving a dossier: what is not saved is saved first, and the file is let go on threads that nobody waits for.

use std::thread;
use std::time::Duration;

use super::background::await_end;
use super::open_dossier::{Kept, OpenDossier};
use super::opening::Opening;
use super::{Notice, Session};

/// A file that was put away gets this much time to give up its lock.
const PATIENCE: Duration = Duration::from_secs(2);

impl Session {
    /// Does `next` when what stands in the open dossier is saved: at once where it is.
    pub(super) fn leave_for(&mut self, next: impl FnOnce(&mut Self) + Send + 'static) {
        if self.has_unsaved_changes() {
            self.opening = Opening::Leaving(Box::new(next));
            self.save_now();
        } else {
            next(self);
        }
    }

    /// Does what waits until all is saved, when it is; when it cannot be saved, the dossier stays.
    pub(super) fn go_on_leaving(&mut self) {
        if !matches!(self.opening, Opening::Leaving(_)) {
            return;
        }
        if !self.has_unsaved_changes() {
            if let Opening::Leaving(next) = std::mem::take(&mut self.opening) {
                next(self);
            }
        } else if self.saving().is_some_and(|save| save.failed_at.is_some()) {
            self.stay();
        } else {
            self.save_now();
        }
    }

    /// Nothing waits any longer for a disk that does not answer.
    pub(super) fn stay_when_stalled(&mut self) {
        if matches!(self.opening, Opening::Leaving(_)) && self.is_stalled() {
            self.stay();
        }
    }

    /// The state of saving is shown all the time; only a user who wants to leave is told why the dossier stays.
    fn stay(&mut self) {
        self.opening = Opening::Nothing;
        let notice = if self.own_sheet.is_some() { Notice::SheetNotInFile } else { Notice::NotInFile(self.copied()) };
        self.tell(notice);
    }

    /// Returns to the start.
    pub(super) fn close(&mut self) {
        self.release();
        self.opening = Opening::Nothing;
        self.forget_reports();
        self.list_recent();
    }

    /// Puts the open dossier away, so that others may open it.
    pub(super) fn release(&mut self) {
        self.gathering.end();
        self.sheet_work.end();
        self.dismiss_name_removal();
        if let Some(OpenDossier { kept: Some(kept), .. }) = self.open.take() {
            self.release_kept(kept);
        }
        // Its lane ends by itself when it has done what it was asked.
        self.own_sheet = None;
    }

    /// Lets go of a file when its lanes have done what they were asked.
    pub(super) fn release_kept(&mut self, kept: Kept) {
        self.releasing.retain(|thread| !thread.is_finished());
        self.releasing.push(kept.lane.release());
        self.releasing.push(kept.safety.release());
    }

    /// Lets go of a file that nobody waits for any more. Giving up its lock may wait for a disk.
    pub(super) fn let_go<T: Send + 'static>(&mut self, file: T) {
        self.releasing.push(thread::spawn(move || drop(file)));
    }

    /// Waits, on another thread, until the files that were put away here have given up their locks: a dossier that is closed and
    /// opened again must not be in its own way. A disk that does not answer is not waited for.
    pub(super) fn after_releases<T, W: FnOnce() -> T>(&mut self, work: W) -> impl FnOnce() -> T + use<T, W> {
        let releasing = std::mem::take(&mut self.releasing);
        move || {
            for thread in &releasing {
                await_end(thread, PATIENCE);
            }
            work()
        }
    }
}
