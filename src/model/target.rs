//! Streefniveau: how many points of a randvoorwaarde are to be op orde at the next measurement.

use std::fmt;

use serde::{Deserialize, Serialize};

/// So many of so many points op orde; written as `3/5`. Kept as a fraction, so that it can be held against a score over
/// another number of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Target {
    in_order: u16,
    of: u16,
}

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
        if of > 0 && in_order <= of { Ok(Self { in_order, of }) } else { Err(TargetError(format!("{in_order}/{of}"))) }
    }

    /// How many points are to be op orde.
    pub fn in_order(self) -> u16 {
        self.in_order
    }

    /// Of how many points; at least 1.
    pub fn of(self) -> u16 {
        self.of
    }
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.in_order, self.of)
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
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let parsed = text.split_once('/').and_then(|(in_order, of)| {
            (is_number(in_order) && is_number(of)).then(|| Self::new(in_order.parse().ok()?, of.parse().ok()?).ok())?
        });
        parsed.ok_or(TargetError(text))
    }
}

#[cfg(test)]
mod tests {
    use super::Target;

    #[test]
    fn only_a_fraction_of_points_is_a_target() {
        for (text, expected) in [("0/5", (0, 5)), ("3/5", (3, 5)), ("5/5", (5, 5))] {
            let target = Target::try_from(text.to_owned()).unwrap();
            assert_eq!((target.in_order(), target.of(), target.to_string()), (expected.0, expected.1, text.to_owned()));
        }
        for text in ["", "3", "6/5", "0/0", "-1/5", "+3/5", "3 / 5", "3/", "/5", "3/70000"] {
            assert!(Target::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
