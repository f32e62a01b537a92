//! What surrounds the answers in a dossier's file: its frame, the fields at its beginning, and what follows its end.
//! Damage there keeps nobody from the answers: the head is reconstructed, and what follows the dossier is skipped.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;

use super::migrate::SCHEMA;
use super::outline::{Group, Outline, is_filler};
use super::text::line_and_column;
use crate::model::MONTHS;
use crate::store::digest::digest;
use crate::store::{Behind, HeadField, Remark, RemarkKind};

/// A text of which the head is sound and that ends with the dossier, as far as that could be done.
pub(super) struct Mended<'a> {
    /// The text: every line of the answers has the number that it had.
    pub(super) text: Cow<'a, str>,
    /// What was made of it.
    pub(super) remarks: Vec<Remark>,
}

/// Characters of a damaged field that are quoted.
const MOST_TOLD: usize = 60;

/// Reconstructs the head where it is damaged, and leaves out what follows the dossier. A text that holds no dossier, or one of a
/// newer version of the program, keeps its head.
pub(super) fn mended<'a>(text: &'a str, outline: &Outline<'_>) -> Mended<'a> {
    let mut mend = Mend { text, edits: Vec::new(), remarks: Vec::new() };
    let dossier = [outline.inner.as_ref(), Some(&outline.outer)].into_iter().flatten().find(|group| group.is_dossier());
    let end = match dossier {
        Some(dossier) if !is_newer(text, outline) => {
            mend.frame(outline, dossier);
            mend.fields(dossier);
            outline.outer.end.or_else(|| dossier.end.filter(|_| mend.has_frame_edit()))
        }
        _ => outline.outer.end,
    };
    if let Some(end) = end {
        mend.behind(end);
    }
    mend.done(end.unwrap_or(text.len()))
}

fn is_newer(text: &str, outline: &Outline<'_>) -> bool {
    schema(text, outline).is_some_and(|schema| schema > SCHEMA)
}

fn schema(text: &str, outline: &Outline<'_>) -> Option<u32> {
    text[outline.outer.entry("schema")?.value.clone()].trim().parse().ok()
}

struct Mend<'a> {
    text: &'a str,
    /// What comes in the place of what, in the order of the text.
    edits: Vec<(Range<usize>, String)>,
    remarks: Vec<Remark>,
}

impl<'a> Mend<'a> {
    /// What surrounds the dossier: `(schema: 1, dossier: (…))`, after the attributes of the format.
    fn frame(&mut self, outline: &Outline<'_>, dossier: &Group<'_>) {
        let before = &self.text[..outline.outer.start];
        let is_begun = self.text[outline.outer.start..].starts_with('(') && is_sound_before(before);
        let schema = schema(self.text, outline).filter(|schema| (1..=SCHEMA).contains(schema));
        let is_framed = match &*outline.outer.entries {
            [first, second] => {
                first.name == "schema"
                    && second.name == "dossier"
                    && second.value.start == dossier.start
                    && self.text.get(first.value.end..dossier.start).is_some_and(|between| between.contains(','))
            }
            _ => false,
        };
        if is_begun && is_framed && schema.is_some() {
            return;
        }
        let settings = &before[before.find("#![").unwrap_or(before.len())..];
        let kind = match schema {
            Some(_) if is_framed && is_sound_before(settings) => RemarkKind::Before,
            Some(_) => RemarkKind::Head { field: HeadField::Frame, was: String::new() },
            None => {
                let was = outline.outer.entry("schema").map(|entry| self.told(entry.value.clone())).unwrap_or_default();
                RemarkKind::Head { field: HeadField::Schema, was }
            }
        };
        self.remark(0, kind);
        self.edit(0..dossier.start, &format!("(schema: {SCHEMA}, dossier: "));
        if let Some(end) = dossier.end {
            let all = outline.outer.end.unwrap_or(end);
            self.edit(end..all, ")");
        }
    }

    fn has_frame_edit(&self) -> bool {
        self.edits.first().is_some_and(|(range, _)| range.start == 0)
    }

    /// The fields of the dossier that tell nothing about the wijk.
    fn fields(&mut self, dossier: &Group<'_>) {
        let text_of = |value: &str| ron::from_str::<String>(value).ok();
        self.field(dossier, HeadField::Id, |value| text_of(value).is_some_and(|id| !id.trim().is_empty()));
        self.field(dossier, HeadField::ContentEdition, |value| text_of(value).is_some());
        self.field(dossier, HeadField::Changed, |value| {
            text_of(value).is_some_and(|day| day.parse::<Date>().is_ok_and(|date| date.to_string() == day))
        });
    }

    fn field(&mut self, dossier: &Group<'_>, field: HeadField, is_right: impl Fn(&str) -> bool) {
        let name = match field {
            HeadField::Id => "id",
            HeadField::ContentEdition => "content_edition",
            HeadField::Changed => "changed",
            HeadField::Schema | HeadField::Frame => return,
        };
        let Some(entry) = dossier.entry(name) else {
            let at = dossier.start + 1;
            self.remark(at, RemarkKind::Head { field, was: String::new() });
            let value = self.fresh(field);
            self.edit(at..at, &format!("{name}: \"{value}\", "));
            return;
        };
        // Where the file was cut off within it, the rest of the dossier is not there either.
        if !entry.is_complete || is_right(&self.text[entry.value.clone()]) {
            return;
        }
        let was = self.told(entry.value.clone());
        let understood = if field == HeadField::Changed { date_in(&self.text[entry.value.clone()]) } else { None };
        let (kind, value) = match understood {
            Some(is) => (RemarkKind::DateWritten { was, is, is_of_change: true }, is.to_string()),
            None => (RemarkKind::Head { field, was }, self.fresh(field)),
        };
        self.remark(entry.value.start, kind);
        self.edit(entry.value.clone(), &format!(" \"{value}\""));
    }

    /// A value for a field that is lost. The same file gives the same value each time.
    fn fresh(&self, field: HeadField) -> String {
        match field {
            HeadField::Id => format!("gered-{}", digest(self.text.as_bytes())),
            HeadField::Changed => newest_date(self.text).unwrap_or(jiff::civil::date(2000, 1, 1)).to_string(),
            HeadField::ContentEdition | HeadField::Schema | HeadField::Frame => String::new(),
        }
    }

    /// What follows the dossier, which ends here.
    fn behind(&mut self, end: usize) {
        let behind = &self.text[end..];
        // Space and comments belong to the format.
        if behind.trim_start().starts_with('/') && ron::from_str::<()>(&format!("(){behind}")).is_ok() {
            return;
        }
        let Some(at) = behind.find(|letter: char| !letter.is_whitespace()) else { return };
        let rest = behind.trim_matches(is_filler);
        let kind = match rest {
            "" => Behind::Filler,
            _ if beginning(rest).contains("schema:") => Behind::Dossier,
            _ => Behind::Text,
        };
        self.remark(end + at, RemarkKind::Behind(kind));
    }

    fn told(&self, range: Range<usize>) -> String {
        self.text[range].trim_matches(['"', ' ', '\n', '\r']).chars().take(MOST_TOLD).collect()
    }

    fn remark(&mut self, at: usize, kind: RemarkKind) {
        let (line, column) = line_and_column(self.text, at);
        self.remarks.push(Remark { line: Some(line), column: Some(column), kind });
    }

    /// Puts something in the place of a part of the text, and keeps its lines.
    fn edit(&mut self, range: Range<usize>, by: &str) {
        let lines = self.text[range.clone()].matches('\n').count();
        self.edits.push((range, format!("{}{by}", "\n".repeat(lines))));
    }

    fn done(mut self, end: usize) -> Mended<'a> {
        let text = self.text;
        if self.edits.is_empty() {
            return Mended { text: Cow::Borrowed(&text[..end]), remarks: self.remarks };
        }
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut mended = String::with_capacity(end + 200);
        let mut at = 0;
        for (range, by) in &self.edits {
            mended.push_str(&text[at..range.start]);
            mended.push_str(by);
            at = range.end;
        }
        mended.push_str(text.get(at..end).unwrap_or_default());
        Mended { text: Cow::Owned(mended), remarks: self.remarks }
    }
}

/// Whether this may stand before a value.
fn is_sound_before(text: &str) -> bool {
    ron::from_str::<()>(&format!("{text}()")).is_ok()
}

/// The beginning of a text, enough to tell what it is.
fn beginning(text: &str) -> &str {
    text.char_indices().nth(400).map_or(text, |(at, _)| &text[..at])
}

/// The newest date between quotation marks that can be right: the dossier was changed then or later.
fn newest_date(text: &str) -> Option<Date> {
    let dates = text.split('"').filter(|part| part.len() == 10).filter_map(|part| part.parse::<Date>().ok());
    dates.filter(|date| (2000..=2100).contains(&date.year())).max()
}

/// The date that somebody wrote by hand: `21-11-2026`, `21 november 2026`, `2026/11/21`, `20261121`,
/// `2026-11-21T10:00:00Z`.
pub(super) fn date_in(text: &str) -> Option<Date> {
    let text = text.trim_matches(['"', ' ', '\n']).to_lowercase();
    if let Some(date) = text.get(..10).and_then(|day| day.parse().ok()) {
        return Some(date);
    }
    let parts: Vec<&str> = text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let month = |part: &str| {
        let named = MONTHS
            .iter()
            .position(|month| part.len() >= 3 && month.starts_with(part))
            .and_then(|at| i16::try_from(at + 1).ok());
        named.or_else(|| number(part))
    };
    let (year, month, day) = match *parts {
        [all] if all.len() == 8 && all.is_ascii() => (number(&all[..4])?, number(&all[4..6])?, number(&all[6..])?),
        [year, middle, day] if year.len() == 4 => (number(year)?, month(middle)?, number(day)?),
        [day, middle, year] if year.len() == 4 => (number(year)?, month(middle)?, number(day)?),
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::date_in;

    #[test]
    fn a_date_is_understood_as_people_write_it() {
        for text in ["21-11-2026", "\"21 november 2026\"", "21 nov. 2026", "2026/11/21", "20261121", "2026-11-21T10:00:00Z"] {
            assert_eq!(date_in(text), Some(date(2026, 11, 21)), "{text}");
        }
        for text in ["", "gisteren", "11-2026", "31-02-2026", "21-13-2026", "ééééééé1"] {
            assert_eq!(date_in(text), None, "{text}");
        }
    }
}
