//! A quick look into a file: nothing is locked or written, and nothing is kept of it.

use std::fs;
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;

use super::in_time::in_time;
use super::{DossierBytes, StoreError, StoreErrorKind};
use crate::model::Dossier;

/// Tells whether a file is still as it was when somebody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp {
    /// When it was changed last, where the disk knows.
    pub changed: Option<Timestamp>,
    /// In bytes.
    size: u64,
}

/// What a look at a file found.
#[derive(Clone, Debug, PartialEq)]
pub enum Glance {
    /// What was known of it still holds.
    Same,
    /// It asks for a passphrase: nothing of it was read but that.
    Protected(FileStamp),
    /// A dossier that anybody can read.
    Readable(FileStamp, Box<Dossier>),
}

/// Looks at a file. It is not read when it is as it was at `known`.
///
/// # Errors
/// When it is not there, cannot be read, or holds no dossier that this program can use.
pub fn glance(path: &Path, known: Option<FileStamp>) -> Result<Glance, StoreError> {
    // Before it is read: what changes meanwhile is read again the next time.
    let stamp = stamp(path)?;
    // Without a moment nothing tells an old state from a new one.
    if known == Some(stamp) && stamp.changed.is_some() {
        return Ok(Glance::Same);
    }
    let bytes = DossierBytes::read(path)?;
    if bytes.is_protected() {
        return Ok(Glance::Protected(stamp));
    }
    match bytes.open(None) {
        Ok(dossier) => Ok(Glance::Readable(stamp, Box::new(dossier))),
        Err(kind) => Err(StoreError::reading(path, kind)),
    }
}

/// As [`glance`], at a file that was not looked at before. A disk that does not answer within `patience` counts as one that cannot be
/// read.
///
/// # Errors
/// As [`glance`].
pub fn glance_in_time(path: &Path, patience: Duration) -> Result<Glance, StoreError> {
    let place = path.to_owned();
    let no_answer = || Err(StoreError::reading(path, StoreErrorKind::Io(std::io::ErrorKind::TimedOut)));
    in_time(patience, move || glance(&place, None)).unwrap_or_else(no_answer)
}

fn stamp(path: &Path) -> Result<FileStamp, StoreError> {
    let metadata = fs::metadata(path).map_err(|error| StoreError::reading(path, error.into()))?;
    let changed = metadata.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
    Ok(FileStamp { changed, size: metadata.len() })
}
