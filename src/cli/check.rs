//! `controleer`: whether dossiers and invulbladen can be used.

use std::path::{Path, PathBuf};

use clap::Args;

use super::passphrase::{PassphraseOptions, Passphrases};
use super::{Environment, Failure, catalogue};
use crate::analysis::{self, DateRemark, UnplacedInReview};
use crate::checksum;
use crate::content::Catalogue;
use crate::messages;
use crate::model::Dossier;
use crate::session::{UnreadSheet, incoming_sheet};
use crate::store::{self, Examined, ReadText};
use crate::words;

#[derive(Debug, Args)]
pub(super) struct CheckOptions {
    /// Dossiers en invulbladen om te controleren
    #[arg(value_name = "BESTAND", required = true)]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

/// Reads each file, and tells all that is wrong in all of them.
///
/// # Errors
/// The problems of all of them, when there are any.
pub(super) fn check(options: &CheckOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let catalogue = catalogue(content)?;
    let mut passphrases = Passphrases::new(options.passphrase);
    let mut problems = Vec::new();
    for file in &options.files {
        let place = words::shown(file);
        if store::holds_sheet(file) {
            let faults = match incoming_sheet(file, &catalogue) {
                Ok((_, faults)) => faults,
                Err(UnreadSheet::Blank) => Vec::new(),
                Err(UnreadSheet::Store(error)) => {
                    problems.extend(messages::problem_lines(&error));
                    continue;
                }
                Err(UnreadSheet::NotASheet(missing)) => {
                    problems.push(format!("{place}: {}", words::not_a_sheet(&missing)));
                    continue;
                }
            };
            for fault in &faults {
                environment.tell(&format!("{place}: let op: {}", words::form_fault(fault)));
            }
            writeln!(environment.out, "{place}: in orde")?;
            continue;
        }
        match passphrases.with(file, environment, store::examine) {
            Ok((Examined::Sound { parsed, text }, _)) => {
                for line in messages::remark_lines(file, &parsed.remarks) {
                    environment.tell(&line);
                }
                for warning in warnings(&catalogue, &parsed.dossier) {
                    environment.tell(&format!("{place}: let op: {warning}"));
                }
                for remark in analysis::date_remarks(&parsed.dossier, environment.today) {
                    let (line, column) = date_place(&parsed.dossier, &text, &remark).unzip();
                    let place = words::place(file, line, column);
                    environment.tell(&format!("{place}: let op: {}", words::date_remark(&remark)));
                }
                let state = if parsed.remarks.is_empty() { "in orde" } else { "gaat open; zie de opmerkingen" };
                writeln!(environment.out, "{place}: {state}")?;
            }
            Ok((Examined::Unusable { error, rescued }, _)) => {
                problems.extend(messages::problem_lines(&error));
                problems.extend(rescued.map(|rescued| {
                    let found = messages::rescued_found(&rescued, &catalogue);
                    format!("{place}: te redden met ‘wijkpeil red’. {found} {}", messages::rescued_lost(&rescued))
                }));
            }
            Err(Failure::Store(error)) => problems.extend(messages::problem_lines(&error)),
            Err(failure) => return Err(failure),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::Lines(problems)) }
}

/// What is worth a look but keeps nobody from working.
fn warnings(catalogue: &Catalogue, dossier: &Dossier) -> Vec<String> {
    let unplaced = |measurement| analysis::unplaced(catalogue, measurement).map(move |(item, _)| (measurement, item));
    let altered = words::altered(&checksum::altered(&dossier.measurements)).into_iter();
    let unplaced = dossier.measurements.iter().flat_map(unplaced).map(|(measurement, item)| {
        format!(
            "de {} heeft een antwoord op ‘{}’, en dat punt kent deze inhoud niet; het antwoord blijft bewaard",
            words::measurement(measurement.number),
            words::quoted(item.as_str())
        )
    });
    let unplaced_points = dossier.measurements.iter().flat_map(|it| {
        analysis::unplaced_in_reviews(it.setting().map_or(catalogue, |setting| &setting.content), it)
            .map(move |unplaced| unplaced_in_review(it.number, &unplaced))
    });
    altered.chain(unplaced).chain(unplaced_points).collect()
}

/// What was said about something that the content does not have there.
fn unplaced_in_review(number: u16, unplaced: &UnplacedInReview<'_>) -> String {
    let (what, id) = match unplaced {
        UnplacedInReview::Question(id) => ("een antwoord op de startvraag", id.as_str()),
        UnplacedInReview::Apply(id) => ("een oordeel bij ‘toepassen’ over", id.as_str()),
        UnplacedInReview::Caution(id) => ("een oordeel bij ‘let op’ over", id.as_str()),
    };
    format!(
        "de {} heeft {what} ‘{}’, en dat staat daar niet in deze inhoud; wat jullie schreven, blijft bewaard en staat apart in \
         het rapport",
        words::measurement(number),
        words::quoted(id)
    )
}

/// Line and column of the date that a remark is about, where the file has its fields in the usual order.
fn date_place(dossier: &Dossier, text: &ReadText, remark: &DateRemark) -> Option<(usize, usize)> {
    let id = |number: u16| Some(format!("id: \"{}\"", dossier.measurements.get(number)?.id));
    match remark {
        DateRemark::ReferenceInFuture { measurement, .. } | DateRemark::ReferenceBeforeEarlier { measurement, .. } => {
            text.place(&["measurements:", &id(*measurement)?, "reference_date: "])
        }
        DateRemark::AdoptionBeforeReference { measurement, .. } | DateRemark::AdoptionInFuture { measurement, .. } => {
            let adoption = if dossier.measurements.get(*measurement)?.is_open() { "adoption_plan:" } else { "adoption:" };
            text.place(&["measurements:", &id(*measurement)?, adoption, "date: "])
        }
        DateRemark::ReadyBeforeStart { measurement, action, .. } => {
            let action = format!("id: \"{action}\"");
            match measurement {
                Some(number) => text.place(&["measurements:", &id(*number)?, "snapshot:", "actions:", &action, "ready: "]),
                None => text.place(&["actions:", &action, "ready: "]),
            }
        }
    }
}
