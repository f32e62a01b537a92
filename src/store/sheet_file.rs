//! Invulbladen in files of their own. They are written whole and kept by those who fill them in: no versions, no lock.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::disk::output::write_checked;
use super::disk::read;
use super::format::pdf_form;
use super::format::sheet::{checked_sheet_text, is_sheet, parse_sheet};
use super::{Overwrite, StoreError, StoreErrorKind};
use crate::model::{FilledForm, SheetFile};

/// An invulblad that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReturnedSheet {
    /// One that was filled in in the program.
    File(Box<SheetFile>),
    /// One that was filled in as a PDF, and when that was written last, in UTC.
    Form(FilledForm, DateTime),
}

/// How a PDF begins, within its first part.
const PDF_MARK: &[u8] = b"%PDF-";
/// In bytes: programs may put something before the mark.
const BEFORE_MARK: usize = 1024;

/// Reads an invulblad that came back, by what is in it and not by its name. The file is only read.
///
/// # Errors
/// When the file cannot be read, or is no invulblad that this program can use.
pub fn read_returned_sheet(path: &Path) -> Result<ReturnedSheet, StoreError> {
    let bytes = read::whole_file(path)?;
    let failed = |kind| StoreError::reading(path, kind);
    if is_pdf(&bytes) {
        let form = pdf_form::read(&bytes).map_err(|fault| failed(StoreErrorKind::PdfForm(fault)))?;
        return Ok(ReturnedSheet::Form(form, file_written(path).unwrap_or_default()));
    }
    parse_sheet(&bytes).map(|sheet| ReturnedSheet::File(Box::new(sheet))).map_err(failed)
}

/// The files that may hold invulbladen at a place, in the order of their names: those in a folder, by their names, or else the file
/// itself.
pub fn sheets_at(place: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(place) else { return vec![place.to_owned()] };
    let mut found: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| may_be_sheet(path) && path.is_file()).collect();
    found.sort();
    if found.is_empty() { vec![place.to_owned()] } else { found }
}

/// Whether a file may be an invulblad, by its name alone: one of ours, also where another program put a number in its name, or any
/// PDF.
pub fn may_be_sheet(path: &Path) -> bool {
    let ends_in = |ending: &str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    ends_in("pdf") || ends_in("ron") && name.contains(".invulblad")
}

/// Reads the invulblad in a file. The file is only read.
///
/// # Errors
/// When the file cannot be read, or is no invulblad that this program can use.
pub fn read_sheet(path: &Path) -> Result<SheetFile, StoreError> {
    parse_sheet(&read::whole_file(path)?).map_err(|kind| StoreError::reading(path, kind))
}

/// Writes an invulblad's file in one step.
///
/// # Errors
/// As [`write_checked`]; nothing is written that could not be read again.
pub fn write_sheet(path: &Path, sheet: &SheetFile, overwrite: Overwrite) -> Result<(), StoreError> {
    let text = checked_sheet_text(sheet).map_err(|kind| StoreError::writing(path, kind))?;
    write_checked(path, text.as_bytes(), overwrite)
}

/// Whether a file is meant to be an invulblad, whatever its name and whether it is sound or not: each PDF is. `false` too where it
/// cannot be read.
pub fn holds_sheet(path: &Path) -> bool {
    read::whole_file(path).is_ok_and(|bytes| is_pdf(&bytes) || is_sheet(&bytes))
}

fn is_pdf(bytes: &[u8]) -> bool {
    bytes.windows(PDF_MARK.len()).take(BEFORE_MARK).any(|part| part == PDF_MARK)
}

/// When a file was written last, in UTC, where the disk knows.
fn file_written(path: &Path) -> Option<DateTime> {
    let time = fs::metadata(path).and_then(|metadata| metadata.modified()).ok()?;
    Some(Timestamp::try_from(time).ok()?.to_zoned(TimeZone::UTC).datetime())
}
