//! Small files of the program itself in the user's data folder, each with one value.

use std::path::Path;

use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::store::disk::private::write_private;
use crate::store::disk::read;
use crate::store::{Overwrite, StoreError, StoreErrorKind};

/// What stands in the file; `None` where that is more than `limit` bytes, is damaged, or cannot be read.
pub(super) fn load<T: DeserializeOwned>(path: &Path, limit: u64) -> Option<T> {
    ron::de::from_bytes(&read::file_up_to(path, limit).ok()?).ok()
}

/// Puts a value in the place of what stands in the file.
///
/// # Errors
/// [`UnusableName`](StoreErrorKind::UnusableName) when the value holds a path that is no text, or when it cannot be written.
pub(super) fn save(path: &Path, value: &impl Serialize) -> Result<(), StoreError> {
    let text = ron::ser::to_string_pretty(value, PrettyConfig::new().new_line("\n"))
        .map_err(|_no_text| StoreError::writing(path, StoreErrorKind::UnusableName))?;
    write_private(path, text.as_bytes(), Overwrite::Replace)
}
