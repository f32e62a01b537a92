//! Where the system keeps this user's files.

use std::path::{Path, PathBuf};
use std::time::Duration;

use directories::{BaseDirs, ProjectDirs, UserDirs};

use crate::store::in_time::in_time;

/// The folder for documents; the home folder, or at last the present one, where the system names none, or does not say it
/// because its own disk does not answer.
pub fn documents() -> PathBuf {
    // On Linux it stands in a file in the home folder.
    let named = in_time(PATIENCE, || {
        UserDirs::new().map(|folders| folders.document_dir().unwrap_or_else(|| folders.home_dir()).to_owned())
    });
    named.flatten().or_else(|| BaseDirs::new().map(|folders| folders.home_dir().to_owned())).unwrap_or_default()
}

/// A disk that answers does so in a few milliseconds, and the window waits for this.
const PATIENCE: Duration = Duration::from_millis(500);

/// The folder for what this program remembers for this user. Where the user has none of their own, a folder for temporary
/// files that nobody else can look into; and where that cannot be had either, a place at which nothing can be kept.
pub fn data() -> PathBuf {
    ProjectDirs::from("", "", "Wijkpeil").map_or_else(
        || private_folder(&temporary_data()).unwrap_or_else(|| PathBuf::from(NOWHERE)),
        |folders| folders.data_dir().to_owned(),
    )
}

/// How long what is kept in the data folder stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// As long as the user wants.
    Lasting,
    /// Until the system clears its temporary files, as when the computer is switched off.
    Temporary,
    /// Nothing is kept.
    Nothing,
}

/// How long what is kept in this folder stays, which [`data`] gave.
pub fn keeping(data: &Path) -> Keeping {
    match () {
        () if data == Path::new(NOWHERE) => Keeping::Nothing,
        () if data == temporary_data() => Keeping::Temporary,
        () => Keeping::Lasting,
    }
}

/// No folder can be made below a file.
const NOWHERE: &str = if cfg!(windows) { "NUL\\wijkpeil" } else { "/dev/null/wijkpeil" };

#[cfg(unix)]
fn temporary_data() -> PathBuf {
    std::env::temp_dir().join(format!("wijkpeil-{}", rustix::process::geteuid().as_raw()))
}

/// On Windows the folder for temporary files is the user's own.
#[cfg(not(unix))]
fn temporary_data() -> PathBuf {
    std::env::temp_dir().join("wijkpeil")
}

/// Makes a folder that only this user can look into; `None` when something else stands there, as a link or a folder that
/// somebody else put there first.
#[cfg(unix)]
fn private_folder(path: &Path) -> Option<PathBuf> {
    use std::fs::{self, DirBuilder};
    use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
    // What counts is what stands there now.
    DirBuilder::new().mode(0o700).create(path).ok();
    let metadata = fs::symlink_metadata(path).ok()?;
    // The last six bits of the mode are what others may do.
    let is_ours =
        metadata.is_dir() && metadata.uid() == rustix::process::geteuid().as_raw() && metadata.mode().trailing_zeros() >= 6;
    is_ours.then(|| path.to_owned())
}

/// The folder, which is the user's own already.
#[cfg(not(unix))]
fn private_folder(path: &Path) -> Option<PathBuf> {
    Some(path.to_owned())
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    use super::private_folder;

    #[test]
    fn only_a_folder_of_our_own_is_private() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let fresh = path("nieuw");
        assert_eq!(private_folder(&fresh), Some(fresh.clone()));
        assert_eq!(fs::metadata(&fresh).unwrap().mode() & 0o777, 0o700);
        assert_eq!(private_folder(&fresh), Some(fresh.clone()), "again");
        fs::set_permissions(&fresh, fs::Permissions::from_mode(0o750)).unwrap();
        assert_eq!(private_folder(&fresh), None, "others can look into it");
        fs::set_permissions(&fresh, fs::Permissions::from_mode(0o700)).unwrap();
        symlink(&fresh, path("link")).unwrap();
        assert_eq!(private_folder(&path("link")), None, "a link");
        assert_eq!(private_folder(&path("nergens/map")), None);
    }
}
