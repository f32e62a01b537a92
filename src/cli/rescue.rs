//! `red`: what can still be read of a damaged dossier, in a new file.

use std::path::{Path, PathBuf};

use clap::Args;

use super::output::written;
use super::passphrase::{PassphraseOptions, Passphrases};
use super::{Environment, Failure, catalogue};
use crate::messages;
use crate::store::{self, Examined, Overwrite};
use crate::words;

#[derive(Debug, Args)]
pub(super) struct RescueOptions {
    /// Beschadigd dossier waaruit je wilt redden wat nog te lezen is
    #[arg(value_name = "BESTAND")]
    pub(super) file: PathBuf,
    /// Bestand waarin komt wat is gered; zonder deze optie een naam naast het beschadigde
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

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
    let (dossier, said) = match examined {
        // It opens as it is; rewritten, other programs can read it too.
        Examined::Sound { parsed, .. } if !parsed.remarks.is_empty() => {
            let all = format!("Alles te lezen: {}.", messages::contents(&parsed.dossier, &catalogue));
            (parsed.dossier, [all, messages::remark_sentences(&parsed.remarks)])
        }
        Examined::Sound { .. } => {
            let place = words::shown(file);
            return Err(Failure::Text(format!("‘{place}’ is in orde: er valt niets te redden. Er is niets veranderd.")));
        }
        Examined::Unusable { error, rescued: None } => return Err(error.into()),
        Examined::Unusable { rescued: Some(rescued), .. } => {
            let said = [messages::rescued_found(&rescued, &catalogue), messages::rescued_lost(&rescued)];
            (rescued.dossier, said)
        }
    };
    let passphrase = passphrases.required(passphrase, environment)?;
    let path = options.output.clone().unwrap_or_else(|| {
        let beside = |number| store::rescue_name(file, number);
        store::free_name(beside, |path| store::is_taken(path))
    });
    store::write_dossier(&path, &dossier, passphrase.as_ref(), Overwrite::Refuse)?;
    written(environment.out, &path)?;
    for line in said {
        writeln!(environment.out, "{line}")?;
    }
    Ok(())
}
