//! `invulblad`: sheets for the open measurement of a dossier, one to copy or one for each participant.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::arguments::{SheetFormat, SheetOptions};
use super::output::{overwrite, written};
use super::passphrase::{Opened, Passphrases};
use super::{Environment, Failure, catalogue};
use crate::model::{Dossier, Filled, Participant, ParticipantId, SheetFile};
use crate::store::{self, SHEET_ENDING, StoreError, StoreErrorKind};
use crate::words;

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
    if passphrase.is_some() {
        environment.tell("Let op: het dossier is beveiligd met een wachtzin, een invulblad is dat niet.");
    }
    let form = dossier.sheet_form(&catalogue, open);
    let sheets: Vec<(PathBuf, SheetFile)> = if options.roles.is_empty() {
        vec![(options.output.clone(), SheetFile { form, filled: Filled::Blank })]
    } else {
        store::make_folder(&options.output)?;
        let mut taken = BTreeSet::new();
        let people = people(&dossier, &options.roles, environment);
        let sheet = |participant: Participant| {
            let name = free_name(&form.neighbourhood, &participant, &mut taken);
            (options.output.join(name), SheetFile { form: form.clone(), filled: Filled::For(participant) })
        };
        people.into_iter().map(sheet).collect()
    };
    // None is made when one of them may not be.
    if let Some((path, _)) = sheets.iter().find(|(path, _)| !options.overwrite && store::is_taken(path)) {
        return Err(StoreError::writing(path, StoreErrorKind::Exists).into());
    }
    for (path, sheet) in &sheets {
        write(options.format, path, sheet, options.overwrite)?;
        written(environment.out, path)?;
    }
    Ok(())
}

/// Writes one sheet as it was asked for.
fn write(format: SheetFormat, path: &Path, sheet: &SheetFile, replaces: bool) -> Result<(), StoreError> {
    match format {
        SheetFormat::Ron => store::write_sheet(path, sheet, overwrite(replaces)),
    }
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
fn free_name(neighbourhood: &str, participant: &Participant, taken: &mut BTreeSet<String>) -> String {
    let name = store::proposed_sheet_name(neighbourhood, &participant.role);
    let stem = name.strip_suffix(SHEET_ENDING).unwrap_or(&name);
    let mut numbered = (1_usize..).map(|number| match number {
        1 => name.clone(),
        number => format!("{stem}-{number}{SHEET_ENDING}"),
    });
    numbered.find(|name| taken.insert(name.clone())).unwrap_or_else(|| words::visible(&name))
}
