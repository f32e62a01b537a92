//! Does what may take long, away from the interface thread: files, reports, dialogs.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use jiff::civil::DateTime;

use super::desktop::{Desktop, Picked};
use super::export::ReportNews;
use super::preview::Subject;
use super::rescue;
use super::versions::{self, Version};
use crate::model::{Dossier, DossierId};
use crate::report;
use crate::store::recent::{self, RecentDossier};
use crate::store::{
    self, Changed, DossierFile, Found, Opened, Overwrite, Passphrase, Put, SaveFailure, SaveObstacle, StoreError,
    StoreErrorKind, Surroundings, Unopened,
};

/// Wakes the interface when an outcome is ready.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// The file of an open dossier. Only the threads in the background lock it.
pub(super) type SharedFile = Arc<Mutex<DossierFile>>;

/// Something to do.
pub(super) enum Job {
    /// Read a dossier and ask for the right to change it.
    Load { path: PathBuf, key: Key, now: DateTime },
    /// Write a new dossier under the first free name in a folder.
    Create { folder: PathBuf, dossier: Arc<Dossier>, now: DateTime },
    /// Go on with a dossier whose file is gone or damaged.
    TakeOver { path: PathBuf, dossier: Arc<Dossier>, passphrase: Option<Passphrase>, found: Vec<Found>, now: DateTime },
    /// Write a dossier over its file.
    Save { file: SharedFile, dossier: Arc<Dossier>, revision: u64, now: DateTime },
    /// Write what was rescued beside the damaged file; `lost` is told with it.
    Rescue { damaged: PathBuf, dossier: Arc<Dossier>, passphrase: Option<Passphrase>, lost: String, now: DateTime },
    /// Write a dossier to another place, as protected as `before`, the file that it had.
    SaveAs {
        path: PathBuf,
        dossier: Arc<Dossier>,
        revision: u64,
        before: Option<SharedFile>,
        overwrite: Overwrite,
        now: DateTime,
    },
    /// Save a dossier behind this passphrase from now on, or behind none, with all that is kept of it.
    Protect { file: SharedFile, dossier: Arc<Dossier>, revision: u64, passphrase: Option<Passphrase>, now: DateTime },
    /// Let what somebody else put into the file be replaced from now on.
    Accept { file: SharedFile, changed: Box<Changed> },
    /// Put what an earlier run left among the earlier versions.
    Settle { file: SharedFile, found: Vec<Found>, now: DateTime },
    /// Keep a state among the earlier versions.
    KeepVersion { file: SharedFile, dossier: Arc<Dossier>, now: DateTime },
    /// Read the earlier versions.
    ListVersions { file: SharedFile, dossier: DossierId },
    /// Let others have the file.
    Release(SharedFile),
    /// Note that a dossier was opened.
    Remember(RecentDossier),
    /// Read which dossiers were opened lately.
    ListRecent,
}

/// Where the passphrase of a file comes from.
pub(super) enum Key {
    /// From nowhere, while nobody knows whether one is needed.
    None,
    /// The user typed it.
    Typed(Passphrase),
    /// It opened the same file before.
    Of(SharedFile),
}

impl Key {
    fn passphrase(self) -> Option<Passphrase> {
        match self {
            Self::None => None,
            Self::Typed(passphrase) => Some(passphrase),
            Self::Of(file) => locked(&file).passphrase().cloned(),
        }
    }
}

/// What came of it.
pub(super) enum Outcome {
    Loaded {
        path: PathBuf,
        passphrase: Option<Passphrase>,
        result: Result<Box<Opened>, Unopened>,
    },
    Created {
        dossier: Arc<Dossier>,
        result: Result<DossierFile, StoreError>,
    },
    TakenOver {
        dossier: Arc<Dossier>,
        result: Result<DossierFile, StoreError>,
    },
    Rescued {
        damaged: PathBuf,
        dossier: Arc<Dossier>,
        lost: String,
        result: Result<DossierFile, StoreError>,
    },
    Saved {
        dossier: DossierId,
        revision: u64,
        result: Result<Put, SaveFailure>,
    },
    SavedAs {
        dossier: DossierId,
        revision: u64,
        path: PathBuf,
        result: Result<DossierFile, StoreError>,
    },
    Protected {
        dossier: DossierId,
        revision: u64,
        /// What was asked for.
        is_protected: bool,
        result: Result<Result<(), StoreError>, SaveFailure>,
    },
    SaveAsPicked {
        dossier: DossierId,
        picked: Picked,
    },
    Versions {
        dossier: DossierId,
        result: Result<Vec<Version>, StoreError>,
    },
    /// An earlier version that could not be kept.
    NotKept(StoreError),
    Report {
        number: u64,
        news: ReportNews,
    },
    Previewed {
        subject: Subject,
        pages: Option<Result<Arc<report::Layout>, String>>,
    },
    Recent {
        recent: Vec<RecentDossier>,
        leftovers: BTreeSet<PathBuf>,
    },
    DossierPicked(Picked),
    ReportPicked {
        dossier: DossierId,
        picked: Picked,
        choice: report::Choice,
    },
    ReportFolderPicked {
        dossier: DossierId,
        picked: Picked,
        choices: Vec<report::Choice>,
    },
    Shown {
        path: PathBuf,
        done: bool,
    },
    Revealed {
        path: PathBuf,
        done: bool,
    },
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
    /// Starts the thread.
    pub(super) fn start(surroundings: Surroundings, desktop: Arc<dyn Desktop>, waker: Waker) -> Self {
        let (jobs, todo) = channel();
        let (back, outcomes) = channel();
        let thread = {
            let courier = Courier { back: back.clone(), waker: Arc::clone(&waker) };
            thread::spawn(move || work(&todo, &courier, &surroundings))
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
        self.ask(move |desktop| Outcome::ReportPicked { dossier, picked: desktop.pick_report(&proposed), choice });
    }

    /// Asks the user for another place of this dossier.
    pub(super) fn pick_save_as(&self, dossier: DossierId, proposed: PathBuf) {
        self.ask(move |desktop| Outcome::SaveAsPicked { dossier, picked: desktop.pick_save_as(&proposed) });
    }

    /// Asks the user in which folder reports of this dossier go.
    pub(super) fn pick_report_folder(&self, dossier: DossierId, proposed: PathBuf, choices: Vec<report::Choice>) {
        self.ask(move |desktop| Outcome::ReportFolderPicked { dossier, picked: desktop.pick_folder(&proposed), choices });
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

fn work(todo: &Receiver<Job>, courier: &Courier, surroundings: &Surroundings) {
    for job in todo {
        // A fault of the program in one job must not end the thread that saves.
        let fallback = job.fallback();
        let outcome = catch_unwind(AssertUnwindSafe(|| carry_out(job, surroundings, courier))).unwrap_or(fallback);
        if let Some(outcome) = outcome {
            courier.bring(outcome);
        }
    }
}

/// Opening ten protected versions takes seconds, and saving must not wait for that.
fn list_versions(file: &DossierFile, dossier: DossierId, courier: Courier) {
    let (backups, passphrase) = (file.backups(), file.passphrase().cloned());
    let fault = StoreError::reading(file.path(), StoreErrorKind::Io(std::io::ErrorKind::Other));
    thread::spawn(move || {
        let read = || versions::read(&backups, passphrase.as_ref());
        let result = catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(fault));
        courier.bring(Outcome::Versions { dossier, result });
    });
}

impl Job {
    /// What is told when a fault of the program kept the job from being done.
    fn fallback(&self) -> Option<Outcome> {
        let kind = || StoreErrorKind::Io(std::io::ErrorKind::Other);
        Some(match self {
            Self::Load { path, .. } => {
                let error = StoreError::reading(path, kind());
                let result = Err(Unopened { error, found: Vec::new(), rescued: None });
                Outcome::Loaded { path: path.clone(), passphrase: None, result }
            }
            Self::Rescue { damaged, dossier, lost, .. } => {
                let result = Err(StoreError::writing(damaged, kind()));
                Outcome::Rescued { damaged: damaged.clone(), dossier: Arc::clone(dossier), lost: lost.clone(), result }
            }
            Self::Create { folder, dossier, .. } => {
                Outcome::Created { dossier: Arc::clone(dossier), result: Err(StoreError::writing(folder, kind())) }
            }
            Self::TakeOver { path, dossier, .. } => {
                Outcome::TakenOver { dossier: Arc::clone(dossier), result: Err(StoreError::writing(path, kind())) }
            }
            Self::Save { file, dossier, revision, .. } => {
                let error = StoreError::writing(locked(file).path(), kind());
                let result = Err(SaveFailure { reason: SaveObstacle::Store(error), is_copied: false });
                Outcome::Saved { dossier: dossier.id.clone(), revision: *revision, result }
            }
            Self::Protect { file, dossier, revision, passphrase, .. } => {
                let error = StoreError::writing(locked(file).path(), kind());
                let result = Err(SaveFailure { reason: SaveObstacle::Store(error), is_copied: false });
                Outcome::Protected {
                    dossier: dossier.id.clone(),
                    revision: *revision,
                    is_protected: passphrase.is_some(),
                    result,
                }
            }
            Self::SaveAs { path, dossier, revision, .. } => {
                let result = Err(StoreError::writing(path, kind()));
                Outcome::SavedAs { dossier: dossier.id.clone(), revision: *revision, path: path.clone(), result }
            }
            Self::KeepVersion { file, .. } | Self::Settle { file, .. } => {
                Outcome::NotKept(StoreError::writing(locked(file).path(), kind()))
            }
            Self::Accept { .. } | Self::ListVersions { .. } | Self::Release(_) | Self::Remember(_) | Self::ListRecent => {
                return None;
            }
        })
    }
}

/// A fault of the program while the file was locked left it usable: each field is set by itself.
fn locked(file: &SharedFile) -> MutexGuard<'_, DossierFile> {
    file.lock().unwrap_or_else(PoisonError::into_inner)
}

fn carry_out(job: Job, surroundings: &Surroundings, courier: &Courier) -> Option<Outcome> {
    let data = &surroundings.data;
    Some(match job {
        Job::Load { path, key, now } => {
            let passphrase = key.passphrase();
            let result = DossierFile::open(&path, passphrase.as_ref(), surroundings, now).map(Box::new);
            Outcome::Loaded { path, passphrase, result }
        }
        Job::Create { folder, dossier, now } => {
            let result = create_under_free_name(&folder, &dossier, surroundings, now);
            Outcome::Created { dossier, result }
        }
        Job::Rescue { damaged, dossier, passphrase, lost, now } => {
            let result = rescue::create_beside(&damaged, &dossier, passphrase.as_ref(), surroundings, now);
            Outcome::Rescued { damaged, dossier, lost, result }
        }
        Job::TakeOver { path, dossier, passphrase, found, now } => {
            let result = DossierFile::take_over(&path, &dossier.id, passphrase, surroundings, now).and_then(|mut file| {
                // All of it stays among the earlier versions, whatever becomes of the file.
                found.iter().try_for_each(|found| file.settle(found, now))?;
                Ok(file)
            });
            Outcome::TakenOver { dossier, result }
        }
        Job::Save { file, dossier, revision, now } => {
            let result = locked(&file).save(&dossier, now);
            Outcome::Saved { dossier: dossier.id.clone(), revision, result }
        }
        Job::Protect { file, dossier, revision, passphrase, now } => {
            let is_protected = passphrase.is_some();
            let result = locked(&file).protect(&dossier, passphrase, now);
            Outcome::Protected { dossier: dossier.id.clone(), revision, is_protected, result }
        }
        Job::SaveAs { path, dossier, revision, before, overwrite, now } => {
            let passphrase = before.and_then(|before| locked(&before).passphrase().cloned());
            let result = DossierFile::create(&path, &dossier, passphrase, surroundings, overwrite, now);
            Outcome::SavedAs { dossier: dossier.id.clone(), revision, path, result }
        }
        Job::Accept { file, changed } => {
            locked(&file).accept(&changed);
            return None;
        }
        Job::Settle { file, found, now } => {
            let mut file = locked(&file);
            return found.iter().find_map(|found| file.settle(found, now).err()).map(Outcome::NotKept);
        }
        Job::KeepVersion { file, dossier, now } => {
            return locked(&file).keep_version(&dossier, now).err().map(Outcome::NotKept);
        }
        Job::ListVersions { file, dossier } => {
            list_versions(&locked(&file), dossier, courier.clone());
            return None;
        }
        Job::Release(file) => {
            drop(file);
            return None;
        }
        Job::Remember(dossier) => {
            // A list that cannot be written is a lost convenience, not worth a message.
            recent::add(data, dossier).ok()?;
            recent_dossiers(data)
        }
        Job::ListRecent => recent_dossiers(data),
    })
}

fn recent_dossiers(data: &Path) -> Outcome {
    let recent = recent::load(data);
    let leftovers = recent.iter().map(|dossier| dossier.path.clone());
    let leftovers = leftovers.filter(|path| DossierFile::has_leftovers(path, data)).collect();
    Outcome::Recent { recent, leftovers }
}

/// Names are tried in order: the proposed one, then with 2, 3 and so on.
fn create_under_free_name(
    folder: &Path,
    dossier: &Dossier,
    surroundings: &Surroundings,
    now: DateTime,
) -> Result<DossierFile, StoreError> {
    let proposed = store::proposed_name(&dossier.profile.municipality, &dossier.profile.neighbourhood);
    let stem = proposed.trim_end_matches(store::DOSSIER_ENDING);
    let mut number = 1;
    loop {
        let name = if number == 1 { proposed.clone() } else { format!("{stem}-{number}{}", store::DOSSIER_ENDING) };
        match DossierFile::create(&folder.join(name), dossier, None, surroundings, Overwrite::Refuse, now) {
            Err(error) if error.kind == StoreErrorKind::Exists => number += 1,
            result => return result,
        }
    }
}
