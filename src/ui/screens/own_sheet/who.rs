//! Who fills in the invulblad, and where it is kept.

use egui::Ui;

use super::OwnSheetScreen;
use super::keys::ROLE;
use crate::messages;
use crate::session::{SavingAs, SheetEdit};
use crate::ui::command::{Asks as _, Command};
use crate::ui::theme::space;
use crate::ui::widgets::{button, card, field_error, fixed, gap, heading, next_card, paragraph, small_text, text_line};
use crate::words;

/// Draws it. `lacks_role`: the person asked to begin without one.
pub(super) fn who_ui(ui: &mut Ui, screen: &OwnSheetScreen<'_>, lacks_role: bool, commands: &mut Vec<Command>) {
    let form = &screen.sheet.form;
    let place: Vec<&str> =
        [form.neighbourhood.trim(), form.municipality.trim()].into_iter().filter(|it| !it.is_empty()).collect();
    let about = if place.is_empty() { String::new() } else { format!(" in {}", place.join(", ")) };
    paragraph(
        ui,
        &format!(
            "Wat vind jij van de wijkaanpak{about}? Je loopt in je eentje langs {}. Weet je iets niet, dan is dat ook een goed \
             antwoord. Wat je overslaat, mag open blijven.",
            words::count(screen.total(), "punt", "punten")
        ),
    );
    paragraph(
        ui,
        "Je blad gaat naar de projectleider. Het team ziet pas hoe iedereen denkt als de bladen samen worden geopend. In geen rapport \
         staat wie wat vond.",
    );
    if let Some(deadline) = form.deadline {
        paragraph(ui, &format!("Lever het in uiterlijk op {}.", words::date(deadline)));
    }
    if screen.questions.is_other_edition {
        paragraph(ui, OTHER_EDITION);
    }
    gap(ui, space::S);
    card(ui, |ui| {
        heading(ui, "Wie ben je?");
        let person = screen.person();
        let of = |text: Option<&String>| text.cloned().unwrap_or_default();
        let mut edits = Vec::new();
        let role = of(person.map(|person| &person.role));
        edits.extend(
            text_line(ui, "In welke rol vul je dit in? Zoals wijkagent of opbouwwerker", ROLE, &role).map(SheetEdit::Role),
        );
        if lacks_role && role.trim().is_empty() {
            fixed(ui, "no-role", |ui| field_error(ui, "Vul eerst je rol in."));
        }
        let organisation = of(person.map(|person| &person.organisation));
        edits.extend(text_line(ui, "Organisatie (hoeft niet)", "Organisatie", &organisation).map(SheetEdit::Organisation));
        let word = of(person.map(|person| &person.own_word));
        edits.extend(text_line(ui, "Eigen woord (hoeft niet)", "Eigen woord", &word).map(SheetEdit::OwnWord));
        small_text(ui, "Een woord dat je zelf kiest. Het houdt twee mensen met dezelfde rol uit elkaar.");
        let name = of(person.map(|person| &person.name));
        edits.extend(text_line(ui, "Naam (hoeft niet)", "Naam", &name).map(SheetEdit::Name));
        small_text(
            ui,
            "Je naam komt in het dossier van de projectleider. Die kan hem daar altijd weer wissen. In een rapport staat hij nooit bij \
             wat je vond.",
        );
        let mut may = person.is_some_and(|person| person.may_be_named);
        ui.add_enabled_ui(!name.trim().is_empty(), |ui| {
            if ui.checkbox(&mut may, "Mijn naam mag bij mijn toelichting staan als het team erover praat").changed() {
                edits.push(SheetEdit::MayBeNamed(may));
            }
        });
        commands.extend(edits.into_iter().map(OwnSheetScreen::change));
    });
    next_card(ui, |ui| {
        fixed(ui, "file", |ui| file_ui(ui, screen, commands));
    });
}

/// Said where the program has no help with the questions.
pub(super) const OTHER_EDITION: &str = "Dit blad heeft vragen uit een andere uitgave dan deze versie van Wijkpeil. Je kunt het gewoon \
                                        invullen. Er staat alleen geen uitleg bij de oordelen.";

fn file_ui(ui: &mut Ui, screen: &OwnSheetScreen<'_>, commands: &mut Vec<Command>) {
    heading(ui, "Je bestand");
    if let Some(path) = screen.path {
        paragraph(ui, &format!("Wat je invult, wordt vanzelf bewaard in {}.", words::shown(path)));
        return;
    }
    paragraph(
        ui,
        "Dit is het lege blad, voor iedereen die meedoet. Het blijft leeg: jij krijgt een eigen bestand. Daarin wordt vanzelf bewaard wat \
         je invult.",
    );
    if let Some(proposed) = screen.proposed {
        small_text(ui, &format!("Het komt in {}. Bestaat die naam al, dan komt er een nummer achter.", words::shown(proposed)));
    }
    if let SavingAs::Failed(error) = screen.saving {
        let message = messages::store_error(error);
        field_error(ui, &format!("{} {}", message.what, message.advice));
    }
    button(ui, "Kies een andere plaats …", true).asks(commands, || Command::OpenSaveAs);
}
