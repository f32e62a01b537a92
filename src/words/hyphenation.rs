//! Where a Dutch word may be broken.

use hypher::{Lang, hyphenate_bounded};

/// Fewest letters that stay before a hyphen, and that go to the next line.
const SHORTEST: usize = 3;
/// Longer words, in bytes, are more than the hyphenation looks at; they are cut where they must.
const LONGEST: usize = 45;

/// Positions in bytes within `word` at which a hyphen may stand.
///
/// Names with capitals inside, and whatever has digits in it, stay whole. No break comes before a vowel with a trema:
/// there the trema itself would have to go (`reëel`, `re-eel`).
pub fn hyphens(word: &str) -> Vec<usize> {
    if word.len() < 2 * SHORTEST {
        return Vec::new();
    }
    let is_whole = word.chars().skip(1).any(char::is_uppercase) || word.chars().any(|letter| letter.is_ascii_digit());
    if is_whole || word.len() > LONGEST {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for part in word.split(|letter: char| !letter.is_alphabetic()) {
        start = word[start..].find(part).map_or(start, |position| start + position);
        // A part beside an apostrophe or the like is too short to be sure of.
        if part.len() == word.trim_matches(|letter: char| !letter.is_alphabetic()).len() {
            found.extend(within(part).into_iter().map(|position| start + position));
        }
        start += part.len();
    }
    found
}

fn within(word: &str) -> Vec<usize> {
    let mut position = 0;
    let mut found = Vec::new();
    for syllable in hyphenate_bounded(word, Lang::Dutch, SHORTEST, SHORTEST) {
        if position > 0 && !syllable.starts_with(['ä', 'ë', 'ï', 'ö', 'ü']) {
            found.push(position);
        }
        position += syllable.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::hyphens;

    fn check(word: &str, expected: &str) {
        let mut broken = word.to_owned();
        for position in hyphens(word).into_iter().rev() {
            broken.insert(position, '-');
        }
        assert_eq!(broken, expected);
    }

    #[test]
    fn words_break_between_syllables() {
        check("randvoorwaarden", "rand-voor-waar-den");
        check("(samenwerking),", "(samen-wer-king),");
        check("wijk", "wijk");
    }

    #[test]
    fn no_break_before_a_trema() {
        check("coöperatie", "coö-pe-ra-tie");
        check("reëel", "reëel");
        check("geïnformeerd", "geïn-for-meerd");
        check("beïnvloeden", "beïn-vloe-den");
    }

    #[test]
    fn names_and_numbers_stay_whole() {
        check("GroenLinks", "GroenLinks");
        check("RIEC", "RIEC");
        check("2e-kwartaalcijfers", "2e-kwartaalcijfers");
        check("foto’s", "foto’s");
        check("", "");
    }

    #[test]
    fn no_word_is_too_long_to_look_at() {
        for length in 1..200 {
            hyphens(&"donaudampfschiffahrts".repeat(10)[..length]);
            hyphens(&"ë".repeat(length));
        }
    }
}
