//! Earlier versions of a dossier in the user's own data folder: the state at each opening, the newest ones.

use std::fs;
use std::io;
use std::path::PathBuf;

use jiff::civil::{Date, DateTime, Time};

use super::passphrase;
use super::place::KeptPlace;
use crate::model::Dossier;
use crate::store::disk::private::write_private;
use crate::store::{DOSSIER_ENDING, DossierBytes, Overwrite, Passphrase, StoreError, StoreErrorKind};

/// The state at the last opening, and the ten before that.
pub const MOST_BACKUPS: usize = 11;

/// The earlier versions of one dossier at one place.
#[derive(Clone, Debug)]
pub struct Backups {
    folder: PathBuf,
}

/// One earlier version.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// Counts up with each version, so that the order does not depend on the clock.
    pub sequence: u64,
    /// When it was kept, by the clock at that time.
    pub made: DateTime,
    /// Where it stands.
    pub path: PathBuf,
}

impl Backups {
    /// The earlier versions of what is kept there.
    pub fn of(place: &KeptPlace) -> Self {
        Self { folder: place.backups() }
    }

    /// The newest version that can be read; where a passphrase may help to read any, why it does not.
    ///
    /// # Errors
    /// When no version can be read, and a passphrase would help.
    pub(crate) fn newest_good(&self, passphrase: Option<&Passphrase>) -> Result<Option<(Backup, Dossier)>, StoreErrorKind> {
        let mut locked = None;
        for backup in self.list().unwrap_or_default() {
            match backup.open(passphrase) {
                Ok(dossier) => return Ok(Some((backup, dossier))),
                Err(error) if error.kind.asks_for_passphrase() => locked = locked.or(Some(error.kind)),
                Err(_) => {}
            }
        }
        locked.map_or(Ok(None), Err)
    }

    /// Re-encrypts every version from `from` to `to`, or decrypts it. What `from` does not open stays as it is.
    ///
    /// # Errors
    /// As [`passphrase::change`].
    pub(crate) fn change_passphrase(&self, from: Option<&Passphrase>, to: Option<&Passphrase>) -> Result<(), StoreError> {
        passphrase::change(&self.folder, from, to)
    }

    /// All of them, the newest first. What else stands in the folder is passed over.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn list(&self) -> Result<Vec<Backup>, StoreError> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StoreError::reading(&self.folder, error.into())),
        };
        let mut list: Vec<Backup> = entries.filter_map(|entry| Backup::at(entry.ok()?.path())).collect();
        list.sort_by_key(|backup| std::cmp::Reverse(backup.sequence));
        Ok(list)
    }

    /// Keeps this state as the newest version. One that holds the same is not kept twice; the oldest beyond
    /// [`MOST_BACKUPS`] go.
    ///
    /// # Errors
    /// When it cannot be written. All versions that there were are still there then.
    pub fn keep(&self, bytes: &DossierBytes, now: DateTime) -> Result<(), StoreError> {
        let list = self.list()?;
        let holds_the_same = |backup: &&Backup| DossierBytes::read(&backup.path).is_ok_and(|other| other == *bytes);
        if list.first().is_some_and(|newest| holds_the_same(&newest)) {
            return Ok(());
        }
        let mut sequence = list.first().map_or(1, |newest| newest.sequence.saturating_add(1));
        loop {
            let path = self.folder.join(file_name(sequence, now));
            match write_private(&path, bytes.as_slice(), Overwrite::Refuse) {
                // Another window of the program keeps a version at this moment.
                Err(error) if error.kind == StoreErrorKind::Exists => sequence = sequence.saturating_add(1),
                result => break result?,
            }
        }
        let (same, others): (Vec<_>, Vec<_>) = list.iter().partition(holds_the_same);
        for backup in same.into_iter().chain(others.into_iter().skip(MOST_BACKUPS - 1)) {
            // One version too many does no harm.
            drop(fs::remove_file(&backup.path));
        }
        Ok(())
    }
}

impl Backup {
    /// Reads the version. The passphrase counts only where it is protected.
    ///
    /// # Errors
    /// When it cannot be read or is damaged.
    pub fn open(&self, passphrase: Option<&Passphrase>) -> Result<Dossier, StoreError> {
        DossierBytes::read(&self.path)?.open(passphrase).map_err(|kind| StoreError::reading(&self.path, kind))
    }

    fn at(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(DOSSIER_ENDING)?;
        let mut parts = name.split('_');
        let (sequence, date, time) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
        let date: Date = date.parse().ok()?;
        let mut numbers = time.split('-').map(str::parse);
        let (hour, minute, second) = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
        let time = Time::new(hour, minute, second, 0).ok()?;
        Some(Self { sequence, made: date.to_datetime(time), path })
    }
}

/// `000012_2026-11-21_14-32-05.wijkpeil.ron`: in order by name, without signs that Windows forbids.
fn file_name(sequence: u64, now: DateTime) -> String {
    let (hour, minute, second) = (now.hour(), now.minute(), now.second());
    format!("{sequence:06}_{}_{hour:02}-{minute:02}-{second:02}{DOSSIER_ENDING}", now.date())
}
