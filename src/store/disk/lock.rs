//! Who may write a dossier: one window at a time. The system gives the lock free when the program ends, however it ends.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::{thread, time::Duration};

use super::output::write_output;
use super::place::place_of;
use super::{Overwrite, atomic, private, read};
use crate::store::Holder;
use crate::store::digest::digest;

/// Nobody reads a longer name.
const LONGEST_NAME: usize = 80;

/// The right to write one dossier, until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    path: PathBuf,
    /// Names the holder of the lock. A file of its own: on Windows nobody can read a file that another one has locked.
    sign: PathBuf,
}

/// What came of asking for the lock.
#[derive(Debug)]
pub(crate) enum Attempt {
    Taken(Lock),
    /// Another process has it: whose, if that can be read.
    Held(Option<Holder>),
    /// Locks are not known here. What was changed by others is noticed when saving.
    Unknown,
}

impl Lock {
    /// Asks for the right to write the dossier at `target`. The lock lies beside it, so that it holds for everybody who
    /// can reach it; where that cannot be, in the user's own data folder.
    pub(crate) fn take(target: &Path, data: &Path, holder: &Holder) -> Attempt {
        let (path, sign) = (hidden(target, ".lock"), hidden(target, ".user"));
        if let Ok(attempt) = Self::take_at(&path, &sign, holder, false) {
            return attempt;
        }
        // Without the right to create files there, the lock of another process may still be seen.
        let is_file = path.symlink_metadata().is_ok_and(|there| there.is_file());
        if is_file && File::open(&path).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock))) {
            return Attempt::Held(read_sign(&sign));
        }
        let folder = data.join("locks");
        let name = digest(target.as_os_str().as_encoded_bytes());
        if private::make_private_folder(&folder).is_err() {
            return Attempt::Unknown;
        }
        let attempt = Self::take_at(&folder.join(format!("{name}.lock")), &folder.join(format!("{name}.user")), holder, true);
        attempt.unwrap_or(Attempt::Unknown)
    }

    /// `is_private` where no other user needs to see the holder.
    fn take_at(path: &Path, sign: &Path, holder: &Holder, is_private: bool) -> io::Result<Attempt> {
        // The holder before may remove the file between opening and locking it here.
        for _ in 0..10 {
            let file = atomic::open_own(path).map_err(|_kind| io::Error::from(io::ErrorKind::PermissionDenied))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(Attempt::Held(read_sign(sign))),
                Err(TryLockError::Error(_)) => {
                    drop(fs::remove_file(path));
                    return Ok(Attempt::Unknown);
                }
            }
            if atomic::is_still_at(&file, path)? {
                let lock = Self { file, path: path.to_owned(), sign: sign.to_owned() };
                lock.put_up_sign(holder, is_private);
                return Ok(Attempt::Taken(lock));
            }
        }
        Ok(Attempt::Held(None))
    }

    /// Whether the lock still lies where others look for it: a disk can have gone and come back.
    pub(crate) fn is_in_place(&self) -> bool {
        atomic::is_still_at(&self.file, &self.path).unwrap_or(false)
    }

    fn put_up_sign(&self, holder: &Holder, is_private: bool) {
        // Without it others still see that the dossier is in use, only not whose.
        let Ok(text) = ron::to_string(holder) else { return };
        if is_private {
            drop(atomic::make_private(&self.file));
            drop(private::write_private(&self.sign, text.as_bytes(), Overwrite::Replace));
        } else {
            drop(write_output(&self.sign, text.as_bytes(), Overwrite::Replace));
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Taken away while it is locked, so that nobody can come to hold a file that is going. What stays is no harm.
        if self.is_in_place() {
            drop(fs::remove_file(&self.sign));
            drop(fs::remove_file(&self.path));
        }
    }
}

fn read_sign(sign: &Path) -> Option<Holder> {
    let mut holder: Holder = ron::de::from_bytes(&read::whole_file(sign).ok()?).ok()?;
    holder.user = holder.user.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
    Some(holder)
}

/// A lock that was given back is held a moment longer where the program starts another one just then: until that one runs,
/// it has all open files of the first. So it is asked for more than once.
#[cfg(unix)]
const TRIES: u32 = 5;
#[cfg(unix)]
const BETWEEN_TRIES: Duration = Duration::from_millis(20);

/// The right to write one file, by whatever name it was reached: through a hard link, or a folder that is shown twice, the
/// same file has another lock beside it.
#[derive(Debug)]
pub(crate) struct FileLock(File);

impl FileLock {
    /// Asks for it; `None` where the system has no such locks, or there is no file.
    ///
    /// # Errors
    /// When somebody else has it.
    #[cfg(unix)]
    pub(crate) fn take(path: &Path) -> Result<Option<Self>, HeldElsewhere> {
        let is_file = path.symlink_metadata().is_ok_and(|there| there.is_file());
        let Some(file) = is_file.then(|| File::open(path).ok()).flatten() else { return Ok(None) };
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Some(Self(file))),
                Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN_TRIES),
                Err(TryLockError::Error(_)) => return Ok(None),
            }
        }
        Err(HeldElsewhere)
    }

    /// On Windows such a lock would keep virus scanners and backups from reading the file.
    ///
    /// # Errors
    /// Never.
    #[cfg(not(unix))]
    pub(crate) fn take(_: &Path) -> Result<Option<Self>, HeldElsewhere> {
        Ok(None)
    }

    /// The name that the file has now in this folder, where another program gave it one; `None` when it is not there.
    #[cfg(unix)]
    pub(crate) fn name_in(&self, folder: &Path) -> Option<PathBuf> {
        use std::os::unix::fs::MetadataExt as _;
        let own = self.0.metadata().ok().filter(|own| own.nlink() > 0)?;
        let is_own = |entry: &fs::DirEntry| {
            entry.metadata().is_ok_and(|there| there.is_file() && (there.dev(), there.ino()) == (own.dev(), own.ino()))
        };
        fs::read_dir(folder).ok()?.filter_map(Result::ok).find(is_own).map(|entry| entry.path())
    }

    /// As on Unix, where files have numbers; elsewhere the lock does not exist.
    #[cfg(not(unix))]
    pub(crate) fn name_in(&self, _: &Path) -> Option<PathBuf> {
        let Self(_) = self;
        None
    }
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

/// The right to write one file: by its name, and by the file itself however it is reached. Empty where locks are not known,
/// and where somebody else has them.
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
        match Lock::take(&place_of(path), data, holder) {
            Attempt::Taken(lock) => Ok(Some(lock)),
            Attempt::Unknown => Ok(None),
            Attempt::Held(holder) => Err(holder),
        }
    }
}
