//! A content in a folder of its own: read in place of the built-in one, and written out to begin from.

use std::fs;
use std::io;
use std::path::Path;

use super::{Overwrite, StoreError, read, write_outputs};
use crate::content::{Catalogue, ContentFile, ContentProblem};

/// A content folder that cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum ContentError {
    /// The folder or a file in it could not be read.
    Unreadable(StoreError),
    /// Everything was read, and it is no sound content. Never empty.
    Problems(Vec<ContentProblem>),
}

impl From<StoreError> for ContentError {
    fn from(error: StoreError) -> Self {
        Self::Unreadable(error)
    }
}

/// Reads and validates the content in a folder. Files that are no content, as a manual, are passed over.
///
/// # Errors
/// When the folder or a file in it cannot be read, or with every problem of the content.
pub fn read_content(folder: &Path) -> Result<Catalogue, ContentError> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Catalogue::from_files(&files).map_err(ContentError::Problems)
}

/// Writes the built-in content into a folder, which is made when it is not there.
///
/// # Errors
/// [`Exists`](super::StoreErrorKind::Exists) when a file is there already and `overwrite` refuses (nothing was written then), or
/// when a file cannot be written.
pub fn write_content(folder: &Path, overwrite: Overwrite) -> Result<(), StoreError> {
    let files = Catalogue::built_in_files();
    let outputs: Vec<_> = files.iter().map(|file| (folder.join(&file.path), file.text.as_bytes())).collect();
    write_outputs(&outputs, overwrite)
}

/// Adds every content file in `folder`, which stands at `within` in the content.
fn collect(folder: &Path, within: &str, files: &mut Vec<ContentFile>) -> Result<(), StoreError> {
    let unreadable = |error: io::Error| StoreError::reading(folder, error.into());
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        // A name that is no text is none of ours.
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = entry.path();
        if within.is_empty() && path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else if ContentFile::is_content(&format!("{within}{name}")) {
            let bytes = read::whole_file(&path)?;
            let text = read::text(&bytes).map_err(|kind| StoreError::reading(&path, kind))?.to_owned();
            files.push(ContentFile { path: format!("{within}{name}"), text });
        }
    }
    Ok(())
}
