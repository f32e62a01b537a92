//! Which file a path means, and on which disk that is.

use std::borrow::Cow;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::atomic;
use crate::store::digest::digest;

/// The file that is meant by a path: behind links, and in a folder whose name is the same however it was reached. Two places
/// are the same where the system tells no difference between their names.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Place(PathBuf);

/// The file that a path means.
pub(crate) fn place_of(path: &Path) -> Place {
    let target = atomic::behind_links(path).unwrap_or_else(|_endless| path.to_owned());
    let target = std::path::absolute(&target).unwrap_or(target);
    let folder = target.parent().and_then(|folder| fs::canonicalize(folder).ok());
    let place = folder.and_then(|folder| Some(folder.join(target.file_name()?))).unwrap_or(target);
    Place(match place.to_str().filter(|_| cfg!(windows)).map(without_prefix) {
        Some(Cow::Owned(usual)) => usual.into(),
        Some(Cow::Borrowed(usual)) => usual.to_owned().into(),
        None => place,
    })
}

/// Whether two paths are the same name to the system. What they lead to is not looked at.
pub(crate) fn is_same_name(one: &Path, other: &Path) -> bool {
    one == other || key(one) == key(other)
}

impl Place {
    /// Thirty-two hexadecimal digits that no other place has, as a name for what is kept of it.
    pub(crate) fn digest(&self) -> String {
        digest(&key(&self.0))
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        is_same_name(&self.0, &other.0)
    }
}

impl Eq for Place {}

impl Deref for Place {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

/// What is the same for all names of one place.
fn key(path: &Path) -> Cow<'_, [u8]> {
    match path.to_str().filter(|_| cfg!(windows)) {
        Some(path) => Cow::Owned(name_on_windows(path).into_bytes()),
        None => Cow::Borrowed(path.as_os_str().as_encoded_bytes()),
    }
}

/// A path as Windows compares it: without case, with one kind of separator, and without the prefix for long paths.
fn name_on_windows(path: &str) -> String {
    without_prefix(&path.replace('/', r"\")).chars().map(large).collect()
}

/// A path without the prefix that Windows puts before one that was looked up: `\\?\C:\map` is `C:\map`.
fn without_prefix(path: &str) -> Cow<'_, str> {
    if let Some(share) = path.strip_prefix(r"\\?\UNC\") {
        return Cow::Owned(format!(r"\\{share}"));
    }
    let usual = path.strip_prefix(r"\\?\").filter(|rest| rest.get(1..2) == Some(":"));
    Cow::Borrowed(usual.unwrap_or(path))
}

/// The capital of a letter, where it is one letter too. NTFS leaves alone what would become a letter of ASCII, as the Turkish
/// dotless i.
fn large(letter: char) -> char {
    let mut letters = letter.to_uppercase();
    match (letters.next(), letters.next()) {
        (Some(large), None) if letter.is_ascii() || !large.is_ascii() => large,
        _ => letter,
    }
}

/// Which disk the folder of this file is on.
pub(crate) fn disk_of(path: &Path) -> Option<u64> {
    disk_at(path.parent()?)
}

#[cfg(unix)]
pub(crate) fn disk_at(folder: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(folder).ok().map(|metadata| metadata.dev())
}

/// On Windows a disk that is away takes its letter or name along.
#[cfg(not(unix))]
pub(crate) fn disk_at(_: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{is_same_name, name_on_windows, without_prefix};

    fn check(one: &str, other: &str, is_same: bool) {
        assert_eq!(name_on_windows(one) == name_on_windows(other), is_same, "{one} and {other}");
    }

    #[test]
    fn windows_tells_names_apart_by_their_letters_and_not_by_their_case() {
        check(r"C:\Wijken\Noord.wijkpeil.ron", r"c:\wijken\NOORD.WIJKPEIL.RON", true);
        check(r"C:\Wijken\Noord.ron", "c:/wijken/noord.ron", true);
        check(r"C:\Coördinatie\Ĳmuiden.ron", r"C:\COÖRDINATIE\ĳmuiden.ron", true);
        check(r"C:\noord.ron", r"D:\noord.ron", false);
        check(r"C:\groß.ron", r"C:\gross.ron", false);
        check("C:\\kad\u{131}.ron", r"C:\kadi.ron", false);
        check("C:\\e\u{301}.ron", r"C:\é.ron", false);
    }

    #[test]
    fn the_prefix_for_long_paths_makes_no_other_place() {
        check(r"\\?\C:\Wijken\noord.ron", r"C:\wijken\noord.ron", true);
        check(r"\\?\UNC\server\wijken\noord.ron", r"\\SERVER\wijken\noord.ron", true);
        assert_eq!(without_prefix(r"\\?\C:\Wijken"), r"C:\Wijken");
        assert_eq!(without_prefix(r"\\?\UNC\server\wijken"), r"\\server\wijken");
        // Without a letter there is no other way to say it.
        for path in [r"\\?\Volume{4c1b02c1}\noord.ron", r"\\?\é:", r"\\server\wijken", r"C:\wijken", "/wijken"] {
            assert_eq!(without_prefix(path), path);
        }
    }

    #[test]
    fn elsewhere_case_counts() {
        assert!(is_same_name(Path::new("/wijken/noord.ron"), Path::new("/wijken/noord.ron")));
        assert_eq!(is_same_name(Path::new("/wijken/noord.ron"), Path::new("/wijken/Noord.ron")), cfg!(windows));
    }
}
