//! Bringing what the team typed to the disk, by itself and in time.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::DateTime;

use super::worker::Job;
use super::{Notice, Session};
use crate::model::DossierId;
use crate::store::StoreError;

/// A change waits at most so long before it is handed to the disk; writing itself takes milliseconds.
const SAVE_AFTER: Duration = Duration::from_millis(1200);
/// After a save that failed, the next attempt comes after this time.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// How far the present state of the dossier is on its way to the disk.
#[derive(Default)]
pub(super) struct Saving {
    /// Counts the changes; what is on disk has the revision `saved`.
    pub(super) revision: u64,
    pub(super) saved: u64,
    /// The revision that is being written.
    pub(super) in_flight: Option<u64>,
    /// Since when there is something that is not written.
    pub(super) unsaved_since: Option<Instant>,
    /// When the last attempt failed.
    pub(super) failed_at: Option<Instant>,
    pub(super) saved_at: Option<DateTime>,
}

/// Whether what the team typed is safe, to be shown in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed since the dossier was opened.
    Unchanged,
    /// Changes wait for the disk.
    Pending,
    /// Everything is on disk since this moment.
    Saved(DateTime),
    /// The last attempt failed; the program keeps trying.
    Failed,
    /// The example: nothing is kept.
    NotKept,
}

impl Session {
    /// Whether what the team typed is safe.
    pub fn save_state(&self) -> SaveState {
        let Some(open) = &self.open else { return SaveState::Unchanged };
        let save = &open.save;
        match () {
            () if open.path.is_none() => SaveState::NotKept,
            () if save.failed_at.is_some() => SaveState::Failed,
            () if save.revision != save.saved => SaveState::Pending,
            () => save.saved_at.map_or(SaveState::Unchanged, SaveState::Saved),
        }
    }

    /// Whether something would be lost if the program ended now.
    pub fn has_unsaved_changes(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.path.is_some() && open.save.revision != open.save.saved)
    }

    /// After how long [`poll`](Self::poll) has to be called again even when nothing happens; `None` when it need not be.
    pub fn next_save_in(&self) -> Option<Duration> {
        let open = self.open.as_ref().filter(|open| open.path.is_some() && open.save.in_flight.is_none())?;
        let due = match open.save.failed_at {
            Some(failed) => failed + RETRY_AFTER,
            None => open.save.unsaved_since? + SAVE_AFTER,
        };
        Some(due.saturating_duration_since(self.environment.clock.instant()))
    }

    /// Whether something is being written at this moment.
    pub fn is_saving(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.save.in_flight.is_some())
    }

    /// Says that closing now would lose what is not saved.
    pub fn warn_of_loss(&mut self) {
        self.revision += 1;
        self.notice = Some(Notice::would_be_lost());
    }

    /// Hands unsaved changes to the disk without waiting for their time.
    pub fn save_now(&mut self) {
        let Some(open) = &mut self.open else { return };
        let save = &mut open.save;
        let Some(path) = open.path.clone().filter(|_| save.revision != save.saved && save.in_flight != Some(save.revision))
        else {
            return;
        };
        save.in_flight = Some(save.revision);
        save.unsaved_since = None;
        self.worker.submit(Job::Save { path, dossier: Arc::clone(&open.dossier), revision: save.revision });
    }

    /// Saves what is not saved and ends the background thread. For the end of the program.
    pub fn finish(&mut self) {
        self.save_now();
        self.export.finish();
        self.worker.finish();
        for outcome in self.worker.outcomes() {
            self.take_in(outcome);
        }
    }

    pub(super) fn take_in_save(&mut self, dossier: &DossierId, revision: u64, result: Result<(), StoreError>) {
        let now = self.environment.clock.now();
        let instant = self.environment.clock.instant();
        let Some(open) = self.open.as_mut().filter(|open| open.dossier.id == *dossier) else { return };
        let save = &mut open.save;
        if save.in_flight == Some(revision) {
            save.in_flight = None;
        }
        match result {
            Ok(()) => {
                save.saved = revision;
                save.saved_at = Some(now);
                if save.failed_at.take().is_some() {
                    self.notice = Some(Notice::saved_after_all());
                }
                if let Some(action) = self.leaving.take() {
                    self.apply(action);
                }
            }
            Err(error) => {
                // Said once while it lasts, and to whoever wants to leave the dossier.
                let wants_to_leave = self.leaving.take().is_some();
                if save.failed_at.is_none() || wants_to_leave {
                    self.notice = Some(Notice::not_saved(&error));
                }
                save.failed_at = Some(instant);
            }
        }
    }
}

impl Saving {
    pub(super) fn changed(&mut self, now: Instant) {
        self.revision += 1;
        self.unsaved_since.get_or_insert(now);
    }
}
