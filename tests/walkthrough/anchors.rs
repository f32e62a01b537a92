//! How a rating is recognised is seen where people rate, and nothing moves for it.

use std::path::Path;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect};
use jiff::civil::date;
use wijkpeil::analysis::freeze;
use wijkpeil::content::{Catalogue, ChecklistItem};
use wijkpeil::model::Rating;
use wijkpeil::{store, words};

use super::{WINDOW, make_dossier};
use crate::content::anchors::files_without_anchors;
use crate::support::layout::session_faults;
use crate::support::printed;
use crate::support::window::Walk;

/// What a beamer shows.
const BEAMER: [f32; 2] = [1280.0, 720.0];
const RATINGS: [Rating; 3] = [Rating::InOrder, Rating::Partly, Rating::NotInOrder];

fn begun(folder: &Path, size: [f32; 2]) -> Walk {
    let mut walk = Walk::open(folder, size, None);
    make_dossier(&mut walk);
    walk
}

fn first_item() -> &'static ChecklistItem {
    &Catalogue::built_in().preconditions()[0].items[0]
}

fn anchor(item: &ChecklistItem, rating: Rating) -> &str {
    rating.anchor(item.anchors.as_ref().unwrap()).unwrap()
}

/// Which anchors of an item are drawn behind the word of their rating.
fn told(walk: &Walk, item: &ChecklistItem) -> Vec<Rating> {
    let drawn = walk.drawn();
    let is_drawn = |rating: &Rating| {
        let said = format!("{}: {}", words::rating_label(*rating), anchor(item, *rating));
        drawn.iter().any(|(text, _)| *text == said)
    };
    RATINGS.into_iter().filter(is_drawn).collect()
}

/// Where the ratings of 1.1 and what leads to its first field are.
fn places(walk: &Walk) -> Vec<Rect> {
    let ratings = Rating::ALL.map(|rating| (Role::RadioButton, format!("{}, 1.1", words::rating_label(rating))));
    let field = (Role::Button, "Notitie bij 1.1, leeg".to_owned());
    ratings.into_iter().chain([field]).map(|(role, name)| walk.place_of(role, &name)).collect()
}

#[test]
fn below_the_buttons_stands_how_the_rating_is_recognised_that_one_looks_at() {
    for size in [WINDOW, [640.0, 480.0]] {
        let folder = tempfile::tempdir().unwrap();
        let mut walk = begun(folder.path(), size);
        walk.press_with(Modifiers::COMMAND, Key::Enter);
        let before = places(&walk);
        let check = |walk: &Walk, expected: &[Rating]| {
            assert_eq!(told(walk, first_item()), expected, "{size:?}");
            assert_eq!(places(walk), before, "nothing moves: {size:?}");
            // It is a picture of what the button says.
            assert!(!walk.shows("vier de groepen"), "{size:?}");
        };
        // What has the focus.
        check(&walk, &[Rating::InOrder]);
        walk.press(Key::ArrowRight);
        check(&walk, &[Rating::Partly]);
        // What was chosen, also when the focus is elsewhere.
        walk.press(Key::Num3);
        check(&walk, &[Rating::NotInOrder]);
        walk.focus_on(Role::Button, "Notitie bij 1.1, leeg");
        check(&walk, &[Rating::NotInOrder]);
        // What is pointed at.
        walk.point_at(Role::RadioButton, "Op orde, 1.1");
        check(&walk, &[Rating::InOrder]);
        walk.point_at(Role::RadioButton, "Weten we niet, 1.1");
        check(&walk, &[]);
        walk.take_pointer_away();
        check(&walk, &[Rating::NotInOrder]);
        // What is said of the focus is what it was.
        walk.reach(Role::RadioButton, "Niet op orde, 1.1");
        assert_eq!(walk.description_of_focused(), anchor(first_item(), Rating::NotInOrder));
    }
}

#[test]
fn all_three_are_shown_on_request_with_ideas_for_evidence() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = begun(folder.path(), WINDOW);
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.choose(Role::Button, "Alle ankers bij 1.1");
    assert_eq!(walk.focused(), Some((Role::Button, "Alle ankers bij 1.1".into())), "the focus stays");
    for rating in RATINGS {
        assert!(walk.shows(&format!("{}: {}", words::rating_label(rating), anchor(first_item(), rating))), "{rating:?}");
    }
    let second = &Catalogue::built_in().preconditions()[0].items[1];
    assert!(!walk.shows(anchor(second, Rating::InOrder)), "each item by itself");
    // They are there again after a visit elsewhere.
    walk.go("Uitkomst");
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(walk.shows(anchor(first_item(), Rating::Partly)));
    walk.choose(Role::Button, "Alle ankers bij 1.1");
    assert!(!walk.shows(anchor(first_item(), Rating::Partly)));
}

#[test]
fn what_could_show_a_rating_stands_beside_the_item_that_is_worked_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = begun(folder.path(), WINDOW);
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    assert!(!walk.shows("Dit kan het laten zien:"), "a window of 1024 wide has no room for it");
    walk.choose(Role::Button, "Uitleg bij deze punten");
    walk.resize([1280.0, 800.0]);
    for (number, item) in (1..).zip(&Catalogue::built_in().preconditions()[0].items) {
        walk.reach(Role::Button, &format!("Notitie bij 1.{number}, leeg"));
        assert!(walk.has(&format!("Zo kijk je naar 1.{number}")), "{:?}", walk.names());
        assert!(item.evidence_hints.iter().all(|hint| walk.shows(hint)), "1.{number}");
    }
    walk.choose(Role::Button, "Wat betekenen de oordelen?");
    assert!(walk.shows("De ankers en de ideeën voor bewijs zijn van Wijkpeil zelf."));
}

#[test]
fn a_content_without_anchors_shows_nothing_in_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let content = Arc::new(Catalogue::from_files(&files_without_anchors()).unwrap());
    let mut dossier = printed::complete();
    let measurement = freeze(&dossier, &content, date(2026, 12, 17), "de stuurgroep".into()).unwrap();
    *dossier.measurements.open_mut().unwrap() = measurement;
    let path = folder.path().join("wijk.wijkpeil.ron");
    store::write_dossier(&path, &dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    assert!(walk.has("Op orde, 1.1"));
    assert!(!walk.shows("anker") && !walk.shows("alle drie"), "{:?}", walk.names());
    assert!(told(&walk, first_item()).is_empty());
    walk.go("Rapport");
    assert!(!walk.has("Bijlage met de ankers"));
}

#[test]
fn an_adopted_measurement_shows_how_its_ratings_are_recognised() {
    let folder = tempfile::tempdir().unwrap();
    let mut dossier = printed::complete();
    let content = Arc::new(Catalogue::built_in().clone());
    let measurement = freeze(&dossier, &content, date(2026, 12, 17), "de stuurgroep".into()).unwrap();
    *dossier.measurements.open_mut().unwrap() = measurement;
    let path = folder.path().join("wijk.wijkpeil.ron");
    store::write_dossier(&path, &dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    assert_eq!(told(&walk, first_item()), [Rating::InOrder]);
    walk.point_at(Role::RadioButton, "Deels, 1.1");
    assert_eq!(told(&walk, first_item()), [Rating::Partly], "what cannot be changed can be looked at");
}

/// Which anchors are drawn in their buttons in the sessiestand, with the size of the letters.
fn in_buttons(walk: &Walk, item: &ChecklistItem) -> Vec<f32> {
    let drawn = walk.drawn();
    // What is wider than its part is cut between syllables.
    let found = |rating| drawn.iter().find(|(text, _)| text.replace("-\n", "") == anchor(item, rating)).map(|(_, size)| *size);
    RATINGS.into_iter().filter_map(found).collect()
}

#[test]
fn in_the_sessiestand_the_ratings_say_how_they_are_recognised() {
    for size in [BEAMER, [1024.0, 768.0]] {
        let folder = tempfile::tempdir().unwrap();
        let mut walk = begun(folder.path(), size);
        walk.go("Sessiestand");
        let mut small = Vec::new();
        for (_, item) in Catalogue::built_in().items() {
            walk.press(Key::Num2);
            assert_eq!(session_faults(&walk), Vec::<String>::new(), "{size:?} {}", item.id);
            let sizes = in_buttons(&walk, item);
            // Smaller than the words, and readable from four metres.
            assert!(
                sizes.len() == 3 && sizes.iter().all(|size| (16.0..28.0).contains(size)),
                "{size:?} {}: {sizes:?}",
                item.id
            );
            if sizes[0] < 20.0 {
                small.push(item.id.as_str());
            }
            assert!(!walk.shows(anchor(item, Rating::Partly)), "it is part of the button: {}", item.id);
            walk.press(Key::ArrowRight);
        }
        let most = if (size[0] - BEAMER[0]).abs() < 1.0 { 2 } else { 12 };
        assert!(small.len() <= most, "{size:?}: small letters in {} items: {small:?}", small.len());
    }
}

#[test]
fn anchors_give_way_before_the_buttons_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = begun(folder.path(), BEAMER);
    walk.go("Sessiestand");
    let item = first_item();
    let question = |walk: &Walk| {
        let drawn = walk.drawn();
        drawn.iter().find(|(text, _)| text.ends_with(&item.text)).map(|(_, size)| *size)
    };
    assert_eq!((in_buttons(&walk, item).len(), question(&walk)), (3, Some(44.0)));
    walk.press(Key::H);
    assert_eq!(in_buttons(&walk, item).len(), 3, "while hands are counted too");
    walk.press(Key::H);
    // In hardly any room they are left out, and told where they are pointed at and where the focus is.
    walk.resize([640.0, 340.0]);
    assert_eq!(session_faults(&walk), Vec::<String>::new());
    assert!(in_buttons(&walk, item).is_empty());
    walk.focus_on(Role::RadioButton, "Op orde, 1.1");
    assert_eq!(walk.description_of_focused(), anchor(item, Rating::InOrder));
}
