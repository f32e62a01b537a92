//! Protecting a dossier, opening it, and taking the protection away, by keyboard.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::store::{self, Passphrase};

use super::{WINDOW, check_names, make_dossier};
use crate::support::dossiers;
use crate::support::window::Walk;

const WORDS: &str = "vier losse rode fietsen";

fn choose(walk: &mut Walk, role: Role, name: &str) {
    walk.reach(role, name);
    walk.press(Key::Enter);
}

fn opens_with(path: &Path, words: &str) -> bool {
    store::open_dossier(path, Passphrase::new(words.to_owned()).as_ref()).is_ok()
}

#[test]
fn a_dossier_is_protected_opened_and_opened_up_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None).by_keys_alone();
    make_dossier(&mut walk);
    let path = walk.app().session().path().unwrap().to_owned();

    choose(&mut walk, Role::Button, "Meer");
    choose(&mut walk, Role::Button, "Beveilig met een wachtzin …");
    assert!(walk.shows("Ben je de wachtzin kwijt, dan kan niemand het dossier nog openen."), "{:?}", walk.names());
    check_names(&walk, "protecting");
    assert_eq!(walk.focused(), Some((Role::PasswordInput, "Nieuwe wachtzin".to_owned())));
    walk.type_text("geheim");
    walk.press(Key::Enter);
    assert!(walk.shows("Neem ten minste twaalf tekens"), "{:?}", walk.names());
    walk.write(Role::PasswordInput, "Nieuwe wachtzin", "            ");
    walk.press(Key::Enter);
    assert!(walk.shows("spaties niet meegeteld"), "{:?}", walk.names());
    walk.write(Role::PasswordInput, "Nieuwe wachtzin", WORDS);
    walk.write(Role::PasswordInput, "Nog een keer dezelfde wachtzin", "vier losse rode fiets");
    walk.press(Key::Enter);
    assert!(walk.shows("De twee wachtzinnen zijn niet gelijk."), "{:?}", walk.names());
    assert!(!walk.shows(WORDS), "it is not shown");
    walk.type_text("en");
    assert!(!walk.shows("De twee wachtzinnen zijn niet gelijk."), "it is put right");
    walk.reach(Role::CheckBox, "Toon wat je typt");
    walk.press(Key::Space);
    assert_eq!(walk.text_of("Nieuwe wachtzin").as_deref(), Some(WORDS));
    walk.write(Role::TextInput, "Nog een keer dezelfde wachtzin", WORDS);
    walk.press(Key::Enter);
    walk.wait_for("the protection", |walk| walk.shows("Het dossier is beveiligd."));
    assert!(opens_with(&path, WORDS) && !opens_with(&path, ""));

    // As the command line says it too.
    walk.go("Rapport");
    assert!(walk.shows("het dossier is beveiligd met een wachtzin, een rapport is dat niet"), "{:?}", walk.names());

    choose(&mut walk, Role::Button, "Alle dossiers");
    walk.wait_for("the start", |walk| walk.shows("Beveiligd: open met de wachtzin"));
    assert!(!walk.has("Groenekwartier, Voorbeeldstad"));
    choose(&mut walk, Role::Link, "voorbeeldstad-groenekwartier.wijkpeil.ron");
    walk.wait_for("the question", |walk| walk.has("Dit dossier is beveiligd"));
    check_names(&walk, "a protected dossier");
    assert_eq!(walk.focused(), Some((Role::PasswordInput, "Wachtzin".to_owned())));
    walk.press(Key::Enter);
    assert!(walk.shows("Er is nog niets getypt."), "{:?}", walk.names());
    walk.type_text("vier losse rode fiets");
    walk.press(Key::Enter);
    walk.wait_for("the refusal", |walk| walk.shows("Deze wachtzin past niet."));
    // What was typed stays, and the focus with it.
    assert_eq!(walk.focused(), Some((Role::PasswordInput, "Wachtzin".to_owned())));
    walk.press(Key::End);
    walk.type_text("en");
    walk.press(Key::Enter);
    walk.wait_for("the dossier", |walk| walk.app().session().dossier().is_some());

    choose(&mut walk, Role::Button, "Meer");
    choose(&mut walk, Role::Button, "Haal de beveiliging weg …");
    choose(&mut walk, Role::Button, "Haal de beveiliging weg");
    walk.wait_for("the end of it", |walk| walk.shows("Het dossier is niet meer beveiligd."));
    walk.go("Rapport");
    assert!(!walk.shows("een rapport is dat niet"), "{:?}", walk.names());
    assert!(opens_with(&path, ""));
}

#[test]
fn a_passphrase_is_pasted_without_the_line_end_behind_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dicht.wijkpeil.ron");
    let words = Passphrase::new(WORDS.to_owned());
    store::write_dossier(&path, &dossiers::empty(), words.as_ref(), store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the question", |walk| walk.has("Dit dossier is beveiligd"));
    // As programs that keep passphrases copy it.
    walk.paste(&format!("{WORDS}\r\n"));
    walk.press(Key::Enter);
    walk.wait_for("the dossier", |walk| walk.app().session().dossier().is_some());
}

#[test]
fn without_a_passphrase_one_can_go_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dicht.wijkpeil.ron");
    std::fs::write(&path, "age-encryption.org/v1\n").unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path.clone()));
    walk.wait_for("the question", |walk| walk.has("Dit dossier is beveiligd"));
    walk.press(Key::Escape);
    assert!(!walk.has("Dit dossier is beveiligd") && walk.app().session().dossier().is_none());
    walk.press_with(Modifiers::NONE, Key::Tab);
    assert!(walk.app().session().notice().is_none());
}
