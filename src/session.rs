//! The open dossier, and the only place where it is changed. Knows nothing of the interface that shows it.

mod action;
mod choices;
mod desktop;
mod edit;
mod editing;
mod export;
mod notice;
mod opening;
mod preview;
mod protecting;
mod rescue;
mod saving;
mod undo;
mod versions;
mod worker;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

pub use action::Action;
pub use choices::{Candidate, Conflict, Recovery, Resolution, Source};
use choices::{PendingConflict, Stranded};
pub use desktop::{Desktop, NativeDesktop, Pick, Picked};
pub use edit::{
    ActionChange, ActionPlanEdit, AnswerEdit, AttendeeField, Edit, InterventionEdit, MeasurementEdit, NewAction,
    NewIntervention, ProfileField,
};
use export::Export;
pub use export::{ReportProgress, ReportStage, ReportState, ReportTarget, ReportsMade};
pub use notice::{Notice, NoticeKind};
pub use preview::Preview;
use preview::Previewing;
pub use protecting::{Locked, Protecting};
pub use rescue::RescueOffer;
use saving::Saving;
pub use saving::{Copied, SaveState, SavingAs};

use undo::History;
pub use versions::{Unread, Version};
pub use worker::Waker;
use worker::{Job, Outcome, SharedFile, Worker};

use crate::content::Catalogue;
use crate::model::{Dossier, IdGenerator, Measurement};
pub use crate::report::{Choice as ReportChoice, Kind as ReportKind, Options as ReportOptions};
pub use crate::store::recent::RecentDossier;
use crate::store::{self, Access, Surroundings};
pub use crate::store::{FoundKind, Holder, Passphrase};
use crate::system::SystemClock;

/// Tells the time. Injected, so that tests and reports do not depend on the moment.
pub trait Clock: Send {
    /// Date and time on the user's wall.
    fn now(&self) -> DateTime;

    /// A clock that only goes forward, to measure pauses with.
    fn instant(&self) -> Instant;

    /// What the wall said at this moment, as the disk notes it.
    fn local(&self, moment: Timestamp) -> DateTime;
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime {
        Self::now(*self).datetime()
    }

    fn instant(&self) -> Instant {
        Self::instant(*self)
    }

    fn local(&self, moment: Timestamp) -> DateTime {
        Self::local(*self, moment)
    }
}

/// What the session needs of the world around it.
pub struct Environment {
    /// Tells the time.
    pub clock: Box<dyn Clock>,
    /// Makes names for what the team makes.
    pub ids: Box<dyn IdGenerator + Send>,
    /// Dialogs and viewer.
    pub desktop: Arc<dyn Desktop>,
    /// Where new dossiers and reports go.
    pub documents: PathBuf,
    /// Where the program keeps what it remembers.
    pub data: PathBuf,
    /// Who works here, on which computer: shown to who wants to open the same dossier.
    pub user: String,
}

/// The open dossier with everything that happens around it.
pub struct Session {
    catalogue: Arc<Catalogue>,
    environment: Environment,
    worker: Worker,
    open: Option<OpenDossier>,
    recent: Vec<RecentDossier>,
    /// Files of which an earlier run left more than stands in them.
    leftovers: BTreeSet<PathBuf>,
    /// What was found of a dossier that is not open.
    stranded: Option<Stranded>,
    notice: Option<Notice>,
    /// The file that asks for a passphrase.
    locked: Option<Locked>,
    /// What is left of the file that was last found to be damaged.
    rescue: Option<RescueOffer>,
    export: Export,
    preview: Previewing,
    is_loading: bool,
    /// What leaves the open dossier, and waits until that is saved.
    leaving: Option<Action>,
    /// For what the user was to pick a place, where the system had no dialog for that.
    missing_dialog: Option<Pick>,
    revision: u64,
}

/// A dossier that is being worked on.
struct OpenDossier {
    dossier: Arc<Dossier>,
    /// `None` for the example, of which nothing is kept.
    kept: Option<Kept>,
    /// The number of the measurement that is shown, where the user chose one; else it is the latest.
    shown: Option<u16>,
    history: History,
    save: Saving,
    /// What an earlier run left, while the user has not chosen.
    recovery: Option<Recovery>,
    /// What somebody else put into the file, while the user has not chosen.
    conflict: Option<PendingConflict>,
    /// The earlier versions, once they were asked for.
    versions: Option<Vec<Version>>,
    saving_as: SavingAs,
    protecting: Protecting,
}

/// Where an open dossier is kept.
struct Kept {
    path: PathBuf,
    file: SharedFile,
    access: Access,
    /// Whether a passphrase is needed to open the file.
    is_protected: bool,
}

impl Session {
    /// A session without an open dossier. `waker` is called when [`poll`](Self::poll) has something to do.
    pub fn new(catalogue: Arc<Catalogue>, environment: Environment, waker: Waker) -> Self {
        let surroundings = Surroundings { data: environment.data.clone(), user: environment.user.clone() };
        let worker = Worker::start(surroundings, Arc::clone(&environment.desktop), waker);
        worker.submit(Job::ListRecent);
        Self {
            catalogue,
            environment,
            worker,
            open: None,
            recent: Vec::new(),
            leftovers: BTreeSet::new(),
            stranded: None,
            notice: None,
            locked: None,
            rescue: None,
            export: Export::default(),
            preview: Previewing::default(),
            is_loading: false,
            leaving: None,
            missing_dialog: None,
            revision: 0,
        }
    }

    /// The content that is asked.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// The open dossier.
    pub fn dossier(&self) -> Option<&Arc<Dossier>> {
        self.open.as_ref().map(|open| &open.dossier)
    }

    /// The measurement that is shown: the one that the user chose, else the latest.
    pub fn measurement(&self) -> Option<&Measurement> {
        self.open.as_ref().map(OpenDossier::shown)
    }

    /// What was asked in the measurement that is shown: a frozen one has its own content.
    pub fn shown_content(&self) -> &Arc<Catalogue> {
        self.measurement().map_or(&self.catalogue, |measurement| measurement.content(&self.catalogue))
    }

    /// The file of the open dossier; `None` without a dossier, and for the example.
    pub fn path(&self) -> Option<&Path> {
        self.open.as_ref()?.path()
    }

    /// Counts up with everything that changes, so that a screen knows when to compute anew.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The present day, to tell what is late.
    pub fn today(&self) -> Date {
        self.environment.clock.now().date()
    }

    /// The dossiers that were opened lately, the last one first.
    pub fn recent(&self) -> &[RecentDossier] {
        &self.recent
    }

    /// Those of which an earlier run left more than stands in the file.
    pub fn leftovers(&self) -> &BTreeSet<PathBuf> {
        &self.leftovers
    }

    /// The message to show.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// What can be opened of the file of which [`notice`](Self::notice) tells that it is damaged.
    pub fn rescue_offer(&self) -> Option<&RescueOffer> {
        self.rescue.as_ref()
    }

    /// Whether a dossier is being read.
    pub fn is_loading(&self) -> bool {
        self.is_loading
    }

    /// Where new dossiers go, for screens to say.
    pub fn documents(&self) -> &Path {
        &self.environment.documents
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.history.can_undo())
    }

    /// Whether there is something to make again.
    pub fn can_redo(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.history.can_redo())
    }

    /// Carries out what the user asked for. What takes long goes on in the background; [`poll`](Self::poll) brings the outcome.
    ///
    /// Whatever leaves the open dossier waits until that is saved; when it cannot be saved, it stays open.
    pub fn apply(&mut self, action: Action) {
        self.revision += 1;
        if action.leaves_dossier() && self.has_unsaved_changes() {
            self.leaving = Some(action);
            self.save_now();
            return;
        }
        match action {
            Action::Create { municipality, neighbourhood } => self.create(municipality, neighbourhood),
            Action::PickDossier => self.worker.pick_dossier(self.environment.documents.clone()),
            Action::Open(path) => self.load(path),
            Action::OpenExample => self.open_example(),
            Action::Close => {
                self.release();
                self.forget_reports();
                self.worker.submit(Job::ListRecent);
            }
            Action::Unlock(passphrase) => self.unlock(passphrase),
            Action::LeaveLocked => self.locked = None,
            Action::Protect(passphrase) => self.protect(passphrase),
            Action::TryAgain => self.try_again(),
            Action::PickSaveAs => {
                if let Some(open) = &self.open {
                    self.worker.pick_save_as(open.dossier.id.clone(), self.proposed_save_as());
                }
            }
            Action::SaveAs { path, replace } => self.save_as(path, replace),
            Action::ListVersions => self.list_versions(),
            Action::Restore(sequence) => self.restore(sequence),
            Action::Recover(source) => self.recover(source),
            Action::Resolve(resolution) => self.resolve(&resolution),
            Action::Edit(edit) => self.edit(edit),
            Action::ShowMeasurement(number) => {
                self.export.forget();
                if let Some(open) = &mut self.open {
                    open.shown = (number != open.dossier.measurements.latest().number).then_some(number);
                }
            }
            Action::Undo => self.travel(History::undo),
            Action::Redo => self.travel(History::redo),
            Action::PickReport { choice } => {
                if let Some(open) = &self.open {
                    self.worker.pick_report(open.dossier.id.clone(), self.proposed_report(choice), choice);
                }
            }
            Action::PickReportFolder { choices } => {
                if let Some(open) = &self.open {
                    self.worker.pick_report_folder(open.dossier.id.clone(), self.report_folder().to_owned(), choices);
                }
            }
            Action::MakeReportsIn { folder, choices } => {
                let targets = self.report_targets(&folder, &choices);
                self.make_reports(targets, false);
            }
            Action::MakeReports { targets, replace } => self.make_reports(targets, replace),
            Action::StopReports => self.stop_reports(),
            Action::OpenReport(path) => self.worker.show(path),
            Action::RevealReport(path) => self.worker.reveal(path),
            Action::OpenRescued => self.open_rescued(),
            Action::DismissNotice => {
                self.notice = None;
                self.rescue = None;
            }
        }
    }

    /// Takes in what was done in the background, and hands changes to the disk when it is time. Cheap when there is nothing.
    pub fn poll(&mut self) {
        for outcome in self.worker.outcomes() {
            self.revision += 1;
            self.take_in(outcome);
        }
        if self.next_save_in().is_some_and(|wait| wait.is_zero()) {
            self.save_now();
        }
    }

    /// For what the system has just had no dialog to pick a place with, so that the user is asked in the window. Told once.
    pub fn take_missing_dialog(&mut self) -> Option<Pick> {
        self.missing_dialog.take()
    }

    /// The place that was picked; notes where there was no dialog to pick it with.
    fn place(&mut self, pick: Pick, picked: Picked) -> Option<PathBuf> {
        match picked {
            Picked::Path(path) => Some(path),
            Picked::Cancelled => None,
            Picked::NoDialog => {
                self.missing_dialog = Some(pick);
                None
            }
        }
    }

    /// What was made and shown of the dossier that was open.
    fn forget_reports(&mut self) {
        self.export.forget();
        self.preview.forget();
    }

    fn take_in(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Loaded { path, passphrase, result } => self.take_in_loaded(path, passphrase, result),
            Outcome::Protected { dossier, revision, is_protected, result } => {
                self.take_in_protected(&dossier, revision, is_protected, result);
            }
            Outcome::Rescued { damaged, dossier, lost, result } => self.take_in_rescued(&damaged, dossier, &lost, result),
            Outcome::Created { dossier, result } => self.take_in_created(dossier, result),
            Outcome::TakenOver { dossier, result } => self.take_in_taken_over(dossier, result),
            Outcome::SavedAs { dossier, revision, path, result } => self.take_in_saved_as(&dossier, revision, path, result),
            Outcome::SaveAsPicked { dossier, picked } => {
                let is_still_open = self.open.as_ref().is_some_and(|open| open.dossier.id == dossier);
                if is_still_open && let Some(picked) = self.place(Pick::SaveAs, picked) {
                    // The dialog asked whether a file of this very name may be replaced, and of no other.
                    let path = with_dossier_ending(picked.clone());
                    let replace = path == picked;
                    self.apply(Action::SaveAs { path, replace });
                }
            }
            Outcome::Versions { dossier, result } => self.take_in_versions(&dossier, result),
            Outcome::NotKept(error) => self.notice = Some(Notice::no_version_kept(&error)),
            Outcome::Saved { dossier, revision, result } => self.take_in_save(&dossier, revision, result),
            Outcome::Report { number, news } => self.take_in_report_news(number, news),
            Outcome::Previewed { subject, pages } => self.take_in_preview(subject, pages),
            Outcome::Recent { recent, leftovers } => {
                self.recent = recent;
                self.leftovers = leftovers;
            }
            Outcome::DossierPicked(picked) => {
                if let Some(path) = self.place(Pick::Dossier, picked) {
                    self.apply(Action::Open(path));
                }
            }
            Outcome::ReportPicked { dossier, picked, choice } => {
                let path = self.place(Pick::Report, picked);
                self.take_in_picked_report(&dossier, path, choice);
            }
            Outcome::ReportFolderPicked { dossier, picked, choices } => {
                let folder = self.place(Pick::ReportFolder, picked);
                self.take_in_picked_folder(&dossier, folder, &choices);
            }
            Outcome::Shown { path, done } => {
                if !done {
                    self.notice = Some(Notice::no_viewer(&path));
                }
            }
            Outcome::Revealed { path, done } => {
                if !done {
                    self.notice = Some(Notice::no_folder_view(&path));
                }
            }
        }
    }
}

impl OpenDossier {
    fn path(&self) -> Option<&Path> {
        self.kept.as_ref().map(|kept| kept.path.as_path())
    }

    /// The file, when it may be written.
    fn writable(&self) -> Option<&SharedFile> {
        self.kept.as_ref().filter(|kept| kept.access == Access::Editing).map(|kept| &kept.file)
    }

    /// Whether it may be changed: also the example, of which nothing is kept.
    fn may_change(&self) -> bool {
        self.kept.as_ref().is_none_or(|kept| kept.access == Access::Editing)
    }

    fn shown(&self) -> &Measurement {
        let measurements = &self.dossier.measurements;
        self.shown.and_then(|number| measurements.get(number)).unwrap_or_else(|| measurements.latest())
    }
}

impl Drop for Session {
    /// However the program ends, what was typed is handed to the disk.
    fn drop(&mut self) {
        self.finish();
    }
}

/// The path with the ending of a dossier, if it has not got that.
fn with_dossier_ending(path: PathBuf) -> PathBuf {
    let is_there = path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(store::DOSSIER_ENDING));
    if is_there {
        return path;
    }
    // A system's dialog may add the last part by itself.
    let stem = if path.extension().is_some_and(|ending| ending == "ron") { path.with_extension("") } else { path };
    let mut name = stem.into_os_string();
    name.push(store::DOSSIER_ENDING);
    name.into()
}
