//! What was read of a folder's dossiers, kept in the user's data folder so that only changed files are read again.
//!
//! It is a convenience: when it is damaged, of another version of the program or of another content, everything is read again.
//! Nothing of a protected dossier is in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::content::Catalogue;
use crate::store::digest::digest;
use crate::store::disk::private::write_private;
use crate::store::disk::read;
use crate::store::{Overwrite, StoreError};

/// In bytes: many times what ten thousand dossiers need.
const LIMIT: u64 = 512 * 1024 * 1024;

/// The folder in the user's data folder.
const FOLDER: &str = "leerkring";

/// How a file was when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    pub(super) size: u64,
    pub(super) changed: Timestamp,
}

impl Stamp {
    /// `None` where the disk does not tell.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        let changed = metadata.modified().ok().and_then(|time| Timestamp::try_from(time).ok())?;
        Some(Self { size: metadata.len(), changed })
    }
}

/// How a file is told from what it was.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Noted {
    pub(super) stamp: Stamp,
    pub(super) fingerprint: String,
}

/// What was read of one file; in writing the summary is only borrowed.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Entry<S> {
    pub(super) noted: Noted,
    pub(super) summary: S,
}

/// What was read of the files of a folder, by their paths.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Index<S> {
    /// What else a summary depends on.
    read_with: String,
    pub(super) files: BTreeMap<String, Entry<S>>,
}

/// The version of the program and the content, by what is in it.
fn read_with(content: &Catalogue) -> String {
    let content = serde_json::to_vec(content).unwrap_or_default();
    format!("{} {}", env!("CARGO_PKG_VERSION"), digest(&content))
}

impl<S: DeserializeOwned> Index<S> {
    /// What was kept of this folder; nothing where that does not hold any more.
    pub(super) fn load(path: &Path, content: &Catalogue) -> Self {
        let read_with = read_with(content);
        let kept: Option<Self> = read::file_up_to(path, LIMIT).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        kept.filter(|kept| kept.read_with == read_with).unwrap_or_else(|| Self { read_with, files: BTreeMap::new() })
    }
}

/// Keeps what was read of a folder.
///
/// # Errors
/// When it cannot be written.
pub(super) fn save<'a, S: Serialize + 'a>(
    path: &Path,
    content: &Catalogue,
    files: impl Iterator<Item = (&'a str, Noted, &'a S)>,
) -> Result<(), StoreError> {
    let files = files.map(|(path, noted, summary)| (path.to_owned(), Entry { noted, summary })).collect();
    let bytes = serde_json::to_vec(&Index { read_with: read_with(content), files })
        .map_err(|error| StoreError::writing(path, std::io::Error::from(error).into()))?;
    write_private(path, &bytes, Overwrite::Replace)
}

/// Where what was read of a folder is kept.
pub(super) fn place(data: &Path, folder: &Path) -> PathBuf {
    let folder = fs::canonicalize(folder).unwrap_or_else(|_unknown| folder.to_owned());
    data.join(FOLDER).join(format!("{}.json", digest(folder.as_os_str().as_encoded_bytes())))
}

/// The folder with what was read of all folders, in the user's data folder.
pub(in crate::store) fn all(data: &Path) -> PathBuf {
    data.join(FOLDER)
}
