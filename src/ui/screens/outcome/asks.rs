//! What the team asks of those who can decide.

use egui::Ui;

use super::super::super::command::{Asks as _, Command};
use super::super::super::theme::space;
use super::super::super::widgets::{button, paragraph, small_text, text_area, text_line};
use crate::model::{Ask, MOST_ASK_WORDS, Measurement};
use crate::session::{AskEdit, AskField, Edit, NewAsk};
use crate::words;

/// What a field of the ask with this number is called.
pub(in crate::ui) fn ask_field(field: AskField, number: usize) -> String {
    match field {
        AskField::Text => format!("Vraag {number}"),
        AskField::Explanation => format!("Toelichting bij vraag {number}"),
        AskField::Who => format!("Wie beslist, vraag {number}"),
        AskField::When => format!("Wanneer, vraag {number}"),
    }
}

/// The asks of a measurement that is adopted.
pub(super) fn read_ui(ui: &mut Ui, measurement: &Measurement) {
    paragraph(ui, &words::asks(&measurement.asks));
}

/// The asks of the open measurement, to be changed.
pub(super) fn asks_ui(ui: &mut Ui, measurement: &Measurement, commands: &mut Vec<Command>) {
    for (ask, number) in measurement.asks.iter().zip(1..) {
        ui.push_id(ask.id.as_str(), |ui| ask_ui(ui, ask, number, commands));
        ui.add_space(space::M);
    }
    button(ui, "Voeg een vraag aan de bestuurder toe", true)
        .asks(commands, || Command::edit(Edit::Ask(AskEdit::Add(NewAsk::default()))));
}

fn ask_ui(ui: &mut Ui, ask: &Ask, number: usize, commands: &mut Vec<Command>) {
    let typed = |field: AskField, text: String| Command::edit(Edit::Ask(AskEdit::Text(ask.id.clone(), field, text)));
    let label = ask_field(AskField::Text, number);
    if let Some(text) = text_area(ui, &label, &label, &ask.text, 2) {
        commands.push(typed(AskField::Text, text));
    }
    if ask.is_long() {
        let most = MOST_ASK_WORDS;
        small_text(
            ui,
            &format!("Dit is langer dan {most} woorden. Zet de rest bij de toelichting, dan leest iedereen de vraag."),
        );
    }
    for (field, label) in [(AskField::Who, "Wie beslist?"), (AskField::When, "Wanneer?")] {
        if let Some(text) = text_line(ui, label, &ask_field(field, number), field.of(ask)) {
            commands.push(typed(field, text));
        }
    }
    if let Some(text) = text_area(ui, "Toelichting", &ask_field(AskField::Explanation, number), &ask.explanation, 1) {
        commands.push(typed(AskField::Explanation, text));
    }
    ui.horizontal_wrapped(|ui| {
        if number > 1 {
            button(ui, &format!("Zet vraag {number} hoger"), true)
                .asks(commands, || Command::edit(Edit::Ask(AskEdit::MoveUp(ask.id.clone()))));
        }
        button(ui, &format!("Haal vraag {number} weg"), true)
            .asks(commands, || Command::edit(Edit::Ask(AskEdit::Remove(ask.id.clone()))));
    });
}
