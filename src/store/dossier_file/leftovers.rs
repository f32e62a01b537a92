//! What an earlier run of the program left of a dossier, and what other programs put beside its file.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::{DossierFile, written};
use crate::model::{Dossier, DossierId};
use crate::store::disk::atomic;
use crate::store::disk::place::is_same_name;
use crate::store::in_time::{PATIENCE, in_time};
use crate::store::kept::copy;
use crate::store::{Backups, DOSSIER_ENDING, DossierBytes, KeptPlace, Passphrase, Rescued, StoreError, StoreErrorKind};

/// Most files beside a dossier that are checked for being a conflict copy of a synchronising program.
const MOST_BESIDE: usize = 20;

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

impl DossierFile {
    /// Puts what an earlier run left among the earlier versions and takes it away from where it was.
    ///
    /// # Errors
    /// When it cannot be kept; it stays where it is then.
    pub fn settle(&mut self, found: &Found, now: DateTime) -> Result<(), StoreError> {
        if found.kind == FoundKind::Version {
            return Ok(());
        }
        let path = found.path.clone();
        let bytes = in_time(PATIENCE, move || DossierBytes::read(&path));
        self.keep(bytes.unwrap_or_else(|| Err(StoreError::no_answer(&found.path)))?, now)?;
        let path = found.path.clone();
        // When it stays, it is found again the next time.
        in_time(PATIENCE, move || drop(copy::discard(&path)));
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
}

/// The other files beside a dossier that hold the same dossier in another state, as a synchronising program makes them: their
/// names begin as that of the dossier does.
pub fn beside(path: &Path, present: &Dossier, passphrase: Option<&Passphrase>) -> Vec<Beside> {
    let others = same_dossier_beside(path, &present.id, passphrase).filter(|(_, dossier)| dossier != present);
    let beside = |(path, dossier): (PathBuf, Dossier)| Beside { written: written(&path), path, dossier };
    let mut found: Vec<Beside> = others.map(beside).collect();
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// The other files beside a dossier that hold the one with this id, as far as the passphrase opens them.
pub(in crate::store) fn same_dossier_beside(
    path: &Path,
    id: &DossierId,
    passphrase: Option<&Passphrase>,
) -> impl Iterator<Item = (PathBuf, Dossier)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (stem, own) = (name.strip_suffix(DOSSIER_ENDING).unwrap_or(&name).to_owned(), path.to_owned());
    let entries = path.parent().and_then(|folder| fs::read_dir(folder).ok());
    let begins_alike = move |other: &PathBuf| {
        let other_name = other.file_name().unwrap_or_default().to_string_lossy();
        !is_same_name(other, &own) && other_name.ends_with(".ron") && other_name.starts_with(&stem)
    };
    let others = entries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).filter(begins_alike);
    others.take(MOST_BESIDE).filter_map(move |path| {
        let dossier = DossierBytes::read(&path).ok()?.open(passphrase).ok()?;
        (dossier.id == *id).then_some((path, dossier))
    })
}

impl Unopened {
    /// With what was left of the dossier at `path`, where that may help.
    pub(super) fn new(error: StoreError, path: &Path, passphrase: Option<&Passphrase>, data: &Path) -> Self {
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
pub(super) struct Leftovers {
    pub(super) found: Vec<Found>,
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
pub(super) fn find(
    path: &Path,
    data: &Path,
    passphrase: Option<&Passphrase>,
    present: Option<(&DossierBytes, &Dossier)>,
) -> Leftovers {
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
