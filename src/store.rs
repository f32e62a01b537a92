//! Files, and nothing but files: dossiers, contents and reports, read whole and written whole or not at all.
//! Holds no texts of the interface; [`messages`](crate::messages) says in Dutch what went wrong.
//!
//! `format` is the text of a dossier, `disk` how files are read and written, `kept` the versions and copies that the program
//! keeps of a dossier, `protect` what a passphrase does. `bytes` joins text and passphrase, and `dossier_file` is the file of
//! the dossier that is open. `sheet_file` reads and writes invulbladen, and `own_sheet` is the file of the one that somebody fills
//! in. `scan_folder` reads a whole folder of dossiers into summaries. `policy` is what an organisation fixes for a whole computer, and `erasing` removes a dossier with all that is
//! kept of it.

mod bytes;
mod content_folder;
mod digest;
mod disk;
mod dossier_file;
mod erasing;
mod error;
mod format;
mod glance;
mod holder;
mod in_time;
mod kept;
mod own_sheet;
mod policy;
mod protect;
mod scan_folder;
mod sheet_file;

use std::path::Path;

pub use bytes::{DossierBytes, Fingerprint};
pub use content_folder::{ContentError, read_content, read_content_in_time, write_content};
pub use disk::free::{free_place, under_free_name};
pub use disk::name::{DOSSIER_ENDING, SHEET_ENDING, proposed_name, proposed_sheet_name, rescue_name};
pub use disk::output::{
    check_free, existing_files, free_name, is_same_file, is_taken, make_folder, write_checked, write_output, write_outputs,
};
pub use disk::{Overwrite, computer, folders, user};
pub use dossier_file::{
    Access, Beside, Changed, DossierFile, Found, FoundKind, Opened, Put, SaveObstacle, Surroundings, Unopened, beside,
};
pub use erasing::{Belongings, Erased, Removed, RemovedKind, erase};
pub use error::{Behind, Flaw, FlawKind, HeadField, Operation, PdfFormError, Remark, RemarkKind, StoreError, StoreErrorKind};
pub use format::migrate::SCHEMA;
pub use format::parse::{Parsed, parse_dossier, parse_with_remarks};
pub use format::pdf_form::read as read_pdf_form;
pub use format::read_text::ReadText;
pub use format::rescue::{FilePart, Rescued, rescue};
pub use format::sheet::{parse_sheet, sheet_text};
pub use format::write::{DOSSIER_ROOM, dossier_text, is_outgrown};
pub use glance::{FileStamp, Glance, glance, glance_in_time};
pub use holder::Holder;
pub use kept::circle_folder::{KeptCircles, KeptVisit};
pub use kept::copy::SafetyCopy;
pub use kept::crash;
pub use kept::looks;
pub use kept::place::{KeptPlace, Origin};
pub use kept::recent;
pub use kept::rewriting::{KeptChanged, change_kept};
pub use kept::troubles;
pub use kept::versions::{Backup, Backups, MOST_BACKUPS};
pub use own_sheet::{OwnSheetFile, SheetLook, SheetObstacle};
pub use policy::{PassphraseRule, Policy, PolicyField, PolicyProblem, PolicyProblemKind};
pub use protect::cipher::ProtectionFault;
pub use protect::passphrase::Passphrase;
pub use scan_folder::{Scan, ScannedFolder};
pub use sheet_file::{ReturnedSheet, holds_sheet, may_be_sheet, read_returned_sheet, read_sheet, sheets_at, write_sheet};

use crate::model::Dossier;

/// Whether something stands at this path; `false` too where that cannot be found out.
pub fn is_there(path: &Path) -> bool {
    path.exists()
}

/// Reads the dossier in a file. The file is only read. The passphrase counts only where the file is protected.
///
/// # Errors
/// [`ProtectionFault::PassphraseNeeded`] when the file is protected and no passphrase was given, or when the file cannot be
/// read or is no dossier that this program can use.
pub fn open_dossier(path: &Path, passphrase: Option<&Passphrase>) -> Result<Dossier, StoreError> {
    open_with_remarks(path, passphrase).map(|parsed| parsed.dossier)
}

/// As [`open_dossier`], with what is odd about the file.
///
/// # Errors
/// As [`open_dossier`].
pub fn open_with_remarks(path: &Path, passphrase: Option<&Passphrase>) -> Result<Parsed, StoreError> {
    DossierBytes::read(path)?.parse(passphrase).map_err(|kind| StoreError::reading(path, kind))
}

/// What a look into a file found.
#[derive(Clone, Debug, PartialEq)]
pub enum Examined {
    /// A dossier that can be used.
    Sound {
        /// What was read.
        parsed: Box<Parsed>,
        /// What it was read from, to say where something stands.
        text: ReadText,
    },
    /// A file that cannot be used as it is.
    Unusable {
        /// Why.
        error: StoreError,
        /// What can still be had from it, if that is anything.
        rescued: Option<Box<Rescued>>,
    },
}

/// Reads a file, and what can be rescued from it when it is damaged. The file is only read.
///
/// # Errors
/// When the file cannot be read or not be opened with this passphrase.
pub fn examine(path: &Path, passphrase: Option<&Passphrase>) -> Result<Examined, StoreError> {
    let bytes = DossierBytes::read(path)?.readable(passphrase).map_err(|kind| StoreError::reading(path, kind))?;
    Ok(match parse_with_remarks(&bytes) {
        Ok(parsed) => {
            let text = ReadText::of(&bytes);
            Examined::Sound { parsed: Box::new(parsed), text }
        }
        Err(kind) => {
            let rescued = rescue(&bytes).map(Box::new);
            Examined::Unusable { error: StoreError::reading(path, kind), rescued }
        }
    })
}

/// Writes the dossier's file. With a passphrase it is protected: no byte of the dossier can be read without it.
///
/// # Errors
/// As [`write_output`].
pub fn write_dossier(
    path: &Path,
    dossier: &Dossier,
    passphrase: Option<&Passphrase>,
    overwrite: Overwrite,
) -> Result<(), StoreError> {
    let bytes = DossierBytes::of(dossier, passphrase).map_err(|kind| StoreError::writing(path, kind))?;
    write_output(path, bytes.as_slice(), overwrite)
}
