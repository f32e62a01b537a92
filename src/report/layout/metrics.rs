//! How wide letters are.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use printpdf::ParsedFont;

use super::super::page::Face;
use crate::fonts;

impl Face {
    /// All faces.
    pub const ALL: [Self; 3] = [Self::Regular, Self::SemiBold, Self::Bold];

    /// The embedded font file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => fonts::REGULAR,
            Self::SemiBold => fonts::SEMIBOLD,
            Self::Bold => fonts::BOLD,
        }
    }

    /// Width of a character in ems; `None` when the face lacks it.
    pub(crate) fn advance(self, character: char) -> Option<f32> {
        ADVANCES[self as usize].get(&character).copied()
    }
}

static ADVANCES: LazyLock<[BTreeMap<char, f32>; 3]> = LazyLock::new(|| Face::ALL.map(|face| advances(face.bytes())));

fn advances(font: &[u8]) -> BTreeMap<char, f32> {
    let Some(font) = ParsedFont::from_bytes(font, 0, &mut Vec::new()) else { return BTreeMap::new() };
    let em = f32::from(font.units_per_em);
    let advance = |(code, glyph): (&u32, &u16)| Some((char::from_u32(*code)?, f32::from(font.get_glyph_width(*glyph)?) / em));
    font.codepoint_to_glyph.iter().filter_map(advance).collect()
}

#[cfg(test)]
mod tests {
    use super::Face;

    #[test]
    fn every_face_has_the_letters_of_dutch() {
        for face in Face::ALL {
            for letter in "aAzZ09ëïéèêöüçàÉ€‘’“”–…•½≥%()/-\u{a0}".chars() {
                assert!(face.advance(letter).is_some(), "{face:?} {letter}");
            }
        }
    }
}
