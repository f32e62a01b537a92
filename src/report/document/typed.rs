//! Lines that people typed: those that they numbered or began with a dash are items of a list.

use super::Text;

/// A line that was typed, and what stands before it if it is an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedLine<'a> {
    /// `1.`, `12)`, `-`, `*` or `•`, if it is an item.
    pub marker: Option<&'a str>,
    /// The rest of it, without white space around it.
    pub text: &'a str,
    /// Whether an empty line stands before it.
    pub is_apart: bool,
}

impl<'a> TypedLine<'a> {
    /// `1.`, `12)`, `-`, `*` or `•` before a space begins an item.
    fn of(line: &'a str) -> Self {
        let line = line.trim();
        let item = line.split_once(' ').filter(|(marker, rest)| is_marker(marker) && !rest.trim().is_empty());
        match item {
            Some((marker, rest)) => Self { marker: Some(marker), text: rest.trim(), is_apart: false },
            None => Self { marker: None, text: line, is_apart: false },
        }
    }

    /// Whether it is an item of a list, and not of one with numbers.
    pub fn is_bullet(self) -> bool {
        self.marker.is_some_and(is_bullet)
    }
}

fn is_bullet(word: &str) -> bool {
    matches!(word, "-" | "–" | "*" | "•")
}

fn is_marker(word: &str) -> bool {
    let number = word.strip_suffix(['.', ')']);
    let is_number = |number: &str| (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_bullet(word) || number.is_some_and(is_number)
}

impl Text {
    /// The lines of a text of its own that people may have typed several in, without empty ones; `None` for a text of one line, and
    /// where something in it leads elsewhere.
    pub fn typed_lines(&self) -> Option<impl Iterator<Item = TypedLine<'_>>> {
        let typed = match self.0.as_slice() {
            [span] if span.link.is_none() => span.text.as_str(),
            _ => return None,
        };
        typed
            .contains('\n')
            .then(|| {
                typed.lines().map(TypedLine::of).scan(false, |is_apart, line| {
                    let is_empty = line.text.is_empty();
                    let line = TypedLine { is_apart: std::mem::replace(is_apart, is_empty), ..line };
                    Some((!is_empty).then_some(line))
                })
            })
            .map(Iterator::flatten)
    }
}

#[cfg(test)]
mod tests {
    use super::{Text, TypedLine};

    #[test]
    fn an_empty_line_parts_what_is_below_it() {
        let text = Text::from("Een\n\nTwee\nDrie");
        let lines: Vec<(&str, bool)> = text.typed_lines().unwrap().map(|line| (line.text, line.is_apart)).collect();
        assert_eq!(lines, [("Een", false), ("Twee", true), ("Drie", false)]);
    }

    #[test]
    fn numbers_and_dashes_begin_an_item_and_years_and_words_do_not() {
        let marker = |line: &'static str| TypedLine::of(line).marker;
        assert_eq!([marker("1. Bel de school"), marker(" 12) Bel"), marker("- Bel")], [Some("1."), Some("12)"), Some("-")]);
        assert_eq!([marker("2027. Dat jaar"), marker("1.5 miljoen"), marker("1."), marker("Bel - nu")], [None; 4]);
        assert_eq!(TypedLine::of("  2.  Bel ").text, "Bel");
    }
}
