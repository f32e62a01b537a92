//! Making reports: one, or all that the dossier can give, with progress and a way to stop.

mod batch;
mod job;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

pub(super) use batch::Batch;
pub use batch::{BatchProgress, BatchState};
use job::{End, Ended, Order};

use super::background::{Results, Stop, await_end};
use super::{Notice, Session};
use crate::model::Dossier;
use crate::report::{Choice, FileFormat, ReportKind as Kind};
use crate::store::{self, Overwrite};

/// A report, and the file that it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportTarget {
    /// Where it goes.
    pub path: PathBuf,
    /// Which report.
    pub choice: Choice,
}

/// How far the reports are that were asked for last.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ReportState {
    /// None was asked for.
    #[default]
    None,
    /// They are being made.
    Busy(ReportProgress),
    /// It ended, with these.
    Done(ReportsMade),
    /// Files stand there already: nothing was made, and they are as they were.
    Exists {
        /// Those that stand there.
        existing: Vec<PathBuf>,
        /// What was asked for.
        targets: Vec<ReportTarget>,
    },
}

/// How far reports are that are being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportProgress {
    /// Which one is in hand, from 1.
    pub position: usize,
    /// How many were asked for.
    pub total: usize,
    /// Its kind.
    pub kind: Kind,
    /// What is done to it.
    pub stage: ReportStage,
}

/// What is done to a report, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportStage {
    /// It is looked whether the file still holds what stands in the window, and what stands where the report goes.
    Looking,
    /// Texts and drawings get their places on pages.
    LayingOut,
    /// Pages become a PDF, or the document one for Word.
    Drawing,
    /// The file is written and read back.
    Saving,
}

impl ReportStage {
    /// In the order in which they are done.
    pub const ALL: [Self; 4] = [Self::Looking, Self::LayingOut, Self::Drawing, Self::Saving];
}

/// The reports that stand on the disk, each read back and found to be what was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportsMade {
    /// In the order in which they were made; none when it was stopped in time, or could not be done.
    pub made: Vec<ReportTarget>,
    /// How many were asked for.
    pub total: usize,
    /// Whether somebody stopped it.
    pub is_stopped: bool,
    /// The file that was being written when somebody stopped it: it may come to stand there all the same.
    pub unsure: Option<PathBuf>,
}

/// The reports of a session.
#[derive(Default)]
pub(super) struct Export {
    state: ReportState,
    running: Option<Running>,
    /// What was asked for while it is being looked whether the file still holds what stands in the window.
    waiting: Option<Waiting>,
    /// Since when the stage in hand is.
    since: Option<Instant>,
    /// How many times reports were asked for.
    count: u64,
}

/// Reports that are being made.
struct Running {
    number: u64,
    /// Of which open dossier: its number.
    dossier: u64,
    targets: Vec<ReportTarget>,
    stop: Stop,
    thread: JoinHandle<()>,
}

/// Reports that are begun when it is known that the file holds what stands in the window, or when its disk does not answer.
struct Waiting {
    number: u64,
    targets: Vec<ReportTarget>,
    begin: Begin,
}

/// Begins reports; the second argument says whether what stands in the window is in the file.
type Begin = Box<dyn FnOnce(&mut Session, bool) + Send>;

/// A disk that has not said after this time whether the file is what it was is not waited for.
const LOOK_FOR: Duration = Duration::from_secs(2);

/// News of reports, by the number under which they were asked for.
enum ReportNews {
    /// It went on.
    Progress(ReportProgress),
    /// It ended.
    Ended(Ended),
}

impl Export {
    /// How far the reports are.
    pub(super) fn state(&self) -> &ReportState {
        &self.state
    }

    /// Forgets reports that ended: another dossier or measurement is shown.
    pub(super) fn forget(&mut self) {
        if self.running.is_none() && self.waiting.is_none() {
            self.state = ReportState::None;
        }
    }

    /// Stops what is being made, and waits until no file is half written, but no longer than `limit`: a file is put in its
    /// place in one step, so that one that is never finished is none.
    pub(super) fn finish(&mut self, limit: Duration) {
        if let Some(running) = self.running.take() {
            running.stop.ask();
            await_end(&running.thread, limit);
        }
    }
}

impl Session {
    /// How far the reports are that were asked for last.
    pub fn report(&self) -> &ReportState {
        self.export.state()
    }

    /// The place that is proposed for a report.
    pub fn proposed_report(&self, choice: Choice) -> PathBuf {
        let Some(open) = &self.open else { return PathBuf::new() };
        self.report_folder().join(report_name(&open.dossier, choice))
    }

    /// The folder that is proposed for reports: that of the dossier.
    pub fn report_folder(&self) -> &Path {
        let folder = self.open.as_ref().and_then(|open| open.path()).and_then(Path::parent);
        folder.unwrap_or(&self.environment.documents)
    }

    /// Those of these reports that the open dossier can give, each under its proposed name in a folder.
    pub(super) fn report_targets(&self, folder: &Path, choices: &[Choice]) -> Vec<ReportTarget> {
        let Some(open) = &self.open else { return Vec::new() };
        let possible = choices.iter().copied().filter(|choice| choice.of(&open.dossier).is_ok());
        let target = |choice| {
            let name = self.proposed_report(choice);
            ReportTarget { path: name.file_name().map_or_else(|| folder.to_owned(), |name| folder.join(name)), choice }
        };
        possible.map(target).collect()
    }

    /// Begins to make reports, unless some are being made. First it is looked whether the file still holds what stands in this
    /// window: a report of something that somebody else changed meanwhile would be wrong without a word.
    pub(super) fn make_reports(&mut self, targets: Vec<ReportTarget>, replace: bool) {
        let is_busy = self.export.running.is_some() || self.export.waiting.is_some();
        let Some(open) = self.open.as_ref().filter(|_| !is_busy) else { return };
        let (open_number, dossier) = (open.number, Arc::clone(&open.dossier));
        // So a report can never take the place of a dossier.
        let today = self.today();
        let target = |ReportTarget { path, choice }| ReportTarget {
            path: with_ending(path, choice.format),
            choice: choice.made_on(today),
        };
        let targets: Vec<ReportTarget> = targets.into_iter().map(target).collect();
        let Some(first) = targets.first() else { return };
        self.export.count += 1;
        let number = self.export.count;
        self.export.state = ReportState::Busy(ReportProgress {
            position: 1,
            total: targets.len(),
            kind: first.choice.kind,
            stage: ReportStage::Looking,
        });
        self.export.since = Some(self.environment.clock.instant());
        let (order_targets, appendix, stop) = (targets.clone(), self.appendix.clone(), Stop::default());
        let begin = move |session: &mut Self, is_same: bool| {
            if !is_same {
                session.export.state = ReportState::None;
                session.tell(Notice::ChooseBeforeReport);
                return;
            }
            // What was read again is printed; when another dossier is open by now, what was asked for.
            let open = session.open.as_ref().filter(|open| open.number == open_number);
            let order = Order {
                catalogue: Arc::clone(&session.content.catalogue),
                dossier: open.map_or(dossier, |open| Arc::clone(&open.dossier)),
                targets: order_targets.clone(),
                appendix: Some(appendix),
                overwrite: if replace { Overwrite::Replace } else { Overwrite::Refuse },
                stop: stop.clone(),
            };
            let thread = begin(number, order, session.background.results());
            session.export.running = Some(Running { number, dossier: open_number, targets: order_targets, stop, thread });
        };
        self.export.waiting = Some(Waiting { number, targets, begin: Box::new(begin) });
        self.look_and(move |session, is_same| {
            // Somebody may have stopped it, and what waited too long has begun.
            if let Some(waiting) = session.export.waiting.take_if(|waiting| waiting.number == number) {
                (waiting.begin)(session, is_same);
            }
        });
    }

    /// Begins reports whose dossier is on a disk that does not answer: what stands in the window can be printed.
    pub(super) fn tend_reports(&mut self) {
        let now = self.environment.clock.instant();
        let is_due = self.export.since.is_some_and(|since| now.saturating_duration_since(since) >= LOOK_FOR);
        if let Some(waiting) = self.export.waiting.take_if(|_| is_due) {
            (waiting.begin)(self, true);
        }
    }

    /// Whether a disk keeps the reports waiting.
    pub fn is_report_slow(&self) -> bool {
        self.waiting_for_disk().is_some_and(|since| self.is_slow(since))
    }

    /// After how long something has to be done or shown for reports that wait for a disk.
    pub(super) fn next_report_in(&self) -> Option<Duration> {
        let since = self.waiting_for_disk()?;
        let look = (since + LOOK_FOR).saturating_duration_since(self.environment.clock.instant());
        self.slow_in(since).or_else(|| self.export.waiting.is_some().then_some(look))
    }

    /// Since when the reports wait for a disk.
    fn waiting_for_disk(&self) -> Option<Instant> {
        match self.export.state {
            ReportState::Busy(ReportProgress { stage: ReportStage::Looking | ReportStage::Saving, .. }) => self.export.since,
            _ => None,
        }
    }

    /// Lets go of what is being made. Nobody waits for the disk that it is for: what comes of it is not told any more.
    pub(super) fn stop_reports(&mut self) {
        let ReportState::Busy(progress) = self.export.state else { return };
        let (targets, is_writing) = match (self.export.running.take(), self.export.waiting.take()) {
            (Some(Running { stop, targets, .. }), _) => (targets, stop.ask()),
            (None, Some(waiting)) => (waiting.targets, false),
            (None, None) => return,
        };
        let in_hand = progress.position - 1;
        let unsure = targets.get(in_hand).filter(|_| is_writing).map(|target| target.path.clone());
        let made = targets.into_iter().take(in_hand).collect();
        self.export.state = ReportState::Done(ReportsMade { made, total: progress.total, is_stopped: true, unsure });
    }

    /// Makes a report in the file that the user picked in the dialog of the system.
    pub(super) fn make_picked_report(&mut self, picked: &Path, choice: Choice) {
        // The dialog asked whether a file of this very name may be replaced, and of no other.
        let path = with_ending(picked.to_owned(), choice.format);
        let replace = path == picked;
        self.make_reports(vec![ReportTarget { path, choice }], replace);
    }

    fn take_in_report_news(&mut self, number: u64, news: ReportNews) {
        if self.export.running.as_ref().is_none_or(|running| running.number != number) {
            return;
        }
        match news {
            ReportNews::Progress(progress) => {
                self.export.since = Some(self.environment.clock.instant());
                self.export.state = ReportState::Busy(progress);
            }
            ReportNews::Ended(ended) => {
                if let Some(running) = self.export.running.take() {
                    self.take_in_reports(running, ended);
                }
            }
        }
    }

    fn take_in_reports(&mut self, running: Running, ended: Ended) {
        let Running { dossier, targets, .. } = running;
        let Ended { made, unprintable, end } = ended;
        let is_open = self.opened() == Some(dossier);
        let total = targets.len();
        let is_stopped = matches!(end, End::Stopped);
        let notice = match end {
            End::Exists(existing) => {
                self.export.state = if is_open { ReportState::Exists { existing, targets } } else { ReportState::None };
                return;
            }
            End::Failed(failure) => Some(Notice::NoReport(failure)),
            // Told when another dossier is open by now; otherwise it stands on the screen of the reports.
            End::Complete | End::Stopped if !is_open => {
                Some(Notice::ReportsMade { made: made.iter().map(|target| target.path.clone()).collect(), total })
            }
            End::Complete | End::Stopped => unprintable_notice(&unprintable),
        };
        if let Some(notice) = notice {
            self.tell(notice);
        }
        let has_news = is_open && (is_stopped || !made.is_empty());
        self.export.state =
            if has_news { ReportState::Done(ReportsMade { made, total, is_stopped, unsure: None }) } else { ReportState::None };
    }
}

/// The name that is proposed for the file of a report.
fn report_name(dossier: &Dossier, choice: Choice) -> String {
    let profile = &dossier.profile;
    let name = store::proposed_name(&profile.municipality, &profile.neighbourhood);
    let stem = name.trim_end_matches(store::DOSSIER_ENDING);
    let number = match (choice.measurement, choice.kind) {
        (Some(number), _) => number,
        (None, Kind::Baseline) => 0,
        (None, _) => dossier.measurements.latest().number,
    };
    let ending = choice.format.ending();
    match choice.kind {
        Kind::Baseline => format!("{stem}-{number}-meting.{ending}"),
        Kind::FollowUp => format!("{stem}-{number}-meting-vergeleken.{ending}"),
        Kind::Gaps | Kind::Summary => format!("{stem}-{number}-meting-{}.{ending}", choice.kind.word()),
        Kind::Form | Kind::AnswerSheet => format!("{stem}-{}.{ending}", choice.kind.word()),
    }
}

fn unprintable_notice(characters: &BTreeSet<char>) -> Option<Notice> {
    (!characters.is_empty()).then(|| Notice::Unprintable(characters.clone()))
}

/// Makes reports on a thread of their own, so that saving never waits for them.
fn begin(number: u64, order: Order, results: Results) -> JoinHandle<()> {
    let tell = move |news| results.send(move |session| session.take_in_report_news(number, news));
    std::thread::spawn(move || {
        let ended = job::run(&order, &|progress| tell(ReportNews::Progress(progress)));
        tell(ReportNews::Ended(ended));
    })
}

/// The path with the ending of this kind of file, if it has not got that.
fn with_ending(path: PathBuf, format: FileFormat) -> PathBuf {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(format.ending())) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(format.ending());
    name.into()
}
