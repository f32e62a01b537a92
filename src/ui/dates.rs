//! A field for a date, as Dutch people write it.

use egui::Ui;
use jiff::civil::Date;

use super::widgets::{entry_line, field_error, text_line};
use crate::model::{DraftField, Drafts, MONTHS};
use crate::session::Edit;

/// How a date was typed last, so that `15/10/2026` does not become `15-10-2026` under somebody's hands.
#[derive(Debug, Default)]
pub(super) struct DateField {
    typed: Option<String>,
}

/// What was typed into the field.
pub(super) enum TypedDate {
    /// A date, or nothing.
    Date(Option<Date>),
    /// What is no date yet: to be kept as it is.
    Draft(String),
}

/// Draws the field for the peildatum of an open measurement, and gives the change when it was typed in.
pub(super) fn reference_date_line(ui: &mut Ui, date: Option<Date>, drafts: &Drafts, field: &mut DateField) -> Option<Edit> {
    let draft = drafts.get(&DraftField::ReferenceDate);
    let typed = date_line(ui, ("Peildatum, zoals 15-10-2026", REFERENCE_DATE), date, draft, field)?;
    Some(match typed {
        TypedDate::Date(date) => Edit::ReferenceDate(date),
        TypedDate::Draft(text) => Edit::Draft(DraftField::ReferenceDate, text),
    })
}

/// What a screen reader says of the field for the peildatum.
pub(super) const REFERENCE_DATE: &str = "Peildatum";

/// Draws the field, and gives what was typed when it was changed. `draft` is what stands in it and is no date.
pub(super) fn date_line(
    ui: &mut Ui,
    (label, name): (&str, &str),
    date: Option<Date>,
    draft: &str,
    field: &mut DateField,
) -> Option<TypedDate> {
    // Otherwise it was taken back.
    field.typed.take_if(|typed| read_date(typed) != date);
    let written = || date.map(write_date).unwrap_or_default();
    let shown = if draft.is_empty() { field.typed.clone().unwrap_or_else(written) } else { draft.to_owned() };
    let typed = text_line(ui, label, name, &shown).map(|text| {
        let read = read_date(&text);
        if read.is_none() && !text.trim().is_empty() {
            return TypedDate::Draft(text);
        }
        field.typed = read.map(|_| text);
        TypedDate::Date(read)
    });
    if !draft.trim().is_empty() {
        field_error(ui, NO_DATE);
    }
    typed
}

/// Draws a field for a day that no dossier holds; gives the day once what was typed is one. `typed` is what stands in the field.
pub(super) fn entry_date_line(ui: &mut Ui, label: &str, name: &str, typed: &mut String) -> Option<Date> {
    let changed = entry_line(ui, label, name, typed);
    let is_changed = changed.is_some();
    if let Some(text) = changed {
        *typed = text;
    }
    let read = read_date(typed);
    if read.is_none() {
        field_error(ui, NO_DATE);
    }
    read.filter(|_| is_changed)
}

/// What is said of a text that is no day.
const NO_DATE: &str = "Dit is nog geen datum met dag, maand en jaar. Schrijf bijvoorbeeld 15-10-2026.";

/// A day as it stands in a field: `15-10-2026`.
pub(super) fn write_date(date: Date) -> String {
    format!("{}-{}-{}", date.day(), date.month(), date.year())
}

/// Reads a date as Dutch people write it, with the month as a number or a word; a year from 2000 to 2100, of which the first
/// two digits may be left out.
fn read_date(text: &str) -> Option<Date> {
    let mut parts = text.trim().split(['-', '/', '.', ' ']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?.parse().ok()?, month(parts.next()?)?, parts.next()?);
    let century = if year.len() == 2 { 2000 } else { 0 };
    let year = century + year.parse::<i16>().ok()?;
    let is_plausible = parts.next().is_none() && (2000..=2100).contains(&year);
    Date::new(year, month, day).ok().filter(|_| is_plausible)
}

/// `10`, `oktober` or `okt`: from 1 to 12.
fn month(text: &str) -> Option<i8> {
    let word = text.to_lowercase();
    let is_word = |name: &&str| word.len() >= 3 && name.starts_with(&word) || word == "mrt" && *name == "maart";
    let named = (1..).zip(MONTHS).find(|(_, name)| is_word(name)).map(|(number, _)| number);
    named.or_else(|| text.parse().ok())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{read_date, write_date};

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "15-10-2026",
            "15/10/2026",
            " 15.10.2026 ",
            "15 10 2026",
            "15-10-26",
            "15 oktober 2026",
            "15 okt. 2026",
            "15-Okt-26",
        ] {
            assert_eq!(read_date(text), Some(date(2026, 10, 15)), "{text}");
        }
        for text in ["", "31-2-2026", "15-10", "15 oktober", "15-10-126", "15-10-2026-1", "15 o 2026", "morgen"] {
            assert_eq!(read_date(text), None, "{text}");
        }
        assert_eq!(write_date(date(2026, 3, 1)), "1-3-2026");
    }
}
