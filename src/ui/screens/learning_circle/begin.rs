//! Before there is a circle: what it is for, and which folder.

use egui::Ui;
use egui::accesskit::{Live, Role};

use super::CircleScreen;
use crate::messages;
use crate::session::{Action, CircleReading};
use crate::ui::announce::announce_once;
use crate::ui::command::{Asks as _, Command};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    button, card, field_error, fixed, focus_field, folded, form_line, gap, heading, paragraph, primary_button, progress_bar,
    small_text, status_text, styled_text, typed_path,
};
use crate::words;

/// Where the folder is, as somebody types it.
#[derive(Debug, Default)]
pub(super) struct BeginState {
    typed: String,
    /// Whether the system turned out to have no dialog to pick a folder with.
    lacks_dialog: bool,
}

impl BeginState {
    /// Asks in the window where the folder is, as the system has no dialog for that.
    pub(super) fn ask_for_path(&mut self, context: &egui::Context) {
        self.lacks_dialog = true;
        focus_field(context, FOLDER.to_owned());
    }
}

const FOLDER: &str = "Map met dossiers";

/// How far reading is, while a folder is being read; whether it is.
pub(super) fn reading_ui(ui: &mut Ui, screen: &CircleScreen<'_>, commands: &mut Vec<Command>) -> bool {
    let CircleReading::Busy { done, total } = *screen.reading else {
        // With a circle in sight it is told here, else beside the folder.
        if screen.circle.is_some() {
            trouble_ui(ui, screen);
        }
        return false;
    };
    let text = match (screen.is_slow, total) {
        (true, _) => "De schijf of het netwerk antwoordt niet. Je kunt wachten, of stoppen.".to_owned(),
        (false, 0) => "De map wordt doorzocht …".to_owned(),
        (false, _) => format!("{done} van {} gelezen", words::figure(total, "dossier", "dossiers")),
    };
    let shown = styled_text(ui, &text, theme::label_strong(), Palette::of(ui).ink);
    let said = if screen.is_slow { text.as_str() } else { "De dossiers worden gelezen." };
    announce_once(ui, &shown, (Role::Status, Live::Polite), &text, said);
    ui.horizontal(|ui| {
        progress_bar(ui, done, total);
        button(ui, "Stop", true).asks(commands, || Command::Do(Action::StopCircle));
    });
    gap(ui, space::S);
    true
}

fn trouble_ui(ui: &mut Ui, screen: &CircleScreen<'_>) {
    match screen.reading {
        CircleReading::Failed(error) => field_error(ui, &messages::store_error(error).text()),
        CircleReading::Stopped => status_text(ui, "Het lezen is gestopt."),
        CircleReading::No | CircleReading::Busy { .. } => {}
    }
}

/// What a circle is for, and the ways to a folder.
pub(super) fn begin_ui(ui: &mut Ui, screen: &CircleScreen<'_>, state: &mut BeginState, commands: &mut Vec<Command>) {
    heading(ui, "Zet de dossiers van meer wijken naast elkaar");
    paragraph(
        ui,
        "Kies een map met dossiers. Je ziet per randvoorwaarde welke wijk die op orde heeft, en welke wijk die zoekt. Zo vind je wie \
         bij wie op bezoek kan. De dossiers veranderen niet, en alles blijft op deze computer.",
    );
    small_text(ui, words::NO_RANKING);
    gap(ui, space::S);
    fixed(ui, "trouble", |ui| trouble_ui(ui, screen));
    fixed(ui, "ways", |ui| {
        ui.horizontal_wrapped(|ui| {
            primary_button(ui, "Kies een map …", true).asks(commands, || Command::Do(Action::PickCircleFolder));
            if let Some(folder) = screen.folder {
                let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let text = format!("Lees ‘{}’", words::shortened(&words::visible(&name), 30));
                let again = button(ui, &text, true).on_hover_text(words::shown(folder));
                again.asks(commands, || Command::Do(Action::ReadCircle(folder.to_owned())));
            }
        });
    });
    gap(ui, space::S);
    if screen.lacks_dialogs || state.lacks_dialog {
        fixed(ui, "path", |ui| {
            ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH + 2.0 * space::L));
            card(ui, |ui| {
                paragraph(
                    ui,
                    "Op deze computer opent geen venster om een map te kiezen. Typ of plak hieronder waar de map staat.",
                );
                path_ui(ui, state, commands);
            });
        });
    } else {
        folded(ui, "circle-by-path", "Opent er geen venster om een map te kiezen?", |ui| path_ui(ui, state, commands));
    }
}

fn path_ui(ui: &mut Ui, state: &mut BeginState, commands: &mut Vec<Command>) {
    let is_entered = form_line(ui, "Typ of plak hier waar de map staat", FOLDER, &mut state.typed);
    let can_read = !state.typed.trim().is_empty();
    if (button(ui, "Lees deze map", can_read).clicked() || is_entered) && can_read {
        commands.push(Command::Do(Action::ReadCircle(typed_path(&state.typed))));
    }
}
