//! Erasing a dossier: its file and all that the program keeps of it on this computer, and nothing of any other dossier.
//!
//! The file is removed first, as it is the most likely to fail: then nothing is lost. The note that leads to the rest is removed
//! last, so that erasing can be repeated where something was left.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use jiff::civil::DateTime;

use super::disk::atomic;
use super::disk::lock::Locks;
use super::disk::name::DOSSIER_ENDING;
use super::dossier_file::{DossierFile, Surroundings, same_dossier_beside};
use super::scan_folder::kept_of_folders;
use super::{Backups, DossierBytes, Holder, KeptPlace, Passphrase, StoreError, StoreErrorKind};
use crate::model::DossierId;

/// Something that belongs to a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// What it is.
    pub kind: RemovedKind,
    /// Where it is, or was.
    pub path: PathBuf,
}

/// What can belong to a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemovedKind {
    /// Its file, or a link to that.
    File,
    /// This number of earlier versions, in one folder.
    Versions(usize),
    /// The copy of what could not be saved.
    Copy,
    /// What an unfinished save left beside the file.
    Unfinished,
}

/// The result of erasing a dossier; its file is gone now.
#[derive(Clone, Debug, PartialEq)]
pub struct Erased {
    /// Where the file was.
    pub path: PathBuf,
    /// What was there and is gone.
    pub removed: Vec<Removed>,
    /// What could not be removed. It is found again when the same place is erased once more.
    pub left: Vec<StoreError>,
    /// Other files of the same dossier beside it, as synchronising programs make them. They are still there.
    pub beside: Vec<PathBuf>,
}

/// Everything on this computer that belongs to the dossier at one place.
#[derive(Clone, Debug)]
pub struct Belongings {
    path: PathBuf,
    /// The file itself, behind links.
    target: PathBuf,
    kept: Option<KeptPlace>,
    beside: Vec<PathBuf>,
}

impl Erased {
    /// Nothing of a dossier was there.
    pub fn nothing(path: &Path) -> Self {
        Self { path: path.to_owned(), removed: Vec::new(), left: Vec::new(), beside: Vec::new() }
    }
}

impl Belongings {
    /// Finds what belongs to the dossier at `path`, without changing anything. Where the file is gone or protected, the note of the
    /// last opening identifies the dossier.
    ///
    /// # Errors
    /// When the file cannot be read, or holds something else than a dossier; [`StoreErrorKind::NotFound`] when neither the file
    /// nor anything else of a dossier is there.
    pub fn find(path: &Path, data: &Path) -> Result<Self, StoreError> {
        let path = std::path::absolute(path).unwrap_or_else(|_unknown| path.to_owned());
        let noted = || KeptPlace::noted(data, &path);
        let bytes = match DossierBytes::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind == StoreErrorKind::NotFound => {
                let gone = Self::at(&path, noted(), Vec::new());
                return if gone.list().is_empty() { Err(error) } else { Ok(gone) };
            }
            Err(error) => return Err(error),
        };
        match bytes.open(None) {
            Ok(dossier) => {
                let beside = beside(&path, &dossier.id, None);
                Ok(Self::at(&path, Some(KeptPlace::find(data, &dossier.id, &path)), beside))
            }
            Err(kind) => {
                // Another dossier may have been put here since: what can be read by anybody was not kept of a protected one.
                let is_locked = kind.asks_for_passphrase();
                let kept = noted().filter(|kept| !is_locked || all_protected(&Backups::of(kept)));
                let is_newer = matches!(kind, StoreErrorKind::NewerSchema { .. });
                let is_dossier = is_newer || kept.is_some() || path.to_string_lossy().ends_with(DOSSIER_ENDING);
                if is_dossier { Ok(Self::at(&path, kept, Vec::new())) } else { Err(StoreError::reading(&path, kind)) }
            }
        }
    }

    fn at(path: &Path, kept: Option<KeptPlace>, beside: Vec<PathBuf>) -> Self {
        let target = atomic::behind_links(path).unwrap_or_else(|_endless| path.to_owned());
        Self { path: path.to_owned(), target, kept, beside }
    }

    /// What is there now.
    pub fn list(&self) -> Vec<Removed> {
        let mut list = Vec::new();
        let mut add = |kind, path: &Path| list.push(Removed { kind, path: path.to_owned() });
        for (kind, path) in self.files().into_iter().filter(|(_, path)| path.symlink_metadata().is_ok()) {
            add(kind, &path);
        }
        if let Some(kept) = &self.kept {
            let versions = Backups::of(kept).list().map_or(0, |list| list.len());
            if kept.backups().symlink_metadata().is_ok() {
                add(RemovedKind::Versions(versions), &kept.backups());
            }
            if kept.copies().symlink_metadata().is_ok() {
                add(RemovedKind::Copy, &kept.copies());
            }
        }
        list
    }

    /// The files outside of the program's own folder, the dossier first.
    fn files(&self) -> Vec<(RemovedKind, PathBuf)> {
        let mut files = vec![(RemovedKind::File, self.target.clone())];
        if self.path != self.target {
            files.push((RemovedKind::File, self.path.clone()));
        }
        files.extend(atomic::temporary_of(&self.target).map(|temporary| (RemovedKind::Unfinished, temporary)));
        files
    }

    /// Removes all of it. The caller holds the right to write the file.
    fn remove(&self) -> Result<Erased, StoreError> {
        let mut erased = Erased { beside: self.beside.clone(), ..Erased::nothing(&self.path) };
        for Removed { kind, path } in self.list() {
            let is_folder = matches!(kind, RemovedKind::Versions(_) | RemovedKind::Copy);
            let outcome = patiently(|| if is_folder { fs::remove_dir_all(&path) } else { fs::remove_file(&path) });
            match outcome {
                Ok(()) => erased.removed.push(Removed { kind, path }),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => {
                    let error = StoreError::writing(&path, error.into());
                    if path == self.target {
                        return Err(error);
                    }
                    erased.left.push(error);
                }
            }
        }
        if erased.left.is_empty()
            && let Some(kept) = &self.kept
        {
            kept.forget();
        }
        Ok(erased)
    }
}

/// Erases what belongs to a dossier that no window has open.
///
/// # Errors
/// When another window has it open, or its file cannot be removed. Nothing is removed then.
pub fn erase(belongings: &Belongings, surroundings: &Surroundings, now: DateTime) -> Result<Erased, StoreError> {
    let holder = Holder { user: surroundings.user.clone(), since: now };
    let path = &belongings.path;
    let _held = Locks::take(path, &surroundings.data, &holder)
        .map_err(|holder| StoreError::writing(path, StoreErrorKind::InUse(holder)))?;
    belongings.remove().inspect(|_| forget_folders(&surroundings.data))
}

impl DossierFile {
    /// Erases the dossier. Afterwards nothing may be saved in this file any more.
    ///
    /// # Errors
    /// When its file cannot be removed. Nothing is removed then.
    pub fn erase(&mut self) -> Result<Erased, StoreError> {
        let beside = beside(self.path(), self.kept().dossier(), self.passphrase());
        let erased = Belongings::at(self.path(), Some(self.kept().clone()), beside).remove();
        erased.inspect(|_| forget_folders(self.kept().data()))
    }
}

/// Forgets what was read of folders, in which the dossier may have been: it is read again when somebody asks for it.
fn forget_folders(data: &Path) {
    // Where there is none, nothing was read.
    fs::remove_dir_all(kept_of_folders(data)).ok();
}

fn beside(path: &Path, id: &DossierId, passphrase: Option<&Passphrase>) -> Vec<PathBuf> {
    let mut beside: Vec<PathBuf> = same_dossier_beside(path, id, passphrase).map(|(path, _)| path).collect();
    beside.sort();
    beside
}

fn all_protected(versions: &Backups) -> bool {
    let is_protected = |path: &Path| DossierBytes::read(path).is_ok_and(|bytes| bytes.is_protected());
    versions.list().unwrap_or_default().iter().all(|version| is_protected(&version.path))
}

/// How long to wait before each new attempt: on Windows a virus scanner can hold a file for a moment.
const PAUSES: [Duration; 3] = [Duration::from_millis(50), Duration::from_millis(250), Duration::from_secs(1)];

fn patiently(remove: impl Fn() -> io::Result<()>) -> io::Result<()> {
    if cfg!(windows) {
        for pause in PAUSES {
            match remove() {
                Err(error) if matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy) => {
                    thread::sleep(pause);
                }
                outcome => return outcome,
            }
        }
    }
    remove()
}
