//! `beeld`: a drawing as a picture.

use std::path::{Path, PathBuf};

use clap::{ArgAction, Args};
use jiff::civil::Date;

use super::output::{tell_altered, tell_unprotected, write_file};
use super::passphrase::{Opened, PassphraseOptions, Passphrases};
use super::values::{day, number, overwrite};
use super::{Environment, Failure, catalogue, measurement};
use crate::picture::{Format, Subject};
use crate::store::Overwrite;
use crate::words;

#[derive(Debug, Args)]
pub(super) struct PictureOptions {
    /// Dossier waarvan je een beeld wilt
    #[arg(value_name = "BESTAND")]
    pub(super) file: PathBuf,
    /// Wat je wilt zien: muur, balken, ontwikkeling of matrix
    #[arg(long = "soort", value_name = "SOORT", hide_possible_values = true)]
    pub(super) subject: Subject,
    /// Nummer van de meting; zonder deze optie de laatste
    #[arg(long = "meting", value_name = "N", value_parser = number)]
    pub(super) measurement: Option<u16>,
    /// Dag die als datum in het beeld komt, zoals 2026-11-26; zonder deze optie vandaag
    #[arg(long = "vandaag", value_name = "DATUM", value_parser = day)]
    pub(super) today: Option<Date>,
    /// Bestand waarin het beeld komt; de naam eindigt op .png of .svg
    #[arg(long = "uit", value_name = "BEELD")]
    pub(super) output: PathBuf,
    /// Vervang een bestand dat er al is
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

/// Writes the picture that was asked for.
///
/// # Errors
/// When the name of the file has the ending of no picture, the dossier has nothing of it to show, or the file cannot be written.
pub(super) fn write(
    options: &PictureOptions,
    content: Option<&Path>,
    environment: &mut Environment<'_>,
) -> Result<(), Failure> {
    let format = format(&options.output)?;
    let catalogue = catalogue(content)?;
    let Opened { dossier, passphrase } = Passphrases::new(options.passphrase).open(&options.file, environment)?;
    tell_unprotected("het beeld", passphrase.as_ref(), environment);
    let measurement = measurement(&dossier, options.measurement)?;
    tell_altered(measurement, environment);
    let day = options.today.unwrap_or(environment.today);
    let picture = options
        .subject
        .picture(&catalogue, &dossier, measurement, day)
        .map_err(|lacking| Failure::Text(format!("Er is geen beeld gemaakt: {lacking}.")))?;
    let bytes = picture.bytes(format).map_err(|fault| Failure::Text(format!("Er is geen beeld gemaakt: {fault}.")))?;
    write_file(&options.output, &bytes, options.overwrite, environment)
}

fn format(path: &Path) -> Result<Format, Failure> {
    let ending = path.extension().unwrap_or_default();
    let format = Format::ALL.into_iter().find(|format| ending.eq_ignore_ascii_case(format.ending()));
    format.ok_or_else(|| {
        Failure::Usage(format!(
            "Aan ‘{}’ is niet te zien wat voor beeld het wordt. Kies bij --uit een naam die eindigt op .png of op .svg.",
            words::shown(path)
        ))
    })
}
