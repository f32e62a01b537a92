//! Interventions chosen, added, looked at and taken away, by keyboard alone.

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use jiff::civil::date;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Adoption, ApplyMark, CautionMark, Snapshot, StarterAnswer};
use wijkpeil::store;

use super::{WINDOW, check_names, make_dossier};
use crate::support::dossiers;
use crate::support::window::Walk;

fn press_on(walk: &mut Walk, role: Role, name: &str) {
    walk.reach(role, name);
    walk.press(Key::Enter);
}

/// Everything that can have the focus has a role and a name of its own.
fn check_screen(walk: &Walk, screen: &str) {
    check_names(walk, screen);
    let mut seen = BTreeSet::new();
    for (role, name) in walk.focusable() {
        assert!(seen.insert(format!("{role:?} {name}")), "{screen}: two of {role:?} {name}");
    }
}

#[test]
fn a_team_chooses_adds_and_looks_at_interventions_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None).by_keys_alone();
    make_dossier(&mut walk);
    press_on(&mut walk, Role::Button, "Interventies en principes");
    assert_eq!(walk.focused(), Some((Role::Heading, "Interventies".to_owned())));
    assert!(walk.has("Nog geen interventies"));
    check_screen(&walk, "no interventions");

    // From the thirty, found by a word.
    press_on(&mut walk, Role::Button, "Kies uit dertig voorbeelden");
    assert!(walk.shows("30 van 30 voorbeelden"));
    walk.reach(Role::TextInput, "Zoek op een woord");
    walk.type_text("onvindbaarheden");
    assert!(walk.has("Niets gevonden"));
    check_screen(&walk, "nothing found");
    press_on(&mut walk, Role::Button, "Toon alle voorbeelden");
    walk.reach(Role::TextInput, "Zoek op een woord");
    walk.type_text("inwoners pact");
    assert!(walk.shows("1 van 30 voorbeelden"));
    assert!(walk.has("Kies PACT-aanpak") && !walk.has("Kies Intensieve Leefbaarheidsaanpak (ILA)"));
    press_on(&mut walk, Role::Button, "Kies PACT-aanpak");
    assert_eq!(walk.focused(), Some((Role::Button, "Bekijk PACT-aanpak".to_owned())), "the focus stays where it was");
    assert!(walk.has("Staat in jullie lijst"));
    check_screen(&walk, "examples");
    press_on(&mut walk, Role::Button, "Terug naar jullie interventies");

    // The team's own is opened at once, and asks for its name.
    press_on(&mut walk, Role::Button, "Voeg een eigen interventie toe");
    assert_eq!(walk.focused(), Some((Role::TextInput, "Naam van de interventie".to_owned())));
    walk.type_text("Spreekuur");
    walk.reach(Role::TextInput, "Trekker");
    walk.type_text("Gemeente");
    walk.reach(Role::MultilineTextInput, "Wat gebeurt er?");
    walk.type_text("Elke dinsdag zit er iemand.");
    walk.reach(Role::MultilineTextInput, "Wat moet het opleveren?");
    walk.type_text("Meer meldingen.");
    assert!(walk.shows("Schrijf niets op over personen of lopende zaken."));

    for (number, question) in (1..).zip(Catalogue::built_in().starter_questions()) {
        if question.presupposes_use_elsewhere {
            walk.reach(Role::CheckBox, &format!("Nergens eerder toegepast, startvraag {number}"));
            walk.press(Key::Space);
        } else {
            walk.reach(Role::MultilineTextInput, &format!("Antwoord op startvraag {number}"));
            walk.type_text(&format!("Antwoord {number}"));
        }
    }
    assert!(walk.shows("7 van 7 beantwoord"));
    for principle in Catalogue::built_in().principles() {
        let total = principle.apply.len() + principle.caution.len();
        press_on(&mut walk, Role::Button, &format!("{}, nog niet bekeken, 0 van {total} punten", principle.title));
        for (index, key) in [Key::Num1, Key::Num2].into_iter().enumerate().take(principle.apply.len()) {
            // Nobody uses the second principle.
            let key = if principle.number == 2 { Key::Num3 } else { key };
            let name = format!("{}, toepassen {}", principle.title, index + 1);
            walk.reach(Role::RadioButton, &format!("Toegepast, {name}"));
            walk.press(key);
            walk.reach(Role::MultilineTextInput, &format!("Hoe, {name}"));
            walk.type_text("Zo.");
        }
        let name = format!("{}, let op 1", principle.title);
        walk.reach(Role::RadioButton, &format!("Nog niet, {name}"));
        walk.press(Key::Space);
        assert!(walk.is_chosen(&format!("Nog niet, {name}")));
        walk.reach(Role::MultilineTextInput, &format!("Hoe, {name}"));
        walk.type_text("Nog doen.");
    }
    check_screen(&walk, "one intervention");
    press_on(&mut walk, Role::Button, "Terug naar jullie interventies");

    assert!(walk.shows("7 van 7 startvragen beantwoord"));
    assert!(walk.shows("Geen enkele interventie gebruikt ‘Soort zoekt soort’."));
    assert!(walk.shows("Nog niemand gebruikt ‘Soort zoekt soort’."), "the matrix says so to who cannot see it");
    check_screen(&walk, "list");

    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    let path = walk.app().session().path().unwrap().to_owned();
    let dossier = store::open_dossier(&path, None).unwrap();
    assert_eq!(dossier, **walk.app().session().dossier().unwrap(), "the file holds what was said");
    let [chosen, own] = dossier.interventions.as_slice() else { panic!("two interventions: {:?}", dossier.interventions) };
    assert_eq!((chosen.title.as_str(), own.title.as_str()), ("PACT-aanpak", "Spreekuur"));
    let review = &dossier.measurements.latest().reviews[&own.id];
    let nowhere = review.starter_answers.values().filter(|answer| **answer == StarterAnswer::NotUsedElsewhere);
    assert_eq!((review.starter_answers.len(), nowhere.count()), (7, 3));
    assert_eq!(review.apply.values().filter(|it| it.mark == Some(ApplyMark::Applied) && it.how == "Zo.").count(), 5);
    assert_eq!(review.caution.values().filter(|it| it.mark == Some(CautionMark::NotYet)).count(), 6);
    assert!(!dossier.measurements.latest().reviews.contains_key(&chosen.id), "what was not looked at leaves no trace");
    drop(walk);

    // The same again after opening the file.
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Over deze wijkaanpak"));
    press_on(&mut walk, Role::Button, "Interventies en principes");
    press_on(&mut walk, Role::Link, "Spreekuur");
    assert_eq!(walk.text_of("Antwoord op startvraag 1").as_deref(), Some("Antwoord 1"));
    let principle = &Catalogue::built_in().principles()[0];
    let total = principle.apply.len() + principle.caution.len();
    press_on(&mut walk, Role::Button, &format!("{}, gebruikt, 3 van {total} punten", principle.title));
    assert!(walk.is_chosen(&format!("Toegepast, {}, toepassen 1", principle.title)));
    assert!(walk.is_chosen(&format!("Kan sterker, {}, toepassen 2", principle.title)));
    assert_eq!(walk.text_of(&format!("Hoe, {}, toepassen 1", principle.title)).as_deref(), Some("Zo."));
}

#[test]
fn an_intervention_is_taken_away_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    press_on(&mut walk, Role::Button, "Bekijk het voorbeeld");
    walk.wait_for("the example", |walk| walk.has("Alle dossiers"));
    press_on(&mut walk, Role::Button, "Interventies en principes");
    // The one that no adopted measurement looked at.
    press_on(&mut walk, Role::Link, "Kinderwijkraad");
    press_on(&mut walk, Role::Button, "Haal interventie weg");
    assert_eq!(walk.focused(), Some((Role::Heading, "Interventies".to_owned())));
    assert!(!walk.has("Kinderwijkraad"));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(walk.has("Kinderwijkraad"));
    // What is open when its adding is taken back gives way to the list.
    press_on(&mut walk, Role::Button, "Voeg een eigen interventie toe");
    assert!(walk.has("Naam van de interventie"));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(walk.has("Kinderwijkraad"));
}

#[test]
fn what_was_adopted_can_be_read_and_says_why_it_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut dossier = dossiers::full();
    dossier.measurements.open_mut().unwrap().adoption = Some(Adoption {
        date: date(2026, 11, 21),
        body: "stuurgroep".into(),
        snapshot: Snapshot::default(),
        checksum: String::new(),
    });
    let path = folder.path().join("vastgesteld.wijkpeil.ron");
    store::write_dossier(&path, &dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Interventies en principes"));
    press_on(&mut walk, Role::Button, "Interventies en principes");
    press_on(&mut walk, Role::Link, "Spreekuur in de winkelstrip");
    assert!(walk.shows("Ondernemers melden niet.") && walk.shows("Nergens eerder toegepast."));
    assert!(!walk.has("Antwoord op startvraag 1"), "nothing can be written any more");
    assert!(!walk.has("Haal interventie weg"));
    assert!(walk.shows("Deze interventie staat in de vastgestelde 0-meting."));
    check_screen(&walk, "an adopted intervention");
}
