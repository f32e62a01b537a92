//! What the team is told: what happened, as data. [`messages`](crate::messages) says it in Dutch.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::picture::Lacking;
use crate::report::Unmet;
use crate::store::folders::Keeping;
use crate::store::{Holder, Operation, Policy, Remark, Rescued, StoreError, StoreErrorKind};

/// Whether a complete copy of what is not in the file is in the data folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copied {
    /// There is none.
    #[default]
    Nowhere,
    /// It was made at this moment.
    At(DateTime),
}

/// What became of the protection of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protected {
    /// It has a passphrase, and had none.
    Newly,
    /// It has another passphrase.
    Otherwise,
    /// It has none any more.
    NoLonger,
}

/// Why there is no report.
#[derive(Clone, Debug, PartialEq)]
pub enum ReportFailure {
    /// It could not be written.
    Store(StoreError),
    /// It could not be made, for this reason in Dutch.
    Render(String),
    /// The dossier cannot give it.
    Unmet(Unmet),
}

/// What came of reports of several dossiers.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchMade {
    /// Where they stand.
    pub folder: PathBuf,
    /// The reports, in the order in which they were made.
    pub made: Vec<PathBuf>,
    /// The dossiers of which a report could not be made.
    pub failed: Vec<BatchFailure>,
    /// How many dossiers there were.
    pub dossiers: usize,
    /// Whether somebody stopped it.
    pub is_stopped: bool,
    /// The file that was being written then: it may come to stand there all the same.
    pub unsure: Option<PathBuf>,
}

/// A dossier of which a report could not be made.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchFailure {
    /// Its file.
    pub dossier: PathBuf,
    /// Why.
    pub failure: ReportFailure,
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq)]
pub enum PictureFailure {
    /// It could not be written.
    Store(StoreError),
    /// The dossier has nothing of it to show.
    Lacking(Lacking),
    /// There is a fault in the program.
    Fault,
}

/// Why there is no file of a leerkring.
#[derive(Clone, Debug, PartialEq)]
pub enum CircleFailure {
    /// It could not be written.
    Store(StoreError),
    /// It could not be made, for this reason in Dutch.
    Render(String),
    /// There is a fault in the program.
    Fault,
}

/// Whether a message is news or trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    News,
    /// Something did not work.
    Trouble,
}

/// Until when a message is true. Then it goes by itself; before that, when the team puts it away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until<'a> {
    /// For as long as the team wants to see it.
    PutAway,
    /// Until the dossier that it is about is closed.
    Closed,
    /// Until all of the dossier is in its file.
    Saved,
    /// Until something cannot be saved.
    NotSaved,
    /// Until the file of the dossier is not there any more.
    Moved(&'a Path),
    /// Until the dossier may be changed here.
    MayChange,
    /// Until there is nothing to choose between any more.
    Chosen,
    /// Until the dossier is protected, or not any more: the other way round than it is now.
    Protected(bool),
    /// Until something is taken back or made again.
    Travelled,
    /// Until the next reports are asked for.
    NextReports,
}

/// What happened. It is shown until the team puts it away, or it is not true any more.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// A file could not be read or written.
    Store(StoreError),
    /// What could be read of a damaged file is a dossier of its own now.
    Rescued {
        /// The new file.
        path: PathBuf,
        /// The damaged file, which is as it was.
        damaged: PathBuf,
        /// What was read of it.
        rescued: Arc<Rescued>,
    },
    /// The dossier stays open, because it is not saved in its file.
    NotInFile(Copied),
    /// The invulblad stays open, because it is not saved in its file.
    SheetNotInFile,
    /// Another program changed the file of the invulblad, and nothing was filled in here that was not in it.
    SheetReadAgain,
    /// A later attempt to save the invulblad succeeded.
    SheetSavedAfterAll,
    /// Another program gave the file this name.
    Renamed(PathBuf),
    /// Another program changed the file, and nothing was changed here that was not in it: what is in the file is shown.
    ReadAgain,
    /// The window that may write the dossier changed it; here it can only be read, and what is in the file is shown.
    ReadOn,
    /// No report is made of one side of a choice that is still open.
    ChooseBeforeReport,
    /// Another window has the dossier open: whose, if that is known. It was left as it is.
    ReadOnly(Option<Holder>),
    /// The dossier is in this file from now on.
    SavedAs(PathBuf),
    /// The dossier is protected, otherwise or no longer.
    Protected(Protected),
    /// The protection of the file changed; something that is kept of it was left as it was.
    PartlyProtected {
        /// Why that was left.
        error: StoreError,
        /// Whether the file is protected now.
        is_protected: bool,
    },
    /// An earlier version is in the dossier.
    Restored {
        /// When it was kept.
        made: DateTime,
        /// The measurements that were adopted, and are on record as reopened by this.
        reopened: Vec<u16>,
    },
    /// No earlier versions can be kept.
    NoVersionKept(StoreError),
    /// A later attempt to save succeeded.
    SavedAfterAll,
    /// The user has no lasting folder of their own for what the program keeps in this folder.
    Keeping(Keeping, PathBuf),
    /// Something in the settings file of the organisation was passed over.
    Managed(Box<Policy>),
    /// The open dossier has no passphrase, and the organisation requires one.
    PassphraseExpected,
    /// A dossier was not made, or its protection not removed, as the organisation requires a passphrase.
    PassphraseRequired,
    /// A change was not made, as the dossier would get too large.
    Full,
    /// The dossier is open, and its file is odd.
    OddFile {
        /// What is odd. Never empty.
        remarks: Vec<Remark>,
        /// Whether the bytes of the file are among the earlier versions.
        is_kept: bool,
    },
    /// The report is made, and lacks these characters: its typeface does not have them.
    Unprintable(BTreeSet<char>),
    /// No report could be made.
    NoReport(ReportFailure),
    /// Reports of a dossier that is no longer open are made.
    ReportsMade {
        /// Those that are made.
        made: Vec<PathBuf>,
        /// How many were asked for.
        total: usize,
    },
    /// Reports of several dossiers are made, as far as they could be.
    BatchMade(Arc<BatchMade>),
    /// These files were dropped on the window with the one that was opened.
    OnlyOneOpened(Vec<PathBuf>),
    /// A picture is on its way to the clipboard.
    PictureCopied,
    /// A picture stands in this file.
    PictureSaved(PathBuf),
    /// No picture could be made.
    NoPicture(PictureFailure),
    /// What was made of a leerkring stands in this file.
    CircleSaved(PathBuf),
    /// Nothing could be made of it.
    NoCircleFile(CircleFailure),
    /// The last day for invulbladen stands in this file, for a calendar.
    DeadlineSaved(PathBuf),
    /// The system has no program for this report.
    NoViewer(PathBuf),
    /// There is no program to show this address on the web.
    NoBrowser(PathBuf),
    /// The system cannot show the folder of this report.
    NoFolderView(PathBuf),
}

impl Notice {
    /// News or trouble.
    pub fn kind(&self) -> NoticeKind {
        self.rules().0
    }

    /// Until when it is true.
    pub(super) fn until(&self) -> Until<'_> {
        self.rules().1
    }

    fn rules(&self) -> (NoticeKind, Until<'_>) {
        use NoticeKind::{News, Trouble};
        match self {
            Self::Store(_)
            | Self::Keeping(..)
            | Self::Managed(_)
            | Self::PassphraseRequired
            | Self::NoReport(_)
            | Self::NoPicture(_)
            | Self::NoCircleFile(_)
            | Self::NoViewer(_)
            | Self::NoBrowser(_)
            | Self::NoFolderView(_) => (Trouble, Until::PutAway),
            Self::PassphraseExpected => (Trouble, Until::Protected(true)),
            Self::NoVersionKept(_) | Self::Full | Self::OddFile { .. } => (Trouble, Until::Closed),
            Self::NotInFile(_) | Self::SheetNotInFile => (Trouble, Until::Saved),
            Self::ReadOnly(_) => (Trouble, Until::MayChange),
            Self::ChooseBeforeReport => (Trouble, Until::Chosen),
            Self::PartlyProtected { is_protected, .. } => (Trouble, Until::Protected(!is_protected)),
            Self::ReportsMade { .. }
            | Self::BatchMade(_)
            | Self::OnlyOneOpened(_)
            | Self::SheetReadAgain
            | Self::SheetSavedAfterAll
            | Self::PictureCopied
            | Self::PictureSaved(_)
            | Self::CircleSaved(_)
            | Self::DeadlineSaved(_) => (News, Until::PutAway),
            Self::ReadAgain => (News, Until::Closed),
            Self::SavedAfterAll => (News, Until::NotSaved),
            Self::Rescued { path, .. } | Self::Renamed(path) | Self::SavedAs(path) => (News, Until::Moved(path)),
            Self::ReadOn => (News, Until::MayChange),
            Self::Protected(change) => (News, Until::Protected(*change == Protected::NoLonger)),
            Self::Restored { .. } => (News, Until::Travelled),
            Self::Unprintable(_) => (News, Until::NextReports),
        }
    }

    /// Whether it is about what stands on the screen of the reports, and is of no use elsewhere.
    fn is_for_reports(&self) -> bool {
        matches!(self, Self::Unprintable(_))
    }

    /// Whether it is about this computer, whichever dossier is open.
    fn is_about_computer(&self) -> bool {
        matches!(self, Self::Keeping(..) | Self::Managed(_))
    }

    /// The file that was to be opened and is not there, when that is what it tells of.
    pub fn missing_file(&self) -> Option<&Path> {
        match self {
            Self::Store(error) if error.operation == Operation::Read && error.kind == StoreErrorKind::NotFound => {
                Some(&error.path)
            }
            _ => None,
        }
    }
}

/// The messages that wait to be read. Trouble goes before news, and no message takes the place of one about something else.
#[derive(Debug, Default)]
pub(super) struct Notices {
    list: Vec<Notice>,
    /// Whether the user looks at something else than the reports.
    is_elsewhere: bool,
}

impl Notices {
    /// The message to show.
    pub(super) fn shown(&self) -> Option<&Notice> {
        self.list.get(self.position()?)
    }

    /// Adds a message: the newest trouble is shown first. News takes the place of older news; the same again is one message.
    pub(super) fn add(&mut self, notice: Notice) {
        self.list
            .retain(|other| *other != notice && (notice.kind() == NoticeKind::Trouble || other.kind() == NoticeKind::Trouble));
        match notice.kind() {
            NoticeKind::Trouble => self.list.insert(0, notice),
            NoticeKind::News => self.list.push(notice),
        }
    }

    /// Puts the shown one away.
    pub(super) fn dismiss(&mut self) {
        if let Some(position) = self.position() {
            self.list.remove(position);
        }
    }

    /// Keeps those that are still true.
    pub(super) fn retain(&mut self, is_true: impl FnMut(&Notice) -> bool) {
        self.list.retain(is_true);
    }

    /// Notes whether the user looks at the reports.
    pub(super) fn show_for_reports(&mut self, is_at_reports: bool) {
        self.is_elsewhere = !is_at_reports;
    }

    /// Where the one stands that is shown.
    fn position(&self) -> Option<usize> {
        self.list.iter().position(|notice| !(self.is_elsewhere && notice.is_for_reports()))
    }

    /// Puts away all that are about a dossier that is not open any more; what is so on this computer stays.
    pub(super) fn clear(&mut self) {
        self.list.retain(Notice::is_about_computer);
    }
}
