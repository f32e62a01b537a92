//! A session of seven people who disagree: three filled in their sheet in the program, three in a PDF with different programs, and
//! one on paper. From making the sheets to the report that prints what one of them still thinks otherwise.

use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use jiff::civil::date;
use wijkpeil::content::{Catalogue, ItemId};
use wijkpeil::model::{Dossier, DossierId, MeasurementId, Rating, SheetAnswer};
use wijkpeil::store::{self, Overwrite};
use wijkpeil::system::RandomIds;

use super::{WINDOW, check_names};
use crate::support::dossiers;
use crate::support::pdf::ReadBack;
use crate::support::window::Walk;

/// What the forms in `tests/forms/session` ask.
const ASKED: [&str; 5] =
    ["urgentiebesef.1", "urgentiebesef.2", "langdurige-aanpak.1", "reflectie-evaluatie.1", "procesbegeleiding.1"];

fn number(item: &str) -> &'static str {
    Catalogue::built_in().number(&ItemId::new(item))
}

/// The dossier and the measurement for which those forms were made.
fn dossier() -> Dossier {
    let mut dossier = dossiers::empty();
    dossier.id = DossierId::new("0b5c1a52-7d1e-4f3a-9f57-5a8c2d6e1f40");
    dossier.measurements.open_mut().unwrap().id = MeasurementId::new("7e0c7f7a-2f0d-4a52-8f53-0d0f4f6c9b11");
    dossier
}

fn at_dossier(folder: &Path, path: &Path) -> Walk {
    let mut walk = Walk::open(folder, WINDOW, Some(path.to_owned()));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk
}

/// A resident fills in a copy of the blank, in the window, and says no more than two things.
fn by_resident(folder: &Path, blank: &Path) -> PathBuf {
    let mut walk = Walk::open_elsewhere(folder, WINDOW, blank.to_owned());
    walk.wait_for("the sheet", |walk| walk.has("Over jou"));
    walk.type_text("bewoner");
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    walk.wait_for("the first question", |walk| {
        walk.focused().is_some_and(|(role, name)| role == Role::Heading && name.starts_with("1.1 "))
    });
    walk.press(Key::Num3);
    walk.press(Key::T);
    walk.type_text("In onze flat praat niemand erover.");
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    walk.press(Key::Num2);
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    folder.join("groenekwartier-bewoner.invulblad.ron")
}

/// Somebody else with a copy of the blank.
fn by(folder: &Path, blank: &Path, role: &str, ratings: [Rating; 5]) -> PathBuf {
    let mut sheet = store::read_sheet(blank).unwrap();
    sheet.change(date(2026, 11, 20), &mut RandomIds, |participant, sheet| {
        role.clone_into(&mut participant.role);
        for (item, rating) in ASKED.into_iter().zip(ratings) {
            sheet.answers.insert(ItemId::new(item), SheetAnswer { rating: Some(rating), ..SheetAnswer::default() });
        }
    });
    sheet.raise_revision(date(2026, 11, 20));
    let path = folder.join(format!("{role}.invulblad.ron"));
    store::write_sheet(&path, &sheet, Overwrite::Refuse).unwrap();
    path
}

fn adopt(walk: &mut Walk) {
    walk.go("Vaststellen");
    walk.write(Role::TextInput, "Peildatum", "20-11-2026");
    walk.write(Role::TextInput, "Wie stelt vast", "de stuurgroep");
    walk.write(Role::TextInput, "Dag van vaststellen", "21-11-2026");
    let aware = walk.names().into_iter().find(|name| name.starts_with("Wij weten dat er nog ")).unwrap();
    walk.choose(Role::CheckBox, &aware);
    walk.choose(Role::Button, "Stel vast");
    assert!(walk.app().session().measurement().unwrap().adoption.is_some());
}

#[test]
fn seven_sheets_that_disagree_become_one_rating_and_what_one_still_thinks_is_printed() {
    use Rating::{InOrder, NotInOrder, Partly, Unknown};

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wijk.wijkpeil.ron");
    store::write_dossier(&path, &dossier(), None, store::Overwrite::Refuse).unwrap();
    let mut walk = at_dossier(folder.path(), &path);
    walk.go("Invulbladen");
    let blank = folder.path().join("leeg.invulblad.ron");
    *walk.desktop.picks.lock().unwrap() = Some(blank.clone());
    walk.choose_at_once(Role::RadioButton, "Eén om te kopiëren");
    walk.choose(Role::Button, "Maak voor Wijkpeil …");
    walk.wait_for("the blank", |walk| walk.shows("Het invulblad staat in "));
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    drop(walk);

    let mut files = vec![
        by_resident(folder.path(), &blank),
        by(folder.path(), &blank, "ambtenaar", [InOrder, Partly, NotInOrder, InOrder, InOrder]),
        by(folder.path(), &blank, "ondernemer", [InOrder, Partly, Partly, Unknown, InOrder]),
    ];
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms/session");
    files.extend(["firefox.pdf", "pdfium.pdf", "pdf-lib.pdf"].map(|name| {
        let path = folder.path().join(name);
        fs::copy(forms.join(name), &path).unwrap();
        path
    }));

    let mut walk = at_dossier(folder.path(), &path);
    walk.go("Invulbladen");
    walk.choose_at_once(Role::Button, "Typ over van papier");
    walk.write(Role::TextInput, "Rol op het blad", "schooldirecteur");
    walk.press(Key::Enter);
    walk.press(Key::Enter);
    walk.press(Key::Num2);
    walk.press(Key::Num2);
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(walk.has("1 blad binnen"), "{:?}", walk.names());
    walk.drop_files(&files.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    walk.wait_for("the sheets", |walk| walk.has("Net gelezen"));
    let mut roles: Vec<&str> =
        walk.app().session().dossier().unwrap().participants.iter().map(|participant| participant.role.as_str()).collect();
    roles.sort_unstable();
    assert_eq!(
        roles,
        ["Jongerenwerker", "Wijkagent", "Woonconsulent", "ambtenaar", "bewoner", "ondernemer", "schooldirecteur"]
    );
    assert!(walk.shows("Er zijn zeven bladen binnen."), "{:?}", walk.names());
    for told in ["In onze flat", "Jongeren zien geen probleem", "groot verschil"] {
        assert!(!walk.shows(told), "blind until opened: {told}");
    }
    check_names(&walk, "seven sheets");
    walk.choose(Role::Button, "Open de bladen voor de sessie");

    walk.go("Sessiestand");
    let most = walk.names().into_iter().find(|name| name.starts_with("1.1 ")).unwrap();
    assert!(most.contains("groot verschil, 7 bladen: 3 op orde, 1 deels, 3 niet op orde"), "{most}");
    assert!(walk.shows("Samen als blok, 2 punten"), "{:?}", walk.names());
    walk.press(Key::ArrowRight);
    walk.press(Key::Num2);
    walk.press(Key::Num1);
    walk.press(Key::ArrowRight);
    assert!(walk.focused().unwrap().1.starts_with("1.1 "));
    walk.press(Key::R);
    assert!(walk.shows("‘Jongeren zien geen probleem: ‘één café, meer niet’.’"), "{:?}", walk.names());
    assert!(!walk.shows("Jongerenwerker"), "whose reason it is stays out of it");
    walk.press(Key::Escape);
    walk.press(Key::Num2);
    walk.press(Key::S);
    walk.type_text("In onze flat praat niemand erover, en dat verandert ook niet.");
    walk.reach(Role::TextInput, "Rol bij minderheidsstandpunt bij 1.1");
    walk.type_text("bewoner");
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    for next in [number("reflectie-evaluatie.1"), number("langdurige-aanpak.1")] {
        walk.press(Key::ArrowRight);
        let (_, heading) = walk.focused().unwrap();
        assert!(heading.starts_with(&format!("{next} ")), "most disagreement first: {heading}");
    }
    let rating = |walk: &Walk, item: &str| walk.app().session().measurement().unwrap().rating(&ItemId::new(item));
    assert_eq!(ASKED.map(|item| rating(&walk, item)), [Some(Partly), Some(Partly), None, None, Some(InOrder)]);
    walk.press(Key::Escape);

    adopt(&mut walk);
    walk.go("Rapport");
    walk.choose(Role::Button, "Maak rapport");
    walk.wait_for("the report", |walk| walk.has("Open het rapport"));
    walk.choose(Role::Button, "Open het rapport");
    walk.wait_for("the viewer", |walk| !walk.desktop.shown.lock().unwrap().is_empty());
    let report = walk.desktop.shown.lock().unwrap()[0].clone();
    let said = ReadBack::new(&fs::read(&report).unwrap()).spoken();
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for text in [
        "In onze flat praat niemand erover, en dat verandert ook niet. (bewoner)",
        "op orde 3, deels 1, niet op orde 3 (van 7 invulbladen)",
    ] {
        assert!(said.contains(text), "does not say ‘{text}’: {}", said.chars().take(4000).collect::<String>());
    }
    assert!(!said.contains("één café") && !said.contains("Łukasz"), "no report prints what one person's sheet says");
}
