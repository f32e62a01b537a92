//! The form for a new dossier.

use std::path::Path;

use egui::Ui;

use super::main_button;
use crate::messages;
use crate::model::Profile;
use crate::session::{Action, Policy};
use crate::ui::command::Command;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{button, card, field_error, fixed, focus_field, form_line, gap, heading, small_text};
use crate::words;

/// The names of a new dossier, and whether they are asked for.
#[derive(Debug, Default)]
pub(super) struct NewState {
    pub(super) is_open: bool,
    /// Whether the cursor goes to its first field.
    wants_cursor: bool,
    municipality: String,
    neighbourhood: String,
    /// Whether the program was asked to make it.
    was_asked: bool,
}

/// What the form needs to know.
pub(super) struct NewForm<'a> {
    /// Where a new dossier goes.
    pub(super) documents: &'a Path,
    /// What an organisation fixes.
    pub(super) policy: &'a Policy,
    /// Whether making a dossier is what the screen is for now.
    pub(super) is_primary: bool,
    /// Whether it can be put away.
    pub(super) can_be_closed: bool,
}

const MUNICIPALITY: &str = "Gemeente";
const NEIGHBOURHOOD: &str = "Wijk of buurt";

impl NewState {
    /// Opens the form, with the cursor in its first field.
    pub(super) fn open(&mut self, context: &egui::Context) {
        self.is_open = true;
        self.wants_cursor = true;
        context.request_repaint();
    }

    /// For the beginning of a frame: a field that is drawn in the frame of a click elsewhere loses the focus by that click.
    pub(super) fn begin_frame(&mut self, context: &egui::Context) {
        if std::mem::take(&mut self.wants_cursor) {
            focus_field(context, MUNICIPALITY.to_owned());
        }
    }

    /// A dossier was opened: what was typed stays, unless this is the dossier that it was typed for. Who only looks at the
    /// example finds it again.
    pub(super) fn settle(&mut self, opened: &Profile) {
        self.was_asked = false;
        if self.municipality.trim() == opened.municipality && self.neighbourhood.trim() == opened.neighbourhood {
            self.municipality.clear();
            self.neighbourhood.clear();
        }
        self.is_open &= !self.municipality.is_empty() || !self.neighbourhood.is_empty();
    }
}

/// Draws the form; true when it is put away.
pub(super) fn new_ui(ui: &mut Ui, form: &NewForm<'_>, state: &mut NewState, commands: &mut Vec<Command>) -> bool {
    let mut is_away = false;
    card(ui, |ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
        heading(ui, "Nieuw dossier");
        if form_line(ui, MUNICIPALITY, MUNICIPALITY, &mut state.municipality) {
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
        let is_asked = fixed(ui, "make", |ui| {
            ui.horizontal(|ui| {
                let is_asked = main_button(ui, "Maak dossier", form.is_primary).clicked();
                is_away = form.can_be_closed && button(ui, "Annuleer", true).clicked();
                is_asked
            })
            .inner
        });
        if is_asked || is_entered {
            state.was_asked = true;
            commands.extend(make(form, state));
        }
        small_text(ui, &format!("Het dossier komt in {} en wordt vanzelf bewaard.", form.documents.display()));
        let managed = [
            form.policy.dossiers.is_some().then_some("deze map"),
            form.policy.passphrase.is_required().then_some("een wachtzin op elk dossier"),
        ];
        let managed: Vec<&str> = managed.into_iter().flatten().collect();
        if !managed.is_empty() {
            small_text(ui, &format!("{}: {}.", messages::MANAGED, words::enumeration(&managed)));
        }
    });
    is_away
}

/// Makes the dossier, when it has both its names.
fn make(form: &NewForm<'_>, state: &NewState) -> Option<Command> {
    let (municipality, neighbourhood) = (state.municipality.trim(), state.neighbourhood.trim());
    if municipality.is_empty() || neighbourhood.is_empty() {
        return None;
    }
    let (municipality, neighbourhood) = (municipality.to_owned(), neighbourhood.to_owned());
    let make = Command::Do(Action::Create { municipality, neighbourhood });
    let is_required = form.policy.passphrase.is_required();
    Some(if is_required { Command::RequirePassphrase(Box::new(make)) } else { make })
}
