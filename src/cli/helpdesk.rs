//! `helpdesk`: what a helpdesk needs to know, without anything that a team wrote.

use std::path::{Path, PathBuf};

use clap::{ArgAction, Args};

use super::output::written;
use super::values::overwrite;
use super::{Environment, Failure, catalogue};
use crate::messages;
use crate::session::HelpdeskFacts;
use crate::store::{self, Overwrite};

#[derive(Debug, Args)]
pub(super) struct HelpdeskOptions {
    /// Bestand waarin de gegevens komen; zonder deze optie zie je ze
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) output: Option<PathBuf>,
    /// Vervang een bestand dat er al is
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
}

/// Prints it, or writes it into a file.
///
/// # Errors
/// When the file is there already, or cannot be written.
pub(super) fn write(
    options: &HelpdeskOptions,
    content: Option<&Path>,
    environment: &mut Environment<'_>,
) -> Result<(), Failure> {
    let edition = catalogue(content)?.edition().id.clone();
    let data = &environment.surroundings.data;
    let facts = HelpdeskFacts::without_window(environment.now, edition, environment.policy.clone(), data);
    let text = messages::helpdesk(&facts);
    match &options.output {
        Some(path) => {
            store::write_output(path, text.as_bytes(), options.overwrite)?;
            written(environment.out, path)?;
        }
        None => write!(environment.out, "{text}")?,
    }
    Ok(())
}
