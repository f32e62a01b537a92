//! Texts as a keyboard types them: `risico's` and `cooperatie` find `risico’s` and `coöperatie`, however a program wrote
//! them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// Words to look for, as they are compared.
pub(super) struct Needle(String);

impl Needle {
    /// White space around the words is no part of them.
    pub(super) fn new(words: &str) -> Self {
        Self(Folded::new(words).text.trim_end_matches(' ').to_owned())
    }

    /// Whether there is nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each word of these for itself.
    pub(super) fn split(words: &str) -> Vec<Self> {
        let folded = Folded::new(words);
        folded.text.split(' ').filter(|word| !word.is_empty()).map(|word| Self(word.to_owned())).collect()
    }

    /// The first `most` byte ranges in a text. They begin and end between letters with all their accents,
    /// and no two share a letter.
    pub(super) fn places(&self, text: &str, most: usize) -> Vec<Range<usize>> {
        if self.is_empty() || most == 0 {
            return Vec::new();
        }
        let folded = Folded::new(text);
        folded.places(text, folded.text.match_indices(&self.0), most)
    }

    /// As [`places`](Self::places), without bound, only where a word of the text begins.
    pub(super) fn beginnings(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = Folded::new(text);
        let beginnings = folded.text.match_indices(&self.0).filter(|(at, _)| begins_word(&folded.text, *at));
        folded.places(text, beginnings, usize::MAX)
    }
}

/// A text that is only asked whether words stand in it, and not where.
pub(super) struct FoldedText(String);

impl FoldedText {
    pub(super) fn new(original: &str) -> Self {
        Self(Folded::new(original).text)
    }

    /// Whether the words stand in the text.
    pub(super) fn has(&self, words: &Needle) -> bool {
        !words.is_empty() && self.0.contains(&words.0)
    }

    /// Whether a word of the text begins with this one.
    pub(super) fn has_beginning(&self, word: &Needle) -> bool {
        !word.is_empty() && self.0.match_indices(&word.0).any(|(at, _)| begins_word(&self.0, at))
    }
}

/// Whether no letter or number stands right before this place.
fn begins_word(folded: &str, at: usize) -> bool {
    folded[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric())
}

/// A text as it is compared.
struct Folded {
    text: String,
    /// For each byte of that, where the character stands that it comes from, in bytes of the original.
    origins: Vec<usize>,
}

impl Folded {
    /// Where these matches stand in the original.
    fn places<'a>(&self, text: &str, matches: impl Iterator<Item = (usize, &'a str)>, most: usize) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for (at, words) in matches {
            let (begin, last) = (self.origins[at], self.origins[at + words.len() - 1]);
            // The two letters of an ‘ß’ are one place.
            if found.last().is_none_or(|before| before.end <= begin) {
                // The last letter has its accents, also those that are characters of their own.
                let end = text[last..].char_indices().skip(1).find(|(_, next)| !is_accent(*next));
                found.push(begin..end.map_or(text.len(), |(length, _)| last + length));
            }
            if found.len() == most {
                break;
            }
        }
        found
    }

    fn new(original: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), origins: Vec::with_capacity(original.len()) };
        // White space is one space, however much of it there is; none at the beginning.
        let mut is_after_space = true;
        for (at, character) in original.char_indices() {
            fold(character, &mut |letter| {
                if letter != ' ' || !is_after_space {
                    folded.text.push(letter);
                    folded.origins.resize(folded.text.len(), at);
                }
                is_after_space = letter == ' ';
            });
        }
        folded
    }
}

/// Gives the letters that stand for a character: none for an accent or for what only steers how a text is set.
fn fold(character: char, give: &mut impl FnMut(char)) {
    if character.is_ascii() {
        give(if character.is_ascii_whitespace() { ' ' } else { character.to_ascii_lowercase() });
        return;
    }
    match character {
        _ if is_unseen(character) => {}
        _ if character.is_whitespace() => give(' '),
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' | '´' => give('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => give('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => give('-'),
        // In full width, as a ligature, raised, and with its accent: all as the plain letters.
        _ => std::iter::once(character).nfkd().flat_map(char::to_lowercase).nfkd().for_each(|letter| plain(letter, give)),
    }
}

fn plain(letter: char, give: &mut impl FnMut(char)) {
    match letter {
        _ if is_accent(letter) => {}
        'ß' => "ss".chars().for_each(give),
        'æ' => "ae".chars().for_each(give),
        'œ' => "oe".chars().for_each(give),
        'þ' => "th".chars().for_each(give),
        'ø' => give('o'),
        'ł' => give('l'),
        'đ' | 'ð' => give('d'),
        'ħ' => give('h'),
        'ı' => give('i'),
        'ȷ' => give('j'),
        'ς' => give('σ'),
        '\u{2044}' => give('/'),
        _ => give(letter),
    }
}

/// Accents of Latin, Greek and Cyrillic letters; in other scripts a mark can make another word.
fn is_accent(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Soft hyphens and other invisible marks.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    use super::Needle;

    fn check(text: &str, words: &str, expected: &[&str]) {
        let found: Vec<&str> = Needle::new(words).places(text, 9).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{words} in {text}");
    }

    #[test]
    fn keyboard_input_matches_typographic_text() {
        check("De risico’s en ‘thema’s’.", "risico's", &["risico’s"]);
        check("De risico's.", "risico’s", &["risico's"]);
        check("“Aanhalingen”", "\"aanhalingen\"", &["“Aanhalingen”"]);
        check("per e\u{2011}mail, 24\u{2011}uurs", "e-mail", &["e\u{2011}mail"]);
        check("0–10 jaar", "0-10", &["0–10"]);
        check("Buurt\u{ad}vader en jongeren\u{200b}werk", "buurtvader", &["Buurt\u{ad}vader"]);
        check("Buurt\u{ad}vader en jongeren\u{200b}werk", "jongerenwerk", &["jongeren\u{200b}werk"]);
        check("Twee  spaties\u{a0}en\nregels", "twee spaties en regels", &["Twee  spaties\u{a0}en\nregels"]);
        check("twee spaties", "twee   spaties", &["twee spaties"]);
    }

    #[test]
    fn accents_and_letters_of_two_make_no_difference() {
        check("Coöperatie, coo\u{308}peratie", "cooperatie", &["Coöperatie", "coo\u{308}peratie"]);
        check("Coöperatie, cooperatie", "coo\u{308}peratie", &["Coöperatie", "cooperatie"]);
        check("één, vóór, naïef", "een", &["één"]);
        check("Ĳmuiden, ijs, ĲS", "ij", &["Ĳ", "ij", "Ĳ"]);
        check("IJmuiden", "ĳmuiden", &["IJmuiden"]);
        check("Straße, STRASSE", "strasse", &["Straße", "STRASSE"]);
        check("Straße", "s", &["S", "ß"]);
        check("Łódź, Erdoğan, İbrahim", "lodz, erdogan, ibrahim", &["Łódź, Erdoğan, İbrahim"]);
        check("ＦＵＬＬ width, ½ m²", "full width, 1/2 m2", &["ＦＵＬＬ width, ½ m²"]);
        check("Λόγος", "λογοσ", &["Λόγος"]);
    }

    #[test]
    fn matches_are_whole_letters() {
        check("bi\u{301}j\u{301}na", "bij", &["bi\u{301}j\u{301}"]);
        check("bi\u{301}j\u{301}na", "i", &["i\u{301}"]);
        check("een e\u{301}", "e", &["e", "e", "e\u{301}"]);
    }

    #[test]
    fn a_word_of_a_text_begins_after_what_is_no_letter() {
        let check = |text: &str, words: &str, expected: &[&str]| {
            let needles = Needle::split(words);
            let found: Vec<&str> = needles.iter().flat_map(|word| word.beginnings(text)).map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{words} in {text}");
            let folded = super::FoldedText::new(text);
            let has_all = needles.iter().all(|word| folded.has_beginning(word));
            assert_eq!(has_all, needles.iter().all(|word| !word.beginnings(text).is_empty()), "{words} in {text}");
        };
        check("Wijk, wijkteam en de ‘wijk’; geen achterwijk.", "wijk", &["Wijk", "wijk", "wijk"]);
        check("Eén coördinator, vóór de coo\u{308}peratie.", "coor een coop", &["coör", "Eén", "coo\u{308}p"]);
        check("24\u{2011}uurs (opvang)", "uurs opv", &["uurs", "opv"]);
        check("De auto's van risico’s", "auto’s risico's", &["auto's", "risico’s"]);
        check("tekst", "  \u{ad} ", &[]);
        check("2016 en 12016", "2016", &["2016"]);
    }

    #[test]
    fn overlapping_matches_count_once() {
        check("ababac", "abac", &["abac"]);
        check("aaaa", "aa", &["aa", "aa"]);
        check("tekst", "\u{ad}", &[]);
        check("tekst", "  ", &[]);
    }

    /// A text that is long and full of beginnings costs no more than any other.
    #[test]
    fn long_words_in_long_texts_take_no_longer() {
        let text = "a".repeat(200_000);
        assert_eq!(Needle::new(&("a".repeat(50_000) + "b")).places(&text, 9), []);
    }

    proptest! {
        #[test]
        fn a_word_is_found_by_every_spelling(
            before in "[a-z éß]{0,12}\\PC{0,4}", word in "[A-Za-zéöïßĳÅğŞ’\u{ad}\u{a0}  -]{1,12}", after in "\\PC{0,9}",
        ) {
            let spellings = [
                word.nfd().collect::<String>(),
                word.nfc().collect(),
                word.to_uppercase(),
                word.to_lowercase(),
                word.replace('’', "'").replace('\u{ad}', "").replace('\u{a0}', " "),
                word.replace('ß', "ss").replace('ĳ', "ij"),
                word.nfkd().filter(|letter| !super::is_accent(*letter)).collect(),
            ];
            prop_assume!(!Needle::new(&word).is_empty());
            for written in &spellings {
                let text = format!("{before} {written} {after}");
                for typed in &spellings {
                    let places = Needle::new(typed).places(&text, usize::MAX);
                    prop_assert!(!places.is_empty(), "{typed:?} in {text:?}");
                }
            }
        }

        #[test]
        fn places_lie_between_letters_and_in_order(text in "\\PC{0,60}", words in "\\PC{1,3}") {
            let places = Needle::new(&words).places(&text, usize::MAX);
            for place in &places {
                prop_assert!(text.get(place.clone()).is_some_and(|found| !found.is_empty()), "{place:?}");
                prop_assert!(!text[place.end..].starts_with(super::is_accent));
                let found = Needle::new(&text[place.clone()]);
                prop_assert!(found.is_empty() || found.places(&text, usize::MAX).iter().any(|other| other.start <= place.start));
            }
            prop_assert!(places.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
