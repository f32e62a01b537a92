//! The first screen: make a dossier, go on with one, or look at the example.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use egui::Ui;

use crate::model::Profile;
use crate::session::{Action, RecentDossier};
use crate::shapes;
use crate::ui::command::Command;
use crate::ui::paint::ornament_ui;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    button, card, columns, entry_line, field_error, fixed, gap, heading, heading_with, link, paragraph, primary_button,
    small_text, styled_text,
};
use crate::words;

/// What the screen shows.
pub struct StartScreen<'a> {
    /// The dossiers that were opened lately, the last one first.
    pub recent: &'a [RecentDossier],
    /// Those of which an earlier run left more than stands in the file.
    pub leftovers: &'a BTreeSet<PathBuf>,
    /// Where a new dossier goes.
    pub documents: &'a Path,
    /// How many randvoorwaarden the content has.
    pub preconditions: usize,
    /// Whether a dossier is being made or read.
    pub is_busy: bool,
}

/// What the user typed that is not in a dossier yet.
#[derive(Debug, Default)]
pub struct StartState {
    municipality: String,
    neighbourhood: String,
    path: String,
    was_asked: bool,
}

impl StartState {
    /// A dossier was opened: what was typed stays, unless this is the dossier that it was typed for. Who only looks at the
    /// example finds it again.
    pub fn settle(&mut self, opened: &Profile) {
        self.path.clear();
        self.was_asked = false;
        let is_made = self.municipality.trim() == opened.municipality && self.neighbourhood.trim() == opened.neighbourhood;
        if is_made {
            self.municipality.clear();
            self.neighbourhood.clear();
        }
    }
}

/// Draws the screen.
pub fn start_ui(ui: &mut Ui, screen: &StartScreen<'_>, state: &mut StartState, commands: &mut Vec<Command>) {
    gap(ui, space::L);
    columns(
        ui,
        720.0,
        0.7,
        |ui| {
            heading_with(ui, "Wijkpeil", theme::display(), 1);
            let color = Palette::of(ui).accent;
            styled_text(ui, "Waar staat jullie wijkaanpak tegen ondermijning?", theme::heading(), color);
            gap(ui, space::S);
            paragraph(
                ui,
                &format!(
                    "Loop met je team langs {} randvoorwaarden en bespreek wat op orde is. Wijkpeil maakt er een 0-meting van \
                     die je kunt bewaren en afdrukken. Alles blijft op deze computer: het programma gebruikt geen internet.",
                    words::number_word(screen.preconditions)
                ),
            );
        },
        |ui| {
            // On a narrow window the picture would only take room from what can be done.
            if ui.available_width() < 400.0 {
                gap(ui, space::S);
                ornament_ui(ui, &shapes::emblem(ui.available_width() - space::L));
            }
        },
    );
    gap(ui, space::L);
    // Both columns write into the same list, one after the other.
    let (mut left, mut right) = (Vec::new(), Vec::new());
    columns(
        ui,
        720.0,
        0.5,
        |ui| card(ui, |ui| new_ui(ui, screen, state, &mut left)),
        |ui| card(ui, |ui| continue_ui(ui, screen, &mut right)),
    );
    commands.append(&mut left);
    commands.append(&mut right);
    gap(ui, space::L);
    card(ui, |ui| {
        columns(
            ui,
            720.0,
            0.6,
            |ui| {
                heading(ui, "Eerst even kijken?");
                paragraph(
                    ui,
                    "In het voorbeeld heeft een verzonnen team alles ingevuld. Je kunt er vrij in rondlopen: er wordt niets bewaard.",
                );
            },
            |ui| {
                gap(ui, space::S);
                if button(ui, "Bekijk het voorbeeld", !screen.is_busy).clicked() {
                    commands.push(Command::Do(Action::OpenExample));
                }
            },
        );
    });
    gap(ui, space::L);
    open_by_path_ui(ui, screen, state, commands);
}

fn new_ui(ui: &mut Ui, screen: &StartScreen<'_>, state: &mut StartState, commands: &mut Vec<Command>) {
    heading(ui, "Begin een nieuw dossier");
    let municipality = entry_line(ui, "Gemeente", "Gemeente", &state.municipality);
    if let Some(text) = municipality {
        state.municipality = text;
    }
    if state.was_asked && state.municipality.trim().is_empty() {
        field_error(ui, "Vul de naam van de gemeente in.");
    }
    if let Some(text) = entry_line(ui, "Wijk of buurt", "Wijk of buurt", &state.neighbourhood) {
        state.neighbourhood = text;
    }
    if state.was_asked && state.neighbourhood.trim().is_empty() {
        field_error(ui, "Vul de naam van de wijk of buurt in.");
    }
    gap(ui, space::XS);
    // What is asked for above it appears while this button has the focus.
    if fixed(ui, "make", |ui| primary_button(ui, "Maak dossier", !screen.is_busy).clicked()) {
        state.was_asked = true;
        let (municipality, neighbourhood) = (state.municipality.trim(), state.neighbourhood.trim());
        if !municipality.is_empty() && !neighbourhood.is_empty() {
            commands.push(Command::Do(Action::Create {
                municipality: municipality.to_owned(),
                neighbourhood: neighbourhood.to_owned(),
            }));
        }
    }
    small_text(ui, &format!("Het dossier komt in {} en wordt vanzelf bewaard.", screen.documents.display()));
}

fn continue_ui(ui: &mut Ui, screen: &StartScreen<'_>, commands: &mut Vec<Command>) {
    heading(ui, "Ga verder");
    if screen.recent.is_empty() {
        paragraph(ui, "Hier komen de dossiers die je het laatst hebt geopend.");
    }
    for dossier in screen.recent {
        fixed(ui, &dossier.path, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let name = dossier.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let opened = format!("geopend op {}", words::date(dossier.opened));
            let (title, remark) = if dossier.is_named() {
                (format!("{}, {}", dossier.neighbourhood, dossier.municipality), format!("{name}, {opened}"))
            } else {
                (name, format!("beveiligd met een wachtzin, {opened}"))
            };
            if link(ui, &title).clicked() && !screen.is_busy {
                commands.push(Command::Do(Action::Open(dossier.path.clone())));
            }
            small_text(ui, &remark);
            if screen.leftovers.contains(&dossier.path) {
                field_error(ui, "Hiervan is werk gevonden dat niet in het bestand staat. Open het dossier om te kiezen.");
            }
        });
    }
    gap(ui, space::XS);
    fixed(ui, "pick", |ui| {
        if button(ui, "Open een dossier …", !screen.is_busy).clicked() {
            commands.push(Command::Do(Action::PickDossier));
        }
    });
}

/// For a computer that has no dialog to pick a file with.
fn open_by_path_ui(ui: &mut Ui, screen: &StartScreen<'_>, state: &mut StartState, commands: &mut Vec<Command>) {
    let color = Palette::of(ui).ink_soft;
    let title = egui::RichText::new("Opent er geen venster om een bestand te kiezen?").font(theme::small()).color(color);
    egui::CollapsingHeader::new(title).id_salt("open-by-path").show(ui, |ui| {
        ui.set_max_width(theme::TEXT_WIDTH);
        if let Some(text) = entry_line(ui, "Typ of plak hier waar het dossier staat", "Plaats van het dossier", &state.path) {
            state.path = text;
        }
        if button(ui, "Open dit bestand", !screen.is_busy && !state.path.trim().is_empty()).clicked() {
            commands.push(Command::Do(Action::Open(PathBuf::from(state.path.trim().trim_matches('"')))));
        }
    });
}
