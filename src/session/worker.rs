//! Does what may take long, away from the interface thread: files, reports, dialogs.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use super::desktop::Desktop;
use super::export::ReportNews;
use super::preview::Subject;
use super::rescue;
use crate::model::{Dossier, DossierId};
use crate::report;
use crate::store::recent::{self, RecentDossier};
use crate::store::{self, Examined, Rescued, StoreError, StoreErrorKind};

/// Wakes the interface when an outcome is ready.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// Something to do.
pub(super) enum Job {
    /// Read a dossier.
    Load(PathBuf),
    /// Write a new dossier under the first free name in a folder.
    Create { folder: PathBuf, dossier: Arc<Dossier> },
    /// Write a dossier over its file.
    Save { path: PathBuf, dossier: Arc<Dossier>, revision: u64 },
    /// Write what was rescued beside the damaged file; `lost` is told with it.
    Rescue { damaged: PathBuf, dossier: Arc<Dossier>, lost: String },
    /// Note that a dossier was opened.
    Remember(RecentDossier),
    /// Read which dossiers were opened lately.
    ListRecent,
}

/// What came of it.
pub(super) enum Outcome {
    Loaded { path: PathBuf, result: Result<Box<Dossier>, StoreError>, rescued: Option<Box<Rescued>> },
    Rescued { damaged: PathBuf, dossier: Arc<Dossier>, lost: String, result: Result<PathBuf, StoreError> },
    Created { dossier: Arc<Dossier>, result: Result<PathBuf, StoreError> },
    Saved { dossier: DossierId, revision: u64, result: Result<(), StoreError> },
    Report { number: u64, news: ReportNews },
    Previewed { subject: Subject, pages: Option<Result<Arc<report::Layout>, String>> },
    Recent(Vec<RecentDossier>),
    DossierPicked(Option<PathBuf>),
    ReportPicked { dossier: DossierId, path: Option<PathBuf>, choice: report::Choice },
    ReportFolderPicked { dossier: DossierId, folder: Option<PathBuf>, choices: Vec<report::Choice> },
    Shown { path: PathBuf, done: bool },
    Revealed { path: PathBuf, done: bool },
}

/// Brings outcomes to the session, and wakes the interface for each.
#[derive(Clone)]
pub(super) struct Courier {
    back: Sender<Outcome>,
    waker: Waker,
}

impl Courier {
    /// Hands over an outcome.
    pub(super) fn bring(&self, outcome: Outcome) {
        // Nobody listens any more when the program ends.
        drop(self.back.send(outcome));
        (self.waker)();
    }
}

/// A thread that does jobs one after the other, and threads that wait for the user.
pub(super) struct Worker {
    jobs: Option<Sender<Job>>,
    outcomes: Receiver<Outcome>,
    back: Sender<Outcome>,
    thread: Option<JoinHandle<()>>,
    waker: Waker,
    desktop: Arc<dyn Desktop>,
}

impl Worker {
    /// Starts the thread. `data` is the user's folder for what the program remembers.
    pub(super) fn start(data: PathBuf, desktop: Arc<dyn Desktop>, waker: Waker) -> Self {
        let (jobs, todo) = channel();
        let (back, outcomes) = channel();
        let thread = {
            let (back, waker) = (back.clone(), Arc::clone(&waker));
            thread::spawn(move || work(&todo, &back, &waker, &data))
        };
        Self { jobs: Some(jobs), outcomes, back, thread: Some(thread), waker, desktop }
    }

    /// Hands in a job; it is done after those that were handed in before.
    pub(super) fn submit(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // The thread ends only when this sender is dropped.
            drop(jobs.send(job));
        }
    }

    /// The outcomes since the last call.
    pub(super) fn outcomes(&self) -> Vec<Outcome> {
        self.outcomes.try_iter().collect()
    }

    /// For threads that do something else than jobs.
    pub(super) fn courier(&self) -> Courier {
        Courier { back: self.back.clone(), waker: Arc::clone(&self.waker) }
    }

    /// Asks the user for a dossier.
    pub(super) fn pick_dossier(&self, folder: PathBuf) {
        self.ask(move |desktop| Outcome::DossierPicked(desktop.pick_dossier(&folder)));
    }

    /// Asks the user where a report of this dossier goes.
    pub(super) fn pick_report(&self, dossier: DossierId, proposed: PathBuf, choice: report::Choice) {
        self.ask(move |desktop| Outcome::ReportPicked { dossier, path: desktop.pick_report(&proposed), choice });
    }

    /// Asks the user in which folder reports of this dossier go.
    pub(super) fn pick_report_folder(&self, dossier: DossierId, proposed: PathBuf, choices: Vec<report::Choice>) {
        self.ask(move |desktop| Outcome::ReportFolderPicked { dossier, folder: desktop.pick_folder(&proposed), choices });
    }

    /// Shows where a file stands.
    pub(super) fn reveal(&self, path: PathBuf) {
        self.ask(move |desktop| {
            let done = desktop.reveal(&path);
            Outcome::Revealed { path, done }
        });
    }

    /// Shows a file in the viewer of the system.
    pub(super) fn show(&self, path: PathBuf) {
        self.ask(move |desktop| {
            let done = desktop.show(&path);
            Outcome::Shown { path, done }
        });
    }

    /// Does all jobs that were handed in and ends the thread.
    pub(super) fn finish(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // A panic on the thread was printed there; nothing more can be done about it here.
            drop(thread.join());
        }
    }

    fn ask(&self, question: impl FnOnce(&dyn Desktop) -> Outcome + Send + 'static) {
        let (courier, desktop) = (self.courier(), Arc::clone(&self.desktop));
        thread::spawn(move || courier.bring(question(desktop.as_ref())));
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.finish();
    }
}

fn work(todo: &Receiver<Job>, back: &Sender<Outcome>, waker: &Waker, data: &Path) {
    for job in todo {
        // A fault of the program in one job must not end the thread that saves.
        let fallback = job.fallback();
        let outcome = catch_unwind(AssertUnwindSafe(|| carry_out(job, data))).unwrap_or(fallback);
        if let Some(outcome) = outcome {
            // Nobody listens any more when the program ends.
            drop(back.send(outcome));
            waker();
        }
    }
}

impl Job {
    /// What is told when a fault of the program kept the job from being done.
    fn fallback(&self) -> Option<Outcome> {
        let kind = || StoreErrorKind::Io(std::io::ErrorKind::Other);
        match self {
            Self::Load(path) => {
                let result = Err(StoreError::reading(path, kind()));
                Some(Outcome::Loaded { path: path.clone(), result, rescued: None })
            }
            Self::Rescue { damaged, dossier, lost } => {
                let result = Err(StoreError::writing(damaged, kind()));
                Some(Outcome::Rescued { damaged: damaged.clone(), dossier: Arc::clone(dossier), lost: lost.clone(), result })
            }
            Self::Create { folder, dossier } => {
                Some(Outcome::Created { dossier: Arc::clone(dossier), result: Err(StoreError::writing(folder, kind())) })
            }
            Self::Save { path, dossier, revision } => {
                let result = Err(StoreError::writing(path, kind()));
                Some(Outcome::Saved { dossier: dossier.id.clone(), revision: *revision, result })
            }
            Self::Remember(_) | Self::ListRecent => None,
        }
    }
}

fn carry_out(job: Job, data: &Path) -> Option<Outcome> {
    Some(match job {
        Job::Load(path) => {
            let (result, rescued) = match store::examine(&path, None) {
                Ok(Examined::Sound(dossier)) => (Ok(dossier), None),
                Ok(Examined::Unusable { error, rescued }) => (Err(error), rescued),
                Err(error) => (Err(error), None),
            };
            Outcome::Loaded { path, result, rescued }
        }
        Job::Create { folder, dossier } => {
            let result = create_under_free_name(&folder, &dossier);
            Outcome::Created { dossier, result }
        }
        Job::Rescue { damaged, dossier, lost } => {
            let result = rescue::create_beside(&damaged, &dossier);
            Outcome::Rescued { damaged, dossier, lost, result }
        }
        Job::Save { path, dossier, revision } => {
            let result = store::save_dossier(&path, &dossier);
            Outcome::Saved { dossier: dossier.id.clone(), revision, result }
        }
        // A list that cannot be written is a lost convenience, not worth a message.
        Job::Remember(dossier) => Outcome::Recent(recent::add(data, dossier).ok()?),
        Job::ListRecent => Outcome::Recent(recent::load(data)),
    })
}

/// Names are tried in order: the proposed one, then with 2, 3 and so on.
fn create_under_free_name(folder: &Path, dossier: &Dossier) -> Result<PathBuf, StoreError> {
    let proposed = store::proposed_name(&dossier.profile.municipality, &dossier.profile.neighbourhood);
    let stem = proposed.trim_end_matches(store::DOSSIER_ENDING);
    let mut number = 1;
    loop {
        let name = if number == 1 { proposed.clone() } else { format!("{stem}-{number}{}", store::DOSSIER_ENDING) };
        let path = folder.join(name);
        match store::create_dossier(&path, dossier) {
            Err(error) if error.kind == StoreErrorKind::Exists => number += 1,
            result => return result.map(|()| path),
        }
    }
}
