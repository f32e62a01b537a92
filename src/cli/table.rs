//! `tabel`: one dossier as tables, its actions as a calendar.

use std::path::{Path, PathBuf};

use clap::{ArgAction, Args};
use jiff::civil::Date;

use super::circle::{format_of, workbook};
use super::output::{tell_altered, tell_unprotected, write_file};
use super::passphrase::{Opened, PassphraseOptions, Passphrases};
use super::values::{day, number, overwrite};
use super::{Environment, Failure, catalogue, measurement, place_name};
use crate::store::Overwrite;
use crate::tables;
use crate::words;

#[derive(Debug, Args)]
pub(super) struct TableOptions {
    /// Dossier waarvan je een tabel wilt
    #[arg(value_name = "DOSSIER")]
    pub(super) file: PathBuf,
    /// Nummer van de meting; zonder deze optie de laatste
    #[arg(long = "meting", value_name = "N", value_parser = number)]
    pub(super) measurement: Option<u16>,
    /// Bestand waarin de tabel komt; de naam eindigt op .csv, .xlsx of .ics (een agenda met de acties)
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) output: PathBuf,
    /// Dag waarop de agenda is gemaakt, zoals 2026-11-26; zonder deze optie vandaag
    #[arg(long = "vandaag", value_name = "DATUM", value_parser = day)]
    pub(super) today: Option<Date>,
    /// Vervang een bestand dat er al is
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

/// What a file of a dossier is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Csv,
    Xlsx,
    Ics,
}

const FORMATS: [(&str, Format); 3] = [("csv", Format::Csv), ("xlsx", Format::Xlsx), ("ics", Format::Ics)];

/// Writes the table that was asked for.
///
/// # Errors
/// When the name of the file has another ending, or it cannot be written.
pub(super) fn write(options: &TableOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let format = format_of(&options.output, &FORMATS)?;
    let present = catalogue(content)?;
    let Opened { dossier, passphrase } = Passphrases::new(options.passphrase).open(&options.file, environment)?;
    tell_unprotected("de tabel", passphrase.as_ref(), environment);
    let measurement = measurement(&dossier, options.measurement)?;
    tell_altered(measurement, environment);
    let catalogue = measurement.setting().map_or(&*present, |setting| &setting.content);
    let bytes = match format {
        Format::Csv => tables::csv(&tables::dossier_table(catalogue, &dossier, measurement)),
        Format::Xlsx => workbook(&tables::dossier_tables(catalogue, &dossier, measurement))?,
        Format::Ics => {
            let mut events = tables::action_events(&dossier);
            let open = dossier.actions.iter().filter(|action| action.status.is_open()).count();
            if events.len() < open {
                let without = words::count(open - events.len(), "actie", "acties");
                environment
                    .tell(&format!("Let op: {without} zonder kwartaal waarin die klaar is; zo een staat niet in de agenda."));
            }
            events.extend(tables::deadline_event(&dossier));
            tables::ics(&format!("Acties {}", place_name(&dossier)), &events, options.today.unwrap_or(environment.today))
        }
    };
    write_file(&options.output, &bytes, options.overwrite, environment)
}
