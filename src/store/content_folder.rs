//! A content in a folder: read instead of the built-in one, and written out to start from.

use std::fs;
use std::io;
use std::path::Path;

use super::disk::output::write_outputs;
use super::disk::read;
use super::format::text::without_mark;
use super::format::tokens::{MAX_VALUES, values};
use super::in_time::{PATIENCE, in_time};
use super::{Overwrite, StoreError, StoreErrorKind};
use crate::content::{Catalogue, Content, ContentFile, ContentProblem};

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

/// Reads and validates the content in a folder. Collected that are no content, as a manual, are passed over; where it has no
/// library of its own, that is the built-in one.
///
/// # Errors
/// When the folder or a file in it cannot be read, or with every problem of the content.
pub fn read_content(folder: &Path) -> Result<Content, ContentError> {
    let mut content = Collected::default();
    content.collect(folder, "")?;
    content.files.sort_by(|one, other| one.path.cmp(&other.path));
    Content::from_files(&content.files).map_err(ContentError::Problems)
}

/// As [`read_content`], where nobody should wait for a disk that does not answer.
///
/// # Errors
/// As [`read_content`]; also when the disk does not answer in time.
pub fn read_content_in_time(folder: &Path) -> Result<Content, ContentError> {
    let place = folder.to_owned();
    let no_answer = || Err(StoreError::reading(folder, StoreErrorKind::Io(io::ErrorKind::TimedOut)).into());
    in_time(PATIENCE, move || read_content(&place)).unwrap_or_else(no_answer)
}

/// Writes the built-in content with its library into a folder, which is made when it is not there.
///
/// # Errors
/// [`Exists`](super::StoreErrorKind::Exists) when a file is there already and `overwrite` refuses (nothing was written then), or
/// when a file cannot be written.
pub fn write_content(folder: &Path, overwrite: Overwrite) -> Result<(), StoreError> {
    let files = Catalogue::built_in_files();
    let outputs: Vec<_> = files.iter().map(|file| (folder.join(&file.path), file.text.as_bytes())).collect();
    write_outputs(&outputs, overwrite)
}

/// What was read of a content, within the bounds of one dossier: ours is a hundredth of that.
#[derive(Default)]
struct Collected {
    files: Vec<ContentFile>,
    bytes: u64,
    values: usize,
}

impl Collected {
    /// Adds every content file in `folder`, which stands at `within` in the content.
    fn collect(&mut self, folder: &Path, within: &str) -> Result<(), StoreError> {
        let unreadable = |error: io::Error| StoreError::reading(folder, error.into());
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            // A name that is no text is none of ours.
            let Ok(name) = entry.file_name().into_string() else { continue };
            let path = entry.path();
            if within.is_empty() && path.is_dir() {
                self.collect(&path, &format!("{name}/"))?;
            } else if ContentFile::is_content(&format!("{within}{name}")) {
                self.read(&path, format!("{within}{name}"))?;
            }
        }
        Ok(())
    }

    fn read(&mut self, path: &Path, name: String) -> Result<(), StoreError> {
        let bytes = read::whole_file(path)?;
        self.bytes += bytes.len() as u64;
        if self.bytes > read::LIMIT {
            return Err(StoreError::reading(path, StoreErrorKind::TooLarge { bytes: self.bytes, limit: read::LIMIT }));
        }
        let text = String::from_utf8_lossy(without_mark(&bytes)).into_owned();
        // One more for each file, however empty: files have a number too.
        self.values += values(&text) + 1;
        if self.values > MAX_VALUES {
            return Err(StoreError::reading(path, StoreErrorKind::TooMany { limit: MAX_VALUES }));
        }
        self.files.push(ContentFile { path: name, text });
        Ok(())
    }
}
