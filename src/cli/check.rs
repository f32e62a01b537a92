//! `controleer`: whether dossiers can be used.

use std::path::Path;

use super::arguments::CheckOptions;
use super::passphrase::Passphrases;
use super::{Environment, Failure, catalogue};
use crate::analysis::{self, DateRemark};
use crate::content::Catalogue;
use crate::model::Dossier;
use crate::store::{self, Examined, ReadText};
use crate::words;

/// Reads each dossier, and tells all that is wrong in all of them.
pub(super) fn check(options: &CheckOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let catalogue = catalogue(content)?;
    let mut passphrases = Passphrases::new(options.passphrase);
    let mut problems = Vec::new();
    for file in &options.files {
        let place = words::place(file, None, None);
        match passphrases.with(file, environment, store::examine) {
            Ok((Examined::Sound { dossier, text }, _)) => {
                for warning in warnings(&catalogue, &dossier) {
                    environment.tell(&format!("{place}: let op: {warning}"));
                }
                for remark in analysis::date_remarks(&dossier, environment.today) {
                    let (line, column) = date_place(&dossier, &text, &remark).unzip();
                    let place = words::place(file, line, column);
                    environment.tell(&format!("{place}: let op: {}", words::date_remark(&remark)));
                }
                writeln!(environment.out, "{place}: in orde")?;
            }
            Ok((Examined::Unusable { error, rescued }, _)) => {
                problems.extend(words::problem_lines(&error));
                problems.extend(rescued.map(|rescued| {
                    let found = words::rescued_found(&rescued, &catalogue);
                    format!("{place}: te redden met ‘wijkpeil red’. {found} {}", words::rescued_lost(&rescued))
                }));
            }
            Err(Failure::Store(error)) => problems.extend(words::problem_lines(&error)),
            Err(failure) => return Err(failure),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::Lines(problems)) }
}

/// What is worth a look but keeps nobody from working.
fn warnings(catalogue: &Catalogue, dossier: &Dossier) -> Vec<String> {
    let unplaced = |measurement| analysis::unplaced(catalogue, measurement).map(move |(item, _)| (measurement, item));
    let altered = words::altered(&analysis::altered(&dossier.measurements)).into_iter();
    let unplaced = dossier.measurements.iter().flat_map(unplaced).map(|(measurement, item)| {
        format!(
            "de {} heeft een antwoord op ‘{item}’, en dat punt kent deze inhoud niet; het antwoord blijft bewaard",
            words::measurement(measurement.number)
        )
    });
    altered.chain(unplaced).collect()
}

/// Line and column of the date that a remark is about, where the file has its fields in the usual order.
fn date_place(dossier: &Dossier, text: &ReadText, remark: &DateRemark) -> Option<(usize, usize)> {
    let id = |number: u16| Some(format!("id: \"{}\"", dossier.measurements.get(number)?.id));
    match remark {
        DateRemark::ReferenceInFuture { measurement, .. } | DateRemark::ReferenceBeforeEarlier { measurement, .. } => {
            text.place(&["measurements: [", &id(*measurement)?, "reference_date: "])
        }
        DateRemark::AdoptionBeforeReference { measurement, .. } | DateRemark::AdoptionInFuture { measurement, .. } => {
            let adoption = if dossier.measurements.get(*measurement)?.is_open() { "adoption_plan: (" } else { "adoption: (" };
            text.place(&["measurements: [", &id(*measurement)?, adoption, "date: "])
        }
        DateRemark::ReadyBeforeStart { measurement, action, .. } => {
            let action = format!("id: \"{action}\"");
            match measurement {
                Some(number) => {
                    text.place(&["measurements: [", &id(*number)?, "snapshot: (", "actions: [", &action, "ready: "])
                }
                None => text.place(&["actions: [", &action, "ready: "]),
            }
        }
    }
}
