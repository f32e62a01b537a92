//! `wis`: erases a dossier with all that the program keeps of it on this computer.

use std::path::PathBuf;

use clap::Args;

use super::{Environment, Failure};
use crate::messages;
use crate::store::{self, Belongings, Erased, StoreErrorKind, recent};

#[derive(Debug, Args)]
pub(super) struct EraseOptions {
    /// Dossier dat je wilt wissen; het bestand zelf mag al weg zijn
    #[arg(value_name = "BESTAND")]
    pub(super) file: PathBuf,
    /// Wis echt; zonder deze optie zie je alleen wat er gewist wordt
    #[arg(long = "ja")]
    pub(super) is_sure: bool,
}

/// Erases the dossier; without `--ja` it says what would go, and erases nothing.
///
/// # Errors
/// When nothing of a dossier is there, another window has it open, something could not be removed, or `--ja` is missing.
pub(super) fn run(options: &EraseOptions, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let data = environment.surroundings.data.clone();
    let path = std::path::absolute(&options.file).unwrap_or_else(|_unknown| options.file.clone());
    let is_listed = recent::is_listed(&data, &path);
    let found = match Belongings::find(&path, &data) {
        // There may still be a line in the list.
        Err(error) if error.kind == StoreErrorKind::NotFound && is_listed => None,
        found => Some(found?),
    };
    if !options.is_sure {
        for belonging in found.iter().flat_map(Belongings::list) {
            writeln!(environment.out, "Gaat weg: {}", messages::removed(&belonging))?;
        }
        if is_listed {
            writeln!(environment.out, "Gaat weg: {}", messages::LINE_AT_START)?;
        }
        let text =
            "Er is nog niets gewist. Wissen kun je niet terugdraaien. Weet je het zeker? Zet dan --ja achter het commando.";
        return Err(Failure::Text(text.to_owned()));
    }
    let erased = match found {
        Some(belongings) => store::erase(&belongings, &environment.surroundings, environment.now)?,
        None => Erased::nothing(&path),
    };
    let was_listed = recent::forget(&data, &path).unwrap_or(false);
    let told = messages::erased(&erased, was_listed, None);
    if !erased.left.is_empty() {
        return Err(Failure::Lines(told));
    }
    for paragraph in told {
        writeln!(environment.out, "{paragraph}")?;
    }
    Ok(())
}
