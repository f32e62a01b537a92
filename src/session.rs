//! The open dossier, and the only place where it is changed. Knows nothing of the interface that shows it.

mod action;
mod appendix;
mod background;
mod circle;
mod comparing;
mod conflict;
mod deadline_file;
mod desktop;
mod edit;
mod editing;
mod erasing;
mod export;
mod gathering;
mod helpdesk;
mod leaving;
mod loading;
mod looks;
mod managed;
mod naming;
mod notice;
mod open_dossier;
mod opening;
mod own_sheet;
mod picking;
mod picturing;
mod preview;
mod protecting;
mod recents;
mod recovery;
mod rescue;
mod saving;
mod saving_as;
mod sheet_making;
mod shelf;
mod trouble;
mod undo;
mod versions;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

pub use crate::store::KeptVisit;
pub use action::Action;
use appendix::Appendix;
pub use background::Waker;
use background::{Background, Lane, await_end};
use circle::CircleWork;
pub use circle::{Circle, CircleCellPlace, CircleDetail, CircleFolder, CircleOrder, CircleOutput, CircleReading};
pub use conflict::{Conflict, ConflictSource, Resolution};
pub use desktop::{Desktop, MissingDialog, NativeDesktop, Pick, Picked};
pub use edit::{
    ActionChange, ActionPlanEdit, AnswerEdit, AskEdit, AskField, AttendeeField, Barrier, Edit, GatheredSheets,
    InterventionEdit, LookBackEdit, MeasurementEdit, MinorityEdit, NewAction, NewAsk, NewIntervention, PaperEdit,
    ParticipantEdit, ParticipantField, ProfileField, SheetRoundEdit, roles,
};
pub use erasing::Erasing;
use export::{Batch, Export};
pub use export::{BatchProgress, BatchState, ReportProgress, ReportStage, ReportState, ReportTarget, ReportsMade};
use gathering::Gathering;
pub use gathering::{TakenIn, TakenSheet, UnreadSheet, incoming_sheet};
use helpdesk::Helpdesk;
pub use helpdesk::{FolderUse, HelpdeskFacts, HelpdeskFile, Program, WindowFacts, mark_crashes};
pub use looks::Recalled;
pub use naming::{NameRemoval, NameRemoved};
pub use notice::{
    BatchFailure, BatchMade, CircleFailure, Copied, Notice, NoticeKind, PictureFailure, Protected, ReportFailure,
};
use notice::{Notices, Until};
use open_dossier::OpenDossier;
pub use opening::Awaited;
use opening::Opening;
pub use own_sheet::{OpenSheet, SheetEdit};
pub use picturing::PictureChoice;
pub use preview::Preview;
use preview::Previewing;
pub use protecting::{Locked, Protecting, ProtectionGoal};
pub use recovery::{Candidate, Recovery, Source};
pub use rescue::RescueOffer;
pub use saving::{SaveState, SaveTrouble};
pub use saving_as::SavingAs;
use sheet_making::SheetWork;
pub use sheet_making::{PlannedSheet, SheetFailure, SheetFormat, SheetMaking, SheetOrder, SheetsFor, planned_sheets};
use shelf::Shelf;
pub use shelf::{Card, CardFacts};
use undo::History;
pub use undo::Travelled;
pub use versions::{Unread, Version};

use crate::content::{Catalogue, Content, Library};
use crate::model::{Dossier, IdGenerator, Measurement};
pub use crate::picture::{Format as PictureFormat, Pixels as PicturePixels, Subject as PictureSubject};
pub use crate::report::{Choice as ReportChoice, FileFormat as ReportFormat, Options as ReportOptions, ReportKind};
use crate::store;
pub use crate::store::crash::CrashMark;
pub use crate::store::looks::{Looks, Theme, WindowPlace};
pub use crate::store::recent::RecentDossier;
pub use crate::store::{Erased, FoundKind, Holder, Passphrase, Policy, may_be_sheet};
use crate::system::SystemClock;

/// At the end of the program a disk gets this much time to give up a lock; the system takes it back in any case.
const LOCK_PATIENCE: Duration = Duration::from_secs(1);

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
        Self::now(*self)
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
    /// The user and the computer, as they are shown in another window that opens the same dossier.
    pub user: String,
    /// What an organisation fixes: [`under`](Self::under) brings it about.
    pub policy: Policy,
}

/// The open dossier with everything that happens around it.
pub struct Session {
    content: Content,
    environment: Environment,
    background: Background,
    /// Keeps the list of recent dossiers: one change after the other.
    housekeeping: Lane<PathBuf>,
    open: Option<OpenDossier>,
    /// Never together with a dossier.
    own_sheet: Option<OpenSheet>,
    opening: Opening,
    /// Files that were put away and may still have their locks.
    releasing: Vec<JoinHandle<()>>,
    recent: Vec<RecentDossier>,
    shelf: Shelf,
    /// Files that were dropped with the one that is being opened.
    dropped: Vec<PathBuf>,
    /// Files of which an earlier run left more than stands in them.
    leftovers: BTreeSet<PathBuf>,
    notices: Notices,
    export: Export,
    batch: Batch,
    preview: Previewing,
    circle: CircleWork,
    gathering: Gathering,
    sheet_work: SheetWork,
    name_removal: NameRemoval,
    /// Whether the system is known to have no dialogs.
    lacks_dialogs: bool,
    /// The examples that reports tell.
    appendix: Appendix,
    /// For what the user was to pick a place, where the system had no dialog for that.
    missing_dialog: Option<MissingDialog>,
    /// What was made for the clipboard.
    copied_picture: Option<PicturePixels>,
    looks: looks::Keeping,
    helpdesk: Helpdesk,
    erasing: Erasing,
    /// For the next dossier that is made or saved elsewhere.
    chosen_passphrase: Option<Passphrase>,
    /// How many files were opened and asked for: each has a number of its own, so that a late result lands nowhere else.
    count: u64,
    revision: u64,
}

impl Session {
    /// A session without an open dossier. `waker` is called when [`poll`](Self::poll) has something to do.
    pub fn new(content: Content, environment: Environment, waker: Waker) -> Self {
        let background = Background::new(waker);
        let appendix = Appendix::none(content.library());
        let mut notices = Notices::default();
        environment.notices().into_iter().for_each(|notice| notices.add(notice));
        let session = Self {
            content,
            housekeeping: Lane::start(environment.data.clone(), &background),
            environment,
            background,
            open: None,
            own_sheet: None,
            opening: Opening::Nothing,
            releasing: Vec::new(),
            recent: Vec::new(),
            shelf: Shelf::default(),
            dropped: Vec::new(),
            leftovers: BTreeSet::new(),
            notices,
            export: Export::default(),
            batch: Batch::default(),
            preview: Previewing::default(),
            circle: CircleWork::default(),
            gathering: Gathering::default(),
            sheet_work: SheetWork::default(),
            name_removal: NameRemoval::default(),
            lacks_dialogs: false,
            appendix,
            missing_dialog: None,
            copied_picture: None,
            looks: looks::Keeping::default(),
            helpdesk: Helpdesk::default(),
            erasing: Erasing::default(),
            chosen_passphrase: None,
            count: 0,
            revision: 0,
        };
        session.learn();
        session.recall_circle();
        session.list_recent();
        session.look_for_dialogs();
        session
    }

    /// The content that is asked.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.content.catalogue
    }

    /// What others did.
    pub fn library(&self) -> &Arc<Library> {
        self.content.library()
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
        self.measurement().map_or(&self.content.catalogue, |measurement| measurement.content(&self.content.catalogue))
    }

    /// The numbers of the frozen measurements that somebody changed outside the program.
    pub fn altered(&self) -> &[u16] {
        self.open.as_ref().map_or(&[], |open| &open.altered)
    }

    /// The file of the open dossier; `None` without a dossier, and for the example.
    pub fn path(&self) -> Option<&Path> {
        self.open.as_ref()?.path()
    }

    /// Counts up with everything that changes, so that a screen knows when to recompute.
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

    /// The message to show; after it is put away the next one, if there is one.
    pub fn notice(&self) -> Option<&Notice> {
        self.notices.shown()
    }

    /// Notes whether the user looks at the screen of the reports: what is told of those is not told elsewhere.
    pub fn look_at_reports(&mut self, is_at_reports: bool) {
        self.notices.show_for_reports(is_at_reports);
    }

    /// Where new dossiers go, for screens to say.
    pub fn documents(&self) -> &Path {
        &self.environment.documents
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.history.can_undo())
            || self.own_sheet.as_ref().is_some_and(OpenSheet::can_undo)
    }

    /// Whether there is something to make again.
    pub fn can_redo(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.history.can_redo())
            || self.own_sheet.as_ref().is_some_and(OpenSheet::can_redo)
    }

    /// Carries out what the user asked for. What takes long goes on in the background; [`poll`](Self::poll) brings the outcome.
    ///
    /// Whatever leaves the open dossier waits until that is saved; when it cannot be saved, it stays open.
    pub fn apply(&mut self, action: Action) {
        self.revision += 1;
        if action.leaves_dossier() {
            self.leave_for(move |session| session.carry_out(action));
        } else {
            self.carry_out(action);
        }
        self.end_notices();
    }

    fn carry_out(&mut self, action: Action) {
        match action {
            Action::Create { municipality, neighbourhood } => self.create(municipality, neighbourhood),
            Action::PickDossier => self.pick_dossier(),
            Action::Open(path) => self.load(path),
            Action::OpenDropped { path, others } => self.load_dropped(path, others),
            Action::OpenExample => self.open_example(),
            Action::Close => self.close(),
            Action::StopOpening => self.stop_opening(),
            Action::Unlock(passphrase) => self.unlock(passphrase),
            Action::Protect(passphrase) => self.protect(passphrase),
            Action::StopProtecting => self.stop_protecting(),
            Action::ChoosePassphrase(passphrase) => self.choose_passphrase(passphrase),
            Action::Erase => self.erase(),
            Action::EraseRest(path) => self.erase_rest(path),
            Action::StopErasing => self.stop_erasing(),
            Action::SaveHelpdesk { path, text } => self.save_helpdesk(path, text),
            Action::StopHelpdesk => self.stop_helpdesk(),
            Action::DismissCrash => self.dismiss_crash(),
            Action::TryAgain => self.try_again(),
            Action::PickSaveAs => self.pick_save_as(),
            Action::SaveAs { path, replace } if self.own_sheet.is_some() => self.save_sheet_as(path, replace),
            Action::SaveAs { path, replace } => self.save_as(path, replace),
            Action::StopSavingAs => self.stop_saving_as(),
            Action::PutBack => self.put_back(),
            Action::ListVersions => self.list_versions(),
            Action::Restore { sequence, may_reopen } => self.restore(sequence, may_reopen),
            Action::Recover(source) => self.recover(source),
            Action::Compare(path) => self.compare(&path),
            Action::PassOver(path) => self.pass_over(&path),
            Action::Resolve(resolution) => self.resolve(&resolution),
            Action::Edit(edit) => self.edit(edit),
            Action::ShowMeasurement(number) => {
                self.export.forget();
                if let Some(open) = &mut self.open {
                    open.shown = (number != open.dossier.measurements.latest().number).then_some(number);
                }
            }
            Action::EndStep => self.end_step(),
            Action::ForgetTravelled => self.forget_travelled(),
            Action::PickSheet => self.pick_sheet(),
            Action::ChangeSheet(edit) => self.change_own_sheet(&edit),
            Action::BeginSheet => self.begin_own_sheet(),
            Action::Undo if self.own_sheet.is_some() => self.travel_in_own_sheet(true),
            Action::Redo if self.own_sheet.is_some() => self.travel_in_own_sheet(false),
            Action::Undo => self.travel(History::undo),
            Action::Redo => self.travel(History::redo),
            Action::PickReport { choice } => self.pick_report(choice),
            Action::PickReportFolder { choices } => self.pick_report_folder(choices),
            Action::MakeReportsIn { folder, choices } => {
                let targets = self.report_targets(&folder, &choices);
                self.make_reports(targets, false);
            }
            Action::MakeReports { targets, replace } => self.make_reports(targets, replace),
            Action::ChooseExamples(ids) => self.choose_examples(ids),
            Action::StopReports => self.stop_reports(),
            Action::MakeBatch { dossiers, kinds } => self.make_batch(dossiers, kinds),
            Action::PickBatchFolder => self.pick_batch_folder(),
            Action::ChooseBatchFolder(folder) => self.choose_batch_folder(folder),
            Action::StopBatch => self.stop_batch(),
            Action::DismissBatch => self.dismiss_batch(),
            Action::ForgetRecent(path) => self.forget_recent(path),
            Action::CopyPicture(choice) => self.copy_picture(choice),
            Action::PickPicture(choice, format) => self.pick_picture(choice, format),
            Action::OpenAddress(address) => {
                self.show(address.into(), |desktop, address| desktop.show(address), Notice::NoBrowser);
            }
            Action::PickCircleFolder => self.pick_circle_folder(),
            Action::ReadCircle(folder) => self.read_circle(folder),
            Action::StopCircle => self.stop_circle(),
            Action::UnlockCircle(passphrase) => self.unlock_circle(passphrase),
            Action::FilterCircle(filter) => self.filter_circle(filter),
            Action::OpenCircleCell(cell) => self.open_circle_cell(cell),
            Action::CloseCircleCell => self.close_circle_cell(),
            Action::KeepCircleVisits(visits) => self.keep_circle_visits(visits),
            Action::PickCircleFile(order) => self.pick_circle_file(order),
            Action::OpenReport(path) => self.show(path, |desktop, path| desktop.show(path), Notice::NoViewer),
            Action::Reveal(path) => self.show(path, |desktop, path| desktop.reveal(path), Notice::NoFolderView),
            Action::OpenRescued => self.open_rescued(),
            Action::PickSheetPlace(order) => self.pick_sheet_place(order),
            Action::MakeSheets { order, place, replace } => self.make_sheets(order, place, replace),
            Action::StopMakingSheets => self.stop_making_sheets(),
            Action::DismissMadeSheets => self.dismiss_made_sheets(),
            Action::PickDeadlineFile => self.pick_deadline_file(),
            Action::PickSheets => self.pick_sheets(),
            Action::TakeSheets(paths) => self.take_sheets(paths),
            Action::StopSheets => self.stop_sheets(),
            Action::AnswerTwins(person, answer) => self.answer_twins(person, answer),
            Action::TakeSheetAnyhow(at) => self.take_sheet_anyhow(at),
            Action::DismissSheets => self.dismiss_sheets(),
            Action::RemoveName(name) => self.remove_name(name),
            Action::DismissNameRemoval => self.dismiss_name_removal(),
            Action::DismissNotice => self.dismiss_notice(),
        }
    }

    /// Takes in what was done in the background, and hands changes to the disk when it is time. Cheap when there is nothing.
    /// Saving depends on it, so it is called also while the window is hidden.
    pub fn poll(&mut self) {
        for landing in self.background.landings() {
            self.revision += 1;
            landing(self);
        }
        self.tend();
        self.end_notices();
    }

    /// Shows a message, after those that are more urgent.
    fn tell(&mut self, notice: Notice) {
        if let Some(code) = trouble::code_of_notice(&notice) {
            self.note_trouble(code);
        }
        self.notices.add(notice);
    }

    /// Puts away what is not true any more.
    fn end_notices(&mut self) {
        let mut notices = std::mem::take(&mut self.notices);
        notices.retain(|notice| !self.is_over(notice.until()));
        self.notices = notices;
    }

    fn is_over(&self, until: Until<'_>) -> bool {
        if until == Until::PutAway {
            return false;
        }
        if until == Until::Saved {
            return !self.has_unsaved_changes();
        }
        let Some(open) = &self.open else { return true };
        let is_in_trouble = || matches!(self.save_state(), SaveState::Failed(_) | SaveState::Changed(_) | SaveState::Gone(_));
        match until {
            Until::PutAway | Until::Closed | Until::Saved => false,
            Until::NotSaved => is_in_trouble(),
            Until::Moved(path) => open.path() != Some(path) || matches!(self.save_state(), SaveState::Gone(_)),
            Until::MayChange => self.reading_only().is_none(),
            Until::Chosen => open.conflict.is_none(),
            Until::Protected(is_protected) => self.is_protected() == is_protected,
            Until::Travelled => matches!(open.history.travelled(), Some(Travelled::Undone(_) | Travelled::Redone(_))),
            Until::NextReports => !matches!(self.export.state(), ReportState::Done(_)),
        }
    }

    /// What was made and shown of the dossier that was open.
    fn forget_reports(&mut self) {
        self.export.forget();
        self.preview.forget();
        self.forget_examples();
    }

    /// A number that nothing else has.
    fn next_number(&mut self) -> u64 {
        self.count += 1;
        self.count
    }
}

impl Drop for Session {
    /// However the program ends, what was typed is handed to the disk.
    fn drop(&mut self) {
        self.finish();
        self.release();
        for thread in &self.releasing {
            await_end(thread, LOCK_PATIENCE);
        }
    }
}

/// The path with the ending of a dossier, if it has not got that.
fn with_dossier_ending(path: PathBuf) -> PathBuf {
    with_ending(path, store::DOSSIER_ENDING)
}

/// The path with this ending, which ends in `.ron`, if it has not got that.
fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    let is_there = path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ending));
    if is_there {
        return path;
    }
    // A system's dialog may add the last part by itself.
    let stem = if path.extension().is_some_and(|ending| ending == "ron") { path.with_extension("") } else { path };
    let mut name = stem.into_os_string();
    name.push(ending);
    name.into()
}
