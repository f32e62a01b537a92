//! The embedded typefaces.
//!
//! Atkinson Hyperlegible Next (SIL Open Font License, `assets/fonts/OFL.txt`) is the letter of window and paper. What it
//! lacks, as Greek, Cyrillic, arrows and ticks, comes from Noto Sans and its symbols (SIL Open Font License,
//! `assets/fonts/OFL-NotoSans.txt`), cut down and merged into one file a weight.

use std::sync::OnceLock;

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::raw::TableProvider as _;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

/// An embedded font file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Font {
    /// Atkinson Hyperlegible Next 400: text.
    Regular,
    /// Atkinson Hyperlegible Next 600: headings and emphasis.
    SemiBold,
    /// Atkinson Hyperlegible Next 700: covers.
    Bold,
    /// Noto Sans 400, for what [`Font::Regular`] lacks.
    FallbackRegular,
    /// Noto Sans 600, for what the heavier ones lack.
    FallbackSemiBold,
}

/// The area that is drawn of a character, in ems from where it begins on its line; upwards is positive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// Left edge.
    pub left: f32,
    /// Lower edge.
    pub bottom: f32,
    /// Right edge.
    pub right: f32,
    /// Upper edge.
    pub top: f32,
}

/// What is read of a font file once, when it is first needed: those that help out only for what the others lack.
struct Opened {
    file: FontRef<'static>,
    letters: Charmap<'static>,
    /// In the units of the file.
    metrics: GlyphMetrics<'static>,
    /// Units in an em.
    em: f32,
    /// Widths in ems by code, up to the end of Latin Extended-A: nearly all that Dutch texts have.
    latin: [Option<f32>; LATIN],
}

const LATIN: usize = 0x180;

impl Font {
    /// All font files.
    pub const ALL: [Self; 5] = [Self::Regular, Self::SemiBold, Self::Bold, Self::FallbackRegular, Self::FallbackSemiBold];

    /// The embedded file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
            Self::SemiBold => include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf"),
            Self::Bold => include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
            Self::FallbackRegular => include_bytes!("../assets/fonts/NotoSans-Regular.ttf"),
            Self::FallbackSemiBold => include_bytes!("../assets/fonts/NotoSans-SemiBold.ttf"),
        }
    }

    /// This file, and the one that helps it out.
    pub(crate) fn with_help(self) -> [Self; 2] {
        let helper = match self {
            Self::Regular | Self::FallbackRegular => Self::FallbackRegular,
            Self::SemiBold | Self::Bold | Self::FallbackSemiBold => Self::FallbackSemiBold,
        };
        [self, helper]
    }

    /// Width of a character in ems; `None` when the file lacks it.
    pub fn advance(self, character: char) -> Option<f32> {
        let opened = self.opened()?;
        opened.latin.get(character as usize).copied().unwrap_or_else(|| opened.advance(opened.letters.map(character)?))
    }

    /// What is drawn of a character; `None` when the file lacks it, or nothing is drawn.
    pub fn ink(self, character: char) -> Option<Ink> {
        let opened = self.opened()?;
        let bounds = opened.metrics.bounds(opened.letters.map(character)?)?;
        let [left, bottom, right, top] = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|edge| edge / opened.em);
        (left < right && bottom < top).then_some(Ink { left, bottom, right, top })
    }

    /// The glyph of a character; `None` when the file lacks it.
    pub fn glyph(self, character: char) -> Option<GlyphId> {
        self.opened()?.letters.map(character)
    }

    fn opened(self) -> Option<&'static Opened> {
        static OPENED: [OnceLock<Option<Opened>>; 5] = [const { OnceLock::new() }; 5];
        OPENED[self as usize].get_or_init(|| Opened::of(self)).as_ref()
    }
}

impl Opened {
    fn of(font: Font) -> Option<Self> {
        let file = FontRef::new(font.bytes()).ok()?;
        let em = f32::from(file.head().ok()?.units_per_em());
        let metrics = file.glyph_metrics(Size::unscaled(), LocationRef::default());
        let mut opened = Self { letters: file.charmap(), metrics, em, latin: [None; LATIN], file };
        opened.latin = std::array::from_fn(|code| opened.advance(opened.letters.map(u32::try_from(code).ok()?)?));
        Some(opened)
    }

    /// In ems.
    fn advance(&self, glyph: GlyphId) -> Option<f32> {
        Some(self.metrics.advance_width(glyph)? / self.em)
    }
}

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
        drawn(text).filter_map(move |character| self.letter(character).or_else(|| self.letter('?')))
    }

    /// The width of a text on one line in letters of this size, in points.
    pub fn width(self, text: &str, size: f32) -> f32 {
        let advance = |character| self.files().into_iter().find_map(|font| font.advance(character));
        drawn(text).filter_map(|character| advance(character).or_else(|| advance('?'))).sum::<f32>() * size
    }

    fn letter(self, character: char) -> Option<Letter> {
        self.files().into_iter().filter_map(Font::opened).find_map(|opened| {
            let glyph = opened.letters.map(character)?;
            Some(Letter { font: &opened.file, glyph, advance: opened.advance(glyph)? })
        })
    }

    /// Its own font, and the one that helps it out.
    fn files(self) -> [Font; 2] {
        let own = match self {
            Self::Regular => Font::Regular,
            Self::SemiBold => Font::SemiBold,
        };
        own.with_help()
    }
}

/// The characters of a text of which something is drawn, or that take room.
fn drawn(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|character| !character.is_control() && *character != SOFT_HYPHEN)
}

/// Says where a word may be broken, and is not drawn.
const SOFT_HYPHEN: char = '\u{ad}';

#[cfg(test)]
mod tests {
    use super::{Font, Weight};

    #[test]
    fn letters_and_accents_have_bounds_and_accents_no_width() {
        for font in Font::ALL {
            let (letter, accent) = (font.ink('x').unwrap(), font.ink('\u{301}').unwrap());
            assert!(letter.bottom.abs() < 0.02 && (0.45..0.6).contains(&letter.top), "{font:?} {letter:?}");
            assert!(accent.bottom > letter.top && accent.top < 0.9 && accent.right > accent.left, "{font:?} {accent:?}");
            assert_eq!(font.ink(' '), None);
            assert_eq!(font.advance('\u{301}'), Some(0.0));
        }
    }

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
