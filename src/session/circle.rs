//! Leerkring: a folder of dossiers beside each other. The folder is read away from the window, and so is the one dossier of which
//! somebody opens a cell: what teams wrote is not kept in memory for all of them.

mod output;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

pub use self::output::{CircleOrder, CircleOutput};
use super::Session;
use super::background::{Crashed, Results};
use super::desktop::Pick;
use crate::analysis::{CircleFilter, CircleItems, DossierSummary, LearningCircle, Pair};
use crate::content::{Catalogue, PreconditionId};
use crate::store::{
    self, KeptCircles, KeptVisit, Passphrase, ProtectionFault, Scan, ScannedFolder, StoreError, StoreErrorKind,
};

/// How far reading a folder is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CircleReading {
    /// None is being read.
    #[default]
    No,
    /// It is being read.
    Busy {
        /// How many dossiers were read.
        done: usize,
        /// How many there are; 0 while that is being found out.
        total: usize,
    },
    /// Somebody stopped it before anything was read.
    Stopped,
    /// It cannot be looked into.
    Failed(StoreError),
}

/// What a folder holds.
#[derive(Debug)]
pub struct CircleFolder {
    /// Which one.
    pub folder: PathBuf,
    /// What could not be read, and why.
    pub unread: Vec<StoreError>,
    /// Whether it was stopped before all was read.
    pub is_stopped: bool,
    /// The gemeenten in it, each once.
    pub municipalities: Vec<String>,
    /// The numbers of the measurements that there are, each once.
    pub measurements: Vec<u16>,
    dossiers: Vec<(String, DossierSummary)>,
}

/// A folder, looked at in one way.
#[derive(Debug)]
pub struct Circle {
    /// The folder.
    pub folder: Arc<CircleFolder>,
    /// What was asked to be seen of it.
    pub filter: CircleFilter,
    /// The wijken beside each other.
    pub circle: LearningCircle,
    /// For each wijk and each randvoorwaarde that it seeks a wijk to visit.
    pub proposals: Vec<Pair>,
}

/// What stands behind a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CircleDetail {
    /// No cell was opened.
    #[default]
    No,
    /// The dossier is being read.
    Reading(CircleCellPlace),
    /// What its team wrote; `None` where the dossier has this measurement no more.
    Read(CircleCellPlace, Option<Arc<CircleItems>>),
    /// The dossier cannot be read any more.
    Failed(CircleCellPlace, StoreError),
}

/// Which cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleCellPlace {
    /// The file of the dossier, as the row of the circle names it.
    pub file: String,
    /// The number of the measurement.
    pub measurement: u16,
    /// The randvoorwaarde.
    pub precondition: PreconditionId,
}

impl CircleFolder {
    fn new(folder: &Path, scanned: ScannedFolder<DossierSummary>) -> Self {
        let named = |(path, summary): (PathBuf, DossierSummary)| {
            (path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned(), summary)
        };
        let dossiers: Vec<(String, DossierSummary)> = scanned.dossiers.into_iter().map(named).collect();
        let names = dossiers.iter().map(|(_, dossier)| &dossier.municipality).filter(|name| !name.is_empty());
        let mut municipalities: Vec<String> = names.cloned().collect();
        municipalities.sort_by_cached_key(|name| name.to_lowercase());
        municipalities.dedup_by_key(|name| name.to_lowercase());
        let numbers = dossiers.iter().flat_map(|(_, dossier)| &dossier.measurements).map(|measurement| measurement.number);
        let mut measurements: Vec<u16> = numbers.collect();
        measurements.sort_unstable();
        measurements.dedup();
        Self {
            folder: folder.to_owned(),
            unread: scanned.unread,
            is_stopped: scanned.is_stopped,
            municipalities,
            measurements,
            dossiers,
        }
    }

    /// How many files need a passphrase that was not given, or another one.
    pub fn protected(&self) -> usize {
        let needs_another = |fault| matches!(fault, ProtectionFault::PassphraseNeeded | ProtectionFault::WrongPassphrase);
        let is_protected = |error: &&StoreError| matches!(error.kind, StoreErrorKind::Protected(fault) if needs_another(fault));
        self.unread.iter().filter(is_protected).count()
    }

    /// Whether a passphrase was given that does not open one of the files.
    pub fn is_passphrase_refused(&self) -> bool {
        let refused = StoreErrorKind::Protected(ProtectionFault::WrongPassphrase);
        self.unread.iter().any(|error| error.kind == refused)
    }
}

impl Circle {
    fn new(catalogue: &Catalogue, folder: Arc<CircleFolder>, filter: CircleFilter) -> Self {
        let circle = LearningCircle::of(catalogue, &folder.dossiers, &filter);
        let proposals = circle.proposals();
        Self { folder, filter, circle, proposals }
    }
}

/// The circle of a session.
#[derive(Default)]
pub(super) struct CircleWork {
    /// The folder that was looked at last, in this run or an earlier one.
    folder: Option<PathBuf>,
    /// What is kept of this and other folders.
    kept: KeptCircles,
    reading: CircleReading,
    running: Option<Running>,
    /// The number of what is read now or was read last: what it brings is taken in.
    number: u64,
    shown: Option<Arc<Circle>>,
    filter: CircleFilter,
    detail: CircleDetail,
    /// Opens protected dossiers of the folder.
    passphrase: Option<Passphrase>,
    /// Whether a file is being made of it.
    is_being_saved: bool,
}

/// A folder that is being read.
struct Running {
    stop: Arc<AtomicBool>,
    /// When it last went on.
    since: Instant,
}

impl Session {
    /// The folder that was looked at last, in this run or an earlier one.
    pub fn circle_folder(&self) -> Option<&Path> {
        self.circle.folder.as_deref()
    }

    /// How far reading a folder is.
    pub fn circle_reading(&self) -> &CircleReading {
        &self.circle.reading
    }

    /// Whether a disk has given nothing for a while of the folder that is being read.
    pub fn is_circle_slow(&self) -> bool {
        self.circle.running.as_ref().is_some_and(|running| self.is_slow(running.since))
    }

    /// After how long it has to be said that a disk does not answer.
    pub(super) fn slow_circle_in(&self) -> Option<Duration> {
        self.circle.running.as_ref().and_then(|running| self.slow_in(running.since))
    }

    /// The folder that was read, as it was asked to be seen.
    pub fn circle(&self) -> Option<&Arc<Circle>> {
        self.circle.shown.as_ref()
    }

    /// What is asked to be seen of the folder; [`circle`](Self::circle) follows.
    pub fn circle_filter(&self) -> &CircleFilter {
        &self.circle.filter
    }

    /// What stands behind the cell that was opened.
    pub fn circle_detail(&self) -> &CircleDetail {
        &self.circle.detail
    }

    /// Looks up which folder was looked at in an earlier run.
    pub(super) fn recall_circle(&self) {
        self.housekeeping.run(
            |data| KeptCircles::load(data),
            |session, kept| {
                if let (None, Ok(kept)) = (&session.circle.folder, kept) {
                    session.circle.folder = kept.folder().map(Path::to_owned);
                    session.circle.kept = kept;
                }
            },
        );
    }

    /// Lets the user pick a folder with the dialog of the system, and reads it.
    pub(super) fn pick_circle_folder(&self) {
        let begin = self.circle.folder.clone().unwrap_or_else(|| self.environment.documents.clone());
        self.pick(Pick::CircleFolder, begin, Self::read_circle);
    }

    /// Reads a folder; what was seen of another one goes.
    pub(super) fn read_circle(&mut self, folder: PathBuf) {
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        if self.circle.folder.as_ref() != Some(&folder) {
            self.stop_reading();
            let CircleWork { kept, number, is_being_saved, .. } = std::mem::take(&mut self.circle);
            self.circle = CircleWork { kept, number, is_being_saved, ..CircleWork::default() };
        }
        self.begin_reading(folder);
    }

    /// Reads the folder again, with a passphrase for its protected dossiers.
    pub(super) fn unlock_circle(&mut self, passphrase: Passphrase) {
        if let Some(folder) = self.circle.folder.clone() {
            self.circle.passphrase = Some(passphrase);
            self.begin_reading(folder);
        }
    }

    fn begin_reading(&mut self, folder: PathBuf) {
        self.stop_reading();
        self.circle.number += 1;
        let (number, stop) = (self.circle.number, Arc::<AtomicBool>::default());
        self.circle.folder = Some(folder.clone());
        self.circle.detail = CircleDetail::No;
        self.circle.reading = CircleReading::Busy { done: 0, total: 0 };
        self.circle.running = Some(Running { stop: Arc::clone(&stop), since: self.environment.clock.instant() });
        let place = folder.clone();
        let order = Order {
            number,
            folder,
            passphrase: self.circle.passphrase.clone(),
            data: self.environment.data.clone(),
            catalogue: Arc::clone(&self.content.catalogue),
            stop,
            results: self.background.results(),
        };
        self.background.run(
            move || order.run(),
            move |session, read| {
                let read = read.map_err(|Crashed| Crashed::reading(&place)).flatten();
                session.take_in_folder(number, read);
            },
        );
    }

    fn take_in_progress(&mut self, number: u64, done: usize, total: usize) {
        let now = self.environment.clock.instant();
        if let Some(running) = self.circle.running.as_mut().filter(|_| self.circle.number == number) {
            running.since = now;
            // Several threads tell of it, and the news may overtake each other.
            let before = if let CircleReading::Busy { done, .. } = self.circle.reading { done } else { 0 };
            self.circle.reading = CircleReading::Busy { done: done.max(before), total };
        }
    }

    fn take_in_folder(&mut self, number: u64, read: Result<CircleFolder, StoreError>) {
        if self.circle.number != number {
            return;
        }
        let was_running = self.circle.running.take().is_some();
        match read {
            Ok(folder) => {
                self.circle.reading = CircleReading::No;
                let place = folder.folder.clone();
                self.show_circle(Arc::new(folder));
                self.circle.kept.look_at(&place);
                self.keep_circles();
            }
            // After a stop nobody asks any more why.
            Err(error) if was_running => self.circle.reading = CircleReading::Failed(error),
            Err(_) => {}
        }
    }

    /// The visits that were chosen in the folder that is shown, in this run or an earlier one.
    pub fn circle_visits(&self) -> &[KeptVisit] {
        self.circle.shown.as_ref().map_or(&[], |shown| self.circle.kept.visits_in(&shown.folder.folder))
    }

    /// Keeps the visits that were chosen in the folder that is shown.
    pub(super) fn keep_circle_visits(&mut self, visits: Vec<KeptVisit>) {
        if let Some(shown) = &self.circle.shown {
            self.circle.kept.keep_visits(&shown.folder.folder, visits);
            self.keep_circles();
        }
    }

    /// Forgets what was read of folders, and the visits that were chosen in them, as an erased dossier may be among those. The folder
    /// can be read again.
    pub(super) fn forget_circles(&mut self) {
        self.stop_reading();
        let CircleWork { folder, number, is_being_saved, .. } = std::mem::take(&mut self.circle);
        self.circle = CircleWork { folder, number: number + 1, is_being_saved, ..CircleWork::default() };
    }

    /// What is kept is a convenience the next time: nobody is told when it cannot be written.
    fn keep_circles(&self) {
        let kept = self.circle.kept.clone();
        self.housekeeping.just_do(move |data| drop(kept.save(data)));
    }

    /// Ends reading. What was read until then is shown when the disk has given up what it is busy with; nobody waits for that.
    pub(super) fn stop_circle(&mut self) {
        if self.stop_reading() {
            self.circle.reading = CircleReading::Stopped;
        }
    }

    /// Whether something was being read.
    fn stop_reading(&mut self) -> bool {
        let running = self.circle.running.take();
        if let Some(running) = &running {
            running.stop.store(true, Ordering::Relaxed);
        }
        running.is_some()
    }

    /// Shows another part of the folder.
    pub(super) fn filter_circle(&mut self, filter: CircleFilter) {
        self.circle.filter = filter;
        if let Some(shown) = &self.circle.shown {
            self.show_circle(Arc::clone(&shown.folder));
        }
    }

    /// Puts the wijken beside each other, away from the window: of thousands that takes longer than a frame.
    fn show_circle(&self, folder: Arc<CircleFolder>) {
        let (catalogue, filter) = (Arc::clone(&self.content.catalogue), self.circle.filter.clone());
        let number = self.circle.number;
        self.background.run(
            move || Circle::new(&catalogue, folder, filter),
            move |session, circle| {
                let Ok(circle) = circle else { return };
                if session.circle.number == number && session.circle.filter == circle.filter {
                    session.circle.shown = Some(Arc::new(circle));
                }
            },
        );
    }

    /// Reads the dossier of a cell again, for what its team wrote.
    pub(super) fn open_circle_cell(&mut self, cell: CircleCellPlace) {
        let Some(shown) = &self.circle.shown else { return };
        let path = shown.folder.folder.join(&cell.file);
        let (catalogue, passphrase) = (Arc::clone(&self.content.catalogue), self.circle.passphrase.clone());
        self.circle.detail = CircleDetail::Reading(cell.clone());
        let asked = cell.clone();
        let place = path.clone();
        self.background.run(
            move || {
                let items =
                    |dossier| CircleItems::of(&dossier, &catalogue, asked.measurement, &asked.precondition).map(Arc::new);
                store::open_dossier(&path, passphrase.as_ref()).map(items)
            },
            move |session, read| {
                // Another cell may have been opened meanwhile.
                if session.circle.detail == CircleDetail::Reading(cell.clone()) {
                    session.circle.detail = match read.map_err(|Crashed| Crashed::reading(&place)).flatten() {
                        Ok(items) => CircleDetail::Read(cell, items),
                        Err(error) => CircleDetail::Failed(cell, error),
                    };
                }
            },
        );
    }

    /// Puts away what stands behind a cell.
    pub(super) fn close_circle_cell(&mut self) {
        self.circle.detail = CircleDetail::No;
    }
}

/// What is read, and how.
struct Order {
    number: u64,
    folder: PathBuf,
    passphrase: Option<Passphrase>,
    data: PathBuf,
    catalogue: Arc<Catalogue>,
    stop: Arc<AtomicBool>,
    results: Results,
}

impl Order {
    fn run(&self) -> Result<CircleFolder, StoreError> {
        let told = AtomicUsize::new(0);
        let (number, results) = (self.number, self.results.clone());
        // A hundred times is as often as a bar that fills can show.
        let progress = |done: usize, total: usize| {
            let share = 1 + done * 100 / total.max(1);
            if told.fetch_max(share, Ordering::Relaxed) < share {
                results.send(move |session| session.take_in_progress(number, done, total));
            }
        };
        let scan = Scan {
            folder: &self.folder,
            passphrase: self.passphrase.as_ref(),
            data: &self.data,
            content: &self.catalogue,
            stop: &self.stop,
            gives_way: true,
            progress: &progress,
        };
        let scanned = scan.run(|dossier| DossierSummary::of(dossier, &self.catalogue))?;
        Ok(CircleFolder::new(&self.folder, scanned))
    }
}
