//! How wide letters are.

use super::super::page::Face;
use crate::fonts::Font;

impl Face {
    /// All faces.
    pub const ALL: [Self; 3] = [Self::Regular, Self::SemiBold, Self::Bold];

    /// The font file that draws a character: the face's own, or the one that helps it out; `None` when both lack it.
    pub fn font_of(self, character: char) -> Option<Font> {
        self.own_font().with_help().into_iter().find(|font| font.advance(character).is_some())
    }

    /// Width of a character in ems; `None` when no font file has it.
    pub(crate) fn advance(self, character: char) -> Option<f32> {
        self.own_font().with_help().into_iter().find_map(|font| font.advance(character))
    }

    /// The file that is its own.
    pub(super) fn own_font(self) -> Font {
        match self {
            Self::Regular => Font::Regular,
            Self::SemiBold => Font::SemiBold,
            Self::Bold => Font::Bold,
        }
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
            for letter in ' '..='~' {
                assert_eq!(face.font_of(letter), Some(face.own_font()), "{face:?} {letter}");
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
