//! Changes the passphrase of what is kept of a dossier along with that of its file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::store::disk::atomic;
use crate::store::disk::private::write_private;
use crate::store::{DossierBytes, Overwrite, Passphrase, StoreError};

/// Re-encrypts every dossier in a folder from `from` to `to`, or decrypts it. What `from` does not open stays as
/// it is. Where it has to be protected and cannot be, it is removed: nothing may stay readable.
///
/// # Errors
/// The first one that could not be replaced; where it has to be protected: and not be removed either.
pub(crate) fn change(folder: &Path, from: Option<&Passphrase>, to: Option<&Passphrase>) -> Result<(), StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(StoreError::reading(folder, error.into())),
    };
    let mut outcome = Ok(());
    let is_dossier = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ron") || atomic::is_temporary(path);
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_dossier) {
        let done = change_file(&path, from, to).or_else(|error| match to {
            // An older state of the dossier must not stay readable.
            Some(_) => fs::remove_file(&path).map_err(|_same_fault| error),
            None => Err(error),
        });
        outcome = outcome.and(done);
    }
    outcome
}

fn change_file(path: &Path, from: Option<&Passphrase>, to: Option<&Passphrase>) -> Result<(), StoreError> {
    if atomic::is_temporary(path) {
        // What an earlier run did not finish.
        return fs::remove_file(path).map_err(|error| StoreError::writing(path, error.into()));
    }
    let changed = DossierBytes::read(path)?.with_passphrase(from, to).map_err(|kind| StoreError::writing(path, kind))?;
    changed.map_or(Ok(()), |bytes| write_private(path, bytes.as_slice(), Overwrite::Replace))
}
