//! A folder of dossiers beside each other fits too, with few wijken and with many, with short names and with long ones.

use std::fs;
use std::path::Path;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{DossierId, Target};
use wijkpeil::store;

use super::{ENLARGED, SMALL, long_text, looks_at_all_sizes};
use crate::support::layout::faults;
use crate::support::wijken::{begun, fill};
use crate::support::window::Walk;

/// For which the window is designed.
const USUAL: [f32; 2] = [1280.0, 800.0];
const LARGE: [f32; 2] = [1920.0, 1080.0];
/// A beamer of 1280×720 at 200 %, less the bars of the desktop.
const TINY: [f32; 2] = [640.0, 340.0];

/// A folder of so many wijken, called so; every third one seeks what others have.
fn circle(folder: &Path, number: usize, name: &str, text: &str) {
    let catalogue = Catalogue::built_in();
    fs::create_dir_all(folder).unwrap();
    for at in 0..number {
        let mut dossier = begun(at, catalogue);
        if at + 1 < number {
            let open = dossier.measurements.open_mut().unwrap();
            fill(open, at, catalogue);
            for answer in open.answers.values_mut().filter(|_| !text.is_empty()) {
                text.clone_into(&mut answer.note);
                text.clone_into(&mut answer.evidence);
            }
            let id = catalogue.preconditions()[0].id.clone();
            open.targets.insert(id, Target::new(4, 4).unwrap());
        }
        dossier.profile.neighbourhood = format!("{name} {}", at / 2);
        store::write_dossier(&folder.join(format!("wijk-{at}.wijkpeil.ron")), &dossier, None, store::Overwrite::Refuse)
            .unwrap();
        if at == 0 {
            store::write_dossier(&folder.join("kopie.wijkpeil.ron"), &dossier, None, store::Overwrite::Refuse).unwrap();
        }
    }
    fs::write(folder.join("kapot.wijkpeil.ron"), "(schema: 1, dossier: (").unwrap();
    let passphrase = store::Passphrase::new("vier woorden bij elkaar".to_owned()).unwrap();
    let mut hidden = begun(900, catalogue);
    hidden.id = DossierId::new("beveiligd");
    let path = folder.join("beveiligd.wijkpeil.ron");
    store::write_dossier(&path, &hidden, Some(&passphrase), store::Overwrite::Refuse).unwrap();
}

/// Looks at every part of the screen in windows of these sizes. An ordinary run takes the first of them; `.ci/run` takes them all.
fn check(number: usize, name: &str, text: &str, sizes: &[[f32; 2]]) {
    let count = if looks_at_all_sizes() { sizes.len() } else { 1 };
    let found: Vec<String> = sizes.iter().take(count).flat_map(|size| look(number, name, text, *size)).collect();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

fn look(number: usize, name: &str, text: &str, size: [f32; 2]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let dossiers = folder.path().join("kring");
    circle(&dossiers, number, name, text);
    let mut walk = Walk::open(folder.path(), size, None);
    let mut found = Vec::new();
    let mut look = |walk: &mut Walk, state: &str| {
        found.extend(faults(walk, size).into_iter().map(|fault| format!("{size:?} {number} {state}: {fault}")));
    };
    walk.choose_at_once(Role::Button, "Leerkring");
    look(&mut walk, "begin");
    *walk.desktop.picks.lock().unwrap() = Some(dossiers);
    walk.choose_at_once(Role::Button, "Kies een map …");
    walk.wait_for("the circle", |walk| walk.app().session().circle().is_some());
    look(&mut walk, "overzicht");
    let boxes: Vec<String> = walk.names().into_iter().filter(|name| name.contains(" op bezoek bij ")).take(2).collect();
    for name in boxes {
        walk.choose_at_once(Role::CheckBox, &name);
    }
    look(&mut walk, "gekozen");
    let cell = walk.names().into_iter().find(|name| name.contains(", Urgentiebesef: ")).unwrap();
    walk.choose_at_once(Role::Button, &cell);
    walk.wait_for("the cell", |walk| walk.shows("1.1 "));
    look(&mut walk, "vak");
    walk.press(Key::Escape);
    walk.choose_at_once(Role::Button, "Bewaar als");
    look(&mut walk, "bewaar");
    walk.press(Key::Escape);
    for view in ["Bezoekagenda", "Bestanden"] {
        let chip = walk.names().into_iter().find(|name| name.starts_with(&format!("{view}, "))).unwrap();
        walk.choose_at_once(Role::RadioButton, &chip);
        look(&mut walk, view);
    }
    found
}

#[test]
fn four_wijken_fit() {
    check(4, "Wijk", "", &[SMALL, USUAL, ENLARGED, TINY, LARGE]);
}

#[test]
fn forty_wijken_fit() {
    check(40, "Oud-Kralingseveer en omstreken", "", &[USUAL, LARGE, SMALL, ENLARGED, TINY]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn long_names_and_texts_fit() {
    check(6, &long_text(), &long_text(), &[ENLARGED, SMALL, TINY]);
}
