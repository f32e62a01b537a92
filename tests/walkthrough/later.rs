//! A next measurement, by keyboard alone: looking back at the actions, saying what changed, and checking evidence with somebody else.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use jiff::civil::date;
use wijkpeil::content::{Catalogue, ItemId};
use wijkpeil::model::{ActionId, ActionOutcome, ActionStatus, Answer, ChangeReason, Dossier, LookBack, Rating};
use wijkpeil::{store, words};

use super::{KEYS, WINDOW, check_names};
use crate::support::dossiers;
use crate::support::window::Walk;

fn open(folder: &Path, dossier: &Dossier, size: [f32; 2]) -> Walk {
    let path = folder.join("wijk.wijkpeil.ron");
    store::write_dossier(&path, dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder, size, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk
}

/// The first items of the content.
fn item(position: usize) -> ItemId {
    Catalogue::built_in().items().nth(position).unwrap().1.id.clone()
}

fn answer(walk: &Walk, position: usize) -> Answer {
    walk.app().session().measurement().unwrap().answers.get(&item(position)).cloned().unwrap_or_default()
}

/// The rating of the measurement before, and the key of a rating that is another one.
fn then_and_other(walk: &Walk, position: usize) -> (Rating, Key) {
    let dossier = walk.app().session().dossier().unwrap();
    let then = dossier.measurements.get(0).unwrap().rating(&item(position)).unwrap();
    (then, if then == Rating::InOrder { Key::Num3 } else { Key::Num1 })
}

#[test]
fn a_next_measurement_begins_with_a_look_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut dossier = dossiers::example();
    let live = dossier.actions.iter().position(|action| action.status == ActionStatus::Planned).unwrap();
    dossier.actions.swap(0, live);
    "De wijk is geschouwd.".clone_into(&mut dossier.actions[0].done_when);
    let total = dossier.actions.len();
    dossiers::adopt(&mut dossier, Catalogue::built_in(), date(2026, 12, 17));
    let mut walk = open(folder.path(), &dossier, WINDOW);
    assert!(!walk.has("Terugblik"), "a 0-meting has nothing to look back at");
    walk.go("Vaststellen");
    walk.choose(Role::Button, "Begin de 1-meting");
    assert_eq!(walk.focused(), Some((Role::Heading, "Terugblik".into())));
    check_names(&walk, "terugblik");
    assert!(walk.has(&format!("0 van {total} acties bekeken")));
    assert!(walk.has("Klaar als …") && walk.has("De wijk is geschouwd."));
    assert!(walk.shows(" in de 0-meting: "), "an action has its item, with its rating then");

    walk.reach(Role::RadioButton, "Klaar, actie 1");
    walk.press(Key::Num2);
    assert!(walk.is_chosen("Deels, actie 1"));
    assert_eq!(walk.focused(), Some((Role::RadioButton, "Deels, actie 1".into())));
    assert_eq!(walk.app().session().dossier().unwrap().actions[0].status, ActionStatus::Planned);
    walk.press(Key::Space);
    assert!(!walk.is_chosen("Deels, actie 1"), "chosen again, it is taken away");
    assert_eq!(walk.description_of_focused(), "Nog niet bekeken");
    walk.press(Key::Num1);
    assert_eq!(walk.app().session().dossier().unwrap().actions[0].status, ActionStatus::Done, "so it is among the actions");
    walk.write(Role::MultilineTextInput, "Wat gaf het, actie 1", "De schouw bracht twaalf meldingen.");
    let id = dossier.actions[0].id.clone();
    let look_back = walk.app().session().measurement().unwrap().look_back[&id].clone();
    assert_eq!((look_back.outcome, &*look_back.gave), (Some(ActionOutcome::Done), "De schouw bracht twaalf meldingen."));

    // How far the team is, from elsewhere; and the ways back.
    walk.go("Uitkomst");
    walk.reach(Role::Button, "Terugblik");
    assert_eq!(walk.description_of_focused(), format!("1 van {total} acties bekeken"));
    walk.press_with(Modifiers::COMMAND, Key::F);
    walk.type_text("twaalf meldingen");
    walk.press(Key::Enter);
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Wat gaf het, actie 1".into())));
    assert_eq!(walk.selected_text().as_deref(), Some("twaalf meldingen"));
    assert!(walk.shows("Plek 1 van 1: Terugblik"), "{:?}", walk.names());
    walk.press(Key::Escape);
    walk.press(Key::Escape);
    walk.go("Dossier");
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(walk.shows("Wat het gaf bij actie 1 ongedaan gemaakt"));
    walk.choose(Role::Button, "Toon wat er veranderd is");
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Wat gaf het, actie 1".into())));
    assert_eq!(walk.text_of("Wat gaf het, actie 1").as_deref(), Some(""));
    walk.go("Dossier");
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(walk.shows("Hoe het ging met actie 1 ongedaan gemaakt"));
    walk.choose(Role::Button, "Toon wat er veranderd is");
    assert_eq!(walk.focused(), Some((Role::RadioButton, "Klaar, actie 1".into())));
    assert!(!walk.is_chosen("Klaar, actie 1"));

    walk.choose(Role::Button, "Verder met meten");
    let first = &Catalogue::built_in().preconditions()[0];
    assert_eq!(walk.focused(), Some((Role::Heading, first.title.clone())));
}

#[test]
fn an_adopted_measurement_shows_its_look_back_to_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut dossier = dossiers::looking_back("Dat gaf iets.", 5);
    dossiers::adopt(&mut dossier, Catalogue::built_in(), date(2027, 12, 17));
    let mut walk = open(folder.path(), &dossier, WINDOW);
    walk.go("Terugblik");
    assert!(walk.has("4 van 5 acties bekeken"));
    for said in ["Klaar", "Deels", "Niet", "Vervallen", "Niet bekeken", "Dat gaf iets."] {
        assert!(walk.has(said), "{said}: {:?}", walk.names());
    }
    assert_eq!(walk.fields(), []);
    assert!(!walk.has("Klaar, actie 1"), "no controls");
    // What changed and who was asked can be read as well.
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    let answer = answer(&walk, 0);
    let reason = answer.what_changed.unwrap();
    let said = format!("{}. {}", words::sentence_case(words::change_reason(reason)), words::change_reason_in_full(reason));
    assert!(walk.has(&said) && walk.has("Nagekeken met iemand buiten het team"), "{:?}", walk.names());
    // The measurement before has nothing to look back at.
    walk.go("Terugblik");
    walk.choose(Role::Button, "Meting die je ziet: 1-meting, vastgesteld");
    walk.choose(Role::Button, "Nulmeting, vastgesteld");
    assert!(walk.has("Dit is de eerste meting. Er zijn nog geen acties om op terug te kijken.") && !walk.has("Klaar als …"));
}

#[test]
fn what_was_said_of_an_action_that_is_not_there_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut dossier = dossiers::looking_back("Dat gaf iets.", 2);
    let lost = LookBack { outcome: None, gave: "Dit hoort nergens bij.".to_owned() };
    dossier.measurements.open_mut().unwrap().look_back.insert(ActionId::new("actie-weg"), lost);
    let mut walk = open(folder.path(), &dossier, WINDOW);
    walk.go("Terugblik");
    assert!(walk.has("2 van 2 acties bekeken"), "it counts for nothing");
    walk.press_with(Modifiers::COMMAND, Key::F);
    walk.type_text("nergens bij");
    walk.press(Key::Enter);
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Wat gaf het? actie-weg".into())));
}

#[test]
fn without_actions_a_next_measurement_begins_with_its_items() {
    let folder = tempfile::tempdir().unwrap();
    let mut dossier = dossiers::example();
    dossier.actions.clear();
    dossiers::adopt(&mut dossier, Catalogue::built_in(), date(2026, 12, 17));
    let mut walk = open(folder.path(), &dossier, WINDOW);
    walk.go("Vaststellen");
    walk.choose(Role::Button, "Begin de 1-meting");
    let first = &Catalogue::built_in().preconditions()[0];
    assert_eq!(walk.focused(), Some((Role::Heading, first.title.clone())));
    assert!(!walk.has("Terugblik"));
}

#[test]
fn a_team_says_what_changed_where_a_rating_is_another_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open(folder.path(), &dossiers::carried_on(), WINDOW);
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    let (then, other) = then_and_other(&walk, 0);
    assert!(!walk.has("Werkelijkheid, 1.1"));
    walk.reach(Role::RadioButton, "Op orde, 1.1");
    walk.press(other);
    assert!(walk.has(&format!("In de 0-meting: {}", words::rating(then))));
    assert!(walk.shows("Bij één veranderd oordeel staat nog niet wat er veranderde."), "{:?}", walk.names());
    walk.go("Vaststellen");
    assert!(walk.has("Eén veranderd oordeel zonder reden"), "{:?}", walk.names());
    let title = &Catalogue::built_in().preconditions()[0].items[0].title;
    walk.choose(Role::Link, &format!("Zonder reden: 1.1 {title}"));
    assert!(walk.focused().is_some_and(|(role, name)| role == Role::Heading && name.starts_with("1.1 ")));

    walk.reach(Role::RadioButton, "Werkelijkheid, 1.1");
    assert_eq!(walk.description_of_focused(), words::change_reason_in_full(ChangeReason::Reality));
    check_names(&walk, "what changed");
    walk.unfold("Waarom is dit veranderd? 1.1");
    walk.reach(Role::RadioButton, "Werkelijkheid, 1.1");
    let below = walk.place_of(Role::MultilineTextInput, "Waarom is dit veranderd? 1.1");
    walk.press(Key::Num2);
    assert!(walk.is_chosen("Maatlat, 1.1"));
    assert_eq!(answer(&walk, 0).what_changed, Some(ChangeReason::Yardstick));
    assert_eq!(walk.description_of_focused(), words::change_reason_in_full(ChangeReason::Yardstick), "its meaning is read");
    assert_eq!(walk.place_of(Role::MultilineTextInput, "Waarom is dit veranderd? 1.1"), below, "nothing moves");
    assert!(walk.shows("Bij elk veranderd oordeel staat wat er veranderde."));
    walk.press(Key::Space);
    assert_eq!((answer(&walk, 0).what_changed, walk.description_of_focused()), (None, "Geen reden meer".to_owned()));
    walk.press(Key::Num3);
    walk.write(Role::MultilineTextInput, "Waarom is dit veranderd? 1.1", "De cijfers zijn er nu.");
    let said = answer(&walk, 0);
    assert_eq!((said.what_changed, &*said.change_reason), (Some(ChangeReason::Knowledge), "De cijfers zijn er nu."));

    // The same rating as before leaves nothing to say.
    walk.reach(Role::RadioButton, "Op orde, 1.2");
    let same = then_and_other(&walk, 1).0;
    walk.press(KEYS[Rating::ALL.iter().position(|rating| *rating == same).unwrap()]);
    assert!(!walk.has("Werkelijkheid, 1.2"));
    // Undo leads back.
    walk.press_with(Modifiers::COMMAND, Key::Z);
    walk.press_with(Modifiers::COMMAND, Key::Z);
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(walk.shows("Wat er veranderde bij 1.1 ongedaan gemaakt"), "{:?}", walk.names());
    walk.go("Dossier");
    walk.choose(Role::Button, "Toon wat er veranderd is");
    assert_eq!(walk.focused(), Some((Role::RadioButton, "Werkelijkheid, 1.1".into())));
}

#[test]
fn single_keys_of_the_sessiestand_say_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open(folder.path(), &dossiers::carried_on(), [1280.0, 720.0]);
    walk.go("Sessiestand");
    let (then, other) = then_and_other(&walk, 0);
    let said = format!("In de 0-meting: {}", words::rating(then));
    assert!(!walk.has(&said), "it does not steer");
    walk.press(Key::V);
    assert!(walk.has(&said));
    assert_eq!(walk.description_of_focused(), said);
    walk.press(Key::V);
    assert!(!walk.has(&said));
    walk.press(Key::W);
    assert_eq!(answer(&walk, 0), Answer::default(), "there is no rating that could have changed");

    walk.press(other);
    assert!(walk.description_of_focused().ends_with(&format!("gekozen. {said}. Wat is er veranderd?")));
    assert!(walk.has(&said) && !walk.has("Toon het vorige oordeel bij 1.1"));
    let what = |walk: &Walk| answer(walk, 0).what_changed;
    for (key, reason) in [Key::W, Key::M, Key::K].into_iter().zip(ChangeReason::ALL) {
        walk.press(key);
        assert_eq!(what(&walk), Some(reason));
        assert!(walk.is_chosen(&format!("{}, 1.1", words::sentence_case(words::change_reason(reason)))));
    }
    assert_eq!(walk.description_of_focused(), "Kennis gekozen");
    walk.press(Key::K);
    assert_eq!((what(&walk), walk.description_of_focused()), (None, "Geen reden meer".to_owned()));
    walk.click(Role::RadioButton, "Maatlat, 1.1");
    assert_eq!(what(&walk), Some(ChangeReason::Yardstick));
    // Neither while hands are counted, nor while somebody types.
    walk.press(Key::H);
    walk.press(Key::W);
    assert!(!walk.has("Werkelijkheid, 1.1"));
    walk.press(Key::H);
    walk.press(Key::T);
    walk.type_text("w");
    walk.press(Key::W);
    assert_eq!((what(&walk), &*answer(&walk, 0).note), (Some(ChangeReason::Yardstick), "w"));
    walk.press(Key::Escape);
    walk.choose(Role::Button, "Waarom? 1.1");
    assert!(walk.has(words::change_reason_in_full(ChangeReason::Yardstick)));
    walk.write(Role::MultilineTextInput, "Waarom is dit veranderd? 1.1", "De corporatie doet mee.");
    assert_eq!(answer(&walk, 0).change_reason, "De corporatie doet mee.");
    walk.press(Key::Escape);

    // What was shown of one item is hidden at the next.
    walk.press(Key::ArrowRight);
    walk.press(Key::V);
    walk.press(Key::ArrowRight);
    walk.press(Key::ArrowLeft);
    assert!(walk.has("Toon het vorige oordeel bij 1.2") && !walk.has("Verberg het vorige oordeel bij 1.2"));
    let same = then_and_other(&walk, 1).0;
    walk.press(KEYS[Rating::ALL.iter().position(|rating| *rating == same).unwrap()]);
    assert!(walk.has(&format!("In de 0-meting: {}", words::rating(same))) && !walk.has("Werkelijkheid, 1.2"));
    walk.press(Key::W);
    assert_eq!(answer(&walk, 1).what_changed, None);

    // They can be switched off.
    walk.choose_at_once(Role::Button, "Meer over de sessie");
    walk.choose_at_once(Role::CheckBox, "Losse toetsen gebruiken");
    walk.press(Key::Escape);
    walk.choose_at_once(Role::Button, "Vorige");
    walk.press(Key::K);
    assert_eq!(what(&walk), Some(ChangeReason::Yardstick));
}

#[test]
fn the_ratings_of_the_sessiestand_stay_where_they_are_when_one_is_chosen() {
    for size in [[1280.0, 720.0], [1024.0, 768.0], [640.0, 340.0]] {
        let folder = tempfile::tempdir().unwrap();
        let mut walk = open(folder.path(), &dossiers::carried_on(), size);
        walk.go("Sessiestand");
        let places = |walk: &Walk| {
            let names = Rating::ALL.map(|rating| format!("{}, 1.1", words::rating_label(rating)));
            names.map(|name| walk.place_of(Role::RadioButton, &name))
        };
        let before = places(&walk);
        let (_, other) = then_and_other(&walk, 0);
        walk.press(Key::V);
        assert_eq!(places(&walk), before, "{size:?}, with the earlier rating");
        walk.press(other);
        let is_large = size[0] > 1000.0;
        assert!(!is_large || walk.is_whole_in_sight(Role::RadioButton, "Werkelijkheid, 1.1"), "{size:?}");
        assert_eq!(places(&walk), before, "{size:?}, with what changed");
        walk.press(Key::M);
        assert_eq!(places(&walk), before, "{size:?}, with a reason");
    }
}

#[test]
fn evidence_is_checked_with_somebody_outside_of_the_team() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open(folder.path(), &dossiers::empty(), WINDOW);
    let (tick, field) = ("Ziet een ander dit ook? 1.1", "Met wie nagekeken bij 1.1");
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    assert!(!walk.has(tick), "there is nothing to check");
    walk.write(Role::MultilineTextInput, "Onderbouwing bij 1.1", "Wijkanalyse 2025");
    assert!(walk.has(tick) && !walk.has(field));
    walk.choose(Role::CheckBox, tick);
    assert_eq!(answer(&walk, 0).checked_with.as_deref(), Some(""));
    walk.write(Role::TextInput, field, "de wijkraad");
    assert_eq!(answer(&walk, 0).checked_with.as_deref(), Some("de wijkraad"));
    check_names(&walk, "evidence");
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(walk.shows("‘ziet een ander dit ook?’ bij 1.1 ongedaan gemaakt"), "{:?}", walk.names());
    walk.go("Dossier");
    walk.choose(Role::Button, "Toon wat er veranderd is");
    assert_eq!(walk.focused(), Some((Role::TextInput, field.into())));
    walk.type_text("een huisarts");

    walk.go("Sessiestand");
    walk.press(Key::T);
    assert_eq!(walk.text_of(field).as_deref(), Some("een huisarts"));
    walk.choose(Role::CheckBox, tick);
    assert_eq!(answer(&walk, 0).checked_with, None);
    assert!(!walk.has(field));
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.press(Key::T);
    assert!(walk.has("Notitie bij 1.2") && !walk.has("Ziet een ander dit ook? 1.2"));
}
