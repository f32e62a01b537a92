//! `handleiding`: the manual as PDF, to read on paper.

use std::path::PathBuf;

use clap::{ArgAction, Args};

use super::output::write_file;
use super::values::overwrite;
use super::{Environment, Failure};
use crate::content::Manual;
use crate::report;
use crate::session::Program;
use crate::store::Overwrite;

#[derive(Debug, Args)]
pub(super) struct ManualOptions {
    /// Bestand waarin de handleiding komt
    #[arg(long = "uit", value_name = "PDF")]
    pub(super) output: PathBuf,
    /// Vervang een bestand dat er al is
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
}

/// Writes the manual.
///
/// # Errors
/// When the file is there already, or cannot be written.
pub(super) fn write(options: &ManualOptions, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let document = report::manual(&Manual::built_in(), &format!("Wijkpeil {}", Program::this().version));
    let printed =
        report::print_document(document).map_err(|error| Failure::Text(format!("Er is geen handleiding gemaakt: {error}.")))?;
    write_file(&options.output, &printed.bytes, options.overwrite, environment)
}
