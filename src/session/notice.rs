//! What the team is told: what happened, as data. [`messages`](crate::messages) says it in Dutch.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::report::Unmet;
use crate::store::folders::Keeping;
use crate::store::{Holder, Remark, Rescued, StoreError};

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

/// Whether a message is news or trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    News,
    /// Something did not work.
    Trouble,
}

/// What happened. It is shown until the team puts it away.
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
    /// Another program gave the file this name.
    Renamed(PathBuf),
    /// Another program changed the file, and nothing was changed here: what is in the file is shown.
    ReadAgain,
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
    /// The earlier version of this moment is in the dossier.
    Restored(DateTime),
    /// No earlier versions can be kept.
    NoVersionKept(StoreError),
    /// A later attempt to save succeeded.
    SavedAfterAll,
    /// The user has no lasting folder of their own for what the program keeps in this folder.
    Keeping(Keeping, PathBuf),
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
    /// The system has no program for this report.
    NoViewer(PathBuf),
    /// The system cannot show the folder of this report.
    NoFolderView(PathBuf),
}

impl Notice {
    /// News or trouble.
    pub fn kind(&self) -> NoticeKind {
        match self {
            Self::Rescued { .. }
            | Self::Renamed(_)
            | Self::ReadAgain
            | Self::SavedAs(_)
            | Self::Protected(_)
            | Self::Restored(_)
            | Self::SavedAfterAll
            | Self::Unprintable(_)
            | Self::ReportsMade { .. } => NoticeKind::News,
            Self::Store(_)
            | Self::NotInFile(_)
            | Self::ChooseBeforeReport
            | Self::ReadOnly(_)
            | Self::PartlyProtected { .. }
            | Self::NoVersionKept(_)
            | Self::Keeping(..)
            | Self::Full
            | Self::OddFile { .. }
            | Self::NoReport(_)
            | Self::NoViewer(_)
            | Self::NoFolderView(_) => NoticeKind::Trouble,
        }
    }
}

/// The messages that wait to be read. Trouble goes before news, and no message takes the place of one about something else.
#[derive(Debug, Default)]
pub(super) struct Notices(Vec<Notice>);

impl Notices {
    /// The message to show.
    pub(super) fn shown(&self) -> Option<&Notice> {
        self.0.first()
    }

    /// Adds a message: the newest trouble is shown first. News takes the place of older news; the same again is one message.
    pub(super) fn add(&mut self, notice: Notice) {
        self.0
            .retain(|other| *other != notice && (notice.kind() == NoticeKind::Trouble || other.kind() == NoticeKind::Trouble));
        match notice.kind() {
            NoticeKind::Trouble => self.0.insert(0, notice),
            NoticeKind::News => self.0.push(notice),
        }
    }

    /// Puts the shown one away.
    pub(super) fn dismiss(&mut self) {
        if !self.0.is_empty() {
            self.0.remove(0);
        }
    }

    /// Puts all away: they are about a dossier that is not open any more.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
