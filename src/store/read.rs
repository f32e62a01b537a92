//! Reading a file whole, within bounds.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use super::{StoreError, StoreErrorKind};

/// No dossier comes near this: a thousand pages of text are two megabytes.
const LIMIT: u64 = 16 * 1024 * 1024;

/// Everything in a file. What is no ordinary file is refused before it is opened, as that could wait forever.
pub(super) fn whole_file(path: &Path) -> Result<Vec<u8>, StoreError> {
    read_bounded(path).map_err(|kind| StoreError::reading(path, kind))
}

fn read_bounded(path: &Path) -> Result<Vec<u8>, StoreErrorKind> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(StoreErrorKind::IsFolder);
    }
    if !metadata.is_file() {
        return Err(StoreErrorKind::NotAFile);
    }
    let too_large = |bytes| StoreErrorKind::TooLarge { bytes, limit: LIMIT };
    if metadata.len() > LIMIT {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::new();
    // The file can grow while it is read.
    File::open(path)?.take(LIMIT + 1).read_to_end(&mut bytes)?;
    let length = bytes.len() as u64;
    if length > LIMIT { Err(too_large(length)) } else { Ok(bytes) }
}

/// The bytes of a file as text.
pub(super) fn text(bytes: &[u8]) -> Result<&str, StoreErrorKind> {
    // Some Windows editors put a byte order mark in front.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        StoreErrorKind::NotUtf8 {
            line: valid.matches('\n').count() + 1,
            column: valid.chars().rev().take_while(|letter| *letter != '\n').count() + 1,
        }
    })
}
