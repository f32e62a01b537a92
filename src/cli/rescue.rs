//! `red`: what can still be read of a damaged dossier, in a new file.

use std::path::{Path, PathBuf};

use super::arguments::RescueOptions;
use super::output::written;
use super::passphrase::Passphrases;
use super::{Environment, Failure, catalogue};
use crate::content::Catalogue;
use crate::messages;
use crate::store::{self, Examined, Overwrite, Parsed, Passphrase};
use crate::words;

/// Writes what can be read into a new file; the damaged one stays as it is.
///
/// # Errors
/// When nothing can be rescued, or the new file cannot be written.
pub(super) fn rescue(
    options: &RescueOptions,
    content: Option<&Path>,
    environment: &mut Environment<'_>,
) -> Result<(), Failure> {
    let catalogue = catalogue(content)?;
    let file = &options.file;
    let mut passphrases = Passphrases::new(options.passphrase);
    let (examined, passphrase) = passphrases.with(file, environment, store::examine)?;
    let rescued = match examined {
        Examined::Sound { parsed, .. } if !parsed.remarks.is_empty() => {
            // It opens as it is; rewritten, other programs can read it too.
            let passphrase = passphrases.required(passphrase, environment)?;
            return write_clean(options, &parsed, passphrase.as_ref(), &catalogue, environment);
        }
        Examined::Sound { .. } => {
            let place = words::shown(file);
            return Err(Failure::Text(format!("‘{place}’ is in orde: er valt niets te redden. Er is niets veranderd.")));
        }
        Examined::Unusable { error, rescued: None } => return Err(error.into()),
        Examined::Unusable { rescued: Some(rescued), .. } => rescued,
    };
    let passphrase = passphrases.required(passphrase, environment)?;
    let path = options.output.clone().unwrap_or_else(|| free_name(file));
    store::write_dossier(&path, &rescued.dossier, passphrase.as_ref(), Overwrite::Refuse)?;
    written(environment.out, &path)?;
    writeln!(environment.out, "{}", messages::rescued_found(&rescued, &catalogue))?;
    writeln!(environment.out, "{}", messages::rescued_lost(&rescued))?;
    Ok(())
}

/// Writes a dossier of which the file is odd into a new file without that.
fn write_clean(
    options: &RescueOptions,
    parsed: &Parsed,
    passphrase: Option<&Passphrase>,
    catalogue: &Catalogue,
    environment: &mut Environment<'_>,
) -> Result<(), Failure> {
    let path = options.output.clone().unwrap_or_else(|| free_name(&options.file));
    store::write_dossier(&path, &parsed.dossier, passphrase, Overwrite::Refuse)?;
    written(environment.out, &path)?;
    writeln!(environment.out, "Alles te lezen: {}.", messages::contents(&parsed.dossier, catalogue))?;
    writeln!(environment.out, "{}", messages::remark_sentences(&parsed.remarks))?;
    Ok(())
}

/// The first name beside the damaged file that no other file has.
fn free_name(damaged: &Path) -> PathBuf {
    let mut number = 1;
    loop {
        let path = store::rescue_name(damaged, number);
        if !store::is_taken(&path) {
            return path;
        }
        number += 1;
    }
}
