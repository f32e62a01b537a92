//! What a team decides at Uitkomst: who decides and what comes first, what it asks, and what it aims at.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::content::{Catalogue, ItemId, PreconditionId};
use wijkpeil::model::{Answer, Ask, ChangeReason, Decider, Ease, Effect, Measurement, Target};
use wijkpeil::store;

use super::{WINDOW, check_names, make_dossier};
use crate::support::dossiers;
use crate::support::window::Walk;

pub(super) fn latest(walk: &Walk) -> Measurement {
    walk.app().session().dossier().unwrap().measurements.latest().clone()
}

fn answer(walk: &Walk, item: &str) -> Answer {
    latest(walk).answers[&ItemId::new(item)].clone()
}

fn asks(walk: &Walk) -> Vec<Ask> {
    latest(walk).asks
}

/// Opens a list and takes one of its choices.
fn open_and_take(walk: &mut Walk, list: &str, choice: &str) {
    walk.reach(Role::ComboBox, list);
    walk.press(Key::Enter);
    walk.reach(Role::Button, choice);
    walk.press(Key::Enter);
}

/// The same with a list that stays.
fn pick(walk: &mut Walk, list: &str, choice: &str) {
    open_and_take(walk, list, choice);
    assert_eq!(walk.focused(), Some((Role::ComboBox, list.to_owned())), "the list is closed, and the focus is back on it");
}

/// Rates the four items of the first randvoorwaarde.
fn rate(walk: &mut Walk, keys: [Key; 4]) {
    for (key, number) in keys.into_iter().zip(1..) {
        walk.reach(Role::RadioButton, &format!("Op orde, 1.{number}"));
        walk.press(key);
    }
}

pub(super) fn begin(walk: &mut Walk) {
    make_dossier(walk);
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    rate(walk, [Key::Num3, Key::Num2, Key::Num1, Key::Num1]);
    walk.go("Uitkomst");
}

/// Shows one of the views of the outcome.
fn view(walk: &mut Walk, title: &str) {
    let is_it = |name: &String| name.split(", ").next() == Some(title);
    let name = walk.names().into_iter().find(is_it).unwrap();
    walk.choose(Role::RadioButton, &name);
}

/// Goes to the besluitentafel.
pub(super) fn decide(walk: &mut Walk) {
    let view = walk.names().into_iter().find(|name| name.starts_with("Besluitentafel")).unwrap();
    walk.choose(Role::RadioButton, &view);
}

/// What the row of the item with this number says.
pub(super) fn row(walk: &Walk, number: &str) -> Option<String> {
    let start = format!("{number} ");
    walk.focusable().into_iter().find(|(role, name)| *role == Role::Button && name.starts_with(&start)).map(|(_, name)| name)
}

/// Opens or closes the row of the item with this number.
pub(super) fn press_row(walk: &mut Walk, number: &str) {
    let row = row(walk, number).unwrap_or_else(|| panic!("no row {number}; there is:\n{}", walk.names().join("\n")));
    walk.choose(Role::Button, &row);
}

#[test]
fn a_team_says_who_decides_and_what_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    begin(&mut walk);
    assert!(walk.shows("Vier van de 57 punten hebben een oordeel."), "{:?}", walk.names());
    decide(&mut walk);
    assert!(!walk.has("bestuurder, Wie beslist bij 1.1"), "it is asked only where somebody opens it");
    press_row(&mut walk, "1.1");
    check_names(&walk, "an open aandachtspunt");
    walk.choose(Role::RadioButton, "bestuurder, Wie beslist bij 1.1");
    walk.choose(Role::RadioButton, "groot, Effect bij 1.1");
    assert!(row(&walk, "1.1").unwrap().contains("effect en gemak: groot × …"));
    walk.choose(Role::RadioButton, "makkelijk, Gemak bij 1.1");
    let said = answer(&walk, "urgentiebesef.1");
    assert_eq!((said.decider, said.effect, said.ease), (Some(Decider::Board), Some(Effect::Large), Some(Ease::Easy)));
    let whole = "1.1 Besef van de ernst bij alle groepen, niet op orde, wie beslist: bestuurder, effect en gemak: doe eerst, nog \
                 geen besluit";
    assert_eq!(row(&walk, "1.1").as_deref(), Some(whole));
    for cell in ["Wie beslist: bestuurder", "Effect × gemak: doe eerst", "Oordeel: niet op orde"] {
        assert!(walk.has(cell), "{cell}");
    }
    walk.choose(Role::Button, "Alle punten naar effect en gemak");
    assert!(walk.shows("Doe eerst (effect groot, makkelijk): 1.1. "), "the four fields tell it");

    // Choosing again takes it away; what is taken back is where it was said.
    walk.choose(Role::RadioButton, "makkelijk, Gemak bij 1.1");
    assert_eq!(answer(&walk, "urgentiebesef.1").ease, None);
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(walk.shows("Het gemak bij 1.1 ongedaan gemaakt"));
    press_row(&mut walk, "1.1");
    walk.go("Acties");
    walk.press_with(Modifiers::COMMAND, Key::Z);
    walk.choose(Role::Button, "Toon wat er veranderd is");
    assert_eq!(walk.focused(), Some((Role::RadioButton, "makkelijk, Gemak bij 1.1".to_owned())));
    assert_eq!(answer(&walk, "urgentiebesef.1").ease, None);
    walk.press_with(Modifiers::COMMAND, Key::Y);

    // It is found by who decides.
    press_row(&mut walk, "1.1");
    let list = "Toon aandachtspunten waarover beslist";
    pick(&mut walk, list, "bestuurder");
    assert!(row(&walk, "1.1").is_some() && row(&walk, "1.2").is_none());
    press_row(&mut walk, "1.1");
    walk.choose(Role::RadioButton, "partners, Wie beslist bij 1.1");
    assert!(row(&walk, "1.1").is_some(), "it does not walk off while somebody works on it");
    pick(&mut walk, list, "het Rijk");
    assert!(row(&walk, "1.1").is_none() && walk.shows("Geen enkel aandachtspunt past bij deze keuze."));
    pick(&mut walk, list, "nog niet gekozen");
    assert!(row(&walk, "1.1").is_none() && row(&walk, "1.2").is_some());
}

#[test]
fn an_ask_is_made_of_an_aandachtspunt() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    begin(&mut walk);
    decide(&mut walk);
    press_row(&mut walk, "1.1");
    let make = "Maak een vraag aan de bestuurder van 1.1";
    walk.choose(Role::Button, make);
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Vraag 1".to_owned())));
    decide(&mut walk);
    walk.choose(Role::Button, make);
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Vraag 1".to_owned())));
    assert_eq!(asks(&walk).len(), 1, "one that is still empty is gone on with");
    assert!(asks(&walk)[0].items.iter().eq([&ItemId::new("urgentiebesef.1")]));
    walk.type_text(&"woord ".repeat(40));
    assert!(walk.shows("40 van 40 woorden") && !walk.shows("Zet de rest bij de toelichting"));
    walk.type_text("nog");
    assert!(walk.shows("41 van 40 woorden. Zet de rest bij de toelichting"));
    assert!(asks(&walk)[0].text.ends_with("woord nog"), "it is never cut");
    walk.write(Role::MultilineTextInput, "Vraag 1", "Zeg geld toe tot en met 2034.");
    walk.write(Role::TextInput, "Wie beslist, vraag 1", "college");
    walk.write(Role::TextInput, "Wanneer, vraag 1", "vóór 1 juli 2027");
    walk.write(Role::MultilineTextInput, "Toelichting bij vraag 1", "De buurtkamer stopt anders.");
    view(&mut walk, "Besluitentafel");
    assert!(walk.has("Naar vraag 1, bij 1.1"));
    walk.choose(Role::Link, "Naar vraag 1, bij 1.1");
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Vraag 1".to_owned())));

    // It serves other aandachtspunten too, until they are taken off.
    let second = &Catalogue::built_in().preconditions()[0].items[1];
    let listed = format!("1.2 {}", wijkpeil::words::shortened(&second.text, 72));
    open_and_take(&mut walk, "Kies een aandachtspunt bij vraag 1", &listed);
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Vraag 1".to_owned())), "the list went with its last choice");
    assert!(asks(&walk)[0].items.contains(&second.id));
    walk.choose(Role::Button, "Haal 1.2 weg bij vraag 1");
    assert_eq!(walk.focused(), Some((Role::ComboBox, "Kies een aandachtspunt bij vraag 1".to_owned())));
    assert!(!asks(&walk)[0].items.contains(&second.id));

    // The order is the team's.
    walk.choose(Role::Button, "Voeg vraag toe");
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Vraag 2".to_owned())));
    walk.type_text("Teken het mandaat.");
    check_names(&walk, "two asks");
    walk.choose(Role::Button, "Zet vraag 2 hoger");
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Vraag 1".to_owned())));
    assert_eq!(walk.text_of("Vraag 1").as_deref(), Some("Teken het mandaat."));
    walk.choose(Role::Button, "Haal vraag 1 weg");
    assert_eq!(walk.text_of("Vraag 1").as_deref(), Some("Zeg geld toe tot en met 2034."));
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Vraag 1".to_owned())));
    walk.choose(Role::Button, "Haal vraag 1 weg");
    assert_eq!(walk.focused(), Some((Role::Button, "Voeg vraag toe".to_owned())));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    walk.choose(Role::Button, "Toon wat er veranderd is");
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Vraag 1".to_owned())));
    assert_eq!(asks(&walk)[0].who, "college");
}

#[test]
fn what_was_aimed_at_is_held_against_the_next_measurement() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    begin(&mut walk);
    decide(&mut walk);
    press_row(&mut walk, "1.1");
    walk.choose(Role::RadioButton, "bestuurder, Wie beslist bij 1.1");
    walk.choose(Role::Button, "Maak een vraag aan de bestuurder van 1.1");
    walk.type_text("Zeg geld toe.");
    view(&mut walk, "Scores");
    let list = "Streefniveau van Urgentiebesef";
    pick(&mut walk, list, "3 van 4");
    let first = PreconditionId::new("urgentiebesef");
    assert_eq!(latest(&walk).targets.get(&first), Target::new(3, 4).ok().as_ref());
    view(&mut walk, "Overzicht");
    assert!(walk.shows("streefniveau 1-meting"), "the legend of the wall tells the triangle");
    view(&mut walk, "Scores");
    pick(&mut walk, list, "geen");
    assert!(latest(&walk).targets.is_empty());
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(walk.shows("Het streefniveau van Urgentiebesef ongedaan gemaakt"));
    walk.choose(Role::Button, "Toon wat er veranderd is");
    assert_eq!(walk.focused(), Some((Role::ComboBox, list.to_owned())));
    assert!(!walk.has("Alle metingen"), "one measurement has nothing beside it");

    adopt(&mut walk);
    walk.go("Uitkomst");
    let controls = [list, "Vraag 1", "Voeg vraag toe"];
    for title in ["Overzicht", "Besluitentafel", "Scores"] {
        view(&mut walk, title);
        check_names(&walk, "an adopted outcome");
        let said = match title {
            "Overzicht" => "1. Zeg geld toe.",
            "Besluitentafel" => "bestuurder",
            _ => "3 van 4 op orde",
        };
        assert!(walk.shows(said), "{said}: {:?}", walk.names());
        for control in controls {
            assert!(!walk.has(control), "{control} is not for what was adopted");
        }
    }
    decide(&mut walk);
    press_row(&mut walk, "1.1");
    assert!(walk.shows("Deze meting is vastgesteld.") && walk.shows("Wie beslist: bestuurder"));
    assert!(!walk.has("bestuurder, Wie beslist bij 1.1") && !walk.has("Actie bij 1.1") && !walk.has("Volgende zonder besluit"));

    walk.go("Vaststellen");
    walk.choose(Role::Button, "Begin de 1-meting");
    rate(&mut walk, [Key::Num1, Key::Num4, Key::Num1, Key::Num1]);
    walk.go("Uitkomst");
    view(&mut walk, "Overzicht");
    assert!(walk.shows("streefniveau voor deze meting"));
    view(&mut walk, "Scores");
    assert!(walk.shows("Streefniveau 3 van 4 op orde: gehaald. Dat kozen jullie in de vorige meting."), "{:?}", walk.names());
    let said = "Urgentiebesef: 0-meting 62%, 1-meting 75–100% (streefniveau 3 van 4 op orde: gehaald).";
    assert!(walk.has("Alle metingen") && walk.shows(said), "{:?}", walk.names());
    let told = "Bij geen van de twee punten met een ander oordeel is gezegd dat de werkelijkheid veranderde. Twee keer is geen reden \
                gegeven.";
    view(&mut walk, "Toen en nu");
    assert!(walk.shows(told), "{:?}", walk.names());
    walk.choose(Role::Button, "Urgentiebesef: twee punten met een ander oordeel");
    assert!(walk.shows("1.1, van niet op orde naar op orde. Reden niet gegeven."));
}

/// Fills in what adopting asks for, and adopts what is there.
fn adopt(walk: &mut Walk) {
    walk.go("Vaststellen");
    walk.write(Role::TextInput, "Peildatum", "21-11-2026");
    walk.write(Role::TextInput, "Wie stelt vast", "de stuurgroep");
    walk.write(Role::TextInput, "Dag van vaststellen", "17-12-2026");
    let aware = walk.names().into_iter().find(|name| name.starts_with("Wij weten dat er nog ")).unwrap();
    walk.choose(Role::CheckBox, &aware);
    walk.choose(Role::Button, "Stel vast");
}

#[test]
fn a_click_too_many_makes_no_second_action() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    rate(&mut walk, [Key::Num3, Key::Num2, Key::Num1, Key::Num1]);
    let field = Some((Role::MultilineTextInput, "Wat gaan jullie doen, actie 1".to_owned()));
    for _ in 0..3 {
        walk.choose(Role::Button, "Actie bij 1.1 …");
        assert_eq!(walk.focused(), field);
    }
    let count = |walk: &Walk| walk.app().session().dossier().unwrap().actions.len();
    assert_eq!(count(&walk), 1);
    walk.type_text("Bel de huurdersvereniging");
    walk.choose(Role::Button, "Actie bij 1.1 …");
    assert_eq!(count(&walk), 2, "another one is made once the first says something");
}

#[test]
fn an_outcome_of_nothing_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.go("Uitkomst");
    check_names(&walk, "an empty outcome");
    assert!(walk.shows("Er is nog geen oordeel gegeven.") && !walk.shows("is op orde."), "{:?}", walk.names());
    assert!(!walk.has("Toon aandachtspunten waarover beslist") && !walk.has("Alle metingen"));
}

#[test]
fn only_what_really_changed_is_told_as_such() {
    let mut dossier = dossiers::five_measurements();
    let then = dossier.measurements.get(3).unwrap().answers.clone();
    let now = &mut dossier.measurements.open_mut().unwrap().answers;
    let has_moved = |(item, answer): &(&ItemId, &mut Answer)| {
        let rating = |answer: &Answer| answer.rating.filter(|rating| rating.is_known());
        then.get(*item).and_then(rating).zip(rating(answer)).is_some_and(|(then, now)| now < then)
    };
    let mut moved: Vec<&mut Answer> = now.iter_mut().filter(has_moved).map(|(_, answer)| answer).collect();
    let [first, second, ..] = &mut moved[..] else { panic!("in each a few more items are in order") };
    first.what_changed = Some(ChangeReason::Reality);
    first.change_reason = "De straat is weer van ons".into();
    second.what_changed = Some(ChangeReason::Yardstick);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wijk.wijkpeil.ron");
    store::write_dossier(&path, &dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk.go("Uitkomst");
    view(&mut walk, "Scores");
    assert!(walk.shows("De randvoorwaarden over alle metingen.") && walk.shows(", 4-meting "));
    view(&mut walk, "Toen en nu");
    let said = " punten met een ander oordeel veranderde de werkelijkheid: één beter. Eén keer keken jullie er anders naar";
    assert!(walk.shows(said), "{:?}", walk.names());
    let folds: Vec<String> = walk.names().into_iter().filter(|name| name.ends_with(" met een ander oordeel")).collect();
    for fold in &folds {
        walk.choose(Role::Button, fold);
    }
    assert!(walk.shows("Werkelijkheid: ‘De straat is weer van ons’."), "{:?}", walk.names());
    assert!(walk.shows(". Maatlat. "));
    check_names(&walk, "every item that moved");
}
