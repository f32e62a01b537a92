//! From a dossier to the text of its file: the layout that people and version control can read.

use std::io;

use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;

use super::migrate::SCHEMA;
use super::outline::Outline;
use super::parse::parse_mended;
use super::tokens::MAX_VALUES;
use super::{check, head};
use crate::model::Dossier;
use crate::store::StoreErrorKind;
use crate::store::disk::read;

/// The most bytes that a team can fill in the file of a dossier: some six thousand pages.
pub const DOSSIER_ROOM: u64 = 12 * 1024 * 1024;

/// The text to write for a dossier, after the reader took it and gave the same dossier back.
///
/// # Errors
/// [`WouldNotOpen`](StoreErrorKind::WouldNotOpen).
pub(crate) fn checked_text(dossier: &Dossier) -> Result<String, StoreErrorKind> {
    checked(dossier, dossier_text(dossier), read_back)
}

/// The text that was written for a value, after `read` gave the same value back.
///
/// # Errors
/// [`WouldNotOpen`](StoreErrorKind::WouldNotOpen).
pub(super) fn checked<T: PartialEq>(
    value: &T,
    text: String,
    read: impl FnOnce(&str) -> Result<T, StoreErrorKind>,
) -> Result<String, StoreErrorKind> {
    let bytes = text.len() as u64;
    let refusal = if bytes > read::MOST_WRITTEN {
        StoreErrorKind::TooLarge { bytes, limit: read::MOST_WRITTEN }
    } else {
        match read(&text) {
            Ok(same) if same == *value => return Ok(text),
            Ok(_) => StoreErrorKind::Altered,
            Err(why) => why,
        }
    };
    Err(StoreErrorKind::WouldNotOpen(Box::new(refusal)))
}

/// Reads what was just made of a dossier. Its keys come from maps, so none is looked for that repeats, which would take as
/// long as all the rest; and what it gives is compared with the dossier.
fn read_back(text: &str) -> Result<Dossier, StoreErrorKind> {
    let outline = Outline::of(text);
    if outline.is_too_much {
        return Err(StoreErrorKind::TooMany { limit: MAX_VALUES });
    }
    if !head::mended(text, &outline).remarks.is_empty() {
        return Err(StoreErrorKind::Altered);
    }
    let dossier = parse_mended(text)?;
    let (flaws, _odd) = check::check(&dossier, text);
    if flaws.is_empty() { Ok(dossier) } else { Err(StoreErrorKind::Invalid(flaws)) }
}

/// Whether a dossier has become larger by a change than its file should get: what is added later by the program itself, as
/// the content that an adopted measurement keeps, has to fit too. Cheap as long as it is far from that.
pub fn is_outgrown(before: &Dossier, after: &Dossier) -> bool {
    let size = |dossier| dossier_text(dossier).len() as u64;
    size_at_most(after) > DOSSIER_ROOM && {
        let now = size(after);
        now > DOSSIER_ROOM && now > size(before)
    }
}

/// An upper bound of the bytes of a file, computed without its text.
fn size_at_most(dossier: &Dossier) -> u64 {
    /// The most bytes that a line takes beside what stands in it: it is indented, and has its end.
    const LINE: u64 = 48;
    /// The most bytes that a letter takes that is written with an escape.
    const ESCAPE: u64 = 10;
    struct Weight(u64);
    impl io::Write for Weight {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.iter().fold(0, |sum, byte| {
                sum + match byte {
                    b'{' | b'}' | b'[' | b']' | b',' | b':' | b'\\' => LINE,
                    0x7f.. => ESCAPE,
                    _ => 1,
                }
            });
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut weight = Weight(0);
    serde_json::to_writer(&mut weight, dossier).map_or(u64::MAX, |()| weight.0)
}

/// The text of a dossier's file: fields in a fixed order, each on its own line, texts line by line.
pub fn dossier_text(dossier: &Dossier) -> String {
    #[derive(Serialize)]
    struct Written<'a> {
        schema: u32,
        dossier: &'a Dossier,
    }
    laid_out(&Written { schema: SCHEMA, dossier })
}

/// The text of a value of ours: fields in a fixed order, each on its own line, texts line by line.
pub(super) fn laid_out(value: &impl Serialize) -> String {
    let layout = PrettyConfig::new().new_line("\n").extensions(Extensions::IMPLICIT_SOME);
    // Only a recursion limit or a name that is no identifier can fail, and the model has neither.
    let text = Options::default()
        .without_recursion_limit()
        .to_string_pretty(value, layout)
        .unwrap_or_else(|error| unreachable!("every value of ours can be written: {error}"));
    spread_texts(&text)
}

/// Gives each line of a longer text a line of its own in the file, so that a change of one line is a change of one
/// line. RON joins them again: after a backslash it passes over the line's end and the space before the next one.
fn spread_texts(ron: &str) -> String {
    let mut spread = String::with_capacity(ron.len() + ron.len() / 8);
    for line in ron.split_inclusive('\n') {
        let indent = &line[..line.len() - line.trim_start_matches(' ').len()];
        spread_line(line, indent, &mut spread);
    }
    spread.push('\n');
    spread
}

/// In the output of the serializer a quotation mark begins or ends a text, unless a backslash stands before it.
fn spread_line(line: &str, indent: &str, spread: &mut String) {
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            spread.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') if letters.peek() != Some(&'"') => {
                spread.extend(["\\n\\\n", indent, "    "]);
                // Space at the beginning of a line belongs to the text here.
                if letters.next_if_eq(&' ').is_some() {
                    spread.push_str("\\u{20}");
                }
            }
            // Escaped without need, and frequent in Dutch: foto's.
            Some('\'') => spread.push('\''),
            Some(other) => spread.extend(['\\', other]),
            None => spread.push('\\'),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{dossier_text, size_at_most};
    use crate::model::{Action, ActionId, Dossier, Profile};

    /// Also of texts that take many times their room in the file.
    #[test]
    fn the_size_is_never_taken_for_less_than_it_is() {
        for text in [
            "",
            "gewoon",
            "\n",
            "\n ",
            "\u{1b}",
            "\u{200b}",
            "é",
            "🙂\u{fe0f}",
            "\"",
            "\\",
            "'",
            "\u{7f}",
            "\t",
            "\u{e0041}",
            "\r\n",
        ] {
            let text = text.repeat(1000);
            let mut dossier =
                Dossier::new(Profile { goal: text.clone(), ..Profile::default() }, "", date(2026, 11, 21), &mut || {
                    "id".to_owned()
                });
            dossier.actions = (0..9).map(|number| Action::new(ActionId::new(number.to_string()), text.clone())).collect();
            if let Some(measurement) = dossier.measurements.open_mut() {
                measurement.conclusion = text.clone();
                measurement.adoption_plan.body = text.clone();
            }
            let size = dossier_text(&dossier).len() as u64;
            assert!(size <= size_at_most(&dossier), "{size} {:?}", text.chars().next());
        }
    }
}
