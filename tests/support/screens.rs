//! Every screen of the program, one after the other.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::content::{Catalogue, Manual};

use super::window::Walk;

/// Which screens are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All of them.
    All,
    /// Those that show what the team wrote.
    Own,
}

/// Shows each screen of the open dossier in each of its states, and has it looked at.
pub(crate) fn each(walk: &mut Walk, extent: Extent, mut look: impl FnMut(&mut Walk, &str)) {
    go(walk, "Dossier");
    look(walk, "dossier");
    if walk.has("Terugblik") {
        go(walk, "Terugblik");
        look(walk, "terugblik");
    }
    for precondition in Catalogue::built_in().preconditions() {
        walk.press_with(Modifiers::COMMAND, Key::PageDown);
        if extent == Extent::All || precondition.number == 1 {
            look(walk, &format!("meten-{}", precondition.number));
        }
    }
    outcome(walk, &mut look);
    interventions(walk, &mut look);
    actions(walk, &mut look);
    go(walk, "Vaststellen");
    look(walk, "vaststellen");
    go(walk, "Rapport");
    // Pages and their contents that arrive while it is looked at would lie out of sight.
    walk.wait_for("the pages", |walk| {
        let preview = walk.app().session().preview();
        !preview.is_busy && (preview.layout.is_some() || preview.fault.is_some())
    });
    look(walk, "rapport");
    search(walk, &mut look);
    if extent == Extent::All {
        go(walk, "Principes");
        look(walk, "principes");
        walk.choose_at_once(Role::Button, "Zeven startvragen");
        look(walk, "startvragen");
        help(walk, &mut look);
        walk.choose_at_once(Role::Button, "Weergave");
        look(walk, "weergave");
        walk.press(Key::Escape);
    }
    session(walk, &mut look);
}

fn go(walk: &mut Walk, screen: &str) {
    walk.choose_at_once(Role::Button, screen);
}

fn outcome(walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str)) {
    go(walk, "Uitkomst");
    look(walk, "uitkomst");
    let moved = |name: &String| name.ends_with(" met een ander oordeel");
    let names = walk.names();
    for fold in names.iter().filter(|name| moved(name)) {
        walk.choose_at_once(Role::Button, fold);
    }
    look(walk, "uitkomst-open");
    let see_list = |walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str), list: &str| {
        if walk.has(list) {
            walk.choose_at_once(Role::ComboBox, list);
            look(walk, list);
            walk.press(Key::Escape);
        }
    };
    see_list(walk, look, "Streefniveau van Urgentiebesef");
    see_list(walk, look, "Kies een aandachtspunt bij vraag 1");
    if let Some(view) = walk.names().into_iter().find(|name| name.starts_with("Besluitentafel")) {
        walk.choose_at_once(Role::RadioButton, &view);
        look(walk, "besluitentafel");
        let is_row = |(role, name): &(Role, String)| *role == Role::Button && name.starts_with(|it: char| it.is_ascii_digit());
        for (_, row) in walk.focusable().iter().filter(|row| is_row(row)).take(2) {
            walk.choose_at_once(Role::Button, row);
        }
        look(walk, "besluitentafel-open");
        see_list(walk, look, "Toon aandachtspunten waarover beslist");
    }
}

fn interventions(walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str)) {
    go(walk, "Interventies");
    look(walk, "interventies");
    walk.choose_at_once(Role::Button, "Kies uit dertig voorbeelden");
    look(walk, "voorbeelden");
    walk.choose_at_once(Role::Link, "Terug naar jullie interventies");
    let dossier = walk.app().session().dossier().unwrap().clone();
    if let Some(first) = dossier.interventions.first() {
        walk.choose_at_once(Role::Link, &wijkpeil::words::shortened(&first.title, 100));
        let headings = walk.names();
        for principle in Catalogue::built_in().principles() {
            let folded =
                headings.iter().find(|name| name.starts_with(&format!("{}, ", principle.title)) && name.contains(" van "));
            walk.choose_at_once(Role::Button, folded.unwrap());
        }
        look(walk, "interventie");
    }
}

fn actions(walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str)) {
    go(walk, "Acties");
    look(walk, "acties");
    let row = walk.names().into_iter().find(|name| name.starts_with("Actie 2: "));
    if let Some(row) = row {
        walk.choose_at_once(Role::RadioButton, "Tijdlijn");
        look(walk, "acties-tijdlijn");
        walk.choose_at_once(Role::RadioButton, "Tabel");
        walk.choose_at_once(Role::Button, &row);
        look(walk, "actie");
        for list in ["Toon acties van", "Toon acties die klaar zijn in", "Toon acties bij", "Punt, actie 2"] {
            walk.choose_at_once(Role::ComboBox, list);
            look(walk, list);
            walk.press(Key::Escape);
        }
    }
}

fn search(walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str)) {
    walk.press_with(Modifiers::COMMAND, Key::F);
    look(walk, "zoeken");
    walk.type_text("wijk");
    look(walk, "gevonden");
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text("xyzzy");
    look(walk, "niet gevonden");
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text("partners");
    walk.press(Key::F3);
    look(walk, "plek");
    walk.press(Key::Escape);
}

fn help(walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str)) {
    walk.press(Key::F1);
    for section in &Manual::built_in().sections {
        walk.choose_at_once(Role::Button, &section.title);
        look(walk, &format!("hulp-{}", section.title));
    }
    walk.choose_at_once(Role::Button, "Over Wijkpeil");
    look(walk, "over");
    walk.press(Key::Escape);
    walk.type_text("?");
    look(walk, "toetsen");
    walk.press(Key::Escape);
}

fn session(walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str)) {
    if walk.app().session().dossier().unwrap().measurements.open().is_none() {
        return;
    }
    go(walk, "Sessiestand");
    look(walk, "sessiestand");
    if walk.names().iter().any(|name| name.starts_with("Toon het vorige oordeel bij ")) {
        walk.press(Key::V);
        look(walk, "vorig oordeel");
        walk.press(Key::V);
    }
    walk.press(Key::H);
    look(walk, "handen");
    walk.press(Key::H);
    walk.press(Key::T);
    look(walk, "sessienotitie");
    walk.press(Key::Escape);
    walk.press(Key::A);
    walk.type_text("Bel de huurdersvereniging.");
    look(walk, "sessieactie");
    walk.press(Key::Escape);
    walk.press(Key::Escape);
}
