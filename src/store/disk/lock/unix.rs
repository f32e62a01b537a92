//! Advisory locks on the file itself.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Attempt, HeldElsewhere, read_sign};
use crate::store::Holder;
use crate::store::disk::output::write_output;
use crate::store::disk::patience::again;
use crate::store::disk::{Overwrite, atomic, private};

/// The right to write one dossier, until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    path: PathBuf,
    /// Names the holder of the lock, in a file of its own as on Windows.
    sign: PathBuf,
}

impl Lock {
    /// Asks for the lock that lies at `path`; a sign beside it names the holder. `is_private` where no other user needs to see
    /// that.
    ///
    /// # Errors
    /// When the lock cannot be made there.
    pub(super) fn take(path: &Path, sign: &Path, holder: &Holder, is_private: bool) -> io::Result<Attempt> {
        // The holder before may remove the file between opening and locking it here.
        for _ in 0..10 {
            let file = atomic::open_own(path, &mut fs::OpenOptions::new());
            let file = file.map_err(|_kind| io::Error::from(io::ErrorKind::PermissionDenied))?;
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

    /// Whether somebody else has the lock at `path`, as far as can be seen without making one.
    pub(super) fn is_held(path: &Path) -> bool {
        let is_file = path.symlink_metadata().is_ok_and(|there| there.is_file());
        is_file && File::open(path).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
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

/// A lock that was given back is held a moment longer where the program starts another one just then: until that one runs,
/// it has all open files of the first. So it is asked for more than once.
const BETWEEN_TRIES: [Duration; 5] = [Duration::from_millis(20); 5];

/// The right to write one file, by whatever name it was reached: through a hard link, or a folder that is shown twice, the
/// same file has another lock beside it.
#[derive(Debug)]
pub(crate) struct FileLock(File);

impl FileLock {
    /// Asks for it; `None` where the system has no such locks, or there is no file.
    ///
    /// # Errors
    /// When somebody else has it.
    pub(crate) fn take(path: &Path) -> Result<Option<Self>, HeldElsewhere> {
        let is_file = path.symlink_metadata().is_ok_and(|there| there.is_file());
        let Some(file) = is_file.then(|| File::open(path).ok()).flatten() else { return Ok(None) };
        match again(&BETWEEN_TRIES, |error| matches!(error, TryLockError::WouldBlock), || file.try_lock()) {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Err(HeldElsewhere),
            Err(TryLockError::Error(_)) => Ok(None),
        }
    }

    /// Whether the file has one name on its disk, so that it is the same file wherever that name goes.
    pub(crate) fn has_one_name(&self) -> bool {
        use std::os::unix::fs::MetadataExt as _;
        self.0.metadata().is_ok_and(|own| own.nlink() == 1)
    }

    /// The name that the file has now in this folder, where another program gave it one; `None` when it is not there.
    pub(crate) fn name_in(&self, folder: &Path) -> Option<PathBuf> {
        use std::os::unix::fs::MetadataExt as _;
        let own = self.0.metadata().ok().filter(|own| own.nlink() > 0)?;
        let is_own = |entry: &fs::DirEntry| {
            entry.metadata().is_ok_and(|there| there.is_file() && (there.dev(), there.ino()) == (own.dev(), own.ino()))
        };
        fs::read_dir(folder).ok()?.filter_map(Result::ok).find(is_own).map(|entry| entry.path())
    }
}
