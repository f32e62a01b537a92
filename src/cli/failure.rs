//! What ends a command early.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::content::{ContentProblem, MOST_PROBLEMS};
use crate::messages;
use crate::store::{ContentError, StoreError, StoreErrorKind};
use crate::words;

/// Why a command ended early.
#[derive(Debug)]
pub(super) enum Failure {
    /// Help or the version was asked for: not a failure to the user.
    Help(String),
    /// The arguments are not right.
    Usage(String),
    /// A file could not be read or written.
    Store(StoreError),
    /// It could not be done, for the reason that this message gives.
    Text(String),
    /// It could not be done, for each of these reasons.
    Lines(Vec<String>),
    /// The results could not be written to standard output.
    Output(io::ErrorKind),
}

impl Failure {
    /// A content folder that cannot be used.
    pub(super) fn content(folder: &Path, error: ContentError) -> Self {
        match error {
            ContentError::Unreadable(error) => error.into(),
            ContentError::Problems(problems) => {
                let line = |problem: &_| content_line(folder, problem);
                let count = match problems.len() {
                    MOST_PROBLEMS => format!("ten minste {MOST_PROBLEMS} fouten"),
                    number => words::count(number, "fout", "fouten"),
                };
                let mut lines: Vec<String> = problems.iter().map(line).collect();
                lines.push(format!(
                    "De inhoud in ‘{}’ heeft {count} en wordt niet gebruikt. Er is niets veranderd. Herstel de inhoud, of gebruik de ingebouwde.",
                    words::shown(folder)
                ));
                Self::Lines(lines)
            }
        }
    }

    /// What to tell the user.
    pub(super) fn messages(&self) -> Vec<String> {
        match self {
            Self::Usage(text) | Self::Text(text) => vec![text.clone()],
            Self::Lines(lines) => lines.clone(),
            Self::Store(error) => {
                let mut message = messages::store_error(error);
                if error.kind == StoreErrorKind::Exists {
                    "Kies een andere naam, of zet --overschrijf achter het commando.".clone_into(&mut message.advice);
                }
                vec![message.text()]
            }
            // Help is a result; and a reader that closes the output, as `head` does, has seen enough.
            Self::Help(_) | Self::Output(io::ErrorKind::BrokenPipe) => Vec::new(),
            Self::Output(io::ErrorKind::StorageFull) => {
                vec![
                    "De uitkomst kan niet worden weggeschreven: de schijf is vol. Maak ruimte vrij en probeer het opnieuw."
                        .to_owned(),
                ]
            }
            Self::Output(_) => {
                vec!["De uitkomst kan niet worden weggeschreven. Kijk of de uitvoer ergens heen kan.".to_owned()]
            }
        }
    }

    /// The exit status that belongs to it.
    pub(super) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Help(_) => ExitCode::SUCCESS,
            Self::Usage(_) => ExitCode::from(2),
            Self::Store(_) | Self::Text(_) | Self::Lines(_) | Self::Output(_) => ExitCode::FAILURE,
        }
    }
}

/// `map/preconditions/01.ron:3:5: urgentiebesef: …`.
fn content_line(folder: &Path, problem: &ContentProblem) -> String {
    let place = words::place(&folder.join(&problem.file), problem.line, problem.column);
    format!("{place}: {}", messages::content_problem(problem))
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error.kind())
    }
}
