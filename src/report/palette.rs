//! The colours of the paper.

use crate::shapes::Tone;

/// Red, green and blue, each 0 to 255.
pub type Rgb = [u8; 3];

/// The colour of a tone on paper.
pub fn colour(tone: Tone) -> Rgb {
    match tone {
        // Colour is for ratings: on paper emphasis is ink.
        Tone::Ink | Tone::Accent => [0x1B, 0x2A, 0x33],
        Tone::InkSoft => [0x4A, 0x5A, 0x64],
        Tone::Line => [0x7C, 0x87, 0x8F],
        Tone::Panel => [0xFF, 0xFF, 0xFF],
        Tone::Sunken => [0xF1, 0xEE, 0xE8],
        Tone::Hair => [0xDF, 0xDA, 0xD1],
        Tone::Grey => [0xB9, 0xC0, 0xC5],
        Tone::InOrder => [0x0B, 0x6E, 0x5B],
        Tone::Partly => [0x8F, 0x5A, 0x00],
        Tone::NotInOrder => [0xA5, 0x34, 0x1F],
        Tone::Unknown => [0x5B, 0x64, 0x70],
        Tone::InOrderSoft => tint(Tone::InOrder),
        Tone::PartlySoft => tint(Tone::Partly),
        Tone::NotInOrderSoft => tint(Tone::NotInOrder),
        Tone::UnknownSoft => tint(Tone::Unknown),
    }
}

/// 22 % of the colour on white: light enough for ink on it, dark enough to be seen in print.
fn tint(tone: Tone) -> Rgb {
    colour(tone).map(|part| {
        let part = 255 - (255 - u16::from(part)) * 22 / 100;
        u8::try_from(part).unwrap_or(u8::MAX)
    })
}

#[cfg(test)]
mod tests {
    use super::{Tone, colour};

    #[test]
    fn tints_lie_between_their_colour_and_white() {
        for tone in [Tone::InOrder, Tone::Partly, Tone::NotInOrder, Tone::Unknown] {
            for (full, soft) in colour(tone).into_iter().zip(colour(tone.soft())) {
                assert!(soft > full && soft < 255, "{tone:?}");
            }
        }
    }
}
