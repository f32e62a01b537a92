//! A line of text as stretches that come from one font file and are in one language, as far as letters tell.

use super::super::page::{Face, Font};

/// Part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) text: String,
    pub(super) font: Font,
    /// As in BCP 47; `None` for the language of the document.
    pub(super) language: Option<&'static str>,
}

/// The stretches of a text in order. Characters that no font file has are left out.
pub(super) fn stretches(face: Face, text: &str) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for character in text.chars() {
        let Some(font) = face.font_of(character) else { continue };
        let language = language(character);
        match found.last_mut().filter(|last| last.font == font && last.language == language) {
            Some(last) => last.text.push(character),
            None => found.push(Stretch { text: character.into(), font, language }),
        }
    }
    for stretch in &mut found {
        // A letter by itself is a symbol, as in ‘µg’.
        stretch.language = stretch.language.filter(|_| stretch.text.chars().count() > 1);
    }
    found
}

/// The language that a letter gives away. Greek is written in one language; Cyrillic in many, so that says only the script.
fn language(letter: char) -> Option<&'static str> {
    match letter {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some("el"),
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}' => Some("und-Cyrl"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Face, stretches};

    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let found = stretches(Face::Regular, text);
        let found: Vec<_> = found.iter().map(|stretch| (stretch.text.as_str(), stretch.language)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn dutch_is_one_stretch() {
        check("Coördinatie in Łódź", &[("Coördinatie in Łódź", None)]);
        check("", &[]);
    }

    #[test]
    fn words_in_other_scripts_carry_their_language() {
        check(
            "stichting Λόγος en Жизнь",
            &[("stichting ", None), ("Λόγος", Some("el")), (" en ", None), ("Жизнь", Some("und-Cyrl"))],
        );
    }

    #[test]
    fn one_letter_is_a_symbol() {
        check("Ωmega", &[("Ω", None), ("mega", None)]);
    }
}
