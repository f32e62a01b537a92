//! What becomes of an adopted measurement when another state takes the place of the dossier, in Dutch.

use jiff::civil::DateTime;

use super::{enumeration, measurement, moment};

/// Why a measurement was reopened: an earlier version was put back. For the record.
pub fn version_put_back(made: DateTime, number: u16) -> String {
    format!("De versie van {} is teruggezet. De vaststelling van de {} stond daar niet in.", moment(made), measurement(number))
}

/// Why a measurement was reopened: the file, or another one, held a state without its adoption. For the record.
pub fn taken_from_file(number: u16) -> String {
    format!(
        "De inhoud is uit een ander bestand overgenomen. De vaststelling van de {} stond daar niet in.",
        measurement(number)
    )
}

/// Why a measurement was reopened: after an interruption the team went on with another state. For the record.
pub fn gone_on_with(number: u16) -> String {
    format!(
        "Na een onderbreking zijn jullie verdergegaan met een andere versie. De vaststelling van de {} stond daar niet in.",
        measurement(number)
    )
}

/// Some measurements by their names: `de 0-meting en de 1-meting`.
pub fn these_measurements(numbers: &[u16]) -> String {
    let names: Vec<String> = numbers.iter().map(|number| format!("de {}", measurement(*number))).collect();
    enumeration(&names)
}

/// What putting another state in place does to measurements that are adopted now; nothing where there are none.
pub fn would_reopen(numbers: &[u16]) -> Option<String> {
    let (is, are) = match numbers {
        [] => return None,
        [_] => ("is", "wordt"),
        _ => ("zijn", "worden"),
    };
    let names = these_measurements(numbers);
    Some(format!("{names} {is} daarin niet zo vastgesteld als nu, en {are} dus heropend"))
}
