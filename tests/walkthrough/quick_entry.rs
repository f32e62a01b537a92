//! Sheets on paper are typed over: one key an item, and nothing of one that was added is seen again.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Dossier, Rating, SheetRound};
use wijkpeil::store;

use super::{WINDOW, rating_of};
use crate::support::dossiers;
use crate::support::window::Walk;

fn opened(folder: &Path, dossier: &Dossier) -> (Walk, PathBuf) {
    let path = folder.join("wijk.wijkpeil.ron");
    if !path.exists() {
        store::write_dossier(&path, dossier, None, store::Overwrite::Refuse).unwrap();
    }
    let mut walk = Walk::open(folder, WINDOW, Some(path.clone()));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    go(&mut walk);
    (walk, path)
}

fn go(walk: &mut Walk) {
    walk.go("Invulbladen");
    walk.choose_at_once(Role::Button, "Typ over van papier");
    assert!(walk.has("Papieren bladen"));
}

fn dossier(walk: &Walk) -> &Dossier {
    walk.app().session().dossier().unwrap()
}

/// Types whose sheet it is, and goes on to the first item.
fn by(walk: &mut Walk, role: &str) {
    walk.reach(Role::TextInput, "Rol op het blad");
    walk.type_text(role);
    walk.press(Key::Enter);
    walk.type_text("Politie");
    walk.press(Key::Enter);
}

fn row(at: usize) -> (Role, String) {
    let (_, item) = Catalogue::built_in().items().nth(at).unwrap();
    (Role::ListBoxOption, format!("{} {}", Catalogue::built_in().number(&item.id), item.text))
}

#[test]
fn fifty_seven_items_take_fifty_seven_keys() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, path) = opened(folder.path(), &dossiers::empty());
    assert!(walk.shows("Daarna kun je het niet meer zien"), "what cannot be undone by looking is said before");
    by(&mut walk, "wijkagent");
    let total = Catalogue::built_in().items().count();
    let before = walk.presses();
    for at in 0..total {
        assert_eq!(walk.focused(), Some(row(at)));
        walk.press(rating_of(at).1);
    }
    assert_eq!(walk.presses() - before, 57);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Wat iemand nog kwijt wil".to_owned())));
    walk.type_text("Praat eens met de bakkers.");
    walk.press_with(Modifiers::COMMAND, Key::Enter);

    let now = dossier(&walk);
    assert_eq!((now.participants.len(), now.sheets.len()), (1, 1));
    assert_eq!((now.participants[0].role.as_str(), now.participants[0].organisation.as_str()), ("wijkagent", "Politie"));
    for (at, (_, item)) in Catalogue::built_in().items().enumerate() {
        assert_eq!(now.sheets[0].rating(&item.id), Some(rating_of(at).0), "{}", item.id);
    }
    assert_eq!(now.sheets[0].remark, "Praat eens met de bakkers.");
    assert_eq!(now.sheets[0].measurement.as_ref(), Some(&now.measurements.latest().id));
    assert!(walk.has("1 blad binnen") && walk.has("0 van 57 aangekruist"));
    assert!(!walk.shows("bakkers") && !walk.shows("wijkagent"), "nothing of it is seen again");
    assert_eq!(walk.focused(), Some((Role::TextInput, "Rol op het blad".to_owned())), "the next one begins");

    // The next sheet, and back: nothing of the first one comes into sight by undo.
    by(&mut walk, "opbouwwerker");
    walk.press(Key::Num3);
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    assert_eq!(dossier(&walk).sheets.len(), 2);
    walk.reach(Role::Heading, "Papieren bladen");
    for left in [1, 0] {
        walk.press_with(Modifiers::COMMAND, Key::Z);
        assert_eq!((dossier(&walk).sheets.len(), dossier(&walk).participants.len()), (left, left));
        assert!(dossier(&walk).drafts.paper().is_empty());
        assert!(walk.has("0 van 57 aangekruist"));
    }
    walk.press_with(Modifiers::COMMAND, Key::Y);
    assert_eq!(dossier(&walk).sheets.len(), 1);
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    assert_eq!(store::open_dossier(&path, None).unwrap().sheets.len(), 1);
}

#[test]
fn a_mistake_is_put_right_and_a_reason_is_typed_without_the_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, _) = opened(folder.path(), &dossiers::empty());
    by(&mut walk, "wijkagent");
    for key in [Key::Num1, Key::Num0, Key::Space, Key::Num5] {
        walk.press(key);
    }
    assert_eq!(walk.focused(), Some(row(4)));
    for key in [Key::Backspace, Key::ArrowUp] {
        walk.press(key);
    }
    assert_eq!(walk.focused(), Some(row(2)));
    walk.press(Key::T);
    walk.type_text("2 van de 5");
    walk.press(Key::Enter);
    assert_eq!(walk.focused(), Some(row(2)));
    walk.press(Key::Num2);
    let ratings: Vec<Option<Rating>> = Catalogue::built_in()
        .items()
        .take(5)
        .map(|(_, item)| dossier(&walk).drafts.paper().answers.get(&item.id).and_then(|answer| answer.rating))
        .collect();
    assert_eq!(ratings, [Some(Rating::InOrder), None, Some(Rating::Partly), Some(Rating::NotApplicable), None]);
    assert!(walk.shows("2 van de 5"));
    // Ctrl+Z takes the last key back, and no more than that.
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(walk.focused(), Some(row(2)));
    let third = &Catalogue::built_in().items().nth(2).unwrap().1.id;
    let answer = &dossier(&walk).drafts.paper().answers[third];
    assert_eq!((answer.rating, answer.note.as_str()), (None, "2 van de 5"));
    walk.press(Key::Escape);
    assert!(!walk.has("Papieren bladen"));
}

#[test]
fn a_sheet_that_is_half_typed_over_stays_through_other_screens_and_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, _) = opened(folder.path(), &dossiers::empty());
    by(&mut walk, "wijkagent");
    walk.press(Key::Num2);
    walk.press(Key::Num4);
    walk.go("Uitkomst");
    go(&mut walk);
    assert!(walk.has("2 van 57 aangekruist"));
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    drop(walk);
    let (walk, _) = opened(folder.path(), &dossiers::empty());
    assert!(walk.has("2 van 57 aangekruist"));
    assert_eq!(walk.text_of("Rol op het blad").as_deref(), Some("wijkagent"));
    assert!(dossier(&walk).sheets.is_empty(), "it counts nowhere");
}

#[test]
fn without_a_role_it_is_not_added_and_what_was_thrown_away_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, _) = opened(folder.path(), &dossiers::empty());
    walk.reach(row(0).0, &row(0).1);
    walk.press(Key::Num2);
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(walk.shows("Vul de rol in") && dossier(&walk).sheets.is_empty());
    walk.choose(Role::Button, "Gooi dit halve blad weg");
    assert!(dossier(&walk).drafts.paper().is_empty());
    walk.reach(Role::Heading, "Papieren bladen");
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(dossier(&walk).drafts.paper().answers.len(), 1);
}

#[test]
fn once_the_sheets_are_opened_nothing_is_warned_of() {
    let folder = tempfile::tempdir().unwrap();
    let mut open = dossiers::empty();
    let round = SheetRound { opened: Some(jiff::civil::date(2026, 11, 20)), ..SheetRound::default() };
    open.measurements.open_mut().unwrap().sheet_round = round;
    let (walk, _) = opened(folder.path(), &open);
    assert!(!walk.shows("Daarna kun je het niet meer zien"));
}

#[test]
fn an_adopted_measurement_takes_no_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wijk.wijkpeil.ron");
    store::write_dossier(&path, &dossiers::a_year_later(), None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk.go("Invulbladen");
    assert!(walk.shows("De meting is vastgesteld. Er komen geen bladen meer bij"), "{:?}", walk.names());
    assert!(!walk.has("Typ over van papier"));
}
