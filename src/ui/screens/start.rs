//! The first screen: make a dossier, go on with one, or look at the example.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use egui::Ui;

use crate::messages;
use crate::model::Profile;
use crate::session::{Action, Policy, RecentDossier};
use crate::shapes;
use crate::ui::command::{Asks as _, Command};
use crate::ui::paint::ornament_ui;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    Column, button, card, columns, field_error, fixed, focus_field, form_line, gap, heading, link, page_title_in, paragraph,
    primary_button, small_text, styled_text, typed_path,
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
    /// What an organisation fixes.
    pub policy: &'a Policy,
    /// How many randvoorwaarden the content has.
    pub preconditions: usize,
}

/// What the user typed that is not in a dossier yet.
#[derive(Debug, Default)]
pub struct StartState {
    new: NewState,
    path: PathState,
}

/// The names of a new dossier.
#[derive(Debug, Default)]
struct NewState {
    municipality: String,
    neighbourhood: String,
    /// Whether the program was asked to make it.
    was_asked: bool,
}

/// Where a dossier stands that is to be opened.
#[derive(Debug, Default)]
struct PathState {
    typed: String,
    /// Whether the system turned out to have no dialog to pick a file with.
    lacks_dialog: bool,
}

const NEIGHBOURHOOD: &str = "Wijk of buurt";
const PATH: &str = "Plaats van het dossier";

impl StartState {
    /// A dossier was opened: what was typed stays, unless this is the dossier that it was typed for. Who only looks at the
    /// example finds it again.
    pub fn settle(&mut self, opened: &Profile) {
        self.path.typed.clear();
        let new = &mut self.new;
        new.was_asked = false;
        if new.municipality.trim() == opened.municipality && new.neighbourhood.trim() == opened.neighbourhood {
            new.municipality.clear();
            new.neighbourhood.clear();
        }
    }

    /// Asks in the window where a dossier stands, as the system has no dialog for that; most stand in this folder.
    pub fn ask_for_path(&mut self, context: &egui::Context, documents: &Path) {
        self.path.lacks_dialog = true;
        if self.path.typed.trim().is_empty() {
            // With a separator at its end, so that only the name has to be typed.
            self.path.typed = documents.join("").display().to_string();
        }
        focus_field(context, PATH.to_owned());
    }
}

/// Draws the screen.
pub fn start_ui(ui: &mut Ui, screen: &StartScreen<'_>, state: &mut StartState, commands: &mut Vec<Command>) {
    gap(ui, space::L);
    columns(ui, 720.0, 0.7, |ui, column| match column {
        Column::Left => {
            page_title_in(ui, "Wijkpeil", theme::display());
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
        }
        Column::Right => {
            // On a narrow window the picture would only take room from what can be done.
            if ui.available_width() < 400.0 {
                gap(ui, space::S);
                ornament_ui(ui, &shapes::emblem(ui.available_width() - space::L));
            }
        }
    });
    gap(ui, space::L);
    columns(ui, 720.0, 0.5, |ui, column| match column {
        Column::Left => card(ui, |ui| new_ui(ui, screen, &mut state.new, commands)),
        Column::Right => card(ui, |ui| continue_ui(ui, screen, &mut state.path, commands)),
    });
    gap(ui, space::L);
    card(ui, |ui| {
        columns(ui, 720.0, 0.6, |ui, column| match column {
            Column::Left => {
                heading(ui, "Eerst even kijken?");
                paragraph(
                    ui,
                    "In het voorbeeld heeft een verzonnen team bijna alles ingevuld. Je kunt er vrij in rondlopen: er wordt niets bewaard.",
                );
            }
            Column::Right => {
                gap(ui, space::S);
                button(ui, "Bekijk het voorbeeld", true).asks(commands, || Command::Do(Action::OpenExample));
            }
        });
    });
    gap(ui, space::L);
    if !state.path.lacks_dialog {
        fixed(ui, "folded-path", |ui| folded_path_ui(ui, &mut state.path, commands));
    }
}

fn new_ui(ui: &mut Ui, screen: &StartScreen<'_>, state: &mut NewState, commands: &mut Vec<Command>) {
    heading(ui, "Begin een nieuw dossier");
    if form_line(ui, "Gemeente", "Gemeente", &mut state.municipality) {
        focus_field(ui.ctx(), NEIGHBOURHOOD.to_owned());
    }
    if state.was_asked && state.municipality.trim().is_empty() {
        field_error(ui, "Vul de naam van de gemeente in.");
    }
    let is_entered = form_line(ui, NEIGHBOURHOOD, NEIGHBOURHOOD, &mut state.neighbourhood);
    if state.was_asked && state.neighbourhood.trim().is_empty() {
        field_error(ui, "Vul de naam van de wijk of buurt in.");
    }
    gap(ui, space::XS);
    // What is asked for above it appears while this button has the focus.
    let is_asked = fixed(ui, "make", |ui| primary_button(ui, "Maak dossier", true).clicked()) || is_entered;
    if is_asked {
        state.was_asked = true;
        let (municipality, neighbourhood) = (state.municipality.trim(), state.neighbourhood.trim());
        if !municipality.is_empty() && !neighbourhood.is_empty() {
            let (municipality, neighbourhood) = (municipality.to_owned(), neighbourhood.to_owned());
            let make = Command::Do(Action::Create { municipality, neighbourhood });
            let is_required = screen.policy.passphrase.is_required();
            commands.push(if is_required { Command::RequirePassphrase(Box::new(make)) } else { make });
        }
    }
    small_text(ui, &format!("Het dossier komt in {} en wordt vanzelf bewaard.", screen.documents.display()));
    let managed = [
        screen.policy.dossiers.is_some().then_some("deze map"),
        screen.policy.passphrase.is_required().then_some("een wachtzin op elk dossier"),
    ];
    let managed: Vec<&str> = managed.into_iter().flatten().collect();
    if !managed.is_empty() {
        small_text(ui, &format!("{}: {}.", messages::MANAGED, words::enumeration(&managed)));
    }
}

fn continue_ui(ui: &mut Ui, screen: &StartScreen<'_>, path: &mut PathState, commands: &mut Vec<Command>) {
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
            link(ui, &title).asks(commands, || Command::Do(Action::Open(dossier.path.clone())));
            small_text(ui, &remark);
            if screen.leftovers.contains(&dossier.path) {
                field_error(ui, "Hiervan is werk gevonden dat niet in het bestand staat. Open het dossier om te kiezen.");
            }
        });
    }
    gap(ui, space::XS);
    fixed(ui, "pick", |ui| {
        button(ui, "Open een dossier …", true).asks(commands, || Command::Do(Action::PickDossier));
    });
    if path.lacks_dialog {
        field_error(
            ui,
            "Op deze computer opent geen venster om een bestand te kiezen. Typ of plak hieronder waar het dossier staat.",
        );
        fixed(ui, "path", |ui| path_ui(ui, path, commands));
    }
}

/// For a computer on which no dialog opens, though it says that it has one.
fn folded_path_ui(ui: &mut Ui, path: &mut PathState, commands: &mut Vec<Command>) {
    let color = Palette::of(ui).ink_soft;
    let title = egui::RichText::new("Opent er geen venster om een bestand te kiezen?").font(theme::small()).color(color);
    egui::CollapsingHeader::new(title).id_salt("open-by-path").show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
        path_ui(ui, path, commands);
    });
}

fn path_ui(ui: &mut Ui, path: &mut PathState, commands: &mut Vec<Command>) {
    let is_entered = form_line(ui, "Typ of plak hier waar het dossier staat", PATH, &mut path.typed);
    let can_open = !path.typed.trim().is_empty();
    let is_asked = button(ui, "Open dit bestand", can_open).clicked() || is_entered;
    if is_asked && can_open {
        commands.push(Command::Do(Action::Open(typed_path(&path.typed))));
    }
}
