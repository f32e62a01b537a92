//! Texts in a PDF: in the encodings that programs write.

/// A text as it stands in a file, with `\n` at the ends of lines. What cannot be seen but for those and tabs is left out.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        // Not in the standard, but it is written.
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| pdf_doc(*byte)).collect(),
    };
    let text = without_languages(&text).replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|letter| matches!(letter, '\n' | '\t') || !letter.is_control()).collect()
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    // Half a letter at the end is none.
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// A text can say in which language it goes on, between two escapes.
fn without_languages(text: &str) -> String {
    const ESCAPE: char = '\u{1b}';
    /// A language and a country.
    const LONGEST: usize = 4;
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(ESCAPE) {
        kept.push_str(before);
        rest = match after.split_once(ESCAPE) {
            Some((language, after)) if language.len() <= LONGEST => after,
            _ => after,
        };
    }
    kept.push_str(rest);
    kept
}

/// The letter of a byte in `PDFDocEncoding` (ISO 32000-1, annex D.2).
fn pdf_doc(byte: u8) -> char {
    match byte {
        0x18..=0x1f => LOW[usize::from(byte - 0x18)],
        0x80..=0xa0 => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

const LOW: [char; 8] = ['\u{2d8}', '\u{2c7}', '\u{2c6}', '\u{2d9}', '\u{2dd}', '\u{2db}', '\u{2da}', '\u{2dc}'];
#[rustfmt::skip]
const HIGH: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '\u{2044}', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', '\u{fb01}', '\u{fb02}', 'Ł',
    'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
];

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "één ë ï € Ł – ‘ja’\nen\tverder";
        let units = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes);
        assert_eq!(decoded(&[0xfe, 0xff].into_iter().chain(units(u16::to_be_bytes)).collect::<Vec<u8>>()), text);
        assert_eq!(decoded(&[0xff, 0xfe].into_iter().chain(units(u16::to_le_bytes)).collect::<Vec<u8>>()), text);
        assert_eq!(decoded(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), text);
        assert_eq!(decoded(b"\xe9\xe9n \xeb \xef \xa0 \x95 \x85 \x8fja\x90\nen\tverder"), text);
    }

    #[test]
    fn line_ends_become_plain_and_what_cannot_be_seen_goes() {
        assert_eq!(decoded(b"a\r\nb\rc\nd\r\r\n \x00e\x07 "), "a\nb\nc\nd\n\n e ");
        assert_eq!(decoded(b"\xfe\xff\x00a\x00"), "a");
        assert_eq!(decoded(b"\xfe\xff\x00\x1b\x00n\x00l\x00\x1b\x00j\x00a"), "ja");
    }
}
