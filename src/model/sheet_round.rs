//! What a team agrees about the invulbladen of one measurement.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How the invulbladen of one measurement are gathered and opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetRound {
    /// The last day on which sheets are awaited.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "super::day::strict_if_any")]
    pub deadline: Option<Date>,
    /// The roles from which a sheet is expected; one that stands there twice is expected twice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expected: Vec<String>,
    /// The day on which the sheets were opened for the session. Before that nobody sees what they say.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "super::day::strict_if_any")]
    pub opened: Option<Date>,
    /// The greatest disagreement with which items are proposed together, as one block.
    #[serde(default, skip_serializing_if = "GreatestDisagreement::is_none")]
    pub together_up_to: GreatestDisagreement,
}

impl SheetRound {
    /// Whether nothing was agreed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An exact fraction from 0 to 1; written as `1/4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct GreatestDisagreement {
    part: u16,
    of: u16,
}

/// A text or two numbers that are no fraction from 0 to 1. Its text is Dutch, as it reaches the user through the reader of files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ is geen verschil van 0 tot 1; schrijf bijvoorbeeld ‘1/4’")]
pub struct DisagreementError(pub String);

impl GreatestDisagreement {
    /// `part` (0 to `of`) of `of` (at least 1).
    ///
    /// # Errors
    /// When either number is out of its range.
    pub fn new(part: u16, of: u16) -> Result<Self, DisagreementError> {
        if of > 0 && part <= of { Ok(Self { part, of }) } else { Err(DisagreementError(format!("{part}/{of}"))) }
    }

    /// The number above the line, 0 to [`of`](Self::of).
    pub fn part(self) -> u16 {
        self.part
    }

    /// The number below the line; at least 1.
    pub fn of(self) -> u16 {
        self.of
    }

    /// Whether only items on which all agree are meant.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives fields by reference")]
    fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for GreatestDisagreement {
    fn default() -> Self {
        Self { part: 0, of: 1 }
    }
}

impl fmt::Display for GreatestDisagreement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.part, self.of)
    }
}

impl From<GreatestDisagreement> for String {
    fn from(value: GreatestDisagreement) -> Self {
        value.to_string()
    }
}

impl TryFrom<String> for GreatestDisagreement {
    type Error = DisagreementError;

    fn try_from(text: String) -> Result<Self, DisagreementError> {
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?;
        let parsed = text.split_once('/').and_then(|(part, of)| Self::new(number(part)?, number(of)?).ok());
        parsed.ok_or(DisagreementError(text))
    }
}

#[cfg(test)]
mod tests {
    use super::GreatestDisagreement;

    #[test]
    fn only_a_fraction_from_nothing_to_one_is_a_disagreement() {
        for text in ["0/1", "1/4", "3/3"] {
            assert_eq!(GreatestDisagreement::try_from(text.to_owned()).unwrap().to_string(), text);
        }
        for text in ["", "1", "4/3", "0/0", "-1/4", "+1/4", "1 / 4", "1/", "/4", "1/70000"] {
            assert!(GreatestDisagreement::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
