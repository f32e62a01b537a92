//! A session about what invulbladen say: the agenda by disagreement, the block, reasons, minority views; and nothing of it before
//! they are opened, nor of too few.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use jiff::civil::date;
use wijkpeil::content::{Catalogue, ItemId};
use wijkpeil::model::{Dossier, MinorityView, Rating};
use wijkpeil::store;

use crate::support::dossiers::{self, AGREED};
use crate::support::report::Printed;
use crate::support::window::Walk;

const BEAMER: [f32; 2] = [1024.0, 768.0];

fn opened(folder: &Path, dossier: &Dossier) -> Walk {
    let path = folder.join("wijk.wijkpeil.ron");
    store::write_dossier(&path, dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder, BEAMER, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk
}

/// The id and the number of the item at this place in the content.
fn item(at: usize) -> (ItemId, &'static str) {
    let id = &Catalogue::built_in().items().nth(at).unwrap().1.id;
    (id.clone(), Catalogue::built_in().number(id))
}

fn rating(walk: &Walk, at: usize) -> Option<Rating> {
    walk.app().session().measurement().unwrap().rating(&item(at).0)
}

fn heading(walk: &Walk) -> String {
    let (role, name) = walk.focused().unwrap_or_else(|| panic!("something has the focus"));
    assert_eq!(role, Role::Heading, "{name}");
    name
}

fn number(walk: &Walk) -> String {
    heading(walk).split(' ').next().unwrap_or_default().to_owned()
}

/// The rows of the agenda.
fn agenda(walk: &Walk) -> Vec<String> {
    let is_row = |(role, name): &(Role, String)| {
        *role == Role::Button
            && (name.contains(", oordeel: ") || name.starts_with("Samen als blok") || name.contains("opmerking"))
    };
    walk.focusable().into_iter().filter(is_row).map(|(_, name)| name).collect()
}

#[test]
fn a_session_begins_with_what_is_agreed_and_goes_on_with_what_differs_most() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = opened(folder.path(), &dossiers::heard(7));
    walk.go("Sessiestand");
    assert_eq!(heading(&walk), "Agenda");
    let rows = agenda(&walk);
    assert_eq!(rows[0], "Samen als blok, 12 punten");
    let most = item(AGREED).1;
    assert!(
        rows[1].starts_with(&format!("{most} ")) && rows[1].contains("groot verschil, 7 bladen: 4 op orde, 3 niet op orde")
    );
    let few = &rows[rows.len() - 2];
    assert!(
        few.starts_with(&format!("{} ", item(13).1)) && few.contains("te weinig bladen") && !few.contains("bladen:"),
        "{few}"
    );
    assert_eq!(rows.last().unwrap(), "Wat mensen nog kwijt wilden, 7 opmerkingen");

    // Twelve keys for twelve items.
    walk.press(Key::ArrowRight);
    assert_eq!(heading(&walk), "Samen als blok");
    for _ in 0..AGREED {
        walk.press(Key::Num2);
    }
    assert!((0..AGREED).all(|at| rating(&walk, at) == Some(Rating::Partly)), "each key rates a row");
    assert_eq!(rating(&walk, AGREED), None, "and no more than the block");

    walk.press(Key::ArrowRight);
    assert_eq!(number(&walk), most);
    let said = walk.description_of_focused();
    assert!(said.contains("7 bladen: 4 op orde, 3 niet op orde. Groot verschil. Oordeel: nog geen."), "{said}");
    walk.press(Key::R);
    assert!(walk.shows("‘Zo zie ik het in de wijk. Blad 3.’"), "{:?}", walk.names());
    assert!(!walk.shows("rol 3"), "whose reason it is stays out of it");
    walk.press(Key::Escape);
    walk.press(Key::H);
    assert!(walk.shows("De gespreksleider stemt niet mee"));
    walk.press(Key::H);
    walk.press(Key::Num1);

    walk.press(Key::S);
    walk.type_text("Bij ons in de flat is dat niet zo.");
    walk.reach(Role::TextInput, &format!("Rol bij minderheidsstandpunt bij {most}"));
    walk.type_text("huismeester");
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    assert_eq!(number(&walk), most);
    let view = MinorityView { text: "Bij ons in de flat is dat niet zo.".into(), role: "huismeester".into() };
    let dossier = walk.app().session().dossier().unwrap().clone();
    assert_eq!(dossier.measurements.latest().answers[&item(AGREED).0].minority_views, [view]);

    // The way back and on follows the same order, to what people still wanted to say.
    walk.press(Key::ArrowLeft);
    assert_eq!(heading(&walk), "Samen als blok");
    for _ in 0..57 - AGREED {
        walk.press_with(Modifiers::COMMAND, Key::PageDown);
    }
    assert_eq!(number(&walk), item(13).1);
    assert!(walk.description_of_focused().contains("Te weinig invulbladen"), "{}", walk.description_of_focused());
    walk.press(Key::ArrowRight);
    assert_eq!(heading(&walk), "Wat mensen nog kwijt wilden");
    assert!(walk.shows("Dit wilde ik nog kwijt."));

    // Found by its words, and printed when it is adopted.
    walk.press_with(Modifiers::COMMAND, Key::F);
    walk.type_text("in de flat");
    assert!(walk.shows("Bij ons in de flat is dat niet zo."), "{:?}", walk.names());
    let mut adopted = Dossier::clone(&dossier);
    dossiers::adopt(&mut adopted, Catalogue::built_in(), date(2026, 12, 17));
    let report = Printed::of(adopted);
    report.entry(most).says("Minderheidsstandpunt: Bij ons in de flat is dat niet zo. (huismeester)");
    report.entry(most).says("Eerste oordelen: op orde 4, niet op orde 3 (van 7 invulbladen)");
}

#[test]
fn a_row_of_the_block_can_be_talked_about_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = opened(folder.path(), &dossiers::heard(7));
    walk.go("Sessiestand");
    walk.press(Key::ArrowRight);
    walk.press(Key::Num1);
    walk.press(Key::B);
    assert!(walk.has(&format!("Zet {} terug in het blok", item(1).1)), "{:?}", walk.names());
    walk.press(Key::Num3);
    assert_eq!([0, 1, 2].map(|at| rating(&walk, at)), [Some(Rating::InOrder), None, Some(Rating::NotInOrder)]);
    walk.press(Key::ArrowUp);
    walk.press(Key::Num4);
    assert_eq!(rating(&walk, 2), Some(Rating::Unknown), "the arrows lead to a row");
    walk.press(Key::ArrowRight);
    assert_eq!(number(&walk), item(1).1, "it comes right behind the block");
    walk.press(Key::ArrowLeft);
    walk.choose_at_once(Role::Button, &format!("Zet {} terug in het blok", item(1).1));
    walk.press(Key::ArrowRight);
    assert_eq!(number(&walk), item(AGREED).1);
    // With the pointer.
    walk.press(Key::ArrowLeft);
    walk.click(Role::RadioButton, &format!("Deels, {}", item(1).1));
    assert_eq!(rating(&walk, 1), Some(Rating::Partly));
}

#[test]
fn the_items_can_be_walked_in_their_own_order_and_the_agenda_leads_to_each() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = opened(folder.path(), &dossiers::heard(7));
    walk.go("Sessiestand");
    walk.choose(Role::RadioButton, "Op volgorde");
    // The arrow goes along the choices.
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    assert_eq!(number(&walk), item(0).1);
    walk.press(Key::G);
    assert_eq!(heading(&walk), "Agenda");
    assert!(walk.is_chosen("Op volgorde"));
    let row = agenda(&walk)[20].clone();
    walk.choose(Role::Button, &row);
    assert_eq!(number(&walk), item(20).1);
    // Where the team was is kept.
    walk.press(Key::Escape);
    walk.go("Sessiestand");
    assert_eq!(number(&walk), item(20).1);
}

#[test]
fn nothing_of_what_sheets_say_is_there_before_they_are_opened() {
    let folder = tempfile::tempdir().unwrap();
    let mut dossier = dossiers::heard(7);
    dossier.measurements.open_mut().unwrap().sheet_round.opened = None;
    let mut walk = opened(folder.path(), &dossier);
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    assert!(walk.shows("Er zijn zeven invulbladen. Die gaan open in de sessie."), "{:?}", walk.names());
    let is_silent = |walk: &Walk| {
        for told in ["bladen:", "groot verschil", "klein verschil", "Zo zie ik het", "Dit wilde ik", "redenen"] {
            assert!(!walk.shows(told) && !walk.drawn().iter().any(|(text, _)| text.contains(told)), "{told}");
        }
    };
    for _ in Catalogue::built_in().preconditions() {
        is_silent(&walk);
        walk.press_with(Modifiers::COMMAND, Key::PageDown);
    }
    walk.go("Sessiestand");
    assert_eq!(number(&walk), "1.1", "there is no agenda");
    walk.press(Key::R);
    walk.press(Key::G);
    is_silent(&walk);
    assert!(!walk.description_of_focused().contains("blad"));
    walk.press_with(Modifiers::COMMAND, Key::F);
    walk.type_text("Zo zie ik het");
    assert!(walk.shows("Niets gevonden"), "{:?}", walk.names());
}

#[test]
fn nothing_is_told_of_fewer_than_three_sheets() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = opened(folder.path(), &dossiers::heard(2));
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    // The step of that name stands in the navigation.
    let tells = |(text, _): &(String, f32)| text.contains("bladen") && text != "Invulbladen";
    assert!(!walk.drawn().iter().any(tells), "{:?}", walk.drawn());
    walk.go("Sessiestand");
    assert_eq!(number(&walk), "1.1");
    assert!(!walk.shows("bladen") && !walk.shows("Dit wilde ik"));
}

#[test]
fn in_meten_the_spread_stands_below_the_rating_and_stays_when_it_is_adopted() {
    let folder = tempfile::tempdir().unwrap();
    let mut dossier = dossiers::heard(7);
    let mut walk = opened(folder.path(), &dossier);
    let most = item(AGREED);
    let page = Catalogue::built_in().item(&most.0).unwrap().0.number;
    let go = |walk: &mut Walk| (0..page).for_each(|_| walk.press_with(Modifiers::COMMAND, Key::PageDown));
    go(&mut walk);
    assert!(walk.drawn().iter().any(|(text, _)| text == "7 bladen") && walk.shows("groot verschil"), "{:?}", walk.drawn());
    walk.choose(Role::Button, &format!("7 redenen bij {}", most.1));
    assert!(walk.shows("‘Zo zie ik het in de wijk. Blad 0.’"));
    walk.reach(Role::MultilineTextInput, &format!("Minderheidsstandpunt bij {}", most.1));
    walk.type_text("Daar ben ik het niet mee eens.");
    let views = |walk: &Walk| {
        let measurement = walk.app().session().measurement().unwrap();
        measurement.answers.get(&most.0).map_or(0, |answer| answer.minority_views.len())
    };
    assert_eq!(views(&walk), 1);
    walk.choose(Role::Button, &format!("Verwijder minderheidsstandpunt bij {}", most.1));
    assert_eq!(views(&walk), 0);
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(views(&walk), 1);
    drop(walk);

    let answer = dossier.measurements.open_mut().unwrap().answers.entry(most.0.clone()).or_default();
    answer.minority_views = vec![MinorityView { text: "Zo zie ik dat niet.".into(), role: "wijkagent".into() }];
    dossiers::adopt(&mut dossier, Catalogue::built_in(), date(2026, 12, 17));
    dossier.sheets.clear();
    let folder = tempfile::tempdir().unwrap();
    let mut walk = opened(folder.path(), &dossier);
    go(&mut walk);
    assert!(walk.drawn().iter().any(|(text, _)| text == "7 bladen"), "{:?}", walk.drawn());
    assert!(walk.shows("Zo zie ik dat niet.") && walk.shows("Minderheidsstandpunt: wijkagent"));
    assert!(!walk.names().iter().any(|name| name.starts_with("Minderheidsstandpunt bij ")), "it is only read");
}
