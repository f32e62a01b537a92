//! One person fills in an invulblad alone, by keyboard, without a dossier.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Filled, Participant, ParticipantId, Rating, ResponseSheet, SheetFile};
use wijkpeil::store::{self, Overwrite};

use super::{WINDOW, rating_of};
use crate::support::dossiers;
use crate::support::window::Walk;

fn made(filled: Filled) -> SheetFile {
    let dossier = dossiers::empty();
    SheetFile { form: dossier.sheet_form(Catalogue::built_in(), dossier.measurements.latest()), filled }
}

fn for_officer() -> Filled {
    Filled::For(Participant::new(ParticipantId::new("deelnemer-1"), "wijkagent"))
}

fn write(folder: &Path, name: &str, sheet: &SheetFile) -> PathBuf {
    let path = folder.join(name);
    store::write_sheet(&path, sheet, Overwrite::Refuse).unwrap();
    path
}

/// The program with a sheet that was made for somebody, at its first question.
fn begun(folder: &Path) -> (Walk, PathBuf) {
    let path = write(folder, "blad.invulblad.ron", &made(for_officer()));
    let mut walk = Walk::open(folder, WINDOW, Some(path.clone()));
    walk.wait_for("the sheet", |walk| walk.has("Over jou"));
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    (walk, path)
}

fn on_disk(path: &Path) -> ResponseSheet {
    match store::read_sheet(path).unwrap().filled {
        Filled::By { sheet, .. } => *sheet,
        other => panic!("nobody filled it in: {other:?}"),
    }
}

fn saved(walk: &mut Walk) {
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
}

/// What a question is called.
fn question(at: usize) -> String {
    let (_, item) = Catalogue::built_in().items().nth(at).unwrap();
    format!("{} {}", Catalogue::built_in().number(&item.id), item.text)
}

fn own_label(rating: Rating) -> &'static str {
    if rating == Rating::Unknown { "Weet ik niet" } else { wijkpeil::words::rating_label(rating) }
}

#[test]
fn one_person_fills_in_a_copy_of_a_blank_by_keyboard_and_knows_where_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    let mut blank = made(Filled::Blank);
    blank.form.deadline = Some(jiff::civil::date(2026, 12, 5));
    let blank = write(folder.path(), "leeg.invulblad.ron", &blank);
    let before = std::fs::read(&blank).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(blank.clone())).by_keys_alone();
    walk.wait_for("the sheet", |walk| walk.has("Over jou"));
    assert!(walk.shows("uiterlijk op 5 december 2026"));
    assert_eq!(walk.title().as_deref(), Some("Mijn invulblad · Groenekwartier, Voorbeeldstad – Wijkpeil"));
    assert_eq!(walk.focused(), Some((Role::TextInput, "In welke rol vul je dit in?".to_owned())));
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(walk.shows("Vul eerst je rol in."));
    walk.type_text("wijkagent");
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    walk.wait_for("the first question", |walk| walk.focused() == Some((Role::Heading, question(0))));

    let total = Catalogue::built_in().items().count();
    for at in 0..total {
        assert_eq!(walk.focused(), Some((Role::Heading, question(at))));
        let (rating, key) = rating_of(at);
        walk.press(key);
        let number = Catalogue::built_in().number(&Catalogue::built_in().items().nth(at).unwrap().1.id).to_owned();
        assert!(walk.is_chosen(&format!("{}, {number}", own_label(rating))), "{number} is {rating:?}");
        if at == 3 {
            walk.press(Key::T);
            walk.type_text("Ik hoor er te weinig over, 1 of 2 keer.");
            assert!(walk.is_chosen(&format!("{}, {number}", own_label(rating))), "a field takes the numbers itself");
            walk.press_with(Modifiers::COMMAND, Key::Enter);
        } else {
            walk.press(Key::ArrowRight);
        }
    }
    assert_eq!(walk.focused(), Some((Role::Heading, "Tot slot".to_owned())));
    assert!(walk.shows("Je vulde alles in") && walk.shows("57 van 57 ingevuld"));
    walk.write(Role::MultilineTextInput, "Wat wil je nog kwijt?", "Fijn dat je het vraagt.");
    saved(&mut walk);
    let path = folder.path().join("groenekwartier-wijkagent.invulblad.ron");
    assert!(walk.shows("groenekwartier-wijkagent.invulblad.ron") && walk.shows("uiterlijk op 5 december 2026"));
    walk.choose(Role::Button, "Toon in map");
    let desktop = std::sync::Arc::clone(&walk.desktop);
    walk.wait_for("the folder", |_| desktop.revealed.lock().unwrap().contains(&path));
    walk.choose(Role::Button, "Klaar, sluit mijn blad");
    walk.wait_for("the start", |walk| walk.has("Een invulblad invullen"));

    let sheet = on_disk(&path);
    assert_eq!((sheet.answers.len(), sheet.remark.as_str()), (total, "Fijn dat je het vraagt."));
    for (at, (_, item)) in Catalogue::built_in().items().enumerate() {
        assert_eq!(sheet.rating(&item.id), Some(rating_of(at).0), "{}", item.id);
    }
    assert_eq!(std::fs::read(&blank).unwrap(), before, "the blank stays blank");
}

#[test]
fn a_sheet_is_opened_from_the_start_by_its_dialog_and_by_dropping_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "van-mij.ron", &made(for_officer()));
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    *walk.desktop.picks.lock().unwrap() = Some(path.clone());
    walk.reach(Role::Button, "Een invulblad invullen");
    walk.press(Key::Enter);
    walk.wait_for("the sheet", |walk| walk.has("Over jou"));
    walk.choose(Role::Button, "Sluit dit invulblad");
    walk.wait_for("the start", |walk| walk.has("Een invulblad invullen"));
    walk.drop_files(&[&path]);
    walk.wait_for("the sheet", |walk| walk.has("Over jou"));
    assert_eq!(walk.text_of("In welke rol vul je dit in?").as_deref(), Some("wijkagent"));
}

#[test]
fn it_goes_on_where_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, path) = begun(folder.path());
    walk.press(Key::Num1);
    walk.press(Key::ArrowRight);
    walk.press(Key::T);
    walk.type_text("Half af");
    saved(&mut walk);
    drop(walk);
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the open question", |walk| walk.has(&question(1)));
    assert_eq!(walk.text_of("Waarom bij 1.2").as_deref(), Some("Half af"));
}

#[test]
fn undo_goes_to_where_something_was_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, _) = begun(folder.path());
    walk.press(Key::Num3);
    for _ in 0..5 {
        walk.press(Key::ArrowRight);
    }
    assert_eq!(walk.focused(), Some((Role::Heading, question(5))));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(walk.focused(), Some((Role::Heading, question(0))));
    assert!(!walk.is_chosen("Niet op orde, 1.1"));
    walk.press_with(Modifiers::COMMAND, Key::Y);
    assert!(walk.is_chosen("Niet op orde, 1.1"));
}

#[test]
fn single_keys_can_be_switched_off() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, _) = begun(folder.path());
    walk.choose_at_once(Role::Button, "Meer");
    walk.choose_at_once(Role::CheckBox, "Losse toetsen gebruiken");
    walk.press(Key::Escape);
    walk.press(Key::Num2);
    walk.press(Key::ArrowRight);
    assert!(walk.has(&question(0)) && !walk.is_chosen("Deels, 1.1"));
    walk.choose(Role::RadioButton, "Deels, 1.1");
    assert!(walk.is_chosen("Deels, 1.1"));
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    assert!(walk.has(&question(1)));
}

#[test]
fn what_is_heard_comes_in_the_order_of_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let (walk, _) = begun(folder.path());
    let focusable = walk.focusable();
    let names: Vec<&str> = focusable.iter().map(|(_, name)| name.as_str()).collect();
    let question = question(0);
    let expected = [
        &*question,
        "Op orde, 1.1",
        "Deels, 1.1",
        "Niet op orde, 1.1",
        "Weet ik niet, 1.1",
        "N.v.t., 1.1",
        "Waarom bij 1.1",
        "Vorige",
        "Volgende",
    ];
    let from = names.iter().position(|name| *name == question).unwrap();
    assert_eq!(names[from..], expected);
    assert!(names[..from].contains(&"Sluit dit invulblad") && names[..from].contains(&"Urgentiebesef, 0 van 4 ingevuld"));
    assert!(walk.description_of_focused().contains("Jouw antwoord: nog geen."), "{}", walk.description_of_focused());
}

#[test]
fn another_edition_is_asked_in_its_own_words_and_without_help() {
    let folder = tempfile::tempdir().unwrap();
    let mut sheet = made(for_officer());
    sheet.form.edition = "2019.1".to_owned();
    let first = Catalogue::built_in().items().next().unwrap().1;
    sheet.form.items.insert(first.id.clone(), "Zo vroegen we het toen.".to_owned());
    sheet.form.items.insert(wijkpeil::content::ItemId::new("verdwenen.1"), "Dit vragen we niet meer.".to_owned());
    let path = write(folder.path(), "oud.invulblad.ron", &sheet);
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the sheet", |walk| walk.has("Over jou"));
    assert!(walk.shows("een andere uitgave") && walk.shows("0 van 58 ingevuld"));
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(walk.has("1.1 Zo vroegen we het toen."));
    let anchor = &first.anchors.as_ref().unwrap().in_order;
    assert!(!walk.shows(anchor) && !walk.drawn().iter().any(|(text, _)| text == anchor));
    walk.choose_at_once(Role::Button, "Andere punten, 0 van 1 ingevuld");
    assert!(walk.has("punt 1 Dit vragen we niet meer."));
}

#[test]
fn a_sheet_from_a_newer_program_is_told_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "blad.invulblad.ron", &made(for_officer()));
    let text = std::fs::read_to_string(&path).unwrap().replace("schema: 1", "schema: 99");
    std::fs::write(&path, &text).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path.clone()));
    walk.wait_for("the message", |walk| walk.shows("nieuwere versie"));
    assert!(walk.has("Een invulblad invullen"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}
