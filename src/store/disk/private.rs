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

/// Sees to it that a file which a library writes, and not this module, can be read by this user only: it is there, with `empty` in
/// it where it was not, and closed to everybody else. Who writes into it leaves that as it is.
///
/// # Errors
/// When it cannot be made or closed.
pub fn close_to_others(path: &Path, empty: &[u8]) -> Result<(), StoreError> {
    match write_private(path, empty, Overwrite::Refuse) {
        Err(error) if error.kind == StoreErrorKind::Exists => {
            close(path).map_err(|error| StoreError::writing(path, error.into()))
        }
        made => made,
    }
}

#[cfg(unix)]
fn close(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

/// Elsewhere the folder of the program is the user's own already.
#[cfg(not(unix))]
fn close(_path: &Path) -> io::Result<()> {
    Ok(())
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

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::io::Write as _;
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    use std::path::Path;

    use super::close_to_others;

    #[test]
    fn what_a_library_writes_is_closed_to_others_before_and_after() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("wijkpeil");
        let path = folder.join("app.ron");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        close_to_others(&path, b"{}").unwrap();
        assert_eq!((mode(&folder), mode(&path)), (0o700, 0o600));
        fs::File::create(&path).unwrap().write_all(b"{\"zoom\": \"1\"}").unwrap();
        assert_eq!(mode(&path), 0o600, "who writes it again leaves that as it is");

        // As an earlier version of the program left it.
        fs::remove_dir_all(&folder).unwrap();
        fs::DirBuilder::new().mode(0o755).create(&folder).unwrap();
        fs::File::create(&path).unwrap().write_all(b"{\"zoom\": \"1\"}").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        close_to_others(&path, b"{}").unwrap();
        assert_eq!((mode(&folder), mode(&path)), (0o700, 0o600));
        assert_eq!(fs::read(&path).unwrap(), b"{\"zoom\": \"1\"}");
    }
}
