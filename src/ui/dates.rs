//! A field for a date, as Dutch people write it.

use egui::Ui;
use jiff::civil::Date;

use super::widgets::{field_error, own_line};

/// A date that is being typed.
#[derive(Debug, Default)]
pub(super) struct DateField {
    typed: Option<String>,
}

/// What was typed into the field; no date when it was emptied.
pub(super) struct NewDate(pub(super) Option<Date>);

/// Draws the field, and gives the new date when it was changed. What was typed stays, also when it is no date.
pub(super) fn date_line(ui: &mut Ui, label: &str, name: &str, date: Option<Date>, field: &mut DateField) -> Option<NewDate> {
    // What was typed stands for as long as it says what the dossier says, or is no date yet; else it was taken back.
    field.typed.take_if(|typed| {
        let says_otherwise = |typed: Date| Some(typed) != date;
        let was_emptied = typed.trim().is_empty() && date.is_some();
        was_emptied || read_date(typed).is_some_and(says_otherwise)
    });
    let shown = field.typed.clone().unwrap_or_else(|| date.map(write_date).unwrap_or_default());
    let mut changed = None;
    if let Some(text) = own_line(ui, label, name, &shown) {
        let read = read_date(&text);
        changed = (read.is_some() || text.trim().is_empty()).then_some(NewDate(read));
        field.typed = Some(text);
    }
    if field.is_wrong() {
        field_error(ui, "Dit is geen dag die bestaat. Schrijf bijvoorbeeld 15-10-2026.");
    }
    changed
}

impl DateField {
    /// Whether something was typed that is no date.
    pub(super) fn is_wrong(&self) -> bool {
        self.typed.as_ref().is_some_and(|text| !text.trim().is_empty() && read_date(text).is_none())
    }
}

fn write_date(date: Date) -> String {
    format!("{}-{}-{}", date.day(), date.month(), date.year())
}

/// Reads a date as Dutch people write it; a year from 2000 to 2100.
fn read_date(text: &str) -> Option<Date> {
    let mut parts = text.trim().split(['-', '/', '.', ' ']).map(str::trim);
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let is_plausible = parts.next().is_none() && (2000..=2100).contains(&year);
    Date::new(year, month, day).ok().filter(|_| is_plausible)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{read_date, write_date};

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in ["15-10-2026", "15/10/2026", " 15.10.2026 ", "15 10 2026"] {
            assert_eq!(read_date(text), Some(date(2026, 10, 15)), "{text}");
        }
        for text in ["", "31-2-2026", "15-10", "15-10-26", "15-10-2026-1", "morgen"] {
            assert_eq!(read_date(text), None, "{text}");
        }
        assert_eq!(write_date(date(2026, 3, 1)), "1-3-2026");
    }
}
