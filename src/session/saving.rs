//! Bringing what the team typed to the disk, by itself and in time.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::DateTime;

use super::choices::PendingConflict;
use super::worker::Job;
use super::{Kept, Notice, OpenDossier, Session};
use crate::model::DossierId;
use crate::store::{self, DossierFile, Overwrite, Put, SaveFailure, SaveObstacle, StoreError, StoreErrorKind};
use crate::words;

/// A change waits at most so long before it is handed to the disk; writing itself takes milliseconds.
const SAVE_AFTER: Duration = Duration::from_millis(1200);
/// After a save that failed, the next attempt comes after this time, or sooner when more was typed.
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
    /// Why it failed, in one sentence.
    obstacle: String,
    /// Where the last attempt that failed left a copy.
    copied: Copied,
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
    Failed(Copied),
    /// Somebody else changed the file, and the user has not chosen yet.
    Changed(Copied),
    /// Somebody else has the dossier open: nothing can be changed here.
    ReadOnly,
    /// The example: nothing is kept.
    NotKept,
}

/// Whether a complete copy of what is not in the file is in the data folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copied {
    /// There is none.
    #[default]
    Nowhere,
    /// It was made at this moment.
    At(DateTime),
}

/// How far saving in another place is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SavingAs {
    /// Nobody asked for it, or it is done.
    #[default]
    No,
    /// It is being written.
    Busy,
    /// A file stands there already, and was left as it is.
    Exists(PathBuf),
    /// It did not work out, for this reason in Dutch.
    Failed(String),
}

impl Session {
    /// Whether what the team typed is safe.
    pub fn save_state(&self) -> SaveState {
        let Some(open) = &self.open else { return SaveState::Unchanged };
        let save = &open.save;
        match () {
            () if open.kept.is_none() => SaveState::NotKept,
            () if !open.may_change() => SaveState::ReadOnly,
            () if open.conflict.is_some() => SaveState::Changed(save.copied),
            () if save.failed_at.is_some() => SaveState::Failed(save.copied),
            () if save.revision != save.saved => SaveState::Pending,
            () => save.saved_at.map_or(SaveState::Unchanged, SaveState::Saved),
        }
    }

    /// Why the last attempt to save failed, in one sentence.
    pub fn save_obstacle(&self) -> Option<&str> {
        self.open.as_ref().filter(|open| open.save.failed_at.is_some()).map(|open| open.save.obstacle.as_str())
    }

    /// How far saving in another place is.
    pub fn saving_as(&self) -> &SavingAs {
        self.open.as_ref().map_or(&SavingAs::No, |open| &open.saving_as)
    }

    /// Whether something is not in the file of the dossier.
    pub fn has_unsaved_changes(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.writable().is_some() && open.save.revision != open.save.saved)
    }

    /// After how long [`poll`](Self::poll) has to be called again even when nothing happens; `None` when it need not be.
    pub fn next_save_in(&self) -> Option<Duration> {
        let open = self.open.as_ref().filter(|open| open.writable().is_some() && open.save.in_flight.is_none())?;
        let retry = open.save.failed_at.map(|failed| failed + RETRY_AFTER);
        let fresh = open.save.unsaved_since.map(|since| since + SAVE_AFTER);
        let due = retry.into_iter().chain(fresh).min()?;
        Some(due.saturating_duration_since(self.environment.clock.instant()))
    }

    /// Whether something is being written at this moment.
    pub fn is_saving(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.save.in_flight.is_some())
    }

    /// Says that closing now leaves what is not in the file, and where it is kept.
    pub fn warn_of_loss(&mut self) {
        self.revision += 1;
        let copied = self.open.as_ref().map(|open| open.save.copied).unwrap_or_default();
        self.notice = Some(Notice::not_in_file(copied, true));
    }

    /// Hands unsaved changes to the disk without waiting for their time.
    pub fn save_now(&mut self) {
        let now = self.environment.clock.now();
        let Some(open) = &mut self.open else { return };
        let Some(file) = open.writable().map(Arc::clone) else { return };
        let save = &mut open.save;
        if save.revision == save.saved || save.in_flight == Some(save.revision) {
            return;
        }
        save.in_flight = Some(save.revision);
        save.unsaved_since = None;
        self.worker.submit(Job::Save { file, dossier: Arc::clone(&open.dossier), revision: save.revision, now });
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

    /// The place that is proposed for another file of the open dossier.
    pub fn proposed_save_as(&self) -> PathBuf {
        let Some(open) = &self.open else { return PathBuf::new() };
        let profile = &open.dossier.profile;
        let name = open.path().and_then(|path| path.file_name()).map(PathBuf::from);
        let name = name.unwrap_or_else(|| store::proposed_name(&profile.municipality, &profile.neighbourhood).into());
        self.environment.documents.join(name)
    }

    pub(super) fn save_as(&mut self, path: PathBuf, replace: bool) {
        let path = std::path::absolute(&path).unwrap_or(path);
        let path = super::with_dossier_ending(path);
        let now = self.environment.clock.now();
        let Some(open) = self.open.as_mut().filter(|open| open.path() != Some(&path)) else {
            // The place where it is already.
            self.save_now();
            return;
        };
        open.saving_as = SavingAs::Busy;
        let overwrite = if replace { Overwrite::Replace } else { Overwrite::Refuse };
        let (dossier, revision) = (Arc::clone(&open.dossier), open.save.revision);
        let before = open.kept.as_ref().map(|kept| Arc::clone(&kept.file));
        self.worker.submit(Job::SaveAs { path, dossier, revision, before, overwrite, now });
    }

    pub(super) fn take_in_saved_as(
        &mut self,
        dossier: &DossierId,
        revision: u64,
        path: PathBuf,
        result: Result<DossierFile, StoreError>,
    ) {
        let now = self.environment.clock.now();
        let Some(open) = self.open.as_mut().filter(|open| open.dossier.id == *dossier) else { return };
        match result {
            Ok(file) => {
                let kept = Kept::editing(file);
                let recent = self.environment.recent(&kept, &open.dossier.profile);
                let before = open.kept.replace(kept);
                open.saving_as = SavingAs::No;
                open.conflict = None;
                open.save = Saving {
                    revision: open.save.revision,
                    saved: revision,
                    unsaved_since: open.save.unsaved_since,
                    saved_at: Some(now),
                    ..Saving::default()
                };
                if let Some(before) = before {
                    self.worker.submit(Job::Release(before.file));
                }
                self.worker.submit(Job::Remember(recent));
                self.notice = Some(Notice::saved_as(&path));
                // What was typed in between.
                self.save_now();
            }
            Err(error) if error.kind == StoreErrorKind::Exists => open.saving_as = SavingAs::Exists(path),
            Err(error) => {
                let message = words::store_error(&error);
                open.saving_as = SavingAs::Failed(format!("{} {}", message.what, message.advice));
            }
        }
    }

    pub(super) fn take_in_save(&mut self, dossier: &DossierId, revision: u64, result: Result<Put, SaveFailure>) {
        let now = self.environment.clock.now();
        let instant = self.environment.clock.instant();
        let Some(open) = self.open.as_mut().filter(|open| open.dossier.id == *dossier) else { return };
        let save = &mut open.save;
        // One that was still on its way when the dossier got another place.
        if save.in_flight != Some(revision) {
            return;
        }
        save.in_flight = None;
        match result {
            Ok(Put::Written | Put::Unchanged) => {
                save.done(revision, now);
                open.conflict = None;
                if save.failed_at.take().is_some() {
                    self.notice = Some(Notice::saved_after_all());
                }
                if let Some(action) = self.leaving.take() {
                    self.apply(action);
                }
            }
            Err(SaveFailure { reason, is_copied }) => {
                save.copied = if is_copied { Copied::At(now) } else { Copied::Nowhere };
                save.failed_at = Some(instant);
                let copied = save.copied;
                match reason {
                    SaveObstacle::Store(error) => save.obstacle = words::store_error(&error).what,
                    SaveObstacle::Changed(changed) => {
                        "Iemand anders heeft het bestand veranderd.".clone_into(&mut save.obstacle);
                        open.conflict = Some(PendingConflict::new(&self.environment, *changed));
                    }
                }
                // The state is shown all the time; whoever wants to leave is told why the dossier stays.
                if self.leaving.take().is_some() {
                    self.notice = Some(Notice::not_in_file(copied, false));
                }
            }
        }
    }
}

impl OpenDossier {
    /// Notes that somebody chose what stands in this window.
    pub(super) fn must_save(&mut self, now: Instant) {
        self.save.changed(now);
        self.save.failed_at = None;
    }
}

impl Saving {
    /// Notes that this revision is on disk.
    pub(super) fn done(&mut self, revision: u64, now: DateTime) {
        self.saved = revision;
        self.saved_at = Some(now);
        self.copied = Copied::Nowhere;
    }

    pub(super) fn changed(&mut self, now: Instant) {
        self.revision += 1;
        self.unsaved_since.get_or_insert(now);
    }
}
