//! Locks by the share mode of an open file, as is usual on Windows: it holds on network disks too,
//! and the system takes the file away when the program ends, however it ends.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::os::windows::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Attempt, HeldElsewhere, read_sign};
use crate::store::Holder;
use crate::store::disk::patience::{again, is_held_by_another};

/// `FILE_GENERIC_WRITE`.
const WRITE: u32 = 0x0012_0116;
/// `DELETE`, which a file that goes when it is closed has to be opened for.
const DELETE: u32 = 0x0001_0000;
/// `FILE_SHARE_READ`: virus scanners look into it, and nobody else can write or remove it.
const SHARED_READING: u32 = 0x0000_0001;
/// `FILE_ATTRIBUTE_HIDDEN` and `FILE_ATTRIBUTE_NOT_CONTENT_INDEXED`.
const OUT_OF_SIGHT: u32 = 0x0000_2002;
/// `FILE_FLAG_DELETE_ON_CLOSE`.
const GOES_WHEN_CLOSED: u32 = 0x0400_0000;

/// A virus scanner can hold a file that was just made.
const BETWEEN_TRIES: [Duration; 5] = [Duration::from_millis(20); 5];

/// The right to write one dossier, until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    /// Names the holder of the lock, and goes before it. `None` where it could not be put up.
    _sign: Option<File>,
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Asks for the lock that lies at `path`; a sign beside it names the holder. In the user's own folder nobody else can see
    /// either.
    ///
    /// # Errors
    /// When the lock cannot be made there.
    pub(super) fn take(path: &Path, sign: &Path, holder: &Holder, _is_private: bool) -> io::Result<Attempt> {
        match again(&BETWEEN_TRIES, is_held_by_another, || open(path)) {
            Ok(file) => Ok(Attempt::Taken(Self { _sign: put_up(sign, holder), file, path: path.to_owned() })),
            Err(error) if is_held_by_another(&error) => Ok(Attempt::Held(read_sign(sign))),
            Err(error) => Err(error),
        }
    }

    /// Whether somebody else has the lock at `path`, as far as can be seen without making one.
    pub(super) fn is_held(path: &Path) -> bool {
        let outcome = OpenOptions::new().read(true).share_mode(SHARED_READING).open(path);
        outcome.is_err_and(|error| is_held_by_another(&error))
    }

    /// Whether the lock still lies where others look for it: a disk can have gone and come back.
    pub(crate) fn is_in_place(&self) -> bool {
        self.file.metadata().is_ok() && self.path.exists()
    }
}

/// Opens a file that nobody else can write, out of sight, until it is closed.
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .access_mode(WRITE | DELETE)
        .share_mode(SHARED_READING)
        .attributes(OUT_OF_SIGHT)
        .custom_flags(GOES_WHEN_CLOSED)
        .open(path)
}

fn put_up(sign: &Path, holder: &Holder) -> Option<File> {
    // Without it others still see that the dossier is in use, only not whose.
    let text = ron::to_string(holder).ok()?;
    let mut file = open(sign).ok()?;
    file.set_len(0).ok()?;
    file.write_all(text.as_bytes()).ok()?;
    Some(file)
}

/// The right to write one file, by whatever name it was reached. There is none on Windows: it would keep virus scanners and
/// back-ups from reading the file.
#[derive(Debug)]
pub(crate) enum FileLock {}

impl FileLock {
    /// Never there.
    ///
    /// # Errors
    /// Never.
    pub(crate) fn take(_: &Path) -> Result<Option<Self>, HeldElsewhere> {
        Ok(None)
    }

    /// As on Unix, where names are counted.
    pub(crate) fn has_one_name(&self) -> bool {
        match *self {}
    }

    /// As on Unix, where files have numbers.
    pub(crate) fn name_in(&self, _: &Path) -> Option<PathBuf> {
        match *self {}
    }
}
