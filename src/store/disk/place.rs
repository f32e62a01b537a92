//! Which file a path means, and on which disk that is.

use std::fs;
use std::path::{Path, PathBuf};

use super::atomic;

/// The file that is meant by a path: behind links, and in a folder whose name is the same however it was reached.
pub(crate) fn place_of(path: &Path) -> PathBuf {
    let target = atomic::behind_links(path).unwrap_or_else(|_endless| path.to_owned());
    let target = std::path::absolute(&target).unwrap_or(target);
    let folder = target.parent().and_then(|folder| fs::canonicalize(folder).ok());
    folder.and_then(|folder| Some(folder.join(target.file_name()?))).unwrap_or(target)
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
