//! Invulbladen in the window: who is asked, making them, taking them in, opening them, and the names.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use jiff::civil::date;
use wijkpeil::model::{Attendee, Dossier, Filled, ParticipantId, Rating, SheetFile};
use wijkpeil::session::NameRemoval;
use wijkpeil::store::{self, Overwrite};

use super::{WINDOW, check_names, make_dossier};
use crate::support::dossiers;
use crate::support::window::Walk;
use crate::voices::sheet_file;

const ROLES: &str = "Rollen van wie je vraagt, elk op een eigen regel";
const PLACE: &str = "Plaats van een invulblad, of van een map met invulbladen";

/// A window with this dossier, at the screen of the invulbladen.
fn at_round(folder: &Path, dossier: &Dossier) -> Walk {
    let path = folder.join("wijk.wijkpeil.ron");
    store::write_dossier(&path, dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder, WINDOW, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk.go("Invulbladen");
    walk
}

/// A sheet that somebody in this role filled in, with a reason that nobody may see yet.
fn sheet(dossier: &Dossier, person: &str, role: &str, rating: Rating) -> SheetFile {
    let mut file = sheet_file(dossier, person, &[rating; 57]);
    if let Filled::By { participant, sheet } = &mut file.filled {
        role.clone_into(&mut participant.role);
        for answer in sheet.answers.values_mut() {
            answer.note = format!("geheim van {person}");
        }
    }
    file
}

fn put(folder: &Path, name: &str, sheet: &SheetFile) -> PathBuf {
    let path = folder.join(name);
    store::write_sheet(&path, sheet, Overwrite::Refuse).unwrap();
    path
}

fn returned(walk: &Walk, folder: &Path, person: &str, role: &str, rating: Rating) -> PathBuf {
    put(folder, &format!("{person}.invulblad.ron"), &sheet(walk.app().session().dossier().unwrap(), person, role, rating))
}

fn press(walk: &mut Walk, name: &str) {
    walk.reach(Role::Button, name);
    walk.press(Key::Enter);
}

fn wait_for_sheets(walk: &mut Walk, count: usize) {
    walk.wait_for("the sheets", |walk| {
        let session = walk.app().session();
        session.reading_sheets().is_none() && session.dossier().unwrap().sheets.len() == count
    });
}

#[test]
fn a_round_is_asked_made_gathered_and_opened_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None).by_keys_alone();
    make_dossier(&mut walk);
    walk.go("Invulbladen");
    assert_eq!(walk.focused(), Some((Role::Heading, "Invulbladen".to_owned())));
    press(&mut walk, "Vul in wie je vraagt");
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, ROLES.to_owned())));
    walk.type_text("wijkagent");
    walk.press(Key::Enter);
    walk.type_text("opbouwwerker");
    walk.press(Key::Enter);
    assert_eq!(walk.text_of(ROLES).as_deref(), Some("wijkagent\nopbouwwerker\n"), "what was typed stays");
    walk.type_text("huismeester");
    walk.reach(Role::TextInput, "Laatste dag om in te leveren");
    walk.type_text("4-12-2026");
    let round = walk.app().session().measurement().unwrap().sheet_round.clone();
    assert_eq!(round.expected, ["wijkagent", "opbouwwerker", "huismeester"]);
    assert_eq!(round.deadline, Some(date(2026, 12, 4)));
    check_names(&walk, "asking");

    let place = folder.path().join("bladen");
    *walk.desktop.picks.lock().unwrap() = Some(place.clone());
    press(&mut walk, "Maak voor elke rol een PDF …");
    walk.wait_for("the sheets", |walk| walk.shows("Drie invulbladen staan in "));
    press(&mut walk, "Toon in map");
    walk.wait_for("the folder", |walk| !walk.desktop.revealed.lock().unwrap().is_empty());
    assert_eq!(*walk.desktop.revealed.lock().unwrap(), [place.join("groenekwartier-wijkagent-invulblad.pdf")]);

    let people = [("a", "Wijkagent", Rating::InOrder), ("b", "opbouwwerker", Rating::NotInOrder)];
    let mut paths: Vec<PathBuf> =
        people.iter().map(|(person, role, rating)| returned(&walk, folder.path(), person, role, *rating)).collect();
    let broken = folder.path().join("stuk.invulblad.ron");
    std::fs::write(&broken, "(form").unwrap();
    paths.push(broken);
    *walk.desktop.sheets.lock().unwrap() = paths;
    press(&mut walk, "Voeg invulbladen toe …");
    wait_for_sheets(&mut walk, 2);
    assert!(walk.shows("Van de drie gevraagde bladen zijn er twee binnen."), "{:?}", walk.names());
    assert!(walk.shows("Van de drie bestanden zijn er twee gelezen.") && walk.shows("Nog niet: huismeester."));
    assert!(walk.shows("Er zijn pas twee bladen."));
    press(&mut walk, "Sluit de lijst van gelezen invulbladen");
    assert!(!walk.shows("Van de drie bestanden"));

    let last = returned(&walk, folder.path(), "c", "huismeester", Rating::InOrder);
    *walk.desktop.sheets.lock().unwrap() = vec![last];
    press(&mut walk, "Kies invulbladen …");
    wait_for_sheets(&mut walk, 3);
    assert!(walk.shows("Alle drie gevraagde bladen zijn binnen."), "{:?}", walk.names());
    assert!(!walk.shows("geheim") && !walk.shows("Er zijn pas"), "blind until opened");
    press(&mut walk, "Open de bladen voor de sessie");
    assert_eq!(walk.focused(), Some((Role::Label, "Geopend op 21 november 2026.".to_owned())));
    assert!(!walk.shows("geheim"), "what they say is for the session");
    walk.choose_at_once(Role::RadioButton, "Ook bij een klein verschil");
    assert_eq!(walk.app().session().measurement().unwrap().sheet_round.together_up_to.to_string(), "1/4");
    for _ in 0..2 {
        walk.press_with(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(walk.app().session().measurement().unwrap().sheet_round.opened, None, "only taking it back closes them");
    assert!(walk.shows("Het openen van de invulbladen ongedaan gemaakt"), "{:?}", walk.names());
    walk.press_with(Modifiers::COMMAND, Key::Y);
    press(&mut walk, "Begin de sessie");
    assert_eq!(walk.focused(), Some((Role::Heading, "Agenda".to_owned())), "a session begins with what differs");
}

#[test]
fn sheets_that_are_dropped_anywhere_go_into_the_open_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = at_round(folder.path(), &dossiers::empty());
    walk.go("Acties");
    let one = returned(&walk, folder.path(), "a", "wijkagent", Rating::InOrder);
    let photo = folder.path().join("foto.png");
    std::fs::write(&photo, "geen beeld").unwrap();
    walk.drop_files(&[&photo, &one]);
    wait_for_sheets(&mut walk, 1);
    assert!(walk.shows("Van de twee bestanden is er één gelezen.") && walk.shows("foto.png"), "{:?}", walk.names());
    // A dossier by itself is opened, as ever.
    let other = folder.path().join("ander.wijkpeil.ron");
    let mut dossier = dossiers::empty();
    dossier.id = wijkpeil::model::DossierId::new("ander");
    "Rivierenwijk".clone_into(&mut dossier.profile.neighbourhood);
    store::write_dossier(&other, &dossier, None, store::Overwrite::Refuse).unwrap();
    walk.drop_files(&[&other]);
    walk.wait_for("the other", |walk| walk.title().is_some_and(|title| title.starts_with("Rivierenwijk")));
    walk.go("Invulbladen");
    assert!(!walk.shows("foto.png"), "what was told belongs to the other dossier");
}

#[test]
fn where_the_system_has_no_dialogs_places_are_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open_bare(folder.path(), WINDOW);
    make_dossier(&mut walk);
    walk.go("Invulbladen");
    let place = folder.path().join("terug");
    std::fs::create_dir(&place).unwrap();
    returned(&walk, &place, "a", "wijkagent", Rating::InOrder);
    returned(&walk, &place, "b", "opbouwwerker", Rating::InOrder);
    press(&mut walk, "Kies invulbladen …");
    assert_eq!(walk.focused(), Some((Role::TextInput, PLACE.to_owned())));
    walk.type_text(place.to_str().unwrap());
    walk.press(Key::Enter);
    wait_for_sheets(&mut walk, 2);

    walk.choose_at_once(Role::RadioButton, "Eén om te kopiëren");
    press(&mut walk, "Maak voor Wijkpeil …");
    assert_eq!(walk.focused(), Some((Role::TextInput, "Plaats en naam van het invulblad".to_owned())));
    let file = folder.path().join("leeg.invulblad.ron");
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text(file.to_str().unwrap());
    walk.press(Key::Enter);
    walk.wait_for("the sheet", |walk| walk.shows("Het invulblad staat in "));
    assert_eq!(store::read_sheet(&file).unwrap().filled, Filled::Blank);
    // Never over another without a question.
    press(&mut walk, "Maak het blad hier");
    walk.wait_for("the question", |walk| walk.shows("Er staat al een bestand in "));
    press(&mut walk, "Vervang dat bestand");
    walk.wait_for("the sheet", |walk| walk.shows("Het invulblad staat in "));
    press(&mut walk, "Naar het blad op papier");
    assert!(walk.is_chosen("Invulblad"));
}

#[test]
fn one_person_or_two_is_answered_with_a_button() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = at_round(folder.path(), &dossiers::empty());
    let one = returned(&walk, folder.path(), "a", "wijkagent", Rating::InOrder);
    let dossier = walk.app().session().dossier().unwrap().clone();
    let other = put(folder.path(), "later.invulblad.ron", &sheet(&dossier, "a", "wijkagent", Rating::Partly));
    walk.drop_files(&[&one, &other]);
    walk.wait_for("the question", |walk| walk.shows("Is dit dezelfde persoon, of zijn het er twee?"));
    assert!(walk.app().session().dossier().unwrap().sheets.is_empty());
    check_names(&walk, "twins");
    press(&mut walk, "Twee mensen: allebei tellen, wijkagent");
    wait_for_sheets(&mut walk, 2);
    assert!(!walk.shows("Is dit dezelfde persoon") && walk.shows("wijkagent (2)"));

    let mut elsewhere = sheet(&dossier, "c", "huismeester", Rating::Partly);
    elsewhere.form.dossier = wijkpeil::model::DossierId::new("elders");
    "Waterwijk".clone_into(&mut elsewhere.form.neighbourhood);
    let elsewhere = put(folder.path(), "elders.invulblad.ron", &elsewhere);
    walk.drop_files(&[&elsewhere]);
    walk.wait_for("the refusal", |walk| walk.shows("van Waterwijk, Voorbeeldstad"));
    press(&mut walk, "Toch overnemen wat hetzelfde is, elders.invulblad.ron");
    wait_for_sheets(&mut walk, 3);
}

#[test]
fn who_filled_in_a_sheet_is_corrected_and_a_name_removed_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let mut dossier = dossiers::empty();
    let open = dossier.measurements.open_mut().unwrap();
    open.attendance = vec![Attendee { role: "wijkagent".into(), organisation: String::new(), name: "Anna de Groot".into() }];
    let mut walk = at_round(folder.path(), &dossier);
    let one = returned(&walk, folder.path(), "a", "wijkagent", Rating::InOrder);
    walk.drop_files(&[&one]);
    wait_for_sheets(&mut walk, 1);
    press(&mut walk, "Verbeter een rol, organisatie of naam");
    walk.write(Role::TextInput, "Rol van deelnemer 1", "jongerenwerker");
    walk.write(Role::TextInput, "Naam van deelnemer 1", "Anna de Groot");
    walk.choose(Role::CheckBox, "Mag bij de redenen op het invulblad staan, Anna de Groot");
    let person = |walk: &Walk| walk.app().session().dossier().unwrap().participants[0].clone();
    assert_eq!((person(&walk).role.as_str(), person(&walk).may_be_named), ("jongerenwerker", true));
    check_names(&walk, "names");

    press(&mut walk, "Haal deze naam weg: Anna de Groot");
    let question = "Haal ‘Anna de Groot’ voor altijd weg?";
    assert_eq!(walk.focused(), Some((Role::Heading, question.to_owned())));
    press(&mut walk, "Nee, laat de naam staan");
    assert!(!walk.has(question) && person(&walk).name == "Anna de Groot");
    press(&mut walk, "Haal deze naam weg: Anna de Groot");
    press(&mut walk, "Ja, haal de naam voor altijd weg");
    walk.wait_for("the name to go", |walk| *walk.app().session().name_removal() != NameRemoval::Busy);
    assert!(walk.shows("De naam is weg uit het dossier.") && walk.shows("Ook weg uit "), "{:?}", walk.names());
    assert!(!walk.shows("Anna de Groot"));
    assert!(walk.app().session().measurement().unwrap().attendance[0].name.is_empty());
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(person(&walk).name.is_empty() && walk.shows("Er is een naam voor altijd weggehaald."));
    press(&mut walk, "Sluit de melding over de naam");
    assert!(!walk.shows("De naam is weg uit het dossier."));
}

#[test]
fn an_adopted_measurement_tells_what_there_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut dossier = dossiers::full();
    let open = dossier.measurements.open_mut().unwrap();
    open.sheet_round.opened = Some(date(2026, 11, 20));
    open.sheet_round.expected = vec!["wijkagent".to_owned()];
    dossiers::adopt(&mut dossier, wijkpeil::content::Catalogue::built_in(), date(2026, 12, 17));
    dossier.participants[0].name = "Anna de Groot".to_owned();
    assert_eq!(dossier.participants[0].id, ParticipantId::new("deelnemer-1"));
    let mut walk = at_round(folder.path(), &dossier);
    assert!(
        walk.shows("Eén blad kwam binnen.") && walk.shows("De bladen gingen open op 20 november 2026."),
        "{:?}",
        walk.names()
    );
    assert!(walk.fields().is_empty() && !walk.has("Kies invulbladen …") && !walk.has("Open de bladen"), "{:?}", walk.fields());
    press(&mut walk, "Haal deze naam weg: Anna de Groot");
    press(&mut walk, "Ja, haal de naam voor altijd weg");
    walk.wait_for("the name to go", |walk| walk.shows("De naam is weg uit het dossier."));
}
