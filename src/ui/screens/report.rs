//! Making the report: what will be in it, where it goes, and opening it.

use std::path::{Path, PathBuf};

use egui::Ui;

use crate::session::{Action, ReportChoice, ReportKind, ReportOptions, ReportState};
use crate::ui::command::Command;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{button, card, gap, heading, page_title, paragraph, primary_button, small_text, text_line};

/// What the screen shows.
pub struct ReportScreen<'a> {
    /// The number of the measurement that is shown.
    pub number: u16,
    /// How many items have no rating.
    pub unanswered: usize,
    /// Where the report goes when the user does not say otherwise.
    pub proposed: &'a Path,
    /// How far the report is.
    pub report: &'a ReportState,
}

/// What the user chose.
#[derive(Debug, Default)]
pub struct ReportScreenState {
    options: ReportOptions,
    /// The path that was typed; `None` while the proposed one stands.
    path: Option<String>,
}

impl ReportScreenState {
    /// The report that is chosen, of the measurement with this number.
    pub fn choice(&self, measurement: u16) -> ReportChoice {
        ReportChoice { kind: ReportKind::Baseline, measurement: Some(measurement), against: None, options: self.options }
    }
}

/// Draws the screen.
pub fn report_ui(ui: &mut Ui, screen: &ReportScreen<'_>, state: &mut ReportScreenState, commands: &mut Vec<Command>) {
    page_title(ui, &format!("Rapport van de {}", crate::words::measurement(screen.number)));
    paragraph(
        ui,
        "Het rapport is een PDF om te lezen, te delen en af te drukken: een samenvatting op één pagina, de muur, de scores, alle \
         randvoorwaarden met jullie oordelen en onderbouwing, de aandachtspunten, de principes en de bronnen.",
    );
    if screen.unanswered > 0 {
        let missing = crate::words::count(screen.unanswered, "punt heeft", "punten hebben");
        paragraph(ui, &format!("{} nog geen oordeel. Het rapport zegt dat erbij.", crate::words::sentence_case(&missing)));
    }
    gap(ui, space::S);
    card(ui, |ui| {
        heading(ui, "Wat komt erin?");
        ui.checkbox(&mut state.options.notes, "Onderbouwing, notities en redenen");
        ui.checkbox(&mut state.options.names, "Namen van mensen, als die in het dossier staan");
        small_text(ui, "Zonder vinkje blijft dat deel weg uit dit rapport. In het dossier blijft alles staan.");
    });
    gap(ui, space::S);
    card(ui, |ui| place_ui(ui, screen, state, commands));
}

fn place_ui(ui: &mut Ui, screen: &ReportScreen<'_>, state: &mut ReportScreenState, commands: &mut Vec<Command>) {
    heading(ui, "Waar komt het?");
    let is_busy = *screen.report == ReportState::Busy;
    let shown = state.path.clone().unwrap_or_else(|| screen.proposed.display().to_string());
    ui.scope(|ui| {
        ui.set_max_width((theme::TEXT_WIDTH * 1.3).min(ui.available_width()));
        if let Some(text) = text_line(ui, "Plaats en naam van het bestand", "Plaats en naam van het bestand", &shown) {
            state.path = Some(text);
        }
    });
    let path = PathBuf::from(shown.trim().trim_matches('"'));
    gap(ui, space::XS);
    ui.horizontal_wrapped(|ui| {
        let choice = state.choice(screen.number);
        if primary_button(ui, "Maak rapport", !is_busy && !path.as_os_str().is_empty()).clicked() {
            commands.push(Command::Do(Action::MakeReport { path, choice, replace: false }));
        }
        if button(ui, "Kies een andere plaats …", !is_busy).clicked() {
            commands.push(Command::Do(Action::PickReport { choice }));
        }
        if is_busy {
            paragraph(ui, "Het rapport wordt gemaakt.");
        }
    });
    match screen.report {
        ReportState::None | ReportState::Busy => {}
        ReportState::Done(path) => {
            gap(ui, space::S);
            announcement(ui, &format!("Het rapport is klaar. Het staat in {}.", path.display()));
            if button(ui, "Open het rapport", true).clicked() {
                commands.push(Command::Do(Action::ShowReport));
            }
        }
        ReportState::Exists { path, choice } => {
            gap(ui, space::S);
            announcement(ui, &format!("Er staat al een bestand in {}. Het is niet veranderd.", path.display()));
            if button(ui, "Vervang dat bestand", true).clicked() {
                commands.push(Command::Do(Action::MakeReport { path: path.clone(), choice: *choice, replace: true }));
            }
        }
    }
}

/// A message that a screen reader says when it appears.
fn announcement(ui: &mut Ui, text: &str) {
    let response = paragraph(ui, text);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
}
