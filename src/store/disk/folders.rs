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
    named.flatten().or_else(home).unwrap_or_default()
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
    /// Until the user signs out: the folder is in a profile that is thrown away then, or in memory.
    UntilSignedOut,
    /// Nothing is kept.
    Nothing,
}

/// How long what is kept in this folder stays, as far as can be told from here: of a profile that is thrown away under its
/// usual name, as some remote desktops have, nobody can tell.
pub fn keeping(data: &Path) -> Keeping {
    match () {
        () if data == Path::new(NOWHERE) => Keeping::Nothing,
        () if data == temporary_data() => Keeping::Temporary,
        () if is_in_temporary_profile(data) || is_home_in_memory(data) => Keeping::UntilSignedOut,
        () => Keeping::Lasting,
    }
}

/// Windows gives users whose own profile cannot be loaded `C:\Users\TEMP`, or `TEMP.` followed by a name and a number.
fn is_in_temporary_profile(path: &Path) -> bool {
    let path = path.to_string_lossy().to_lowercase();
    let mut parts = path.split(['/', '\\']);
    let profile = parts.find(|part| *part == "users").and_then(|_| parts.next());
    profile.is_some_and(|profile| profile == "temp" || profile.starts_with("temp."))
}

/// Whether this is in a home folder that is in memory, as on a system without a disk of its own.
#[cfg(target_os = "linux")]
fn is_home_in_memory(path: &Path) -> bool {
    /// The file systems in memory, as `linux/magic.h` has them: tmpfs and ramfs.
    const IN_MEMORY: [u32; 2] = [0x0102_1994, 0x8584_58f6];
    let home = home().filter(|home| path.starts_with(home));
    let is_in_memory = |home: PathBuf| rustix::fs::statfs(&home).is_ok_and(|disk| IN_MEMORY.contains(&(disk.f_type as u32)));
    home.and_then(|home| in_time(PATIENCE, move || is_in_memory(home))).unwrap_or(false)
}

/// Elsewhere than on Linux no home folder is in memory.
#[cfg(not(target_os = "linux"))]
fn is_home_in_memory(_: &Path) -> bool {
    false
}

/// The user's home folder.
pub fn home() -> Option<PathBuf> {
    BaseDirs::new().map(|folders| folders.home_dir().to_owned())
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
