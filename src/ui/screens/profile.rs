//! The dossier form: who works on the approach, where and why.

use egui::Ui;

use crate::content::Precondition;
use crate::model::{Drafts, Measurement, Profile};
use crate::session::{Edit, ProfileField};
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::dates::{DateField, reference_date_line};
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::space;
use crate::ui::widgets::{
    Column, NO_PERSONS, card, columns, gap, heading, next_card, paragraph, primary_button, small_text, text_area, text_line,
};
use crate::words;

/// What the screen shows.
pub struct ProfileScreen<'a> {
    /// The form.
    pub profile: &'a Profile,
    /// The measurement of which the date is asked.
    pub measurement: &'a Measurement,
    /// What was begun and not finished.
    pub drafts: &'a Drafts,
    /// Where the walk begins.
    pub first: Option<&'a Precondition>,
}

/// A date that is being typed.
#[derive(Debug, Default)]
pub struct ProfileState {
    date: DateField,
}

/// Draws the screen.
pub fn profile_ui(ui: &mut Ui, page: &Page, screen: &ProfileScreen<'_>, state: &mut ProfileState, commands: &mut Vec<Command>) {
    let head = Head::new("Over deze wijkaanpak");
    page_ui(ui, page, head, Foot::Shown, commands, |ui, part, commands| match part {
        Part::Body => body_ui(ui, screen, state, commands),
        Part::Foot => {
            let first = screen.first.map(|first| Command::Go(Place::Precondition(first.id.clone())));
            if let Some(first) = first {
                primary_button(ui, "Begin met meten", true).asks(commands, || first);
            }
        }
        Part::Views | Part::HeadEnd | Part::FootEnd => {}
    });
}

fn body_ui(ui: &mut Ui, screen: &ProfileScreen<'_>, state: &mut ProfileState, commands: &mut Vec<Command>) {
    paragraph(
        ui,
        "Schrijf bij voorkeur rollen en organisaties op, zoals ‘projectleider, gemeente’. Namen zijn niet nodig. Dit komt voor in het rapport.",
    );
    gap(ui, space::S);
    let mut edits = Vec::new();
    card(ui, |ui| {
        heading(ui, "Waar en wie");
        columns(ui, 640.0, 0.5, |ui, column| {
            let fields = match column {
                Column::Left => [ProfileField::Municipality, ProfileField::Neighbourhood, ProfileField::Team],
                Column::Right => [ProfileField::Figurehead, ProfileField::ProjectLeader, ProfileField::ProcessFacilitator],
            };
            for field in fields {
                line(ui, screen, field, &mut edits);
            }
        });
        area(ui, screen, ProfileField::Partners, 3, &mut edits);
    });
    next_card(ui, |ui| {
        heading(ui, "Waarom");
        area(ui, screen, ProfileField::Occasion, 3, &mut edits);
        area(ui, screen, ProfileField::Goal, 3, &mut edits);
        small_text(ui, NO_PERSONS);
    });
    next_card(ui, |ui| {
        heading(ui, "Van welke dag is deze meting?");
        ui.set_max_width(ui.available_width().min(320.0));
        let peildatum = screen.measurement.reference_date;
        if screen.measurement.is_open() {
            edits.extend(reference_date_line(ui, peildatum, screen.drafts, &mut state.date));
        } else {
            paragraph(ui, &peildatum.map_or_else(|| "Er staat geen peildatum bij.".to_owned(), words::date));
        }
    });
    commands.extend(edits.into_iter().map(Command::edit));
}

fn line(ui: &mut Ui, screen: &ProfileScreen<'_>, field: ProfileField, edits: &mut Vec<Edit>) {
    if let Some(text) = text_line(ui, profile_field(field), profile_field(field), field.of(screen.profile)) {
        edits.push(Edit::Profile(field, text));
    }
}

fn area(ui: &mut Ui, screen: &ProfileScreen<'_>, field: ProfileField, rows: usize, edits: &mut Vec<Edit>) {
    if let Some(text) = text_area(ui, profile_field(field), profile_field(field), field.of(screen.profile), rows) {
        edits.push(Edit::Profile(field, text));
    }
}

/// What the field for a part of the form is called.
pub(in crate::ui) fn profile_field(field: ProfileField) -> &'static str {
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
