//! The text that a dossier was read from, to say where in it something stands.

use std::fmt;

use age::secrecy::zeroize::Zeroizing;

use super::text::{decoded, line_and_column};

/// The text of a file. Of a protected dossier it is as secret as the dossier itself, so it is wiped when dropped, and
/// never shown.
#[derive(Clone, PartialEq)]
pub struct ReadText(Zeroizing<String>);

impl ReadText {
    /// The text that these bytes hold.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(Zeroizing::new(decoded(bytes).text.into_owned()))
    }

    /// Line and column, both from 1, to which the needles lead: each is sought after the one before it. `None` when one of
    /// them is not there, as in a file whose fields somebody put in another order.
    pub fn place(&self, needles: &[&str]) -> Option<(usize, usize)> {
        let text = self.0.as_str();
        let mut from = 0;
        let mut position = 0;
        for needle in needles {
            position = from + text.get(from..)?.find(needle)?;
            from = position + needle.len();
        }
        Some(line_and_column(text, position))
    }
}

impl fmt::Debug for ReadText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ReadText")
    }
}

#[cfg(test)]
mod tests {
    use super::ReadText;

    fn check(text: &str, needles: &[&str], expected: Option<(usize, usize)>) {
        assert_eq!(ReadText::of(text.as_bytes()).place(needles), expected, "{needles:?} in {text}");
    }

    #[test]
    fn needles_lead_one_after_the_other() {
        check("a: 1\nb: (\n    a: 2\n)", &["a: "], Some((1, 1)));
        check("a: 1\nb: (\n    a: 2\n)", &["b: (", "a: "], Some((3, 5)));
        check("é a: 1 a: 2", &["a: ", "a: "], Some((1, 8)));
        check("a: 1", &["b: "], None);
        check("a: 1", &["a: ", "a: "], None);
        check("a: é", &["a: é", "x"], None);
    }
}
