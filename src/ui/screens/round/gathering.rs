//! What came in, and taking in more.

use egui::Ui;
use egui::accesskit::{Live, Role};

use super::{RoundScreen, RoundState, expected, gathered};
use crate::session::Action;
use crate::ui::announce::announce_once;
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    button, field_error, fixed, fold_line, form_line, gap, heading, may_change, paragraph, progress_bar, small_text,
    styled_text, typed_path,
};
use crate::words;

/// The field for the place of sheets that came back.
pub(super) const PLACE: &str = "Plaats van een invulblad, of van een map met invulbladen";

/// A role is no longer than this, in characters, where others stand beside it.
const LONGEST: usize = 60;

/// Draws what came in, and the ways to take in more.
pub(super) fn gathering_ui(ui: &mut Ui, screen: &RoundScreen<'_>, state: &mut RoundState, commands: &mut Vec<Command>) {
    heading(ui, "Binnengekomen");
    let ink = Palette::of(ui).ink;
    styled_text(ui, &count_text(screen), theme::strong(), ink);
    let arrived = &screen.facts.arrived;
    if !arrived.roles.is_empty() {
        let role = |(role, count): &(String, usize)| {
            let role = if role.is_empty() { "zonder rol" } else { role };
            let role = words::shortened(role, LONGEST);
            if *count == 1 { role } else { format!("{role} ({count})") }
        };
        let roles: Vec<String> = arrived.roles.iter().map(role).collect();
        paragraph(ui, &format!("Van: {}.", words::enumeration(&roles)));
    }
    if !arrived.missing.is_empty() {
        paragraph(ui, &format!("Nog niet: {}.", listed(&arrived.missing)));
    }
    if screen.measurement.sheet_round.opened.is_none() {
        small_text(ui, "Wat erin staat, ziet niemand voordat je ze opent.");
    }
    gap(ui, space::XS);
    fixed(ui, "ways", |ui| {
        ui.horizontal_wrapped(|ui| {
            if button(ui, "Kies invulbladen …", may_change(ui)).clicked() {
                state.gather(ui, screen, commands);
            }
            button(ui, "Typ over van papier", true).asks(commands, || Command::Go(Place::PaperSheets));
        });
    });
    small_text(ui, "Je kunt ze ook op het venster slepen, alle tegelijk.");
    if state.lacks_dialog {
        gap(ui, space::XS);
        fixed(ui, "place", |ui| place_ui(ui, state, commands));
    }
    if let Some((done, total)) = screen.reading {
        gap(ui, space::S);
        fixed(ui, "reading", |ui| reading_ui(ui, screen.is_slow, (done, total), commands));
    }
    if !screen.taken.is_empty() {
        gap(ui, space::S);
        fixed(ui, "taken", |ui| gathered::taken_ui(ui, screen.taken, commands));
    }
    let people = gathered::people(screen.dossier, screen.measurement);
    if !people.is_empty() {
        gap(ui, space::XS);
        let title = "Verbeter een rol, organisatie of naam";
        if fixed(ui, "people", |ui| fold_line(ui, title, title, state.shows_people)) {
            state.shows_people = !state.shows_people;
        }
        if state.shows_people {
            fixed(ui, "fields", |ui| gathered::people_ui(ui, &people, commands));
        }
    }
}

/// `5 van de 7 gevraagde bladen zijn binnen.`
fn count_text(screen: &RoundScreen<'_>) -> String {
    let sheets = screen.facts.sheets;
    let asked = expected(&screen.measurement.sheet_round);
    let done = asked.saturating_sub(screen.facts.arrived.missing.len());
    match (sheets, asked) {
        (0, _) => "Er is nog geen blad binnen.".to_owned(),
        (1, 0) => "Er is één blad binnen.".to_owned(),
        (_, 0) => format!("Er zijn {} bladen binnen.", words::number_word(sheets)),
        _ => {
            let of_asked = match done {
                0 if asked == 1 => "Het gevraagde blad is er nog niet.".to_owned(),
                1 if asked == 1 => "Het gevraagde blad is binnen.".to_owned(),
                done if done == asked => format!("Alle {} gevraagde bladen zijn binnen.", words::number_word(asked)),
                0 => format!("Van de {} gevraagde bladen is er geen binnen.", words::number_word(asked)),
                1 => format!("Eén van de {} gevraagde bladen is binnen.", words::number_word(asked)),
                done => format!(
                    "Van de {} gevraagde bladen zijn er {} binnen.",
                    words::number_word(asked),
                    words::number_word(done)
                ),
            };
            match sheets.saturating_sub(done) {
                0 => of_asked,
                1 => format!("{of_asked} Er is ook een blad van een rol die je niet vroeg."),
                more => format!("{of_asked} Er zijn ook {} bladen van een rol die je niet vroeg.", words::number_word(more)),
            }
        }
    }
}

/// Roles after each other.
pub(super) fn listed(roles: &[String]) -> String {
    let roles: Vec<String> = roles.iter().map(|role| words::shortened(role.trim(), LONGEST)).collect();
    words::enumeration(&roles)
}

/// Where sheets are, where the system has no dialog to ask that with.
fn place_ui(ui: &mut Ui, state: &mut RoundState, commands: &mut Vec<Command>) {
    field_error(ui, "Op deze computer opent geen venster om bestanden te kiezen. Typ of plak hieronder waar ze staan.");
    let is_entered = form_line(ui, PLACE, PLACE, &mut state.returned);
    let can_take = !state.returned.trim().is_empty() && may_change(ui);
    if (button(ui, "Voeg deze toe", can_take).clicked() || is_entered) && can_take {
        commands.push(Command::Do(Action::TakeSheets(vec![typed_path(&state.returned)])));
    }
}

fn reading_ui(ui: &mut Ui, is_slow: bool, (done, total): (usize, usize), commands: &mut Vec<Command>) {
    let text = if is_slow {
        "De schijf of het netwerk antwoordt niet. Je kunt wachten, of stoppen.".to_owned()
    } else {
        format!("{done} van {} gelezen", words::figure(total, "bestand", "bestanden"))
    };
    let shown = styled_text(ui, &text, theme::label_strong(), Palette::of(ui).ink);
    let said = if is_slow { text.as_str() } else { "De invulbladen worden gelezen." };
    announce_once(ui, &shown, (Role::Status, Live::Polite), &text, said);
    ui.horizontal(|ui| {
        progress_bar(ui, done, total);
        button(ui, "Stop", true)
            .asks(commands, || Command::Do(Action::StopSheets))
            .accessible_name("Stop met invulbladen lezen");
    });
}
