//! Erasing a dossier: asked twice, and told exactly afterwards.

use std::path::PathBuf;

use egui::accesskit::Live;
use egui::{Context, RichText, Role, Ui};

use crate::messages;
use crate::session::{Action, Erasing, Holder};
use crate::ui::announce::announce;
use crate::ui::command::{Command, EraseTarget};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{button, dialog, field_error, fixed, gap, paragraph, pressed_escape, primary_button};
use crate::words;

/// How far the questions are.
#[derive(Debug)]
pub struct EraseState {
    target: EraseTarget,
    /// Whether the user ticked that it cannot be taken back.
    is_understood: bool,
    /// Whether they went on without ticking that.
    is_missing: bool,
    /// Whether they are asked for the second time.
    is_asked_again: bool,
}

/// What the questions are about.
pub struct EraseDialog<'a> {
    /// The file of the dossier.
    pub path: PathBuf,
    /// Where reports of it go.
    pub reports: PathBuf,
    /// Who has the dossier open, when it can only be read here.
    pub reading_only: Option<Option<&'a Holder>>,
}

impl EraseState {
    /// The first question.
    pub fn new(target: EraseTarget) -> Self {
        Self { target, is_understood: false, is_missing: false, is_asked_again: false }
    }

    /// Which dossier it is about.
    pub fn target(&self) -> &EraseTarget {
        &self.target
    }
}

/// Asks twice; true when the questions are put away.
pub fn erase_ui(context: &Context, screen: &EraseDialog<'_>, state: &mut EraseState, commands: &mut Vec<Command>) -> bool {
    let mut is_away = pressed_escape(context);
    let name = words::place(&screen.path, None, None);
    if let Some(holder) = screen.reading_only {
        dialog(context, "erase", "Dit dossier kan nu niet worden gewist", |ui| {
            let holder = messages::holder(holder);
            paragraph(ui, &format!("{}. Sluit het dossier daar eerst.", words::sentence_case(&holder)));
            is_away |= button(ui, "Sluit", true).clicked();
        });
    } else if state.is_asked_again {
        dialog(context, "erase-again", "Weet je het zeker?", |ui| {
            paragraph(ui, &format!("‘{name}’ wordt gewist. Je haalt het niet terug, ook niet uit de prullenbak."));
            fixed(ui, "buttons", |ui| {
                ui.horizontal_wrapped(|ui| {
                    is_away |= primary_button(ui, "Nee, bewaar het dossier", true).clicked();
                    if button(ui, "Ja, wis het dossier", true).clicked() {
                        commands.push(Command::Do(match &state.target {
                            EraseTarget::Open => Action::Erase,
                            EraseTarget::Rest(path) => Action::EraseRest(path.clone()),
                        }));
                        is_away = true;
                    }
                });
            });
        });
    } else {
        dialog(context, "erase", "Wis dit dossier", |ui| is_away |= first_ui(ui, screen, &name, state));
    }
    is_away
}

/// The first question; whether it is put away.
fn first_ui(ui: &mut Ui, screen: &EraseDialog<'_>, name: &str, state: &mut EraseState) -> bool {
    paragraph(
        ui,
        &format!(
            "Dit gaat weg: het bestand ‘{name}’, alle eerdere versies en kopieën die Wijkpeil op deze computer van dit dossier \
             bewaart, en de regel bij Start. Je haalt het niet terug, ook niet met ‘Ongedaan maken’ of uit de prullenbak."
        ),
    );
    paragraph(ui, &messages::reports_stay(Some(&screen.reports)));
    paragraph(ui, messages::OUT_OF_REACH);
    gap(ui, space::S);
    let tick = "Ik begrijp dat het dossier daarna weg is";
    fixed(ui, "tick", |ui| ui.checkbox(&mut state.is_understood, RichText::new(tick).font(theme::text())));
    if state.is_missing && !state.is_understood {
        field_error(ui, "Zet eerst het vinkje.");
    }
    gap(ui, space::S);
    let mut is_away = false;
    fixed(ui, "buttons", |ui| {
        ui.horizontal_wrapped(|ui| {
            if button(ui, "Ga verder", true).clicked() {
                state.is_missing = !state.is_understood;
                state.is_asked_again = state.is_understood;
            }
            is_away = primary_button(ui, "Annuleer", true).clicked();
        });
    });
    is_away
}

/// Says how erasing goes and what came of it; nothing while nobody asked.
pub fn erased_ui(context: &Context, erasing: &Erasing) -> Option<Command> {
    let (title, paragraphs) = match erasing {
        Erasing::No => return None,
        Erasing::Busy => ("Het dossier wordt gewist", vec!["De schijf of het netwerk is nog bezig.".to_owned()]),
        Erasing::Done { erased, was_listed, reports } => {
            let title = if erased.left.is_empty() { "Het dossier is gewist" } else { "Het dossier is niet helemaal gewist" };
            (title, messages::erased(erased, *was_listed, Some(reports)))
        }
        Erasing::Failed(error) => {
            let message = messages::store_error(error);
            ("Het dossier is niet gewist", vec![message.what, "Er is niets gewist.".to_owned(), message.advice])
        }
    };
    let is_busy = *erasing == Erasing::Busy;
    let mut is_away = !is_busy && pressed_escape(context);
    dialog(context, "erased", title, |ui| {
        for text in &paragraphs {
            let shown = paragraph(ui, text);
            announce(ui, &shown, Role::Status, Live::Polite, text);
        }
        if !is_busy {
            gap(ui, space::S);
            is_away |= fixed(ui, "buttons", |ui| primary_button(ui, "Sluit", true).clicked());
        }
    });
    is_away.then_some(Command::Do(Action::StopErasing))
}
