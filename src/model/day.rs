//! Dates as they stand in a dossier's file: `2026-11-21`, and in no other way.
//!
//! The library reads more than this: dates without hyphens, with a time or with a time zone. What the program does not
//! write itself is more likely a typing error than a date, and must not be read as one silently.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

/// A text that is no date. Its text is Dutch, as it reaches the user through the reader of files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ is geen datum; schrijf een datum als 2026-11-21")]
pub struct DayError(pub String);

/// The months in Dutch, as dates are written for people and by people.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// The month of a date, in Dutch.
pub fn month_name(date: Date) -> &'static str {
    MONTHS[usize::from(date.month().unsigned_abs()) - 1]
}

/// Reads a date that is written as the program writes it: `2026-11-21`.
///
/// # Errors
/// When the text is written otherwise, or is no day that exists.
pub fn read_day(text: &str) -> Result<Date, DayError> {
    let date = text.parse().ok().filter(|date: &Date| date.to_string() == text);
    date.ok_or_else(|| DayError(text.to_owned()))
}

/// Reads a field of a file that holds a date.
///
/// # Errors
/// As [`read_day`].
pub(super) fn strict<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    Day::deserialize(deserializer).map(|Day(date)| date)
}

/// As [`strict`], for a field that may be absent.
///
/// # Errors
/// As [`read_day`].
pub(super) fn strict_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    Ok(Option::<Day>::deserialize(deserializer)?.map(|Day(date)| date))
}

/// A date on its way out of a file.
struct Day(Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        read_day(&text).map(Self).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::read_day;

    #[test]
    fn only_what_the_program_writes_is_a_date() {
        assert_eq!(read_day("2026-11-21"), Ok(date(2026, 11, 21)));
        for text in [
            "",
            "20261121",
            "2026-11-21T10:00",
            "2026-11-21 10:00",
            "2026-11-21[Europe/Amsterdam]",
            "2026-11-21T10:00+01:00[Europe/Amsterdam]",
            "+002026-11-21",
            " 2026-11-21",
            "2026-11-21 ",
            "2026-11-31",
            "2026-1-1",
            "2026-W47-6",
            "21-11-2026",
            "２０26-11-2",
        ] {
            assert_eq!(read_day(text).map_err(|error| error.0), Err(text.to_owned()), "{text}");
        }
    }
}
