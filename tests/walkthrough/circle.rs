//! Leerkring: a folder of dossiers beside each other, read and walked through by keyboard alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::content::Catalogue;
use wijkpeil::model::Dossier;
use wijkpeil::session::CircleReading;
use wijkpeil::store::{self, Overwrite, Passphrase};

use super::{WINDOW, check_names};
use crate::support::wijken::{begun, fill, wijk};
use crate::support::window::Walk;

/// So wide that who can help whom stands beside the wijken.
const WIDE: [f32; 2] = [1440.0, 900.0];

/// A folder `kring` with so many wijken.
fn circle_in(folder: &Path, number: usize) -> PathBuf {
    let circle = folder.join("kring");
    fs::create_dir_all(&circle).unwrap();
    let catalogue = Arc::new(Catalogue::built_in().clone());
    for at in 0..number {
        store::write_dossier(
            &circle.join(format!("wijk-{at:03}.wijkpeil.ron")),
            &wijk(at, &catalogue),
            None,
            store::Overwrite::Refuse,
        )
        .unwrap();
    }
    circle
}

fn concept(number: usize) -> Dossier {
    let catalogue = Catalogue::built_in();
    let mut dossier = begun(number, catalogue);
    fill(dossier.measurements.open_mut().unwrap(), number, catalogue);
    dossier
}

fn press_on(walk: &mut Walk, role: Role, name: &str) {
    walk.reach(role, name);
    walk.press(Key::Enter);
}

/// Opens the screen, and reads the folder that the user picks.
fn read(walk: &mut Walk, circle: &Path) {
    press_on(walk, Role::Button, "Leerkring");
    assert_eq!(walk.focused(), Some((Role::Heading, "Leerkring".to_owned())));
    *walk.desktop.picks.lock().unwrap() = Some(circle.to_owned());
    press_on(walk, Role::Button, "Kies een map …");
    walk.wait_for("the circle", |walk| walk.app().session().circle().is_some());
}

/// The cell of the matrix that has the focus.
fn cell(walk: &Walk) -> String {
    walk.focused().map(|(_, name)| name).unwrap_or_default()
}

#[test]
fn a_circle_is_read_a_cell_opened_a_visit_chosen_and_the_agenda_saved() {
    let folder = tempfile::tempdir().unwrap();
    let circle = circle_in(folder.path(), 6);
    let mut walk = Walk::open(folder.path(), WIDE, None);
    read(&mut walk, &circle);
    assert!(walk.shows("6 wijken") && walk.shows(wijkpeil::words::NO_RANKING));
    check_names(&walk, "a circle");

    // The arrows lead along names and cells, and each cell says by itself what stands in it.
    let shown = Arc::clone(walk.app().session().circle().unwrap());
    let rows: Vec<&str> = shown.circle.rows.iter().map(|row| row.neighbourhood.as_str()).collect();
    walk.reach(Role::Button, "Procesbegeleiding");
    walk.press(Key::ArrowRight);
    let said = cell(&walk);
    assert!(said.starts_with(&format!("{}, Procesbegeleiding: ", rows[0])), "{said}");
    walk.press(Key::End);
    assert!(cell(&walk).starts_with(rows[5]), "{}", cell(&walk));
    walk.press(Key::ArrowDown);
    assert!(cell(&walk).contains(", Kennis, mandaat, vertrouwen: "), "{}", cell(&walk));
    walk.press(Key::Home);
    walk.press(Key::ArrowRight);

    // Behind a cell stands what the team wrote, and the way back ends at the cell.
    let opened = cell(&walk);
    walk.press(Key::Enter);
    walk.wait_for("what stands behind the cell", |walk| walk.shows("In het overleg van het kernteam"));
    let (role, heading) = walk.focused().unwrap();
    assert!(role == Role::Heading && heading.starts_with(rows[0]), "{heading}");
    walk.press(Key::Escape);
    assert_eq!(cell(&walk), opened);

    // A visit is chosen, gets another day, and is saved.
    let pair = shown.proposals[0];
    let about = &Catalogue::built_in().precondition(&shown.circle.columns[pair.column].precondition).unwrap().short_title;
    walk.press(Key::Home);
    for _ in 0..12 {
        walk.press(Key::ArrowUp);
    }
    for _ in 0..12 {
        if cell(&walk) == *about {
            break;
        }
        walk.press(Key::ArrowDown);
    }
    walk.press(Key::Enter);
    assert!(walk.shows("Bezoeken om uit te kiezen"));
    let [guest, host] = [pair.guest, pair.host].map(|row| wijkpeil::words::circle_name(&shown.circle.rows[row]));
    let visit = format!("{guest} op bezoek bij {host}");
    assert!(walk.is_disabled("Maak bezoekagenda"));
    walk.reach(Role::CheckBox, &visit);
    walk.press(Key::Space);
    assert!(walk.shows("1 bezoek gekozen"));
    press_on(&mut walk, Role::Button, "Maak bezoekagenda");
    let day = format!("Dag: {visit}");
    walk.reach(Role::TextInput, &day);
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text("31-2-2027");
    assert!(walk.shows("Dit is nog geen datum"));
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text("21-1-2027");
    assert!(walk.shows("21 januari 2027") && !walk.shows("Dit is nog geen datum"));
    check_names(&walk, "the agenda");
    for (name, file) in [("Bezoeken voor je agenda …", "bezoeken.ics"), ("Bezoekagenda als PDF …", "bezoeken.pdf")] {
        *walk.desktop.picks.lock().unwrap() = Some(folder.path().join(file));
        press_on(&mut walk, Role::Button, "Bewaar als");
        press_on(&mut walk, Role::Button, name);
        walk.wait_for("the file", |walk| walk.shows(file));
        press_on(&mut walk, Role::Button, "Sluit bericht");
    }
    // What was chosen is still chosen the next time, and each folder has its own.
    drop(walk);
    let other = folder.path().join("andere kring");
    fs::create_dir(&other).unwrap();
    let mut walk = Walk::open(folder.path(), WIDE, None);
    walk.wait_for("what is known", |walk| walk.app().session().circle_folder().is_some());
    press_on(&mut walk, Role::Button, "Leerkring");
    press_on(&mut walk, Role::Button, "Lees ‘kring’");
    walk.wait_for("the circle", |walk| walk.shows("1 bezoek gekozen"));
    press_on(&mut walk, Role::Button, "Maak bezoekagenda");
    assert!(walk.shows(&visit) && walk.shows("21 januari 2027"));
    for (from, to, count) in [(&circle, &other, "Nog geen bezoek gekozen"), (&other, &circle, "1 bezoek gekozen")] {
        *walk.desktop.picks.lock().unwrap() = Some(to.clone());
        walk.choose_at_once(Role::Button, &format!("Map van de leerkring: {}", wijkpeil::words::shown(from)));
        walk.choose_at_once(Role::Button, "Kies een andere map …");
        walk.wait_for("the other folder", |walk| walk.shows(count));
    }
    let calendar = fs::read_to_string(folder.path().join("bezoeken.ics")).unwrap();
    assert!(calendar.contains("DTSTART;VALUE=DATE:20270121") && calendar.matches("BEGIN:VEVENT").count() == 1, "{calendar}");
    assert!(fs::read(folder.path().join("bezoeken.pdf")).unwrap().starts_with(b"%PDF"));
}

#[test]
fn every_form_of_the_overview_is_saved_also_without_dialogs() {
    let folder = tempfile::tempdir().unwrap();
    let circle = circle_in(folder.path(), 3);
    let mut walk = Walk::open_bare(folder.path(), WINDOW);
    press_on(&mut walk, Role::Button, "Leerkring");
    walk.write(Role::TextInput, "Map met dossiers", &circle.display().to_string());
    press_on(&mut walk, Role::Button, "Lees deze map");
    walk.wait_for("the circle", |walk| walk.app().session().circle().is_some());
    for (name, file) in [
        ("Overzicht als PDF …", "leerkring-overzicht.pdf"),
        ("Overzicht als werkmap (XLSX) …", "leerkring-overzicht.xlsx"),
        ("Overzicht als tabel (CSV) …", "leerkring-overzicht.csv"),
        ("Overzicht als tabel (CSV) …", "leerkring-overzicht-2.csv"),
    ] {
        walk.choose_at_once(Role::Button, "Bewaar als");
        walk.choose_at_once(Role::Button, name);
        walk.wait_for("the file", |walk| walk.shows(file));
        assert!(fs::metadata(circle.join(file)).unwrap().len() > 100, "{file}");
    }
}

#[test]
fn the_folder_is_known_the_next_time_and_filters_show_a_part() {
    let folder = tempfile::tempdir().unwrap();
    let circle = circle_in(folder.path(), 12);
    let mut walk = Walk::open(folder.path(), WIDE, None);
    read(&mut walk, &circle);
    let pick = |walk: &mut Walk, list: &str, choice: &str| {
        walk.choose_at_once(Role::ComboBox, list);
        walk.choose_at_once(Role::Button, choice);
        walk.wait_for("the filter", |walk| {
            let session = walk.app().session();
            session.circle().is_some_and(|circle| circle.filter == *session.circle_filter())
        });
    };
    pick(&mut walk, "Gemeente", "Gemeente 1");
    assert!(walk.shows("2 wijken") && !walk.shows("12 wijken"));
    pick(&mut walk, "Bouwsteen", "Fundament");
    assert!(walk.has("Urgentiebesef") && !walk.has("Procesbegeleiding"));
    pick(&mut walk, "Verandering", "Sinds de 0-meting");
    assert!(walk.shows("verbeterd"));
    walk.choose_at_once(Role::Button, "Toon alles");
    walk.wait_for("all", |walk| walk.shows("12 wijken"));
    drop(walk);

    let mut walk = Walk::open(folder.path(), WIDE, None);
    walk.wait_for("what is known", |walk| walk.app().session().circle_folder().is_some());
    press_on(&mut walk, Role::Button, "Leerkring");
    press_on(&mut walk, Role::Button, "Lees ‘kring’");
    walk.wait_for("the circle", |walk| walk.shows("12 wijken"));
}

#[test]
fn what_does_not_count_is_told_and_one_passphrase_opens_the_protected_ones() {
    let folder = tempfile::tempdir().unwrap();
    let circle = circle_in(folder.path(), 2);
    let passphrase = Passphrase::new("vier woorden bij elkaar".to_owned()).unwrap();
    for at in [7, 8] {
        let path = circle.join(format!("beveiligd-{at}.wijkpeil.ron"));
        store::write_dossier(&path, &concept(at), Some(&passphrase), Overwrite::Refuse).unwrap();
    }
    fs::copy(circle.join("wijk-000.wijkpeil.ron"), circle.join("kopie.wijkpeil.ron")).unwrap();
    fs::write(circle.join("kapot.wijkpeil.ron"), "(schema: 1, dossier: (").unwrap();
    let mut namesake = concept(9);
    namesake.profile = store::open_dossier(&circle.join("wijk-001.wijkpeil.ron"), None).unwrap().profile;
    store::write_dossier(&circle.join("naamgenoot.wijkpeil.ron"), &namesake, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    read(&mut walk, &circle);
    assert!(walk.shows("3 wijken"));
    assert!(walk.shows("Wijk 1 (bestand naamgenoot)") && walk.shows("Wijk 1 (bestand wijk-001)"), "{:?}", walk.names());
    walk.choose_at_once(Role::RadioButton, "Bestanden, 4");
    assert!(walk.shows("‘wijk-000.wijkpeil.ron’ telt niet mee: ‘kopie.wijkpeil.ron’ is nieuwer."));
    assert!(walk.shows("kapot.wijkpeil.ron") && walk.shows("2 dossiers zijn beveiligd"));
    check_names(&walk, "the files");
    walk.reach(Role::PasswordInput, "Wachtzin");
    walk.type_text("een andere wachtzin");
    walk.press(Key::Enter);
    walk.wait_for("the refusal", |walk| walk.shows("Deze wachtzin past niet op elk bestand"));
    walk.reach(Role::PasswordInput, "Wachtzin");
    walk.type_text("vier woorden bij elkaar");
    press_on(&mut walk, Role::Button, "Lees ze ook");
    walk.wait_for("all", |walk| walk.app().session().circle().is_some_and(|circle| circle.circle.rows.len() == 5));
    assert!(!walk.shows("beveiligd met een wachtzin"));
    let kept = fs::read_dir(folder.path().join("data/leerkring")).unwrap();
    for file in kept {
        assert!(!fs::read_to_string(file.unwrap().path()).unwrap().contains("Wijk 7"), "nothing of it is kept");
    }
}

#[test]
fn a_folder_that_cannot_be_read_is_told_and_another_can_be_picked() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    press_on(&mut walk, Role::Button, "Leerkring");
    *walk.desktop.picks.lock().unwrap() = Some(folder.path().join("weg"));
    press_on(&mut walk, Role::Button, "Kies een map …");
    walk.wait_for("the reason", |walk| matches!(walk.app().session().circle_reading(), CircleReading::Failed(_)));
    assert!(walk.shows("weg") && walk.has("Kies een map …"), "{:?}", walk.names());
    let circle = circle_in(folder.path(), 1);
    *walk.desktop.picks.lock().unwrap() = Some(circle);
    press_on(&mut walk, Role::Button, "Kies een map …");
    walk.wait_for("the circle", |walk| walk.shows("1 wijk"));
}

#[test]
fn of_four_hundred_wijken_those_in_sight_are_drawn_and_the_keys_reach_all() {
    let folder = tempfile::tempdir().unwrap();
    let circle = folder.path().join("kring");
    fs::create_dir_all(&circle).unwrap();
    for at in 0..400 {
        store::write_dossier(&circle.join(format!("wijk-{at:03}.wijkpeil.ron")), &concept(at), None, store::Overwrite::Refuse)
            .unwrap();
    }
    let mut walk = Walk::open(folder.path(), WIDE, None);
    read(&mut walk, &circle);
    assert!(walk.shows("400 wijken"));
    let cells = |walk: &Walk| walk.names().iter().filter(|name| name.contains(", Procesbegeleiding: ")).count();
    assert!((8..30).contains(&cells(&walk)), "{}", cells(&walk));
    let shown = Arc::clone(walk.app().session().circle().unwrap());
    let last = &shown.circle.rows[399].neighbourhood;
    walk.reach(Role::Button, "Procesbegeleiding");
    walk.press(Key::End);
    assert!(cell(&walk).starts_with(&format!("{last}, Procesbegeleiding: ")), "{}", cell(&walk));
    assert!(walk.shows("tot en met 400 in beeld"));
    walk.press(Key::PageUp);
    assert!(!cell(&walk).starts_with(&format!("{last}, ")) && cells(&walk) < 32);
    walk.choose_at_once(Role::Button, "Volgende wijken");
    let said: Vec<String> = walk.names().into_iter().filter(|name| name.contains("tot en met")).collect();
    assert!(walk.shows("tot en met 400 in beeld"), "{said:?}");
}
