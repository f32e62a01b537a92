//! How wide letters are.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use printpdf::ParsedFont;

use super::super::page::{Face, Font};
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

    fn advance(self, character: char) -> Option<f32> {
        ADVANCES[self as usize].get(character)
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

/// One of each font file. Those that help out are read only for what the others lack.
static ADVANCES: [LazyLock<Advances>; 5] = [
    LazyLock::new(|| Advances::of(Font::Regular)),
    LazyLock::new(|| Advances::of(Font::SemiBold)),
    LazyLock::new(|| Advances::of(Font::Bold)),
    LazyLock::new(|| Advances::of(Font::FallbackRegular)),
    LazyLock::new(|| Advances::of(Font::FallbackSemiBold)),
];

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
    fn what_a_face_lacks_comes_from_another_typeface() {
        for letter in "λόγοςЖизньḐ".chars() {
            assert_eq!(Face::Bold.font_of(letter), Some(Font::FallbackSemiBold), "{letter}");
        }
        assert_eq!(Face::Regular.font_of('é'), Some(Font::Regular));
        assert_eq!(Face::Regular.font_of('漢'), None);
    }
}
