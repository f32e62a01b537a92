//! Wrong usage, told in Dutch.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Failure;
use super::version;
use crate::messages;
use crate::words;

/// What clap found, as a failure with a Dutch text; help and version are texts for standard output.
pub(super) fn failure(error: &Error) -> Failure {
    match error.kind() {
        ErrorKind::DisplayHelp => Failure::Help(error.render().to_string()),
        ErrorKind::DisplayVersion => Failure::Help(version::text()),
        _ => wrong(&explanation(error)),
    }
}

/// A command that does not exist.
pub(super) fn unknown_command(word: &str, known: &[&str]) -> Failure {
    match messages::closest(word, known) {
        Some(likely) => wrong(&format!("Het commando ‘{word}’ bestaat niet. Bedoel je ‘{likely}’?")),
        None => wrong(&format!("Het commando ‘{word}’ bestaat niet. Is het een bestand, schrijf dan ‘./{word}’.")),
    }
}

/// A file was named, and then a command.
pub(super) fn file_before_command(command: &str) -> Failure {
    wrong(&format!("Zet het commando ‘{command}’ vooraan, en het bestand daarachter."))
}

fn wrong(explanation: &str) -> Failure {
    Failure::Usage(format!("{explanation} Met ‘wijkpeil --help’ zie je wat er kan."))
}

fn explanation(error: &Error) -> String {
    let argument = text(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("Bij ‘{argument}’ ontbreekt een waarde."),
        ErrorKind::InvalidValue => {
            let choices = text(error, ContextKind::ValidValue).unwrap_or_default();
            format!("‘{value}’ kan niet bij ‘{argument}’. Kies uit: {choices}.")
        }
        ErrorKind::ValueValidation => match error.source() {
            Some(reason) => format!("‘{value}’ kan niet bij ‘{argument}’: {reason}."),
            None => format!("‘{value}’ kan niet bij ‘{argument}’."),
        },
        ErrorKind::UnknownArgument => match text(error, ContextKind::SuggestedArg) {
            Some(likely) => format!("‘{argument}’ bestaat niet. Bedoel je ‘{likely}’?"),
            None => format!("‘{argument}’ kan hier niet staan."),
        },
        ErrorKind::InvalidSubcommand => {
            let command = text(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            match text(error, ContextKind::SuggestedSubcommand) {
                Some(likely) => format!("Het commando ‘{command}’ bestaat niet. Bedoel je ‘{likely}’?"),
                None => format!("Het commando ‘{command}’ bestaat niet."),
            }
        }
        ErrorKind::MissingRequiredArgument => format!("Er ontbreekt nog: {argument}."),
        ErrorKind::ArgumentConflict => match text(error, ContextKind::PriorArg) {
            Some(prior) if prior == argument => format!("Geef ‘{argument}’ maar één keer."),
            Some(prior) if argument.is_empty() => format!("‘{prior}’ gaat niet samen met een commando."),
            Some(prior) => format!("‘{argument}’ en ‘{prior}’ gaan niet samen."),
            None => format!("‘{argument}’ gaat niet samen met de rest."),
        },
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            format!("Bij ‘{argument}’ staat een verkeerd aantal waarden.")
        }
        ErrorKind::InvalidUtf8 => "Een van de waarden is geen leesbare tekst.".to_owned(),
        _ => "Deze opdracht is niet te begrijpen.".to_owned(),
    }
}

/// A part of what clap found, with value names as the help writes them: `--uit PDF`.
fn text(error: &Error, kind: ContextKind) -> Option<String> {
    let text = match error.get(kind)? {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        _ => return None,
    };
    // A value can be the name of a file that somebody else chose.
    Some(words::visible(&text.replace(['<', '>'], "").replace("...", "")))
}
