//! A folder of dossiers, read for an overview: by a few threads, one file at a time each, into summaries. Files are only read, and
//! neither locked nor kept.

mod index;
mod quick;
mod walk;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub(super) use self::index::all as kept_of_folders;
use self::index::{Entry, Index, Noted, Stamp};
use self::quick::{KnownContents, Looked};
use super::disk::computer;
use super::{DossierBytes, Passphrase, StoreError};
use crate::content::Catalogue;
use crate::model::Dossier;

/// More threads wait for the disk rather than for a processor.
const MOST_THREADS: usize = 8;

/// How a folder is read.
pub struct Scan<'a> {
    /// The folder.
    pub folder: &'a Path,
    /// Opens protected dossiers; without it, and where it does not fit, they are listed as unread.
    pub passphrase: Option<&'a Passphrase>,
    /// The user's data folder, in which is kept what was read.
    pub data: &'a Path,
    /// What is asked now: summaries may depend on it.
    pub content: &'a Catalogue,
    /// Set by anybody who wants it to end; what was read until then is given.
    pub stop: &'a AtomicBool,
    /// Whether somebody works at a window meanwhile, which goes first.
    pub gives_way: bool,
    /// Hears how many files of how many were read; from several threads.
    pub progress: &'a (dyn Fn(usize, usize) + Sync),
}

/// What a folder holds.
#[derive(Clone, Debug, PartialEq)]
pub struct ScannedFolder<S> {
    /// A summary of each dossier that could be read, in the order of the paths.
    pub dossiers: Vec<(PathBuf, S)>,
    /// What could not be read, and why, in the order of the paths.
    pub unread: Vec<StoreError>,
    /// How many files were read; the others were known.
    pub read: usize,
    /// Whether it was stopped before all was read.
    pub is_stopped: bool,
}

/// What became of one file.
enum File<S> {
    /// It is as it was.
    Known,
    /// Its bytes are as they were, at another moment.
    Same(Stamp),
    /// It was read; with what the index notes of it, where it may be there.
    Read {
        summary: S,
        noted: Option<Noted>,
    },
    Unread(StoreError),
}

impl Scan<'_> {
    /// Reads the dossiers of the folder and of the folders in it. Each is dropped as soon as it was summarised.
    ///
    /// # Errors
    /// When the folder cannot be looked into. Of files and folders in it that cannot be read, the result tells.
    pub fn run<S>(&self, summarise: impl Fn(&Dossier) -> S + Sync) -> Result<ScannedFolder<S>, StoreError>
    where
        S: Serialize + DeserializeOwned + Send + Sync,
    {
        let walk::Walked { files, closed } = walk::walk(self.folder, self.stop)?;
        let kept_at = index::place(self.data, self.folder);
        let mut kept: Index<S> = Index::load(&kept_at, self.content);
        let contents = KnownContents::default();
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let results: Mutex<Vec<(usize, File<S>)>> = Mutex::default();
        let work = || {
            if self.gives_way {
                computer::give_way();
            }
            let mut own = Vec::new();
            while !self.stop.load(Ordering::Relaxed) {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(path) = files.get(at) else { break };
                let known = path.to_str().and_then(|path| kept.files.get(path));
                own.push((at, self.file(path, known, &contents, &summarise)));
                (self.progress)(done.fetch_add(1, Ordering::Relaxed) + 1, files.len());
            }
            results.lock().unwrap_or_else(PoisonError::into_inner).append(&mut own);
        };
        let threads = thread::available_parallelism().map_or(2, usize::from).clamp(1, MOST_THREADS).min(files.len().max(1));
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(work);
            }
        });
        let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
        results.sort_by_key(|(at, _)| *at);
        let is_stopped = self.stop.load(Ordering::Relaxed);
        let mut found = ScannedFolder { dossiers: Vec::new(), unread: closed, read: 0, is_stopped };
        let is_changed = results.len() != kept.files.len() || results.iter().any(|(_, file)| !matches!(file, File::Known));
        let mut notes: Vec<Option<Noted>> = Vec::new();
        for (at, file) in results {
            let path = &files[at];
            let mut known = || kept.files.remove(path.to_str()?);
            let (summary, noted) = match file {
                File::Known => {
                    let Some(Entry { noted, summary }) = known() else { continue };
                    (summary, Some(noted))
                }
                File::Same(stamp) => {
                    let Some(Entry { noted, summary }) = known() else { continue };
                    found.read += 1;
                    (summary, Some(Noted { stamp, ..noted }))
                }
                File::Read { summary, noted } => {
                    found.read += 1;
                    (summary, noted)
                }
                File::Unread(error) => {
                    found.unread.push(error);
                    continue;
                }
            };
            notes.push(noted);
            found.dossiers.push((path.clone(), summary));
        }
        drop(kept);
        found.unread.sort_by(|one, other| one.path.cmp(&other.path));
        // Without it the next time only takes longer. After a stop the one from before knows more.
        if is_changed && !is_stopped {
            let noted =
                found.dossiers.iter().zip(notes).filter_map(|((path, summary), noted)| Some((path.to_str()?, noted?, summary)));
            drop(index::save(&kept_at, self.content, noted));
        }
        Ok(found)
    }

    fn file<S>(
        &self,
        path: &Path,
        known: Option<&Entry<S>>,
        contents: &KnownContents,
        summarise: impl Fn(&Dossier) -> S,
    ) -> File<S> {
        // Before it is read: what changes meanwhile is read again the next time.
        let stamp = Stamp::of(path);
        if known.is_some_and(|known| Some(known.noted.stamp) == stamp) {
            return File::Known;
        }
        let bytes = match DossierBytes::read(path) {
            Ok(bytes) => bytes,
            Err(error) => return File::Unread(error),
        };
        if bytes.is_protected() {
            return match bytes.open(self.passphrase) {
                Ok(dossier) => File::Read { summary: summarise(&dossier), noted: None },
                Err(kind) => File::Unread(StoreError::reading(path, kind)),
            };
        }
        let looked = Looked::at(bytes.as_slice(), contents);
        let fingerprint = looked.fingerprint();
        // Saved again without a change, or copied back.
        if let Some(stamp) = stamp.filter(|_| known.is_some_and(|known| known.noted.fingerprint == fingerprint)) {
            return File::Same(stamp);
        }
        match looked.read(contents) {
            Ok(dossier) => {
                let noted = stamp.map(|stamp| Noted { stamp, fingerprint });
                File::Read { summary: summarise(&dossier), noted }
            }
            Err(kind) => File::Unread(StoreError::reading(path, kind)),
        }
    }
}
