//! Who has a name in the dossier, whether it may be told, and removing one for good.

use egui::Ui;

use super::{RoundScreen, RoundState};
use crate::analysis::NamedPerson;
use crate::messages;
use crate::model::Participant;
use crate::session::{Action, Edit, NameRemoval, NameRemoved, ParticipantEdit, SaveTrouble};
use crate::ui::command::{Asks as _, Command};
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    button, card, field_error, fixed, gap, heading, may_change, paragraph, sheet_title, small_text, status_text, wide_text,
};
use crate::words;

/// Draws the names.
pub(super) fn names_ui(ui: &mut Ui, screen: &RoundScreen<'_>, state: &mut RoundState, commands: &mut Vec<Command>) {
    heading(ui, "Namen");
    let names = &screen.facts.names;
    if names.is_empty() {
        paragraph(ui, "In dit dossier staat geen naam, alleen rollen. Dat is genoeg.");
    } else {
        small_text(
            ui,
            "Een naam is nooit nodig. Uit een rapport laat je namen weg met een vinkje. Bij de redenen op de invulbladen staan namen \
             alleen als iedereen met een blad dat goed vindt.",
        );
    }
    for person in names {
        fixed(ui, ("name", &person.name), |ui| name_ui(ui, screen, person, state, commands));
    }
    fixed(ui, "removal", |ui| removal_ui(ui, screen.removal, commands));
}

fn name_ui(ui: &mut Ui, screen: &RoundScreen<'_>, person: &NamedPerson, state: &mut RoundState, commands: &mut Vec<Command>) {
    let name = words::visible(&person.name);
    let ink = Palette::of(ui).ink;
    gap(ui, space::S);
    wide_text(ui, &name, theme::strong(), ink);
    let places: Vec<String> = person.places.iter().map(words::name_place).collect();
    small_text(ui, &words::sentence_case(&format!("{}.", words::enumeration(&places))));
    let is_theirs = |known: &&Participant| known.name.trim().to_lowercase() == person.name.to_lowercase();
    for participant in screen.dossier.participants.iter().filter(is_theirs) {
        fixed(ui, &participant.id, |ui| may_be_named_ui(ui, participant, &name, commands));
    }
    if state.removing.as_ref() == Some(&person.name) {
        fixed(ui, "sure", |ui| card(ui, |ui| sure_ui(ui, person, &name, state, commands)));
    } else {
        let can_remove = may_change(ui) && *screen.removal != NameRemoval::Busy;
        let ask = fixed(ui, "remove", |ui| button(ui, "Haal deze naam weg …", can_remove));
        if ask.clicked() {
            state.removing = Some(person.name.clone());
            focus::wish(ui.ctx(), Wish::Sheet);
        }
        ask.accessible_name(format!("Haal deze naam weg: {name}"));
    }
}

fn may_be_named_ui(ui: &mut Ui, participant: &Participant, name: &str, commands: &mut Vec<Command>) {
    let mut may = participant.may_be_named;
    let text = "Mag bij de redenen op het invulblad staan";
    let ticked = ui.add_enabled(may_change(ui), egui::Checkbox::new(&mut may, text));
    if ticked.changed() {
        commands.push(Command::edit(Edit::Participant(participant.id.clone(), ParticipantEdit::MayBeNamed(may))));
    }
    ticked.accessible_name(format!("{text}, {name}"));
}

fn sure_ui(ui: &mut Ui, person: &NamedPerson, name: &str, state: &mut RoundState, commands: &mut Vec<Command>) {
    sheet_title(ui, &format!("Haal ‘{}’ voor altijd weg?", words::shortened(name, 60)), theme::strong(), Ring::Shown);
    paragraph(
        ui,
        "De naam gaat weg uit dit dossier en uit alle eerdere versies die Wijkpeil op deze computer bewaart. De rol en het invulblad \
         blijven. Dit kun je niet terugdraaien, en ook wat je hiervoor deed, kun je daarna niet meer ongedaan maken.",
    );
    paragraph(
        ui,
        "Dit blijft: een naam die iemand in een tekst typte, invulbladen die mensen zelf nog hebben, en rapporten die al zijn gemaakt.",
    );
    paragraph(ui, messages::OUT_OF_REACH);
    gap(ui, space::XS);
    ui.horizontal_wrapped(|ui| {
        if button(ui, "Nee, laat de naam staan", true).clicked() {
            state.removing = None;
            focus::wish(ui.ctx(), Wish::Title);
        }
        if button(ui, "Ja, haal de naam voor altijd weg", may_change(ui)).clicked() {
            state.removing = None;
            focus::wish(ui.ctx(), Wish::Title);
            commands.push(Command::Do(Action::RemoveName(person.name.clone())));
        }
    });
}

fn removal_ui(ui: &mut Ui, removal: &NameRemoval, commands: &mut Vec<Command>) {
    match removal {
        NameRemoval::No => return,
        NameRemoval::Busy => {
            gap(ui, space::S);
            status_text(ui, "De naam is uit het dossier. Wijkpeil haalt hem ook uit het bestand en de eerdere versies.");
            return;
        }
        NameRemoval::Done(removed) => {
            gap(ui, space::S);
            done_ui(ui, removed, commands);
        }
        NameRemoval::Failed { name, trouble } => {
            gap(ui, space::S);
            field_error(ui, &format!("De naam staat nog in het bestand. {}", trouble_text(trouble)));
            again_ui(ui, name, commands);
        }
    }
    gap(ui, space::XS);
    fixed(ui, "close", |ui| {
        button(ui, "Sluit", true)
            .asks(commands, || Command::Do(Action::DismissNameRemoval))
            .accessible_name("Sluit de melding over de naam");
    });
}

fn trouble_text(trouble: &SaveTrouble) -> String {
    messages::save_trouble(trouble)
}

fn again_ui(ui: &mut Ui, name: &str, commands: &mut Vec<Command>) {
    let again = fixed(ui, "again", |ui| button(ui, "Probeer het opnieuw", may_change(ui)));
    again
        .asks(commands, || Command::Do(Action::RemoveName(name.to_owned())))
        .accessible_name("Probeer de naam opnieuw weg te halen");
}

fn done_ui(ui: &mut Ui, removed: &NameRemoved, commands: &mut Vec<Command>) {
    status_text(ui, "De naam is weg uit het dossier.");
    if let Some((name, error)) = &removed.left {
        field_error(ui, &format!("In een eerdere versie staat de naam nog. {}", messages::store_error(error).text()));
        again_ui(ui, name, commands);
    }
    if removed.is_in_texts {
        paragraph(ui, messages::NAME_IN_TEXTS);
    }
    for other in &removed.beside {
        paragraph(ui, &messages::name_beside(other));
    }
    for text in messages::name_removed(&removed.changed, removed.kept.as_ref()) {
        paragraph(ui, &text);
    }
}
