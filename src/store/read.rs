//! Reading a file whole, within bounds.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use super::scan::{SignKind, Signs};
use super::{StoreError, StoreErrorKind};

/// No dossier comes near this: a thousand pages of text are two megabytes.
pub(super) const LIMIT: u64 = 16 * 1024 * 1024;

/// So many values can be in a file: many times what the fullest dossier has, and few enough for any computer.
pub(super) const MOST_THINGS: usize = 500_000;

/// Everything in a file. What is no ordinary file is refused before it is opened, as that could wait forever.
pub(super) fn whole_file(path: &Path) -> Result<Vec<u8>, StoreError> {
    file_up_to(path, LIMIT)
}

/// As [`whole_file`], for a file that is small.
pub(super) fn file_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    read_bounded(path, limit).map_err(|kind| StoreError::reading(path, kind))
}

fn read_bounded(path: &Path, limit: u64) -> Result<Vec<u8>, StoreErrorKind> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(StoreErrorKind::IsFolder);
    }
    if !metadata.is_file() {
        return Err(StoreErrorKind::NotAFile);
    }
    let too_large = |bytes| StoreErrorKind::TooLarge { bytes, limit };
    if metadata.len() > limit {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::new();
    // The file can grow while it is read.
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    let length = bytes.len() as u64;
    if length > limit { Err(too_large(length)) } else { Ok(bytes) }
}

/// The bytes of a file as text.
pub(super) fn text(bytes: &[u8]) -> Result<&str, StoreErrorKind> {
    let bytes = without_mark(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        StoreErrorKind::NotUtf8 {
            line: valid.matches('\n').count() + 1,
            column: valid.chars().rev().take_while(|letter| *letter != '\n').count() + 1,
        }
    })
}

/// The bytes without the mark that some Windows editors put in front.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// How many values are in a text, or one more than [`MOST_THINGS`] when there are more.
pub(super) fn things(text: &str) -> usize {
    let things = Signs::new(text).filter(|sign| matches!(sign.kind, SignKind::Open { .. } | SignKind::Comma));
    things.take(MOST_THINGS + 1).count()
}
