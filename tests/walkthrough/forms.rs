//! Forms that Enter sends on, places that are asked for without a dialog of the system, and pages that stay where they are.

use std::sync::atomic::Ordering;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::store;

use super::{WINDOW, make_dossier};
use crate::support::dossiers;
use crate::support::window::Walk;

const PATH: &str = "Plaats van het dossier";
const PLACE: &str = "Map en naam van het bestand";
const REPORT: &str = "Plaats en naam van het bestand";
const FOLDER: &str = "Map voor alle rapporten";

/// A walk in a dossier of a test.
fn open(folder: &std::path::Path, dossier: &wijkpeil::model::Dossier) -> Walk {
    let path = folder.join("wijk.wijkpeil.ron");
    store::write_dossier(&path, dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder, WINDOW, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk
}

#[test]
fn enter_goes_from_gemeente_to_wijk_and_then_makes_the_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.focus_on(Role::TextInput, "Gemeente");
    walk.type_text("Voorbeeldstad");
    walk.press(Key::Enter);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Wijk of buurt".into())));
    walk.press(Key::Enter);
    assert!(walk.shows("Vul de naam van de wijk of buurt in."), "a name is missing");
    walk.type_text("Groenekwartier");
    walk.press(Key::Enter);
    walk.wait_for("the new dossier", |walk| walk.has("Over deze wijkaanpak"));
    assert_eq!(walk.app().session().dossier().unwrap().profile.neighbourhood, "Groenekwartier");
}

#[test]
fn enter_goes_on_to_the_next_field_of_the_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.focus_on(Role::TextInput, "Gemeente");
    walk.press(Key::Enter);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Wijk of buurt".into())));
    assert_eq!(walk.text_of("Gemeente").as_deref(), Some("Voorbeeldstad"), "Enter is no letter of a name");
}

#[test]
fn enter_saves_in_the_place_that_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open(folder.path(), &dossiers::example());
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    let other = folder.path().join("elders.wijkpeil.ron");
    walk.write(Role::TextInput, PLACE, other.to_str().unwrap());
    walk.press(Key::Enter);
    walk.wait_for("the other place", |walk| walk.app().session().path() == Some(&other));
}

#[test]
fn enter_makes_the_report_in_the_place_that_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open(folder.path(), &dossiers::example());
    walk.go("Rapport");
    let report = folder.path().join("verslag.pdf");
    walk.write(Role::TextInput, REPORT, report.to_str().unwrap());
    walk.press(Key::Enter);
    walk.wait_for("the report", |walk| walk.shows("Het rapport is opgeslagen."));
    assert!(report.exists());
    let all = folder.path().join("alles");
    std::fs::create_dir(&all).unwrap();
    walk.write(Role::TextInput, FOLDER, all.to_str().unwrap());
    walk.press(Key::Enter);
    walk.wait_for("all reports", |walk| walk.shows("rapporten zijn opgeslagen."));
}

#[test]
fn enter_goes_on_to_the_second_passphrase_without_a_remark() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open(folder.path(), &dossiers::empty());
    walk.choose_at_once(Role::Button, "Meer");
    walk.choose_at_once(Role::Button, "Beveilig met een wachtzin …");
    walk.type_text("vier woorden voor een wijk");
    walk.press(Key::Enter);
    assert!(!walk.has("De twee wachtzinnen zijn niet gelijk."));
    walk.type_text("vier woorden voor een wijk");
    walk.press(Key::Enter);
    walk.wait_for("the protection", |walk| walk.app().session().is_protected());
}

#[test]
fn without_a_dialog_a_dossier_is_opened_by_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let documents = folder.path().join("documents");
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    store::write_dossier(&documents.join("wijk.wijkpeil.ron"), &dossiers::example(), None, store::Overwrite::Refuse).unwrap();
    walk.choose(Role::Button, "Open …");
    walk.wait_for("the answer", |walk| walk.desktop.asked.load(Ordering::SeqCst) == 1);
    assert!(!walk.shows("Op deze computer opent geen venster"), "who puts the dialog away is asked nothing");
    walk.desktop.is_bare.store(true, Ordering::SeqCst);
    walk.choose(Role::Button, "Open …");
    walk.wait_for("the field", |walk| walk.focused() == Some((Role::TextInput, PATH.into())));
    assert!(walk.shows("Op deze computer opent geen venster"), "it says why");
    let begun = walk.text_of(PATH).unwrap();
    assert_eq!(begun, documents.join("").display().to_string(), "only the name is left to type");
    walk.press(Key::End);
    walk.type_text("wijk.wijkpeil.ron");
    walk.press(Key::Enter);
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
}

#[test]
fn where_no_dialog_can_come_the_field_stands_open_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open_bare(folder.path(), WINDOW);
    walk.wait_for("the field", |walk| walk.has(PATH));
    assert!(walk.shows("Op deze computer opent geen venster"), "it says why");
    assert_eq!(walk.text_of(PATH), Some(folder.path().join("documents").join("").display().to_string()));
    assert_eq!(walk.focused(), Some((Role::TextInput, "Gemeente".into())), "who has no dossier yet begins with a new one");
}

#[test]
fn without_a_dialog_a_dossier_is_saved_by_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open(folder.path(), &dossiers::example());
    walk.desktop.is_bare.store(true, Ordering::SeqCst);
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    let proposed = walk.text_of(PLACE).unwrap();
    walk.choose(Role::Button, "Kies een plaats …");
    walk.wait_for("the field", |walk| walk.focused() == Some((Role::TextInput, PLACE.into())));
    assert!(walk.shows("Op deze computer opent geen venster"));
    assert_eq!(walk.text_of(PLACE), Some(proposed.clone()));
    walk.press(Key::Enter);
    walk.wait_for("the save", |walk| walk.app().session().path().is_some_and(|path| path.to_str() == Some(&proposed)));
}

#[test]
fn without_a_dialog_reports_are_made_by_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open(folder.path(), &dossiers::example());
    walk.desktop.is_bare.store(true, Ordering::SeqCst);
    walk.go("Rapport");
    for (button, field) in [("Kies een andere plaats …", REPORT), ("Kies een andere map …", FOLDER)] {
        let proposed = walk.text_of(field).unwrap();
        walk.choose(Role::Button, button);
        walk.wait_for("the field", |walk| walk.focused() == Some((Role::TextInput, field.into())));
        assert!(walk.shows("Op deze computer opent geen venster"), "{field}");
        assert_eq!(walk.text_of(field), Some(proposed), "{field}");
        walk.press(Key::Enter);
        // The one that was made first is asked about when all of them are made.
        walk.wait_for("the reports", |walk| walk.shows("opgeslagen.") || walk.has("Vervang dat bestand"));
    }
}

#[test]
fn ticking_what_the_team_knows_moves_nothing_under_the_pointer() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open(folder.path(), &dossiers::example());
    walk.go("Vaststellen");
    walk.write(Role::TextInput, "Peildatum", "21-11-2026");
    walk.write(Role::TextInput, "Wie stelt vast", "de stuurgroep");
    walk.write(Role::TextInput, "Dag van vaststellen", "22-11-2026");
    let aware = walk.names().into_iter().find(|name| name.starts_with("Wij weten dat")).unwrap();
    for width in [1024.0, 800.0, 640.0] {
        walk.resize([width, 600.0]);
        walk.turn_wheel(eframe::egui::pos2(width * 0.6, 400.0), -100_000.0);
        let places = |walk: &Walk| [walk.place_of(Role::CheckBox, &aware), walk.place_of(Role::Button, "Stel vast")];
        let before = places(&walk);
        walk.click(Role::CheckBox, &aware);
        assert!(!walk.is_disabled("Stel vast"), "it is ticked");
        assert_eq!(places(&walk), before, "{width}");
        walk.click(Role::CheckBox, &aware);
        assert!(walk.is_disabled("Stel vast"), "it is not ticked");
    }
    walk.click(Role::CheckBox, &aware);
    walk.click(Role::Button, "Stel vast");
    assert!(walk.has("Nulmeting vastgesteld"));
}

#[test]
fn a_part_of_the_report_brings_its_page_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open(folder.path(), &dossiers::example());
    walk.go("Rapport");
    walk.wait_for("the pages", |walk| !walk.app().session().preview().is_busy);
    let part = walk.names().into_iter().rfind(|name| name.contains(", pagina ")).unwrap();
    let page: usize = part.rsplit(' ').next().unwrap().parse().unwrap();
    walk.reach(Role::Link, &part);
    walk.press(Key::Enter);
    let shown = walk.focused().filter(|(role, _)| *role == Role::Document).expect("the page has the focus").1;
    assert!(shown.starts_with(&format!("Pagina {page} van ")), "{shown}");
    let place = walk.place_of(Role::Document, &shown);
    let window = eframe::egui::Rect::from_min_size(eframe::egui::Pos2::ZERO, WINDOW.into());
    assert!(window.contains_rect(place), "{place:?}");
}
