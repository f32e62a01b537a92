//! So many of so many, as text.

use std::fmt;

/// A part of a whole, neither of which is simplified away; written as `3/5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct PartOfWhole {
    /// From 0 to `of`.
    pub(super) part: u16,
    /// At least 1.
    pub(super) of: u16,
}

impl PartOfWhole {
    /// `None` when either number is out of its range.
    pub(super) fn new(part: u16, of: u16) -> Option<Self> {
        (of > 0 && part <= of).then_some(Self { part, of })
    }

    /// That which a text says, if it says one.
    pub(super) fn read(text: &str) -> Option<Self> {
        // A number may have no sign.
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?;
        let (part, of) = text.split_once('/')?;
        Self::new(number(part)?, number(of)?)
    }
}

impl fmt::Display for PartOfWhole {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.part, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::PartOfWhole;

    #[test]
    fn only_so_many_of_so_many_is_a_part() {
        for text in ["0/1", "0/5", "3/5", "5/5"] {
            assert_eq!(PartOfWhole::read(text).unwrap().to_string(), text);
        }
        for text in ["", "3", "6/5", "0/0", "-1/5", "+3/5", "3 / 5", "3/", "/5", "3/70000"] {
            assert_eq!(PartOfWhole::read(text), None, "{text}");
        }
    }
}
