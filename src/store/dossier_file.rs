//! The file of one dossier while it is open: the right to write it, what it held last, and what to do when it cannot be
//! saved or another program changed it.

mod leftovers;
mod protection;
mod save;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;

pub(super) use self::leftovers::same_dossier_beside;
pub use self::leftovers::{Beside, Found, FoundKind, Unopened, beside};
use self::protection::Protection;
pub use self::save::{Changed, Put, SaveObstacle};
use super::disk::free::under_free_name;
use super::disk::lock::{FileLock, Locks};
use super::disk::output::write_output;
use super::disk::place::disk_of;
use super::{
    Backups, DossierBytes, Fingerprint, Holder, KeptPlace, Origin, Overwrite, Parsed, Passphrase, Remark, SafetyCopy,
    StoreError, StoreErrorKind,
};
use crate::model::{Dossier, DossierId};
use crate::store::in_time::{PATIENCE, in_time};

/// Where the program keeps copies and earlier versions, and for which user.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The user's own data folder.
    pub data: PathBuf,
    /// The user and the computer, as others see them when they open the same dossier.
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
    /// What was being written when the last attempt failed: it may be in the file nevertheless.
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

/// Whether an opened dossier may be changed here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// It may.
    Editing,
    /// Another window has it open: whose, if that is known.
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

impl DossierFile {
    /// Reads the dossier at `path`, asks for the right to write it, keeps its state as an earlier version, and looks for
    /// what an earlier run left. Where the file is protected, so is all of that from now on.
    ///
    /// # Errors
    /// When there is no sound dossier; what an earlier run left of it is in the error.
    /// [`ProtectionFault::PassphraseNeeded`](super::ProtectionFault::PassphraseNeeded) and
    /// [`WrongPassphrase`](super::ProtectionFault::WrongPassphrase) also where only what was left is protected.
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
        let (origin, unsettled) = match file.settle_in() {
            Ok(origin) => (origin, None),
            Err(error) => (Origin::default(), Some(error)),
        };
        if let Some(error) = unsettled.clone().filter(StoreError::is_no_answer) {
            // What is kept beside it is on a disk that does not answer. The dossier itself can be worked on.
            return Ok(Opened { file, dossier, access, written, found: Vec::new(), origin, unkept: Some(error), remarks });
        }
        let found = leftovers::find(path, &surroundings.data, passphrase, Some((&bytes, &dossier))).found;
        let version = file.safety().keep_version(&bytes, now);
        // Where the program ended while the dossier was being protected, or somebody protected it elsewhere.
        let unchanged = if key.is_some() { file.safety().change_passphrase(None) } else { Ok(()) };
        let unkept = unsettled.or_else(|| version.err()).or_else(|| unchanged.err());
        Ok(Opened { file, dossier, access, written, found, origin, unkept, remarks })
    }

    /// Takes over a dossier whose file at `path` is gone or damaged. Nothing is written; what is there is kept
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
        file.settle_in()?;
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
            // Before the file is touched: a window that has it open keeps saving there.
            file.take_locks()?;
            if let Ok(old) = old {
                // Another dossier that is replaced is kept under its own id.
                match old.open(file.protection.passphrase()) {
                    Ok(other) if other.id != dossier.id => {
                        Backups::of(&KeptPlace::of(&surroundings.data, &other.id, path)).keep(&old, now)?;
                    }
                    _ => file.keep(old, now)?,
                }
            }
        }
        let bytes = file.protection.bytes_of(dossier).map_err(|kind| StoreError::writing(path, kind))?;
        write_output(path, bytes.as_slice(), overwrite)?;
        file.is_written(bytes.fingerprint());
        if file.locks.beside.is_none() {
            file.take_locks()?;
        }
        // Without a note the dossier only loses its versions when it moves.
        drop(file.settle_in());
        Ok(file)
    }

    /// As [`create`](Self::create), under the first of these names that is free; `name` gives the first for 1, and so on.
    ///
    /// # Errors
    /// When somebody has the file open already, or when it cannot be written.
    pub fn create_under_free_name(
        name: impl Fn(usize) -> PathBuf,
        dossier: &Dossier,
        passphrase: Option<&Passphrase>,
        surroundings: &Surroundings,
        now: DateTime,
    ) -> Result<Self, StoreError> {
        let create = |path: &Path| Self::create(path, dossier, passphrase.cloned(), surroundings, Overwrite::Refuse, now);
        under_free_name(name, create)
    }

    /// Reads the file again where it may only be read: `None` when it holds what it did.
    ///
    /// # Errors
    /// When it cannot be read, or is no sound dossier any more.
    pub fn read_on(&mut self) -> Result<Option<Dossier>, StoreError> {
        let seen = seen(&self.path);
        if seen.is_some() && self.seen == seen {
            return Ok(None);
        }
        let bytes = DossierBytes::read(&self.path)?;
        let news = if self.known == Some(bytes.fingerprint()) {
            None
        } else {
            let dossier = bytes.open(self.protection.passphrase());
            Some(dossier.map_err(|kind| StoreError::reading(&self.path, kind))?)
        };
        self.known = Some(bytes.fingerprint());
        self.seen = seen;
        Ok(news)
    }

    /// Whether a passphrase is needed to open the file.
    pub fn is_protected(&self) -> bool {
        self.protection.passphrase().is_some()
    }

    /// What the file is protected with.
    pub fn passphrase(&self) -> Option<&Passphrase> {
        self.protection.passphrase()
    }

    /// What makes a copy of the dossier without this file.
    pub fn safety(&self) -> SafetyCopy {
        SafetyCopy { kept: self.kept.clone(), passphrase: self.passphrase().cloned(), base: self.known }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is kept of it.
    pub fn kept(&self) -> &KeptPlace {
        &self.kept
    }

    /// Keeps what stood in a file among the earlier versions, as protected as everything else.
    fn keep(&mut self, bytes: DossierBytes, now: DateTime) -> Result<(), StoreError> {
        let bytes = self.protection.protected(bytes).map_err(|kind| StoreError::writing(&self.path, kind))?;
        let safety = self.safety();
        in_time(PATIENCE, move || safety.keep_version(&bytes, now))
            .unwrap_or_else(|| Err(StoreError::no_answer(self.kept.data())))
    }

    /// Takes note that the dossier stands here from now on.
    fn settle_in(&self) -> Result<Origin, StoreError> {
        let kept = self.kept.clone();
        // Where it stood before may be on a disk that does not answer either.
        in_time(2 * PATIENCE, move || kept.settle_in()).unwrap_or_else(|| Err(StoreError::no_answer(self.kept.data())))
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
            disk: disk_of(path),
            locks: Locks::default(),
        }
    }

    fn take_locks(&mut self) -> Result<(), StoreError> {
        // Our own lock would block the new one.
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
        self.disk = disk_of(&self.path);
        // A save puts another file under the same name; nobody else can have that open for writing yet.
        self.locks.file = FileLock::take(&self.path).unwrap_or_default();
    }
}

fn written(path: &Path) -> Option<Timestamp> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok().and_then(|time| Timestamp::try_from(time).ok())
}

/// When a file was changed last, and how large it is.
fn seen(path: &Path) -> Option<(Timestamp, u64)> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?.try_into().ok()?, metadata.len()))
}
