//! The file of one dossier while it is open: who may write it, what stood in it last, and what to do when it cannot be
//! saved or somebody else changed it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::atomic::{self, WriteFailure};
use super::backup::Backups;
use super::bytes::{DossierBytes, Fingerprint};
use super::copy::SafetyCopy;
use super::kept::{self, KeptPlace, Origin};
use super::lock::{Attempt, FileLock, Holder, Lock};
use super::protection::Protection;
use super::{Overwrite, Parsed, Passphrase, Remark, Rescued, StoreError, StoreErrorKind, copy};
use crate::model::{Dossier, DossierId};

/// So many files beside a dossier are looked into for a copy that a synchronising program made.
const MOST_BESIDE: usize = 20;

/// Where the program keeps copies and earlier versions, and for whom it works.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The user's own data folder.
    pub data: PathBuf,
    /// Who works here, on which computer, for others who want to open the same dossier.
    pub user: String,
}

/// The file of an open dossier. Dropping it lets others write.
#[derive(Debug)]
pub struct DossierFile {
    path: PathBuf,
    kept: KeptPlace,
    holder: Holder,
    protection: Protection,
    /// What stood in the file when it was read or written last; `None` when nothing did.
    known: Option<Fingerprint>,
    /// What was being written when the last attempt failed: it may have got there all the same.
    attempted: Option<Fingerprint>,
    /// Whether an attempt may have left a part of a dossier in the file.
    is_torn: bool,
    /// When the file was changed last and how large it was then, as far as this program knows: a quick way to tell that
    /// nobody else touched it.
    seen: Option<(Timestamp, u64)>,
    /// The disk on which the folder was, to notice that another one stands in its place.
    disk: Option<u64>,
    locks: Locks,
}

/// The right to write one file: by its name, and by the file itself however it is reached. Empty where locks are not known,
/// and where somebody else has them.
#[derive(Debug, Default)]
struct Locks {
    beside: Option<Lock>,
    file: Option<FileLock>,
}

/// Whether an opened dossier may be changed here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// It may.
    Editing,
    /// Somebody else has it open: who, if that is known.
    ReadOnly(Option<Holder>),
}

/// An opened dossier.
#[derive(Debug)]
pub struct Opened {
    /// Its file.
    pub file: DossierFile,
    /// What stands in it.
    pub dossier: Dossier,
    /// Whether it may be changed.
    pub access: Access,
    /// When the file was written, where the disk knows.
    pub written: Option<Timestamp>,
    /// What an earlier run of the program left that is not in the file. Empty when it may not be changed.
    pub found: Vec<Found>,
    /// Where the dossier comes from. Not looked at when it may not be changed.
    pub origin: Origin,
    /// Why the state at opening could not be kept as an earlier version, or why one can still be read by anybody.
    pub unkept: Option<StoreError>,
    /// What is odd about the file. The state at opening that is kept has the bytes of the file as they were.
    pub remarks: Vec<Remark>,
}

/// A dossier that could not be opened.
#[derive(Debug)]
pub struct Unopened {
    /// Why.
    pub error: StoreError,
    /// What an earlier run of the program left of it.
    pub found: Vec<Found>,
    /// What can still be read of the damaged file itself.
    pub rescued: Option<Box<Rescued>>,
}

/// A whole dossier that an earlier run of the program left.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What it is.
    pub kind: FoundKind,
    /// When it was written, where the disk knows.
    pub written: Option<Timestamp>,
    /// What it holds.
    pub dossier: Dossier,
    /// Where it stands.
    pub path: PathBuf,
    /// Whether somebody else changed the file after this was made.
    pub is_file_changed: bool,
}

/// A whole dossier in another file beside the one that is open, as a synchronising program makes where two computers
/// changed the same file.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// Where it stands.
    pub path: PathBuf,
    /// When it was written, where the disk knows.
    pub written: Option<Timestamp>,
    /// What it holds: the same dossier in another state.
    pub dossier: Dossier,
}

/// What an earlier run of the program can leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundKind {
    /// The copy in the data folder of what could not be saved.
    Copy,
    /// What was about to become the file.
    Temporary,
    /// The newest earlier version that can be read, where the file itself is damaged.
    Version,
}

/// How a dossier got onto the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It was written.
    Written,
    /// It stood there already.
    Unchanged,
}

/// A dossier that was not saved.
#[derive(Debug)]
pub struct SaveFailure {
    /// Why.
    pub reason: SaveObstacle,
    /// Whether a complete copy stands in the data folder.
    pub is_copied: bool,
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
    /// Reads the dossier at `path`, asks for the right to write it, keeps its state as an earlier version, and looks for
    /// what an earlier run left. Where the file is protected, so is all of that from now on.
    ///
    /// # Errors
    /// When there is no sound dossier; what an earlier run left of it comes along.
    /// [`SealFault::PassphraseNeeded`](super::SealFault::PassphraseNeeded) and
    /// [`WrongPassphrase`](super::SealFault::WrongPassphrase) also where only what was left is protected.
    pub fn open(
        path: &Path,
        passphrase: Option<&Passphrase>,
        surroundings: &Surroundings,
        now: DateTime,
    ) -> Result<Opened, Unopened> {
        let failed = |error: StoreError| Unopened::new(error, path, passphrase, &surroundings.data);
        // Where there is nothing, nothing is left beside it either.
        fs::metadata(path).map_err(|error| failed(StoreError::reading(path, error.into())))?;
        // The lock first: what is read after that, no other window changes any more.
        let holder = Holder { user: surroundings.user.clone(), since: now };
        let (locks, access) = match Locks::take(path, &surroundings.data, &holder) {
            Ok(locks) => (locks, Access::Editing),
            Err(holder) => (Locks::default(), Access::ReadOnly(holder)),
        };
        let seen = seen(path);
        let bytes = DossierBytes::read(path).map_err(failed)?;
        let Parsed { dossier, remarks } = bytes.parse(passphrase).map_err(|kind| {
            let rescued = if kind.is_damage() { bytes.rescue(passphrase).map(Box::new) } else { None };
            Unopened { rescued, ..failed(StoreError::reading(path, kind)) }
        })?;
        let key = passphrase.filter(|_| bytes.is_protected());
        let kept = KeptPlace::of(&surroundings.data, &dossier.id, path);
        let mut file = Self { seen, locks, ..Self::at(path, kept, key.cloned(), holder) };
        file.known = Some(bytes.fingerprint());
        file.protection.note(&dossier, &bytes);
        let written = written(path);
        if access != Access::Editing {
            let (found, origin) = (Vec::new(), Origin::default());
            return Ok(Opened { file, dossier, access, written, found, origin, unkept: None, remarks });
        }
        let (origin, unsettled) = match file.kept.settle_in() {
            Ok(origin) => (origin, None),
            Err(error) => (Origin::default(), Some(error)),
        };
        let found = find(path, &surroundings.data, passphrase, Some((&bytes, &dossier))).found;
        let version = file.backups().keep(&bytes, now);
        // Where the program ended while the dossier was being protected, or somebody protected it elsewhere.
        let unguarded = if key.is_some() { file.reguard(None) } else { Ok(()) };
        let unkept = unsettled.or_else(|| version.err()).or_else(|| unguarded.err());
        Ok(Opened { file, dossier, access, written, found, origin, unkept, remarks })
    }

    /// Goes on with a dossier whose file at `path` is gone or damaged. Nothing is written; what stands there is kept
    /// among the earlier versions. With a passphrase it is protected from now on.
    ///
    /// # Errors
    /// When somebody else has it open, or what stands there cannot be kept.
    pub fn take_over(
        path: &Path,
        dossier: &DossierId,
        passphrase: Option<Passphrase>,
        surroundings: &Surroundings,
        now: DateTime,
    ) -> Result<Self, StoreError> {
        let holder = Holder { user: surroundings.user.clone(), since: now };
        let locks = Locks::take(path, &surroundings.data, &holder);
        let locks = locks.map_err(|holder| StoreError::writing(path, StoreErrorKind::InUse(holder)))?;
        let kept = KeptPlace::of(&surroundings.data, dossier, path);
        let mut file = Self { locks, ..Self::at(path, kept, passphrase, holder) };
        file.kept.settle_in()?;
        if let Ok(bytes) = DossierBytes::read(path) {
            file.known = Some(bytes.fingerprint());
            file.keep(bytes, now)?;
        }
        Ok(file)
    }

    /// Writes the dossier to a new place and stays with that, protected where there is a passphrase. What is replaced is
    /// kept among the earlier versions.
    ///
    /// # Errors
    /// [`StoreErrorKind::Exists`] when there is a file and `overwrite` refuses, [`StoreErrorKind::InUse`] when somebody
    /// has that open, or when it cannot be written.
    pub fn create(
        path: &Path,
        dossier: &Dossier,
        passphrase: Option<Passphrase>,
        surroundings: &Surroundings,
        overwrite: Overwrite,
        now: DateTime,
    ) -> Result<Self, StoreError> {
        let holder = Holder { user: surroundings.user.clone(), since: now };
        let kept = KeptPlace::of(&surroundings.data, &dossier.id, path);
        let mut file = Self::at(path, kept, passphrase, holder);
        let old = DossierBytes::read(path);
        let is_there = !matches!(&old, Err(error) if error.kind == StoreErrorKind::NotFound);
        if is_there && overwrite == Overwrite::Refuse {
            return Err(StoreError::writing(path, StoreErrorKind::Exists));
        }
        if is_there {
            // Before the file is touched: a window that has it open goes on saving there.
            file.take_locks()?;
            if let Ok(old) = old {
                // Who gets another dossier in its place finds it back under its own.
                match old.open(file.protection.passphrase()) {
                    Ok(other) if other.id != dossier.id => {
                        Backups::of(&KeptPlace::of(&surroundings.data, &other.id, path)).keep(&old, now)?;
                    }
                    _ => file.keep(old, now)?,
                }
            }
        }
        let bytes = file.protection.bytes_of(dossier).map_err(|kind| StoreError::writing(path, kind))?;
        super::write_output(path, bytes.as_slice(), overwrite)?;
        file.is_written(bytes.fingerprint());
        if file.locks.beside.is_none() {
            file.take_locks()?;
        }
        // Without a note the dossier only loses its versions when it moves.
        drop(file.kept.settle_in());
        Ok(file)
    }

    /// Saves the dossier, unless somebody else changed the file. When it cannot be saved, a complete copy goes into the
    /// data folder, and stays there until a later save succeeds.
    ///
    /// # Errors
    /// When it was not saved; what the file holds is then left as it is.
    pub fn save(&mut self, dossier: &Dossier, now: DateTime) -> Result<Put, SaveFailure> {
        if dossier.id != *self.kept.dossier() {
            // A copy got an id of its own. What was kept stays under the old one where it cannot be moved: saving goes first.
            drop(self.kept.go_on_as(&dossier.id, &self.path));
        }
        let bytes = self.protection.bytes_of(dossier).map_err(|kind| SaveFailure {
            reason: SaveObstacle::Store(StoreError::writing(&self.path, kind)),
            is_copied: false,
        })?;
        match self.put(&bytes, now) {
            Ok(put) => {
                // What the copy held is in the file now. One that stays is offered at the next opening, no harm.
                drop(copy::discard(&copy::place(&self.kept)));
                Ok(put)
            }
            Err(reason) => {
                let is_copied = copy::keep(&self.kept, &bytes, self.known).is_ok();
                Err(SaveFailure { reason, is_copied })
            }
        }
    }

    /// Saves the dossier behind this passphrase, or behind none, and goes on so: all copies and earlier versions that the
    /// program keeps of it are as protected afterwards. Those that cannot be replaced are removed where they would stay
    /// readable; the second error is of one that stays as it was.
    ///
    /// # Errors
    /// When it was not saved; everything is as it was then.
    pub fn protect(
        &mut self,
        dossier: &Dossier,
        passphrase: Option<Passphrase>,
        now: DateTime,
    ) -> Result<Result<(), StoreError>, SaveFailure> {
        // What keeps it from being saved at all is told first.
        self.save(dossier, now)?;
        let before = std::mem::replace(&mut self.protection, Protection::new(passphrase));
        let bytes = self.protection.bytes_of(dossier);
        let bytes = bytes.map_err(|kind| SaveObstacle::Store(StoreError::writing(&self.path, kind)));
        if let Err(reason) = bytes.and_then(|bytes| self.put(&bytes, now)) {
            self.protection = before;
            // Also for a copy, which has to be as the file is.
            return match self.save(dossier, now) {
                Ok(_) => Err(SaveFailure { reason, is_copied: false }),
                Err(SaveFailure { is_copied, .. }) => Err(SaveFailure { reason, is_copied }),
            };
        }
        drop(copy::discard(&copy::place(&self.kept)));
        Ok(self.reguard(before.passphrase()))
    }

    /// Whether a passphrase is needed to open the file.
    pub fn is_protected(&self) -> bool {
        self.protection.passphrase().is_some()
    }

    /// What the file is protected with.
    pub fn passphrase(&self) -> Option<&Passphrase> {
        self.protection.passphrase()
    }

    /// From now on what somebody else put into the file may be replaced: the user has seen it.
    pub fn accept(&mut self, changed: &Changed) {
        self.known = Some(changed.fingerprint);
    }

    /// From now on the file may be made again where it is gone: the user asked for it.
    pub fn accept_gone(&mut self) {
        self.known = None;
        self.attempted = None;
    }

    /// Looks whether the file is still what it was, without writing it. A new name in the same folder is followed.
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

    /// What makes a copy of the dossier without this file.
    pub fn safety(&self) -> SafetyCopy {
        SafetyCopy { kept: self.kept.clone(), passphrase: self.passphrase().cloned(), base: self.known }
    }

    /// Puts what an earlier run left among the earlier versions and takes it away from where it was.
    ///
    /// # Errors
    /// When it cannot be kept; it stays where it is then.
    pub fn settle(&mut self, found: &Found, now: DateTime) -> Result<(), StoreError> {
        if found.kind == FoundKind::Version {
            return Ok(());
        }
        self.keep(DossierBytes::read(&found.path)?, now)?;
        // When it stays, it is found again the next time.
        drop(copy::discard(&found.path));
        Ok(())
    }

    /// Whether an earlier run left more of the dossier at `path` than stands in its file, as far as can be told without its
    /// passphrase.
    pub fn has_leftovers(path: &Path, data: &Path) -> bool {
        let present = DossierBytes::read(path).ok();
        leftovers(path, data).any(|(_, place)| {
            let bytes = DossierBytes::read(&place).ok().filter(|bytes| present.as_ref() != Some(bytes));
            bytes.is_some_and(|bytes| bytes.is_protected() || bytes.open(None).is_ok())
        })
    }

    /// Keeps this state among the earlier versions.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_version(&mut self, dossier: &Dossier, now: DateTime) -> Result<(), StoreError> {
        let bytes = self.protection.bytes_of(dossier).map_err(|kind| StoreError::writing(&self.path, kind))?;
        self.backups().keep(&bytes, now)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is kept of it.
    pub fn kept(&self) -> &KeptPlace {
        &self.kept
    }

    /// Its earlier versions.
    pub fn backups(&self) -> Backups {
        Backups::of(&self.kept)
    }

    /// Keeps what stood in a file among the earlier versions, as protected as everything else.
    fn keep(&mut self, bytes: DossierBytes, now: DateTime) -> Result<(), StoreError> {
        let bytes = self.protection.guarded(bytes).map_err(|kind| StoreError::writing(&self.path, kind))?;
        self.backups().keep(&bytes, now)
    }

    /// Brings the earlier versions and copies behind the passphrase of the file, or before it, from behind another.
    fn reguard(&self, from: Option<&Passphrase>) -> Result<(), StoreError> {
        let to = self.protection.passphrase();
        // The copies also where a version cannot be replaced.
        let versions = self.backups().reguard(from, to);
        let copies = copy::reguard(&self.kept, from, to);
        versions.and(copies)
    }

    fn at(path: &Path, kept: KeptPlace, passphrase: Option<Passphrase>, holder: Holder) -> Self {
        Self {
            path: path.to_owned(),
            kept,
            holder,
            protection: Protection::new(passphrase),
            known: None,
            attempted: None,
            is_torn: false,
            seen: None,
            disk: kept::disk_of(path),
            locks: Locks::default(),
        }
    }

    fn take_locks(&mut self) -> Result<(), StoreError> {
        // An own lock would be in the way of the new one.
        self.locks = Locks::default();
        let locks = Locks::take(&self.path, self.kept.data(), &self.holder);
        self.locks = locks.map_err(|holder| StoreError::writing(&self.path, StoreErrorKind::InUse(holder)))?;
        Ok(())
    }

    /// Notes that the file holds this now.
    fn is_written(&mut self, new: Fingerprint) {
        self.known = Some(new);
        self.attempted = None;
        self.is_torn = false;
        self.seen = seen(&self.path);
        self.disk = kept::disk_of(&self.path);
        // A save puts another file under the same name; nobody else can have that open for writing yet.
        self.locks.file = FileLock::take(&self.path).unwrap_or_default();
    }

    fn put(&mut self, bytes: &DossierBytes, now: DateTime) -> Result<Put, SaveObstacle> {
        let new = bytes.fingerprint();
        if let Put::Unchanged = self.check(new, now)? {
            self.known = Some(new);
            return Ok(Put::Unchanged);
        }
        if self.locks.beside.as_ref().is_some_and(|lock| !lock.is_in_place()) {
            // The disk was away in between. Who has the lock now is noticed by what changed in the file.
            drop(self.take_locks());
        }
        let secure = || copy::keep(&self.kept, bytes, self.known).map_err(|error| error.kind);
        match atomic::write_anyhow(&self.path, bytes.as_slice(), secure) {
            Ok(()) => {
                self.is_written(new);
                Ok(Put::Written)
            }
            Err(WriteFailure { kind, is_torn }) => {
                self.attempted = Some(new);
                self.is_torn |= is_torn;
                Err(SaveObstacle::Store(StoreError::writing(&self.path, kind)))
            }
        }
    }

    /// Whether the file may be written: it holds what it did. [`Put::Unchanged`] when it holds `new` already.
    fn check(&mut self, new: Fingerprint, now: DateTime) -> Result<Put, SaveObstacle> {
        let present = match DossierBytes::read(&self.path) {
            Ok(present) => present,
            Err(error) if matches!(error.kind, StoreErrorKind::NotFound | StoreErrorKind::FolderIsFile) => {
                let disk = kept::disk_of(&self.path);
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
        // It stays in the file anyhow; this one is for after the user's choice.
        if let Err(error) = self.keep(present, now) {
            return Err(SaveObstacle::Store(error));
        }
        let written = written(&self.path);
        Err(SaveObstacle::Changed(Box::new(Changed { theirs, written, fingerprint: found })))
    }

    /// Where another program brought the file within its folder. Told by the file itself where the system numbers files,
    /// else by what is in it.
    fn renamed_to(&self) -> Option<PathBuf> {
        let folder = self.path.parent()?;
        let is_dossier = |path: &PathBuf| path.extension() == Some(OsStr::new("ron")) && !is_hidden(path);
        if let Some(file) = &self.locks.file {
            return file.name_in(folder).filter(is_dossier);
        }
        let holds_the_same = |path: &PathBuf| DossierBytes::read(path).ok().map(|bytes| bytes.fingerprint()) == self.known;
        let paths = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
        paths.filter(is_dossier).find(holds_the_same)
    }

    /// Goes on under another name that the file was given.
    fn go_to(&mut self, path: PathBuf) {
        // Others look for the lock beside the new name. Where somebody took that already, what they change is noticed.
        self.locks.beside = None;
        self.path = path;
        if let Ok(locks) = Locks::beside(&self.path, self.kept.data(), &self.holder) {
            self.locks.beside = locks;
        }
        let dossier = self.kept.dossier().clone();
        // What was kept stays under the old name where it cannot be moved, and is found there when it is opened next.
        drop(self.kept.go_on_as(&dossier, &self.path));
    }
}

impl Locks {
    fn take(path: &Path, data: &Path, holder: &Holder) -> Result<Self, Option<Holder>> {
        let beside = Self::beside(path, data, holder)?;
        let file = FileLock::take(path).map_err(|_held| None)?;
        Ok(Self { beside, file })
    }

    fn beside(path: &Path, data: &Path, holder: &Holder) -> Result<Option<Lock>, Option<Holder>> {
        // Whoever opens it through a link means the same file.
        match Lock::take(&kept::place_of(path), data, holder) {
            Attempt::Taken(lock) => Ok(Some(lock)),
            Attempt::Unknown => Ok(None),
            Attempt::Held(holder) => Err(holder),
        }
    }
}

/// The other files beside a dossier that hold the same dossier in another state, as a synchronising program makes them: their
/// names begin as that of the dossier does.
pub fn beside(path: &Path, present: &Dossier, passphrase: Option<&Passphrase>) -> Vec<Beside> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(super::DOSSIER_ENDING).unwrap_or(&name);
    let Some(entries) = path.parent().and_then(|folder| fs::read_dir(folder).ok()) else { return Vec::new() };
    let begins_alike = |other: &PathBuf| {
        let other_name = other.file_name().unwrap_or_default().to_string_lossy();
        other_name != name && other_name.ends_with(".ron") && other_name.starts_with(stem)
    };
    let others = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(begins_alike).take(MOST_BESIDE);
    let same_dossier = |path: PathBuf| {
        let dossier = DossierBytes::read(&path).ok()?.open(passphrase).ok()?;
        let is_other_state = dossier.id == present.id && dossier != *present;
        is_other_state.then(|| Beside { written: written(&path), path, dossier })
    };
    let mut found: Vec<Beside> = others.filter_map(same_dossier).collect();
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

impl Unopened {
    /// With what was left of the dossier at `path`, where that may help.
    fn new(error: StoreError, path: &Path, passphrase: Option<&Passphrase>, data: &Path) -> Self {
        let nothing = |error| Self { error, found: Vec::new(), rescued: None };
        if error.kind.asks_for_passphrase() {
            return nothing(error);
        }
        let Leftovers { mut found, mut locked } = find(path, data, passphrase, None);
        if error.kind.is_damage()
            && let Some(kept) = KeptPlace::noted(data, path)
        {
            match Backups::of(&kept).newest_good(passphrase) {
                Ok(newest) => found.extend(newest.map(|(backup, dossier)| Found {
                    kind: FoundKind::Version,
                    written: written(&backup.path),
                    dossier,
                    path: backup.path,
                    is_file_changed: false,
                })),
                Err(kind) => locked = locked.or(Some(kind)),
            }
        }
        match locked {
            Some(kind) if found.is_empty() => nothing(StoreError::reading(path, kind)),
            _ => Self { error, found, rescued: None },
        }
    }
}

/// What an earlier run left of a dossier.
struct Leftovers {
    found: Vec<Found>,
    /// Why something that may well be more cannot be read.
    locked: Option<StoreErrorKind>,
}

/// The files that an earlier run may have left of the dossier at `path`.
fn leftovers(path: &Path, data: &Path) -> impl Iterator<Item = (FoundKind, PathBuf)> {
    let copies = copy::find(data, path).into_iter().map(|copy| (FoundKind::Copy, copy));
    let temporary = atomic::behind_links(path).ok().and_then(|target| atomic::temporary_of(&target));
    let temporary = temporary.filter(|temporary| {
        // An older one was overtaken by what stands in the file.
        let (Some(one), Some(other)) = (written(temporary), written(path)) else { return true };
        one >= other
    });
    copies.chain(temporary.map(|temporary| (FoundKind::Temporary, temporary)))
}

/// What an earlier run left of the dossier at `path` that is whole and other than what is `present`.
fn find(path: &Path, data: &Path, passphrase: Option<&Passphrase>, present: Option<(&DossierBytes, &Dossier)>) -> Leftovers {
    let (mut found, mut locked) = (Vec::new(), None);
    for (kind, place) in leftovers(path, data) {
        let Ok(bytes) = DossierBytes::read(&place) else { continue };
        if present.is_some_and(|(present, _)| *present == bytes) {
            // A save that got through at the last moment.
            if kind == FoundKind::Copy {
                drop(copy::discard(&place));
            }
            continue;
        }
        match bytes.open(passphrase) {
            Ok(dossier) if present.is_none_or(|(_, present)| dossier.id == present.id) => {
                let file = present.map(|(present, _)| present.fingerprint());
                let is_file_changed = kind == FoundKind::Copy && copy::is_file_changed_since(&place, file);
                found.push(Found { kind, written: written(&place), dossier, path: place, is_file_changed });
            }
            Err(kind) if kind.asks_for_passphrase() => locked = Some(kind),
            _ => {}
        }
    }
    Leftovers { found, locked }
}

fn written(path: &Path) -> Option<Timestamp> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok().and_then(|time| Timestamp::try_from(time).ok())
}

/// When a file was changed last, and how large it is.
fn seen(path: &Path) -> Option<(Timestamp, u64)> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?.try_into().ok()?, metadata.len()))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}
