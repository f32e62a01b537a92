//! `scores`: the scores of a measurement, as a table for people or as JSON for programs.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::passphrase::{Opened, PassphraseOptions, Passphrases};
use super::values::number;
use super::{Environment, Failure, catalogue, json, measurement, place_name};
use crate::analysis::{self, Counts, Interval, Scores, Verdict};
use crate::checksum;
use crate::content::Catalogue;
use crate::model::{Dossier, Measurement};
use crate::words;

#[derive(Debug, Args)]
pub(super) struct ScoresOptions {
    /// Dossier waarvan je de scores wilt zien
    #[arg(value_name = "BESTAND")]
    pub(super) file: PathBuf,
    /// Nummer van de meting; zonder deze optie de laatste
    #[arg(long = "meting", value_name = "N", value_parser = number)]
    pub(super) measurement: Option<u16>,
    /// Schrijf de scores als JSON, voor andere programma's
    #[arg(long = "json")]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

/// Prints the scores that were asked for.
///
/// # Errors
/// When the dossier cannot be read, or has no such measurement.
pub(super) fn print(options: &ScoresOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let present = catalogue(content)?;
    let Opened { dossier, .. } = Passphrases::new(options.passphrase).open(&options.file, environment)?;
    let measurement = measurement(&dossier, options.measurement)?;
    // A frozen measurement keeps its score, whatever is asked now.
    let catalogue = measurement.setting().map_or(&*present, |setting| &setting.content);
    let scores = analysis::scores(catalogue, measurement);
    let altered = words::altered(&checksum::altered([measurement]));
    if options.json {
        // The program that reads the numbers may pass over the field.
        if let Some(altered) = &altered {
            environment.tell(&format!("Let op: {altered}"));
        }
        let output = Output::new(catalogue, &dossier, measurement, &scores);
        writeln!(environment.out, "{}", json(&output)?)?;
    } else {
        let heading = Heading { dossier: &dossier, measurement, altered };
        table(catalogue, &heading, &scores, environment.out)?;
    }
    Ok(())
}

/// Widths of the columns, in characters.
const NAME_WIDTH: usize = 36;
const SCORE_WIDTH: usize = 10;
const VERDICT_WIDTH: usize = 17;
const COLUMNS: [&str; 6] = ["op orde", "deels", "niet", "weet niet", "n.v.t.", "open"];

/// What stands above the table.
struct Heading<'a> {
    dossier: &'a Dossier,
    measurement: &'a Measurement,
    /// That the measurement is not what was adopted, if so.
    altered: Option<String>,
}

fn table(catalogue: &Catalogue, heading: &Heading<'_>, scores: &Scores, out: &mut dyn Write) -> io::Result<()> {
    let Heading { dossier, measurement, altered } = heading;
    let state = if measurement.is_open() { "concept" } else { "vastgesteld" };
    writeln!(out, "{}: {} ({state})", place_name(dossier), words::measurement(measurement.number))?;
    if let Some(date) = measurement.reference_date {
        writeln!(out, "Peildatum {}", words::date(date))?;
    }
    if let Some(altered) = altered {
        writeln!(out, "Let op: {altered}")?;
    }
    let head = row("", "score", "uitkomst", &COLUMNS.map(str::to_owned));
    writeln!(out, "\n{head}")?;
    for (block, block_score) in catalogue.building_blocks().iter().zip(&scores.blocks) {
        let title = words::visible(&block.title);
        writeln!(out, "\n{}", row(&title, &words::score(block_score.interval.as_ref()), "", &[]))?;
        for precondition in catalogue.preconditions_of(&block.id) {
            let Some(score) = scores.precondition(&precondition.id) else { continue };
            let name = format!("  {:>2} {}", precondition.number, words::visible(&precondition.short_title));
            let percentages = words::score(score.interval.as_ref());
            writeln!(out, "{}", row(&name, &percentages, words::standing(score), &numbers(&score.counts)))?;
        }
    }
    let whole = row("Geheel", &words::score(scores.whole.as_ref()), "", &numbers(&scores.counts));
    writeln!(out, "\n{whole}")?;
    writeln!(out, "\n{} van {} randvoorwaarden op orde.", scores.in_order(), catalogue.preconditions().len())?;
    if scores.counts.without_evidence > 0 {
        let ratings = words::count(scores.counts.without_evidence, "oordeel", "oordelen");
        writeln!(out, "{} zonder onderbouwing.", words::sentence_case(&ratings))?;
    }
    let unplaced: Vec<String> =
        analysis::unplaced(catalogue, measurement).map(|(item, _)| words::quoted(item.as_str())).collect();
    if !unplaced.is_empty() {
        writeln!(out, "Niet meegeteld, omdat deze inhoud die punten niet kent: {}.", unplaced.join(", "))?;
    }
    Ok(())
}

/// One line of the table; names to the left, numbers to the right.
fn row(name: &str, score: &str, verdict: &str, numbers: &[String]) -> String {
    let aligned = |(number, column): (&String, &str)| format!("{number:>width$}", width = column.chars().count());
    let numbers = numbers.iter().zip(COLUMNS).map(aligned).collect::<Vec<_>>().join("  ");
    let row = format!("{name:<NAME_WIDTH$} {score:>SCORE_WIDTH$}  {verdict:<VERDICT_WIDTH$}  {numbers}");
    row.trim_end().to_owned()
}

fn numbers(counts: &Counts) -> [String; 6] {
    [counts.in_order, counts.partly, counts.not_in_order, counts.unknown, counts.not_applicable, counts.unanswered]
        .map(|number| number.to_string())
}

/// What `scores --json` prints. Fields are only ever added; `format` counts up when one changes its meaning.
#[derive(Serialize)]
struct Output<'a> {
    /// 1.
    format: u32,
    dossier: DossierOutput<'a>,
    measurement: MeasurementOutput<'a>,
    /// Edition of the content against which was scored.
    content_edition: &'a str,
    /// How many randvoorwaarden are op orde, of how many.
    preconditions_in_order: usize,
    preconditions_total: usize,
    /// The mean over the randvoorwaarden; `null` when none has a score.
    whole: Option<ScoreOutput>,
    counts: Counts,
    /// From the base of the wall up.
    building_blocks: Vec<BlockOutput<'a>>,
    /// In the order of the content.
    preconditions: Vec<PreconditionOutput<'a>>,
    /// Items with an answer that the content does not have; they count nowhere.
    unplaced_answers: Vec<&'a str>,
}

#[derive(Serialize)]
struct DossierOutput<'a> {
    id: &'a str,
    municipality: &'a str,
    neighbourhood: &'a str,
}

#[derive(Serialize)]
struct MeasurementOutput<'a> {
    id: &'a str,
    number: u16,
    /// `2026-11-21`, or `null`.
    reference_date: Option<jiff::civil::Date>,
    /// The day of adoption, or `null` for a concept.
    adopted_on: Option<jiff::civil::Date>,
    /// Whether somebody changed it outside the program after its adoption.
    is_altered: bool,
}

#[derive(Serialize)]
struct BlockOutput<'a> {
    id: &'a str,
    title: &'a str,
    score: Option<ScoreOutput>,
}

#[derive(Serialize)]
struct PreconditionOutput<'a> {
    id: &'a str,
    number: u8,
    title: &'a str,
    building_block: &'a str,
    /// `null` when no item applies.
    score: Option<ScoreOutput>,
    /// `in_order`, `partly`, `not_in_order`, `unclear`, `not_filled_in` or `not_applicable`.
    verdict: Verdict,
    /// The verdict in Dutch.
    verdict_text: &'static str,
    counts: Counts,
}

/// An interval: exact, as `3/8`, and in whole percentages as reports show it.
#[derive(Serialize)]
struct ScoreOutput {
    low: String,
    high: String,
    low_percentage: u8,
    high_percentage: u8,
}

impl<'a> Output<'a> {
    fn new(catalogue: &'a Catalogue, dossier: &'a Dossier, measurement: &'a Measurement, scores: &Scores) -> Self {
        let blocks = catalogue.building_blocks().iter().zip(&scores.blocks);
        let preconditions = catalogue.preconditions().iter().zip(&scores.preconditions);
        Self {
            format: 1,
            dossier: DossierOutput {
                id: dossier.id.as_str(),
                municipality: &dossier.profile.municipality,
                neighbourhood: &dossier.profile.neighbourhood,
            },
            measurement: MeasurementOutput {
                id: measurement.id.as_str(),
                number: measurement.number,
                reference_date: measurement.reference_date,
                adopted_on: measurement.adoption.as_ref().map(|adoption| adoption.date),
                is_altered: !checksum::is_intact(measurement),
            },
            content_edition: &catalogue.edition().id,
            preconditions_in_order: scores.in_order(),
            preconditions_total: scores.preconditions.len(),
            whole: scores.whole.as_ref().map(ScoreOutput::from),
            counts: scores.counts,
            building_blocks: blocks
                .map(|(block, score)| BlockOutput {
                    id: block.id.as_str(),
                    title: &block.title,
                    score: score.interval.as_ref().map(ScoreOutput::from),
                })
                .collect(),
            preconditions: preconditions
                .map(|(precondition, score)| PreconditionOutput {
                    id: precondition.id.as_str(),
                    number: precondition.number,
                    title: &precondition.title,
                    building_block: precondition.building_block.as_str(),
                    score: score.interval.as_ref().map(ScoreOutput::from),
                    verdict: score.verdict,
                    verdict_text: words::standing(score),
                    counts: score.counts,
                })
                .collect(),
            unplaced_answers: analysis::unplaced(catalogue, measurement).map(|(item, _)| item.as_str()).collect(),
        }
    }
}

impl From<&Interval> for ScoreOutput {
    fn from(interval: &Interval) -> Self {
        let (low_percentage, high_percentage) = interval.percentages();
        Self { low: analysis::exact(interval.low()), high: analysis::exact(interval.high()), low_percentage, high_percentage }
    }
}
