//! What somebody hears who does not see the window: what a key brought about, errors, and where they are. How it is told over the
//! bus of a desktop is for the desk (`tests/desk/heard.rs`).

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};

use super::{WINDOW, make_dossier};
use crate::support::window::Walk;

fn begun(folder: &std::path::Path) -> Walk {
    let mut walk = Walk::open(folder, WINDOW, None);
    make_dossier(&mut walk);
    walk
}

#[test]
fn the_focus_goes_to_the_rating_that_a_key_chose() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = begun(folder.path());
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    assert_eq!(walk.focused(), Some((Role::RadioButton, "Op orde, 1.1".into())));
    walk.press(Key::Num2);
    assert!(walk.is_chosen("Deels, 1.1"));
    assert_eq!(walk.focused(), Some((Role::RadioButton, "Deels, 1.1".into())));
    assert!(
        walk.description_of_focused().starts_with("Uit twee of drie van de vier groepen"),
        "{}",
        walk.description_of_focused()
    );
    walk.press(Key::Space);
    assert!(!walk.is_chosen("Deels, 1.1"));
    assert_eq!(walk.description_of_focused(), "Geen oordeel meer");
    // Where the focus stays, choosing is said too.
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    assert_eq!(walk.focused(), Some((Role::RadioButton, "Op orde, 1.2".into())));
    walk.press(Key::Num1);
    assert!(walk.is_chosen("Op orde, 1.2"));
    assert_eq!(walk.description_of_focused(), "Op orde gekozen");
}

#[test]
fn the_sessiestand_says_what_each_key_brought_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = begun(folder.path());
    walk.go("Sessiestand");
    let question = |walk: &Walk, number: &str| {
        let (role, name) = walk.focused().unwrap_or_else(|| panic!("something has the focus"));
        assert!(role == Role::Heading && name.starts_with(number), "{role:?} {name}");
    };
    question(&walk, "1.1 ");
    walk.press(Key::Num2);
    assert_eq!(walk.description_of_focused(), "Deels gekozen");
    walk.press(Key::ArrowRight);
    question(&walk, "1.2 ");
    assert!(walk.description_of_focused().ends_with("Oordeel: nog geen. Nog 56 open."), "{}", walk.description_of_focused());
    walk.press(Key::H);
    walk.press(Key::Num1);
    assert_eq!(walk.description_of_focused(), "Op orde: 1 hand");
    walk.press(Key::Num1);
    walk.press_with(Modifiers::SHIFT, Key::Num1);
    assert_eq!(walk.description_of_focused(), "Op orde: 1 hand");
    walk.press(Key::H);
    assert_eq!(walk.description_of_focused(), "Op orde: 1 hand");
    walk.press(Key::A);
    walk.type_text("Bel de corporatie");
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    question(&walk, "1.2 ");
    assert_eq!(walk.description_of_focused(), "Actie toegevoegd");
    walk.press(Key::A);
    assert!(walk.shows("Afgesproken: Bel de corporatie"));
    walk.press(Key::Escape);
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    question(&walk, "1.3 ");
}

#[test]
fn single_keys_can_be_switched_off_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = begun(folder.path());
    let switch = |walk: &mut Walk| {
        walk.choose_at_once(Role::Button, "Meer");
        walk.choose_at_once(Role::CheckBox, "Losse toetsen gebruiken");
        walk.press(Key::Escape);
    };
    switch(&mut walk);
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    walk.press(Key::Num2);
    assert!(!walk.is_chosen("Deels, 1.1"), "in Meten");
    walk.type_text("?");
    assert!(!walk.has("Sluit (Esc)"), "the list of keys");
    walk.go("Sessiestand");
    walk.press(Key::Num2);
    walk.press(Key::ArrowRight);
    assert!(!walk.is_chosen("Deels, 1.1") && walk.has("Op orde, 1.1"), "in the sessiestand");
    walk.choose_at_once(Role::Button, "Stop (Esc)");
    switch(&mut walk);
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    walk.press(Key::Num2);
    assert!(walk.focused().is_some_and(|(_, name)| name.starts_with("Deels, ")), "and on again: {:?}", walk.focused());
}

#[test]
fn what_is_missing_is_said_where_the_focus_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Gemeente".into())), "who has no dossier begins at once");
    walk.reach(Role::Button, "Maak dossier");
    walk.press(Key::Enter);
    assert_eq!(walk.description_of_focused(), "Vul de naam van de gemeente in. Vul de naam van de wijk of buurt in.");
}

#[test]
fn a_dialog_takes_the_focus_and_gives_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = begun(folder.path());
    walk.reach(Role::TextInput, "Projectleider");
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Map en naam van het bestand".into())));
    walk.press(Key::Escape);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Projectleider".into())));
    walk.press(Key::F1);
    assert!(walk.focused().is_some_and(|(role, _)| role == Role::Heading));
    walk.press(Key::Escape);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Projectleider".into())));
    // What opened this one is gone when it closes: the row of a menu.
    walk.choose(Role::Button, "Meer");
    walk.choose(Role::Button, "Beveilig met een wachtzin …");
    walk.press(Key::Escape);
    assert_eq!(walk.focused(), Some((Role::Heading, "Over deze wijkaanpak".into())));
}

#[test]
fn a_dialog_is_as_high_as_what_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = begun(folder.path());
    walk.resize([1280.0, 800.0]);
    walk.choose_at_once(Role::Button, "Meer");
    walk.choose_at_once(Role::Button, "Beveilig met een wachtzin …");
    walk.choose_at_once(Role::Button, "Beveilig het dossier");
    for name in ["Beveilig het dossier", "Annuleer"] {
        assert!(walk.is_whole_in_sight(Role::Button, name), "{name}");
    }
}

#[test]
fn the_window_is_called_after_the_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let walk = begun(folder.path());
    assert_eq!(walk.title().as_deref(), Some("Groenekwartier, Voorbeeldstad – Wijkpeil"));
}

#[test]
fn a_save_is_said_once_and_not_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = begun(folder.path());
    walk.reach(Role::TextInput, "Projectleider");
    for (letter, is_said) in [("a", true), ("b", false)] {
        walk.press_with(Modifiers::COMMAND, Key::A);
        walk.type_text(letter);
        walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
        walk.step_once();
        assert_eq!(walk.description_of_focused().starts_with("Bewaard om "), is_said, "{}", walk.description_of_focused());
        walk.reach(Role::TextInput, "Team");
        walk.reach(Role::TextInput, "Projectleider");
    }
}
