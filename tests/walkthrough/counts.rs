//! How much a user has to do for what they come for: clicks, keys and turns of the wheel, counted in a window of the size of the
//! design. What is clicked has to be in sight.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, pos2};
use wijkpeil::content::Catalogue;
use wijkpeil::store;

use crate::support::dossiers;
use crate::support::window::Walk;

const WIDE: [f32; 2] = [1280.0, 800.0];
/// How far one turn of the wheel scrolls, in points.
const TURN: f32 = 300.0;

/// A user with a mouse, of whom everything is counted.
struct Hand {
    walk: Walk,
    clicks: usize,
    turns: usize,
}

impl Hand {
    fn new(walk: Walk) -> Self {
        Self { walk, clicks: 0, turns: 0 }
    }

    /// Clicks what is called so; turns the wheel first as long as it is not in sight.
    fn click(&mut self, role: Role, name: &str) {
        while !self.walk.is_whole_in_sight(role, name) {
            self.turns += 1;
            assert!(self.turns < 20, "{name} does not come in sight");
            self.walk.turn_wheel(pos2(WIDE[0] * 0.5, WIDE[1] * 0.5), -TURN);
        }
        self.clicks += 1;
        let place = self.walk.place_of(role, name).center();
        self.walk.click_at(place.into());
    }
}

fn example(folder: &Path) -> Walk {
    let path = folder.join("wijk.wijkpeil.ron");
    store::write_dossier(&path, &dossiers::example(), None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder, WIDE, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk
}

#[test]
fn the_first_item_is_rated_after_five_actions() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WIDE, None);
    walk.wait_for("the form", |walk| walk.focused() == Some((Role::TextInput, "Gemeente".to_owned())));
    let before = walk.presses();
    // Two names are typed; the rest are keys.
    let typed = 2;
    walk.type_text("Voorbeeldstad");
    walk.press(Key::Enter);
    walk.type_text("Groenekwartier");
    walk.press(Key::Enter);
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    walk.press(Key::Num1);
    assert!(walk.is_chosen("Op orde, 1.1"), "{:?}", walk.focused());
    // What leads from one field to the next belongs to typing a name.
    let actions = typed + walk.presses() - before - 1;
    assert!(actions <= 5, "{actions} actions");
}

#[test]
fn ten_items_are_rated_with_twelve_clicks_and_three_turns_of_the_wheel() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wijk.wijkpeil.ron");
    store::write_dossier(&path, &dossiers::empty(), None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), WIDE, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    let mut hand = Hand::new(walk);
    let mut rated = 0;
    for precondition in Catalogue::built_in().preconditions() {
        for item in 1..=precondition.items.len() {
            hand.click(Role::RadioButton, &format!("Deels, {}.{item}", precondition.number));
            rated += 1;
            if rated == 10 {
                let (clicks, turns) = (hand.clicks, hand.turns);
                assert!(clicks <= 12 && turns <= 3, "{clicks} clicks and {turns} turns of the wheel");
                return;
            }
        }
        let next = hand.walk.names().into_iter().find(|name| name.starts_with("Volgende")).unwrap();
        hand.click(Role::Button, &next);
    }
}

#[test]
fn the_asks_of_a_dossier_are_two_clicks_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = example(folder.path());
    let asked = walk.app().session().measurement().unwrap().asks[0].text.clone();
    walk.click(Role::Button, "Alle dossiers");
    walk.wait_for("the cards", |walk| !walk.shows("Wordt gelezen …"));
    let mut hand = Hand::new(walk);
    hand.click(Role::Link, "Groenekwartier, Voorbeeldstad");
    hand.walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    if !hand.walk.shows(&asked) {
        let step = hand.walk.names().into_iter().find(|name| name.starts_with("Uitkomst")).unwrap();
        hand.click(Role::Button, &step);
    }
    assert!(hand.walk.shows(&asked));
    let (clicks, turns) = (hand.clicks, hand.turns);
    assert!(clicks <= 2 && turns == 0, "{clicks} clicks and {turns} turns of the wheel");
}
