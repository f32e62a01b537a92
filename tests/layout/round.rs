//! The screen of the invulbladen with forty participants, with what became of their sheets, and with words that never end.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use jiff::civil::date;
use wijkpeil::model::{Dossier, Filled, Rating, SheetFile};
use wijkpeil::store::{self, Overwrite};

use super::{ENLARGED, SMALL};
use crate::support::dossiers;
use crate::support::layout::faults;
use crate::support::window::Walk;
use crate::voices::sheet_file;

fn sheet(dossier: &Dossier, number: usize, role: &str) -> SheetFile {
    let mut file = sheet_file(dossier, &format!("p{number}"), &[Rating::Partly; 57]);
    if let Filled::By { participant, .. } = &mut file.filled {
        role.clone_into(&mut participant.role);
        participant.name = format!("{role} {number}");
    }
    file
}

/// Looks at the screen while the sheets of so many people in such roles come in, and when they were opened.
fn check(size: [f32; 2], count: usize, role: &str) {
    let folder = tempfile::tempdir().unwrap();
    let mut dossier = dossiers::empty();
    let round = &mut dossier.measurements.open_mut().unwrap().sheet_round;
    round.expected = (0..count).map(|number| format!("{role} {number}")).collect();
    round.deadline = Some(date(2026, 12, 4));
    let path = folder.path().join("wijk.wijkpeil.ron");
    store::write_dossier(&path, &dossier, None, store::Overwrite::Refuse).unwrap();
    let mut sheets = Vec::new();
    for number in 0..count {
        let sheet = sheet(&dossier, number, &format!("{role} {number}"));
        sheets.push(folder.path().join(format!("{number}-{}.invulblad.ron", "lang".repeat(30))));
        store::write_sheet(&sheets[number], &sheet, Overwrite::Refuse).unwrap();
    }
    // Two that seem to be of one person, one for another wijk, and one that is damaged.
    let twin = sheet(&dossier, 0, role);
    let mut twin_sheet = twin.clone();
    if let Filled::By { sheet, .. } = &mut twin_sheet.filled {
        "Iets anders.".clone_into(&mut sheet.remark);
    }
    let mut elsewhere = twin;
    elsewhere.form.dossier = wijkpeil::model::DossierId::new("elders");
    for (name, sheet) in [("tweeling.invulblad.ron", &twin_sheet), ("elders.invulblad.ron", &elsewhere)] {
        sheets.push(folder.path().join(name));
        store::write_sheet(sheets.last().unwrap(), sheet, Overwrite::Refuse).unwrap();
    }
    sheets.push(folder.path().join("weg.invulblad.ron"));

    let mut walk = Walk::open(folder.path(), size, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    let paths: Vec<_> = sheets.iter().map(PathBuf::as_path).collect();
    walk.drop_files(&paths);
    walk.wait_for("the sheets", |walk| walk.shows("Is dit dezelfde persoon, of zijn het er twee?"));
    let mut found = faults(&mut walk, size);
    walk.choose_at_once(Role::Button, "Verbeter een rol, organisatie of naam");
    let remove = walk.names().into_iter().find(|name| name.starts_with("Haal deze naam weg: ")).unwrap();
    walk.choose_at_once(Role::Button, &remove);
    found.extend(faults(&mut walk, size));
    walk.choose_at_once(Role::Button, "Open de bladen");
    assert!(walk.shows("Geopend op 21 november 2026."));
    found.extend(faults(&mut walk, size));
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn forty_participants_fit() {
    check(SMALL, 40, "beleidsadviseur veiligheid");
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn forty_participants_fit_when_enlarged() {
    check(ENLARGED, 40, "beleidsadviseur veiligheid");
}

#[test]
fn long_words_fit_in_two_columns() {
    check([1280.0, 800.0], 3, &"w".repeat(400));
}

#[test]
fn long_words_fit_when_enlarged() {
    check(ENLARGED, 3, &"w".repeat(400));
}
