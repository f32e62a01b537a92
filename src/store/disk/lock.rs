//! The write lock of a dossier: one window at a time. The system releases it when the program ends, however that happens.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

#[cfg(unix)]
pub(crate) use self::unix::{FileLock, Lock};
#[cfg(windows)]
pub(crate) use self::windows::{FileLock, Lock};
use super::place::{Place, place_of};
use super::{private, read};
use crate::store::Holder;

/// Most characters of a user's name that are shown.
const LONGEST_NAME: usize = 80;

/// The result of asking for the lock.
#[derive(Debug)]
pub(crate) enum Attempt {
    Taken(Lock),
    /// Another process has it: whose, if that can be read.
    Held(Option<Holder>),
    /// There are no locks here. Changes by others are noticed when saving.
    Unknown,
}

/// Asks for the right to write the dossier at `target`. The lock lies beside it, so that it holds for everybody who can reach
/// it; where that cannot be, in the user's own data folder.
fn take(target: &Place, data: &Path, holder: &Holder) -> Attempt {
    let (path, sign) = (hidden(target, ".lock"), hidden(target, ".user"));
    if let Ok(attempt) = Lock::take(&path, &sign, holder, false) {
        return attempt;
    }
    // Without the right to create files there, the lock of another process may still be seen.
    if Lock::is_held(&path) {
        return Attempt::Held(read_sign(&sign));
    }
    let folder = data.join("locks");
    let name = target.digest();
    if private::make_private_folder(&folder).is_err() {
        return Attempt::Unknown;
    }
    let attempt = Lock::take(&folder.join(format!("{name}.lock")), &folder.join(format!("{name}.user")), holder, true);
    attempt.unwrap_or(Attempt::Unknown)
}

fn read_sign(sign: &Path) -> Option<Holder> {
    let mut holder: Holder = ron::de::from_bytes(&read::whole_file(sign).ok()?).ok()?;
    holder.user = holder.user.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
    Some(holder)
}

/// Somebody else has the lock of a file.
#[derive(Debug)]
pub(crate) struct HeldElsewhere;

/// `.naam.wijkpeil.ron.lock` beside `naam.wijkpeil.ron`.
fn hidden(target: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(ending);
    target.with_file_name(name)
}

/// The locks of one file: by its name, and on the file itself, however it is reached. Empty where there are no locks, or where
/// somebody else has them.
#[derive(Debug, Default)]
pub(crate) struct Locks {
    pub(crate) beside: Option<Lock>,
    pub(crate) file: Option<FileLock>,
}

impl Locks {
    /// # Errors
    /// When another process has it: whose, if that is known.
    pub(crate) fn take(path: &Path, data: &Path, holder: &Holder) -> Result<Self, Option<Holder>> {
        let beside = Self::beside(path, data, holder)?;
        let file = FileLock::take(path).map_err(|_held| None)?;
        Ok(Self { beside, file })
    }

    /// The right by its name alone.
    ///
    /// # Errors
    /// As [`take`](Self::take).
    pub(crate) fn beside(path: &Path, data: &Path, holder: &Holder) -> Result<Option<Lock>, Option<Holder>> {
        // A link to it means the same file.
        match take(&place_of(path), data, holder) {
            Attempt::Taken(lock) => Ok(Some(lock)),
            Attempt::Unknown => Ok(None),
            Attempt::Held(holder) => Err(holder),
        }
    }
}
