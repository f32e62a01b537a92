//! From what people type to what the typefaces have.

use std::borrow::Cow;
use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use super::super::page::{Face, is_mark};

/// Stands for characters that the typefaces lack: readers of the paper did not see the warning of the program.
pub(super) const REPLACEMENT: &str = "[niet af te drukken]";
/// Where a word may be broken, with a hyphen.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';
/// Where a word may be broken, without a hyphen.
pub(super) const BREAK: char = '\u{200b}';
/// Keeps two words on one line.
pub(super) const NO_BREAK_SPACE: char = '\u{a0}';

/// The text in characters that can be printed. What has no printable form becomes a note, one for characters in a row, and is added to
/// `unprintable`.
///
/// Letters with separate accents, as some programs paste them, become one letter where there is one. An accent that is
/// left over stays after its letter, over which it is drawn; one without a letter gets a space to stand over. Newlines
/// stay.
pub(super) fn printable<'a>(text: &'a str, unprintable: &mut BTreeSet<char>) -> Cow<'a, str> {
    if text.chars().all(is_plain) {
        return text.into();
    }
    let mut printed = String::with_capacity(text.len());
    let mut characters = text.nfc().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => printed.push('\n'),
            '\t' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => printed.push(' '),
            '\u{2007}' | '\u{202f}' => printed.push(NO_BREAK_SPACE),
            '\u{2010}' | '\u{2011}' => printed.push('-'),
            SOFT_HYPHEN | BREAK => printed.push(character),
            _ if drawn_as(character).is_some() => printed.extend(drawn_as(character)),
            _ if is_invisible(character) => {}
            _ if is_mark(character) => {
                if printed.ends_with(char::is_whitespace) || printed.is_empty() {
                    printed.push(NO_BREAK_SPACE);
                }
                push_if_known(&mut printed, character, unprintable);
            }
            _ => push_if_known(&mut printed, character, unprintable),
        }
    }
    printed.into()
}

/// Whether a character stays as it is, whatever stands around it: those of nearly all Dutch texts.
fn is_plain(character: char) -> bool {
    matches!(character, '\n' | ' '..='~' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | '‘' | '’' | '“' | '”' | '–' | '•' | '…' | '€')
}

/// Adds a character, or what it is made up of where the typefaces have only that, or what stands for it.
fn push_if_known(printed: &mut String, character: char, unprintable: &mut BTreeSet<char>) {
    let is_known = |character: char| Face::ALL.iter().all(|face| face.advance(character).is_some());
    if is_known(character) {
        printed.push(character);
    } else if character.nfd().all(is_known) {
        printed.extend(character.nfd());
    } else {
        unprintable.insert(character);
        if !printed.ends_with(REPLACEMENT) {
            printed.push_str(REPLACEMENT);
        }
    }
}

/// The mark that is drawn for an emoji that means the same.
fn drawn_as(emoji: char) -> Option<char> {
    match emoji {
        '\u{2705}' => Some('✔'),
        '\u{274c}' | '\u{274e}' | '\u{2716}' => Some('✘'),
        '\u{2b50}' => Some('★'),
        _ => None,
    }
}

/// The text without what has no form of its own: for what a link says of itself, and where it leads.
pub(super) fn without_invisible(text: &str) -> String {
    text.chars().filter(|letter| !is_invisible(*letter) && !matches!(*letter, SOFT_HYPHEN | BREAK)).collect()
}

/// Marks that steer how text is set and have no form of their own.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{34f}' | '\u{61c}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{is_plain, printable, without_invisible};

    fn check(typed: &str, printed: &str, lacking: &str) {
        let mut unprintable = BTreeSet::new();
        assert_eq!(printable(typed, &mut unprintable), printed);
        assert_eq!(unprintable, lacking.chars().collect());
    }

    #[test]
    fn plain_characters_need_no_closer_look() {
        for character in ('\0'..='\u{ffff}').filter(|it| is_plain(*it)) {
            check(&format!("\t{character}"), &format!(" {character}"), "");
        }
    }

    #[test]
    fn what_the_typeface_has_stays() {
        check("Coördinatie – ‘één’ € 5", "Coördinatie – ‘één’ € 5", "");
    }

    #[test]
    fn separate_accents_are_joined() {
        check("coo\u{308}peratie E\u{301}e\u{301}n A\u{308}", "coöperatie Één Ä", "");
        // As Turkish, Czech and Vietnamese names are written; the dots below and the hat in either order.
        check("g\u{306} S\u{327} r\u{30c} I\u{307}", "ğ Ş ř İ", "");
        check("e\u{302}\u{303} e\u{323}\u{302} e\u{302}\u{323}", "ễ ệ ệ", "");
    }

    #[test]
    fn accents_that_no_letter_has_stay_behind_it() {
        check("bi\u{301}j\u{301}na", "bíj\u{301}na", "");
        check("ȩ\u{306} x\u{323}", "ḝ x\u{323}", "");
        check("\u{301}a \u{301}", "\u{a0}\u{301}a \u{a0}\u{301}", "");
    }

    #[test]
    fn odd_spaces_and_line_ends_become_plain_ones() {
        check("a\tb\r\nc\rd\u{202f}e\u{feff}", "a b\nc\nd\u{a0}e", "");
    }

    #[test]
    fn arrows_ticks_boxes_and_fractions_stay() {
        let symbols = "→ ← ↑ ↓ ⇒ ↔ ✓ ✔ ✗ ✘ ☐ ☑ ☒ ● ○ ■ □ ▲ ▶ ► ◆ ➔ ➜ ➤ ★ ☆ ☺ ⚠ ½ ⅓ ⅔ ¼ ¾ ⅛ ≠ ≈ ≤ ≥ ∞ ① ⑩";
        check(symbols, symbols, "");
    }

    #[test]
    fn ticks_and_crosses_are_drawn() {
        check("✅ ❌ ✖\u{fe0f} ⭐", "✔ ✘ ✘ ★", "");
    }

    #[test]
    fn what_a_link_says_has_nothing_that_cannot_be_seen() {
        assert_eq!(without_invisible("https://a.nl/\u{200b}wijk\u{ad}aanpak\u{feff}"), "https://a.nl/wijkaanpak");
    }

    #[test]
    fn what_is_lacking_is_told() {
        check("a 漢 😀\u{7}", "a [niet af te drukken] [niet af te drukken]", "漢😀\u{7}");
        // A family of three with its joiners is one note.
        check("👨\u{200d}👩\u{200d}👧!", "[niet af te drukken]!", "👨👩👧");
    }
}
