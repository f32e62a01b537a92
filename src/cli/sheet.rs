//! `invulblad`: sheets for the open measurement of a dossier, one to copy or one for each participant.

use std::path::{Path, PathBuf};

use clap::{ArgAction, Args};

use super::output::{tell_unprotected, written};
use super::passphrase::{Opened, PassphraseOptions, Passphrases};
use super::values::{filled_in, overwrite};
use super::{Environment, Failure, catalogue};
use crate::session::{self, PlannedSheet, SheetFailure, SheetFormat};
use crate::store::{self, Overwrite};

#[derive(Debug, Args)]
pub(super) struct SheetOptions {
    /// Dossier waarvoor je een invulblad maakt
    #[arg(value_name = "DOSSIER")]
    pub(super) file: PathBuf,
    /// Soort bestand: .ron, om in Wijkpeil in te vullen, of .pdf, om in een ander programma in te vullen
    #[arg(
        long = "als",
        value_name = "BESTANDSOORT",
        default_value = "ron",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: SheetFormat,
    /// Maak een blad voor iemand met deze rol; mag vaker, --uit is dan een map
    #[arg(long = "voor", value_name = "ROL", value_parser = filled_in)]
    pub(super) roles: Vec<String>,
    /// Bestand waarin het invulblad komt, of met --voor de map voor alle bladen
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) output: PathBuf,
    /// Vervang bestanden die er al zijn
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

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
