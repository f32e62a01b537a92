//! A measurement that was adopted: how, by whom, and how to go on.

use egui::accesskit::{Node, Role};
use egui::{Sense, Ui, WidgetInfo};

use super::{AdoptScreen, dates_ui, edit};
use crate::model::{Adoption, Attendee, DraftField, Measurement};
use crate::session::{Action, Edit, MeasurementEdit};
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    Column, NO_PERSONS, button, card, columns, field_error, fixed, fold_line, gap, heading, may_change, paragraph,
    primary_button, small_text, styled_text, text_area, wide_text,
};
use crate::words;

/// How much of the checksum is shown, in characters.
const CHECKSUM: usize = 12;

/// Draws the screen. `is_reopening` says whether what it takes to reopen is unfolded.
pub(super) fn frozen_ui(ui: &mut Ui, screen: &AdoptScreen<'_>, is_reopening: &mut bool, commands: &mut Vec<Command>) {
    let measurement = screen.measurement;
    let Some(adoption) = &measurement.adoption else { return };
    let name = words::measurement(measurement.number);
    done_ui(ui, measurement, adoption);
    paragraph(
        ui,
        "Aan deze meting verandert niets meer. Het rapport kunnen jullie altijd opnieuw maken: het blijft hetzelfde.",
    );
    gap(ui, space::XS);
    fixed(ui, "next", |ui| next_ui(ui, screen, commands));
    gap(ui, space::S);
    columns(ui, super::ROOM_FOR_TWO, 0.5, |ui, column| {
        card(ui, |ui| match column {
            Column::Left => {
                facts_ui(ui, measurement, adoption, screen.check.is_intact);
                dates_ui(ui, &screen.check.dates);
            }
            Column::Right => people_ui(ui, &measurement.attendance),
        });
        gap(ui, space::S);
    });
    card(ui, |ui| said_ui(ui, measurement));
    if measurement.number == screen.latest {
        gap(ui, space::S);
        let reason = screen.drafts.get(&DraftField::Reopening);
        *is_reopening |= !reason.is_empty();
        let title = "Toch nog iets veranderen?";
        if fixed(ui, "fold", |ui| fold_line(ui, title, title, *is_reopening)) {
            *is_reopening = !*is_reopening;
        }
        if *is_reopening {
            card(ui, |ui| reopen_ui(ui, &name, reason, commands));
        }
    }
}

/// Says by whom and when it was adopted; has the focus when that was just done.
fn done_ui(ui: &mut Ui, measurement: &Measurement, adoption: &Adoption) {
    let name = words::measurement_title(measurement.number).to_lowercase();
    let text = format!("De {name} is vastgesteld door {} op {}.", adoption.body.trim(), words::date(adoption.date));
    let shown = wide_text(ui, &text, theme::heading(), Palette::of(ui).ink);
    // One node for both: the label is only its picture.
    ui.ctx().accesskit_node_builder(shown.id, Node::set_hidden);
    let done = ui.interact(shown.rect, shown.id.with("done"), Sense::focusable_noninteractive());
    done.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    ui.ctx().accesskit_node_builder(done.id, |node| node.set_label(text.as_str()));
    focus::grant(ui, &Wish::Done, done.id, Ring::Shown);
}

fn facts_ui(ui: &mut Ui, measurement: &Measurement, adoption: &Adoption, is_intact: bool) {
    heading(ui, "Vastgesteld");
    fact(ui, "Door", &adoption.body);
    fact(ui, "Op", &words::date(adoption.date));
    if let Some(date) = measurement.reference_date {
        fact(ui, "Peildatum", &words::date(date));
    }
    fact(ui, "Controlegetal", &words::short_checksum(&adoption.checksum, CHECKSUM));
    if is_intact {
        small_text(ui, "Begint het controlegetal in het rapport hetzelfde? Dan horen papier en bestand bij elkaar.");
    } else {
        field_error(ui, "Het controlegetal past niet meer bij wat er nu in de meting staat.");
    }
    for reopening in &measurement.reopenings {
        small_text(
            ui,
            &format!(
                "Heropend op {}, na de vaststelling op {}. Reden: {}",
                words::date(reopening.date),
                words::date(reopening.adopted_on),
                reopening.reason
            ),
        );
    }
}

fn fact(ui: &mut Ui, label: &str, text: &str) {
    let ink = Palette::of(ui).ink;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        small_text(ui, label);
        styled_text(ui, text, theme::strong(), ink);
    });
    gap(ui, space::XS);
}

/// What can be done now.
fn next_ui(ui: &mut Ui, screen: &AdoptScreen<'_>, commands: &mut Vec<Command>) {
    let next = words::measurement(screen.measurement.number.saturating_add(1));
    let latest = words::measurement(screen.latest);
    let is_latest = screen.measurement.number == screen.latest;
    ui.horizontal_wrapped(|ui| {
        primary_button(ui, "Bekijk en maak het rapport", true).asks(commands, || Command::Go(Place::Report));
        if is_latest {
            if button(ui, &format!("Begin de {next}"), may_change(ui)).clicked() {
                commands.push(edit(MeasurementEdit::Next));
                commands.extend(first_place(screen).map(Command::Go));
            }
        } else if button(ui, &format!("Toon de {latest}"), true).clicked() {
            commands.push(Command::Do(Action::ShowMeasurement(screen.latest)));
            commands.push(Command::Go(Place::Adopt));
        }
    });
    let hint = if is_latest {
        format!(
            "Werk eerst aan de acties. Meet na een jaar opnieuw: de {next} begint met lege oordelen. Jullie interventies en \
             acties gaan mee. Zo zien jullie wat er veranderd is."
        )
    } else {
        format!("Jullie zijn inmiddels bij de {latest}. Daarom kan deze meting niet meer open.")
    };
    small_text(ui, &hint);
}

/// Where the measurement after this one begins: with what became of the actions of this one, if it has any.
fn first_place(screen: &AdoptScreen<'_>) -> Option<Place> {
    let adoption = screen.measurement.adoption.as_ref();
    if adoption.is_some_and(|adoption| !adoption.snapshot.actions.is_empty()) {
        return Some(Place::LookBack);
    }
    screen.catalogue.preconditions().first().map(|first| Place::Precondition(first.id.clone()))
}

fn people_ui(ui: &mut Ui, attendance: &[Attendee]) {
    heading(ui, "Wie waren erbij?");
    if attendance.is_empty() {
        paragraph(ui, "Dat is niet opgeschreven.");
    }
    for attendee in attendance {
        let parts = [&attendee.role, &attendee.organisation, &attendee.name];
        let parts: Vec<&str> = parts.into_iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        paragraph(ui, &parts.join(", "));
    }
}

fn said_ui(ui: &mut Ui, measurement: &Measurement) {
    heading(ui, "Wat jullie zeiden en vroegen");
    let asked = words::asks(&measurement.asks);
    for (label, text) in [("Conclusie", &*measurement.conclusion), ("Vragen aan de bestuurder", &asked)] {
        small_text(ui, label);
        paragraph(ui, if text.trim().is_empty() { "Niet opgeschreven." } else { text.trim() });
    }
}

/// `reason` is what was typed so far; it is kept in the dossier until the measurement is reopened.
fn reopen_ui(ui: &mut Ui, name: &str, reason: &str, commands: &mut Vec<Command>) {
    paragraph(
        ui,
        "Heropen de meting. Dat komt met de reden in het rapport te staan, en jullie stellen de meting daarna opnieuw vast.",
    );
    if let Some(text) = text_area(ui, "Waarom heropenen jullie de meting?", "Reden van het heropenen", reason, 2) {
        commands.push(Command::edit(Edit::Draft(DraftField::Reopening, text)));
    }
    small_text(ui, NO_PERSONS);
    let has_reason = !reason.trim().is_empty();
    if button(ui, &format!("Heropen de {name}"), has_reason && may_change(ui)).clicked() {
        commands.push(edit(MeasurementEdit::Reopen(reason.trim().to_owned())));
        commands.push(Command::Go(Place::Adopt));
    }
    let remark = if has_reason { "Daarna kunnen jullie weer alles veranderen." } else { "Schrijf eerst de reden op." };
    small_text(ui, remark);
}
