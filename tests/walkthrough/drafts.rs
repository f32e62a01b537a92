//! What is half typed outlives leaving the screen, closing the window and opening the dossier again; and what was changed
//! by hand is said on every screen.

use std::fs;
use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::model::DraftField;
use wijkpeil::store;

use super::{WINDOW, first_item, make_dossier};
use crate::support::window::Walk;

/// Waits until everything typed is in the file, and gives the file.
fn saved(walk: &mut Walk) -> PathBuf {
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    walk.app().session().path().unwrap().to_owned()
}

fn open_again(walk: Walk, folder: &tempfile::TempDir, path: PathBuf) -> Walk {
    drop(walk);
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk
}

fn begun(walk: &Walk) -> String {
    walk.app().session().dossier().unwrap().drafts.get(&DraftField::Action(first_item())).to_owned()
}

#[test]
fn a_half_typed_action_of_the_session_is_there_wherever_the_team_goes() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.go("Sessiestand");
    walk.press(Key::A);
    walk.type_text("Bel de corporatie over");
    assert_eq!(begun(&walk), "Bel de corporatie over", "it is in the dossier at once");

    // On to the next item and back, out of the session and back.
    walk.press(Key::Escape);
    walk.press(Key::ArrowRight);
    walk.press(Key::ArrowLeft);
    walk.press(Key::A);
    assert_eq!(walk.text_of("Nieuwe actie bij 1.1").as_deref(), Some("Bel de corporatie over"));
    walk.press(Key::Escape);
    walk.press(Key::Escape);
    walk.go("Sessiestand");
    walk.press(Key::A);
    assert_eq!(walk.text_of("Nieuwe actie bij 1.1").as_deref(), Some("Bel de corporatie over"));
    assert!(walk.app().session().dossier().unwrap().actions.is_empty(), "and is no action");

    // The window goes away, and the dossier is opened again.
    let path = saved(&mut walk);
    let mut walk = open_again(walk, &folder, path);
    walk.go("Vaststellen");
    assert!(walk.has("Eén tekst die nog niet af is"), "{:?}", walk.names());
    walk.choose(Role::Link, "Een actie bij punt 1.1: Bel de corporatie over");
    assert_eq!(walk.text_of("Actie die nog niet af is, bij 1.1").as_deref(), Some("Bel de corporatie over"));
    walk.reach(Role::MultilineTextInput, "Actie die nog niet af is, bij 1.1");
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.press(Key::Backspace);
    assert!(walk.has("Actie die nog niet af is, bij 1.1"), "an emptied field stays open for another text");
    walk.type_text("Vraag de corporatie");
    walk.choose(Role::Button, "Voeg actie toe bij 1.1");
    assert!(!walk.has("Actie die nog niet af is, bij 1.1"));
    let actions = &walk.app().session().dossier().unwrap().actions;
    assert_eq!((actions[0].what.as_str(), actions[0].item.as_ref()), ("Vraag de corporatie", Some(&first_item())));
    assert_eq!(begun(&walk), "");
    saved(&mut walk);
}

#[test]
fn a_begun_action_is_thrown_away_among_the_actions_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.go("Sessiestand");
    walk.press(Key::A);
    walk.type_text("Toch niet");
    walk.press(Key::Escape);
    walk.press(Key::Escape);
    walk.go("Acties");
    assert!(walk.shows("Nog niet afgemaakt") && walk.shows("Bij punt 1.1"), "{:?}", walk.names());
    walk.choose(Role::Button, "Gooi weg wat nog niet af is, bij 1.1");
    assert_eq!(begun(&walk), "");
    assert!(!walk.shows("Bij punt 1.1"));
    walk.reach(Role::Button, "Vaststellen");
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(begun(&walk), "Toch niet");
    saved(&mut walk);
}

#[test]
fn the_reason_for_reopening_and_what_is_no_date_outlive_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.write(Role::TextInput, "Peildatum", "half okt");
    walk.go("Acties");
    walk.choose(Role::Button, "Voeg zelf een actie toe");
    walk.write(Role::MultilineTextInput, "Wat gaan jullie doen, actie 1", "Iets");
    walk.write(Role::TextInput, "Klaar in kwartaal, actie 1", "na de zomer");
    let path = saved(&mut walk);
    let mut walk = open_again(walk, &folder, path);
    walk.go("Acties");
    walk.choose(Role::Button, "Actie 1: Iets, gepland");
    assert_eq!(walk.text_of("Klaar in kwartaal, actie 1").as_deref(), Some("na de zomer"));
    assert!(walk.shows("Dit is geen kwartaal."));
    walk.go("Vaststellen");
    assert_eq!(walk.text_of("Peildatum").as_deref(), Some("half okt"));
    assert!(walk.has("Twee teksten die nog niet af zijn"), "{:?}", walk.names());
    walk.choose(Role::Link, "De peildatum: half okt");
    assert_eq!(walk.focused(), Some((Role::TextInput, "Peildatum".to_owned())));
    walk.write(Role::TextInput, "Peildatum", "22-11-2026");
    assert!(walk.shows("De peildatum van de 0-meting, 22 november 2026, ligt in de toekomst."));
    walk.write(Role::TextInput, "Peildatum", "20-11-2026");
    assert!(!walk.shows("ligt in de toekomst"));
    walk.write(Role::TextInput, "Wie stelt vast", "de stuurgroep");
    walk.write(Role::TextInput, "Dag van vaststellen", "21-11-2026");
    let aware = "Wij weten dat er nog 57 punten zonder oordeel zijn, en stellen de meting zo vast";
    walk.choose(Role::CheckBox, aware);
    assert!(walk.is_disabled("Stel vast"), "the quarter is not decided");
    walk.choose(Role::Link, "Het eind van actie 1: na de zomer");
    walk.write(Role::TextInput, "Klaar in kwartaal, actie 1", "2027-K1");
    walk.go("Vaststellen");
    walk.choose(Role::Button, "Stel vast");
    assert!(walk.has("De nulmeting is vastgesteld door de stuurgroep op 21 november 2026."));

    walk.choose(Role::Button, "Toch nog iets veranderen?");
    walk.write(Role::MultilineTextInput, "Reden van het heropenen", "De cijfers");
    let path = saved(&mut walk);
    let mut walk = open_again(walk, &folder, path);
    walk.go("Vaststellen");
    assert_eq!(walk.text_of("Reden van het heropenen").as_deref(), Some("De cijfers"));
    walk.choose(Role::Button, "Heropen de 0-meting");
    let measurement = walk.app().session().measurement().unwrap();
    assert!(measurement.is_open());
    assert_eq!(measurement.reopenings[0].reason, "De cijfers");
    assert!(walk.app().session().dossier().unwrap().drafts.is_empty());
    saved(&mut walk);
}

#[test]
fn what_stands_on_the_first_screen_outlives_help_and_a_look_at_the_example() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.write(Role::TextInput, "Gemeente", "Voorbeeldstad");
    walk.press(Key::F1);
    walk.press(Key::Escape);
    assert_eq!(walk.text_of("Gemeente").as_deref(), Some("Voorbeeldstad"));
    walk.choose(Role::Button, "Bekijk het voorbeeld");
    walk.wait_for("the example", |walk| walk.has("Alle dossiers"));
    walk.choose(Role::Button, "Alle dossiers");
    assert_eq!(walk.text_of("Gemeente").as_deref(), Some("Voorbeeldstad"));
}

#[test]
fn what_was_changed_by_hand_is_said_on_every_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.write(Role::TextInput, "Peildatum", "20-11-2026");
    walk.go("Vaststellen");
    walk.write(Role::TextInput, "Wie stelt vast", "de stuurgroep");
    walk.write(Role::TextInput, "Dag van vaststellen", "21-11-2026");
    walk.choose(Role::CheckBox, "Wij weten dat er nog 57 punten zonder oordeel zijn, en stellen de meting zo vast");
    walk.choose(Role::Button, "Stel vast");
    let path = saved(&mut walk);
    assert!(!walk.shows("buiten Wijkpeil om"));
    drop(walk);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("body: \"de stuurgroep\"", "body: \"de raad\"")).unwrap();

    let mut walk = Walk::open(folder.path(), WINDOW, Some(path.clone()));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    let said = "De vastgestelde 0-meting is buiten Wijkpeil om veranderd.";
    for screen in ["Dossier", "Uitkomst", "Acties", "Interventies en principes", "Rapport", "Vaststellen"] {
        walk.go(screen);
        assert!(walk.shows(said), "{screen}");
    }
    // A later measurement is held against it.
    walk.choose(Role::Button, "Begin de 1-meting");
    assert!(walk.shows(said));
    walk.go("Sessiestand");
    assert!(walk.shows(said));
    saved(&mut walk);
    assert!(!wijkpeil::checksum::is_intact(store::open_dossier(&path, None).unwrap().measurements.get(0).unwrap()));
}

#[test]
fn a_half_typed_trekker_and_quarter_outlive_closing_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.go("Sessiestand");
    walk.press(Key::Num3);
    walk.press(Key::A);
    walk.type_text("Bel de corporatie");
    walk.reach(Role::TextInput, "Trekker bij 1.1");
    walk.type_text("wijkma");
    walk.reach(Role::TextInput, "Klaar in kwartaal bij 1.1");
    walk.type_text("k2 2027");
    let path = saved(&mut walk);
    let mut walk = open_again(walk, &folder, path);
    walk.go("Sessiestand");
    // It begins at the first item without a rating.
    walk.press(Key::ArrowLeft);
    walk.press(Key::A);
    assert_eq!(walk.text_of("Trekker bij 1.1").as_deref(), Some("wijkma"));
    assert_eq!(walk.text_of("Klaar in kwartaal bij 1.1").as_deref(), Some("k2 2027"));
    walk.press(Key::Escape);
    walk.press(Key::Escape);
    // It is the same in the table where the team decides, to which the check before adopting leads.
    walk.go("Vaststellen");
    let row = walk.names().into_iter().find(|name| name.starts_with("Zonder besluit: 1.1")).unwrap();
    walk.choose(Role::Link, &row);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Actie bij 1.1".to_owned())), "it can be decided at once");
    assert_eq!(walk.text_of("Actie bij 1.1").as_deref(), Some("Bel de corporatie"));
    assert_eq!(walk.text_of("Trekker bij 1.1").as_deref(), Some("wijkma"));
    walk.reach(Role::TextInput, "Trekker bij 1.1");
    walk.press(Key::Enter);
    let made = walk.app().session().dossier().unwrap().actions.clone();
    assert_eq!((made[0].owner.as_str(), made[0].ready), ("wijkma", wijkpeil::model::Quarter::new(2027, 2).ok()));
    // And the way back is there.
    walk.choose(Role::Button, "Terug naar Vaststellen");
}
