//! Changes all that is kept of a dossier, so that what was removed from it is in no earlier version either.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::place::KeptPlace;
use crate::model::Dossier;
use crate::store::disk::atomic;
use crate::store::disk::private::write_private;
use crate::store::{DossierBytes, Overwrite, Passphrase, StoreError};

/// The result of changing what is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeptChanged {
    /// How many earlier versions and copies were changed.
    pub rewritten: usize,
    /// How many could not be read, as they were damaged or had another passphrase, and were removed.
    pub removed: usize,
}

/// Changes every earlier version and copy that is kept of a dossier, each as protected as it was. One that cannot be read is
/// removed: nobody could tell what stands in it.
///
/// # Errors
/// The first one that could neither be changed nor removed; the others are changed.
pub fn change_kept(
    kept: &KeptPlace,
    passphrase: Option<&Passphrase>,
    change: &dyn Fn(&Dossier) -> Dossier,
) -> Result<KeptChanged, StoreError> {
    let mut done = KeptChanged::default();
    let mut outcome = Ok(());
    for folder in [kept.backups(), kept.copies()] {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                let failed = StoreError::reading(&folder, error.into());
                outcome = outcome.and(Err(failed));
                continue;
            }
        };
        let is_dossier = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ron") || atomic::is_temporary(path);
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_dossier) {
            match rewritten(&path, passphrase, change) {
                Ok(true) => done.rewritten += 1,
                Ok(false) => {}
                Err(error) => match fs::remove_file(&path) {
                    Ok(()) => done.removed += 1,
                    Err(_same_fault) => outcome = outcome.and(Err(error)),
                },
            }
        }
    }
    outcome.map(|()| done)
}

/// Whether the file holds something else now.
fn rewritten(path: &Path, passphrase: Option<&Passphrase>, change: &dyn Fn(&Dossier) -> Dossier) -> Result<bool, StoreError> {
    let bytes = DossierBytes::read(path)?;
    let dossier = bytes.open(passphrase).map_err(|kind| StoreError::reading(path, kind))?;
    let changed = change(&dossier);
    if changed == dossier {
        return Ok(false);
    }
    let key = passphrase.filter(|_| bytes.is_protected());
    let new = DossierBytes::of(&changed, key).map_err(|kind| StoreError::writing(path, kind))?;
    write_private(path, new.as_slice(), Overwrite::Replace)?;
    Ok(true)
}
