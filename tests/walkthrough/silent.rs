//! What the team sees and can do while a disk does not answer.

use std::path::Path;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use wijkpeil::store;

use super::{WINDOW, check_names, make_dossier};
use crate::support::dossiers;
use crate::support::faults::Mount;
use crate::support::window::Walk;

const WORDS: &str = "vier losse rode fietsen";

fn choose(walk: &mut Walk, role: Role, name: &str) {
    walk.reach(role, name);
    walk.press(Key::Enter);
}

/// Begins to protect the open dossier, whose disk does not answer from then on.
fn protect_in_vain(walk: &mut Walk, folder: &Path) -> Option<Mount> {
    choose(walk, Role::Button, "Meer");
    choose(walk, Role::Button, "Beveilig met een wachtzin …");
    walk.write(Role::PasswordInput, "Nieuwe wachtzin", WORDS);
    walk.write(Role::PasswordInput, "Nog een keer dezelfde wachtzin", WORDS);
    let silent = Mount::silent(&folder.join("documents"))?;
    walk.press(Key::Enter);
    walk.wait_for("a word about the disk", |walk| walk.shows("misschien antwoordt de schijf of het netwerk niet"));
    Some(silent)
}

#[test]
fn protecting_is_left_with_escape_and_with_the_button() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    let path = walk.app().session().path().unwrap().to_owned();
    for way in [Key::Escape, Key::Enter] {
        let Some(silent) = protect_in_vain(&mut walk, folder.path()) else { return };
        check_names(&walk, "protecting on a silent disk");
        if way == Key::Enter {
            walk.reach(Role::Button, "Annuleer");
        }
        walk.press(way);
        assert!(!walk.has("Beveilig het dossier"), "{:?}", walk.names());
        drop(silent);
    }
    assert!(store::open_dossier(&path, None).is_ok(), "it is not protected");
}

#[test]
fn closing_while_the_dossier_is_being_protected_says_that_it_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    let Some(silent) = protect_in_vain(&mut walk, folder.path()) else { return };
    assert!(walk.ask_to_close(), "it stays");
    walk.wait_for("the question", |walk| walk.has("Het dossier is nog niet beveiligd"));
    choose(&mut walk, Role::Button, "Sluit toch");
    assert!(!walk.ask_to_close(), "the window gives way");
    drop(silent);
}

#[test]
fn another_dossier_is_chosen_while_one_does_not_come() {
    let folder = tempfile::tempdir().unwrap();
    let (far, near) = (folder.path().join("ver/ver.wijkpeil.ron"), folder.path().join("dichtbij.wijkpeil.ron"));
    store::write_dossier(&near, &dossiers::empty(), None, store::Overwrite::Replace).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(near.clone()));
    walk.wait_for("the dossier", |walk| walk.app().session().dossier().is_some());
    choose(&mut walk, Role::Button, "Alle dossiers");
    let Some(_silent) = Mount::silent(far.parent().unwrap()) else { return };
    walk.choose_at_once(Role::DisclosureTriangle, "Opent er geen venster om een bestand te kiezen?");
    walk.write(Role::TextInput, "Plaats van het dossier", far.to_str().unwrap());
    walk.press(Key::Enter);
    walk.wait_for("which one is waited for", |walk| {
        walk.shows("ver.wijkpeil.ron’ wordt geopend. De schijf of het netwerk antwoordt nog niet.")
    });
    check_names(&walk, "a dossier that does not come");
    choose(&mut walk, Role::Link, "Groenekwartier, Voorbeeldstad");
    walk.wait_for("the other dossier", |walk| walk.app().session().path() == Some(&near));
    assert!(!walk.shows("wordt geopend"), "{:?}", walk.names());
}
