//! Bringing what the team typed to the disk, by itself and in time.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::DateTime;

use super::conflict::PendingConflict;
use super::trouble::code_of_obstacle;
use super::{Copied, Notice, Session};
use crate::checksum;
use crate::merge;
use crate::model::Dossier;
use crate::store::{self, Access, DossierFile, Put, SafetyCopy, SaveObstacle, StoreError};
use crate::words;

/// A change waits at most so long before it is handed to the disk; writing itself takes milliseconds.
const SAVE_AFTER: Duration = Duration::from_millis(1200);
/// After a save that failed, the next attempt comes after this time, or sooner when more was typed.
const RETRY_AFTER: Duration = Duration::from_secs(5);
/// A save that is not back after this time may never come back: from then on copies are made elsewhere, one for each such
/// time in which something was typed.
const COPY_AFTER: Duration = Duration::from_secs(1);
/// A save that is not back after this time is told as one that fails.
const STALLED_AFTER: Duration = Duration::from_secs(5);
/// At the end of the program a disk gets this much time to take what it was given.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// How far the present state of the dossier is on its way to the disk.
#[derive(Default)]
pub(super) struct Saving {
    /// Counts the changes; what is on disk has the revision `saved`.
    pub(super) revision: u64,
    pub(super) saved: u64,
    /// Since when a save is on its way. Never more than one at a time: a disk that does not answer would only collect them.
    in_flight: Option<Instant>,
    /// Since when there is something that is not written.
    pub(super) unsaved_since: Option<Instant>,
    /// When the last attempt failed.
    pub(super) failed_at: Option<Instant>,
    /// Why it failed, in one sentence.
    trouble: Option<SaveTrouble>,
    /// Whether the last attempt failed because the file is not there any more.
    is_gone: bool,
    /// The last copy that was made of what is not in the file.
    copy: Option<(u64, DateTime)>,
    /// When the last copy was begun while the disk did not answer, and of which revision.
    copying: Option<(u64, Instant)>,
    /// Whether a copy may stand in the data folder: made here, and not taken away again.
    may_have_copy: bool,
    pub(super) saved_at: Option<DateTime>,
}

/// What a save gave back.
struct SaveReport {
    result: Result<Put, SaveObstacle>,
    /// Whether a complete copy was made of what was not saved.
    is_copied: bool,
    /// Where the file is now.
    path: PathBuf,
    safety: SafetyCopy,
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
    /// Somebody else moved or removed the file, and the user has not chosen yet.
    Gone(Copied),
    /// Somebody else has the dossier open: nothing can be changed here.
    ReadOnly,
    /// The example: nothing is kept.
    NotKept,
}

/// Why the dossier is not in its file.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveTrouble {
    /// The disk does not answer.
    NoAnswer,
    /// The file cannot be written.
    Store(StoreError),
    /// Another program changed the file.
    Changed,
    /// Another program moved or removed the file.
    Gone,
}

impl Session {
    /// Whether what the team typed is safe.
    pub fn save_state(&self) -> SaveState {
        let Some(open) = &self.open else { return self.sheet_save_state() };
        let (save, copied) = (&open.save, self.copied());
        match () {
            () if open.kept.is_none() => SaveState::NotKept,
            () if !open.may_change() => SaveState::ReadOnly,
            () if open.conflict.is_some() => SaveState::Changed(copied),
            () if save.is_gone => SaveState::Gone(copied),
            () if save.failed_at.is_some() || self.is_stalled() => SaveState::Failed(copied),
            () if save.revision != save.saved => SaveState::Pending,
            () => save.saved_at.map_or(SaveState::Unchanged, SaveState::Saved),
        }
    }

    /// Why the last attempt to save failed.
    pub fn save_trouble(&self) -> Option<SaveTrouble> {
        let save = self.saving()?;
        if self.is_stalled() {
            return Some(SaveTrouble::NoAnswer);
        }
        save.trouble().cloned()
    }

    /// Whether a save is on its way for so long that nobody knows whether it comes back.
    pub(super) fn is_stalled(&self) -> bool {
        self.saving().is_some_and(|save| save.is_stalled(self.environment.clock.instant()))
    }

    /// How what is open, a dossier or an invulblad, is on its way to the disk.
    pub(super) fn saving(&self) -> Option<&Saving> {
        let sheet = || Some(self.own_sheet()?.saving());
        self.open.as_ref().map(|open| &open.save).or_else(sheet)
    }

    /// Whether something is not in the file of the dossier, or of the invulblad.
    pub fn has_unsaved_changes(&self) -> bool {
        let is_dossier_unsaved = self.open.as_ref().is_some_and(|open| open.writable().is_some() && !open.save.is_saved());
        is_dossier_unsaved || self.has_unsaved_sheet()
    }

    /// After how long [`poll`](Self::poll) has to be called again even when nothing happens; `None` when it need not be.
    pub fn next_poll_in(&self) -> Option<Duration> {
        let waits = [
            self.next_save_in(),
            self.next_sheet_save_in(),
            self.slow_opening_in(),
            self.slow_saving_as_in(),
            self.slow_protecting_in(),
            self.next_report_in(),
            self.slow_card_in(),
            self.slow_circle_in(),
            self.slow_gathering_in(),
        ];
        waits.into_iter().flatten().min()
    }

    /// After how long something has to be done for the open dossier.
    fn next_save_in(&self) -> Option<Duration> {
        let open = self.open.as_ref().filter(|open| open.writable().is_some())?;
        let save = &open.save;
        let due = if let Some(since) = save.in_flight {
            let copy = save.copy_due(since);
            let told = Some(since + STALLED_AFTER).filter(|_| !self.is_stalled());
            copy.into_iter().chain(told).min()?
        } else {
            save.attempt_due()?
        };
        Some(due.saturating_duration_since(self.environment.clock.instant()))
    }

    /// Does what is due: saving, or making a copy while the disk does not answer.
    pub(super) fn tend(&mut self) {
        self.stay_when_stalled();
        self.tend_reports();
        if !self.is_saving() && self.next_sheet_save_in().is_some_and(|wait| wait.is_zero()) {
            self.save_sheet_now();
        }
        if self.next_save_in().is_none_or(|wait| !wait.is_zero()) {
            return;
        }
        if self.is_saving() {
            self.make_copy();
        } else {
            self.save_now();
        }
    }

    /// Whether closing would lose something or leave it outside of the file, and nothing that goes on by itself will mend
    /// that soon.
    pub fn is_save_in_trouble(&self) -> bool {
        self.has_unsaved_changes()
            && matches!(self.save_state(), SaveState::Failed(_) | SaveState::Changed(_) | SaveState::Gone(_))
            && (!self.is_saving() || self.is_stalled())
    }

    /// Whether something is being written at this moment.
    pub fn is_saving(&self) -> bool {
        self.saving().is_some_and(Saving::is_saving)
    }

    /// Whether a copy of what is not in the file was made, and when.
    pub fn copied(&self) -> Copied {
        let copy = self.open.as_ref().and_then(|open| open.save.copy);
        copy.map_or(Copied::Nowhere, |(_, moment)| Copied::At(moment))
    }

    /// Hands unsaved changes to the disk without waiting for their time. While a save is on its way, the next one follows it.
    pub fn save_now(&mut self) {
        self.save_sheet_now();
        let (now, since) = (self.environment.clock.now(), self.environment.clock.instant());
        let Some(open) = self.writable_mut() else { return };
        let Some(revision) = open.save.begin(since) else { return };
        let dossier = Arc::clone(&open.dossier);
        let saved = Arc::clone(&dossier);
        let beside = open.kept.as_ref().map(|kept| kept.safety.hand());
        self.on_file(
            move |file| {
                let result = file.save(&dossier, now);
                let safety = file.safety();
                // Another disk, which may not answer either.
                let is_copied = result.is_err()
                    && file.bytes_of(&dossier).is_ok_and(|bytes| {
                        let (beside, safety) = (beside.as_ref(), safety.clone());
                        let copy = move |present: &mut SafetyCopy| {
                            present.go_on_as(safety);
                            present.keep_bytes(&bytes).is_ok()
                        };
                        beside.and_then(|beside| beside.ask(COPY_AFTER, copy)).unwrap_or(false)
                    });
                SaveReport { result, is_copied, path: file.path().to_owned(), safety }
            },
            move |session, report| session.take_in_save(revision, saved, report),
        );
    }

    /// Makes a copy of the present state on a lane that does not wait for the disk of the file.
    fn make_copy(&mut self) {
        let (now, since) = (self.environment.clock.now(), self.environment.clock.instant());
        let Some(open) = &mut self.open else { return };
        let Some(kept) = open.writable() else { return };
        let (revision, dossier) = (open.save.revision, Arc::clone(&open.dossier));
        kept.on_safety(
            move |safety| safety.keep(&dossier),
            move |session, result| {
                if let (Some(open), Ok(Ok(()))) = (&mut session.open, result)
                    && open.save.in_flight.is_some()
                {
                    open.save.copy = Some((revision, now));
                }
            },
        );
        open.save.copying = Some((revision, since));
        open.save.may_have_copy = true;
    }

    /// Looks whether somebody else changed, renamed or removed the file, or those of the cards while no dossier is open. For
    /// when the window is looked at again.
    pub fn look(&mut self) {
        self.look_at_shelf();
        self.look_at_own_sheet();
        self.look_and(|_, _| {});
    }

    /// As [`look`](Self::look), and goes on with `next`. Its second argument tells whether what stands in this window is in the
    /// file, as far as anybody can tell.
    pub(super) fn look_and(&mut self, next: impl FnOnce(&mut Self, bool) + Send + 'static) {
        if self.reading_only().is_some() {
            self.read_on(next);
            return;
        }
        let now = self.environment.clock.now();
        let is_free = self.open.as_ref().is_some_and(|open| {
            open.writable().is_some() && open.conflict.is_none() && open.save.in_flight.is_none() && !open.save.is_gone
        });
        if !is_free {
            let is_same = self.open.as_ref().is_some_and(|open| open.conflict.is_none());
            next(self, is_same);
            return;
        }
        let Some(kept) = self.kept() else { return };
        let generation = kept.generation;
        kept.lane.run(
            move |file| (file.look(now), file.path().to_owned(), file.safety()),
            move |session, report| {
                let mut is_same = true;
                if let Ok((result, path, safety)) = report {
                    is_same = !matches!(result, Err(SaveObstacle::Changed(_)));
                    if session.is_open(generation) {
                        session.follow_file(&path, safety);
                        session.take_in_look(result);
                        is_same = session.open.as_ref().is_some_and(|open| open.conflict.is_none());
                    }
                }
                next(session, is_same);
            },
        );
    }

    /// Takes in what the window that may write the file has saved since, and goes on with `next`.
    fn read_on(&self, next: impl FnOnce(&mut Self, bool) + Send + 'static) {
        self.on_file(DossierFile::read_on, move |session, news| {
            match news {
                Ok(Ok(Some(dossier))) => session.show_again(dossier, Notice::ReadOn),
                Ok(Err(error)) => session.tell(Notice::Store(error)),
                Ok(Ok(None)) | Err(_) => {}
            }
            next(session, true);
        });
    }

    /// Shows what stands in the file by now. What was shown before cannot be taken back to.
    fn show_again(&mut self, dossier: Dossier, notice: Notice) {
        let Some(open) = &mut self.open else { return };
        open.history = super::History::default();
        open.shown = open.shown.filter(|number| dossier.measurements.get(*number).is_some());
        open.altered = checksum::altered(&dossier.measurements);
        open.dossier = Arc::new(dossier);
        open.base = Some(Arc::clone(&open.dossier));
        open.versions = None;
        self.export.forget();
        self.tell(notice);
    }

    fn take_in_look(&mut self, result: Result<(), SaveObstacle>) {
        match result {
            Err(SaveObstacle::Changed(changed)) => self.take_in_change(*changed),
            Err(SaveObstacle::Gone) => self.take_in_gone(),
            // A file that cannot be reached is told of when there is something to save.
            Ok(()) | Err(SaveObstacle::Store(_)) => {}
        }
    }

    /// What is in the file was changed by somebody else while nothing was saved here.
    fn take_in_change(&mut self, changed: store::Changed) {
        let instant = self.environment.clock.instant();
        let today = self.environment.clock.now().date();
        let is_all_saved = !self.has_unsaved_changes();
        if is_all_saved
            && let Ok(theirs) = &changed.theirs
            && let Some(mine) = self.dossier().cloned()
        {
            // All that stands here was in the file, and stays among the versions: what is there now goes on from it.
            self.keep_version();
            let shown = merge::replaced(&mine, theirs.clone(), today, words::taken_from_file, self.environment.ids.as_mut());
            let (theirs, is_recorded) = (theirs.clone(), shown != *theirs);
            self.on_file(move |file| file.accept(&changed), |_, _| {});
            self.show_again(shown, Notice::ReadAgain);
            if is_recorded && let Some(open) = &mut self.open {
                // What was adopted here is on record as reopened, and that has to get into the file.
                open.base = Some(Arc::new(theirs));
                open.must_save(instant);
            }
            return;
        }
        let conflict = PendingConflict::new(&self.environment, changed);
        if let Some(open) = &mut self.open {
            // What stands here was in the file, and is not any more: it has to be kept somewhere until the user has chosen.
            open.must_save(instant);
            open.conflict = Some(conflict);
        }
        self.save_now();
    }

    fn take_in_gone(&mut self) {
        let instant = self.environment.clock.instant();
        if let Some(open) = &mut self.open {
            open.must_save(instant);
        }
        self.save_now();
    }

    /// Makes the file again where it is gone: the user asked for it.
    pub(super) fn put_back(&mut self) {
        self.put_sheet_back();
        let instant = self.environment.clock.instant();
        let Some(open) = self.open.as_mut().filter(|open| open.save.is_gone) else { return };
        open.save.is_gone = false;
        open.must_save(instant);
        self.on_file(DossierFile::accept_gone, |_, _| {});
        self.save_now();
    }

    /// Takes note of where the file is now: another program may have given it another name.
    fn follow_file(&mut self, path: &Path, safety: SafetyCopy) {
        let Some(open) = &mut self.open else { return };
        let Some(kept) = &mut open.kept else { return };
        kept.place.clone_from(safety.place());
        kept.safety.just_do(move |present| present.go_on_as(safety));
        if kept.path != path {
            path.clone_into(&mut kept.path);
            let recent = self.environment.recent(kept, &open.dossier);
            self.remember(recent);
            self.tell(Notice::Renamed(path.to_owned()));
        }
    }

    /// Saves what is not saved, for the end of the program, and ends what goes on in the background. A disk that does not
    /// answer is not waited for: what it did not take is in a copy then.
    pub fn finish(&mut self) {
        self.stop_protecting();
        self.stop_circle();
        self.save_now();
        self.finish_sheet();
        self.export.finish(PATIENCE);
        self.batch.finish(PATIENCE);
        self.housekeeping.is_idle_within(COPY_AFTER);
        let limit = if self.is_stalled() { Duration::ZERO } else { COPY_AFTER };
        if let Some(open) = &self.open
            && let Some(kept) = &open.kept
            && !kept.lane.is_idle_within(limit)
        {
            let is_copied = open.save.copy.is_some_and(|(revision, _)| revision == open.save.revision);
            if open.save.revision != open.save.saved && !is_copied && kept.access == Access::Editing {
                let dossier = Arc::clone(&open.dossier);
                kept.safety.just_do(move |safety| drop(safety.keep(&dossier)));
            }
            kept.safety.is_idle_within(PATIENCE);
        }
        if let Some(kept) = self.kept() {
            // What is kept beside the file.
            kept.safety.is_idle_within(COPY_AFTER);
        }
        for landing in self.background.landings() {
            landing(self);
        }
    }

    /// `saved` is what was handed to the disk.
    fn take_in_save(&mut self, revision: u64, saved: Arc<Dossier>, report: Result<SaveReport, StoreError>) {
        let (now, instant) = (self.environment.clock.now(), self.environment.clock.instant());
        let was_stalled = self.is_stalled();
        let (result, is_copied) = match report {
            Ok(SaveReport { result, is_copied, path, safety }) => {
                self.follow_file(&path, safety);
                (result, is_copied)
            }
            Err(error) => (Err(SaveObstacle::Store(error)), false),
        };
        let Some(open) = &mut self.open else { return };
        match result {
            Ok(Put::Written | Put::Unchanged) => {
                let save = &mut open.save;
                save.copying = None;
                let had_copy = std::mem::take(&mut save.may_have_copy);
                let had_failed = save.failed_at.is_some();
                save.ended();
                save.done(revision, now);
                open.conflict = None;
                open.base = Some(saved);
                if had_copy && let Some(kept) = &open.kept {
                    // After the copy that is perhaps still being made: what it holds is in the file.
                    kept.safety.just_do(|safety| safety.discard());
                }
                if had_failed || was_stalled {
                    self.tell(Notice::SavedAfterAll);
                }
            }
            Err(obstacle) => {
                let code = code_of_obstacle(&obstacle);
                let trouble = open.note_obstacle(&self.environment, obstacle);
                let save = &mut open.save;
                save.may_have_copy = true;
                save.copy = if is_copied { Some((revision, now)) } else { save.copy };
                save.failed(trouble, instant);
                self.note_trouble(code);
            }
        }
        self.go_on_leaving();
    }
}

impl Saving {
    /// Counts the changes.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether everything is on disk.
    pub(super) fn is_saved(&self) -> bool {
        self.revision == self.saved
    }

    /// Whether a save is on its way.
    pub(super) fn is_saving(&self) -> bool {
        self.in_flight.is_some()
    }

    /// Whether a save is on its way for so long that nobody knows whether it comes back.
    pub(super) fn is_stalled(&self, now: Instant) -> bool {
        self.in_flight.is_some_and(|since| now.saturating_duration_since(since) >= STALLED_AFTER)
    }

    /// When the save that is on its way has to be told as one that fails; `None` when it is, and when there is none.
    pub(super) fn stall_due(&self, now: Instant) -> Option<Instant> {
        self.in_flight.filter(|_| !self.is_stalled(now)).map(|since| since + STALLED_AFTER)
    }

    /// When the next attempt is due, while none is on its way.
    pub(super) fn attempt_due(&self) -> Option<Instant> {
        let retry = self.failed_at.map(|failed| failed + RETRY_AFTER);
        let fresh = self.unsaved_since.map(|since| since + SAVE_AFTER);
        retry.into_iter().chain(fresh).min()
    }

    /// Why the last attempt failed.
    pub(super) fn trouble(&self) -> Option<&SaveTrouble> {
        self.trouble.as_ref().filter(|_| self.failed_at.is_some())
    }

    /// Notes that a save begins, and gives what it saves; `None` where there is nothing to save or one is on its way.
    pub(super) fn begin(&mut self, since: Instant) -> Option<u64> {
        if self.is_saved() || self.is_saving() {
            return None;
        }
        self.in_flight = Some(since);
        self.unsaved_since = None;
        Some(self.revision)
    }

    /// Notes that the save that was on its way worked out.
    pub(super) fn ended(&mut self) {
        self.in_flight = None;
        self.failed_at = None;
        self.is_gone = false;
    }

    /// Notes that the save that was on its way did not work out, and why.
    pub(super) fn failed(&mut self, trouble: SaveTrouble, now: Instant) {
        self.in_flight = None;
        self.failed_at = Some(now);
        self.is_gone |= trouble == SaveTrouble::Gone;
        self.trouble = Some(trouble);
    }

    /// What stands here is to be written whatever is on disk.
    pub(super) fn try_again(&mut self, now: Instant) {
        self.changed(now);
        self.failed_at = None;
        self.is_gone = false;
    }

    /// Notes that this revision is on disk.
    pub(super) fn done(&mut self, revision: u64, now: DateTime) {
        self.saved = revision;
        self.saved_at = Some(now);
        self.copy = None;
    }

    /// How far it is when the dossier goes on in another file, in which the revision `saved` stands.
    pub(super) fn elsewhere(&self, saved: u64, now: DateTime) -> Self {
        let Self { revision, unsaved_since, .. } = *self;
        Self { revision, saved, unsaved_since, saved_at: Some(now), ..Self::default() }
    }

    pub(super) fn changed(&mut self, now: Instant) {
        self.revision += 1;
        self.unsaved_since.get_or_insert(now);
    }

    /// When a copy has to be made because the save does not come back; `None` when the present state is in one.
    fn copy_due(&self, in_flight: Instant) -> Option<Instant> {
        match self.copying {
            Some((revision, _)) if revision == self.revision => None,
            Some((_, since)) => Some((in_flight + COPY_AFTER).max(since + COPY_AFTER)),
            None => Some(in_flight + COPY_AFTER),
        }
    }
}
