//! Files that the program makes for others, as reports: written in one step, and read back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::{self, Rights};
use super::{Overwrite, read};
use crate::store::{StoreError, StoreErrorKind};

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
///
/// # Errors
/// [`StoreErrorKind::Altered`] when it holds something else, or cannot be read.
pub(crate) fn check_written(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let is_there = read::file_up_to(path, bytes.len() as u64).is_ok_and(|found| found == bytes);
    if is_there { Ok(()) } else { Err(StoreError::writing(path, StoreErrorKind::Altered)) }
}

/// Those of these places at which a file, or something like one, stands already.
pub fn existing_files<'a>(paths: impl IntoIterator<Item = &'a Path>) -> Vec<PathBuf> {
    // A folder cannot be replaced, so there is nothing to ask about it.
    let is_there = |path: &&Path| path.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir());
    paths.into_iter().filter(is_there).map(Path::to_owned).collect()
}

/// The first of these names that is free; `name` gives the one with this number, from 1.
pub fn free_name<N>(name: impl Fn(usize) -> N, mut is_taken: impl FnMut(&N) -> bool) -> N {
    let mut number = 1;
    loop {
        let name = name(number);
        if !is_taken(&name) {
            return name;
        }
        number += 1;
    }
}

/// Checks that none of several files is in the way, before the first of them is written.
///
/// # Errors
/// [`StoreErrorKind::Exists`] when one of them is there already and `overwrite` refuses.
pub fn check_free<'a>(paths: impl IntoIterator<Item = &'a Path>, overwrite: Overwrite) -> Result<(), StoreError> {
    let existing = paths.into_iter().find(|path| overwrite == Overwrite::Refuse && is_taken(path));
    existing.map_or(Ok(()), |path| Err(StoreError::writing(path, StoreErrorKind::Exists)))
}

/// Writes several files that belong together, each as [`write_checked`] does, and makes their folders where needed.
///
/// # Errors
/// [`StoreErrorKind::Exists`] when one of them is there already and `overwrite` refuses (none was written then), or
/// when one cannot be written.
pub fn write_outputs(outputs: &[(PathBuf, &[u8])], overwrite: Overwrite) -> Result<(), StoreError> {
    check_free(outputs.iter().map(|(path, _)| path.as_path()), overwrite)?;
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
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(folder: &Path) -> Result<(), StoreError> {
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
