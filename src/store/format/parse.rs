//! A dossier as text: the versioned envelope around it, and the layout that people and version control can read.

use std::borrow::Cow;
use std::cell::Cell;

use ron::Options;
use ron::de::SpannedError;
use ron::extensions::Extensions;

use super::head::{self, Mended};
use super::migrate::{Enclosed, Envelope, Progress, SCHEMA};
use super::outline::{Outline, is_filler};
use super::text::{decoded, line_and_column};
use super::tokens::MAX_VALUES;
use super::{check, frames, repeats};
use crate::model::{Dossier, read_day};
use crate::store::{Flaw, FlawKind, Remark, RemarkKind, StoreErrorKind};

/// The name under which an invulblad stands in its file.
pub(super) const SHEET: &str = "invulblad";

/// The most dates in another notation that are understood in one file.
const MOST_DATES: usize = 20;

/// The most bytes that are parsed again because of those, in all.
const MOST_READ: usize = 32 * 1024 * 1024;

/// A dossier as it was read, with what is odd about its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The dossier.
    pub dossier: Dossier,
    /// What is odd about the file, in the order in which it was found: the first twenty or so of each kind.
    pub remarks: Vec<Remark>,
}

/// Reads a dossier from the bytes of a file, without the remarks.
///
/// # Errors
/// As [`parse_with_remarks`].
pub fn parse_dossier(bytes: &[u8]) -> Result<Dossier, StoreErrorKind> {
    parse_with_remarks(bytes).map(|parsed| parsed.dossier)
}

/// Reads a dossier from the bytes of a file. Damage before and after the answers is reported in the remarks: the fields at
/// the beginning are reconstructed, and what follows the dossier is skipped.
///
/// # Errors
/// [`TooMany`](StoreErrorKind::TooMany),
/// [`Empty`](StoreErrorKind::Empty), [`NotUtf8`](StoreErrorKind::NotUtf8), [`NotADossier`](StoreErrorKind::NotADossier),
/// [`NewerSchema`](StoreErrorKind::NewerSchema), [`Syntax`](StoreErrorKind::Syntax) at RON's first error, or
/// [`Invalid`](StoreErrorKind::Invalid) with everything that is wrong in a text of the right shape.
pub fn parse_with_remarks(bytes: &[u8]) -> Result<Parsed, StoreErrorKind> {
    let decoded = decoded(bytes);
    let outline = Outline::of(&decoded.text);
    if is_empty(&decoded.text) {
        return Err(StoreErrorKind::Empty);
    }
    // After the dossier, bytes that are no UTF-8 do no harm.
    let is_in_dossier = |at: &usize| outline.outer.end.is_none_or(|end| *at < end);
    if let Some(at) = decoded.unreadable.filter(is_in_dossier) {
        let (line, column) = line_and_column(&decoded.text, at);
        return Err(StoreErrorKind::NotUtf8 { line, column });
    }
    let mut parsed = parse_outlined(&decoded.text, &outline)?;
    if decoded.is_utf16 {
        parsed.remarks.insert(0, Remark { line: None, column: None, kind: RemarkKind::Utf16 });
    }
    Ok(parsed)
}

/// As [`parse_with_remarks`], for what is a text already.
///
/// # Errors
/// As [`parse_with_remarks`].
pub(in crate::store) fn parse_text(text: &str) -> Result<Parsed, StoreErrorKind> {
    parse_outlined(text, &Outline::of(text))
}

fn parse_outlined(text: &str, outline: &Outline<'_>) -> Result<Parsed, StoreErrorKind> {
    if is_empty(text) {
        return Err(StoreErrorKind::Empty);
    }
    if outline.is_too_much {
        return Err(StoreErrorKind::TooMany { limit: MAX_VALUES });
    }
    if is_sheet(outline) {
        return Err(StoreErrorKind::IsSheet);
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
    flaws.splice(0..0, repeats::repeated_key(&text));
    remarks.extend(odd);
    if flaws.is_empty() { Ok(Parsed { dossier, remarks }) } else { Err(StoreErrorKind::Invalid(flaws)) }
}

/// The text with a date in the right notation, where the reader stopped at one in a notation that people use.
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

/// Whether this is meant to be an invulblad, sound or not.
pub(super) fn is_sheet(outline: &Outline<'_>) -> bool {
    outline.outer.entry(SHEET).is_some() && outline.outer.entry("dossier").is_none()
}

/// Some systems leave zeros where a text was lost.
pub(super) fn is_empty(text: &str) -> bool {
    text.trim_matches(is_filler).is_empty()
}

/// Reads a dossier from a text whose head is sound.
///
/// # Errors
/// As [`parse_with_remarks`], but for what only a whole dossier can break.
pub(super) fn parse_mended(text: &str) -> Result<Dossier, StoreErrorKind> {
    enclosed(text, Progress::Schema(0), |line, column, code| StoreErrorKind::NotADossier { line, column, code })
}

/// Reads what an envelope holds.
///
/// # Errors
/// [`NewerSchema`](StoreErrorKind::NewerSchema); [`Invalid`](StoreErrorKind::Invalid) for something else where a date belongs;
/// [`Syntax`](StoreErrorKind::Syntax) for any other error at or after `recognised`, and what `stranger` gives for one before it.
pub(super) fn enclosed<T: Enclosed>(
    text: &str,
    recognised: Progress,
    stranger: impl FnOnce(usize, usize, Box<ron::Error>) -> StoreErrorKind,
) -> Result<T, StoreErrorKind> {
    let progress = Cell::new(Progress::Nothing);
    options().from_str_seed(text, Envelope::new(&progress)).map_err(|error: SpannedError| {
        let (line, column) = (error.span.start.line, error.span.start.col);
        match progress.get() {
            Progress::Schema(found) | Progress::Name(found) if found > SCHEMA => {
                StoreErrorKind::NewerSchema { found, known: SCHEMA }
            }
            progress if progress < recognised => stranger(line, column, Box::new(error.code)),
            _ => match no_date(text, &error) {
                Some(flaw) => StoreErrorKind::Invalid(vec![flaw]),
                None if is_at_cut(text, &error) => StoreErrorKind::Syntax { line, column, code: Box::new(ron::Error::Eof) },
                None => StoreErrorKind::Syntax { line, column, code: Box::new(error.code) },
            },
        }
    })
}

/// Whether the error stands where the file was cut off: half a word there is no wrong word.
fn is_at_cut(text: &str, error: &SpannedError) -> bool {
    let lines = text.trim_end().matches('\n').count() + 1;
    error.span.end.line >= lines && frames::is_cut_off(text)
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

fn options() -> Options {
    // Enabled by the first line of each file too; here for a file in which someone deleted that line.
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}
