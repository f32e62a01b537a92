//! Saving: what stands in the file now, what is written, and what to do when somebody else changed, moved or removed it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::protection::Protection;
use super::{DossierFile, seen, written};
use crate::model::Dossier;
use crate::store::disk::atomic::{self, WriteFailure};
use crate::store::disk::lock::{FileLock, Locks};
use crate::store::disk::output::check_written;
use crate::store::disk::place::disk_of;
use crate::store::in_time::{PATIENCE, in_time};
use crate::store::{DossierBytes, Fingerprint, Passphrase, StoreError, StoreErrorKind};

/// How saving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It was written.
    Written,
    /// It stood there already.
    Unchanged,
}

/// Why a dossier was not saved.
#[derive(Debug)]
pub enum SaveObstacle {
    /// The file cannot be written.
    Store(StoreError),
    /// Somebody else changed the file; it was left as it is.
    Changed(Box<Changed>),
    /// Somebody else moved the file to another folder or removed it; nothing was put in its place.
    Gone,
}

/// What somebody else put into the file. It is kept among the earlier versions too.
#[derive(Clone, Debug)]
pub struct Changed {
    /// What stands in the file now, if that is a dossier.
    pub theirs: Result<Dossier, StoreErrorKind>,
    /// When it was written, where the disk knows.
    pub written: Option<Timestamp>,
    fingerprint: Fingerprint,
}

impl DossierFile {
    /// Saves the dossier, unless somebody else changed the file. Nothing but the file is touched, so that no other disk is
    /// waited for: what is kept beside it follows with what [`safety`](Self::safety) gives.
    ///
    /// # Errors
    /// When it was not saved; what the file holds is then left as it is.
    pub fn save(&mut self, dossier: &Dossier, now: DateTime) -> Result<Put, SaveObstacle> {
        if dossier.id != *self.kept.dossier() {
            self.kept = self.kept.elsewhere(&dossier.id, &self.path);
        }
        let bytes = self.bytes_of(dossier).map_err(SaveObstacle::Store)?;
        self.put(&bytes, now)
    }

    /// The bytes that are written for a dossier.
    ///
    /// # Errors
    /// When there are none that could be opened again.
    pub fn bytes_of(&mut self, dossier: &Dossier) -> Result<DossierBytes, StoreError> {
        self.protection.bytes_of(dossier).map_err(|kind| StoreError::writing(&self.path, kind))
    }

    /// Saves the dossier with this passphrase, or without one, and keeps doing so. What is kept of it is not touched: it gets
    /// the same passphrase with [`SafetyCopy::change_passphrase`](crate::store::SafetyCopy::change_passphrase).
    /// Gives `false` when it was stopped in time, so that everything is as it was.
    ///
    /// # Errors
    /// When it was not saved; everything is as it was then.
    pub fn protect(
        &mut self,
        dossier: &Dossier,
        passphrase: Option<Passphrase>,
        now: DateTime,
        is_stopped: &dyn Fn() -> bool,
    ) -> Result<bool, SaveObstacle> {
        // An obstacle to any save is reported first.
        self.save(dossier, now)?;
        if is_stopped() {
            return Ok(false);
        }
        let before = std::mem::replace(&mut self.protection, Protection::new(passphrase));
        let bytes = self.bytes_of(dossier).map_err(SaveObstacle::Store);
        if let Err(reason) = bytes.and_then(|bytes| self.put(&bytes, now)) {
            self.protection = before;
            // The file may have been written; it gets its former content.
            drop(self.save(dossier, now));
            return Err(reason);
        }
        if is_stopped() {
            // It was written after the user stopped it.
            let after = std::mem::replace(&mut self.protection, before);
            if self.save(dossier, now).is_ok() {
                return Ok(false);
            }
            self.protection = after;
        }
        Ok(true)
    }

    /// Allows replacing what somebody else put into the file: the user has seen it.
    pub fn accept(&mut self, changed: &Changed) {
        self.known = Some(changed.fingerprint);
    }

    /// Allows making the file again where it is gone: the user asked for it.
    pub fn accept_gone(&mut self) {
        self.known = None;
        self.attempted = None;
    }

    /// Checks that the file is still what it was, without writing it. A new name in the same folder is followed.
    ///
    /// # Errors
    /// When somebody else changed or removed it, or it cannot be reached.
    pub fn look(&mut self, now: DateTime) -> Result<(), SaveObstacle> {
        let Some(known) = self.known else { return Ok(()) };
        if self.seen.is_some() && self.seen == seen(&self.path) {
            return Ok(());
        }
        let seen = seen(&self.path);
        self.check(known, now)?;
        self.seen = seen;
        Ok(())
    }

    fn put(&mut self, bytes: &DossierBytes, now: DateTime) -> Result<Put, SaveObstacle> {
        let new = bytes.fingerprint();
        if self.holds(new, now)? || (self.relock() && self.holds(new, now)?) {
            self.known = Some(new);
            return Ok(Put::Unchanged);
        }
        // Where the file itself has to be written over, what it becomes stands elsewhere first.
        let mut is_secured = false;
        let secure = || {
            let (safety, bytes) = (self.safety(), bytes.clone());
            let kept =
                in_time(PATIENCE, move || safety.keep_bytes(&bytes)).unwrap_or_else(|| Err(StoreError::no_answer(&self.path)));
            is_secured = kept.is_ok();
            kept.map_err(|error| error.kind)
        };
        let has_one_name = self.locks.file.as_ref().is_some_and(FileLock::has_one_name);
        if let Err(WriteFailure { kind, is_torn }) = atomic::write_anyhow(&self.path, bytes.as_slice(), secure) {
            self.attempted = Some(new);
            self.is_torn |= is_torn;
            return Err(SaveObstacle::Store(StoreError::writing(&self.path, kind)));
        }
        // Another program may have renamed the file after it was checked. There are two now, and the user wants its name.
        if has_one_name
            && let Some(path) = self.renamed_to()
            && atomic::rename_over(&self.path, &path).is_ok()
        {
            self.go_to(path);
        }
        // What a disk was given and what it has can differ, where a network or a virus scanner stands in between.
        if let Err(altered) = check_written(&self.path, bytes.as_slice()) {
            self.attempted = Some(new);
            // The file that was locked is no more: another took its place.
            self.locks.file = None;
            // It may have got another name before it could be read again.
            if self.renamed_to().is_none() || !self.holds(new, now)? {
                self.is_torn = true;
                return Err(SaveObstacle::Store(altered));
            }
        } else if is_secured {
            self.safety().discard();
        }
        self.is_written(new);
        Ok(Put::Written)
    }

    /// Takes back the locks that were lost, and tells whether the file got another name before it could be locked: it has to
    /// be looked for once more then, as nobody could tell afterwards that it was renamed.
    fn relock(&mut self) -> bool {
        if self.locks.beside.as_ref().is_some_and(|lock| !lock.is_in_place()) {
            // The disk was away in between. Who has the lock now is noticed by what changed in the file.
            drop(self.take_locks());
        }
        if self.locks.file.is_none() {
            self.locks.file = FileLock::take(&self.path).unwrap_or_default();
        }
        self.locks.file.is_none() && !self.path.exists()
    }

    /// Whether the file holds `new` already, else it may be written.
    fn holds(&mut self, new: Fingerprint, now: DateTime) -> Result<bool, SaveObstacle> {
        self.check(new, now).map(|found| found == Put::Unchanged)
    }

    /// Whether the file may be written: it holds what it did. [`Put::Unchanged`] when it holds `new` already.
    fn check(&mut self, new: Fingerprint, now: DateTime) -> Result<Put, SaveObstacle> {
        let present = match DossierBytes::read(&self.path) {
            Ok(present) => present,
            Err(error) if matches!(error.kind, StoreErrorKind::NotFound | StoreErrorKind::FolderIsFile) => {
                let disk = disk_of(&self.path);
                if self.known.is_some() && disk.is_some() && disk != self.disk {
                    // The folder in which the disk should appear is there, and the disk is not.
                    return Err(SaveObstacle::Store(StoreError::writing(&self.path, StoreErrorKind::FolderMissing)));
                }
                let is_expected = self.known.is_some() && self.path.parent().is_some_and(Path::is_dir);
                return match self.renamed_to().filter(|_| is_expected) {
                    Some(path) => {
                        self.go_to(path);
                        self.check(new, now)
                    }
                    None if is_expected => Err(SaveObstacle::Gone),
                    // Writing it tells why that does not work.
                    None => Ok(Put::Written),
                };
            }
            Err(error) => return Err(SaveObstacle::Store(error)),
        };
        let found = present.fingerprint();
        if found == new {
            return Ok(Put::Unchanged);
        }
        if [self.known, self.attempted].contains(&Some(found)) {
            return Ok(Put::Written);
        }
        let theirs = present.open(self.protection.passphrase());
        if self.is_torn && theirs.is_err() {
            return Ok(Put::Written);
        }
        // It is in the file as well; this copy is for after the user's choice.
        if let Err(error) = self.keep(present, now) {
            return Err(SaveObstacle::Store(error));
        }
        let written = written(&self.path);
        Err(SaveObstacle::Changed(Box::new(Changed { theirs, written, fingerprint: found })))
    }

    /// The name that another program gave the file, in the same folder. Found by the file's number where the system has those,
    /// else by its content.
    fn renamed_to(&self) -> Option<PathBuf> {
        let folder = self.path.parent()?;
        let is_dossier = |path: &PathBuf| path.extension() == Some(OsStr::new("ron")) && !is_hidden(path);
        if let Some(file) = &self.locks.file {
            return file.name_in(folder).filter(is_dossier);
        }
        let own = [self.known, self.attempted];
        let holds_the_same =
            |path: &PathBuf| DossierBytes::read(path).is_ok_and(|bytes| own.contains(&Some(bytes.fingerprint())));
        let paths = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
        paths.filter(is_dossier).find(holds_the_same)
    }

    /// Continues under another name that the file was given.
    fn go_to(&mut self, path: PathBuf) {
        // Others look for the lock beside the new name. Where somebody took that already, what they change is noticed.
        self.locks.beside = None;
        self.path = path;
        if let Ok(locks) = Locks::beside(&self.path, self.kept.data(), &self.holder) {
            self.locks.beside = locks;
        }
        let dossier = self.kept.dossier().clone();
        self.kept = self.kept.elsewhere(&dossier, &self.path);
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}
