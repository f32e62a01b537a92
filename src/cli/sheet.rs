//! `invulblad`: sheets for the open measurement of a dossier, one to copy or one for each participant.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::arguments::{SheetFormat, SheetOptions};
use super::output::{free_name, tell_unprotected, written};
use super::passphrase::{Opened, Passphrases};
use super::{Environment, Failure, catalogue};
use crate::content::Catalogue;
use crate::model::{Dossier, Filled, FormId, Measurement, Participant, ParticipantId, SheetFile};
use crate::report::{self, FormRequest, RenderError};
use crate::store::{self, SHEET_ENDING};

/// Makes the sheets that were asked for.
///
/// # Errors
/// When no measurement is open, or a file cannot be written.
pub(super) fn make(options: &SheetOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let catalogue = catalogue(content)?;
    let Opened { dossier, passphrase } = Passphrases::new(options.passphrase).open(&options.file, environment)?;
    let Some(open) = dossier.measurements.open() else {
        let text = "In dit dossier is geen meting open: alle metingen zijn vastgesteld. Er is geen invulblad gemaakt. Heropen de \
                    laatste meting, of begin een nieuwe.";
        return Err(Failure::Text(text.to_owned()));
    };
    tell_unprotected("een invulblad", passphrase.as_ref(), environment);
    let form = dossier.sheet_form(&catalogue, open);
    let sheets: Vec<(PathBuf, SheetFile)> = if options.roles.is_empty() {
        vec![(options.output.clone(), SheetFile { form, filled: Filled::Blank })]
    } else {
        store::make_folder(&options.output)?;
        let mut taken = BTreeSet::new();
        let people = people(&dossier, &options.roles, environment);
        let sheet = |participant: Participant| {
            let name = name_of(&form.neighbourhood, &participant, options.format, &mut taken);
            (options.output.join(name), SheetFile { form: form.clone(), filled: Filled::For(participant) })
        };
        people.into_iter().map(sheet).collect()
    };
    // None is made when one of them may not be.
    store::check_free(sheets.iter().map(|(path, _)| path.as_path()), options.overwrite)?;
    for (path, sheet) in &sheets {
        match options.format {
            SheetFormat::Ron => store::write_sheet(path, sheet, options.overwrite)?,
            SheetFormat::Pdf => {
                let bytes = fillable(&catalogue, &dossier, open, sheet, environment)?;
                store::write_checked(path, &bytes, options.overwrite)?;
            }
        }
        written(environment.out, path)?;
    }
    Ok(())
}

/// The sheet as a form to fill in, which has an id of its own.
///
/// # Errors
/// When no PDF can be made of it.
fn fillable(
    catalogue: &Catalogue,
    dossier: &Dossier,
    measurement: &Measurement,
    sheet: &SheetFile,
    environment: &mut Environment<'_>,
) -> Result<Vec<u8>, Failure> {
    let form = FormId::generate(&mut *environment.ids);
    let request = FormRequest {
        form: form.as_str(),
        dossier: &dossier.id,
        measurement: &measurement.id,
        number: measurement.number,
        profile: &dossier.profile,
        person: if let Filled::For(person) = &sheet.filled { Some(person) } else { None },
        deadline: sheet.form.deadline,
    };
    let printed = report::print_fillable(catalogue, &request);
    let failed = |error: RenderError| Failure::Text(format!("Het invulblad is niet gemaakt. {error}"));
    printed.map(|printed| printed.bytes).map_err(failed)
}

/// Somebody for each role: a participant of the dossier as long as there is one, else somebody new.
fn people(dossier: &Dossier, roles: &[String], environment: &mut Environment<'_>) -> Vec<Participant> {
    let mut left: Vec<&Participant> = dossier.participants.iter().collect();
    let mut someone = |role: &String| {
        let is_role = |known: &&Participant| known.role.trim().to_lowercase() == role.to_lowercase();
        match left.iter().position(is_role) {
            Some(at) => left.remove(at).clone(),
            None => Participant::new(ParticipantId::generate(&mut *environment.ids), role),
        }
    };
    roles.iter().map(&mut someone).collect()
}

/// A name that no other sheet of this command has.
fn name_of(neighbourhood: &str, participant: &Participant, format: SheetFormat, taken: &mut BTreeSet<String>) -> String {
    let ending = match format {
        SheetFormat::Ron => SHEET_ENDING,
        SheetFormat::Pdf => "-invulblad.pdf",
    };
    let proposed = store::proposed_sheet_name(neighbourhood, &participant.role);
    let stem = proposed.strip_suffix(SHEET_ENDING).unwrap_or(&proposed);
    let numbered = |number| match number {
        1 => format!("{stem}{ending}"),
        _ => format!("{stem}-{number}{ending}"),
    };
    free_name(numbered, |name| !taken.insert(name.clone()))
}
