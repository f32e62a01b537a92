//! What a team agrees about the invulbladen of one measurement.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::part_of_whole::PartOfWhole;

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
pub struct GreatestDisagreement(PartOfWhole);

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
        PartOfWhole::new(part, of).map(Self).ok_or_else(|| DisagreementError(format!("{part}/{of}")))
    }

    /// The number above the line, 0 to [`of`](Self::of).
    pub fn part(self) -> u16 {
        self.0.part
    }

    /// The number below the line; at least 1.
    pub fn of(self) -> u16 {
        self.0.of
    }

    /// Whether only items on which all agree are meant.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives fields by reference")]
    fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for GreatestDisagreement {
    fn default() -> Self {
        Self(PartOfWhole { part: 0, of: 1 })
    }
}

impl fmt::Display for GreatestDisagreement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
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
        PartOfWhole::read(&text).map(Self).ok_or(DisagreementError(text))
    }
}
