//! What came of the reports of several dossiers.

use std::path::{Path, PathBuf};

use super::problems::store_error;
use crate::session::{BatchMade, ReportFailure};
use crate::words::{self, enumeration, shown};

/// The messages about the reports of several dossiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchTold {
    /// How many there are.
    pub what: String,
    /// Where they stand, and of which dossiers one could not be made and why: a sentence or two each.
    pub details: Vec<String>,
}

/// What came of reports of several dossiers; `name` is what a dossier is called that stands in a file.
pub fn batch_made(made: &BatchMade, name: &dyn Fn(&Path) -> String) -> BatchTold {
    let reports = words::count(made.made.len(), "rapport", "rapporten");
    let what = match (made.made.len(), made.is_stopped) {
        (0, true) => "Gestopt: er is geen rapport gemaakt.".to_owned(),
        (_, true) => format!("Gestopt: {reports} gemaakt."),
        (0, false) => "Er is geen rapport gemaakt.".to_owned(),
        (_, false) if made.failed.is_empty() => format!("{} gemaakt.", words::sentence_case(&reports)),
        (_, false) => format!("{} gemaakt. Niet alles is gelukt.", words::sentence_case(&reports)),
    };
    let mut details = Vec::new();
    if !made.made.is_empty() {
        let stand = if made.made.len() == 1 { "Het staat" } else { "Ze staan" };
        details.push(format!("{stand} in ‘{}’.", shown(&made.folder)));
    }
    if let Some(unsure) = &made.unsure {
        details.push(format!("Misschien komt er nog één bij: ‘{}’.", shown(unsure)));
    }
    // What keeps one from being made, as a full disk, may keep all.
    let mut reasons: Vec<(String, Vec<&PathBuf>)> = Vec::new();
    for failure in &made.failed {
        let reason = report_failure(&failure.failure);
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, dossiers)) => dossiers.push(&failure.dossier),
            None => reasons.push((reason, vec![&failure.dossier])),
        }
    }
    details.extend(reasons.into_iter().map(|(reason, dossiers)| {
        let names: Vec<String> = dossiers.into_iter().map(|path| name(path)).collect();
        format!("Niet gelukt: {}. {reason}", enumeration(&names))
    }));
    BatchTold { what, details }
}

/// Why there is no report, in one sentence or two.
pub(super) fn report_failure(failure: &ReportFailure) -> String {
    match failure {
        ReportFailure::Store(error) => store_error(error).what,
        ReportFailure::Render(reason) => format!("Reden: {reason}."),
        ReportFailure::Unmet(unmet) => unmet.to_string(),
    }
}
