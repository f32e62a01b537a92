//! Rescues what can still be read from a damaged file.
//!
//! Where the brackets of the text match, the smallest values that cannot be read are left out. Otherwise everything that is
//! complete before the damage is read: the brackets that are open there are closed. Where the innermost value is too
//! incomplete for that, it is left out, and then the one around it.

use super::frames::{Frame, open_frames, tokens_of_value};
use super::head::{self, Mended};
use super::outline::Outline;
use super::parse::parse_text;
use super::text::decoded;
use super::tokens::TokenKind;
use crate::model::Dossier;
use crate::store::{Remark, StoreErrorKind};

/// What was rescued from a damaged file.
#[derive(Clone, Debug, PartialEq)]
pub struct Rescued {
    /// Everything that could be read, as a dossier that opens.
    pub dossier: Dossier,
    /// The lines, from 1, on which something began that could not be read, and was left out.
    pub left_out: Vec<usize>,
    /// The last line, from 1, of which something was read; `None` when the file was read to its end.
    pub last_line: Option<usize>,
    /// What is missing after that line, or may be, in the order of the file. Empty when the file was read to its end.
    pub missing: Vec<FilePart>,
    /// How many letters were unreadable, and are now shown as `�`.
    pub unreadable_letters: usize,
    /// What was odd about the head of the file, or followed the dossier.
    pub remarks: Vec<Remark>,
}

/// A part of a dossier's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilePart {
    /// Who works on the approach.
    Profile,
    /// Who takes part.
    Participants,
    /// The invulbladen that were merged in.
    Sheets,
    /// The interventions.
    Interventions,
    /// The actions.
    Actions,
    /// Answers of the last measurement that was found.
    Answers,
    /// How that measurement looked at the interventions.
    Reviews,
    /// Its conclusion.
    Conclusion,
    /// What it asks of the bestuurder.
    Asks,
    /// Its streefniveaus.
    Targets,
    /// How it looks back at the actions.
    LookBack,
    /// Who was there.
    Attendance,
    /// How it was adopted, or is to be.
    Adoption,
}

/// The fields of a dossier in the order of its file, as far as they are a part.
const OF_DOSSIER: [(&str, FilePart); 5] = [
    ("profile", FilePart::Profile),
    ("participants", FilePart::Participants),
    ("sheets", FilePart::Sheets),
    ("interventions", FilePart::Interventions),
    ("actions", FilePart::Actions),
];

/// As [`OF_DOSSIER`], for a measurement.
const OF_MEASUREMENT: [(&str, FilePart); 8] = [
    ("answers", FilePart::Answers),
    ("reviews", FilePart::Reviews),
    ("conclusion", FilePart::Conclusion),
    ("asks", FilePart::Asks),
    ("targets", FilePart::Targets),
    ("look_back", FilePart::LookBack),
    ("attendance", FilePart::Attendance),
    ("adoption", FilePart::Adoption),
];

/// The most values that are left out of a file. With more, the damage is no typing error.
const MOST_LEFT_OUT: usize = 20;

/// The most bytes that are parsed in all attempts together, so that a large file does not take long.
const MOST_READ: usize = 8 * 1024 * 1024;

/// No dossier is nested this deep.
const DEEPEST: usize = 32;

/// What can be read from the bytes of a damaged file; `None` when that is nothing.
pub fn rescue(bytes: &[u8]) -> Option<Rescued> {
    let decoded = decoded(bytes);
    let Mended { text, remarks } = head::mended(&decoded.text, &Outline::of(&decoded.text));
    let lost_letters = |kept: &str| match decoded.unreadable {
        None => 0,
        Some(_) => kept.matches(char::REPLACEMENT_CHARACTER).count(),
    };
    let mut rescued = match parse_text(&text) {
        Ok(parsed) => Rescued::of(parsed.dossier),
        Err(fault) => {
            let fault = place_of(&text, &fault)?;
            without_faults(&text, fault).or_else(|| beginning(&text, fault))?
        }
    };
    let kept_until = rescued.last_line.map_or(&*text, |line| &text[..line_end(&text, line)]);
    rescued.unreadable_letters = lost_letters(kept_until);
    rescued.remarks = remarks;
    Some(rescued)
}

impl Rescued {
    fn of(dossier: Dossier) -> Self {
        Self { dossier, left_out: Vec::new(), last_line: None, missing: Vec::new(), unreadable_letters: 0, remarks: Vec::new() }
    }
}

/// The whole dossier without the values that cannot be read; `None` where leaving out values does not make it readable.
fn without_faults(text: &str, mut fault: usize) -> Option<Rescued> {
    let values = values(text)?;
    let mut attempts = (MOST_READ / text.len().max(1)).clamp(4, 60);
    let mut sound = text.to_owned();
    let mut left_out = Vec::new();
    while left_out.len() < MOST_LEFT_OUT {
        let mut around: Vec<&Value> = values.iter().filter(|value| value.start <= fault && fault <= value.end).collect();
        around.sort_by_key(|value| value.end - value.start);
        let mut next = None;
        for value in around {
            attempts = attempts.checked_sub(1)?;
            let tried = blanked(&sound, value);
            let line = text[..value.start].matches('\n').count() + 1;
            match parse_text(&tried) {
                Ok(parsed) => {
                    left_out.push(line);
                    left_out.sort_unstable();
                    left_out.dedup();
                    return Some(Rescued { left_out, ..Rescued::of(parsed.dossier) });
                }
                Err(later) => {
                    // Where the reader gets further, this was one of several.
                    if let Some(place) = place_of(&tried, &later).filter(|place| *place > fault) {
                        next = Some((tried, place, line));
                        break;
                    }
                }
            }
        }
        let (tried, place, line) = next?;
        sound = tried;
        fault = place;
        left_out.push(line);
    }
    None
}

/// Something that can be left out of a text: a value with its name and the comma after it.
struct Value {
    start: usize,
    end: usize,
}

/// Everything that can be left out; `None` when the brackets do not match.
fn values(text: &str) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    // Where the current value began, for each open bracket.
    let mut begun: Vec<(u8, Option<usize>)> = vec![(0, None)];
    let mut end = 0;
    for token in tokens_of_value(text) {
        match token.kind {
            TokenKind::Comma => {
                let (_, start) = begun.last_mut()?;
                values.extend(start.take().map(|start| Value { start, end: token.end }));
            }
            TokenKind::Close => {
                let (close, start) = begun.pop()?;
                if text.as_bytes().get(token.start) != Some(&close) {
                    return None;
                }
                values.extend(start.map(|start| Value { start, end }));
            }
            _ => {
                let (_, start) = begun.last_mut()?;
                start.get_or_insert(token.start);
                if let TokenKind::Open { close } = token.kind {
                    begun.push((close, None));
                }
            }
        }
        end = token.end;
    }
    let is_read_to_its_end = text[end..].trim().is_empty();
    (begun.len() == 1 && is_read_to_its_end).then_some(values)
}

/// The text with the value blanked out, so that everything else keeps its place.
fn blanked(text: &str, value: &Value) -> String {
    let blank = text[value.start..value.end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' });
    text[..value.start].chars().chain(blank).chain(text[value.end..].chars()).collect()
}

fn line_end(text: &str, line: usize) -> usize {
    text.split_inclusive('\n').take(line).map(str::len).sum()
}

/// Everything that is complete before the damage.
fn beginning(text: &str, fault: usize) -> Option<Rescued> {
    let mut candidates: Vec<(Vec<Frame<'_>>, usize)> = Vec::new();
    // A file that was cut off can be read to its end; another one to its fault.
    for end in [text.len(), fault] {
        let mut frames = open_frames(text.get(..end)?);
        frames.truncate(DEEPEST);
        candidates.extend((0..frames.len()).map(|depth| (frames[..=depth].to_vec(), frames[depth].kept)));
    }
    candidates.sort_by_key(|(_, kept)| std::cmp::Reverse(*kept));
    candidates.iter().find_map(|(frames, kept)| {
        let read = &text[..*kept];
        let dossier = parse_text(&closed(read, frames)).ok()?.dossier;
        let last_line = Some(read.matches('\n').count() + 1);
        Some(Rescued { last_line, missing: missing(frames), ..Rescued::of(dossier) })
    })
}

/// The byte at which reading ended; `None` for what is no dossier, or none of ours.
fn place_of(text: &str, fault: &StoreErrorKind) -> Option<usize> {
    let (line, column) = match fault {
        StoreErrorKind::Syntax { line, column, .. } => (*line, *column),
        StoreErrorKind::Invalid(flaws) => flaws.iter().filter_map(|flaw| Some((flaw.line?, flaw.column?))).min()?,
        _ => return None,
    };
    let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let within = text[before..].char_indices().nth(column - 1).map_or(text.len() - before, |(at, _)| at);
    Some(before + within)
}

/// The text with all its brackets closed, and with what must be in them.
fn closed(read: &str, frames: &[Frame<'_>]) -> String {
    let mut text = read.to_owned();
    for (depth, frame) in frames.iter().enumerate().rev() {
        let is_innermost = depth + 1 == frames.len();
        if !is_innermost || !frame.complete.is_empty() {
            text.push(',');
        }
        let mut has: Vec<&str> = frame.complete.iter().map(AsRef::as_ref).collect();
        has.extend(frame.pending.filter(|_| !is_innermost));
        let path: Vec<&str> = frames[..=depth].iter().map(|frame| &*frame.name).collect();
        let in_list = !is_innermost || !frame.complete.is_empty();
        text.push_str(&required(&path, &has, in_list));
        text.push(frame.close);
    }
    text
}

/// The fields without which the value at this place does not open, as far as it lacks them and they can be empty.
fn required(path: &[&str], has: &[&str], is_filled: bool) -> String {
    const EMPTY: &str = "\"\"";
    let profile = [("municipality", EMPTY), ("neighbourhood", EMPTY)];
    let id = |number: &str| format!("\"meting-{number}\"");
    let first = in_group(&[("id", &id("0")), ("number", "0")]);
    let fields: Vec<(&str, String)> = match path {
        [_, "dossier"] => vec![("profile", in_group(&profile)), ("measurements", format!("[{first}]"))],
        [_, "dossier", "measurements"] if !is_filled => return first,
        [_, "dossier", "profile"] => profile.map(|(name, value)| (name, value.to_owned())).to_vec(),
        [_, "dossier", "measurements", number] => vec![("id", id(number)), ("number", (*number).to_owned())],
        [_, "dossier", "participants", _] if has.contains(&"id") => vec![("role", EMPTY.to_owned())],
        [_, "dossier", "interventions", _] if has.contains(&"id") => vec![("title", EMPTY.to_owned())],
        [_, "dossier", "actions", _] if has.contains(&"id") => vec![("what", EMPTY.to_owned())],
        [_, "dossier", "measurements", _, "asks", _] if has.contains(&"id") => vec![("text", EMPTY.to_owned())],
        _ => Vec::new(),
    };
    let lacking = fields.iter().filter(|(name, _)| !has.contains(name)).map(|(name, value)| format!("{name}: {value}"));
    lacking.collect::<Vec<_>>().join(", ")
}

fn in_group(fields: &[(&str, &str)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("({})", fields.join(", "))
}

/// The parts that come after what was read.
fn missing(frames: &[Frame<'_>]) -> Vec<FilePart> {
    let behind = |frame: Option<&Frame<'_>>, parts: &[(&str, FilePart)]| -> Vec<FilePart> {
        // Before requests were a list, there was one text.
        let is_named = |found: &str, name: &str| found == name || (found == "request" && name == "asks");
        let is_complete =
            |(name, _): &(&str, FilePart)| frame.is_some_and(|frame| frame.complete.iter().any(|it| is_named(it, name)));
        let complete = parts.iter().rposition(is_complete).map_or(0, |last| last + 1);
        parts[complete..].iter().map(|(_, part)| *part).collect()
    };
    let is_whole = frames.get(1).is_none_or(|dossier| dossier.complete.iter().any(|it| it == "measurements"))
        || frames.get(2).is_some_and(|list| list.name == "measurements" && frames.len() == 3 && !list.complete.is_empty());
    if is_whole {
        return Vec::new();
    }
    let is_in_measurements = frames.get(2).is_some_and(|frame| frame.name == "measurements");
    let mut parts = if is_in_measurements { Vec::new() } else { behind(frames.get(1), &OF_DOSSIER) };
    parts.extend(behind(frames.get(3).filter(|_| is_in_measurements), &OF_MEASUREMENT));
    parts
}
