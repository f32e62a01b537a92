//! The text of a file, however it was encoded.

use std::borrow::Cow;

/// The text of a file, however it was encoded.
pub(super) struct Decoded<'a> {
    /// The text, with `\u{fffd}` for what is no letter. Its lines end as they do on Linux or Windows.
    pub(super) text: Cow<'a, str>,
    /// The byte in the text at which the first thing stands that is no letter.
    pub(super) unreadable: Option<usize>,
    /// Whether the file has two bytes for each letter, as some Windows programs save it.
    pub(super) is_utf16: bool,
}

/// Reads the bytes of a file as text.
pub(super) fn decoded(bytes: &[u8]) -> Decoded<'_> {
    let (text, unreadable, is_utf16) = if let Some(order) = utf16_order(bytes) {
        let (text, unreadable) = from_utf16(bytes, order);
        (Cow::Owned(text), unreadable, true)
    } else {
        let bytes = without_mark(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), None, false),
            Err(error) => (String::from_utf8_lossy(bytes), Some(error.valid_up_to()), false),
        }
    };
    let text = if has_lone_return(&text) { Cow::Owned(with_line_feeds(&text)) } else { text };
    Decoded { text, unreadable, is_utf16 }
}

/// In which order the two bytes of a letter come.
#[derive(Clone, Copy)]
enum Utf16 {
    LowFirst,
    HighFirst,
}

/// The order of the bytes when this is UTF-16: by its mark, or where that is missing, by the zeros beside plain letters.
fn utf16_order(bytes: &[u8]) -> Option<Utf16> {
    match bytes {
        [0xff, 0xfe, ..] => Some(Utf16::LowFirst),
        [0xfe, 0xff, ..] => Some(Utf16::HighFirst),
        [one, 0, other, 0, ..] if *one > 0 && *other > 0 => Some(Utf16::LowFirst),
        [0, one, 0, other, ..] if *one > 0 && *other > 0 => Some(Utf16::HighFirst),
        _ => None,
    }
}

fn from_utf16(bytes: &[u8], order: Utf16) -> (String, Option<usize>) {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match order {
        Utf16::LowFirst => u16::from_le_bytes(*pair),
        Utf16::HighFirst => u16::from_be_bytes(*pair),
    });
    let mut text = String::with_capacity(pairs.len());
    let mut unreadable = None;
    for letter in char::decode_utf16(units) {
        if letter.is_err() {
            unreadable.get_or_insert(text.len());
        }
        text.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    match rest {
        [] => {}
        [0] => text.push('\0'),
        _ => {
            unreadable.get_or_insert(text.len());
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    if text.starts_with('\u{feff}') {
        text.remove(0);
        unreadable = unreadable.map(|at| at - '\u{feff}'.len_utf8());
    }
    (text, unreadable)
}

/// Whether a carriage return stands alone somewhere.
pub(in crate::store) fn has_lone_return(text: &str) -> bool {
    text.match_indices('\r').any(|(at, _)| text.as_bytes().get(at + 1) != Some(&b'\n'))
}

/// The text with a line feed for each carriage return that stands alone: RON ends no line with those.
fn with_line_feeds(text: &str) -> String {
    let mut letters = text.chars().peekable();
    let mut mended = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        mended.push(if letter == '\r' && letters.peek() != Some(&'\n') { '\n' } else { letter });
    }
    mended
}

/// The line and the column, both from 1, of a byte in a text.
pub(super) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    (before.matches('\n').count() + 1, before.chars().rev().take_while(|letter| *letter != '\n').count() + 1)
}

/// The bytes without the mark that some Windows editors put in front.
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}
