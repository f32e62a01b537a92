//! `invulblad`: sheets for the open measurement of a dossier, one to copy or one for each participant.

use std::path::{Path, PathBuf};

use super::arguments::SheetOptions;
use super::output::{tell_unprotected, written};
use super::passphrase::{Opened, Passphrases};
use super::{Environment, Failure, catalogue};
use crate::session::{self, PlannedSheet, SheetFailure};
use crate::store;

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
    let planned = session::planned_sheets(&catalogue, &dossier, open, &options.roles, options.format, &mut *environment.ids);
    let sheets: Vec<(PathBuf, PlannedSheet)> = if options.roles.is_empty() {
        planned.into_iter().map(|sheet| (options.output.clone(), sheet)).collect()
    } else {
        store::make_folder(&options.output)?;
        planned.into_iter().map(|sheet| (options.output.join(&sheet.name), sheet)).collect()
    };
    // None is made when one of them may not be.
    store::check_free(sheets.iter().map(|(path, _)| path.as_path()), options.overwrite)?;
    for (path, sheet) in &sheets {
        sheet.write(path, &catalogue, &dossier.profile, options.overwrite).map_err(|failure| match failure {
            SheetFailure::Store(error) => error.into(),
            SheetFailure::Render(reason) => Failure::Text(format!("Het invulblad is niet gemaakt. {reason}")),
        })?;
        written(environment.out, path)?;
    }
    Ok(())
}
