//! A presentation to a steering group, by keyboard alone.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, ViewportCommand};
use wijkpeil::content::Catalogue;
use wijkpeil::{store, words};

use super::check_names;
use super::overview::three_asks;
use crate::support::dossiers;
use crate::support::window::Walk;

#[test]
fn the_outcome_is_presented_step_by_step_with_keys_alone() {
    let mut dossier = dossiers::five_measurements();
    let asks = three_asks();
    let first = &Catalogue::built_in().preconditions()[0];
    {
        let measurement = dossier.measurements.open_mut().unwrap();
        measurement.asks.clone_from(&asks);
        let answer = measurement.answers.get_mut(&first.items[0].id).unwrap();
        answer.note = "Alleen voor ons.".into();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wijk.wijkpeil.ron");
    store::write_dossier(&path, &dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), [1280.0, 720.0], Some(path)).by_keys_alone();
    walk.wait_for("the dossier", |walk| walk.has("Uitkomst"));

    walk.reach(Role::Button, "Presenteren");
    let asked = walk.asked_of_window(Key::Enter);
    assert!(asked.contains(&ViewportCommand::Fullscreen(true)), "{asked:?}");
    let heading = |walk: &Walk| walk.focused().filter(|(role, _)| *role == Role::Heading).map(|(_, name)| name).unwrap();
    assert!(heading(&walk).starts_with("Groenekwartier: "), "{:?}", walk.focused());
    // The wall, twelve stones, then and now, and what is asked.
    assert_eq!(walk.description_of_focused(), "Stap 1 van 15");
    check_names(&walk, "the first step");
    for ask in &asks {
        assert!(walk.shows(ask.text.trim()));
    }
    assert!(!walk.has("Zoeken") && !walk.has("Vaststellen"), "nothing stands around it");

    walk.press(Key::ArrowRight);
    assert!(heading(&walk).starts_with(&format!("{}: ", first.title)));
    for item in &first.items {
        assert!(walk.has(&item.title) && walk.has(&item.text), "{}", item.text);
    }
    let rating = dossier.measurements.latest().rating(&first.items[0].id).unwrap();
    assert!(walk.has(words::rating(rating)));
    assert!(!walk.shows("Alleen voor ons."), "notes stay within the team");
    walk.press(Key::PageDown);
    assert_eq!(walk.description_of_focused(), "Stap 3 van 15");
    walk.press(Key::ArrowLeft);
    walk.press(Key::PageUp);
    walk.press(Key::PageUp);
    assert_eq!(walk.description_of_focused(), "Stap 1 van 15");
    walk.press(Key::Space);
    assert_eq!(walk.description_of_focused(), "Stap 2 van 15");
    walk.press(Key::End);
    assert_eq!(
        heading(&walk),
        words::sentence_case(&format!("{} aan de bestuurder", words::count(asks.len(), "vraag", "vragen")))
    );
    walk.press(Key::ArrowLeft);
    assert_eq!(heading(&walk), "Toen en nu");
    walk.press(Key::Home);
    assert_eq!(walk.description_of_focused(), "Stap 1 van 15");
    walk.type_text("?");
    assert!(walk.shows("Tijdens het presenteren"), "the keys are listed");
    walk.press(Key::Escape);
    assert_eq!(walk.description_of_focused(), "Stap 1 van 15", "Esc put the list away, not the presentation");

    // A click goes on, and the button ends it.
    walk.click_at([600.0, 300.0]);
    assert_eq!(walk.description_of_focused(), "Stap 2 van 15");
    walk.click(Role::Button, "Vorige stap");
    assert!(walk.has("1 van 15"));
    let asked = walk.asked_of_window(Key::Escape);
    assert!(asked.contains(&ViewportCommand::Fullscreen(false)), "the window is as it was: {asked:?}");
    assert_eq!(walk.focused(), Some((Role::Button, "Presenteren".to_owned())), "and so is the focus");
}
