//! Reports of several dossiers at once, into one folder. Their files are only read, one after the other.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use jiff::civil::Date;

use super::super::background::{Results, Stop, await_end};
use super::super::desktop::Pick;
use super::super::notice::{BatchFailure, BatchMade, ReportFailure};
use super::super::{Notice, Session};
use super::job::{self, Order};
use super::{ReportTarget, report_name};
use crate::content::Catalogue;
use crate::model::Dossier;
use crate::report::{Choice, ReportKind as Kind};
use crate::store::{self, Glance, Overwrite, ProtectionFault, StoreError, StoreErrorKind};

/// The folder in that of the documents where such reports go, unless the user picks another.
const FOLDER: &str = "Rapporten";

/// A disk that has not given a dossier after this time is not waited for: the next one may be on another.
const PATIENCE: Duration = Duration::from_secs(15);

/// How far reports of several dossiers are.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum BatchState {
    /// None were asked for, or what came of it was put away.
    #[default]
    None,
    /// They are being made.
    Busy(BatchProgress),
    /// It ended, with these.
    Done(BatchMade),
}

/// Which dossier is in hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchProgress {
    /// Which one, from 1.
    pub position: usize,
    /// How many there are.
    pub total: usize,
    /// Its file.
    pub dossier: PathBuf,
}

/// Reports of several dossiers in a session.
#[derive(Default)]
pub(in crate::session) struct Batch {
    state: BatchState,
    running: Option<Running>,
    /// The folder that the user picked.
    folder: Option<PathBuf>,
    count: u64,
}

/// Reports that are being made, and what came of them so far.
struct Running {
    number: u64,
    stop: Stop,
    thread: JoinHandle<()>,
    /// The file that is made now.
    in_hand: Option<PathBuf>,
    so_far: BatchMade,
}

/// What is made of which dossiers.
struct BatchOrder {
    catalogue: Arc<Catalogue>,
    dossiers: Vec<PathBuf>,
    kinds: Vec<Kind>,
    folder: PathBuf,
    today: Date,
    stop: Stop,
}

/// News of reports that are being made.
enum BatchNews {
    /// The dossier at this position, from 1, is in hand.
    Begun(usize, PathBuf),
    /// This file is being made.
    Making(PathBuf),
    /// It stands there.
    Made(PathBuf),
    /// A report of this dossier could not be made.
    Failed(BatchFailure),
    /// All were tried, or somebody asked to stop.
    Ended,
}

impl Batch {
    /// As [`Export::finish`](super::Export::finish).
    pub(in crate::session) fn finish(&mut self, limit: Duration) {
        if let Some(running) = self.running.take() {
            running.stop.ask();
            await_end(&running.thread, limit);
        }
    }
}

impl Session {
    /// How far reports of several dossiers are.
    pub fn batch(&self) -> &BatchState {
        &self.batch.state
    }

    /// The folder into which reports of several dossiers go.
    pub fn batch_folder(&self) -> PathBuf {
        self.batch.folder.clone().unwrap_or_else(|| self.environment.documents.join(FOLDER))
    }

    /// Lets the user pick that folder with the dialog of the system.
    pub(in crate::session) fn pick_batch_folder(&self) {
        // What is not made yet cannot be shown.
        let begin = self.batch.folder.clone().unwrap_or_else(|| self.environment.documents.clone());
        self.pick(Pick::BatchFolder, begin, Self::choose_batch_folder);
    }

    /// Takes a folder for such reports, from now on.
    pub(in crate::session) fn choose_batch_folder(&mut self, folder: PathBuf) {
        self.batch.folder = Some(std::path::absolute(&folder).unwrap_or(folder));
    }

    /// Begins to make reports of these kinds of these dossiers, unless some are being made.
    pub(in crate::session) fn make_batch(&mut self, dossiers: Vec<PathBuf>, kinds: Vec<Kind>) {
        let Some(first) = dossiers.first().cloned().filter(|_| self.batch.running.is_none() && !kinds.is_empty()) else {
            return;
        };
        self.batch.count += 1;
        let (number, total, stop) = (self.batch.count, dossiers.len(), Stop::default());
        let folder = self.batch_folder();
        let order = BatchOrder {
            catalogue: Arc::clone(&self.content.catalogue),
            dossiers,
            kinds,
            folder: folder.clone(),
            today: self.today(),
            stop: stop.clone(),
        };
        let thread = begin(number, order, self.background.results());
        let so_far =
            BatchMade { folder, made: Vec::new(), failed: Vec::new(), dossiers: total, is_stopped: false, unsure: None };
        self.batch.running = Some(Running { number, stop, thread, in_hand: None, so_far });
        self.batch.state = BatchState::Busy(BatchProgress { position: 1, total, dossier: first });
    }

    /// Lets go of what is being made; what is finished stays. Nobody waits for a disk that does not answer.
    pub(in crate::session) fn stop_batch(&mut self) {
        let Some(Running { stop, in_hand, so_far, .. }) = self.batch.running.take() else { return };
        let is_writing = stop.ask();
        let unsure = in_hand.filter(|_| is_writing);
        self.batch.state = BatchState::Done(BatchMade { is_stopped: true, unsure, ..so_far });
    }

    /// Puts away what came of it.
    pub(in crate::session) fn dismiss_batch(&mut self) {
        if self.batch.running.is_none() {
            self.batch.state = BatchState::None;
        }
    }

    fn take_in_batch_news(&mut self, number: u64, news: BatchNews) {
        let Some(running) = self.batch.running.as_mut().filter(|running| running.number == number) else { return };
        match news {
            BatchNews::Begun(position, dossier) => {
                let total = running.so_far.dossiers;
                self.batch.state = BatchState::Busy(BatchProgress { position, total, dossier });
            }
            BatchNews::Making(path) => running.in_hand = Some(path),
            BatchNews::Made(path) => {
                running.in_hand = None;
                running.so_far.made.push(path);
            }
            BatchNews::Failed(failure) => {
                running.in_hand = None;
                running.so_far.failed.push(failure);
            }
            BatchNews::Ended => {
                if let Some(Running { so_far, .. }) = self.batch.running.take() {
                    if self.open.is_some() {
                        // The cards, beside which it is told otherwise, are out of sight.
                        self.batch.state = BatchState::None;
                        self.tell(Notice::BatchMade(Arc::new(so_far)));
                    } else {
                        self.batch.state = BatchState::Done(so_far);
                    }
                }
            }
        }
    }
}

/// Makes the reports on a thread of their own.
fn begin(number: u64, order: BatchOrder, results: Results) -> JoinHandle<()> {
    let tell = move |news| results.send(move |session| session.take_in_batch_news(number, news));
    std::thread::spawn(move || {
        for (dossier, position) in order.dossiers.iter().zip(1..) {
            if order.stop.is_asked() {
                break;
            }
            tell(BatchNews::Begun(position, dossier.clone()));
            // A fault of the program in one report must not keep the others from being made.
            let made = catch_unwind(AssertUnwindSafe(|| make_of(&order, dossier, &tell)));
            if let Err(failure) = made.unwrap_or_else(|_printed| Err(job::fault())) {
                tell(BatchNews::Failed(BatchFailure { dossier: dossier.clone(), failure }));
            }
        }
        tell(BatchNews::Ended);
    })
}

/// Makes the reports of one dossier, those that it can give where several kinds were asked for.
fn make_of(order: &BatchOrder, path: &Path, tell: &dyn Fn(BatchNews)) -> Result<(), ReportFailure> {
    let dossier = Arc::new(read(path).map_err(ReportFailure::Store)?);
    store::make_folder(&order.folder).map_err(ReportFailure::Store)?;
    for kind in &order.kinds {
        let choice = Choice { kind: *kind, ..Choice::default() }.made_on(order.today);
        if order.kinds.len() > 1 && choice.of(&dossier).is_err() {
            continue;
        }
        if let Some(made) = make_one(order, &dossier, choice, tell)? {
            tell(BatchNews::Made(made));
        }
    }
    Ok(())
}

/// What stands in a file that anybody can read.
fn read(path: &Path) -> Result<Dossier, StoreError> {
    match store::glance_in_time(path, PATIENCE)? {
        Glance::Readable(_, dossier) => Ok(*dossier),
        Glance::Protected(_) | Glance::Same => {
            Err(StoreError::reading(path, StoreErrorKind::Protected(ProtectionFault::PassphraseNeeded)))
        }
    }
}

/// Makes one report under the first name that is free; `None` when somebody asked to stop.
fn make_one(
    order: &BatchOrder,
    dossier: &Arc<Dossier>,
    choice: Choice,
    tell: &dyn Fn(BatchNews),
) -> Result<Option<PathBuf>, ReportFailure> {
    let order_of_one = Order {
        catalogue: Arc::clone(&order.catalogue),
        dossier: Arc::clone(dossier),
        targets: Vec::new(),
        // Examples are chosen in a dossier, for that one.
        appendix: None,
        overwrite: Overwrite::Refuse,
        stop: order.stop.clone(),
    };
    let name = report_name(dossier, choice);
    loop {
        let path = free_name(&order.folder, &name);
        tell(BatchNews::Making(path.clone()));
        let target = ReportTarget { path: path.clone(), choice };
        match job::make(&order_of_one, &target, &|_| {}) {
            Ok(made) => return Ok(made.map(|_unprintable| path)),
            // Somebody else took the name meanwhile.
            Err(ReportFailure::Store(error)) if error.kind == StoreErrorKind::Exists => {}
            Err(failure) => return Err(failure),
        }
    }
}

/// This name in a folder, or with the first number behind it that is free, from 2.
fn free_name(folder: &Path, name: &str) -> PathBuf {
    let stem = name.trim_end_matches(".pdf");
    let numbered = |number| match number {
        1 => folder.join(name),
        _ => folder.join(format!("{stem}-{number}.pdf")),
    };
    store::free_name(numbered, |place| store::is_taken(place))
}
