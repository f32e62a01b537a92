//! In little room, as on a beamer that is enlarged, every screen can still be used: nothing is cut off or out of reach, and the
//! sessiestand always shows its question and the five ratings.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use wijkpeil::model::Dossier;

use super::around::{Round, write_goal};
use super::{ENLARGED, check, long_text, looks_at_all_sizes};
use crate::support::dossiers;
use crate::support::layout::{faults, session_faults};
use crate::support::screens::Extent;
use crate::support::window::Walk;

/// A beamer of 1024×768 at 150 %, less the bars of the desktop.
const BEAMER_AT_150: [f32; 2] = [683.0, 490.0];
/// A beamer of 1280×720 at 200 %, less the bars of the desktop.
const BEAMER_AT_200: [f32; 2] = [640.0, 340.0];
/// A laptop of 1366×768 at 200 %, less the bars of the desktop.
const LAPTOP_AT_200: [f32; 2] = [683.0, 364.0];
/// Half of a small laptop.
const NARROW: [f32; 2] = [640.0, 480.0];

/// A window of 1280×720 after ‘Groter’ six times.
const ZOOMED: [f32; 2] = [800.0, 450.0];
/// The same at its largest.
const ZOOMED_MOST: [f32; 2] = [512.0, 288.0];

const ALL: [[f32; 2]; 6] = [BEAMER_AT_150, BEAMER_AT_200, LAPTOP_AT_200, NARROW, ENLARGED, ZOOMED];

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn an_empty_dossier_fits_in_little_room() {
    check(&dossiers::empty(), Extent::All, &[BEAMER_AT_150, BEAMER_AT_200]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn the_example_fits_in_little_room() {
    check(&dossiers::example(), Extent::All, &[BEAMER_AT_200]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn the_example_fits_in_a_narrow_window() {
    check(&dossiers::example(), Extent::Own, &[LAPTOP_AT_200, NARROW, BEAMER_AT_150, ZOOMED]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn an_adopted_measurement_fits_in_little_room() {
    check(&dossiers::a_year_later(), Extent::Own, &[BEAMER_AT_200, ZOOMED]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn long_texts_fit_in_little_room() {
    check(&dossiers::everywhere(&long_text()), Extent::Own, &[BEAMER_AT_200]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn long_words_fit_in_little_room() {
    check(&dossiers::everywhere(&"w".repeat(4000)), Extent::Own, &[NARROW]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn what_stands_around_the_screens_fits_in_little_room() {
    super::around::go_round(&dossiers::example(), BEAMER_AT_200);
}

/// Looks at each state of the sessiestand; nothing scrolls before that but what the program does by itself.
fn session(round: &mut Round, walk: &mut Walk, said: &str) {
    let size = round.size();
    let mut look = |walk: &mut Walk, state: &str| {
        assert!(walk.has("Stop (Esc)"), "this is not the sessiestand: {state}");
        let lost = session_faults(walk);
        // Whether everything can be reached is looked at last, as that scrolls.
        let found = lost.into_iter().chain(faults(walk, size));
        round.add(found.map(|fault| format!("{size:?} {state}{said}: {fault}")));
    };
    walk.go("Sessiestand");
    if walk.has("Meeste verschil eerst") {
        // Past the agenda and the block, which have no question.
        walk.press(Key::ArrowRight);
        walk.press(Key::ArrowRight);
        walk.press(Key::R);
        look(walk, "the reasons");
        walk.press(Key::Escape);
    }
    look(walk, "sessiestand");
    if walk.names().iter().any(|name| name.starts_with("Toon het vorige oordeel bij ")) {
        walk.press(Key::V);
        look(walk, "the earlier rating");
    }
    walk.press(Key::T);
    walk.type_text("Dat blijkt uit de gesprekken. ");
    let focused = walk.focused();
    look(walk, "an open note");
    assert_eq!(walk.focused(), focused, "whatever is drawn above a field, it keeps the focus");
    walk.press(Key::Escape);
    walk.press(Key::S);
    walk.type_text("Dat zie ik anders. ");
    look(walk, "a minority view");
    walk.press(Key::Escape);
    walk.press(Key::A);
    walk.type_text("Bel de huurdersvereniging.");
    look(walk, "an open action");
    walk.press(Key::Escape);
    walk.press(Key::H);
    walk.press(Key::Num2);
    look(walk, "the hands");
    walk.press(Key::H);
    walk.press(Key::L);
    look(walk, "the explanation");
    walk.press(Key::Escape);
    walk.press(Key::Num5);
    look(walk, "a reason");
    walk.press(Key::Escape);
    walk.press(Key::ArrowRight);
    look(walk, "the next item");
    walk.press(Key::Escape);
}

fn check_calm_session(dossier: &Dossier, size: [f32; 2]) {
    let mut round = Round::new(dossier, size);
    let mut walk = round.open_dossier();
    session(&mut round, &mut walk, "");
    drop(walk);
    round.end();
}

fn check_troubled_session(dossier: &Dossier, size: [f32; 2]) {
    let mut round = Round::new(dossier, size);
    let mut walk = round.open_dossier();
    round.move_documents("documents", "weg");
    write_goal(&mut walk, "Alleen in de kopie");
    walk.wait_for("the strip", |walk| walk.shows("Nog niet bewaard. De map"));
    assert!(walk.ask_to_close(), "what is not saved keeps the window");
    walk.wait_for("the question", |walk| walk.has("Sluit toch"));
    walk.choose_at_once(Role::Button, "Blijf hier");
    session(&mut round, &mut walk, ", with a strip and a message");
    drop(walk);
    round.end();
}

fn check_session(dossier: &Dossier, ordinary: usize) {
    // An ordinary run looks at the first of them.
    let count = if looks_at_all_sizes() { ALL.len() } else { ordinary };
    for size in ALL.into_iter().take(count) {
        check_calm_session(dossier, size);
        check_troubled_session(dossier, size);
    }
}

#[test]
fn a_session_fits_in_a_window_that_is_zoomed_to_the_utmost() {
    check_calm_session(&dossiers::example(), ZOOMED_MOST);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn a_session_shows_question_and_ratings_in_little_room() {
    check_session(&dossiers::example(), ALL.len());
}

#[test]
fn a_session_of_a_next_measurement_shows_question_and_ratings() {
    check_session(&dossiers::carried_on(), 2);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn what_invulbladen_say_leaves_question_and_ratings_in_sight() {
    check_session(&dossiers::heard(7), 3);
    check_session(&dossiers::heard_again(7), 3);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn what_invulbladen_say_fits_in_little_room() {
    check(&dossiers::heard_saying(5, &long_text()), Extent::Own, &[BEAMER_AT_200, NARROW, ZOOMED]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn what_changed_leaves_question_and_ratings_in_sight() {
    check_session(&dossiers::looking_back(&long_text(), 1), 2);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn a_look_back_with_long_words_fits_in_little_room() {
    check(&dossiers::looking_back(&"w".repeat(4000), 3), Extent::Own, &[BEAMER_AT_200, NARROW]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn a_session_shows_question_and_ratings_with_long_texts() {
    check_session(&dossiers::everywhere(&long_text()), 2);
}
