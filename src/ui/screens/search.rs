//! Search over what is asked and what the team wrote.

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Ui};

use crate::analysis::{Hit, HitKind, HitPlace, search};
use crate::content::Catalogue;
use crate::model::{Dossier, Measurement};
use crate::ui::command::{Command, InterventionsView, Place};
use crate::ui::computed::Computed;
use crate::ui::theme::{self, LINE_HEIGHT, Palette, space};
use crate::ui::widgets::{card, focus_field, gap, heading, link, page_title, paragraph, text_line};
use crate::words;

/// What the screen searches.
pub struct SearchScreen<'a> {
    /// What is asked.
    pub catalogue: &'a Catalogue,
    /// What the team wrote.
    pub dossier: &'a Dossier,
    /// In which measurement.
    pub measurement: &'a Measurement,
    /// Counts up with every change, so that the hits are looked for anew only then.
    pub revision: u64,
}

/// What is searched for, and what was found.
#[derive(Debug, Default)]
pub struct SearchState {
    words: String,
    found: Computed<(u64, String), Vec<Hit>>,
}

const FIELD: &str = "Zoek naar";

/// Gives the focus to the field, with what was searched for still in it.
pub fn begin_search(context: &egui::Context) {
    focus_field(context, FIELD.to_owned());
}

/// Draws the screen.
pub fn search_ui(ui: &mut Ui, screen: &SearchScreen<'_>, state: &mut SearchState, commands: &mut Vec<Command>) {
    page_title(ui, "Zoeken");
    ui.scope(|ui| {
        ui.set_max_width(theme::TEXT_WIDTH);
        if let Some(text) = text_line(ui, "Zoek in de vragen en in jullie eigen teksten", FIELD, &state.words) {
            state.words = text;
        }
    });
    let compute = || search(screen.catalogue, screen.dossier, screen.measurement, &state.words);
    let hits = state.found.get((screen.revision, state.words.clone()), compute);
    gap(ui, space::S);
    if state.words.trim().is_empty() {
        paragraph(ui, "Typ een woord of een deel ervan.");
        return;
    }
    if hits.is_empty() {
        paragraph(ui, "Niets gevonden. Probeer een korter woord.");
        return;
    }
    for (kind, title) in [(HitKind::Own, "In jullie eigen teksten"), (HitKind::Content, "In de vragen en uitleg")] {
        let count = hits.iter().filter(|hit| hit.kind == kind).count();
        if count == 0 {
            continue;
        }
        card(ui, |ui| {
            heading(ui, title);
            paragraph(ui, &words::sentence_case(&words::count(count, "plek", "plekken")));
            for (index, hit) in hits.iter().enumerate().filter(|(_, hit)| hit.kind == kind) {
                ui.push_id(index, |ui| hit_ui(ui, screen, hit, index + 1, commands));
            }
        });
        gap(ui, space::S);
    }
}

fn hit_ui(ui: &mut Ui, screen: &SearchScreen<'_>, hit: &Hit, number: usize, commands: &mut Vec<Command>) {
    let (title, command) = destination(screen, &hit.place);
    ui.spacing_mut().item_spacing.y = 0.0;
    let response = link(ui, &title);
    if response.clicked() {
        commands.push(command);
    }
    let said = hit.excerpt.concat();
    response.accessible_name(format!("Plek {number}, {title}: {said}"));
    let palette = Palette::of(ui);
    let mut job = LayoutJob::default();
    for (piece, is_hit) in hit.excerpt.iter().zip([false, true, false]) {
        let font_id = if is_hit { theme::strong() } else { theme::text() };
        let background = if is_hit { palette.accent_soft } else { egui::Color32::TRANSPARENT };
        let line_height = Some(font_id.size * LINE_HEIGHT);
        job.append(piece, 0.0, TextFormat { font_id, color: palette.ink, background, line_height, ..TextFormat::default() });
    }
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH * 1.3));
        ui.add(Label::new(job).wrap());
    });
    gap(ui, space::S);
}

/// What a place is called, and how to get there.
fn destination(screen: &SearchScreen<'_>, place: &HitPlace) -> (String, Command) {
    match place {
        HitPlace::Item(id) => match screen.catalogue.item(id) {
            Some((precondition, item)) => {
                let number = precondition.items.iter().position(|other| other.id == item.id).unwrap_or_default() + 1;
                let title = format!("{}, punt {}.{number}", precondition.title, precondition.number);
                (title, Command::Show(precondition.id.clone(), id.clone()))
            }
            None => ("Uitkomst".to_owned(), Command::Go(Place::Outcome)),
        },
        HitPlace::Precondition(id) => {
            let title = screen.catalogue.precondition(id).map_or_else(String::new, |precondition| precondition.title.clone());
            (title, Command::Go(Place::Precondition(id.clone())))
        }
        HitPlace::Intervention(id) => {
            let found = screen.dossier.interventions.iter().find(|intervention| intervention.id == *id);
            let title = found.map_or_else(String::new, |intervention| format!("Interventie ‘{}’", intervention.title));
            (title, Command::Go(Place::Interventions(InterventionsView::One(id.clone()))))
        }
        HitPlace::Actions => ("Acties".to_owned(), Command::Go(Place::Actions)),
        HitPlace::Principles => ("Principes".to_owned(), Command::Go(Place::Principles)),
        HitPlace::Profile => ("Dossier".to_owned(), Command::Go(Place::Profile)),
        HitPlace::Conclusion => ("Uitkomst".to_owned(), Command::Go(Place::Outcome)),
    }
}
