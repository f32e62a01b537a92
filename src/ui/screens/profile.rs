//! The dossier form: who works on the approach, where and why.

use egui::Ui;
use jiff::civil::Date;

use crate::content::Precondition;
use crate::model::{Measurement, Profile};
use crate::session::{Edit, ProfileField};
use crate::ui::command::{Command, Place};
use crate::ui::theme::space;
use crate::ui::widgets::{
    card, columns, field_error, gap, heading, page_title, paragraph, primary_button, small_text, text_area, text_line,
};

/// What the screen shows.
pub struct ProfileScreen<'a> {
    /// The form.
    pub profile: &'a Profile,
    /// The measurement of which the date is asked.
    pub measurement: &'a Measurement,
    /// Where the walk begins.
    pub first: Option<&'a Precondition>,
}

/// A date that is being typed.
#[derive(Debug, Default)]
pub struct ProfileState {
    date: Option<String>,
}

/// Draws the screen.
pub fn profile_ui(ui: &mut Ui, screen: &ProfileScreen<'_>, state: &mut ProfileState, commands: &mut Vec<Command>) {
    page_title(ui, "Over deze wijkaanpak");
    paragraph(
        ui,
        "Schrijf bij voorkeur rollen en organisaties op, zoals ‘projectleider, gemeente’. Namen zijn niet nodig. Dit komt voor in het rapport.",
    );
    gap(ui, space::S);
    let mut edits = Vec::new();
    card(ui, |ui| {
        heading(ui, "Waar en wie");
        let (mut left, mut right) = (Vec::new(), Vec::new());
        columns(
            ui,
            640.0,
            0.5,
            |ui| {
                line(ui, screen, ProfileField::Municipality, &mut left);
                line(ui, screen, ProfileField::Neighbourhood, &mut left);
                line(ui, screen, ProfileField::Team, &mut left);
            },
            |ui| {
                line(ui, screen, ProfileField::Figurehead, &mut right);
                line(ui, screen, ProfileField::ProjectLeader, &mut right);
                line(ui, screen, ProfileField::ProcessFacilitator, &mut right);
            },
        );
        edits.append(&mut left);
        edits.append(&mut right);
        area(ui, screen, ProfileField::Partners, 3, &mut edits);
    });
    gap(ui, space::S);
    card(ui, |ui| {
        heading(ui, "Waarom");
        area(ui, screen, ProfileField::Occasion, 3, &mut edits);
        area(ui, screen, ProfileField::Goal, 3, &mut edits);
        small_text(ui, "Schrijf niets op over personen of lopende zaken.");
    });
    gap(ui, space::S);
    card(ui, |ui| {
        heading(ui, "Van welke dag is deze meting?");
        ui.set_max_width(320.0);
        date_ui(ui, screen.measurement.reference_date, state, &mut edits);
    });
    commands.extend(edits.into_iter().map(Command::edit));
    gap(ui, space::S);
    if let Some(first) = screen.first
        && primary_button(ui, "Begin met de eerste randvoorwaarde", true).clicked()
    {
        commands.push(Command::Go(Place::Precondition(first.id.clone())));
    }
}

fn line(ui: &mut Ui, screen: &ProfileScreen<'_>, field: ProfileField, edits: &mut Vec<Edit>) {
    if let Some(text) = text_line(ui, label(field), label(field), field.of(screen.profile)) {
        edits.push(Edit::Profile(field, text));
    }
}

fn area(ui: &mut Ui, screen: &ProfileScreen<'_>, field: ProfileField, rows: usize, edits: &mut Vec<Edit>) {
    if let Some(text) = text_area(ui, label(field), label(field), field.of(screen.profile), rows) {
        edits.push(Edit::Profile(field, text));
    }
}

fn label(field: ProfileField) -> &'static str {
    match field {
        ProfileField::Municipality => "Gemeente",
        ProfileField::Neighbourhood => "Wijk of buurt",
        ProfileField::Team => "Team",
        ProfileField::Figurehead => "Bestuurlijk boegbeeld",
        ProfileField::ProjectLeader => "Projectleider",
        ProfileField::ProcessFacilitator => "Procesbegeleider",
        ProfileField::Partners => "Partners, elk op een eigen regel",
        ProfileField::Occasion => "Aanleiding: waarom zijn jullie begonnen?",
        ProfileField::Goal => "Doel: wat willen jullie bereiken?",
    }
}

/// What was typed stays, also when it is no date.
fn date_ui(ui: &mut Ui, date: Option<Date>, state: &mut ProfileState, edits: &mut Vec<Edit>) {
    // What was typed stands for as long as it says what the dossier says, or is no date yet; else it was taken back.
    state.date.take_if(|typed| {
        let says_otherwise = |typed: Date| Some(typed) != date;
        let was_emptied = typed.trim().is_empty() && date.is_some();
        was_emptied || read_date(typed).is_some_and(says_otherwise)
    });
    let shown = state.date.clone().unwrap_or_else(|| date.map(write_date).unwrap_or_default());
    if let Some(text) = text_line(ui, "Peildatum, zoals 15-10-2026", "Peildatum", &shown) {
        let read = read_date(&text);
        let is_empty = text.trim().is_empty();
        if read.is_some() || is_empty {
            edits.push(Edit::ReferenceDate(read));
        }
        state.date = Some(text);
    }
    let is_wrong = state.date.as_ref().is_some_and(|text| !text.trim().is_empty() && read_date(text).is_none());
    if is_wrong {
        field_error(ui, "Dit is geen dag die bestaat. Schrijf bijvoorbeeld 15-10-2026.");
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
