//! Files, and nothing but files: dossiers, contents and reports, read whole and written whole or not at all.
//! Holds no texts of the interface; [`words`](crate::words) says in Dutch what went wrong.

mod atomic;
mod check;
mod content_folder;
mod error;
mod format;
mod name;
mod read;
pub mod recent;
mod repeats;

use std::path::Path;

pub use content_folder::{ContentError, make_folder, read_content, write_content};
pub use error::{Flaw, FlawKind, Operation, StoreError, StoreErrorKind};
pub use format::{SCHEMA, dossier_text, parse_dossier};
pub use name::proposed_name;

use crate::model::Dossier;

/// What to do with an output that exists already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Leave it, and report [`StoreErrorKind::Exists`].
    Refuse,
    /// Put the new one in its place in one step.
    Replace,
}

/// Reads the dossier in a file. The file is only read.
///
/// # Errors
/// When the file cannot be read or is no dossier that this program can use.
pub fn read_dossier(path: &Path) -> Result<Dossier, StoreError> {
    let bytes = read::whole_file(path)?;
    parse_dossier(&bytes).map_err(|kind| StoreError::reading(path, kind))
}

/// Puts the dossier in the place of what is in the file, or makes the file.
///
/// # Errors
/// When the file cannot be written; what it held is then still there, whole.
pub fn save_dossier(path: &Path, dossier: &Dossier) -> Result<(), StoreError> {
    write_output(path, dossier_text(dossier).as_bytes(), Overwrite::Replace)
}

/// Makes a new file for the dossier.
///
/// # Errors
/// [`StoreErrorKind::Exists`] when there is a file already, or when the file cannot be written.
pub fn create_dossier(path: &Path, dossier: &Dossier) -> Result<(), StoreError> {
    write_output(path, dossier_text(dossier).as_bytes(), Overwrite::Refuse)
}

/// Writes a file, as a report, in one step: afterwards it is either what it was or `bytes`, whole.
///
/// # Errors
/// [`StoreErrorKind::Exists`] when there is a file and `overwrite` refuses, or when the file cannot be written.
pub fn write_output(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), StoreError> {
    atomic::write(path, bytes, overwrite).map_err(|kind| StoreError::writing(path, kind))
}
