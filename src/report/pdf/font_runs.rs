//! A line of text as runs that come from one font file and are in one language, as far as letters tell. Accents that
//! are no part of a letter are runs of their own, drawn over the letter before them.

use unicode_normalization::char::canonical_combining_class;

use super::super::page::{Face, is_mark};
use crate::fonts::{Font, Ink};

/// Part of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FontRun {
    pub(super) text: String,
    pub(super) font: Font,
    /// As in BCP 47; `None` for the language of the document.
    pub(super) language: Option<&'static str>,
    pub(super) placement: Placement,
}

/// How a run is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Placement {
    /// After the previous run.
    Plain,
    /// As another character, which is read as the one in the text: an `i` or `j` loses its dot below an accent.
    As(char),
    /// A glyph drawn off its position, which does not move what follows.
    Moved {
        /// To the right, in ems.
        x: f32,
        /// Upwards, in ems.
        y: f32,
    },
}

/// The runs of a text in order. Characters that no font file has are left out.
pub(super) fn font_runs(face: Face, text: &str) -> Vec<FontRun> {
    let mut found: Vec<FontRun> = Vec::new();
    let mut letter: Option<Letter> = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let Some(font) = face.font_of(character) else { continue };
        if is_mark(character) {
            let language = found.last().and_then(|last| last.language);
            let (x, y) = letter.as_mut().map_or((0.0, 0.0), |letter| letter.place(font, character));
            found.push(FontRun { text: character.into(), font, language, placement: Placement::Moved { x, y } });
            continue;
        }
        let language = language(character);
        let dotless = characters.peek().filter(|next| is_above(**next)).and_then(|_| without_dot(character));
        let placement = dotless.filter(|dotless| face.font_of(*dotless) == Some(font)).map_or(Placement::Plain, Placement::As);
        if characters.peek().is_some_and(|next| is_mark(*next)) {
            letter = Some(Letter::new(font, dotless.unwrap_or(character)));
        }
        let joined = |last: &&mut FontRun| {
            last.font == font
                && last.language == language
                && placement == Placement::Plain
                && last.placement == Placement::Plain
        };
        match found.last_mut().filter(joined) {
            Some(last) => last.text.push(character),
            None => found.push(FontRun { text: character.into(), font, language, placement }),
        }
    }
    for run in &mut found {
        // A letter by itself is a symbol, as in ‘µg’.
        run.language = run.language.filter(|_| run.text.chars().count() > 1);
    }
    found
}

/// A letter with the accents placed so far. Lengths are in ems; the baseline is 0, upwards is positive.
struct Letter {
    advance: f32,
    /// From where it begins to the middle of its ink.
    middle: f32,
    /// Upper edge of the ink, accents included.
    top: f32,
    /// Lower edge of the ink, accents included.
    bottom: f32,
    has_accent: bool,
}

impl Letter {
    fn new(font: Font, character: char) -> Self {
        let advance = font.advance(character).unwrap_or_default();
        let nothing = Ink { left: 0.0, bottom: 0.0, right: advance, top: 0.0 };
        let Ink { left, bottom, right, top } = font.ink(character).unwrap_or(nothing);
        Self { advance, middle: f32::midpoint(left, right), top, bottom, has_accent: false }
    }

    /// How far an accent, which would begin after the letter, has to be moved to stand in its middle, and above or below
    /// it. Accents are drawn for letters as high as an x.
    fn place(&mut self, font: Font, accent: char) -> (f32, f32) {
        let Some(ink) = font.ink(accent) else { return (0.0, 0.0) };
        let class = canonical_combining_class(accent);
        // Some stand over two letters.
        let middle = if matches!(class, 233 | 234) { self.advance } else { self.middle };
        let x = middle - f32::midpoint(ink.left, ink.right) - self.advance;
        let low = font.ink('x').map_or(0.5, |ink| ink.top);
        let white = (ink.bottom - low).max(0.0) * if self.has_accent { 0.5 } else { 1.0 };
        let y = match class {
            _ if is_above(accent) => (self.top + white - ink.bottom).max(0.0),
            218 | 220 | 222 | 233 => self.bottom.min(0.0),
            // What touches the letter or goes through it.
            _ => 0.0,
        };
        self.has_accent = true;
        self.top = self.top.max(ink.top + y);
        self.bottom = self.bottom.min(ink.bottom + y);
        (x, y)
    }
}

fn is_above(accent: char) -> bool {
    matches!(canonical_combining_class(accent), 214 | 228 | 230 | 232 | 234)
}

fn without_dot(letter: char) -> Option<char> {
    match letter {
        'i' => Some('ı'),
        'j' => Some('ȷ'),
        _ => None,
    }
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
    use super::{Face, Font, Placement, font_runs};

    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let found = font_runs(Face::Regular, text);
        let found: Vec<_> = found.iter().map(|run| (run.text.as_str(), run.language)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn dutch_text_is_one_run() {
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

    #[test]
    fn an_accent_that_is_left_over_stands_over_its_letter() {
        for face in Face::ALL {
            let found = font_runs(face, "bíj\u{301}na");
            let texts: Vec<&str> = found.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(texts, ["bí", "j", "\u{301}", "na"]);
            assert_eq!(found[1].placement, Placement::As('ȷ'));
            let Placement::Moved { x, y } = found[2].placement else { panic!("{:?}", found[2]) };
            let (letter, accent) = (found[1].font.ink('ȷ').unwrap(), found[2].font.ink('\u{301}').unwrap());
            let begin = x + found[1].font.advance('j').unwrap();
            let middle = f32::midpoint(accent.left, accent.right) + begin;
            assert!((middle - f32::midpoint(letter.left, letter.right)).abs() < 0.001, "{face:?} {middle}");
            assert!(y.abs() < 0.001, "an accent is drawn for a letter of this height: {y}");
        }
    }

    #[test]
    fn accents_are_lifted_over_what_is_high_and_over_each_other() {
        let shifts = |text: &str| -> Vec<f32> {
            let found = font_runs(Face::Regular, text);
            found.iter().filter_map(|it| if let Placement::Moved { y, .. } = it.placement { Some(y) } else { None }).collect()
        };
        let capital = Font::Regular.ink('J').unwrap().top - Font::Regular.ink('x').unwrap().top;
        assert!((shifts("J\u{301}")[0] - capital).abs() < 0.001);
        let stacked = shifts("x\u{301}\u{308}");
        assert!(stacked[0].abs() < 0.001 && stacked[1] > 0.1, "{stacked:?}");
        // Below a letter that goes down itself.
        assert!(shifts("j\u{323}")[0] < -0.1 && shifts("x\u{323}")[0].abs() < 0.02);
        // With nothing before it.
        assert_eq!(shifts("\u{301}"), [0.0]);
    }
}
