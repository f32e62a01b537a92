//! What the commands write: files that replace others only when that was asked for, and where they are.

use std::error::Error;
use std::io::{self, Write};
use std::path::Path;

use super::{Environment, Failure};
use crate::content::Catalogue;
use crate::docx;
use crate::model::DossierId;
use crate::report::{self, Choice, Examples, FileFormat, Request};
use crate::store::{DossierFile, Overwrite, Passphrase, StoreError, StoreErrorKind};
use crate::words;

/// Asks for the right to write a file that is going to hold this dossier, protected where there is a passphrase, and keeps
/// what stands there.
///
/// # Errors
/// When another window has the file open, or what it holds cannot be kept.
pub(super) fn take_over(
    path: &Path,
    dossier: &DossierId,
    passphrase: Option<Passphrase>,
    environment: &Environment<'_>,
) -> Result<DossierFile, Failure> {
    // The lock and the earlier versions are found from any working folder; the user sees the name that they typed.
    let place = std::path::absolute(path).unwrap_or_else(|_unknown| path.to_owned());
    DossierFile::take_over(&place, dossier, passphrase, &environment.surroundings, environment.now).map_err(|error| match error
        .kind
    {
        kind @ StoreErrorKind::InUse(_) => StoreError::writing(path, kind).into(),
        _ => error.into(),
    })
}

/// The option as the store knows it.
pub(super) fn overwrite(asked: bool) -> Overwrite {
    if asked { Overwrite::Replace } else { Overwrite::Refuse }
}

/// The bytes of a report; characters that cannot be printed are told.
///
/// # Errors
/// When the report cannot be made.
pub(super) fn print(
    catalogue: &Catalogue,
    request: &Request<'_>,
    choice: &Choice,
    examples: Option<Examples<'_>>,
    environment: &mut Environment<'_>,
) -> Result<Vec<u8>, Failure> {
    let failed =
        |error: &dyn Error| Failure::Text(format!("Er is geen rapport gemaakt: {error}. Aan het dossier is niets veranderd."));
    let document = report::build_with_examples(catalogue, request, choice.options, examples);
    if choice.format == FileFormat::Word {
        return docx::render(&document).map_err(|error| failed(&error));
    }
    let printed = report::print_document(document).map_err(|error| failed(&error))?;
    if !printed.unprintable.is_empty() {
        environment.tell(&words::unprintable(&printed.unprintable));
    }
    Ok(printed.bytes)
}

/// Says where something was written.
///
/// # Errors
/// When standard output is closed or full.
pub(super) fn written(out: &mut dyn Write, path: &Path) -> io::Result<()> {
    writeln!(out, "Bewaard: {}", words::shown(path))
}
