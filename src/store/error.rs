//! What can go wrong with files, as data.

use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::holder::Holder;
use super::protect::cipher::ProtectionFault;

/// A file that could not be read or written.
#[derive(Clone, Debug, PartialEq)]
pub struct StoreError {
    /// The file or folder that is concerned.
    pub path: PathBuf,
    /// What was being done with it.
    pub operation: Operation,
    /// What went wrong.
    pub kind: StoreErrorKind,
}

/// What was being done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Reading it; it was not touched.
    Read,
    /// Writing it; what it held before is still there.
    Write,
}

/// What went wrong with a file.
#[derive(Clone, Debug, PartialEq)]
pub enum StoreErrorKind {
    /// There is no such file.
    NotFound,
    /// A folder stands where a file should be.
    IsFolder,
    /// Something stands there that is neither a file nor a folder, as a device.
    NotAFile,
    /// The user may not read or write here.
    NoPermission,
    /// The file is marked as not to be changed.
    ReadOnly,
    /// The file is far larger than anything that this program writes.
    TooLarge {
        /// How large it is, as far as it was looked at.
        bytes: u64,
        /// How large it may be.
        limit: u64,
    },
    /// There are more things in the file than any team could have put in it.
    TooMany {
        /// How many there may be.
        limit: usize,
    },
    /// The file is protected with a passphrase, and does not open.
    Protected(ProtectionFault),
    /// There is nothing in the file.
    Empty,
    /// The file is no text in UTF-8.
    NotUtf8 {
        /// Line of the first fault, from 1.
        line: usize,
        /// Column of the first fault, from 1.
        column: usize,
    },
    /// The file does not begin as a dossier does.
    NotADossier {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What was expected there.
        code: Box<ron::Error>,
    },
    /// The file holds an invulblad where a dossier was expected.
    IsSheet,
    /// A PDF that gives no answers.
    PdfForm(PdfFormError),
    /// The file does not begin as an invulblad does.
    NotASheet {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What was expected there.
        code: Box<ron::Error>,
    },
    /// The file is a dossier, or an invulblad, with a fault in its text.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What was expected there.
        code: Box<ron::Error>,
    },
    /// A newer version of this program wrote the file.
    NewerSchema {
        /// The schema of the file.
        found: u32,
        /// The newest schema that this version knows.
        known: u32,
    },
    /// The file has the shape of a dossier, and values in it that cannot be right: the first twenty or so. Never empty.
    Invalid(Vec<Flaw>),
    /// There is a file already, and it may not be replaced.
    Exists,
    /// The folder in which the file should come is not there.
    FolderMissing,
    /// What should be the folder of the file is itself a file.
    FolderIsFile,
    /// The disk is full, or the user may not use more of it.
    NoSpace,
    /// Another program is writing the file at this moment.
    Busy,
    /// The file is not on this computer but with a service that keeps it elsewhere, as `OneDrive`, and cannot be had now.
    Elsewhere,
    /// Another window has the dossier open: whose, if that is known.
    InUse(Option<Holder>),
    /// It was written, and read back as something else.
    Altered,
    /// A dossier was not written, as it could not be opened again afterwards; why not. [`Altered`](Self::Altered) where
    /// it would be another one.
    WouldNotOpen(Box<Self>),
    /// The name is too long or has characters that this disk does not allow.
    UnusableName,
    /// Something else, as the operating system names it.
    Io(io::ErrorKind),
}

/// A value in a dossier that cannot be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Line, from 1, where it can be told.
    pub line: Option<usize>,
    /// Column, from 1, where it can be told.
    pub column: Option<usize>,
    /// What is wrong with it.
    pub kind: FlawKind,
}

/// What can be wrong with a value in a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// A key stands twice in the same list, so that one of the two would get lost.
    RepeatedKey(String),
    /// Two things of one kind have this id.
    RepeatedId(String),
    /// An id is empty.
    EmptyId,
    /// A text that is no date stands where one belongs.
    NoDate(String),
    /// More hands than can have been raised.
    TooManyHands {
        /// The checklist item.
        item: String,
        /// How many there may be.
        most: u16,
    },
}

/// Something odd about the file of a dossier that keeps nobody from using it. The next save puts it right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Line, from 1, where it can be told.
    pub line: Option<usize>,
    /// Column, from 1, where it can be told.
    pub column: Option<usize>,
    /// What is odd.
    pub kind: RemarkKind,
}

/// What can be odd about the file of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// Something follows the end of the dossier, and was skipped.
    Behind(Behind),
    /// Something precedes the beginning of the dossier, and was skipped.
    Before,
    /// A field at the beginning was missing or unreadable, and was reconstructed.
    Head {
        /// Which one.
        field: HeadField,
        /// What stood there; empty when nothing did.
        was: String,
    },
    /// A date was written in another way, and was understood.
    DateWritten {
        /// What stood there.
        was: String,
        /// What it means.
        is: Date,
        /// Whether it is the day of the last change.
        is_of_change: bool,
    },
    /// The file is encoded as UTF-16.
    Utf16,
    /// A date outside 2000 to 2100, as when the clock of a computer stands wrong.
    OddDate(Date),
}

/// What can follow a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// Zeros and the like: no text at all.
    Filler,
    /// What begins as a dossier does.
    Dossier,
    /// Anything else, as the end of an older state of the file.
    Text,
}

/// A field at the beginning of a dossier's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadField {
    /// Of which version of the format the file is.
    Schema,
    /// The names and brackets around the dossier.
    Frame,
    /// The name by which the program knows the dossier.
    Id,
    /// The edition of the content with which it was made.
    ContentEdition,
    /// The day of the last change.
    Changed,
}

/// Why a PDF gives no answers of an invulblad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PdfFormError {
    /// It is no PDF.
    NotPdf,
    /// It is damaged, as a file that arrived in part: some answers may be missing, so none are read.
    Damaged,
    /// It cannot be opened without a password.
    Password,
    /// There is nothing to fill in in it: it is another document, or a form that was printed or made flat.
    NoForm {
        /// Whether it says at its foot that it is an invulblad. The answers can be typed over then.
        is_flattened: bool,
    },
    /// More than one form is joined in it.
    Joined,
    /// It is larger, or asks for more to be read, than any form does.
    TooLarge,
}

impl StoreErrorKind {
    /// Whether something is there that is not what it should be, as after a fault of the disk.
    pub fn is_damage(&self) -> bool {
        matches!(
            self,
            Self::Empty
                | Self::NotUtf8 { .. }
                | Self::NotADossier { .. }
                | Self::NotASheet { .. }
                | Self::Syntax { .. }
                | Self::Invalid(_)
                | Self::Protected(ProtectionFault::Altered | ProtectionFault::CutOff | ProtectionFault::LastChunkDamaged)
        )
    }

    /// The kind alone, for a helpdesk: without anything that stands in the file or its name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::IsFolder => "is_folder",
            Self::NotAFile => "not_a_file",
            Self::NoPermission => "no_permission",
            Self::ReadOnly => "read_only",
            Self::TooLarge { .. } => "too_large",
            Self::TooMany { .. } => "too_many",
            Self::Protected(ProtectionFault::PassphraseNeeded) => "passphrase_needed",
            Self::Protected(ProtectionFault::WrongPassphrase) => "wrong_passphrase",
            Self::Protected(_) => "protection_damaged",
            Self::Empty => "empty",
            Self::NotUtf8 { .. } => "not_utf8",
            Self::NotADossier { .. } => "not_a_dossier",
            Self::IsSheet => "is_sheet",
            Self::PdfForm(_) => "pdf_form",
            Self::NotASheet { .. } => "not_a_sheet",
            Self::Syntax { .. } => "syntax",
            Self::NewerSchema { .. } => "newer_schema",
            Self::Invalid(_) => "invalid",
            Self::Exists => "exists",
            Self::FolderMissing => "folder_missing",
            Self::FolderIsFile => "folder_is_file",
            Self::NoSpace => "no_space",
            Self::Busy => "busy",
            Self::Elsewhere => "elsewhere",
            Self::InUse(_) => "in_use",
            Self::Altered => "altered",
            Self::WouldNotOpen(_) => "would_not_open",
            Self::UnusableName => "unusable_name",
            Self::Io(io::ErrorKind::TimedOut) => "no_answer",
            Self::Io(_) => "io",
        }
    }

    /// Whether another passphrase, or any, would help.
    pub fn asks_for_passphrase(&self) -> bool {
        matches!(self, Self::Protected(ProtectionFault::PassphraseNeeded | ProtectionFault::WrongPassphrase))
    }
}

impl StoreError {
    /// A disk or a network did not answer in time.
    pub(crate) fn no_answer(path: &Path) -> Self {
        Self::writing(path, StoreErrorKind::Io(io::ErrorKind::TimedOut))
    }

    /// Whether a disk or a network did not answer in time.
    pub fn is_no_answer(&self) -> bool {
        self.kind == StoreErrorKind::Io(io::ErrorKind::TimedOut)
    }

    /// Whether it is about a file that is not there.
    pub fn is_missing(&self) -> bool {
        self.kind == StoreErrorKind::NotFound
    }

    /// A file that could not be read.
    pub fn reading(path: &Path, kind: StoreErrorKind) -> Self {
        Self { path: path.to_owned(), operation: Operation::Read, kind }
    }

    /// A file that could not be written.
    pub fn writing(path: &Path, kind: StoreErrorKind) -> Self {
        Self { path: path.to_owned(), operation: Operation::Write, kind }
    }
}

/// What Windows says with a number that the standard library has no kind for.
fn kind_on_windows(code: i32) -> Option<StoreErrorKind> {
    match code {
        // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION and ERROR_USER_MAPPED_FILE.
        32 | 33 | 1224 => Some(StoreErrorKind::Busy),
        // ERROR_HANDLE_DISK_FULL.
        39 => Some(StoreErrorKind::NoSpace),
        // ERROR_BAD_PATHNAME and ERROR_FILENAME_EXCED_RANGE.
        161 | 206 => Some(StoreErrorKind::UnusableName),
        // ERROR_CLOUD_FILE_ACCESS_DENIED.
        395 => Some(StoreErrorKind::NoPermission),
        // The others of ERROR_CLOUD_FILE_.
        358..=398 | 404 | 426 | 434 | 475 => Some(StoreErrorKind::Elsewhere),
        _ => None,
    }
}

impl From<io::Error> for StoreErrorKind {
    fn from(error: io::Error) -> Self {
        if let Some(kind) = error.raw_os_error().filter(|_| cfg!(windows)).and_then(kind_on_windows) {
            return kind;
        }
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::IsADirectory => Self::IsFolder,
            io::ErrorKind::NotADirectory => Self::FolderIsFile,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::NoSpace,
            io::ErrorKind::ResourceBusy | io::ErrorKind::WouldBlock => Self::Busy,
            io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => Self::UnusableName,
            other => Self::Io(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::{StoreErrorKind, kind_on_windows};

    #[test]
    fn what_windows_says_is_understood() {
        let check = |code, kind: Option<StoreErrorKind>| assert_eq!(kind_on_windows(code), kind, "{code}");
        check(32, Some(StoreErrorKind::Busy));
        check(206, Some(StoreErrorKind::UnusableName));
        check(362, Some(StoreErrorKind::Elsewhere));
        check(388, Some(StoreErrorKind::Elsewhere));
        check(395, Some(StoreErrorKind::NoPermission));
        // What the standard library knows: not found, access denied, disk full.
        for code in [2, 3, 5, 112] {
            check(code, None);
        }
    }

    #[test]
    fn numbers_mean_something_else_on_other_systems() {
        let kind = StoreErrorKind::from(io::Error::from_raw_os_error(32));
        assert_eq!(kind == StoreErrorKind::Busy, cfg!(windows), "a broken pipe on Linux: {kind:?}");
    }
}
