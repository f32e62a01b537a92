//! Making, reading, showing and leaving a dossier.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::background::{Crashed, Lane, await_end};
use super::choices::{PendingConflict, Recovery, Stranded};
use super::comparing::Comparing;
use super::protecting::{Locked, ProtectAttempt, Protecting};
use super::rescue::RescueOffer;
use super::saving::Saving;
use super::saving_as::SavingElsewhere;
use super::undo::History;
use super::versions::Version;
use super::{Notice, RecentDossier, Session};
use crate::checksum;
use crate::content::Catalogue;
use crate::model::{Dossier, DossierId, IdGenerator, Measurement, Profile};
use crate::store::{
    self, Access, DossierFile, KeptPlace, Opened, Operation, Overwrite, Passphrase, SafetyCopy, StoreError, StoreErrorKind,
    Surroundings, Unopened,
};

/// What stands between the start and an open dossier, or between the open one and the next.
#[derive(Default)]
pub(super) enum Opening {
    /// Nothing.
    #[default]
    Nothing,
    /// A file is being read or made.
    Loading(Attempt, Awaited),
    /// A file asks for its passphrase. The attempt tries the one that was typed last.
    Locked(Locked, Option<Attempt>),
    /// A file is damaged, and this can be read of it.
    Damaged(RescueOffer),
    /// A file is gone or damaged, and an earlier run left this of it; the offer is what the file itself still gives.
    Stranded(Stranded, Option<RescueOffer>),
    /// The open dossier is being saved, and this happens after that.
    Leaving(Next),
}

/// Tells one attempt to open something from the others: what a superseded one brings is let go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Attempt {
    number: u64,
    since: Instant,
}

/// The dossier that is waited for while it is being opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// The one in this file is being read.
    File(PathBuf),
    /// One is being made.
    New {
        /// Its gemeente.
        municipality: String,
        /// Its wijk.
        neighbourhood: String,
    },
}

/// A disk that has not answered by then is told of, and nobody has to wait for it.
const SLOW: Duration = Duration::from_secs(1);
/// A file that was put away gets this much time to give up its lock.
const PATIENCE: Duration = Duration::from_secs(2);

/// What happens when the open dossier is saved.
pub(super) type Next = Box<dyn FnOnce(&mut Session) + Send>;

/// A dossier that is being worked on.
pub(super) struct OpenDossier {
    /// Tells it from every other dossier that is opened, also from the same one opened again.
    pub(super) number: u64,
    pub(super) dossier: Arc<Dossier>,
    /// What was last read from its file or written to it; `None` where that is not known.
    pub(super) base: Option<Arc<Dossier>>,
    /// The frozen measurements that are not what was adopted. Computed when what is frozen changes, not with every key.
    pub(super) altered: Vec<u16>,
    /// `None` for the example, of which nothing is kept.
    pub(super) kept: Option<Kept>,
    /// The number of the measurement that is shown, where the user chose one; else it is the latest.
    pub(super) shown: Option<u16>,
    pub(super) history: History,
    pub(super) save: Saving,
    /// What an earlier run left, while the user has not chosen.
    pub(super) recovery: Option<Recovery>,
    /// What somebody else put into the file, while the user has not chosen.
    pub(super) conflict: Option<PendingConflict>,
    /// Other files of the same dossier beside this one.
    pub(super) comparing: Comparing,
    /// The earlier versions, once they were asked for.
    pub(super) versions: Option<Vec<Version>>,
    pub(super) elsewhere: SavingElsewhere,
    pub(super) protecting: Protecting,
    pub(super) protect_attempt: Option<ProtectAttempt>,
    /// Whether it is being erased, so that nothing may be changed or written any more.
    pub(super) is_going: bool,
}

/// Where an open dossier is kept. Everything that waits for its disk happens on lanes of its own, so that a disk that does
/// not answer holds up nothing else.
pub(super) struct Kept {
    pub(super) path: PathBuf,
    pub(super) access: Access,
    pub(super) passphrase: Option<Passphrase>,
    /// Where versions and copies are.
    pub(super) place: KeptPlace,
    /// Whether another file with the same id stands elsewhere: at its first change the dossier gets an id of its own.
    pub(super) is_copy: bool,
    pub(super) generation: u64,
    pub(super) lane: Lane<DossierFile>,
    /// Makes copies while the lane of the file waits for its disk.
    pub(super) safety: Lane<SafetyCopy>,
}

impl Attempt {
    /// When it began.
    pub(super) fn since(self) -> Instant {
        self.since
    }
}

impl Session {
    /// Whether a dossier is being read.
    pub fn is_loading(&self) -> bool {
        matches!(self.opening, Opening::Loading(..) | Opening::Locked(_, Some(_)))
    }

    /// Whether something that began then takes longer than it does where the disk answers.
    pub(super) fn is_slow(&self, since: Instant) -> bool {
        self.slow_in(since).is_none()
    }

    /// After how long something that began then is slow, while it is not.
    pub(super) fn slow_in(&self, since: Instant) -> Option<Duration> {
        let wait = (since + SLOW).saturating_duration_since(self.environment.clock.instant());
        Some(wait).filter(|wait| !wait.is_zero())
    }

    /// The dossier that is being opened, when that takes longer than it does where the disk answers.
    pub fn slow_opening(&self) -> Option<&Awaited> {
        match &self.opening {
            Opening::Loading(attempt, awaited) if self.is_slow(attempt.since) => Some(awaited),
            _ => None,
        }
    }

    /// After how long opening is slow, while it is not.
    pub(super) fn slow_opening_in(&self) -> Option<Duration> {
        match &self.opening {
            Opening::Loading(attempt, _) | Opening::Locked(_, Some(attempt)) => self.slow_in(attempt.since),
            _ => None,
        }
    }

    /// Whether this very dossier is being opened or made already.
    fn is_awaiting(&self, wanted: &Awaited) -> bool {
        matches!(&self.opening, Opening::Loading(_, awaited) if awaited == wanted)
    }

    /// Tells the open dossier from every other that is opened, also from the same one opened again: a copy gets another id at
    /// its first change, and stays open.
    pub fn opened(&self) -> Option<u64> {
        self.open.as_ref().map(|open| open.number)
    }

    /// What the store needs to know of the program.
    pub(super) fn surroundings(&self) -> Surroundings {
        Surroundings { data: self.environment.data.clone(), user: self.environment.user.clone() }
    }

    pub(super) fn create(&mut self, municipality: String, neighbourhood: String) {
        let awaited = Awaited::New { municipality: municipality.clone(), neighbourhood: neighbourhood.clone() };
        if self.is_awaiting(&awaited) {
            // Whoever asks twice wants one.
            return;
        }
        let Ok(passphrase) = self.passphrase_of_new() else { return };
        let profile = Profile { municipality, neighbourhood, ..Profile::default() };
        let now = self.environment.clock.now();
        let edition = self.catalogue.edition().id.clone();
        let dossier = Dossier::new(profile, edition, now.date(), self.environment.ids.as_mut());
        let (folder, surroundings) = (self.environment.documents.clone(), self.surroundings());
        let is_managed = self.environment.policy.dossiers.is_some();
        let made = Arc::new(dossier);
        let dossier = Arc::clone(&made);
        self.make(
            awaited,
            folder.clone(),
            Some(Arc::clone(&made)),
            move || {
                let proposed = store::proposed_name(&dossier.profile.municipality, &dossier.profile.neighbourhood);
                let stem = proposed.trim_end_matches(store::DOSSIER_ENDING);
                let name = |number| match number {
                    1 => folder.join(&proposed),
                    _ => folder.join(format!("{stem}-{number}{}", store::DOSSIER_ENDING)),
                };
                if is_managed {
                    // The user can choose no other, so the first one to come makes it. Where that cannot be, writing tells why.
                    drop(store::make_folder(&folder));
                }
                create_under_free_name(name, &dossier, passphrase.as_ref(), &surroundings, now)
            },
            move |session, file| session.show_dossier(made, Some(file)),
        );
    }

    /// Makes the file of a dossier in the background and shows it. `place` is named when that fails; `stray` is remembered when
    /// the user has let go of it before it was there.
    pub(super) fn make(
        &mut self,
        awaited: Awaited,
        place: PathBuf,
        stray: Option<Arc<Dossier>>,
        work: impl FnOnce() -> Result<DossierFile, StoreError> + Send + 'static,
        show: impl FnOnce(&mut Self, Kept) + Send + 'static,
    ) {
        let attempt = self.begin_attempt(awaited);
        let work = self.after_releases(work);
        self.background.run(work, move |session, result| {
            let result = result.unwrap_or_else(|Crashed| Err(StoreError::writing(&place, fault())));
            if !session.ends(attempt) {
                if let (Ok(file), Some(stray)) = (&result, stray) {
                    // It is there all the same: it can be found among the recent ones.
                    let today = session.environment.clock.now().date();
                    session.remember(RecentDossier::new(file.path(), &stray, today));
                }
                session.let_go(result);
                return;
            }
            match result {
                Ok(file) => {
                    let kept = session.keep(file, Access::Editing, false);
                    session.leave_for(move |session| show(session, kept));
                }
                Err(error) => session.tell(Notice::Store(error)),
            }
        });
    }

    pub(super) fn load(&mut self, path: PathBuf) {
        // Remembered dossiers are found from any working folder.
        let path = std::path::absolute(&path).unwrap_or(path);
        let awaited = Awaited::File(path.clone());
        if self.is_awaiting(&awaited) {
            return;
        }
        self.opening = Opening::Nothing;
        if self.open.as_ref().is_some_and(|open| open.may_change() && open.path() == Some(&path)) {
            // It is open here already, and what is typed here is ahead of the file.
            return;
        }
        let attempt = self.begin_attempt(awaited);
        self.read(path, None, attempt);
    }

    /// Reads a dossier anew that somebody else had open, to go on with what they made of it.
    pub(super) fn try_again(&mut self) {
        if self.reading_only().is_some()
            && let Some(kept) = self.open.as_ref().and_then(|open| open.kept.as_ref())
        {
            let (path, passphrase) = (kept.path.clone(), kept.passphrase.clone());
            let attempt = self.begin_attempt(Awaited::File(path.clone()));
            self.read(path, passphrase, attempt);
        }
    }

    pub(super) fn begin_attempt(&mut self, awaited: Awaited) -> Attempt {
        let attempt = Attempt { number: self.next_number(), since: self.environment.clock.instant() };
        self.opening = match std::mem::take(&mut self.opening) {
            Opening::Locked(locked, _) => Opening::Locked(Locked { is_refused: false, ..locked }, Some(attempt)),
            _ => Opening::Loading(attempt, awaited),
        };
        attempt
    }

    /// Notes that an attempt is over; `false` when nobody waits for it any more.
    fn ends(&mut self, attempt: Attempt) -> bool {
        let is_awaited = match &self.opening {
            Opening::Loading(awaited, _) | Opening::Locked(_, Some(awaited)) => *awaited == attempt,
            _ => false,
        };
        if is_awaited {
            self.opening = Opening::Nothing;
        }
        is_awaited
    }

    /// Gives up what is being opened; a disk that does not answer keeps nobody waiting.
    pub(super) fn stop_opening(&mut self) {
        self.opening = Opening::Nothing;
    }

    /// Asks for the right to change the dossier and reads it. The passphrase counts where the file is protected.
    pub(super) fn read(&mut self, path: PathBuf, passphrase: Option<Passphrase>, attempt: Attempt) {
        let (surroundings, now) = (self.surroundings(), self.environment.clock.now());
        let (place, key) = (path.clone(), passphrase.clone());
        let work = self.after_releases(move || DossierFile::open(&place, key.as_ref(), &surroundings, now).map(Box::new));
        self.background.run(work, move |session, result| {
            let result = result.unwrap_or_else(|Crashed| {
                Err(Unopened { error: StoreError::reading(&path, fault()), found: Vec::new(), rescued: None })
            });
            if session.ends(attempt) {
                session.take_in_opened(path, passphrase, result);
            } else {
                session.let_go(result);
            }
        });
    }

    /// Lets go of a file that nobody waits for any more. Giving up its lock may wait for a disk.
    pub(super) fn let_go<T: Send + 'static>(&mut self, file: T) {
        self.releasing.push(thread::spawn(move || drop(file)));
    }

    /// Puts the open dossier away, so that others may open it.
    pub(super) fn release(&mut self) {
        if let Some(OpenDossier { kept: Some(kept), .. }) = self.open.take() {
            self.release_kept(kept);
        }
    }

    /// Lets go of a file when its lane has done what it was asked.
    pub(super) fn release_kept(&mut self, kept: Kept) {
        self.releasing.retain(|thread| !thread.is_finished());
        self.releasing.push(kept.lane.release());
        self.releasing.push(kept.safety.release());
    }

    /// Waits, on another thread, until the files that were put away here have given up their locks: who closes a dossier and
    /// opens it again must not be in their own way. A disk that does not answer is not waited for.
    pub(super) fn after_releases<T, W: FnOnce() -> T>(&mut self, work: W) -> impl FnOnce() -> T + use<T, W> {
        let releasing = std::mem::take(&mut self.releasing);
        move || {
            for thread in &releasing {
                await_end(thread, PATIENCE);
            }
            work()
        }
    }

    fn take_in_opened(&mut self, path: PathBuf, passphrase: Option<Passphrase>, result: Result<Box<Opened>, Unopened>) {
        match result {
            Ok(opened) => {
                let Opened { file, dossier, access, written, found, origin, unkept, remarks } = *opened;
                let was_reading = self.reading_only().is_some() && self.path() == Some(&path);
                let written = written.map(|moment| self.environment.clock.local(moment));
                let recovery = Recovery::new(&self.environment, path, Ok(written), found);
                let kept = self.keep(file, access.clone(), origin.is_copy);
                self.leave_for(move |session| {
                    session.show_dossier(Arc::new(dossier), Some(kept));
                    if let Some(open) = &mut session.open {
                        open.recovery = recovery;
                    }
                    if !remarks.is_empty() {
                        session.tell(Notice::OddFile { is_kept: access == Access::Editing, remarks });
                    }
                    if let Some(error) = unkept {
                        session.tell(Notice::NoVersionKept(error));
                    }
                    if let (true, Access::ReadOnly(holder)) = (was_reading, &access) {
                        session.tell(Notice::ReadOnly(holder.clone()));
                    }
                    session.ask_for_protection();
                    session.look_beside();
                });
            }
            Err(Unopened { error, .. }) if error.kind.asks_for_passphrase() => {
                self.opening = Opening::Locked(Locked::new(path, &error.kind), None);
            }
            Err(Unopened { error, found, rescued }) => {
                let rescue = rescued.map(|rescued| RescueOffer::new(path.clone(), *rescued, passphrase.clone()));
                match (Recovery::new(&self.environment, path, Err(error.clone()), found), rescue) {
                    (Some(recovery), rescue) => {
                        self.opening = Opening::Stranded(Stranded::new(recovery, passphrase), rescue);
                    }
                    (None, rescue) => {
                        self.tell(Notice::Store(error));
                        self.opening = rescue.map_or(Opening::Nothing, Opening::Damaged);
                    }
                }
            }
        }
    }

    /// Does `next` when what stands in the open dossier is saved: at once where it is.
    pub(super) fn leave_for(&mut self, next: impl FnOnce(&mut Self) + Send + 'static) {
        if self.has_unsaved_changes() {
            self.opening = Opening::Leaving(Box::new(next));
            self.save_now();
        } else {
            next(self);
        }
    }

    /// Returns to the start.
    pub(super) fn close(&mut self) {
        self.release();
        self.opening = Opening::Nothing;
        self.forget_reports();
        self.list_recent();
    }

    pub(super) fn open_example(&mut self) {
        match store::parse_dossier(Catalogue::example_dossier().as_bytes()) {
            Ok(dossier) => self.show_dossier(Arc::new(dossier), None),
            Err(kind) => {
                let error = StoreError { path: "voorbeeld".into(), operation: Operation::Read, kind };
                self.tell(Notice::Store(error));
            }
        }
    }

    /// A file that was opened or made, with lanes of its own.
    pub(super) fn keep(&mut self, file: DossierFile, access: Access, is_copy: bool) -> Kept {
        Kept {
            path: file.path().to_owned(),
            access,
            passphrase: file.passphrase().cloned(),
            place: file.kept().clone(),
            is_copy,
            generation: self.next_number(),
            safety: Lane::start(file.safety(), &self.background),
            lane: Lane::start(file, &self.background),
        }
    }

    /// Puts a dossier in the place of the open one. That one's file is let go in the background.
    pub(super) fn show_dossier(&mut self, dossier: Arc<Dossier>, kept: Option<Kept>) {
        if let Some(kept) = &kept {
            self.remember(self.environment.recent(kept, &dossier));
        }
        // Who asked again for the right to change it is where they were.
        let is_same =
            |open: &OpenDossier| open.path().is_some() && open.path() == kept.as_ref().map(|kept| kept.path.as_path());
        let number = self.open.as_ref().filter(|open| is_same(open)).map(|open| open.number);
        self.release();
        self.notices.clear();
        self.opening = Opening::Nothing;
        let number = number.unwrap_or_else(|| self.next_number());
        self.open = Some(OpenDossier {
            number,
            altered: checksum::altered(&dossier.measurements),
            base: kept.is_some().then(|| Arc::clone(&dossier)),
            dossier,
            kept,
            shown: None,
            history: History::default(),
            save: Saving::default(),
            recovery: None,
            conflict: None,
            comparing: Comparing::default(),
            versions: None,
            elsewhere: SavingElsewhere::default(),
            protecting: Protecting::default(),
            protect_attempt: None,
            is_going: false,
        });
        self.forget_reports();
    }
}

impl OpenDossier {
    pub(super) fn path(&self) -> Option<&Path> {
        self.kept.as_ref().map(|kept| kept.path.as_path())
    }

    /// Where it is kept, when it may be written there.
    pub(super) fn writable(&self) -> Option<&Kept> {
        self.kept.as_ref().filter(|kept| kept.access == Access::Editing && !self.is_going)
    }

    /// Whether it may be changed: also the example, of which nothing is kept.
    pub(super) fn may_change(&self) -> bool {
        self.kept.as_ref().is_none_or(|kept| kept.access == Access::Editing && !self.is_going)
    }

    pub(super) fn shown(&self) -> &Measurement {
        let measurements = &self.dossier.measurements;
        self.shown.and_then(|number| measurements.get(number)).unwrap_or_else(|| measurements.latest())
    }

    /// The id that the dossier has after a change, with those that it came from: a copy becomes a dossier of its own.
    pub(super) fn identity_after_change(&mut self, ids: &mut dyn IdGenerator) -> (DossierId, Vec<DossierId>) {
        let is_copy = self.kept.as_mut().is_some_and(|kept| std::mem::take(&mut kept.is_copy));
        if is_copy { own_identity(&self.dossier, ids) } else { (self.dossier.id.clone(), self.dossier.origins.clone()) }
    }
}

/// An id of its own for a copy of this dossier, with the ids that it came from.
pub(super) fn own_identity(dossier: &Dossier, ids: &mut dyn IdGenerator) -> (DossierId, Vec<DossierId>) {
    let mut origins = dossier.origins.clone();
    origins.push(dossier.id.clone());
    (DossierId::generate(ids), origins)
}

/// Writes a dossier under the first of these names that is free; `name` gives the first for 1, and so on.
pub(super) fn create_under_free_name(
    name: impl Fn(usize) -> PathBuf,
    dossier: &Dossier,
    passphrase: Option<&Passphrase>,
    surroundings: &Surroundings,
    now: jiff::civil::DateTime,
) -> Result<DossierFile, StoreError> {
    let mut number = 1;
    loop {
        match DossierFile::create(&name(number), dossier, passphrase.cloned(), surroundings, Overwrite::Refuse, now) {
            Err(error) if error.kind == StoreErrorKind::Exists => number += 1,
            result => return result,
        }
    }
}

/// What is told of a file when a fault of the program kept it from being read or written.
pub(super) fn fault() -> StoreErrorKind {
    StoreErrorKind::Io(std::io::ErrorKind::Other)
}
