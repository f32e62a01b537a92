//! Acties: made where the team is, planned along the quarters, changed, filtered and taken away.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, pos2};
use wijkpeil::model::{Action, ActionId, ActionStatus, Dossier, Quarter};
use wijkpeil::store;

use super::outcome::{decide, press_row};
use super::{WINDOW, make_dossier};
use crate::support::dossiers;
use crate::support::window::Walk;

fn actions(walk: &Walk) -> Vec<Action> {
    walk.app().session().dossier().unwrap().actions.clone()
}

fn go(walk: &mut Walk, screen: &str) {
    walk.reach(Role::Button, screen);
    walk.press(Key::Enter);
}

fn press(walk: &mut Walk, role: Role, name: &str) {
    walk.reach(role, name);
    walk.press(Key::Enter);
}

/// Replaces what stands in a field of one line.
fn retype(walk: &mut Walk, name: &str, text: &str) {
    walk.reach(Role::TextInput, name);
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text(text);
}

fn quarter(year: i16, number: u8) -> Option<Quarter> {
    Quarter::new(year, number).ok()
}

#[test]
fn a_team_makes_plans_and_finds_its_actions_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    go(&mut walk, "Acties");
    assert!(walk.shows("Nog geen acties. Begin bij een aandachtspunt dat jullie zelf kunnen oplossen."));

    make_where_the_team_is(&mut walk);
    plan_the_third(&mut walk);
    plan_the_first(&mut walk);
    filter(&mut walk);
    add_and_remove(&mut walk);

    let kept = actions(&walk);
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    let path = walk.app().session().path().unwrap().to_owned();
    assert_eq!(store::open_dossier(&path, None).unwrap().actions, kept);
    drop(walk);
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    go(&mut walk, "Acties");
    assert_eq!(actions(&walk), kept);
    assert!(walk.has("Actie 3: Bel de huurdersvereniging, bezig, te laat"));
}

/// From an aandachtspunt, from a step to start with, and from the list of aandachtspunten.
fn make_where_the_team_is(walk: &mut Walk) {
    // From an aandachtspunt, while rating.
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.reach(Role::RadioButton, "Op orde, 1.1");
    assert!(!walk.has("Actie bij 1.1 …"), "what is not rated is no aandachtspunt");
    walk.press(Key::Num3);
    press(walk, Role::Button, "Actie bij 1.1 …");
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Wat gaan jullie doen, actie 1".to_owned())));
    walk.type_text("Nodig bewoners uit");
    walk.reach(Role::TextInput, "Trekker, actie 1");
    walk.type_text("opbouwwerker");
    assert!(walk.shows("Actie 1 is gemaakt en staat ook bij Acties"));
    assert!(walk.has("Actie 1: Nodig bewoners uit (gepland)"));

    // From a step to start with; the team goes on where it was.
    press(walk, Role::Button, "Maak er een actie van, stap 1");
    assert_eq!(walk.focused(), Some((Role::Button, "Maak er nog een actie van, stap 1".to_owned())));
    assert!(walk.shows("Actie 2 is gemaakt en staat ook bij Acties"));
    let made = actions(walk);
    assert_eq!(made[0].item.as_ref().unwrap().as_str(), "urgentiebesef.1");
    assert_eq!((made[0].what.as_str(), made[0].owner.as_str()), ("Nodig bewoners uit", "opbouwwerker"));
    let precondition = walk.app().session().catalogue().preconditions()[0].clone();
    assert_eq!(
        (&made[1].what, made[1].step.as_ref()),
        (&precondition.first_steps[0].text, Some(&precondition.first_steps[0].id))
    );

    // From the list of aandachtspunten.
    go(walk, "Uitkomst");
    decide(walk);
    press_row(walk, "1.1");
    walk.reach(Role::TextInput, "Actie bij 1.1");
    walk.type_text("Bel de huurdersvereniging");
    walk.press(Key::Enter);
    press(walk, Role::Link, "Actie 3: Bel de huurdersvereniging (gepland)");
    let row = "Actie 3: Bel de huurdersvereniging, gepland";
    assert_eq!(walk.focused(), Some((Role::Button, row.to_owned())), "the line leads to its row");
}

/// When and how far; what cannot be is refused beside its field, and what was typed stays.
fn plan_the_third(walk: &mut Walk) {
    retype(walk, "Start in kwartaal, actie 3", "volgend jaar");
    walk.press(Key::Tab);
    assert!(walk.shows("Dit is geen kwartaal"));
    assert_eq!(walk.text_of("Start in kwartaal, actie 3").as_deref(), Some("volgend jaar"));
    retype(walk, "Start in kwartaal, actie 3", "1e kwartaal 2027");
    assert!(!walk.shows("Dit is geen kwartaal"));
    retype(walk, "Klaar in kwartaal, actie 3", "2026-K3");
    assert!(walk.shows("De actie start pas in het 1e kwartaal 2027"));
    assert_eq!(walk.text_of("Klaar in kwartaal, actie 3").as_deref(), Some("2026-K3"));
    assert_eq!((actions(walk)[2].start, actions(walk)[2].ready), (quarter(2027, 1), None));
    retype(walk, "Start in kwartaal, actie 3", "2026-K2");
    assert!(!walk.shows("De actie start pas"), "now it can be");
    assert_eq!((actions(walk)[2].start, actions(walk)[2].ready), (quarter(2026, 2), quarter(2026, 3)));
    assert!(walk.has("Actie 3: Bel de huurdersvereniging, gepland, te laat"));
    walk.reach(Role::RadioButton, "Bezig, actie 3");
    walk.press(Key::Space);
    walk.reach(Role::MultilineTextInput, "Risico, actie 3");
    walk.type_text("niemand neemt op");
    walk.reach(Role::MultilineTextInput, "Maatregel, actie 3");
    walk.type_text("langsgaan");
    press(walk, Role::Button, "Sluit, actie 3");
    assert_eq!(walk.focused(), Some((Role::Button, "Actie 3: Bel de huurdersvereniging, bezig, te laat".to_owned())));
    assert!(walk.has("Klaar in: 3e kwartaal 2026, te laat") && walk.has("Klaar in: nog niet gepland"));
    assert!(walk.has("Alle, 3") && walk.has("Open, 3") && walk.has("Te laat, 1"));
}

/// Quarters by steps, and the item from a list.
fn plan_the_first(walk: &mut Walk) {
    press(walk, Role::Button, "Actie 1: Nodig bewoners uit, gepland");
    press(walk, Role::ComboBox, "Punt, actie 1");
    press(walk, Role::Button, "Bij geen punt");
    assert_eq!(actions(walk)[0].item, None);
    press(walk, Role::Button, "Klaar in kwartaal, actie 1, een kwartaal later");
    walk.press(Key::Enter);
    assert_eq!(actions(walk)[0].ready, quarter(2027, 1));
    walk.reach(Role::RadioButton, "Klaar, actie 1");
    walk.press(Key::Space);
    assert_eq!(actions(walk)[0].status, ActionStatus::Done);
}

/// Which actions are shown. It ends with all.
fn filter(walk: &mut Walk) {
    press(walk, Role::Button, "Sluit, actie 1");
    walk.choose(Role::RadioButton, "Klaar, 1");
    assert!(walk.has("Actie 1: Nodig bewoners uit, klaar"));
    assert!(!walk.has("Actie 3: Bel de huurdersvereniging, bezig, te laat"));
    walk.choose(Role::RadioButton, "Alle, 3");
    press(walk, Role::ComboBox, "Toon acties van");
    press(walk, Role::Button, "opbouwwerker");
    assert!(walk.has("Actie 1: Nodig bewoners uit, klaar"));
    assert!(!walk.has("Actie 3: Bel de huurdersvereniging, bezig, te laat"));
    walk.choose(Role::RadioButton, "Te laat, 1");
    assert!(walk.shows("Geen enkele actie past bij deze keuze."));
    press(walk, Role::Button, "Toon alle acties");
    for (list, choice) in [("Toon acties die klaar zijn in", "3e kwartaal 2026"), ("Toon acties bij", "Urgentiebesef")] {
        press(walk, Role::ComboBox, list);
        press(walk, Role::Button, choice);
        assert!(walk.has("Actie 3: Bel de huurdersvereniging, bezig, te laat"));
        assert!(!walk.has("Actie 1: Nodig bewoners uit, klaar"));
        press(walk, Role::ComboBox, list);
        press(walk, Role::Button, if list.ends_with("in") { "Alle kwartalen" } else { "Alle randvoorwaarden" });
    }
}

/// A free action, taken away, taken back and taken away again.
fn add_and_remove(walk: &mut Walk) {
    press(walk, Role::Button, "Voeg actie toe");
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Wat gaan jullie doen, actie 4".to_owned())));
    walk.type_text("Per ongeluk");
    press(walk, Role::Button, "Verwijder actie 4");
    assert_eq!(actions(walk).len(), 3);
    assert!(walk.shows("Actie 4 is verwijderd."));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(actions(walk)[3].what, "Per ongeluk");
    assert!(!walk.shows("Actie 4 is verwijderd."));
    walk.press_with(Modifiers::COMMAND, Key::Y);
    assert_eq!(actions(walk).len(), 3);
}

#[test]
fn quarters_give_way_to_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    go(&mut walk, "Acties");
    press(&mut walk, Role::Button, "Voeg zelf een actie toe");
    walk.type_text(&"heel lang ".repeat(400));
    retype(&mut walk, "Klaar in kwartaal, actie 1", "2027-K2");
    assert_eq!(actions(&walk)[0].ready, quarter(2027, 2));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(actions(&walk)[0].ready, None);
    assert_eq!(walk.text_of("Klaar in kwartaal, actie 1").unwrap_or_default(), "");
    walk.press_with(Modifiers::COMMAND, Key::Y);
    assert_eq!(walk.text_of("Klaar in kwartaal, actie 1").as_deref(), Some("2e kwartaal 2027"));
    press(&mut walk, Role::Button, "Sluit, actie 1");
    assert!(walk.has("Klaar in: 2e kwartaal 2027"));
}

#[test]
fn no_two_controls_have_the_same_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    press(&mut walk, Role::Button, "Bekijk het voorbeeld");
    walk.wait_for("the example", |walk| walk.has("Alle dossiers"));
    go(&mut walk, "Acties");
    let first = actions(&walk).remove(0);
    check_unique(&walk, "closed");
    let card = walk.focusable().into_iter().find(|(_, name)| name.starts_with("Actie 1: ")).unwrap().1;
    press(&mut walk, Role::Button, &card);
    assert_eq!(walk.text_of("Trekker, actie 1"), Some(first.owner));
    check_unique(&walk, "open");
    go(&mut walk, "Uitkomst");
    check_unique(&walk, "outcome");
    decide(&mut walk);
    let rows =
        walk.focusable().into_iter().map(|(_, name)| name).filter(|name| name.starts_with(|it: char| it.is_ascii_digit()));
    for row in rows.take(2).collect::<Vec<_>>() {
        press(&mut walk, Role::Button, &row);
    }
    check_unique(&walk, "the besluitentafel");
    for _ in 0..3 {
        walk.press_with(Modifiers::COMMAND, Key::PageDown);
    }
    check_unique(&walk, "the randvoorwaarde with an item and a step of the same action");
}

fn check_unique(walk: &Walk, screen: &str) {
    let mut seen = std::collections::BTreeSet::new();
    for (role, name) in walk.focusable().into_iter().filter(|(role, _)| *role != Role::Heading) {
        assert!(seen.insert(name.clone()), "{screen}: a second {name:?}, a {role:?}");
    }
}

/// Forty actions, in the order in which they are ready: two in each quarter from the first of 2026.
fn forty() -> Dossier {
    let mut dossier = dossiers::empty();
    let quarters = std::iter::successors(quarter(2026, 1), |quarter| quarter.next()).flat_map(|quarter| [quarter, quarter]);
    let owners = ["wijkagent", "corporatie", "", "opbouwwerker"];
    let made = |(number, ready): (usize, Quarter)| Action {
        ready: Some(ready),
        owner: owners[number % 4].to_owned(),
        ..Action::new(ActionId::new(format!("actie-{number}")), format!("Doe iets in de straat met nummer {number}"))
    };
    dossier.actions = (1..=40).zip(quarters).map(made).collect();
    dossier
}

fn open_forty(folder: &Path) -> Walk {
    let path = folder.join("wijk.wijkpeil.ron");
    store::write_dossier(&path, &forty(), None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder, [1280.0, 800.0], Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Acties"));
    go(&mut walk, "Acties");
    walk
}

/// The rows from above, as their numbers.
fn rows(walk: &Walk) -> Vec<usize> {
    let number = |name: &str| name.strip_prefix("Actie ")?.split_once(": ")?.0.parse().ok();
    walk.focusable().iter().filter(|(role, _)| *role == Role::Button).filter_map(|(_, name)| number(name)).collect()
}

fn name_of(walk: &Walk, number: usize) -> String {
    let start = format!("Actie {number}: ");
    walk.focusable().into_iter().map(|(_, name)| name).find(|name| name.starts_with(&start)).unwrap()
}

#[test]
fn forty_actions_stand_on_two_screens() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open_forty(folder.path());
    assert_eq!(rows(&walk), (1..=40).collect::<Vec<_>>(), "those out of sight are there for the keyboard too");
    let seen = |walk: &Walk| {
        let is_seen = |number: &usize| walk.is_whole_in_sight(Role::Button, &name_of(walk, *number));
        (1..=40).filter(is_seen).collect::<Vec<_>>()
    };
    assert_eq!(seen(&walk), (1..=20).collect::<Vec<_>>());
    walk.turn_wheel(pos2(760.0, 500.0), -100_000.0);
    assert_eq!(seen(&walk), (21..=40).collect::<Vec<_>>());
    assert!(walk.is_whole_in_sight(Role::ColumnHeader, "Trekker"), "the head stays");

    // What gets the focus comes from behind the head.
    let first = name_of(&walk, 1);
    walk.focus_on(Role::Button, &first);
    assert!(walk.is_whole_in_sight(Role::Button, &first));
    let head = walk.place_of(Role::ColumnHeader, "Trekker");
    assert!(walk.place_of(Role::Button, &first).top() >= head.bottom() - 1.0);
}

#[test]
fn actions_are_sorted_by_the_head() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open_forty(folder.path());
    let sorted = "Klaar in, gesorteerd van voor naar achter";
    assert!(walk.has(sorted));
    walk.choose(Role::ColumnHeader, "Trekker");
    assert_eq!(rows(&walk)[..3], [1, 5, 9], "corporatie comes first");
    assert_eq!(walk.focused(), Some((Role::ColumnHeader, "Trekker, gesorteerd van voor naar achter".to_owned())));
    walk.press(Key::Space);
    assert_eq!((rows(&walk)[..2].to_vec(), rows(&walk)[39]), (vec![4, 8], 38), "without a trekker comes last either way");
    walk.choose(Role::ColumnHeader, "Klaar in");
    assert!(walk.has(sorted));
    walk.choose(Role::RadioButton, "Tijdlijn");
    assert_eq!(rows(&walk).len(), 40, "the other view has the same actions");
}

#[test]
fn how_far_an_action_is_changes_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open_forty(folder.path());
    walk.choose(Role::RadioButton, "Open, 40");
    let places =
        |walk: &Walk| (1..=40).map(|number| walk.place_of(Role::Button, &name_of(walk, number)).top()).collect::<Vec<_>>();
    let before = places(&walk);
    walk.choose(Role::Button, "Status van actie 5: gepland");
    walk.reach(Role::MenuItemRadio, "Klaar");
    walk.press(Key::Enter);
    assert_eq!(actions(&walk)[4].status, ActionStatus::Done);
    assert_eq!(walk.focused(), Some((Role::Button, "Status van actie 5: klaar".to_owned())));
    assert!(walk.has("Open, 39") && walk.has("Klaar, 1"), "the counts follow at once");
    assert_eq!(places(&walk), before, "the row stays where it is");
    walk.choose(Role::RadioButton, "Klaar, 1");
    assert_eq!(rows(&walk), [5]);
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(actions(&walk)[4].status, ActionStatus::Planned);
}
