//! How wide letters are.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::tables::FontTableProvider as _;
use allsorts::tag;
use printpdf::ParsedFont;

use super::super::page::{Face, Font, Ink};
use crate::fonts;

impl Font {
    /// All font files.
    pub const ALL: [Self; 5] = [Self::Regular, Self::SemiBold, Self::Bold, Self::FallbackRegular, Self::FallbackSemiBold];

    /// The embedded file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => fonts::REGULAR,
            Self::SemiBold => fonts::SEMIBOLD,
            Self::Bold => fonts::BOLD,
            Self::FallbackRegular => fonts::FALLBACK_REGULAR,
            Self::FallbackSemiBold => fonts::FALLBACK_SEMIBOLD,
        }
    }

    /// Width of a character in ems; `None` when the file lacks it.
    pub(in crate::report) fn advance(self, character: char) -> Option<f32> {
        ADVANCES[self as usize].get_or_init(|| Advances::of(self)).get(character)
    }

    /// What is drawn of a character, in ems; `None` when the file lacks it, or nothing is drawn.
    pub(in crate::report) fn ink(self, character: char) -> Option<Ink> {
        INKS[self as usize].get_or_init(|| inks(self).unwrap_or_default()).get(&character).copied()
    }
}

impl Face {
    /// All faces.
    pub const ALL: [Self; 3] = [Self::Regular, Self::SemiBold, Self::Bold];

    /// The font file that draws a character: the face's own, or the one that helps it out; `None` when both lack it.
    pub fn font_of(self, character: char) -> Option<Font> {
        self.fonts().into_iter().find(|font| font.advance(character).is_some())
    }

    /// Width of a character in ems; `None` when no font file has it.
    pub(crate) fn advance(self, character: char) -> Option<f32> {
        self.fonts().into_iter().find_map(|font| font.advance(character))
    }

    /// Its own file, and then the one that helps it out.
    fn fonts(self) -> [Font; 2] {
        match self {
            Self::Regular => [Font::Regular, Font::FallbackRegular],
            Self::SemiBold => [Font::SemiBold, Font::FallbackSemiBold],
            Self::Bold => [Font::Bold, Font::FallbackSemiBold],
        }
    }
}

/// Widths of the characters of one font file, in ems.
struct Advances {
    /// By code, up to the end of Latin Extended-A: nearly all that Dutch texts have.
    latin: [Option<f32>; LATIN],
    others: BTreeMap<char, f32>,
}

const LATIN: usize = 0x180;

/// One of each font file, read when it is first needed: those that help out only for what the others lack.
static ADVANCES: [OnceLock<Advances>; 5] = [const { OnceLock::new() }; 5];

/// What is drawn of each character. Read only for texts with accents that are no part of a letter.
static INKS: [OnceLock<BTreeMap<char, Ink>>; 5] = [const { OnceLock::new() }; 5];

/// The bounds that stand at the beginning of each outline (OpenType, tables `loca` and `glyf`).
fn inks(font: Font) -> Option<BTreeMap<char, Ink>> {
    let provider = ReadScope::new(font.bytes()).read::<FontData<'_>>().ok()?.table_provider(0).ok()?;
    let table = |tag| Some(provider.table_data(tag).ok()??.into_owned());
    let (head, loca, outlines) = (table(tag::HEAD)?, table(tag::LOCA)?, table(tag::GLYF)?);
    let number = |bytes: &[u8], at: usize| Some(i16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let is_long = number(&head, 50)? != 0;
    let offset = |glyph: usize| -> Option<usize> {
        if is_long {
            usize::try_from(u32::from_be_bytes(loca.get(4 * glyph..4 * glyph + 4)?.try_into().ok()?)).ok()
        } else {
            Some(2 * usize::from(u16::from_be_bytes(loca.get(2 * glyph..2 * glyph + 2)?.try_into().ok()?)))
        }
    };
    let parsed = ParsedFont::from_bytes(font.bytes(), 0, &mut Vec::new())?;
    let em = f32::from(parsed.units_per_em);
    let ink = |glyph: usize| {
        let (begin, end) = (offset(glyph)?, offset(glyph + 1)?);
        let bound = |index: usize| Some(f32::from(number(outlines.get(begin..end)?, 2 * index)?) / em);
        Some(Ink { left: bound(1)?, bottom: bound(2)?, right: bound(3)?, top: bound(4)? })
    };
    let known = |(code, glyph): (&u32, &u16)| Some((char::from_u32(*code)?, ink(usize::from(*glyph))?));
    Some(parsed.codepoint_to_glyph.iter().filter_map(known).collect())
}

impl Advances {
    fn of(font: Font) -> Self {
        let mut all = Self { latin: [None; LATIN], others: BTreeMap::new() };
        let Some(font) = ParsedFont::from_bytes(font.bytes(), 0, &mut Vec::new()) else { return all };
        let em = f32::from(font.units_per_em);
        for (code, glyph) in &font.codepoint_to_glyph {
            let (Some(character), Some(width)) = (char::from_u32(*code), font.get_glyph_width(*glyph)) else { continue };
            let advance = f32::from(width) / em;
            match all.latin.get_mut(character as usize) {
                Some(place) => *place = Some(advance),
                None => {
                    all.others.insert(character, advance);
                }
            }
        }
        all
    }

    fn get(&self, character: char) -> Option<f32> {
        self.latin.get(character as usize).copied().unwrap_or_else(|| self.others.get(&character).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::{Face, Font};

    #[test]
    fn every_face_has_the_letters_of_dutch() {
        for face in Face::ALL {
            for letter in "aAzZ09ëïéèêöüçàÉ€‘’“”–…•½≥%()/-\u{a0}".chars() {
                assert!(face.advance(letter).is_some(), "{face:?} {letter}");
            }
        }
    }

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
    fn what_a_face_lacks_comes_from_another_typeface() {
        for letter in "λόγοςЖизньḐ".chars() {
            assert_eq!(Face::Bold.font_of(letter), Some(Font::FallbackSemiBold), "{letter}");
        }
        assert_eq!(Face::Regular.font_of('é'), Some(Font::Regular));
        assert_eq!(Face::Regular.font_of('漢'), None);
    }
}
