//! What a helpdesk needs to know: shown whole, to be saved or copied by the user, and never sent; and the fault that ended the program
//! the last time.

use std::path::{Path, PathBuf};

use egui::{Context, Ui};

use crate::messages;
use crate::session::{Action, CrashMark, HelpdeskFacts, HelpdeskFile, Policy};
use crate::ui::announce;
use crate::ui::command::Command;
use crate::ui::shell::strip_ui;
use crate::ui::theme::space;
use crate::ui::widgets::{
    button, card, dialog, field_error, fixed, focus_field, form_line, gap, paragraph, pressed_escape, primary_button,
    small_text,
};
use crate::words;

const PLACE: &str = "Map en naam van het bestand met gegevens";

/// What is shown, and where it may be saved.
#[derive(Debug)]
pub struct HelpdeskState {
    text: String,
    path: String,
}

impl HelpdeskState {
    /// The dialog with what is known at this moment.
    pub fn new(facts: &HelpdeskFacts, proposed: &Path) -> Self {
        Self { text: messages::helpdesk(facts), path: proposed.display().to_string() }
    }
}

/// Shows the data for the helpdesk; true when that is put away.
pub fn helpdesk_ui(
    context: &Context,
    policy: &Policy,
    file: &HelpdeskFile,
    state: &mut HelpdeskState,
    commands: &mut Vec<Command>,
) -> bool {
    let mut is_away = pressed_escape(context);
    let mut command = None;
    dialog(context, "helpdesk", "Gegevens voor de helpdesk", |ui| {
        paragraph(
            ui,
            "Dit gaat over het programma en de computer. Er staan geen teksten en geen namen uit dossiers in. Wijkpeil verstuurt \
             niets: bewaar of kopieer de gegevens, en geef ze zelf aan je helpdesk.",
        );
        paragraph(ui, &contact(policy));
        card(ui, |ui| {
            for line in state.text.lines() {
                small_text(ui, line);
            }
        });
        gap(ui, space::S);
        let is_entered = form_line(ui, PLACE, PLACE, &mut state.path);
        match file {
            HelpdeskFile::No => {}
            HelpdeskFile::Saved(path) => {
                paragraph(ui, &format!("Bewaard in ‘{}’.", words::shown(path)));
            }
            HelpdeskFile::Failed(error) => {
                let message = messages::store_error(error);
                field_error(ui, &format!("{} {}", message.what, message.advice));
            }
        }
        gap(ui, space::S);
        fixed(ui, "buttons", |ui| {
            ui.horizontal_wrapped(|ui| {
                let path = PathBuf::from(state.path.trim().trim_matches('"'));
                let is_named = !path.as_os_str().is_empty();
                if primary_button(ui, "Bewaar de gegevens", is_named).clicked() || (is_entered && is_named) {
                    focus_field(ui.ctx(), PLACE.to_owned());
                    command = Some(Command::Do(Action::SaveHelpdesk { path, text: state.text.clone() }));
                }
                if button(ui, "Kopieer", true).clicked() {
                    ui.ctx().copy_text(state.text.clone());
                    announce::say(ui.ctx(), "Gekopieerd");
                }
                if let HelpdeskFile::Saved(path) = file
                    && button(ui, "Toon in map", true).clicked()
                {
                    command = Some(Command::Do(Action::Reveal(path.clone())));
                }
                is_away |= button(ui, "Sluit", true).clicked();
            });
        });
    });
    commands.extend(if is_away { Some(Command::Do(Action::StopHelpdesk)) } else { command });
    is_away
}

/// Where users ask for help and for a newer version.
pub fn contact(policy: &Policy) -> String {
    match &policy.contact {
        Some(contact) => format!("Voor hulp en voor een nieuwe versie kun je terecht bij: {}", words::visible(contact)),
        None => {
            "Voor hulp en voor een nieuwe versie kun je terecht bij je ICT-afdeling, of bij degene van wie je Wijkpeil kreeg. \
                 Noem dan de versie. Wijkpeil zoekt zelf niet naar een nieuwe versie, want het gebruikt geen internet."
                .to_owned()
        }
    }
}

/// Says that a fault ended the program the last time.
pub fn crash_ui(ui: &mut Ui, mark: &CrashMark, commands: &mut Vec<Command>) {
    let text = format!(
        "Wijkpeil is vorige keer gestopt door een fout ({}). Wat je had getypt, is bewaard in het dossier, als de schijf te \
         bereiken was. Kijk je laatste antwoorden na.",
        words::moment(mark.at)
    );
    let buttons =
        [Some(("Gegevens voor de helpdesk", Command::OpenHelpdesk)), Some(("Sluiten", Command::Do(Action::DismissCrash)))];
    fixed(ui, "crash", |ui| strip_ui(ui, (&text, &text), buttons, commands));
}
