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
    round(walk, &mut look);
    go(walk, "Dossier");
    for precondition in Catalogue::built_in().preconditions() {
        walk.press_with(Modifiers::COMMAND, Key::PageDown);
        if extent == Extent::All || precondition.number == 1 {
            look(walk, &format!("meten-{}", precondition.number));
        }
        if precondition.number == 1 {
            for slot in [
                "Onderbouwing bij 1.1, ",
                "Notitie bij 1.1, ",
                "Actie bij 1.2, ",
                "redenen bij 1.1",
                "Alle ankers bij 1.1",
                "Om mee te beginnen",
            ] {
                let found = walk.names().into_iter().find(|name| name.contains(slot));
                if let Some(name) = found {
                    walk.choose_at_once(Role::Button, &name);
                }
            }
            look(walk, "meten-open");
            if let Some(name) = walk.names().into_iter().find(|name| name.contains("Standpunt bij 1.1, ")) {
                walk.choose_at_once(Role::Button, &name);
                look(walk, "meten-standpunt");
            }
            example_beside_items(walk, &mut look);
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
    library(walk, &mut look);
    if extent == Extent::All {
        go(walk, "Interventies en principes");
        walk.choose_at_once(Role::RadioButton, "Principes");
        look(walk, "principes");
        walk.choose_at_once(Role::RadioButton, "Zeven startvragen");
        look(walk, "startvragen");
        help(walk, &mut look);
        walk.choose_at_once(Role::Button, "Meer");
        look(walk, "weergave");
        walk.press(Key::Escape);
    }
    session(walk, &mut look);
}

fn go(walk: &mut Walk, screen: &str) {
    if walk.has("Stappen") && !walk.has("Stappen van de meting") {
        walk.choose_at_once(Role::Button, "Stappen");
    }
    walk.choose_at_once(Role::Button, screen);
}

fn outcome(walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str)) {
    go(walk, "Uitkomst");
    look(walk, "uitkomst");
    let ask = walk.names().into_iter().find(|name| name.starts_with("1. "));
    if let Some(ask) = ask.filter(|_| walk.has("Voeg vraag toe")) {
        walk.choose_at_once(Role::Button, &ask);
        look(walk, "uitkomst-vraag");
        open_list(walk, look, "Kies een aandachtspunt bij vraag 1");
    }
    let view = |walk: &mut Walk, title: &str| {
        let found = walk.names().into_iter().find(|name| name.split(", ").next() == Some(title)).unwrap();
        walk.choose_at_once(Role::RadioButton, &found);
    };
    view(walk, "Besluitentafel");
    look(walk, "besluitentafel");
    let is_row = |(role, name): &(Role, String)| *role == Role::Button && name.starts_with(|it: char| it.is_ascii_digit());
    let rows: Vec<_> = walk.focusable().into_iter().filter(is_row).take(2).collect();
    for (_, row) in rows {
        walk.choose_at_once(Role::Button, &row);
    }
    look(walk, "besluitentafel-open");
    open_list(walk, look, "Toon aandachtspunten waarover beslist");
    view(walk, "Scores");
    look(walk, "scores");
    open_list(walk, look, "Streefniveau van Urgentiebesef");
    if walk.has("Toen en nu") {
        view(walk, "Toen en nu");
        let moved = |name: &String| name.ends_with(" met een ander oordeel");
        for fold in walk.names().iter().filter(|name| moved(name)) {
            walk.choose_at_once(Role::Button, fold);
        }
        look(walk, "toen-en-nu");
    }
    view(walk, "Overzicht");
    presentation(walk, look);
}

fn round(walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str)) {
    go(walk, "Invulbladen");
    look(walk, "invulbladen");
    let names = walk.names();
    let people = names.iter().find(|name| *name == "Verbeter een rol, organisatie of naam");
    let remove = names.iter().find(|name| name.starts_with("Haal deze naam weg: ") && !walk.is_disabled(name));
    if people.is_none() && remove.is_none() {
        return;
    }
    for button in people.into_iter().chain(remove) {
        walk.choose_at_once(Role::Button, button);
    }
    look(walk, "invulbladen-open");
    if walk.has("Nee, laat de naam staan") {
        walk.choose_at_once(Role::Button, "Nee, laat de naam staan");
    }
}

fn open_list(walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str), list: &str) {
    if walk.has(list) {
        walk.choose_at_once(Role::ComboBox, list);
        look(walk, list);
        walk.press(Key::Escape);
    }
}

fn presentation(walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str)) {
    go(walk, "Presenteren");
    look(walk, "presenteren");
    // The sixth randvoorwaarde has the most items.
    for _ in 0..6 {
        walk.press(Key::ArrowRight);
    }
    look(walk, "presenteren-6");
    walk.press(Key::End);
    look(walk, "presenteren-slot");
    walk.press(Key::ArrowLeft);
    look(walk, "presenteren-voor-slot");
    walk.press(Key::Escape);
}

fn interventions(walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str)) {
    go(walk, "Interventies en principes");
    look(walk, "interventies");
    walk.choose_at_once(Role::Button, "Kies uit dertig voorbeelden");
    look(walk, "voorbeelden");
    walk.choose_at_once(Role::Button, "Terug naar jullie interventies");
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

fn example_beside_items(walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str)) {
    let has_sheet = walk.has("Uitleg bij deze punten");
    if has_sheet {
        walk.choose_at_once(Role::Button, "Uitleg bij deze punten");
        look(walk, "meten-uitleg");
    }
    let link = walk.names().into_iter().find(|name| name.starts_with("Lees het voorbeeld: "));
    walk.choose_at_once(Role::Link, &link.unwrap());
    look(walk, "meten-voorbeeld");
    walk.press(Key::Escape);
    if has_sheet {
        walk.press(Key::Escape);
    }
}

fn library(walk: &mut Walk, look: &mut dyn FnMut(&mut Walk, &str)) {
    go(walk, "Bibliotheek");
    look(walk, "bibliotheek");
    open_list(walk, look, "Randvoorwaarde");
    for (title, state) in
        [("Aanpak Nypels, ", "bibliotheek-voorbeeld"), ("Leren van andere gemeenten, ", "bibliotheek-stappen")]
    {
        let row = walk.names().into_iter().find(|name| name.starts_with(title)).unwrap();
        walk.choose_at_once(Role::Button, &row);
        look(walk, state);
        walk.press(Key::Escape);
    }
    walk.focus_on(Role::SearchInput, "Zoek in de bibliotheek");
    walk.type_text("bewoners");
    look(walk, "bibliotheek-gevonden");
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text("xyzzy");
    look(walk, "bibliotheek-niets");
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text("zwolle programmaplan");
    let row = walk.names().into_iter().find(|name| name.starts_with("Programmaplan Ondermijning, ")).unwrap();
    walk.choose_at_once(Role::Button, &row);
    walk.choose_at_once(Role::Button, "Plan van Zwolle als voorbeeld");
    walk.choose_at_once(Role::Button, "Kies alles van deze pijler: Bewuste organisatie");
    look(walk, "sjabloon");
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
    if walk.has("Meeste verschil eerst") {
        look(walk, "agenda");
        walk.press(Key::ArrowRight);
        look(walk, "blok");
        walk.press(Key::ArrowRight);
        walk.press(Key::R);
        look(walk, "redenen");
        walk.press(Key::Escape);
    }
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
    walk.press(Key::S);
    walk.type_text("Ik zie dat anders.");
    look(walk, "sessiestandpunt");
    walk.press(Key::Escape);
    walk.press(Key::A);
    walk.type_text("Bel de huurdersvereniging.");
    look(walk, "sessieactie");
    walk.press(Key::Escape);
    walk.press(Key::Escape);
}
