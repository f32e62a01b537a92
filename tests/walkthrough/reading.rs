//! A dossier that is open elsewhere can be read whole, and offers nothing that would change it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use expect_test::expect_file;
use wijkpeil::model::Dossier;
use wijkpeil::store;

use super::{WINDOW, check_names};
use crate::support::dossiers;
use crate::support::screens::{self, Extent};
use crate::support::window::Walk;

/// A dossier in two windows: the first has the right to change it.
fn two_windows(folder: &Path, dossier: &Dossier) -> [Walk; 2] {
    let path = folder.join("wijk.wijkpeil.ron");
    store::write_dossier(&path, dossier, None, store::Overwrite::Replace).unwrap();
    let windows = [(); 2].map(|()| {
        let mut walk = Walk::open(folder, WINDOW, Some(path.clone()));
        walk.wait_for("the dossier", |walk| walk.app().session().dossier().is_some());
        walk
    });
    assert_eq!(windows.each_ref().map(|walk| walk.app().session().reading_only().is_some()), [false, true]);
    windows
}

/// Each thing that can be used once, with where it was seen first; the golden list is read by people, who see that none
/// of it changes the dossier.
#[test]
fn a_reader_can_use_nothing_that_changes_the_dossier() {
    let mut seen = BTreeSet::new();
    let mut list = String::new();
    for (what, dossier) in
        [("in de maak", dossiers::full()), ("vastgesteld", dossiers::a_year_later()), ("begonnen", dossiers::carried_on())]
    {
        let folder = tempfile::tempdir().unwrap();
        let [_first, mut walk] = two_windows(folder.path(), &dossier);
        let mut look = |walk: &Walk, screen: &str| {
            for (role, name) in walk.usable() {
                // A link leads elsewhere, by its role.
                if role != Role::Link && seen.insert((format!("{role:?}"), name.clone())) {
                    writeln!(list, "{what}, {screen}: {role:?} {name}").unwrap();
                }
            }
        };
        screens::each(&mut walk, Extent::Own, |walk, screen| look(walk, screen));
        walk.choose_at_once(Role::Button, "Meer");
        walk.choose_at_once(Role::Button, "Eerdere versies");
        walk.wait_for("the list", |walk| walk.shows("21 november 2026"));
        look(&walk, "eerdere versies");
        assert_eq!(**walk.app().session().dossier().unwrap(), dossier);
    }
    expect_file!["../golden/alleen-lezen.txt"].assert_eq(&list);
}

#[test]
fn a_reader_saves_the_dossier_elsewhere_and_goes_on_there() {
    let folder = tempfile::tempdir().unwrap();
    let [_first, mut walk] = two_windows(folder.path(), &dossiers::full());
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    check_names(&walk, "saving elsewhere while reading");
    let elsewhere = folder.path().join("van-mij.wijkpeil.ron");
    walk.write(Role::TextInput, "Map en naam van het bestand", elsewhere.to_str().unwrap());
    walk.reach(Role::Button, "Sla hier op");
    walk.press(Key::Enter);
    walk.wait_for("the other place", |walk| walk.app().session().reading_only().is_none());
    walk.go("Dossier");
    walk.write(Role::MultilineTextInput, "Doel: wat willen jullie bereiken?", "van mij");
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    assert_eq!(store::open_dossier(&elsewhere, None).unwrap().profile.goal, "van mij");
}
