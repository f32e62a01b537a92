//! `beeld`: a drawing as a picture.

use std::path::Path;

use super::arguments::PictureOptions;
use super::output::{tell_altered, tell_unprotected, write_file};
use super::passphrase::{Opened, Passphrases};
use super::{Environment, Failure, catalogue, measurement};
use crate::picture::Format;
use crate::words;

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
