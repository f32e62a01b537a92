//! `samenvoegen`: takes invulbladen into the open measurement of a dossier.

use std::path::{Path, PathBuf};

use clap::{ArgAction, Args};

use super::output::{open_to_change, save, written};
use super::passphrase::{Opened, PassphraseOptions, Passphrases};
use super::values::overwrite;
use super::{Environment, Failure, catalogue};
use crate::content::Catalogue;
use crate::merge::{IncomingSheet, MergeChoices, MergedSheets, SheetOutcome, SheetRefusal, Twins, merge_sheets};
use crate::messages;
use crate::model::Dossier;
use crate::session::{UnreadSheet, incoming_sheet};
use crate::store::{self, Overwrite};
use crate::words;

#[derive(Debug, Args)]
pub(super) struct MergeOptions {
    /// Dossier dat de invulbladen krijgt
    #[arg(value_name = "DOSSIER")]
    pub(super) file: PathBuf,
    /// Ingevulde invulbladen
    #[arg(value_name = "INVULBLAD", required = true)]
    pub(super) sheets: Vec<PathBuf>,
    /// Bestand waarin het dossier met de bladen komt; zonder deze optie het dossier zelf, en wat er stond wordt bewaard
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) twins: TwinOptions,
    /// Neem ook bladen over voor een andere wijk, meting of uitgave van de vragen: alleen de punten die hetzelfde zijn
    #[arg(long = "ook-anders")]
    pub(super) takes_others: bool,
    /// Vervang een bestand dat er al is
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

/// How two sheets of what seems to be one person are taken.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct TwinOptions {
    /// Twee bladen van wat dezelfde persoon lijkt: neem het nieuwste
    #[arg(long = "nieuwste", conflicts_with = "apart")]
    pub(super) newest: bool,
    /// Twee bladen van wat dezelfde persoon lijkt: neem ze allebei, als bladen van twee mensen
    #[arg(long = "apart")]
    pub(super) apart: bool,
}

/// Merges the sheets, in place unless another file was named, and tells what became of each.
///
/// # Errors
/// When the dossier cannot be read or written; and afterwards, when a sheet could not be taken.
pub(super) fn run(options: &MergeOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let catalogue = catalogue(content)?;
    let mut passphrases = Passphrases::new(options.passphrase);
    let Opened { dossier, passphrase } = passphrases.open(&options.file, environment)?;
    let mut problems = Vec::new();
    let mut read: Vec<(PathBuf, IncomingSheet)> = Vec::new();
    for path in &options.sheets {
        match incoming(path, &catalogue, environment) {
            Ok(sheet) => read.push((path.clone(), sheet)),
            Err(lines) => problems.extend(lines),
        }
    }
    let twins = match (options.twins.newest, options.twins.apart) {
        (true, _) => Some(Twins::Newest),
        (_, true) => Some(Twins::Apart),
        _ => None,
    };
    let choices = MergeChoices { other_twins: twins, takes_others: options.takes_others, ..MergeChoices::default() };
    let sheets: Vec<IncomingSheet> = read.iter().map(|(_, sheet)| sheet.clone()).collect();
    let MergedSheets { dossier: merged, told } = merge_sheets(&catalogue, &dossier, &sheets, &choices);
    let mut news = Vec::new();
    for ((path, sheet), one) in read.iter().zip(&told) {
        let line = format!("{}: {}", words::shown(path), words::sheet_news(sheet, one));
        match advice(&one.outcome) {
            None => news.push(format!("{line}.")),
            Some(advice) => {
                let mark = if line.ends_with('?') { "" } else { "." };
                problems.push(format!("{line}{mark}{advice}"));
            }
        }
    }
    // The file first: what is reported has to be true.
    let changed = merged != dossier;
    let merged = Dossier { changed: if changed { environment.today } else { merged.changed }, ..merged };
    match &options.output {
        Some(path) => {
            let passphrase = passphrases.required(passphrase, environment)?;
            store::write_dossier(path, &merged, passphrase.as_ref(), options.overwrite)?;
            written(environment.out, path)?;
        }
        None if changed => {
            let mut file = open_to_change(&options.file, passphrase.as_ref(), &dossier, environment)?;
            save(&mut file, &options.file, &merged, environment)?;
            written(environment.out, &options.file)?;
        }
        None => {}
    }
    for line in news {
        writeln!(environment.out, "{line}")?;
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::Lines(problems)) }
}

/// The sheet in a file, or why there is none. Fields of a PDF that were not understood are reported.
fn incoming(path: &Path, catalogue: &Catalogue, environment: &mut Environment<'_>) -> Result<IncomingSheet, Vec<String>> {
    let place = words::shown(path);
    let refused = |why: &str| vec![format!("{place}: niet overgenomen: {why}.")];
    let (sheet, faults) = incoming_sheet(path, catalogue).map_err(|unread| match unread {
        UnreadSheet::Store(error) => messages::problem_lines(&error),
        UnreadSheet::NotASheet(missing) => refused(&words::not_a_sheet(&missing)),
        UnreadSheet::Blank => refused(words::NOTHING_FILLED_IN),
    })?;
    for fault in &faults {
        environment.tell(&format!("{place}: let op: {}.", words::form_fault(fault)));
    }
    Ok(sheet)
}

/// What to do about a sheet that was not taken; `None` where nothing needs to be done.
fn advice(outcome: &SheetOutcome) -> Option<&'static str> {
    match outcome {
        SheetOutcome::Added
        | SheetOutcome::Known
        | SheetOutcome::Replaced
        | SheetOutcome::Older
        | SheetOutcome::Newest
        | SheetOutcome::PassedOver
        | SheetOutcome::Apart => None,
        SheetOutcome::Unanswered(_) => Some(
            " Zet --nieuwste achter het commando als het dezelfde persoon is: dan telt het nieuwste blad. Zet er --apart achter als het \
             er twee zijn.",
        ),
        SheetOutcome::Refused(SheetRefusal::OtherDossier | SheetRefusal::OtherMeasurement | SheetRefusal::OtherEdition) => {
            Some(" Met --ook-anders neem je over wat op beide plaatsen hetzelfde is.")
        }
        SheetOutcome::Refused(SheetRefusal::NothingOpen | SheetRefusal::NothingSame | SheetRefusal::Empty) => Some(""),
    }
}
