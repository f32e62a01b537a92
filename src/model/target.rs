//! Streefniveau: how many points of a randvoorwaarde are to be op orde at the next measurement.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::part_of_whole::PartOfWhole;

/// So many of so many points op orde; written as `3/5`. Kept as a fraction, so that it can be held against a score over
/// another number of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Target(PartOfWhole);

/// A text or two numbers that are no target. Its text is Dutch, as it reaches the user through the reader of files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ is geen streefniveau; schrijf bijvoorbeeld ‘3/5’: drie van de vijf punten op orde")]
pub struct TargetError(pub String);

impl Target {
    /// `in_order` (0 to `of`) of `of` (at least 1) points.
    ///
    /// # Errors
    /// When either number is out of its range.
    pub fn new(in_order: u16, of: u16) -> Result<Self, TargetError> {
        PartOfWhole::new(in_order, of).map(Self).ok_or_else(|| TargetError(format!("{in_order}/{of}")))
    }

    /// How many points are to be op orde.
    pub fn in_order(self) -> u16 {
        self.0.part
    }

    /// Of how many points; at least 1.
    pub fn of(self) -> u16 {
        self.0.of
    }
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl From<Target> for String {
    fn from(target: Target) -> Self {
        target.to_string()
    }
}

impl TryFrom<String> for Target {
    type Error = TargetError;

    fn try_from(text: String) -> Result<Self, TargetError> {
        PartOfWhole::read(&text).map(Self).ok_or(TargetError(text))
    }
}
