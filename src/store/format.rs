//! A dossier as text: the versioned envelope around it, and the layout that people and version control can read.

use std::borrow::Cow;
use std::cell::Cell;
use std::io;

use ron::Options;
use ron::de::SpannedError;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;

use super::head::{self, Mended};
use super::migrate::{Envelope, File, SCHEMA};
use super::outline::{Outline, is_filler};
use super::{Flaw, FlawKind, Remark, RemarkKind, StoreErrorKind, check, read, repeats, rescue};
use crate::model::{Dossier, read_day};

/// So many bytes can a team fill in the file of a dossier: some six thousand pages.
pub const DOSSIER_ROOM: u64 = 12 * 1024 * 1024;

/// So many dates that are written in another way are understood, and no more.
const MOST_DATES: usize = 20;

/// So many bytes are read in all for the sake of those.
const MOST_READ: usize = 32 * 1024 * 1024;

/// A dossier as it was read, with what is odd about its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The dossier.
    pub dossier: Dossier,
    /// What is odd about the file, in the order in which it was found: the first twenty or so of each kind.
    pub remarks: Vec<Remark>,
}

/// The dossier in the bytes of a file, for who has no use for what is odd about that.
///
/// # Errors
/// As [`parse_with_remarks`].
pub fn parse_dossier(bytes: &[u8]) -> Result<Dossier, StoreErrorKind> {
    parse_with_remarks(bytes).map(|parsed| parsed.dossier)
}

/// Reads a dossier from the bytes of a file. Damage before and behind the answers is told in the remarks: the fields at
/// the beginning are made anew, and what comes behind the dossier is passed over.
///
/// # Errors
/// [`TooMany`](StoreErrorKind::TooMany),
/// [`Empty`](StoreErrorKind::Empty), [`NotUtf8`](StoreErrorKind::NotUtf8), [`NotADossier`](StoreErrorKind::NotADossier),
/// [`NewerSchema`](StoreErrorKind::NewerSchema), [`Syntax`](StoreErrorKind::Syntax) at RON's first error, or
/// [`Invalid`](StoreErrorKind::Invalid) with everything that is wrong in a text of the right shape.
pub fn parse_with_remarks(bytes: &[u8]) -> Result<Parsed, StoreErrorKind> {
    let decoded = read::decoded(bytes);
    let outline = Outline::of(&decoded.text);
    if is_empty(&decoded.text) {
        return Err(StoreErrorKind::Empty);
    }
    // What is no letter does no harm behind the dossier.
    let is_in_dossier = |at: &usize| outline.outer.end.is_none_or(|end| *at < end);
    if let Some(at) = decoded.unreadable.filter(is_in_dossier) {
        let (line, column) = read::line_and_column(&decoded.text, at);
        return Err(StoreErrorKind::NotUtf8 { line, column });
    }
    let mut parsed = parse_outlined(&decoded.text, &outline)?;
    if decoded.is_utf16 {
        parsed.remarks.insert(0, Remark { line: None, column: None, kind: RemarkKind::Utf16 });
    }
    Ok(parsed)
}

/// As [`parse_with_remarks`], for what is a text already.
pub(super) fn parse_text(text: &str) -> Result<Parsed, StoreErrorKind> {
    parse_outlined(text, &Outline::of(text))
}

fn parse_outlined(text: &str, outline: &Outline<'_>) -> Result<Parsed, StoreErrorKind> {
    if is_empty(text) {
        return Err(StoreErrorKind::Empty);
    }
    if outline.is_too_much {
        return Err(StoreErrorKind::TooMany { limit: read::MOST_THINGS });
    }
    let Mended { mut text, mut remarks } = head::mended(text, outline);
    let mut attempts = (MOST_READ / text.len().max(1)).clamp(2, MOST_DATES);
    let dossier = loop {
        match parse_mended(&text) {
            Err(StoreErrorKind::Invalid(flaws)) if attempts > 0 => {
                let Some((with_date, remark)) = understood_date(&text, &flaws) else {
                    return Err(StoreErrorKind::Invalid(flaws));
                };
                text = Cow::Owned(with_date);
                remarks.push(remark);
                attempts -= 1;
            }
            outcome => break outcome?,
        }
    };
    let (mut flaws, odd) = check::check(&dossier, &text);
    flaws.splice(0..0, repeats::repeated_key(&text, &options()));
    remarks.extend(odd);
    if flaws.is_empty() { Ok(Parsed { dossier, remarks }) } else { Err(StoreErrorKind::Invalid(flaws)) }
}

/// The text with a date as it should be written, in the place of the one that the reader stopped at and that somebody
/// wrote as people do.
fn understood_date(text: &str, flaws: &[Flaw]) -> Option<(String, Remark)> {
    let [Flaw { line: Some(line), column: Some(column), kind: FlawKind::NoDate(was) }] = flaws else { return None };
    let is = Some(was).filter(|was| is_written_by_people(was)).and_then(|was| head::date_in(was))?;
    let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let at = before + text[before..].char_indices().nth(column - 1)?.0;
    let (start, rest) = text.split_at_checked(at)?;
    let rest = rest.strip_prefix('"')?.strip_prefix(was.as_str())?.strip_prefix('"')?;
    let kind = RemarkKind::DateWritten { was: was.clone(), is, is_of_change: false };
    Some((format!("{start}\"{is}\"{rest}"), Remark { line: Some(*line), column: Some(*column), kind }))
}

/// Whether a date looks as people write one. What a program wrote in another way, as with a time or a time zone, may mean
/// another day than it says, and is refused.
fn is_written_by_people(date: &str) -> bool {
    !date.contains(['T', '+', ':', '[']) && !date.bytes().all(|byte| byte.is_ascii_digit())
}

/// Some systems leave zeros where a text was lost.
fn is_empty(text: &str) -> bool {
    text.trim_matches(is_filler).is_empty()
}

/// What a text says of which the head is sound.
fn parse_mended(text: &str) -> Result<Dossier, StoreErrorKind> {
    let schema = Cell::new(None);
    let syntax = |error: SpannedError| {
        let (line, column) = (error.span.start.line, error.span.start.col);
        match schema.get() {
            None => StoreErrorKind::NotADossier { line, column, code: Box::new(error.code) },
            Some(found) if found > SCHEMA => StoreErrorKind::NewerSchema { found, known: SCHEMA },
            Some(_) => match no_date(text, &error) {
                Some(flaw) => StoreErrorKind::Invalid(vec![flaw]),
                None if is_at_cut(text, &error) => StoreErrorKind::Syntax { line, column, code: Box::new(ron::Error::Eof) },
                None => StoreErrorKind::Syntax { line, column, code: Box::new(error.code) },
            },
        }
    };
    options().from_str_seed(text, Envelope { schema: &schema }).map(File::into_live).map_err(syntax)
}

/// Whether the error stands where the file was cut off: half a word there is no wrong word.
fn is_at_cut(text: &str, error: &SpannedError) -> bool {
    let lines = text.trim_end().matches('\n').count() + 1;
    error.span.end.line >= lines && rescue::is_cut_off(text)
}

/// The flaw when the error is about a date: its own text on that names no place, so the same text is read again to
/// recognise it.
fn no_date(text: &str, error: &SpannedError) -> Option<Flaw> {
    let ron::Error::Message(message) = &error.code else { return None };
    let line = text.split('\n').nth(error.span.end.line - 1)?;
    let before: String = line.chars().take(error.span.end.col - 1).collect();
    let (start, value) = before.strip_suffix('"')?.rsplit_once('"')?;
    let is_about_date = read_day(value).is_err_and(|reason| reason.to_string() == *message);
    let (line, column) = (Some(error.span.end.line), Some(start.chars().count() + 1));
    is_about_date.then(|| Flaw { line, column, kind: FlawKind::NoDate(value.to_owned()) })
}

/// The text to write for a dossier, after the reader took it and gave the same dossier back.
///
/// # Errors
/// [`WouldNotOpen`](StoreErrorKind::WouldNotOpen).
pub(super) fn checked_text(dossier: &Dossier) -> Result<String, StoreErrorKind> {
    let text = dossier_text(dossier);
    let refused = |why| Err(StoreErrorKind::WouldNotOpen(Box::new(why)));
    let bytes = text.len() as u64;
    if bytes > read::MOST_WRITTEN {
        return refused(StoreErrorKind::TooLarge { bytes, limit: read::MOST_WRITTEN });
    }
    match read_back(&text) {
        Ok(read) if read == *dossier => Ok(text),
        Ok(_) => refused(StoreErrorKind::Altered),
        Err(why) => refused(why),
    }
}

/// Reads what was just made of a dossier. Its keys come from maps, so none is looked for that repeats, which would take as
/// long as all the rest; and what it gives is compared with the dossier.
fn read_back(text: &str) -> Result<Dossier, StoreErrorKind> {
    let outline = Outline::of(text);
    if outline.is_too_much {
        return Err(StoreErrorKind::TooMany { limit: read::MOST_THINGS });
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

/// So many bytes has the file of a dossier at most, found without making its text.
fn size_at_most(dossier: &Dossier) -> u64 {
    /// The most that a line takes beside what stands in it: it is indented, and has its end.
    const LINE: u64 = 48;
    /// The most that a letter takes that is written with an escape.
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
    let layout = PrettyConfig::new().new_line("\n").extensions(Extensions::IMPLICIT_SOME);
    // Only a recursion limit or a name that is no identifier can fail, and the model has neither.
    let text = Options::default()
        .without_recursion_limit()
        .to_string_pretty(&Written { schema: SCHEMA, dossier }, layout)
        .unwrap_or_else(|error| unreachable!("every dossier can be written: {error}"));
    spread_texts(&text)
}

fn options() -> Options {
    // Enabled by the first line of each file too; here for a file in which someone deleted that line.
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
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
    use crate::model::{Action, ActionId, Dossier, IdGenerator, Profile};

    struct Ids(u32);

    impl IdGenerator for Ids {
        fn next_id(&mut self) -> String {
            self.0 += 1;
            self.0.to_string()
        }
    }

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
                Dossier::new(Profile { goal: text.clone(), ..Profile::default() }, "", date(2026, 11, 21), &mut Ids(0));
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
