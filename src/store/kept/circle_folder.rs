//! The folder of which a leerkring was looked at last: a small file in the user's own data folder, beside what was read of it.
//!
//! It is a convenience. When it is damaged or cannot be read, the user picks a folder.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::ron_file;
use crate::store::{StoreError, scan_folder};

/// In bytes: room for the longest path that there is.
const LIMIT: u64 = 64 * 1024;

const FILE: &str = "map.ron";

#[derive(Serialize, Deserialize)]
struct Noted {
    folder: PathBuf,
}

/// The folder that was looked at last; `None` when that is not known.
pub fn load(data: &Path) -> Option<PathBuf> {
    ron_file::load(&place(data), LIMIT).map(|Noted { folder }| folder)
}

/// Remembers a folder in the place of the one before.
///
/// # Errors
/// When it cannot be written.
pub fn save(data: &Path, folder: &Path) -> Result<(), StoreError> {
    ron_file::save(&place(data), &Noted { folder: folder.to_owned() })
}

fn place(data: &Path) -> PathBuf {
    scan_folder::kept_of_folders(data).join(FILE)
}
