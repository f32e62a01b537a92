//! What the team sees and can do when saving fails, when two have the dossier open, and after a crash.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::store;

use super::{WINDOW, check_names, make_dossier};
use crate::support::dossiers;
use crate::support::window::Walk;

const GOAL: &str = "Doel: wat willen jullie bereiken?";

fn type_goal(walk: &mut Walk, text: &str) {
    walk.reach(Role::Button, "Dossier");
    walk.press(Key::Enter);
    walk.reach(Role::MultilineTextInput, GOAL);
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text(text);
}

fn goal(walk: &Walk) -> &str {
    &walk.app().session().dossier().unwrap().profile.goal
}

fn choose(walk: &mut Walk, role: Role, name: &str) {
    walk.reach(role, name);
    walk.press(if role == Role::RadioButton { Key::Space } else { Key::Enter });
}

fn saved(folder: &Path, text: &str) -> (Walk, PathBuf) {
    let mut walk = Walk::open(folder, WINDOW, None);
    make_dossier(&mut walk);
    type_goal(&mut walk, text);
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    let path = walk.app().session().path().unwrap().to_owned();
    (walk, path)
}

#[test]
fn a_save_that_fails_is_told_all_the_time_and_the_dossier_goes_on_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, path) = saved(folder.path(), "eerst");
    std::fs::rename(folder.path().join("documents"), folder.path().join("weg")).unwrap();
    type_goal(&mut walk, "daarna");
    walk.wait_for("the failure", |walk| walk.shows("Nog niet bewaard. De map"));
    assert!(walk.shows("Wat je typt, staat in een kopie van 14:32."), "{:?}", walk.names());
    let is_alert = |(role, name): &(Role, String)| *role == Role::Alert && name.starts_with("Nog niet bewaard. De map");
    assert!(walk.said().values().any(is_alert), "a screen reader says it by itself: {:?}", walk.said());
    assert!(walk.names().contains(&"Nog niet bewaard".to_owned()), "the state is read: {:?}", walk.names());
    check_names(&walk, "a failing save");
    type_goal(&mut walk, "en nog meer");
    assert_eq!(goal(&walk), "en nog meer", "nobody is stopped");

    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    let elsewhere = folder.path().join("elders.wijkpeil.ron");
    std::fs::write(&elsewhere, "van iemand anders").unwrap();
    walk.reach(Role::TextInput, "Map en naam van het bestand");
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text(elsewhere.to_str().unwrap());
    choose(&mut walk, Role::Button, "Sla hier op");
    walk.wait_for("the question", |walk| walk.has("Vervang dat bestand"));
    check_names(&walk, "saving elsewhere");
    walk.reach(Role::TextInput, "Map en naam van het bestand");
    walk.press_with(Modifiers::COMMAND, Key::A);
    let elsewhere = folder.path().join("hier.wijkpeil.ron");
    walk.type_text(elsewhere.to_str().unwrap());
    choose(&mut walk, Role::Button, "Sla hier op");
    walk.wait_for("the other place", |walk| walk.app().session().path() == Some(&elsewhere));
    assert!(!walk.has("Sla hier op") && !walk.shows("Nog niet bewaard"), "{:?}", walk.names());
    assert!(walk.shows("Bewaard om 14:32"));
    assert_eq!(store::open_dossier(&elsewhere, None).unwrap().profile.goal, "en nog meer");
    assert!(!path.exists());
}

#[test]
fn closing_with_a_copy_says_where_that_is() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, _) = saved(folder.path(), "eerst");
    std::fs::rename(folder.path().join("documents"), folder.path().join("weg")).unwrap();
    type_goal(&mut walk, "daarna");
    assert!(walk.ask_to_close(), "it stays");
    walk.wait_for("the question", |walk| walk.shows("Het dossier is nog niet bewaard in zijn bestand"));
    assert!(walk.shows("kopie van 14:32"), "{:?}", walk.names());
    check_names(&walk, "the question before closing");
}

#[test]
fn a_second_window_says_who_has_the_dossier_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (first, path) = saved(folder.path(), "van de eerste");
    let mut second = Walk::open(folder.path(), WINDOW, Some(path));
    second.wait_for("the dossier", |walk| walk.shows("Alleen lezen: Sanne op LAPTOP-1 heeft het dossier open sinds"));
    check_names(&second, "reading only");
    type_goal(&mut second, "van de tweede");
    assert_eq!(goal(&second), "van de eerste");
    assert_eq!(second.text_of(GOAL).as_deref(), Some("van de eerste"), "the text can be read and copied");
    second.press_with(Modifiers::COMMAND, Key::PageDown);
    assert!(second.is_disabled("Op orde, 1.1"));

    drop(first);
    choose(&mut second, Role::Button, "Probeer opnieuw");
    second.wait_for("the right to write", |walk| !walk.shows("Alleen lezen"));
    type_goal(&mut second, "van de tweede");
    assert_eq!(goal(&second), "van de tweede");
}

#[test]
fn what_another_changed_is_chosen_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let (walk, path) = saved(folder.path(), "eerst");
    let mut walk = walk.by_keys_alone();
    let mut theirs = store::open_dossier(&path, None).unwrap();
    theirs.profile.goal = "van de ander".to_owned();
    theirs.profile.team = "Kernteam".to_owned();
    store::write_dossier(&path, &theirs, None, store::Overwrite::Replace).unwrap();
    type_goal(&mut walk, "van mij");
    walk.wait_for("the conflict", |walk| walk.has("Bekijk de verschillen"));
    assert_eq!(goal(&walk), "van mij", "nobody is stopped");
    choose(&mut walk, Role::Button, "Bekijk de verschillen");
    check_names(&walk, "the differences");
    assert!(walk.shows("Uit het bestand: ‘van de ander’"), "{:?}", walk.names());
    // What only the other changed is chosen already; what both changed is not given up unasked.
    assert!(walk.is_chosen("Het team. Uit het bestand: ‘Kernteam’"), "{:?}", walk.names());
    assert!(walk.is_chosen("Het doel. Mijn versie: ‘van mij’"));
    assert!(walk.shows("Dit veranderde alleen de ander.") && walk.shows("Jullie veranderden dit allebei."));
    choose(&mut walk, Role::Button, "Bewaar deze keuze");
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    let on_disk = store::open_dossier(&path, None).unwrap().profile;
    assert_eq!((&*on_disk.goal, &*on_disk.team), ("van mij", "Kernteam"));
    assert!(!walk.has("Bewaar deze keuze") && !walk.shows("Nog niet bewaard"));
}

#[test]
fn after_a_crash_the_user_chooses_before_anything_else() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, path) = saved(folder.path(), "in het bestand");
    let (here, away) = (folder.path().join("documents"), folder.path().join("weg"));
    std::fs::rename(&here, &away).unwrap();
    type_goal(&mut walk, "alleen in de kopie");
    walk.wait_for("the failure", |walk| walk.shows("Nog niet bewaard"));
    drop(walk);
    std::fs::rename(&away, &here).unwrap();

    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.wait_for("the start", |walk| walk.shows("Hiervan is werk gevonden dat niet in het bestand staat."));
    choose(&mut walk, Role::Link, "Groenekwartier, Voorbeeldstad");
    walk.wait_for("the question", |walk| walk.has("Waarmee wil je verder?"));
    check_names(&walk, "after a crash");
    assert!(walk.shows("Anders dan in het bestand: het doel."), "{:?}", walk.names());
    let names = walk.names();
    let copy = names.iter().find(|name| name.starts_with("Ga verder met: Een kopie")).unwrap();
    choose(&mut walk, Role::Button, copy);
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes() && !walk.has("Waarmee wil je verder?"));
    assert_eq!(goal(&walk), "alleen in de kopie");
    assert_eq!(store::open_dossier(&path, None).unwrap().profile.goal, "alleen in de kopie");
}

#[test]
fn an_earlier_version_is_put_back_from_its_list() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, path) = saved(folder.path(), "vorige keer");
    drop(walk);
    walk = Walk::open(folder.path(), WINDOW, Some(path.clone()));
    walk.wait_for("the dossier", |walk| walk.app().session().dossier().is_some());
    type_goal(&mut walk, "deze keer");
    choose(&mut walk, Role::Button, "Meer");
    choose(&mut walk, Role::Button, "Eerdere versies");
    walk.wait_for("the list", |walk| walk.shows("Anders dan nu: het doel."));
    check_names(&walk, "earlier versions");
    choose(&mut walk, Role::Button, "Zet de versie van 21 november 2026, 14:32 terug");
    assert_eq!(goal(&walk), "vorige keer");
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(goal(&walk), "deze keer");
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    assert_eq!(store::open_dossier(&path, None).unwrap().profile.goal, "deze keer");
}

#[test]
fn a_version_that_reopens_what_is_adopted_says_so_and_asks_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wijk.wijkpeil.ron");
    store::write_dossier(&path, &dossiers::full(), None, store::Overwrite::Replace).unwrap();
    drop(opened(folder.path(), &path));
    let mut adopted = store::open_dossier(&path, None).unwrap();
    adopted.measurements = dossiers::carried_on().measurements.iter().take(1).cloned().collect::<Vec<_>>().try_into().unwrap();
    store::write_dossier(&path, &adopted, None, store::Overwrite::Replace).unwrap();
    let mut walk = opened(folder.path(), &path);
    choose(&mut walk, Role::Button, "Meer");
    choose(&mut walk, Role::Button, "Eerdere versies");
    walk.wait_for("the list", |walk| walk.shows("de 0-meting is daarin niet zo vastgesteld als nu, en wordt dus heropend"));
    choose(&mut walk, Role::Button, "Zet de versie van 21 november 2026, 14:32 terug");
    let is_adopted = |walk: &Walk| walk.app().session().dossier().unwrap().measurements.open().is_none();
    assert!(is_adopted(&walk) && walk.shows("Weet je het zeker? Je heropent hiermee de 0-meting."), "{:?}", walk.names());
    check_names(&walk, "a version that reopens");
    choose(&mut walk, Role::Button, "Zet de versie van 21 november 2026, 14:32 toch niet terug");
    assert!(is_adopted(&walk) && !walk.shows("Weet je het zeker?"));
    choose(&mut walk, Role::Button, "Zet de versie van 21 november 2026, 14:32 terug");
    choose(&mut walk, Role::Button, "Zet de versie van 21 november 2026, 14:32 terug en heropen de 0-meting");
    assert!(!is_adopted(&walk) && walk.shows("De 0-meting is daarmee heropend"), "{:?}", walk.names());
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(!is_adopted(&walk));
}

fn opened(folder: &Path, path: &Path) -> Walk {
    let mut walk = Walk::open(folder, WINDOW, Some(path.to_owned()));
    walk.wait_for("the dossier", |walk| walk.app().session().dossier().is_some());
    walk
}

#[test]
fn saving_where_it_is_already_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, path) = saved(folder.path(), "eerst");
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    let free = path.with_file_name("voorbeeldstad-groenekwartier-2.wijkpeil.ron");
    assert_eq!(walk.text_of("Map en naam van het bestand").as_deref(), free.to_str());
    walk.reach(Role::TextInput, "Map en naam van het bestand");
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text(path.to_str().unwrap());
    choose(&mut walk, Role::Button, "Sla hier op");
    assert!(walk.shows("Dit dossier staat al in") && walk.has("Sla hier op"), "{:?}", walk.names());
    walk.press(Key::Escape);
    assert!(!walk.has("Sla hier op"));
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    assert!(walk.has("Sla hier op") && !walk.shows("Dit dossier staat al in"), "what came of it goes with the dialog");
}

/// A dossier that was opened twice, and whose file was then cut off.
fn damaged(folder: &Path) -> PathBuf {
    let path = folder.join("wijk.wijkpeil.ron");
    let mut dossier = dossiers::full();
    "van de vorige keer".clone_into(&mut dossier.profile.goal);
    store::write_dossier(&path, &dossier, None, store::Overwrite::Replace).unwrap();
    let mut walk = Walk::open(folder, WINDOW, Some(path.clone()));
    walk.wait_for("the dossier", |walk| walk.app().session().dossier().is_some());
    type_goal(&mut walk, "van deze keer");
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    drop(walk);
    let whole = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, &whole[..whole.find("We staan aan").unwrap()]).unwrap();
    path
}

#[test]
fn a_damaged_file_offers_its_newest_version_and_then_what_is_left_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = damaged(folder.path());
    let cut = std::fs::read(&path).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path.clone()));
    walk.wait_for("the choice", |walk| walk.has("Waarmee wil je verder?"));
    check_names(&walk, "a damaged file");
    let names = walk.names();
    let place =
        |part: &str| names.iter().position(|name| name.starts_with(part)).unwrap_or_else(|| panic!("{part}: {names:?}"));
    let [version, rest, later] = ["Ga verder met: De laatste eerdere versie", "Open wat nog te lezen is", "Niet nu"].map(place);
    assert!(version < rest && rest < later, "{names:?}");
    assert_eq!(names.iter().filter(|name| *name == "Open wat nog te lezen is").count(), 1, "{names:?}");

    // Who does not choose now sees what is wrong, and can still have what is left.
    choose(&mut walk, Role::Button, "Niet nu");
    assert!(!walk.has("Waarmee wil je verder?") && walk.has("Sluit bericht") && walk.shows("wijk.wijkpeil.ron"));
    choose(&mut walk, Role::Button, "Open wat nog te lezen is");
    walk.wait_for("the dossier", |walk| walk.app().session().dossier().is_some());
    assert_eq!(goal(&walk), "van deze keer");
    assert_eq!(std::fs::read(&path).unwrap(), cut, "the damaged file is as it was");
    drop(walk);

    let mut walk = Walk::open(folder.path(), WINDOW, Some(path.clone()));
    walk.wait_for("the choice", |walk| walk.has("Waarmee wil je verder?"));
    choose(&mut walk, Role::Button, "Open wat nog te lezen is");
    walk.wait_for("the dossier", |walk| walk.app().session().dossier().is_some());
    assert!(!walk.has("Waarmee wil je verder?"));
    drop(walk);

    let mut walk = Walk::open(folder.path(), WINDOW, Some(path.clone()));
    walk.wait_for("the choice", |walk| walk.has("Waarmee wil je verder?"));
    let version = walk.names().into_iter().find(|name| name.starts_with("Ga verder met: De laatste")).unwrap();
    choose(&mut walk, Role::Button, &version);
    walk.wait_for("the save", |walk| walk.app().session().dossier().is_some() && !walk.app().session().has_unsaved_changes());
    assert_eq!(store::open_dossier(&path, None).unwrap().profile.goal, "van de vorige keer");
    assert!(!walk.has("Open wat nog te lezen is"));
}

/// What is pasted beyond the room of a field is not dropped in silence.
#[test]
fn a_full_field_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.go("Dossier");
    walk.reach(Role::MultilineTextInput, "Doel: wat willen jullie bereiken?");
    walk.paste(&"woorden ".repeat(wijkpeil::model::TEXT_ROOM / 8 + 50));
    walk.wait_for("the message", |walk| walk.shows("Dit veld is vol"));
    let goal = walk.app().session().dossier().unwrap().profile.goal.clone();
    assert_eq!(goal.chars().count(), wijkpeil::model::TEXT_ROOM);
    walk.type_text("x");
    assert_eq!(walk.app().session().dossier().unwrap().profile.goal, goal);
    walk.press(Key::Backspace);
    assert!(!walk.shows("Dit veld is vol"));
}
