//! The dossierkast: cards that are opened and chosen, reports of several dossiers, and files that are dropped on the window.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use jiff::civil::date;
use wijkpeil::model::Dossier;
use wijkpeil::session::{Passphrase, RecentDossier};
use wijkpeil::store::{self, Overwrite};

use super::{WINDOW, check_names};
use crate::support::dossiers;
use crate::support::faults::Mount;
use crate::support::program::names_in;
use crate::support::window::Walk;

/// As wide as the mock-up.
const WIDE: [f32; 2] = [1280.0, 800.0];

fn path_of(folder: &Path, neighbourhood: &str) -> PathBuf {
    folder.join(format!("documents/{}.wijkpeil.ron", neighbourhood.to_lowercase()))
}

/// A dossier of this wijk that was opened before those that were put there earlier.
fn put(folder: &Path, neighbourhood: &str, mut dossier: Dossier) -> PathBuf {
    let path = path_of(folder, neighbourhood);
    neighbourhood.clone_into(&mut dossier.profile.neighbourhood);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    store::write_dossier(&path, &dossier, None, store::Overwrite::Replace).unwrap();
    list(folder, RecentDossier::new(&path, &dossier, date(2026, 11, 20)));
    path
}

fn list(folder: &Path, recent: RecentDossier) {
    store::recent::add(&folder.join("data"), recent).unwrap();
}

/// Four cards: everything filled in, nothing filled in, protected, gone.
fn four(folder: &Path) -> Walk {
    let gone = put(folder, "Stationsbuurt", dossiers::empty());
    fs::remove_file(gone).unwrap();
    let protected = path_of(folder, "Zonnewende");
    let passphrase = Passphrase::new("vier losse rode fietsen".to_owned()).unwrap();
    store::write_dossier(&protected, &dossiers::full(), Some(&passphrase), Overwrite::Refuse).unwrap();
    // It was protected on another computer, so here the list has its name.
    list(folder, RecentDossier::new(&protected, &dossiers::full(), date(2026, 11, 20)));
    put(folder, "Kanaalzone", dossiers::empty());
    put(folder, "Groenekwartier", dossiers::example());
    let mut walk = Walk::open(folder, WIDE, None);
    walk.wait_for("the cards", |walk| !walk.shows("Wordt gelezen …"));
    walk
}

#[test]
fn cards_say_how_far_each_dossier_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = four(folder.path());
    check_names(&walk, "the dossierkast");
    for text in ["Nulmeting, concept", "57 van 57 ingevuld", "Nulmeting, nog leeg", "0 van 57 ingevuld", "Beveiligd"] {
        assert!(walk.shows(text), "{text}: {:?}", walk.names());
    }
    assert!(walk.shows(" van 12 op orde"));
    walk.focus_on(Role::Link, "Groenekwartier, Voorbeeldstad");
    let told = walk.description_of_focused();
    assert!(told.starts_with("Nulmeting, concept. 57 van 57 ingevuld. 3 van 12 op orde. Laatst veranderd: "), "{told}");
    // Of the protected one only the name of the file can be read.
    assert!(walk.has("zonnewende.wijkpeil.ron") && walk.has("Beveiligd: open met de wachtzin"), "{:?}", walk.names());
    assert!(walk.is_disabled("Kies zonnewende.wijkpeil.ron"));
    // One that is gone says so, and can be taken off the list.
    assert!(walk.is_disabled("Kies Stationsbuurt, Voorbeeldstad") && walk.shows("stationsbuurt.wijkpeil.ron"));
    walk.choose(Role::Button, "Haal van de lijst");
    walk.wait_for("the shorter list", |walk| !walk.has("Stationsbuurt, Voorbeeldstad"));
    // Tab comes by in reading order: each card with its box.
    walk.focus_on(Role::Link, "Groenekwartier, Voorbeeldstad");
    for expected in ["Kies Groenekwartier, Voorbeeldstad", "Kanaalzone, Voorbeeldstad", "Kies Kanaalzone, Voorbeeldstad"] {
        walk.press(Key::Tab);
        assert_eq!(walk.focused().unwrap().1, expected);
    }
    // A click anywhere on a card opens it, and so does Enter.
    walk.click(Role::Label, "0 van 57 ingevuld");
    walk.wait_for("the dossier", |walk| walk.app().session().path().is_some());
    assert_eq!(walk.app().session().dossier().unwrap().profile.neighbourhood, "Kanaalzone");
}

#[test]
fn a_card_whose_disk_does_not_answer_says_so_and_the_others_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let far = folder.path().join("ver/ver.wijkpeil.ron");
    let mut dossier = dossiers::empty();
    dossier.profile.neighbourhood = "Ver".to_owned();
    list(folder.path(), RecentDossier::new(&far, &dossier, date(2026, 11, 20)));
    put(folder.path(), "Kanaalzone", dossiers::empty());
    let Some(_silent) = Mount::silent(far.parent().unwrap()) else { return };
    let mut walk = Walk::open(folder.path(), WIDE, None);
    walk.wait_for("the card that can be read", |walk| walk.shows("0 van 57 ingevuld"));
    walk.wait_for("a word about the other", |walk| walk.shows("De schijf of het netwerk antwoordt nog niet."));
    assert!(walk.is_disabled("Kies Ver, Voorbeeldstad"));
    walk.choose(Role::Link, "Kanaalzone, Voorbeeldstad");
    assert!(!walk.has("Kanaalzone, Voorbeeldstad gekozen"));
    assert_eq!(walk.app().session().dossier(), None, "Space chooses");
    walk.press(Key::Enter);
    walk.wait_for("the dossier", |walk| walk.app().session().path().is_some());
}

#[test]
fn three_gap_reports_take_four_steps() {
    let folder = tempfile::tempdir().unwrap();
    for neighbourhood in ["Stationsbuurt", "Havenrand", "Groenekwartier"] {
        put(folder.path(), neighbourhood, dossiers::full());
    }
    let mut walk = Walk::open(folder.path(), WIDE, None);
    walk.wait_for("the cards", |walk| !walk.shows("Wordt gelezen …"));
    let mut steps = 0;
    let mut click = |walk: &mut Walk, role: Role, name: &str| {
        steps += 1;
        walk.click(role, name);
    };
    for neighbourhood in ["Groenekwartier", "Havenrand", "Stationsbuurt"] {
        let place = walk.place_of(Role::CheckBox, "Kies Stationsbuurt, Voorbeeldstad");
        click(&mut walk, Role::CheckBox, &format!("Kies {neighbourhood}, Voorbeeldstad"));
        assert_eq!(walk.place_of(Role::CheckBox, "Kies Stationsbuurt, Voorbeeldstad"), place, "nothing moves");
    }
    assert!(walk.has("3 gekozen") && walk.has("Groenekwartier, Havenrand, Stationsbuurt"), "{:?}", walk.names());
    check_names(&walk, "three are chosen");
    click(&mut walk, Role::Button, "Maak rapporten");
    walk.wait_for("the reports", |walk| walk.shows("Drie rapporten gemaakt."));
    assert_eq!(steps, 4, "of at most five");
    let out = folder.path().join("documents/Rapporten");
    assert_eq!(names_in(&out).iter().filter(|name| name.ends_with("gaprapport.pdf")).count(), 3);
    walk.choose(Role::Button, "Open map");
    walk.wait_for("the folder", |walk| !walk.desktop.revealed.lock().unwrap().is_empty());
    walk.choose(Role::Button, "Sluit");
    assert!(!walk.shows("Drie rapporten gemaakt."));
}

#[test]
fn the_keyboard_chooses_dossiers_a_kind_and_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    for neighbourhood in ["Kanaalzone", "Groenekwartier"] {
        put(folder.path(), neighbourhood, dossiers::full());
    }
    let mut walk = Walk::open(folder.path(), WINDOW, None).by_keys_alone();
    walk.wait_for("the cards", |walk| !walk.shows("Wordt gelezen …"));
    walk.reach(Role::Link, "Groenekwartier, Voorbeeldstad");
    walk.press(Key::Space);
    assert_eq!(walk.description_of_focused(), "Groenekwartier gekozen");
    walk.choose(Role::CheckBox, "Kies Kanaalzone, Voorbeeldstad");
    assert!(walk.has("2 gekozen"));
    walk.choose(Role::ComboBox, "Soort rapport");
    walk.choose_at_once(Role::Button, "Samenvatting");
    // Without a dialog the folder is typed.
    walk.desktop.is_bare.store(true, Ordering::SeqCst);
    let rapporten = folder.path().join("documents/Rapporten");
    walk.choose(Role::Button, &format!("Map voor de rapporten: {}", rapporten.display()));
    walk.choose_at_once(Role::Button, "Kies een andere map …");
    walk.wait_for("the field", |walk| walk.focused() == Some((Role::TextInput, "Map voor de rapporten".into())));
    let out = folder.path().join("elders");
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text(out.to_str().unwrap());
    walk.choose(Role::Button, "Maak rapporten");
    walk.wait_for("the reports", |walk| walk.shows("Twee rapporten gemaakt."));
    assert_eq!(names_in(&out).iter().filter(|name| name.ends_with("samenvatting.pdf")).count(), 2);
}

#[test]
fn many_dossiers_can_be_searched() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["Aldenhof", "Bospolder", "Crooswijk", "Dukenburg", "Eikendal", "Feijenoord", "Gaasperdam"];
    for name in names {
        put(folder.path(), name, dossiers::empty());
    }
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.wait_for("the cards", |walk| !walk.shows("Wordt gelezen …"));
    assert!(names.iter().all(|name| walk.has(&format!("{name}, Voorbeeldstad"))));
    walk.reach(Role::SearchInput, "Zoek wijk of gemeente");
    walk.type_text("polder");
    assert!(walk.has("Bospolder, Voorbeeldstad") && !walk.has("Crooswijk, Voorbeeldstad"));
    walk.type_text("x");
    assert!(walk.shows("Er staat hier geen dossier met ‘polderx’ in de naam."));
}

#[test]
fn a_new_dossier_begins_in_its_first_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.wait_for("the cursor", |walk| walk.focused() == Some((Role::TextInput, "Gemeente".into())));
    drop(walk);
    put(folder.path(), "Kanaalzone", dossiers::empty());
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.wait_for("the cards", |walk| !walk.shows("Wordt gelezen …") && walk.has("Kanaalzone, Voorbeeldstad"));
    assert!(!walk.has("Maak dossier"));
    walk.click(Role::Button, "Nieuw dossier");
    assert_eq!(walk.focused(), Some((Role::TextInput, "Gemeente".into())));
    for name in ["Voorbeeldstad", "Havenrand"] {
        walk.type_text(name);
        walk.press(Key::Enter);
    }
    walk.wait_for("the new dossier", |walk| walk.has("Over deze wijkaanpak"));
}

#[test]
fn a_file_that_is_dropped_opens_on_every_screen() {
    let folder = tempfile::tempdir().unwrap();
    let first = put(folder.path(), "Kanaalzone", dossiers::empty());
    let second = put(folder.path(), "Havenrand", dossiers::example());
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.hover_file(true);
    assert!(walk.drawn().iter().any(|(text, _)| text == "Laat los om het bestand te openen"));
    walk.hover_file(false);
    assert!(!walk.drawn().iter().any(|(text, _)| text == "Laat los om het bestand te openen"));
    walk.drop_files(&[&first]);
    walk.wait_for("the dossier", |walk| walk.app().session().path() == Some(&first));
    walk.go("Sessiestand");
    walk.drop_files(&[&folder.path().join("foto.png"), &second]);
    walk.wait_for("the other dossier", |walk| walk.app().session().path() == Some(&second));
    assert!(walk.shows("Niet geopend: ‘") && walk.shows("foto.png"), "{:?}", walk.names());
    // What is no dossier gets the message that opening it gives, and what is open stays.
    let picture = folder.path().join("foto.png");
    fs::write(&picture, "geen dossier").unwrap();
    walk.drop_files(&[&picture]);
    walk.wait_for("the message", |walk| walk.shows("foto.png’ is geen dossier van Wijkpeil"));
    assert_eq!(walk.app().session().path(), Some(&*second));
}
