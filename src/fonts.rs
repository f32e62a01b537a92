//! The embedded typefaces.
//!
//! Atkinson Hyperlegible Next (SIL Open Font License, `assets/fonts/OFL.txt`) is the letter of window and paper. What it
//! lacks, as Greek, Cyrillic, arrows and ticks, comes from Noto Sans and its symbols (SIL Open Font License,
//! `assets/fonts/OFL-NotoSans.txt`), cut down and merged into one file a weight.

use std::sync::OnceLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

/// Weight 400: text.
pub const REGULAR: &[u8] = include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
/// Weight 600: headings and emphasis.
pub const SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
/// Weight 700: covers.
pub const BOLD: &[u8] = include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf");
/// Weight 400, for characters that [`REGULAR`] lacks.
pub const FALLBACK_REGULAR: &[u8] = include_bytes!("../assets/fonts/NotoSans-Regular.ttf");
/// Weight 600, for characters that [`SEMIBOLD`] and [`BOLD`] lack.
pub const FALLBACK_SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/NotoSans-SemiBold.ttf");

/// Weight of letters in drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
}

/// A letter as it is drawn.
#[derive(Clone, Copy)]
pub struct Letter {
    /// The font file that has it.
    pub font: &'static FontRef<'static>,
    /// Which of its glyphs.
    pub glyph: GlyphId,
    /// How far the next letter is, in ems.
    pub advance: f32,
}

impl Weight {
    /// The letters of a text on one line. What no font has is drawn as a question mark; control characters are not drawn.
    pub fn letters(self, text: &str) -> impl Iterator<Item = Letter> {
        text.chars()
            .filter(|character| !character.is_control() && *character != SOFT_HYPHEN)
            .filter_map(move |character| self.letter(character).or_else(|| self.letter('?')))
    }

    /// The width of a text on one line in letters of this size, in points.
    pub fn width(self, text: &str, size: f32) -> f32 {
        self.letters(text).map(|letter| letter.advance).sum::<f32>() * size
    }

    fn letter(self, character: char) -> Option<Letter> {
        self.files().into_iter().flatten().find_map(|font| {
            let glyph = font.charmap().map(character)?;
            let advance = font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph)?;
            Some(Letter { font, glyph, advance })
        })
    }

    /// Its own font, and the one that helps it out.
    fn files(self) -> [Option<&'static FontRef<'static>>; 2] {
        static FILES: [OnceLock<Option<FontRef<'static>>>; 4] = [const { OnceLock::new() }; 4];
        let open = |at: usize, bytes: &'static [u8]| FILES[at].get_or_init(|| FontRef::new(bytes).ok()).as_ref();
        match self {
            Self::Regular => [open(0, REGULAR), open(1, FALLBACK_REGULAR)],
            Self::SemiBold => [open(2, SEMIBOLD), open(3, FALLBACK_SEMIBOLD)],
        }
    }
}

/// Says where a word may be broken, and is not drawn.
const SOFT_HYPHEN: char = '\u{ad}';

#[cfg(test)]
mod tests {
    use super::Weight;

    #[test]
    fn texts_are_as_wide_as_their_letters() {
        let width = |text| Weight::Regular.width(text, 14.0);
        assert!((width("Urgentiebesef") - width("Urgentie") - width("besef")).abs() < 0.001);
        assert!(Weight::SemiBold.width("Urgentiebesef", 14.0) > width("Urgentiebesef"));
        assert!((90.0..105.0).contains(&Weight::SemiBold.width("Bestuurskracht", 14.0)));
    }

    #[test]
    fn every_letter_has_a_width_also_what_the_typeface_lacks() {
        assert!(Weight::Regular.width("λ", 10.0) > 3.0);
        assert_eq!(Weight::Regular.width("漢", 10.0).to_bits(), Weight::Regular.width("?", 10.0).to_bits());
        assert_eq!(Weight::Regular.width("a\u{ad}b\n", 10.0).to_bits(), Weight::Regular.width("ab", 10.0).to_bits());
    }
}
