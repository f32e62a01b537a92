//! In the sessiestand nothing moves, and nothing that was written is lost.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect};
use wijkpeil::content::Catalogue;
use wijkpeil::model::Rating;
use wijkpeil::words;

use super::make_dossier;
use crate::support::window::Walk;

fn begun(folder: &std::path::Path, size: [f32; 2]) -> Walk {
    let mut walk = Walk::open(folder, [1280.0, 720.0], None);
    make_dossier(&mut walk);
    walk.choose_at_once(Role::Button, "Sessiestand");
    walk.resize(size);
    walk
}

/// Where the five ratings of an item are.
fn places(walk: &Walk, number: &str) -> [Rect; 5] {
    Rating::ALL.map(|rating| walk.place_of(Role::RadioButton, &format!("{}, {number}", words::rating_label(rating))))
}

#[test]
fn the_ratings_are_in_one_place_for_every_item_whatever_is_done_with_it() {
    for size in [[1024.0, 768.0], [1280.0, 720.0], [960.0, 540.0], [683.0, 512.0], [640.0, 340.0], [512.0, 288.0]] {
        let folder = tempfile::tempdir().unwrap();
        let mut walk = begun(folder.path(), size);
        let before = places(&walk, "1.1");
        let rows = before.iter().filter(|place| (place.top() - before[0].top()).abs() < 1.0).count();
        assert_eq!(rows, if size[0] < 560.0 { 3 } else { 5 }, "{size:?}");
        walk.press(Key::Num2);
        assert_eq!(places(&walk, "1.1"), before, "{size:?}, rated");
        walk.press(Key::H);
        for key in [Key::Num1, Key::Num2, Key::Num2, Key::Num5] {
            walk.press(key);
        }
        assert_eq!(places(&walk, "1.1"), before, "{size:?}, counted");
        walk.press(Key::H);
        assert_eq!(places(&walk, "1.1"), before, "{size:?}, counted before");
        for (_, item) in Catalogue::built_in().items() {
            let number = Catalogue::built_in().number(&item.id);
            assert_eq!(places(&walk, number), before, "{size:?}, {number}");
            walk.press(Key::ArrowRight);
        }
    }
}

#[test]
fn hands_stay_in_the_ratings_and_can_be_taken_off_by_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = begun(folder.path(), [1280.0, 720.0]);
    let counted = |walk: &Walk| {
        let measurement = walk.app().session().measurement().unwrap();
        let answer = measurement.answers.values().next().cloned().unwrap_or_default();
        (answer.hand_votes.get(&Rating::Partly).copied().unwrap_or_default(), answer.rating)
    };
    walk.click(Role::Button, "Handen (H)");
    walk.click(Role::RadioButton, "Deels, 1.1");
    walk.click(Role::RadioButton, "Deels, 1.1");
    assert_eq!(counted(&walk), (2, None), "a click counts");
    walk.click(Role::Button, "Eraf: haal handen weg");
    walk.click(Role::RadioButton, "Deels, 1.1");
    assert_eq!(counted(&walk), (1, None));
    walk.click(Role::Button, "1 hand (H)");
    walk.click(Role::RadioButton, "Deels, 1.1");
    assert_eq!(counted(&walk), (1, Some(Rating::Partly)), "and now it rates");
    assert!(walk.drawn().iter().any(|(text, size)| text == "1" && *size > 30.0), "the hand is in sight");
    // Above a sheet too.
    walk.press(Key::T);
    assert!(walk.has("Oordeel: deels. Handen: deels 1."), "{:?}", walk.names());
    assert!(walk.focused().is_some_and(|(_, name)| name == "Notitie bij 1.1"));
    walk.type_text("Gehoord in het buurthuis.");
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(!walk.has("Sluit (Esc)") && walk.has("Deels, 1.1"), "the sheet is away, and the item is the same");
    walk.press(Key::T);
    assert_eq!(walk.text_of("Notitie bij 1.1").as_deref(), Some("Gehoord in het buurthuis."));
}

#[test]
fn the_explanation_is_one_key_away_where_there_is_no_room_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = begun(folder.path(), [512.0, 288.0]);
    let items: Vec<_> = Catalogue::built_in().items().map(|(_, item)| item).collect();
    let (position, item) = items.iter().enumerate().max_by_key(|(_, item)| item.text.len() + item.help.len()).unwrap();
    let number = Catalogue::built_in().number(&item.id);
    (0..position).for_each(|_| walk.press(Key::ArrowRight));
    let is_drawn = |walk: &Walk| walk.drawn().iter().any(|(text, _)| *text == item.help);
    assert!(!is_drawn(&walk) && walk.has("Toelichting (L)"), "{number}");
    walk.press(Key::L);
    assert!(is_drawn(&walk));
    assert_eq!(walk.focused(), Some((Role::Heading, format!("Toelichting bij {number}"))));
    walk.press(Key::Escape);
    assert!(walk.has("Stop (Esc)") && walk.has(&format!("Deels, {number}")));
    walk.resize([1280.0, 720.0]);
    assert!(is_drawn(&walk) && !walk.has("Toelichting (L)"));
}

#[test]
fn the_keys_of_the_session_come_first_in_the_session() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = begun(folder.path(), [1280.0, 720.0]);
    let first = |walk: &Walk| {
        let drawn = walk.drawn();
        let at = |text: &str| drawn.iter().position(|(drawn, _)| drawn.starts_with(text));
        (at("In de sessiestand"), at("Op elk scherm"))
    };
    walk.type_text("?");
    let (session, all) = first(&walk);
    assert!(session.is_some() && (all.is_none() || session < all), "{session:?} {all:?}");
    walk.press(Key::Escape);
    walk.press(Key::Escape);
    walk.type_text("?");
    let (session, all) = first(&walk);
    assert!(all.is_some() && (session.is_none() || all < session), "{session:?} {all:?}");
}
