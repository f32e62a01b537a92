//! The open dossier, and the only place where it is changed. Knows nothing of the interface that shows it.

mod action;
mod desktop;
mod edit;
mod editing;
mod export;
mod notice;
mod opening;
mod preview;
mod rescue;
mod saving;
mod undo;
mod worker;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use jiff::civil::{Date, DateTime};

pub use action::Action;
pub use desktop::{Desktop, NativeDesktop};
pub use edit::{
    ActionChange, ActionPlanEdit, AnswerEdit, AttendeeField, Edit, InterventionEdit, MeasurementEdit, NewAction,
    NewIntervention, ProfileField,
};
use export::Export;
pub use export::{ReportProgress, ReportStage, ReportState, ReportTarget, ReportsMade};
pub use notice::{Notice, NoticeKind};
pub use preview::Preview;
use preview::Previewing;
pub use rescue::RescueOffer;
pub use saving::SaveState;
use saving::Saving;
use undo::History;
pub use worker::Waker;
use worker::{Job, Outcome, Worker};

use crate::content::Catalogue;
use crate::model::{Dossier, IdGenerator, Measurement};
pub use crate::report::{Choice as ReportChoice, Kind as ReportKind, Options as ReportOptions};
pub use crate::store::recent::RecentDossier;
use crate::system::SystemClock;

/// Tells the time. Injected, so that tests and reports do not depend on the moment.
pub trait Clock: Send {
    /// Date and time on the user's wall.
    fn now(&self) -> DateTime;

    /// A clock that only goes forward, to measure pauses with.
    fn instant(&self) -> Instant;
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime {
        Self::now(*self).datetime()
    }

    fn instant(&self) -> Instant {
        Self::instant(*self)
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
}

/// The open dossier with everything that happens around it.
pub struct Session {
    catalogue: Arc<Catalogue>,
    environment: Environment,
    worker: Worker,
    open: Option<OpenDossier>,
    recent: Vec<RecentDossier>,
    notice: Option<Notice>,
    /// What is left of the file that was last found to be damaged.
    rescue: Option<RescueOffer>,
    export: Export,
    preview: Previewing,
    is_loading: bool,
    /// What leaves the open dossier, and waits until that is saved.
    leaving: Option<Action>,
    revision: u64,
}

/// A dossier that is being worked on.
struct OpenDossier {
    dossier: Arc<Dossier>,
    /// `None` for the example, of which nothing is kept.
    path: Option<PathBuf>,
    /// The number of the measurement that is shown, where the user chose one; else it is the latest.
    shown: Option<u16>,
    history: History,
    save: Saving,
}

impl Session {
    /// A session without an open dossier. `waker` is called when [`poll`](Self::poll) has something to do.
    pub fn new(catalogue: Arc<Catalogue>, environment: Environment, waker: Waker) -> Self {
        let worker = Worker::start(environment.data.clone(), Arc::clone(&environment.desktop), waker);
        worker.submit(Job::ListRecent);
        Self {
            catalogue,
            environment,
            worker,
            open: None,
            recent: Vec::new(),
            notice: None,
            rescue: None,
            export: Export::default(),
            preview: Previewing::default(),
            is_loading: false,
            leaving: None,
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
        self.open.as_ref()?.path.as_deref()
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
                self.open = None;
                self.forget_reports();
            }
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

    /// What was made and shown of the dossier that was open.
    fn forget_reports(&mut self) {
        self.export.forget();
        self.preview.forget();
    }

    fn take_in(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Loaded { path, result, rescued } => {
                self.is_loading = false;
                match result {
                    // Somebody typed on while the other file was read: that is saved first.
                    Ok(_) if self.has_unsaved_changes() => self.apply(Action::Open(path)),
                    Ok(dossier) => self.show_dossier(Arc::new(*dossier), Some(path)),
                    Err(error) => {
                        self.notice = Some(Notice::store(&error));
                        self.rescue = rescued.map(|rescued| RescueOffer::new(path, *rescued, &self.catalogue));
                    }
                }
            }
            Outcome::Rescued { damaged, dossier, lost, result } => {
                self.is_loading = false;
                match result {
                    Ok(path) if self.has_unsaved_changes() => self.apply(Action::Open(path)),
                    Ok(path) => {
                        self.show_dossier(dossier, Some(path.clone()));
                        self.notice = Some(Notice::rescued(&path, &damaged, &lost));
                    }
                    Err(error) => self.notice = Some(Notice::store(&error)),
                }
            }
            Outcome::Created { dossier, result } => {
                self.is_loading = false;
                match result {
                    Ok(path) if self.has_unsaved_changes() => self.apply(Action::Open(path)),
                    Ok(path) => self.show_dossier(dossier, Some(path)),
                    Err(error) => self.notice = Some(Notice::store(&error)),
                }
            }
            Outcome::Saved { dossier, revision, result } => self.take_in_save(&dossier, revision, result),
            Outcome::Report { number, news } => self.take_in_report_news(number, news),
            Outcome::Previewed { subject, pages } => self.take_in_preview(subject, pages),
            Outcome::Recent(recent) => self.recent = recent,
            Outcome::DossierPicked(path) => {
                if let Some(path) = path {
                    self.apply(Action::Open(path));
                }
            }
            Outcome::ReportPicked { dossier, path, choice } => self.take_in_picked_report(&dossier, path, choice),
            Outcome::ReportFolderPicked { dossier, folder, choices } => {
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
