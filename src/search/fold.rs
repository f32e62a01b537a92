//! Texts as a keyboard types them: whoever searches for `risico's` or `cooperatie` means `risico’s` and `coöperatie`,
//! however a program wrote them.

use std::collections::VecDeque;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// Words to look for.
pub(super) struct Needle {
    letters: Vec<char>,
    /// For each number of letters that fitted, how many of them still fit when the next one does not (Knuth, Morris and
    /// Pratt): so the time that a search takes does not grow with the length of the words.
    shorter: Vec<usize>,
}

impl Needle {
    /// The words as they are compared; white space around them is no part of them.
    pub(super) fn new(words: &str) -> Self {
        let mut letters: Vec<char> = Folded::new(words.trim()).map(|letter| letter.character).collect();
        while letters.last() == Some(&' ') {
            letters.pop();
        }
        let mut shorter = vec![0; letters.len()];
        let mut fitted = 0;
        for index in 1..letters.len() {
            while fitted > 0 && letters[index] != letters[fitted] {
                fitted = shorter[fitted - 1];
            }
            fitted += usize::from(letters[index] == letters[fitted]);
            shorter[index] = fitted;
        }
        Self { letters, shorter }
    }

    /// Whether there is nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// The first places in a text, at most so many, in bytes. They begin and end between letters with all their accents,
    /// and no two share a letter.
    pub(super) fn places(&self, text: &str, most: usize) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        if self.is_empty() {
            return found;
        }
        let mut fitted = 0;
        // Where the letters that fitted last begin.
        let mut begins: VecDeque<usize> = VecDeque::with_capacity(self.letters.len());
        for letter in Folded::new(text) {
            if found.len() >= most {
                break;
            }
            while fitted > 0 && self.letters[fitted] != letter.character {
                fitted = self.shorter[fitted - 1];
            }
            fitted += usize::from(self.letters[fitted] == letter.character);
            begins.push_back(letter.range.start);
            while begins.len() > fitted {
                begins.pop_front();
            }
            if fitted < self.letters.len() {
                continue;
            }
            let begin = begins.pop_front().unwrap_or(letter.range.start);
            (fitted, begins) = (0, VecDeque::with_capacity(self.letters.len()));
            // The two letters of an ‘ß’ are one place.
            if found.last().is_none_or(|last| last.end <= begin) {
                found.push(begin..end_with_accents(text, letter.range.end));
            }
        }
        found
    }
}

/// Where the letter ends that ends here but for its separate accents.
fn end_with_accents(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    end + rest.find(|character| !is_accent(character)).unwrap_or(rest.len())
}

/// A letter as it is compared, and where it comes from.
struct Letter {
    character: char,
    /// The character in the text, in bytes.
    range: Range<usize>,
}

/// The letters of a text as they are compared, one after the other.
struct Folded<'a> {
    text: &'a str,
    at: usize,
    /// What is left of the character that came last, and where it stands.
    left: VecDeque<char>,
    range: Range<usize>,
    is_after_space: bool,
}

impl<'a> Folded<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, left: VecDeque::new(), range: 0..0, is_after_space: true }
    }
}

impl Iterator for Folded<'_> {
    type Item = Letter;

    fn next(&mut self) -> Option<Letter> {
        loop {
            if let Some(character) = self.left.pop_front() {
                let is_space = character == ' ';
                // White space is one space, however much of it there is.
                if is_space && std::mem::replace(&mut self.is_after_space, true) {
                    continue;
                }
                self.is_after_space = is_space;
                return Some(Letter { character, range: self.range.clone() });
            }
            let character = self.text.get(self.at..)?.chars().next()?;
            self.range = self.at..self.at + character.len_utf8();
            self.at = self.range.end;
            fold(character, &mut self.left);
        }
    }
}

/// The letters that stand for a character, none for an accent or for what only steers how a text is set.
fn fold(character: char, letters: &mut VecDeque<char>) {
    if character.is_ascii() {
        letters.push_back(if character.is_ascii_whitespace() { ' ' } else { character.to_ascii_lowercase() });
        return;
    }
    match character {
        _ if is_unseen(character) => {}
        _ if character.is_whitespace() => letters.push_back(' '),
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' | '´' => letters.push_back('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => letters.push_back('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => letters.push_back('-'),
        // In full width, as one letter of two, raised, and with its accent: all as the plain letters.
        _ => std::iter::once(character).nfkd().flat_map(char::to_lowercase).nfkd().for_each(|letter| plain(letter, letters)),
    }
}

fn plain(letter: char, letters: &mut VecDeque<char>) {
    match letter {
        _ if is_accent(letter) => {}
        'ß' => letters.extend(['s', 's']),
        'æ' => letters.extend(['a', 'e']),
        'œ' => letters.extend(['o', 'e']),
        'þ' => letters.extend(['t', 'h']),
        'ø' => letters.push_back('o'),
        'ł' => letters.push_back('l'),
        'đ' | 'ð' => letters.push_back('d'),
        'ħ' => letters.push_back('h'),
        'ı' => letters.push_back('i'),
        'ȷ' => letters.push_back('j'),
        'ς' => letters.push_back('σ'),
        '\u{2044}' => letters.push_back('/'),
        _ => letters.push_back(letter),
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

/// Soft hyphens and other marks that nobody sees.
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
    fn what_a_keyboard_types_is_found_however_it_was_written() {
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
    fn what_is_underlined_are_whole_letters() {
        check("bi\u{301}j\u{301}na", "bij", &["bi\u{301}j\u{301}"]);
        check("bi\u{301}j\u{301}na", "i", &["i\u{301}"]);
        check("een e\u{301}", "e", &["e", "e", "e\u{301}"]);
    }

    #[test]
    fn what_overlaps_is_found_once_and_nothing_is_found_nowhere() {
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
