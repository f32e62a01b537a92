//! Acties: made where the team is, planned along the quarters, changed, filtered and taken away.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::model::{Action, ActionStatus, Quarter};
use wijkpeil::store;

use super::{WINDOW, make_dossier};
use crate::support::window::Walk;

fn actions(walk: &Walk) -> Vec<Action> {
    walk.app().session().dossier().unwrap().actions.clone()
}

fn go(walk: &mut Walk, screen: &str) {
    walk.tab_to(Role::Button, screen);
    walk.press(Key::Enter);
}

fn press(walk: &mut Walk, role: Role, name: &str) {
    walk.tab_to(role, name);
    walk.press(Key::Enter);
}

/// Replaces what stands in a field of one line.
fn retype(walk: &mut Walk, name: &str, text: &str) {
    walk.tab_to(Role::TextInput, name);
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
    assert_eq!(store::read_dossier(&path).unwrap().actions, kept);
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
    walk.tab_to(Role::RadioButton, "Op orde, 1.1");
    assert!(!walk.has("Actie bij 1.1 …"), "what is not rated is no aandachtspunt");
    walk.press(Key::Num3);
    press(walk, Role::Button, "Actie bij 1.1 …");
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Wat gaan jullie doen, actie 1".to_owned())));
    walk.type_text("Nodig bewoners uit");
    walk.tab_to(Role::TextInput, "Trekker, actie 1");
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
    press(walk, Role::Button, "Actie bij 1.1 …");
    walk.type_text("Bel de huurdersvereniging");
    press(walk, Role::Link, "Actie 3: Bel de huurdersvereniging (gepland)");
    let card = "Actie 3: Bel de huurdersvereniging, gepland";
    assert_eq!(walk.focused(), Some((Role::Button, card.to_owned())), "the line leads to its card");
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
    assert!(walk.shows("De actie start pas in 2027-K1"));
    assert_eq!(walk.text_of("Klaar in kwartaal, actie 3").as_deref(), Some("2026-K3"));
    assert_eq!((actions(walk)[2].start, actions(walk)[2].ready), (quarter(2027, 1), None));
    retype(walk, "Start in kwartaal, actie 3", "2026-K2");
    assert!(!walk.shows("De actie start pas"), "now it can be");
    assert_eq!((actions(walk)[2].start, actions(walk)[2].ready), (quarter(2026, 2), quarter(2026, 3)));
    assert!(walk.has("Actie 3: Bel de huurdersvereniging, gepland, te laat"));
    walk.tab_to(Role::RadioButton, "Bezig, actie 3");
    walk.press(Key::Space);
    walk.tab_to(Role::MultilineTextInput, "Risico, actie 3");
    walk.type_text("niemand neemt op");
    walk.tab_to(Role::MultilineTextInput, "Maatregel, actie 3");
    walk.type_text("langsgaan");
    press(walk, Role::Button, "Sluit, actie 3");
    assert_eq!(walk.focused(), Some((Role::Button, "Actie 3: Bel de huurdersvereniging, bezig, te laat".to_owned())));
    assert!(walk.has("3e kwartaal 2026") && walk.has("Nog niet gepland"));
    assert!(walk.shows("Drie acties: drie open. Eén is te laat."));
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
    walk.tab_to(Role::RadioButton, "Klaar, actie 1");
    walk.press(Key::Space);
    assert_eq!(actions(walk)[0].status, ActionStatus::Done);
}

/// Which actions are shown. It ends with all.
fn filter(walk: &mut Walk) {
    walk.tab_to(Role::RadioButton, "Acties die klaar zijn");
    walk.press(Key::Space);
    assert!(walk.has("Actie 1: Nodig bewoners uit, klaar"));
    assert!(!walk.has("Actie 3: Bel de huurdersvereniging, bezig, te laat"));
    walk.tab_to(Role::RadioButton, "Alle acties");
    walk.press(Key::Space);
    press(walk, Role::ComboBox, "Toon acties van");
    press(walk, Role::Button, "opbouwwerker");
    assert!(walk.has("Actie 1: Nodig bewoners uit, klaar"));
    assert!(!walk.has("Actie 3: Bel de huurdersvereniging, bezig, te laat"));
    press(walk, Role::Button, "Sluit, actie 1");
    walk.tab_to(Role::CheckBox, "Alleen te laat");
    walk.press(Key::Space);
    assert!(walk.shows("Geen enkele actie past bij deze keuze."));
    press(walk, Role::Button, "Toon alle acties");
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
fn a_card_keeps_its_place_while_it_is_open_and_quarters_give_way_to_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), [640.0, 480.0], None);
    make_dossier(&mut walk);
    go(&mut walk, "Acties");
    press(&mut walk, Role::Button, "Voeg zelf een actie toe");
    walk.type_text(&"heel lang ".repeat(400));
    retype(&mut walk, "Klaar in kwartaal, actie 1", "2027-K2");
    assert!(walk.has("Nog niet gepland") && !walk.has("2e kwartaal 2027"));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(actions(&walk)[0].ready, None);
    assert_eq!(walk.text_of("Klaar in kwartaal, actie 1").unwrap_or_default(), "");
    walk.press_with(Modifiers::COMMAND, Key::Y);
    assert_eq!(walk.text_of("Klaar in kwartaal, actie 1").as_deref(), Some("2027-K2"));
    press(&mut walk, Role::Button, "Sluit, actie 1");
    assert!(walk.has("2e kwartaal 2027") && !walk.has("Nog niet gepland"));
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
