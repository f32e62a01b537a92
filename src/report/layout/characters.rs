//! From what people type to what the typefaces have.

use std::collections::BTreeSet;

use super::super::page::Face;

/// Stands for a character that the typefaces lack.
const REPLACEMENT: char = '?';
/// Where a word may be broken, with a hyphen.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';
/// Where a word may be broken, without a hyphen.
pub(super) const BREAK: char = '\u{200b}';
/// Keeps two words on one line.
pub(super) const NO_BREAK_SPACE: char = '\u{a0}';

/// The text in characters that can be printed. What has no printable form becomes `?` and is added to `unprintable`.
///
/// Letters with a separate accent, as some programs paste them, become one letter. Newlines stay.
pub(super) fn printable(text: &str, unprintable: &mut BTreeSet<char>) -> String {
    let mut printed = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\r' {
            if characters.peek() != Some(&'\n') {
                printed.push('\n');
            }
            continue;
        }
        let composed = characters.peek().and_then(|accent| compose(character, *accent));
        if composed.is_some() {
            characters.next();
        }
        let character = composed.unwrap_or(character);
        match character {
            '\n' | '\u{2028}' | '\u{2029}' => printed.push('\n'),
            '\t' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => printed.push(' '),
            '\u{2007}' | '\u{202f}' => printed.push(NO_BREAK_SPACE),
            '\u{2010}' | '\u{2011}' => printed.push('-'),
            SOFT_HYPHEN | BREAK => printed.push(character),
            _ if is_invisible(character) => {}
            _ if Face::ALL.iter().all(|face| face.advance(character).is_some()) => printed.push(character),
            _ => {
                unprintable.insert(character);
                printed.push(REPLACEMENT);
            }
        }
    }
    printed
}

/// Marks that steer how text is set and have no form of their own.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}'
    )
}

/// One letter for a letter and the accent that follows it.
fn compose(letter: char, accent: char) -> Option<char> {
    const PLAIN: &str = "aeiounycszgAEIOUNYCSZG";
    let row = match accent {
        '\u{300}' => "àèìòùǹỳ    ÀÈÌÒÙǸỲ    ",
        '\u{301}' => "áéíóúńýćśźǵÁÉÍÓÚŃÝĆŚŹǴ",
        '\u{302}' => "âêîôû ŷĉŝ ĝÂÊÎÔÛ ŶĈŜ Ĝ",
        '\u{303}' => "ãẽĩõũñỹ    ÃẼĨÕŨÑỸ    ",
        '\u{308}' => "äëïöü ÿ    ÄËÏÖÜ Ÿ    ",
        '\u{30a}' => "å   ů      Å   Ů      ",
        '\u{30c}' => "ǎěǐǒǔň čšžǧǍĚǏǑǓŇ ČŠŽǦ",
        '\u{327}' => " ȩ   ņ çş  ",
        _ => return None,
    };
    let position = PLAIN.chars().position(|plain| plain == letter)?;
    row.chars().nth(position).filter(|composed| !composed.is_whitespace() && !composed.is_ascii())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::printable;

    fn check(typed: &str, printed: &str, lacking: &str) {
        let mut unprintable = BTreeSet::new();
        assert_eq!(printable(typed, &mut unprintable), printed);
        assert_eq!(unprintable, lacking.chars().collect());
    }

    #[test]
    fn what_the_typeface_has_stays() {
        check("Coördinatie – ‘één’ € 5", "Coördinatie – ‘één’ € 5", "");
    }

    #[test]
    fn separate_accents_are_joined() {
        check("coo\u{308}peratie E\u{301}e\u{301}n A\u{308}", "coöperatie Één Ä", "");
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
    fn what_is_lacking_is_told() {
        check("a 漢 😀\u{7}", "a ? ??", "漢😀\u{7}");
    }
}
