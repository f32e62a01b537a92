//! Making the sheets: with the program, as PDF or on paper; and what came of it.

use std::path::{Path, PathBuf};

use egui::accesskit::{Live, Role};
use egui::{Align, Layout, Ui, vec2};

use super::{RoundScreen, RoundState, expected};
use crate::messages;
use crate::session::{Action, ReportKind, SheetFailure, SheetFormat, SheetMaking, SheetOrder, SheetsFor};
use crate::ui::announce::announce_once;
use crate::ui::command::{Asks as _, Command};
use crate::ui::theme::{self, Palette, TARGET, space};
use crate::ui::widgets::{
    View, button, column, field_error, field_label, fixed, form_line, gap, heading, progress_bar, segments, small_text,
    status_text, styled_text, typed_path, wide_text, width_of_buttons,
};
use crate::words;

/// What a user who protected the dossier might not expect.
const UNPROTECTED: &str = "Let op: het dossier is beveiligd met een wachtzin, een invulblad is dat niet.";

/// The field for the place of sheets.
pub(super) fn place_field(order: SheetOrder) -> &'static str {
    match order.whom {
        SheetsFor::EachRole => "Map voor de invulbladen",
        SheetsFor::Everybody => "Plaats en naam van het invulblad",
    }
}

/// Draws the three ways, and what came of the last one.
pub(super) fn making_ui(ui: &mut Ui, screen: &RoundScreen<'_>, state: &mut RoundState, commands: &mut Vec<Command>) {
    heading(ui, "Maak de bladen");
    let count = expected(&screen.measurement.sheet_round);
    let views = [View::counted("Eén voor elke rol", count), View::new("Eén om te kopiëren")];
    let shown = usize::from(state.whom == SheetsFor::Everybody);
    field_label(ui, "Hoeveel bladen?");
    if let Some(chosen) = segments(ui, ("Hoeveel bladen?", "sheets-for"), &views, shown) {
        state.whom = if chosen == 0 { SheetsFor::EachRole } else { SheetsFor::Everybody };
        state.placing = None;
    }
    let explained = match (state.whom, count) {
        (SheetsFor::EachRole, 0) => "Vul eerst hierboven de rollen in. Of maak er één om te kopiëren.",
        (SheetsFor::EachRole, _) => "Elk blad is voor één rol, en krijgt een eigen bestand.",
        (SheetsFor::Everybody, _) => "Je stuurt iedereen hetzelfde blad. Wie het invult, zet er de eigen rol op.",
    };
    small_text(ui, explained);
    if screen.is_protected {
        small_text(ui, UNPROTECTED);
    }
    gap(ui, space::XS);
    let can_make = !matches!(screen.making, SheetMaking::Busy { .. }) && (state.whom == SheetsFor::Everybody || count > 0);
    let ways = [
        (SheetFormat::Program, "Maak voor Wijkpeil …", "Om in te vullen in Wijkpeil zelf."),
        (SheetFormat::Pdf, "Maak PDF …", "Om in te vullen met een ander programma, zoals een browser."),
    ];
    for (format, verb, what) in ways {
        if way_ui(ui, verb, can_make, what) {
            state.order(ui, screen, SheetOrder { format, whom: state.whom }, commands);
        }
    }
    if way_ui(ui, ON_PAPER, true, "Vier pagina’s om aan te kruisen. Druk ze af bij Rapport.") {
        commands.push(Command::ShowReport(ReportKind::AnswerSheet));
    }
    if let Some((order, typed)) = &mut state.placing {
        gap(ui, space::S);
        fixed(ui, "place", |ui| place_ui(ui, *order, typed, can_make, commands));
    }
    fixed(ui, "made", |ui| state_ui(ui, screen.making, commands));
}

/// From the top of a button to that of its words, in points.
const BESIDE_WORDS: f32 = 7.0;

const ON_PAPER: &str = "Naar het blad op papier";

/// A button, and beside it what it is for; whether it was chosen.
fn way_ui(ui: &mut Ui, verb: &str, is_possible: bool, what: &str) -> bool {
    // As wide as the widest of them, so that the words beside them stand below each other.
    let width = width_of_buttons(ui, [ON_PAPER]) + space::S;
    fixed(ui, verb, |ui| {
        ui.horizontal_top(|ui| {
            let row = Layout::left_to_right(Align::Center);
            let chosen = ui.allocate_ui_with_layout(vec2(width, TARGET), row, |ui| {
                ui.set_min_width(width);
                button(ui, verb, is_possible).clicked()
            });
            column(ui, ui.available_width(), |ui| {
                // The first line stands beside the words of the button.
                gap(ui, BESIDE_WORDS);
                let soft = Palette::of(ui).ink_soft;
                wide_text(ui, what, theme::label(), soft);
            });
            chosen.inner
        })
        .inner
    })
}

/// Where the sheets come, where the system has no dialog to ask that with.
fn place_ui(ui: &mut Ui, order: SheetOrder, typed: &mut String, can_make: bool, commands: &mut Vec<Command>) {
    field_error(ui, "Op deze computer opent geen venster om een plaats te kiezen. Typ of plak die hieronder.");
    let name = place_field(order);
    let is_entered = form_line(ui, name, name, typed);
    let place = typed_path(typed);
    let can_make = can_make && !place.as_os_str().is_empty();
    let verb = if order.whom == SheetsFor::EachRole { "Maak de bladen hier" } else { "Maak het blad hier" };
    if (button(ui, verb, can_make).clicked() || is_entered) && can_make {
        commands.push(Command::Do(Action::MakeSheets { order, place, replace: false }));
    }
}

fn state_ui(ui: &mut Ui, making: &SheetMaking, commands: &mut Vec<Command>) {
    if *making == SheetMaking::No {
        return;
    }
    gap(ui, space::S);
    match making {
        SheetMaking::No => {}
        SheetMaking::Busy { done, total } => {
            let text = format!("{done} van {} gemaakt", words::figure(*total, "blad", "bladen"));
            let shown = styled_text(ui, &text, theme::label_strong(), Palette::of(ui).ink);
            announce_once(ui, &shown, (Role::Status, Live::Polite), &text, "De bladen worden gemaakt.");
            ui.horizontal(|ui| {
                progress_bar(ui, *done, *total);
                button(ui, "Stop", true)
                    .asks(commands, || Command::Do(Action::StopMakingSheets))
                    .accessible_name("Stop met bladen maken");
            });
        }
        SheetMaking::Done(made) => {
            status_text(ui, &made_text(made));
            ui.horizontal_wrapped(|ui| made_buttons_ui(ui, made, commands));
        }
        SheetMaking::Exists { existing, order, place } => exists_ui(ui, existing, *order, place, commands),
        SheetMaking::Failed { made, failure } => {
            let why = match failure {
                SheetFailure::Store(error) => messages::store_error(error).text(),
                SheetFailure::Render(reason) => format!("Het invulblad is niet gemaakt. Reden: {reason}."),
            };
            field_error(ui, &why);
            if !made.is_empty() {
                status_text(ui, &made_text(made));
            }
            ui.horizontal_wrapped(|ui| made_buttons_ui(ui, made, commands));
        }
    }
}

fn made_buttons_ui(ui: &mut Ui, made: &[PathBuf], commands: &mut Vec<Command>) {
    if let Some(first) = made.first() {
        button(ui, "Toon in map", true).asks(commands, || Command::Do(Action::Reveal(first.clone())));
    }
    button(ui, "Sluit", true)
        .asks(commands, || Command::Do(Action::DismissMadeSheets))
        .accessible_name("Sluit de melding over de bladen");
}

/// What is said of those that are there.
fn made_text(made: &[PathBuf]) -> String {
    match made {
        [] => String::new(),
        [only] => format!("Het invulblad staat in {}.", words::shown(only)),
        [first, ..] => {
            let count = words::sentence_case(&words::count(made.len(), "invulblad staat", "invulbladen staan"));
            format!("{count} in {}.", words::shown(first.parent().unwrap_or(first)))
        }
    }
}

fn exists_ui(ui: &mut Ui, existing: &[PathBuf], order: SheetOrder, place: &Path, commands: &mut Vec<Command>) {
    let label = match existing {
        [only] => {
            status_text(ui, &format!("Er staat al een bestand in {}. Er is nog niets gemaakt.", words::shown(only)));
            "Vervang dat bestand"
        }
        several => {
            let count = words::sentence_case(&words::number_word(several.len()));
            let folder = words::shown(several[0].parent().unwrap_or(&several[0]));
            status_text(ui, &format!("{count} van deze bestanden staan er al, in {folder}. Er is nog niets gemaakt."));
            "Vervang die bestanden"
        }
    };
    small_text(ui, "Vervang geen bladen die al zijn ingevuld: die antwoorden zijn dan weg.");
    ui.horizontal_wrapped(|ui| {
        button(ui, label, true)
            .asks(commands, || Command::Do(Action::MakeSheets { order, place: place.to_owned(), replace: true }));
        made_buttons_ui(ui, &[], commands);
    });
}
