//! `rapport`: a report as PDF.

use std::path::Path;

use super::arguments::{ReportKind, ReportOptions};
use super::{Environment, Failure, catalogue, dossier, measurement, written};
use crate::content::Catalogue;
use crate::model::{Dossier, Measurement};
use crate::report::{self, Options};
use crate::store;
use crate::words;

/// Writes the report that was asked for.
pub(super) fn write(options: &ReportOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let catalogue = catalogue(content)?;
    let dossier = store::read_dossier(&options.file)?;
    let parts = Options { notes: !options.without_notes, names: !options.without_names };
    let pdf = match options.kind {
        ReportKind::Nulmeting => {
            let measurement = measurement(&dossier, Some(options.measurement.unwrap_or(0)))?;
            baseline(&catalogue, &dossier, measurement, &parts, environment)?
        }
    };
    store::write_output(&options.output, &pdf, dossier::overwrite(options.overwrite))?;
    written(environment.out, &options.output)?;
    Ok(())
}

/// The bytes of a 0-meting; characters that cannot be printed are told.
pub(super) fn baseline(
    catalogue: &Catalogue,
    dossier: &Dossier,
    measurement: &Measurement,
    options: &Options,
    environment: &mut Environment<'_>,
) -> Result<Vec<u8>, Failure> {
    let printed = report::print_baseline(catalogue, dossier, measurement, options)
        .map_err(|error| Failure::Text(format!("Er is geen rapport gemaakt: {error}. Aan het dossier is niets veranderd.")))?;
    if !printed.unprintable.is_empty() {
        environment.tell(&words::unprintable(&printed.unprintable));
    }
    Ok(printed.bytes)
}
