//! `rapport`: a report as PDF.

use std::path::Path;

use super::arguments::{ReportKind, ReportOptions};
use super::{Environment, Failure, catalogue, dossier, measurement, written};
use crate::content::Catalogue;
use crate::model::{Dossier, Measurement};
use crate::store;

/// What goes into a report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    /// Onderbouwing, notes and reasons.
    notes: bool,
    /// Names beside roles.
    names: bool,
}

/// Nothing left out.
pub(super) const EVERYTHING: Parts = Parts { notes: true, names: true };

/// Writes the report that was asked for.
pub(super) fn write(options: &ReportOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let catalogue = catalogue(content)?;
    let dossier = store::read_dossier(&options.file)?;
    let parts = Parts { notes: !options.without_notes, names: !options.without_names };
    let pdf = match options.kind {
        ReportKind::Nulmeting => {
            let measurement = measurement(&dossier, Some(options.measurement.unwrap_or(0)))?;
            baseline(&catalogue, &dossier, measurement, parts, environment)?
        }
    };
    store::write_output(&options.output, &pdf, dossier::overwrite(options.overwrite))?;
    written(environment.out, &options.output)?;
    Ok(())
}

/// The bytes of a 0-meting; characters that cannot be printed are told.
pub(super) fn baseline(
    _catalogue: &Catalogue,
    _dossier: &Dossier,
    _measurement: &Measurement,
    _parts: Parts,
    _environment: &mut Environment<'_>,
) -> Result<Vec<u8>, Failure> {
    Err(Failure::Text("Het rapport kan nog niet worden gemaakt.".to_owned()))
}
