//! A dossier as text: the versioned envelope around it, and the layout that people and version control can read.

use std::cell::Cell;

use ron::Options;
use ron::de::SpannedError;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;

use super::migrate::{Envelope, SCHEMA};
use super::{Flaw, FlawKind, StoreErrorKind, check, read, repeats, rescue};
use crate::model::{Dossier, read_day};

/// Reads a dossier from the bytes of a file.
///
/// # Errors
/// [`TooMany`](StoreErrorKind::TooMany),
/// [`Empty`](StoreErrorKind::Empty), [`NotUtf8`](StoreErrorKind::NotUtf8), [`NotADossier`](StoreErrorKind::NotADossier),
/// [`NewerSchema`](StoreErrorKind::NewerSchema), [`Syntax`](StoreErrorKind::Syntax) at RON's first error, or
/// [`Invalid`](StoreErrorKind::Invalid) with everything that is wrong in a text of the right shape.
pub fn parse_dossier(bytes: &[u8]) -> Result<Dossier, StoreErrorKind> {
    let text = read::text(bytes)?;
    // Some systems leave zeros where a text was lost.
    if text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0').is_empty() {
        return Err(StoreErrorKind::Empty);
    }
    if read::things(text) > read::MOST_THINGS {
        return Err(StoreErrorKind::TooMany { limit: read::MOST_THINGS });
    }
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
    let file = options().from_str_seed(text, Envelope { schema: &schema }).map_err(syntax)?;
    let mut flaws: Vec<_> = repeats::repeated_key(text, &options()).into_iter().collect();
    let dossier = file.into_live();
    flaws.extend(check::flaws(&dossier, text));
    if flaws.is_empty() { Ok(dossier) } else { Err(StoreErrorKind::Invalid(flaws)) }
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

/// The text of a dossier's file: fields in a fixed order, each on its own line, texts line by line.
pub fn dossier_text(dossier: &Dossier) -> String {
    #[derive(Serialize)]
    struct File<'a> {
        schema: u32,
        dossier: &'a Dossier,
    }
    let layout = PrettyConfig::new().new_line("\n").extensions(Extensions::IMPLICIT_SOME);
    // Only a recursion limit or a name that is no identifier can fail, and the model has neither.
    let text = Options::default()
        .without_recursion_limit()
        .to_string_pretty(&File { schema: SCHEMA, dossier }, layout)
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
