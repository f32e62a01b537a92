//! Texts of others, as a message or a terminal can show them.

use std::path::Path;

/// A text from a file as a message can quote it: without signs that a terminal would obey, and not without end.
pub fn quoted(text: &str) -> String {
    cut_off(text, MOST_QUOTED)
}

/// The characters of a text from a file that identify it.
const MOST_QUOTED: usize = 80;

/// A text from a file or a path in which every sign can be seen that would steer a terminal: those for control (also
/// ends of lines) and those that turn the direction of writing, with which a name can look like another one.
pub fn visible(text: &str) -> String {
    text.chars().map(|letter| if steers(letter) { char::REPLACEMENT_CHARACTER } else { letter }).collect()
}

/// Whether a terminal does something at this letter rather than showing it.
pub fn steers(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{206f}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// The text cut to at most `most` characters, with an ellipsis where it was longer; [`visible`].
pub fn cut_off(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => visible(&text[..end]) + " …",
        None => visible(text),
    }
}

/// A path as text, without signs that a terminal would obey.
pub fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

/// `map/bestand.ron:12:5`, as far as the place is known.
pub fn place(path: &Path, line: Option<usize>, column: Option<usize>) -> String {
    let numbers = [line, column].into_iter().map_while(|number| number).map(|number| format!(":{number}"));
    std::iter::once(shown(path)).chain(numbers).collect()
}
