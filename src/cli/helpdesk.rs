//! `helpdesk`: what a helpdesk needs to know, without anything that a team wrote.

use std::path::Path;

use super::arguments::HelpdeskOptions;
use super::output::written;
use super::{Environment, Failure, catalogue};
use crate::messages;
use crate::session::HelpdeskFacts;
use crate::store;

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
