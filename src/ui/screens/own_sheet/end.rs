//! What the person still wants to say, what is open, and where the sheet goes.

use egui::Ui;

use super::{OwnSheetScreen, OwnSheetState, Step, answered, question_button};
use crate::session::{Action, SheetEdit};
use crate::ui::command::{Asks as _, Command};
use crate::ui::theme::space;
use crate::ui::widgets::{
    NO_PERSONS, button, card, field_label, fixed, gap, heading, next_card, paragraph, shaped_field, small_text,
};
use crate::words;

/// What the field for the remark is called.
pub(super) const REMARK: &str = "Wat wil je nog kwijt?";

/// Draws it.
pub(super) fn end_ui(ui: &mut Ui, screen: &OwnSheetScreen<'_>, state: &mut OwnSheetState, commands: &mut Vec<Command>) {
    card(ui, |ui| {
        heading(ui, "Hoe lever je het in?");
        if let Some(path) = screen.path {
            paragraph(
                ui,
                &format!("Je blad staat in {}. Alles wat je invult, wordt daar vanzelf in bewaard.", words::shown(path)),
            );
            let until = screen
                .sheet
                .form
                .deadline
                .map_or_else(String::new, |day| format!(" Doe dat uiterlijk op {}.", words::date(day)));
            paragraph(
                ui,
                &format!("Geef of stuur dit bestand aan de projectleider.{until} Je kunt tot die tijd nog alles veranderen."),
            );
            fixed(ui, "file", |ui| {
                ui.horizontal_wrapped(|ui| {
                    button(ui, "Toon in map", true).asks(commands, || Command::Do(Action::Reveal(path.to_owned())));
                    button(ui, "Opslaan als …", true).asks(commands, || Command::OpenSaveAs);
                });
            });
        }
    });
    next_card(ui, |ui| {
        field_label(ui, "Wat wil je nog kwijt? (hoeft niet)");
        let remark = answered(screen.sheet).map_or("", |sheet| sheet.remark.as_str());
        let (_, typed) = shaped_field(ui, REMARK, remark, |edit| edit.desired_rows(4));
        commands.extend(typed.map(|text| OwnSheetScreen::change(SheetEdit::Remark(text))));
        small_text(ui, NO_PERSONS);
    });
    next_card(ui, |ui| open_ui(ui, screen, state));
}

/// The questions without an answer, each leading there.
fn open_ui(ui: &mut Ui, screen: &OwnSheetScreen<'_>, state: &mut OwnSheetState) {
    let open = screen.total() - screen.done();
    heading(ui, &if open == 0 { "Je vulde alles in".to_owned() } else { format!("Nog {open} open") });
    if open == 0 {
        paragraph(ui, "Bij elk punt staat een antwoord.");
        return;
    }
    paragraph(ui, "Dat mag zo blijven. Wil je er toch nog een invullen? Kies het hier.");
    for group in &screen.questions.groups {
        let open: Vec<usize> = group.items.clone().filter(|at| screen.rating(*at).is_none()).collect();
        if open.is_empty() {
            continue;
        }
        fixed(ui, ("open", &group.title), |ui| {
            gap(ui, space::XS);
            field_label(ui, &group.title);
            ui.horizontal_wrapped(|ui| {
                for at in open {
                    if question_button(ui, &screen.questions.items[at].name).clicked() {
                        state.lead_to(ui.ctx(), Step::Item(at));
                    }
                }
            });
        });
    }
}
