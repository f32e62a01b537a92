//! What an organisation fixes, the data for a helpdesk, and erasing a dossier, in the window and by keyboard.

use std::fs;
use std::path::Path;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use jiff::civil::date;
use wijkpeil::session::{CrashMark, Policy};
use wijkpeil::store::{self, Passphrase, PassphraseRule};

use super::{WINDOW, check_names, make_dossier};
use crate::support::window::Walk;

const WORDS: &str = "vier losse rode fietsen";

fn choose(walk: &mut Walk, name: &str) {
    walk.reach(Role::Button, name);
    walk.press(Key::Enter);
}

fn managed(folder: &Path) -> Policy {
    Policy {
        file: Some("/etc/wijkpeil/instellingen.ron".into()),
        dossiers: Some(folder.join("documents/netwerk")),
        passphrase: PassphraseRule::Required,
        contact: Some("Servicedesk, tst. 1234".to_owned()),
        ..Policy::default()
    }
}

fn choose_passphrase(walk: &mut Walk) {
    assert_eq!(walk.focused(), Some((Role::PasswordInput, "Nieuwe wachtzin".to_owned())));
    walk.type_text(WORDS);
    walk.press(Key::Enter);
    walk.type_text(WORDS);
    walk.press(Key::Enter);
}

#[test]
fn a_required_passphrase_is_asked_before_a_dossier_is_made_or_saved_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open_under(managed(folder.path()), folder.path(), WINDOW, None);
    assert!(walk.shows("Beheerd door je organisatie: deze map en een wachtzin op elk dossier."), "{:?}", walk.names());
    walk.write(Role::TextInput, "Gemeente", "Voorbeeldstad");
    walk.write(Role::TextInput, "Wijk of buurt", "Groenekwartier");
    choose(&mut walk, "Maak dossier");
    assert!(walk.shows("Je organisatie vraagt een wachtzin op elk dossier."), "{:?}", walk.names());
    check_names(&walk, "choosing a passphrase");
    walk.press(Key::Escape);
    assert!(walk.app().session().dossier().is_none() && !walk.app().session().is_loading(), "nothing is made");
    choose(&mut walk, "Maak dossier");
    choose_passphrase(&mut walk);
    walk.wait_for("the dossier", |walk| walk.has("Over deze wijkaanpak"));
    let path = walk.app().session().path().unwrap().to_owned();
    assert_eq!(path.parent().unwrap(), folder.path().join("documents/netwerk"));
    assert!(store::open_dossier(&path, Passphrase::new(WORDS.to_owned()).as_ref()).is_ok());
    choose(&mut walk, "Meer");
    assert!(walk.is_disabled("Haal de beveiliging weg …"));
    assert!(walk.shows("Beheerd door je organisatie: een wachtzin is verplicht."), "{:?}", walk.names());
}

#[test]
fn a_dossier_without_the_required_passphrase_offers_to_protect_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wijk.wijkpeil.ron");
    store::write_dossier(&path, &crate::support::dossiers::full(), None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open_under(managed(folder.path()), folder.path(), WINDOW, Some(path.clone()));
    walk.wait_for("the message", |walk| walk.shows("Dit dossier heeft nog geen wachtzin, en je organisatie vraagt die wel."));
    choose(&mut walk, "Meer");
    choose(&mut walk, "Opslaan als …");
    choose_passphrase(&mut walk);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Map en naam van het bestand".to_owned())));
    assert!(walk.shows("Beheerd door je organisatie: dossiers komen in ‘"), "{:?}", walk.names());
    walk.press(Key::Escape);
    choose(&mut walk, "Beveilig met een wachtzin …");
    choose_passphrase(&mut walk);
    walk.wait_for("the protection", |walk| walk.shows("Het dossier is beveiligd."));
    assert!(!walk.has("Beveilig met een wachtzin …"));
}

#[test]
fn what_the_program_is_is_read_and_heard() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open_under(managed(folder.path()), folder.path(), WINDOW, None);
    walk.press(Key::F1);
    choose(&mut walk, "Over Wijkpeil");
    for text in
        ["Wijkpeil, versie 0.1.0", "Vragen en teksten: ", "Voor hulp en voor een nieuwe versie kun je terecht bij: Servicedesk"]
    {
        for _ in 0..40 {
            if walk.focused().is_some_and(|(_, name)| name.starts_with(text)) {
                break;
            }
            walk.press(Key::Tab);
        }
        assert!(walk.focused().is_some_and(|(_, name)| name.starts_with(text)), "Tab comes by {text}: {:?}", walk.focused());
    }
    assert!(walk.shows("MIT-licentie"));
    assert!(walk.has("Beheerd door je organisatie") && walk.shows("Nieuwe dossiers komen in ‘"), "{:?}", walk.names());
    check_names(&walk, "about the program");

    choose(&mut walk, "Gegevens voor de helpdesk …");
    check_names(&walk, "data for the helpdesk");
    assert!(walk.shows("Beheerd door je organisatie: dossiers, wachtzin_verplicht, contact"), "{:?}", walk.names());
    let place = walk.text_of("Map en naam van het bestand met gegevens").unwrap();
    fs::create_dir_all(Path::new(&place).parent().unwrap()).unwrap();
    choose(&mut walk, "Bewaar de gegevens");
    walk.wait_for("the file", |walk| walk.shows("Bewaard in ‘"));
    assert!(fs::read_to_string(&place).unwrap().contains("\nVergroting: 100%\n"));
    choose(&mut walk, "Toon in map");
    walk.wait_for("the folder", |walk| !walk.desktop.revealed.lock().unwrap().is_empty());
    choose(&mut walk, "Sluit");
    assert!(!walk.has("Bewaar de gegevens"));
}

#[test]
fn a_fault_of_the_last_time_is_told_once_with_the_data_for_the_helpdesk() {
    let folder = tempfile::tempdir().unwrap();
    let mark = CrashMark {
        version: "0.1.0".to_owned(),
        at: date(2026, 11, 20).at(16, 5, 0, 0),
        place: "src/ui/app.rs:12:5".to_owned(),
        thread: "main".to_owned(),
    };
    store::crash::leave(&folder.path().join("data"), &mark).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    let told = "Wijkpeil is vorige keer gestopt door een fout (20 november 2026, 16:05).";
    walk.wait_for("the message", |walk| walk.shows(told));
    // It is about the program, so it stays when a dossier opens.
    make_dossier(&mut walk);
    assert!(walk.shows(told));
    choose(&mut walk, "Gegevens voor de helpdesk");
    assert!(walk.shows("Vorige keer gestopt door een fout: versie 0.1.0, 20 november 2026, 16:05"), "{:?}", walk.names());
    walk.press(Key::Escape);
    choose(&mut walk, "Sluiten");
    assert!(!walk.shows(told));
    drop(walk);
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.wait_for("the recent dossier", |walk| walk.has("Groenekwartier, Voorbeeldstad"));
    assert!(!walk.shows(told));
}

#[test]
fn a_dossier_is_erased_after_two_questions_and_a_tick() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    let path = walk.app().session().path().unwrap().to_owned();
    choose(&mut walk, "Meer");
    choose(&mut walk, "Wis dit dossier …");
    check_names(&walk, "erasing");
    assert!(walk.shows("Wijkpeil kan niet bij kopieën die je zelf maakte of mailde"), "{:?}", walk.names());
    choose(&mut walk, "Ga verder");
    assert!(walk.shows("Zet eerst het vinkje."));
    walk.choose(Role::CheckBox, "Ik begrijp dat het dossier daarna weg is");
    choose(&mut walk, "Ga verder");
    assert!(walk.has("Weet je het zeker?"));
    check_names(&walk, "erasing for certain");
    choose(&mut walk, "Nee, bewaar het dossier");
    assert!(path.exists() && walk.has("Over deze wijkaanpak"));

    choose(&mut walk, "Meer");
    choose(&mut walk, "Wis dit dossier …");
    walk.choose(Role::CheckBox, "Ik begrijp dat het dossier daarna weg is");
    choose(&mut walk, "Ga verder");
    choose(&mut walk, "Ja, wis het dossier");
    walk.wait_for("the end", |walk| walk.has("Het dossier is gewist"));
    check_names(&walk, "erased");
    assert!(walk.shows("Weg is: het bestand ‘") && walk.shows("de regel bij Start"), "{:?}", walk.names());
    assert!(!path.exists());
    choose(&mut walk, "Sluit");
    walk.wait_for("the start", |walk| walk.has("Nieuw dossier") && walk.app().session().recent().is_empty());
}

#[test]
fn what_is_left_of_a_dossier_that_is_gone_can_be_erased_from_its_message() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    let path = walk.app().session().path().unwrap().to_owned();
    drop(walk);
    drop(store::DossierFile::open(
        &path,
        None,
        &store::Surroundings { data: folder.path().join("data"), user: "Sanne".to_owned() },
        date(2026, 11, 21).at(9, 0, 0, 0),
    ));
    fs::remove_file(&path).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.wait_for("the recent dossier", |walk| walk.has("Groenekwartier, Voorbeeldstad"));
    walk.reach(Role::Link, "Groenekwartier, Voorbeeldstad");
    walk.press(Key::Enter);
    walk.wait_for("the message", |walk| walk.has("Wis wat er nog van is …"));
    choose(&mut walk, "Wis wat er nog van is …");
    walk.choose(Role::CheckBox, "Ik begrijp dat het dossier daarna weg is");
    choose(&mut walk, "Ga verder");
    choose(&mut walk, "Ja, wis het dossier");
    walk.wait_for("the end", |walk| walk.has("Het dossier is gewist"));
    assert!(walk.shows("één eerdere versie in ‘"), "{:?}", walk.names());
    choose(&mut walk, "Sluit");
    assert!(!walk.has("Sluit bericht"), "that its file is gone is told no more");
}
