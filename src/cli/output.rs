//! What the commands write: files that replace others only when that was asked for, and where they are.

use std::error::Error;
use std::io::{self, Write};
use std::path::Path;

use super::{Environment, Failure};
use crate::checksum;
use crate::content::Catalogue;
use crate::docx;
use crate::model::{Dossier, DossierId, Measurement};
use crate::report::{self, Choice, Examples, FileFormat, Request};
use crate::store::{self, Access, DossierFile, Opened, Overwrite, Passphrase, SaveObstacle, StoreError, StoreErrorKind};
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

/// Opens a dossier's file to change it: asks for the right to write it and keeps what stands in it among the earlier versions. It has
/// to hold what was read before.
///
/// # Errors
/// When another window has the file open, what stands in it cannot be kept, or it is something else meanwhile.
pub(super) fn open_to_change(
    path: &Path,
    passphrase: Option<&Passphrase>,
    read: &Dossier,
    environment: &mut Environment<'_>,
) -> Result<DossierFile, Failure> {
    let place = std::path::absolute(path).unwrap_or_else(|_unknown| path.to_owned());
    let opened = DossierFile::open(&place, passphrase, &environment.surroundings, environment.now);
    let opened = opened.map_err(|unopened| Failure::Store(unopened.error))?;
    if opened.dossier != *read {
        return Err(changed_meanwhile(path));
    }
    settled(opened, path, environment)
}

/// The file of a dossier that was just opened, when it may be written.
///
/// # Errors
/// When another window has it open, or what stands in it could not be kept.
pub(super) fn settled(opened: Opened, path: &Path, environment: &mut Environment<'_>) -> Result<DossierFile, Failure> {
    let Opened { mut file, access, found, unkept, .. } = opened;
    if let Access::ReadOnly(holder) = access {
        return Err(StoreError::writing(path, StoreErrorKind::InUse(holder)).into());
    }
    if let Some(error) = unkept {
        return Err(error.into());
    }
    if !found.is_empty() {
        environment.tell("Er was werk dat niet in het bestand stond. Dat staat nu bij de eerdere versies.");
    }
    found.iter().try_for_each(|found| file.settle(found, environment.now))?;
    Ok(file)
}

/// Saves a dossier in the file that was opened for it.
///
/// # Errors
/// When it was not saved; what the file holds is then left as it is.
pub(super) fn save(
    file: &mut DossierFile,
    path: &Path,
    dossier: &Dossier,
    environment: &Environment<'_>,
) -> Result<(), Failure> {
    file.save(dossier, environment.now).map(drop).map_err(|obstacle| match obstacle {
        SaveObstacle::Store(error) => Failure::Store(error),
        SaveObstacle::Changed(_) | SaveObstacle::Gone => changed_meanwhile(path),
    })
}

fn changed_meanwhile(path: &Path) -> Failure {
    Failure::Text(format!(
        "‘{}’ is intussen veranderd. Er is niets opgeslagen; wat er stond, staat er nog. Probeer het opnieuw.",
        words::shown(path)
    ))
}

/// The bytes of a report. Characters that cannot be printed are reported.
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
    let document = report::build(catalogue, request, choice.options, examples);
    if choice.format == FileFormat::Word {
        return docx::render(&document).map_err(|error| failed(&error));
    }
    let printed = report::print_document(document).map_err(|error| failed(&error))?;
    if !printed.unprintable.is_empty() {
        environment.tell(&words::unprintable(&printed.unprintable));
    }
    Ok(printed.bytes)
}

/// Writes a file and says where it is.
///
/// # Errors
/// When it is there already and may not be replaced, or cannot be written.
pub(super) fn write_file(
    path: &Path,
    bytes: &[u8],
    overwrite: Overwrite,
    environment: &mut Environment<'_>,
) -> Result<(), Failure> {
    store::write_checked(path, bytes, overwrite)?;
    Ok(written(environment.out, path)?)
}

/// Says where something was written.
///
/// # Errors
/// When standard output is closed or full.
pub(super) fn written(out: &mut dyn Write, path: &Path) -> io::Result<()> {
    writeln!(out, "Bewaard: {}", words::shown(path))
}

/// Says that what is written of a protected dossier is not protected itself; `what` is that, in Dutch.
pub(super) fn tell_unprotected(what: &str, passphrase: Option<&Passphrase>, environment: &mut Environment<'_>) {
    if passphrase.is_some() {
        environment.tell(&format!("Let op: het dossier is beveiligd met een wachtzin, {what} is dat niet."));
    }
}

/// Says that a measurement is not what was adopted, if so.
pub(super) fn tell_altered(measurement: &Measurement, environment: &mut Environment<'_>) {
    if let Some(altered) = words::altered(&checksum::altered([measurement])) {
        environment.tell(&format!("Let op: {altered}"));
    }
}
