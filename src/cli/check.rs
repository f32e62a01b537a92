//! `controleer`: whether dossiers can be used.

use std::path::Path;

use super::arguments::CheckOptions;
use super::passphrase::Passphrases;
use super::{Environment, Failure, catalogue};
use crate::analysis;
use crate::content::Catalogue;
use crate::model::Dossier;
use crate::store::{self, Examined};
use crate::words;

/// Reads each dossier, and tells all that is wrong in all of them.
pub(super) fn check(options: &CheckOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let catalogue = catalogue(content)?;
    let mut passphrases = Passphrases::new(options.passphrase);
    let mut problems = Vec::new();
    for file in &options.files {
        let place = words::place(file, None, None);
        match passphrases.with(file, environment, store::examine) {
            Ok((Examined::Sound(dossier), _)) => {
                for warning in warnings(&catalogue, &dossier) {
                    environment.tell(&format!("{place}: let op: {warning}"));
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
    let altered = dossier.measurements.iter().filter(|measurement| !analysis::is_intact(measurement));
    let altered = altered.map(|measurement| {
        let said = words::altered(&words::measurement(measurement.number));
        format!("{said} Het controlegetal klopt niet meer")
    });
    let unplaced = dossier.measurements.iter().flat_map(unplaced).map(|(measurement, item)| {
        format!(
            "de {} heeft een antwoord op ‘{item}’, en dat punt kent deze inhoud niet; het antwoord blijft bewaard",
            words::measurement(measurement.number)
        )
    });
    altered.chain(unplaced).collect()
}
