//! Which dossiers a folder holds, with all folders in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::store::disk::name::DOSSIER_ENDING;
use crate::store::{StoreError, StoreErrorKind};

/// What a folder holds.
#[derive(Default)]
pub(super) struct Walked {
    /// The files that are dossiers by their names.
    pub(super) files: Vec<PathBuf>,
    /// The folders that could not be looked into.
    pub(super) closed: Vec<StoreError>,
}

/// Looks through a folder and the folders in it, those behind links too. A folder or file that is reached by more than one way
/// counts once, so that a folder that contains itself ends.
///
/// # Errors
/// When the folder itself cannot be looked into.
pub(super) fn walk(folder: &Path, stop: &AtomicBool) -> Result<Walked, StoreError> {
    let failed = |path: &Path, error: std::io::Error| match StoreErrorKind::from(error) {
        StoreErrorKind::NotFound => StoreError::reading(path, StoreErrorKind::FolderMissing),
        kind => StoreError::reading(path, kind),
    };
    let mut walked = Walked::default();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![folder.to_owned()];
    let mut is_first = true;
    while let Some(folder) = waiting.pop() {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let entries = fs::canonicalize(&folder).and_then(|place| Ok((fs::read_dir(&folder)?, place)));
        let (entries, place) = match entries {
            Ok(found) => found,
            Err(error) if is_first => return Err(failed(&folder, error)),
            Err(error) => {
                walked.closed.push(failed(&folder, error));
                continue;
            }
        };
        is_first = false;
        if !seen.insert(place.clone()) {
            continue;
        }
        // The order in which a disk names its files is its own.
        let mut entries: Vec<_> = entries.filter_map(Result::ok).collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        let mut folders = Vec::new();
        for entry in entries {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            // What is hidden is a program's own, as the temporary file of a save.
            if name.starts_with('.') {
                continue;
            }
            let path = entry.path();
            let Ok(kind) = entry.file_type() else { continue };
            let is_folder = kind.is_dir() || kind.is_symlink() && path.is_dir();
            let is_dossier = name.to_lowercase().ends_with(DOSSIER_ENDING);
            if is_folder {
                folders.push(path);
            } else if is_dossier && kind.is_symlink() {
                // A link that leads nowhere is told when it is read.
                if seen.insert(fs::canonicalize(&path).unwrap_or_else(|_nowhere| path.clone())) {
                    walked.files.push(path);
                }
            } else if is_dossier && seen.insert(place.join(entry.file_name())) {
                walked.files.push(path);
            }
        }
        waiting.extend(folders.into_iter().rev());
    }
    walked.files.sort();
    Ok(walked)
}
