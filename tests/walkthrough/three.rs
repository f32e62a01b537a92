//! Three measurements, from the look back to the printed vervolgmeting, by keyboard alone.

use std::fs;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use jiff::civil::date;
use wijkpeil::content::Catalogue;
use wijkpeil::store;

use super::WINDOW;
use crate::support::dossiers;
use crate::support::pdf::ReadBack;
use crate::support::window::Walk;

/// Looks back at the first two actions.
fn look_back(walk: &mut Walk, gave: &str) {
    assert_eq!(walk.focused(), Some((Role::Heading, "Terugblik".into())), "a next measurement opens with it");
    walk.reach(Role::RadioButton, "Klaar, actie 1");
    walk.press(Key::Num1);
    walk.write(Role::MultilineTextInput, "Wat gaf het, actie 1", gave);
    walk.reach(Role::RadioButton, "Klaar, actie 2");
    walk.press(Key::Num3);
}

/// Rates the first item with this key, and says with the other what changed and why.
fn rate(walk: &mut Walk, rating: Key, reason: Key, why: &str) {
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.reach(Role::RadioButton, "Op orde, 1.1");
    walk.press(rating);
    walk.reach(Role::RadioButton, "Werkelijkheid, 1.1");
    walk.press(reason);
    walk.write(Role::MultilineTextInput, "Waarom is dit veranderd? 1.1", why);
}

fn adopt_and_go_on(walk: &mut Walk, number: u16) {
    walk.go("Vaststellen");
    walk.write(Role::TextInput, "Peildatum", &format!("20-11-{}", 2026 + number));
    walk.write(Role::TextInput, "Wie stelt vast", "de stuurgroep");
    walk.write(Role::TextInput, "Dag van vaststellen", &format!("17-12-{}", 2026 + number));
    let aware = walk.names().into_iter().find(|name| name.starts_with("Wij weten dat er nog ")).unwrap();
    walk.choose(Role::CheckBox, &aware);
    walk.choose(Role::Button, "Stel vast");
    walk.choose(Role::Button, &format!("Begin de {}-meting", number + 1));
}

#[test]
fn a_team_looks_back_twice_and_prints_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wijk.wijkpeil.ron");
    let mut dossier = dossiers::example();
    dossiers::adopt(&mut dossier, Catalogue::built_in(), date(2026, 12, 17));
    store::write_dossier(&path, &dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk.go("Vaststellen");
    walk.choose(Role::Button, "Begin de 1-meting");

    look_back(&mut walk, "De raad zegde geld toe tot en met 2032.");
    rate(&mut walk, Key::Num3, Key::Num2, "We leggen de lat nu hoger.");
    walk.go("Uitkomst");
    walk.choose(Role::RadioButton, "Toen en nu");
    assert!(
        walk.shows("is gezegd dat de werkelijkheid veranderde")
            || walk.shows("Er is niet gezegd dat de werkelijkheid veranderde")
    );
    assert!(!walk.shows("veranderde de werkelijkheid:"), "a change of yardstick is none in reality");
    adopt_and_go_on(&mut walk, 1);

    look_back(&mut walk, "Het geld is er, en de projectleider bleef.");
    rate(&mut walk, Key::Num1, Key::Num1, "Elke partner schoof een jaar lang aan.");
    walk.go("Uitkomst");
    walk.choose(Role::RadioButton, "Toen en nu");
    assert!(walk.shows("veranderde de werkelijkheid: één beter."), "{:?}", walk.names());
    walk.choose(Role::RadioButton, "Scores");
    assert!(walk.has("Alle metingen"));

    walk.go("Rapport");
    walk.choose(Role::RadioButton, "Vervolgmeting");
    walk.choose(Role::Button, "Maak rapport");
    walk.wait_for("the report", |walk| walk.has("Open het rapport"));
    walk.choose(Role::Button, "Open het rapport");
    walk.wait_for("the viewer", |walk| !walk.desktop.shown.lock().unwrap().is_empty());
    let report = walk.desktop.shown.lock().unwrap()[0].clone();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = words(&ReadBack::new(&fs::read(&report).unwrap()).spoken());
    for text in [
        "vergeleken met de 1-meting van 20 november 2027",
        "Terugblik op de acties",
        "Het geld is er, en de projectleider bleef.",
        "veranderde de werkelijkheid: één beter.",
        "Waardoor één oordeel veranderde",
        "Elke partner schoof een jaar lang aan.",
        "Alle metingen naast elkaar",
    ] {
        assert!(said.contains(text), "does not say ‘{text}’: {}", said.chars().take(4000).collect::<String>());
    }
    assert!(
        !said.contains("tot en met 2032"),
        "what was said in the look back before stands in the report of that measurement"
    );
}
