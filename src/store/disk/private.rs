//! Files and folders of the program's own, closed to everybody but this user.

use std::fs;
use std::io;
use std::path::Path;

use super::Overwrite;
use super::atomic::{self, Rights};
use crate::store::{StoreError, StoreErrorKind};

/// Writes a file that only this user may read, in a folder that only this user may enter, and makes that where needed.
///
/// # Errors
/// [`StoreErrorKind::Exists`] when there is a file and `overwrite` refuses, or when it cannot be written.
pub(crate) fn write_private(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), StoreError> {
    if let Some(folder) = path.parent() {
        make_private_folder(folder)?;
    }
    atomic::write(path, bytes, overwrite, Rights::Private).map_err(|kind| StoreError::writing(path, kind))
}

/// Makes a folder of the program's own and those in which it stands, closed to everybody else.
///
/// # Errors
/// When it cannot be made.
pub(super) fn make_private_folder(folder: &Path) -> Result<(), StoreError> {
    let failed = |error: io::Error| {
        let kind = match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => StoreErrorKind::FolderIsFile,
            _ => error.into(),
        };
        StoreError::writing(folder, kind)
    };
    create_private(folder).map_err(failed)
}

#[cfg(unix)]
fn create_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    // One of an earlier version of the program may be open to others.
    if fs::metadata(folder)?.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn create_private(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}
