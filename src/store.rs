//! Files, and nothing but files: dossiers, contents and reports, read whole and written whole or not at all.
//! Holds no texts of the interface; [`words`](crate::words) says in Dutch what went wrong.

mod atomic;
mod backup;
mod bytes;
mod check;
mod content_folder;
mod copy;
mod dossier_file;
mod error;
pub mod folders;
mod format;
mod kept;
mod lock;
mod name;
mod read;
pub mod recent;
mod repeats;
pub mod user;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use backup::{Backup, Backups, MOST_BACKUPS};
pub use bytes::{DossierBytes, Fingerprint};
pub use content_folder::{ContentError, read_content, write_content};
pub use dossier_file::{
    Access, Changed, DossierFile, Found, FoundKind, Opened, Put, SaveFailure, SaveObstacle, Surroundings, Unopened,
};
pub use error::{Flaw, FlawKind, Operation, StoreError, StoreErrorKind};
pub use format::{SCHEMA, dossier_text, parse_dossier};
pub use lock::Holder;
pub use name::{DOSSIER_ENDING, proposed_name};

use crate::model::Dossier;

/// What to do with an output that exists already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Leave it, and report [`StoreErrorKind::Exists`].
    Refuse,
    /// Put the new one in its place in one step.
    Replace,
}

/// Reads the dossier in a file. The file is only read.
///
/// # Errors
/// When the file cannot be read or is no dossier that this program can use.
pub fn read_dossier(path: &Path) -> Result<Dossier, StoreError> {
    DossierBytes::read(path)?.open().map_err(|kind| StoreError::reading(path, kind))
}

/// Puts the dossier in the place of what is in the file, or makes the file.
///
/// # Errors
/// When the file cannot be written; what it held is then still there, whole.
pub fn save_dossier(path: &Path, dossier: &Dossier) -> Result<(), StoreError> {
    write_output(path, DossierBytes::of(dossier).as_slice(), Overwrite::Replace)
}

/// Makes a new file for the dossier.
///
/// # Errors
/// [`StoreErrorKind::Exists`] when there is a file already, or when the file cannot be written.
pub fn create_dossier(path: &Path, dossier: &Dossier) -> Result<(), StoreError> {
    write_output(path, DossierBytes::of(dossier).as_slice(), Overwrite::Refuse)
}

/// Writes a file, as a report, in one step: afterwards it is either what it was or `bytes`, whole.
///
/// # Errors
/// [`StoreErrorKind::Exists`] when there is a file and `overwrite` refuses, or when the file cannot be written.
pub fn write_output(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), StoreError> {
    atomic::write(path, bytes, overwrite).map_err(|kind| StoreError::writing(path, kind))
}

/// As [`write_output`], and then reads the file back: on success the disk holds what was to be written.
///
/// # Errors
/// As [`write_output`]; [`StoreErrorKind::Altered`] when what is read back is something else, or nothing.
pub fn write_checked(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), StoreError> {
    write_output(path, bytes, overwrite)?;
    check_written(path, bytes)
}

/// Whether a file holds exactly this.
fn check_written(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let is_there = fs::read(path).is_ok_and(|found| found == bytes);
    if is_there { Ok(()) } else { Err(StoreError::writing(path, StoreErrorKind::Altered)) }
}

/// Those of these places at which a file, or something like one, stands already.
pub fn existing_files<'a>(paths: impl IntoIterator<Item = &'a Path>) -> Vec<PathBuf> {
    // A folder cannot be replaced, so there is nothing to ask about it.
    let is_there = |path: &&Path| path.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir());
    paths.into_iter().filter(is_there).map(Path::to_owned).collect()
}

/// Writes several files that belong together, and makes their folders where needed.
///
/// # Errors
/// [`StoreErrorKind::Exists`] when one of them is there already and `overwrite` refuses (none was written then), or
/// when one cannot be written.
pub fn write_outputs(outputs: &[(PathBuf, &[u8])], overwrite: Overwrite) -> Result<(), StoreError> {
    if overwrite == Overwrite::Refuse
        && let Some((existing, _)) = outputs.iter().find(|(path, _)| path.symlink_metadata().is_ok())
    {
        return Err(StoreError::writing(existing, StoreErrorKind::Exists));
    }
    for (path, bytes) in outputs {
        if let Some(folder) = path.parent() {
            make_folder(folder)?;
        }
        write_output(path, bytes, overwrite)?;
    }
    Ok(())
}

/// Whether both paths lead to the same file, through links or otherwise; `false` when one of them is not there.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Makes a folder and those in which it stands, as far as they are not there.
fn make_folder(folder: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(folder).map_err(|error| {
        let kind = match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => StoreErrorKind::FolderIsFile,
            _ => error.into(),
        };
        StoreError::writing(folder, kind)
    })
}

#[cfg(test)]
mod tests {
    use super::{Overwrite, StoreErrorKind, check_written, write_checked};

    #[test]
    fn a_file_that_is_not_what_was_written_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rapport.pdf");
        write_checked(&path, b"whole", Overwrite::Refuse).unwrap();
        for other in [&b"wholly"[..], b"whol", b"Whole"] {
            assert_eq!(check_written(&path, other).unwrap_err().kind, StoreErrorKind::Altered);
        }
        std::fs::remove_file(&path).unwrap();
        assert_eq!(check_written(&path, b"whole").unwrap_err().kind, StoreErrorKind::Altered);
    }
}
