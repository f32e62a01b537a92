//! Files, and nothing but files: dossiers, contents and reports, read whole and written whole or not at all.
//! Holds no texts of the interface; [`words`](crate::words) says in Dutch what went wrong.

mod atomic;
mod backup;
mod bytes;
mod check;
mod content_folder;
mod copy;
mod crypt;
mod dossier_file;
mod error;
pub mod folders;
mod format;
mod head;
mod kept;
mod lock;
mod migrate;
mod name;
mod outline;
mod protection;
mod read;
mod read_text;
pub mod recent;
mod repeats;
mod rescue;
mod scan;
mod sealed;
pub mod user;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use backup::{Backup, Backups, MOST_BACKUPS};
pub use bytes::{DossierBytes, Fingerprint};
pub use content_folder::{ContentError, read_content, write_content};
pub use copy::SafetyCopy;
pub use crypt::{Passphrase, SealFault};
pub use dossier_file::{
    Access, Beside, Changed, DossierFile, Found, FoundKind, Opened, Put, SaveFailure, SaveObstacle, Surroundings, Unopened,
    beside,
};
pub use error::{Behind, Flaw, FlawKind, HeadField, Operation, Remark, RemarkKind, StoreError, StoreErrorKind};
pub use format::{DOSSIER_ROOM, Parsed, dossier_text, is_outgrown, parse_dossier, parse_with_remarks};
pub use kept::{KeptPlace, Origin};
pub use lock::Holder;
pub use migrate::SCHEMA;
pub use name::{DOSSIER_ENDING, proposed_name, rescue_name};
pub use read_text::ReadText;
pub use rescue::{FilePart, Rescued, rescue};

use atomic::Rights;

use crate::model::Dossier;

/// What to do with an output that exists already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Leave it, and report [`StoreErrorKind::Exists`].
    Refuse,
    /// Put the new one in its place in one step.
    Replace,
}

/// Reads the dossier in a file that is not protected. The file is only read.
///
/// # Errors
/// As [`open_dossier`] without a passphrase.
pub fn read_dossier(path: &Path) -> Result<Dossier, StoreError> {
    open_dossier(path, None)
}

/// Reads the dossier in a file. The file is only read. The passphrase counts only where the file is protected.
///
/// # Errors
/// [`SealFault::PassphraseNeeded`] when the file is protected and no passphrase was given, or when the file cannot be
/// read or is no dossier that this program can use.
pub fn open_dossier(path: &Path, passphrase: Option<&Passphrase>) -> Result<Dossier, StoreError> {
    open_with_remarks(path, passphrase).map(|parsed| parsed.dossier)
}

/// As [`open_dossier`], with what is odd about the file.
///
/// # Errors
/// As [`open_dossier`].
pub fn open_with_remarks(path: &Path, passphrase: Option<&Passphrase>) -> Result<Parsed, StoreError> {
    let bytes = read::whole_file(path)?;
    let bytes = sealed::opened(bytes, passphrase);
    bytes.and_then(|bytes| parse_with_remarks(&bytes)).map_err(|kind| StoreError::reading(path, kind))
}

/// What a look into a file found.
#[derive(Clone, Debug, PartialEq)]
pub enum Examined {
    /// A dossier that can be used.
    Sound {
        /// What was read.
        parsed: Box<Parsed>,
        /// What it was read from, to say where something stands.
        text: ReadText,
    },
    /// A file that cannot be used as it is.
    Unusable {
        /// Why.
        error: StoreError,
        /// What can still be had from it, if that is anything.
        rescued: Option<Box<Rescued>>,
    },
}

/// Reads a file, and what can be rescued from it when it is damaged. The file is only read.
///
/// # Errors
/// When the file cannot be read or not be opened with this passphrase.
pub fn examine(path: &Path, passphrase: Option<&Passphrase>) -> Result<Examined, StoreError> {
    let bytes = read::whole_file(path)?;
    let bytes = sealed::opened(bytes, passphrase).map_err(|kind| StoreError::reading(path, kind))?;
    Ok(match parse_with_remarks(&bytes) {
        Ok(parsed) => {
            let text = ReadText::new(&read::decoded(&bytes).text);
            Examined::Sound { parsed: Box::new(parsed), text }
        }
        Err(kind) => {
            let rescued = rescue(&bytes).map(Box::new);
            Examined::Unusable { error: StoreError::reading(path, kind), rescued }
        }
    })
}

/// Puts the dossier in the place of what is in the file, or makes the file; not protected.
///
/// # Errors
/// When the file cannot be written; what it held is then still there, whole.
pub fn save_dossier(path: &Path, dossier: &Dossier) -> Result<(), StoreError> {
    write_dossier(path, dossier, None, Overwrite::Replace)
}

/// Makes a new file for the dossier; not protected.
///
/// # Errors
/// [`StoreErrorKind::Exists`] when there is a file already, or when the file cannot be written.
pub fn create_dossier(path: &Path, dossier: &Dossier) -> Result<(), StoreError> {
    write_dossier(path, dossier, None, Overwrite::Refuse)
}

/// Writes the dossier's file. With a passphrase it is protected: no byte of the dossier can be read without it.
///
/// # Errors
/// As [`write_output`].
pub fn write_dossier(
    path: &Path,
    dossier: &Dossier,
    passphrase: Option<&Passphrase>,
    overwrite: Overwrite,
) -> Result<(), StoreError> {
    let bytes = sealed::dossier_bytes(dossier, passphrase).map_err(|kind| StoreError::writing(path, kind))?;
    write_output(path, &bytes, overwrite)
}

/// Writes a file, as a report, in one step: afterwards it is either what it was or `bytes`, whole.
///
/// # Errors
/// [`StoreErrorKind::Exists`] when there is a file and `overwrite` refuses, or when the file cannot be written.
pub fn write_output(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), StoreError> {
    atomic::write(path, bytes, overwrite, Rights::Usual).map_err(|kind| StoreError::writing(path, kind))
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
    let is_there = read::file_up_to(path, bytes.len() as u64).is_ok_and(|found| found == bytes);
    if is_there { Ok(()) } else { Err(StoreError::writing(path, StoreErrorKind::Altered)) }
}

/// Those of these places at which a file, or something like one, stands already.
pub fn existing_files<'a>(paths: impl IntoIterator<Item = &'a Path>) -> Vec<PathBuf> {
    // A folder cannot be replaced, so there is nothing to ask about it.
    let is_there = |path: &&Path| path.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir());
    paths.into_iter().filter(is_there).map(Path::to_owned).collect()
}

/// Writes several files that belong together, each as [`write_checked`] does, and makes their folders where needed.
///
/// # Errors
/// [`StoreErrorKind::Exists`] when one of them is there already and `overwrite` refuses (none was written then), or
/// when one cannot be written.
pub fn write_outputs(outputs: &[(PathBuf, &[u8])], overwrite: Overwrite) -> Result<(), StoreError> {
    if overwrite == Overwrite::Refuse
        && let Some((existing, _)) = outputs.iter().find(|(path, _)| is_taken(path))
    {
        return Err(StoreError::writing(existing, StoreErrorKind::Exists));
    }
    for (path, bytes) in outputs {
        if let Some(folder) = path.parent() {
            make_folder(folder)?;
        }
        write_checked(path, bytes, overwrite)?;
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

/// Whether something stands at this place already.
pub fn is_taken(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
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
