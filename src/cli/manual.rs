//! `handleiding`: the manual as PDF, to read on paper.

use super::arguments::ManualOptions;
use super::output::write_file;
use super::{Environment, Failure};
use crate::content::Manual;
use crate::report;
use crate::session::Program;

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
