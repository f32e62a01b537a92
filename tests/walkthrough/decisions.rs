//! The besluitentafel: every aandachtspunt gets a decision, by keyboard alone, and nothing moves while it does.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, pos2};
use wijkpeil::analysis;
use wijkpeil::content::{Catalogue, ItemId};
use wijkpeil::model::Quarter;
use wijkpeil::store;

use super::outcome::{begin, decide, latest, press_row, row};
use super::{WINDOW, check_names};
use crate::support::dossiers;
use crate::support::window::Walk;

const NEXT: (Modifiers, Key) = (Modifiers::COMMAND, Key::Enter);

fn press_next(walk: &mut Walk) {
    walk.press_with(NEXT.0, NEXT.1);
}

/// The example in its besluitentafel, in a window of the size of the design.
fn example(folder: &std::path::Path) -> Walk {
    let path = folder.join("wijk.wijkpeil.ron");
    store::write_dossier(&path, &dossiers::example(), None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder, [1280.0, 800.0], Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Uitkomst"));
    walk.go("Uitkomst");
    decide(&mut walk);
    walk
}

/// The rows from above, as the numbers of their items.
fn rows(walk: &Walk) -> Vec<String> {
    let is_number = |text: &str| text.contains('.') && text.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    let buttons = walk.focusable().into_iter().filter(|(role, _)| *role == Role::Button);
    buttons.filter_map(|(_, name)| name.split(' ').next().filter(|first| is_number(first)).map(str::to_owned)).collect()
}

fn places(walk: &Walk) -> Vec<f32> {
    rows(walk).iter().map(|number| walk.place_of(Role::Button, &row(walk, number).unwrap()).top()).collect()
}

#[test]
fn a_team_decides_by_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None).by_keys_alone();
    begin(&mut walk);
    decide(&mut walk);
    assert!(walk.shows("2 zonder besluit") && walk.shows("0 van 2 besloten"));
    press_next(&mut walk);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Actie bij 1.1".to_owned())));
    let top = |walk: &Walk, number: &str| walk.place_of(Role::Button, &row(walk, number).unwrap()).top();
    let field = |walk: &Walk| walk.place_of(Role::TextInput, "Actie bij 1.1").top() - top(walk, "1.1");
    let before = field(&walk);
    walk.type_text("Nodig de ondernemers uit");
    walk.press(Key::Tab);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Trekker bij 1.1".to_owned())));
    walk.type_text("opbouwwerker");
    assert!(walk.shows("2 zonder besluit"), "what is not added counts nowhere");
    // Nothing half-typed is lost on the way.
    walk.go("Acties");
    walk.go("Uitkomst");
    assert_eq!(walk.text_of("Actie bij 1.1").as_deref(), Some("Nodig de ondernemers uit"));
    assert_eq!(walk.text_of("Trekker bij 1.1").as_deref(), Some("opbouwwerker"));
    walk.reach(Role::ComboBox, "Klaar in bij 1.1");
    walk.press(Key::Enter);
    walk.reach(Role::Button, "1e kwartaal 2027");
    walk.press(Key::Enter);
    walk.reach(Role::TextInput, "Trekker bij 1.1");
    walk.press(Key::Enter);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Actie bij 1.1".to_owned())), "another one can follow at once");
    let made = walk.app().session().dossier().unwrap().actions.clone();
    let [action] = &made[..] else { panic!("one action, not {made:?}") };
    assert_eq!((action.what.as_str(), action.owner.as_str()), ("Nodig de ondernemers uit", "opbouwwerker"));
    assert_eq!((action.item.as_ref(), action.ready), (Some(&ItemId::new("urgentiebesef.1")), Quarter::new(2027, 1).ok()));
    assert_eq!((walk.text_of("Trekker bij 1.1").as_deref(), walk.text_of("Actie bij 1.1").as_deref()), (Some(""), Some("")));
    assert!(walk.shows("1 zonder besluit") && walk.shows("1 van 2 besloten"));
    assert!((field(&walk) - before).abs() < 0.5, "what came of it stands below");
    let said = row(&walk, "1.1").unwrap();
    assert!(said.ends_with("actie: Nodig de ondernemers uit, opbouwwerker, 1e kwartaal 2027"), "{said}");

    // The other one stays as it is, for a reason.
    press_next(&mut walk);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Actie bij 1.2".to_owned())));
    assert!(!walk.has("Actie bij 1.1"), "the one before is closed");
    walk.choose(Role::CheckBox, "Bewust niet: we laten dit zo, 1.2");
    assert!(walk.shows("1 zonder besluit"), "without a reason it is no decision");
    walk.reach(Role::MultilineTextInput, "Reden voor bewust niet bij 1.2");
    walk.type_text("Eerst het Lindeplein");
    assert!(walk.shows("0 zonder besluit") && walk.shows("2 van 2 besloten"));
    assert_eq!(latest(&walk).answers[&ItemId::new("urgentiebesef.2")].left_as_is.as_deref(), Some("Eerst het Lindeplein"));
    check_names(&walk, "everything is decided");
    press_next(&mut walk);
    assert!(walk.is_disabled("Volgende zonder besluit"));

    // What was taken back comes again where it was decided.
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(walk.shows("1 zonder besluit"));
}

#[test]
fn chips_tell_how_many_rows_they_leave() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = example(folder.path());
    let dossier = dossiers::example();
    let measurement = dossier.measurements.latest();
    let gaps = analysis::gaps(Catalogue::built_in(), measurement);
    assert_eq!(rows(&walk).len(), gaps.len(), "those out of sight are there for the keyboard too");
    for chip in ["Alle", "Zonder besluit", "Als eerste", "Weten we niet", "Zonder onderbouwing", "Bewust niet"] {
        let name = walk.names().into_iter().find(|name| name.starts_with(&format!("{chip}, "))).unwrap();
        walk.choose(Role::RadioButton, &name);
        assert_eq!(format!("{chip}, {}", rows(&walk).len()), name);
    }
}

#[test]
fn rows_stay_while_the_team_decides() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = example(folder.path());
    let (order, before) = (rows(&walk), places(&walk));
    let last = order.last().unwrap().clone();
    let closed = row(&walk, &last).unwrap();
    walk.focus_on(Role::Button, &closed);
    walk.press(Key::Space);
    walk.choose(Role::CheckBox, &format!("Als eerste, {last}"));
    assert_eq!(rows(&walk), order, "the group stays until the filter or the screen is chosen anew");
    press_row(&mut walk, &last);
    let tops = places(&walk);
    let moved: Vec<f32> = tops.iter().zip(&before).map(|(now, then)| now - then).collect();
    assert!(moved.iter().all(|by| (by - moved[0]).abs() < 0.5), "only the scrolling: {moved:?}");
    walk.go("Acties");
    walk.go("Uitkomst");
    assert_ne!(rows(&walk), order);
    assert!(rows(&walk).iter().position(|number| *number == last) < Some(order.len() / 2), "{:?}", rows(&walk));
}

#[test]
fn a_cell_is_changed_by_clicking_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = example(folder.path());
    let number = rows(&walk)[0].clone();
    let cell = |walk: &Walk, column: &str| {
        let row = walk.place_of(Role::Button, &row(walk, &number).unwrap());
        let names = walk.names().into_iter().filter(|name| name.starts_with(&format!("{column}: ")));
        let mut cells = names.flat_map(|name| walk.places_of(Role::Cell, &name));
        cells.find(|cell| row.contains(cell.center())).unwrap().center()
    };
    let owner = cell(&walk, "Trekker");
    walk.click_at(owner.into());
    assert_eq!(walk.focused(), Some((Role::TextInput, format!("Trekker bij {number}"))));
    walk.turn_wheel(pos2(740.0, 500.0), 100_000.0);
    let decider = cell(&walk, "Wie beslist");
    walk.click_at(decider.into());
    let (role, name) = walk.focused().unwrap();
    assert!(role == Role::RadioButton && name.ends_with(&format!(", Wie beslist bij {number}")), "{name}");
    walk.turn_wheel(pos2(740.0, 500.0), 100_000.0);
    let rating = cell(&walk, "Oordeel");
    walk.click_at(rating.into());
    assert!(!walk.has(&format!("Trekker bij {number}")), "where nothing can be changed the row closes");
}
