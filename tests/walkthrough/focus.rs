//! The focus stays where somebody types, whatever comes and goes around it; and undo belongs to what has the focus.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key, Modifiers};
use wijkpeil::content::ItemId;
use wijkpeil::model::Rating;
use wijkpeil::session::SaveState;
use wijkpeil::store;

use super::{WINDOW, make_dossier};
use crate::support::dossiers;
use crate::support::long::is_long;
use crate::support::screens::{self, Extent};
use crate::support::window::{Glyphs, Walk};

/// Letters, and the keys that set ratings and lead elsewhere where no text has the focus.
const KEYS: [&str; 8] = ["3", " ", "t", "1", "a", "h", "?", "5"];

/// A dossier with something everywhere, in a file.
fn opened(folder: &Path) -> (Walk, PathBuf) {
    let path = folder.join("documents").join("wijk.wijkpeil.ron");
    std::fs::create_dir_all(folder.join("documents")).unwrap();
    store::write_dossier(&path, &dossiers::full(), None, store::Overwrite::Replace).unwrap();
    let mut walk = Walk::open_for(Glyphs::Any, folder, [1280.0, 800.0], Some(path.clone()));
    walk.wait_for("the dossier", |walk| walk.app().session().dossier().is_some());
    (walk, path)
}

fn ratings(walk: &Walk) -> BTreeMap<ItemId, Rating> {
    let Some(measurement) = walk.app().session().measurement() else { return BTreeMap::new() };
    measurement.answers.iter().filter_map(|(id, answer)| Some((id.clone(), answer.rating?))).collect()
}

/// Somebody who types on and on in the field that has the focus.
struct Typist {
    screen: String,
    field: (Role, String),
    id: Option<egui::Id>,
    typed: usize,
    before: usize,
}

impl Typist {
    /// Puts the focus in a field.
    fn sit_down(walk: &mut Walk, screen: &str, field: (Role, String)) -> Self {
        walk.focus_on(field.0, &field.1);
        // What was found there may be selected.
        walk.press_with(Modifiers::COMMAND, Key::End);
        let id = walk.context().memory(egui::Memory::focused);
        let before = Self::length(walk, &field.1);
        Self { screen: screen.to_owned(), field, id, typed: 0, before }
    }

    fn length(walk: &Walk, name: &str) -> usize {
        walk.text_of(name).unwrap_or_default().chars().count()
    }

    /// One key: it goes into the field, and nowhere else.
    fn key(&mut self, walk: &mut Walk, when: &str) {
        let (screen, name) = (&self.screen, &self.field.1);
        walk.type_text(KEYS[self.typed % KEYS.len()]);
        self.typed += 1;
        assert_eq!(walk.context().memory(egui::Memory::focused), self.id, "{screen}, {name}: another focus {when}");
        let length = Self::length(walk, name);
        assert_eq!(length, self.before + self.typed, "{screen}, {name}: a key is lost {when}");
    }

    /// Types until something is there.
    fn type_until(&mut self, walk: &mut Walk, what: &str, is_there: impl Fn(&Walk) -> bool) {
        let since = Instant::now();
        // On a busy machine what happens behind the window takes its time.
        while since.elapsed() < Duration::from_mins(1) {
            if is_there(walk) {
                for _ in 0..2 {
                    self.key(walk, &format!("with {what}"));
                }
                return;
            }
            // No field takes more than this, and the background works in the meantime.
            if self.typed < 40 {
                self.key(walk, &format!("before {what}"));
            } else {
                walk.wait_for("a moment", |_| true);
            }
            std::thread::sleep(Duration::from_millis(10));
            walk.clock.advance(Duration::from_millis(250));
            walk.step_once();
        }
        panic!("{}: waited in vain for {what}", self.screen);
    }
}

/// Whatever has a name in both has its id still.
fn check_ids(walk: &Walk, before: &BTreeMap<String, egui::accesskit::NodeId>, when: &str) {
    let after = walk.ids();
    let moved: Vec<&String> =
        before.iter().filter(|(name, id)| after.get(*name).is_some_and(|now| now != *id)).map(|(name, _)| name).collect();
    assert!(moved.is_empty(), "{when}: other ids for {moved:#?}");
}

/// Makes the dossier differ from its file without touching what has the focus.
fn change_something(walk: &mut Walk) {
    let is_there = walk.has("Ongedaan maken") && !walk.is_disabled("Ongedaan");
    if is_there {
        walk.choose_at_once(Role::Button, "Ongedaan maken");
    }
}

fn disturb(walk: &mut Walk, screen: &str, field: (Role, String), folder: &Path) {
    let (here, away) = (folder.join("documents"), folder.join("weg"));
    let ids = walk.ids();
    let ratings_before = ratings(walk);
    let mut typist = Typist::sit_down(walk, screen, field);
    typist.key(walk, "at the beginning");
    std::fs::rename(&here, &away).unwrap();
    if !walk.app().session().has_unsaved_changes() {
        change_something(walk);
    }
    let is_failing = |walk: &Walk| walk.shows("Nog niet bewaard. ");
    if walk.app().session().has_unsaved_changes() {
        typist.type_until(walk, "the strip", is_failing);
        check_ids(walk, &ids, &format!("{screen} with the strip"));
    }
    std::fs::rename(&away, &here).unwrap();
    typist.type_until(walk, "the save", |walk| !walk.app().session().has_unsaved_changes());
    if walk.has("Sluit bericht") {
        check_ids(walk, &ids, &format!("{screen} with a notice"));
        walk.choose_at_once(Role::Button, "Sluit bericht");
        typist.key(walk, "after the notice");
    }
    // A dialog takes the keys while it is there, and gives the focus back.
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    assert!(walk.has("Sla hier op"), "{screen}");
    for key in KEYS {
        walk.type_text(key);
    }
    for key in [Key::Num3, Key::ArrowRight, Key::F6, Key::F3, Key::PageDown] {
        walk.press(key);
    }
    for key in [Key::Z, Key::Y, Key::F, Key::Enter, Key::PageDown] {
        walk.press_with(Modifiers::COMMAND, key);
    }
    assert!(walk.has("Sla hier op"), "{screen}: the dialog is there still");
    walk.press(Key::Escape);
    assert!(!walk.has("Sla hier op"), "{screen}: the dialog is put away");
    typist.key(walk, "after a dialog");
    // So does the manual.
    walk.press(Key::F1);
    walk.type_text("3");
    walk.press(Key::Escape);
    typist.key(walk, "after the manual");
    check_ids(walk, &ids, &format!("{screen} at the end"));
    assert_eq!(ratings(walk), ratings_before, "{screen}: no rating is set");
}

#[test]
fn what_is_typed_is_kept_whatever_comes_and_goes_around_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, _) = opened(folder.path());
    let mut seen = 0;
    screens::each(&mut walk, Extent::Own, |walk, screen| {
        let fields = walk.fields();
        // A list that is open would be closed by the first key.
        if fields.is_empty() || screen.contains("Toon acties") || screen.contains("Punt, actie") {
            return;
        }
        let (first, last) = (0, fields.len() - 1);
        // An ordinary run takes the first field of one screen and the last of the next.
        let own = if seen % 2 == 0 { first } else { last };
        for at in BTreeSet::from(if is_long() { [first, last] } else { [own, own] }) {
            // What is typed there decides what is shown.
            if fields[at].1 == "Zoek naar" && screen != "zoeken" {
                continue;
            }
            disturb(walk, screen, fields[at].clone(), folder.path());
            seen += 1;
        }
    });
    assert!(seen >= 12, "fields on every screen, not {seen}");
}

#[test]
fn what_is_typed_in_a_dialog_or_at_the_start_is_kept_too() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, path) = opened(folder.path());
    walk.choose_at_once(Role::Button, "Dossier");
    walk.focus_on(Role::MultilineTextInput, "Doel: wat willen jullie bereiken?");
    std::fs::rename(folder.path().join("documents"), folder.path().join("weg")).unwrap();
    walk.type_text("x");
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    let mut typist = Typist::sit_down(&mut walk, "save as", (Role::TextInput, "Map en naam van het bestand".to_owned()));
    typist.type_until(&mut walk, "the strip", |walk| walk.shows("Nog niet bewaard. "));
    walk.press(Key::Escape);
    walk.press(Key::Escape);
    std::fs::rename(folder.path().join("weg"), folder.path().join("documents")).unwrap();
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());

    let damaged = folder.path().join("kapot.wijkpeil.ron");
    std::fs::write(&damaged, "(schema: 1, dossier: (").unwrap();
    drop(walk);
    let mut walk = Walk::open_for(Glyphs::Any, folder.path(), WINDOW, None);
    walk.wait_for("the start", |walk| walk.has("Nieuw dossier") && !walk.shows("Wordt gelezen …"));
    walk.choose_at_once(Role::Button, "Nieuw dossier");
    let ids = walk.ids();
    let mut typist = Typist::sit_down(&mut walk, "start", (Role::TextInput, "Gemeente".to_owned()));
    typist.key(&mut walk, "at the beginning");
    *walk.desktop.picks.lock().unwrap() = Some(damaged);
    walk.choose_at_once(Role::Button, "Open …");
    typist.type_until(&mut walk, "the notice", |walk| walk.has("Sluit bericht"));
    check_ids(&walk, &ids, "start with a notice");
    assert!(path.exists());
}

#[test]
fn a_half_typed_date_moves_nothing_of_what_is_open_still() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, _) = opened(folder.path());
    walk.choose_at_once(Role::Button, "Vaststellen");
    assert!(walk.has("Toon alle open punten"), "{:?}", walk.names());
    let ids = walk.ids();
    walk.write(Role::TextInput, "Dag van vaststellen", "31-13");
    assert!(walk.has("De dag van vaststellen: 31-13"), "{:?}", walk.names());
    check_ids(&walk, &ids, "with a half-typed date");
}

#[test]
fn what_another_changed_takes_no_focus() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, path) = opened(folder.path());
    walk.choose_at_once(Role::Button, "Dossier");
    let mut theirs = store::open_dossier(&path, None).unwrap();
    theirs.profile.team = "Kernteam van de ander".to_owned();
    store::write_dossier(&path, &theirs, None, store::Overwrite::Replace).unwrap();
    let field = (Role::MultilineTextInput, "Doel: wat willen jullie bereiken?".to_owned());
    let mut typist = Typist::sit_down(&mut walk, "dossier", field);
    typist.type_until(&mut walk, "the strip", |walk| walk.has("Bekijk de verschillen"));
    walk.choose_at_once(Role::Button, "Bekijk de verschillen");
    walk.press_with(Modifiers::COMMAND, Key::Z);
    walk.choose_at_once(Role::Button, "Neem alles van mij");
    typist.type_until(&mut walk, "the save", |walk| matches!(walk.app().session().save_state(), SaveState::Saved(_)));
    typist.key(&mut walk, "after the choice");
}

#[test]
fn the_place_is_kept_when_a_read_only_dossier_becomes_editable() {
    let folder = tempfile::tempdir().unwrap();
    let (first, path) = opened(folder.path());
    let mut second = Walk::open(folder.path(), WINDOW, Some(path));
    second.wait_for("the dossier", |walk| walk.shows("Alleen lezen: "));
    second.choose_at_once(Role::Button, "Dossier");
    let ids = second.ids();
    second.focus_on(Role::MultilineTextInput, "Doel: wat willen jullie bereiken?");
    let focused = second.focused();
    drop(first);
    second.choose_at_once(Role::Button, "Probeer opnieuw");
    second.wait_for("the right to write", |walk| !walk.shows("Alleen lezen"));
    assert_eq!(second.focused(), focused);
    check_ids(&second, &ids, "without the strip");
    second.type_text("x");
    assert!(second.app().session().dossier().unwrap().profile.goal.contains('x'));
}

#[test]
fn a_session_that_is_left_deletes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), [1280.0, 720.0], None);
    make_dossier(&mut walk);
    walk.reach(Role::Button, "Sessiestand");
    walk.press(Key::Enter);
    walk.press(Key::Num2);
    walk.press(Key::ArrowRight);
    walk.press(Key::Num1);
    let rated = ratings(&walk);
    assert_eq!(rated.len(), 2);
    walk.press(Key::Escape);
    for key in [Key::ArrowRight, Key::ArrowUp, Key::ArrowLeft, Key::ArrowDown, Key::ArrowRight] {
        walk.press(key);
        walk.press(Key::Space);
        assert_eq!(ratings(&walk), rated, "after {key:?} and Space");
    }
    assert_eq!(walk.focused().map(|(role, _)| role), Some(Role::Heading), "the focus is on the title of the screen");
}

const NOTE: &str = "Notitie bij 1.1";

#[test]
fn undo_brings_the_text_the_cursor_and_the_screen_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.focus_on(Role::MultilineTextInput, NOTE);
    for letter in "een lange tekst".chars() {
        walk.type_text(&letter.to_string());
    }
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text("x");
    assert_eq!(walk.text_of(NOTE).as_deref(), Some("x"));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(walk.text_of(NOTE).as_deref(), Some("een lange tekst"), "the text that was written over is back");
    assert!(walk.shows("Notitie bij 1.1 ongedaan gemaakt"), "{:?}", walk.names());
    walk.type_text("!");
    assert_eq!(walk.text_of(NOTE).as_deref(), Some("een lange tekst!"), "the cursor is back where it was");
    assert!(!walk.shows("ongedaan gemaakt"), "it is no news any more");

    // A short word that is pasted in the middle, and one that is cut, are steps of their own.
    for _ in 0..6 {
        walk.press(Key::ArrowLeft);
    }
    walk.type_text("s");
    walk.paste("ter");
    walk.type_text("k");
    let with = |middle: &str| Some(format!("een lange {middle}tekst!"));
    assert_eq!(walk.text_of(NOTE), with("sterk"));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(walk.text_of(NOTE), with("ster"));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(walk.text_of(NOTE), with("s"));
    walk.type_text("_");
    assert_eq!(walk.text_of(NOTE), with("s_"), "the cursor stands in the middle still");

    // Elsewhere it is said what was taken back, and one button leads there.
    walk.choose_at_once(Role::Button, "Rapport");
    walk.press_with(Modifiers::COMMAND, Key::Z);
    walk.choose_at_once(Role::Button, "Toon wat er veranderd is");
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, NOTE.to_owned())));
    walk.type_text("#");
    assert_eq!(walk.text_of(NOTE), with("s#"), "and the cursor is where the text was changed");
}

#[test]
fn the_focused_field_owns_undo() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, _) = opened(folder.path());
    walk.choose_at_once(Role::Button, "Dossier");
    walk.focus_on(Role::MultilineTextInput, "Doel: wat willen jullie bereiken?");
    walk.type_text("X");
    let before = walk.app().session().dossier().unwrap().clone();
    let undo_and_redo = |walk: &mut Walk| {
        walk.press_with(Modifiers::COMMAND, Key::Z);
        walk.press_with(Modifiers::COMMAND, Key::Z);
        walk.press_with(Modifiers::COMMAND, Key::Y);
        walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    };
    walk.press_with(Modifiers::COMMAND, Key::F);
    walk.type_text("wijk");
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(walk.text_of("Zoek naar").as_deref(), Some(""), "it is taken back in the field itself");
    undo_and_redo(&mut walk);
    assert_eq!(*walk.app().session().dossier().unwrap(), before, "searching");

    walk.choose_at_once(Role::Button, "Meer");
    walk.choose_at_once(Role::Button, "Beveilig met een wachtzin …");
    for field in ["Nieuwe wachtzin", "Nog een keer dezelfde wachtzin"] {
        walk.focus_on(Role::PasswordInput, field);
        walk.type_text("geheim");
        undo_and_redo(&mut walk);
    }
    walk.press(Key::Escape);
    walk.press(Key::Escape);
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    walk.focus_on(Role::TextInput, "Map en naam van het bestand");
    walk.type_text("x");
    undo_and_redo(&mut walk);
    walk.press(Key::Escape);
    walk.press(Key::Escape);
    assert_eq!(*walk.app().session().dossier().unwrap(), before, "dialogs");

    walk.type_text("?");
    assert!(walk.has("Sluit (Esc)"), "the keys are listed");
    undo_and_redo(&mut walk);
    walk.press(Key::Escape);
    assert_eq!(*walk.app().session().dossier().unwrap(), before, "the list of keys");

    walk.choose_at_once(Role::Button, "Acties");
    let card = walk.names().into_iter().find(|name| name.starts_with("Actie 1: ")).unwrap();
    walk.choose_at_once(Role::Button, &card);
    walk.focus_on(Role::TextInput, "Start in kwartaal, actie 1");
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text("iets");
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(*walk.app().session().dossier().unwrap(), before, "what is typed of a quarter is not the dossier's");
}

#[test]
fn why_adopting_is_not_taken_back_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, _) = opened(folder.path());
    walk.choose_at_once(Role::Button, "Vaststellen");
    for (field, text) in [("Peildatum", "15-10-2026"), ("Wie stelt vast", "stuurgroep"), ("Dag van vaststellen", "17-12-2026")]
    {
        walk.write(Role::TextInput, field, text);
    }
    let aware = walk.names().into_iter().find(|name| name.starts_with("Wij weten dat er nog")).unwrap();
    walk.choose_at_once(Role::CheckBox, &aware);
    walk.choose_at_once(Role::Button, "Stel vast");
    let adopted = walk.app().session().dossier().unwrap().clone();
    assert!(adopted.measurements.open().is_none());
    assert!(walk.is_disabled("Ongedaan maken"));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(*walk.app().session().dossier().unwrap(), adopted);
    assert!(walk.shows("Vaststellen maak je ongedaan met ‘Heropen’"), "{:?}", walk.names());
    walk.choose_at_once(Role::Button, "Sluit de melding over ongedaan maken");
    assert!(!walk.shows("Vaststellen maak je ongedaan met ‘Heropen’"));
}

#[test]
fn what_appears_between_things_moves_no_focus() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, _) = opened(folder.path());
    walk.choose_at_once(Role::Button, "Vaststellen");
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    let first = walk.ids();
    for rating in ["N.v.t.", "Niet op orde", "Weten we niet", "Op orde"] {
        let before = walk.ids();
        walk.choose_at_once(Role::RadioButton, &format!("{rating}, 1.2"));
        check_ids(&walk, &before, &format!("{rating} at 1.2"));
    }
    check_ids(&walk, &first, "all ratings at 1.2");
    walk.choose_at_once(Role::RadioButton, "Deels, 1.2");
    let before = walk.ids();
    walk.unfold("Bewust niet: we laten dit zo, 1.2");
    walk.choose_at_once(Role::CheckBox, "Bewust niet: we laten dit zo, 1.2");
    check_ids(&walk, &before, "a reason at 1.2");
    walk.choose_at_once(Role::Button, "Actie bij 1.2 …");
    check_ids(&walk, &before, "an action at 1.2");

    // What is asked for beside a button leaves the focus on it.
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    let existing = folder.path().join("bestaat.wijkpeil.ron");
    std::fs::write(&existing, "van iemand anders").unwrap();
    walk.write(Role::TextInput, "Map en naam van het bestand", existing.to_str().unwrap());
    walk.reach(Role::Button, "Sla hier op");
    walk.press(Key::Enter);
    walk.wait_for("the question", |walk| walk.has("Vervang dat bestand"));
    assert_eq!(walk.focused(), Some((Role::Button, "Sla hier op".to_owned())));
    walk.press(Key::Escape);
    walk.choose_at_once(Role::Button, "Alle dossiers");
    walk.wait_for("the start", |walk| walk.has("Nieuw dossier"));
    walk.choose_at_once(Role::Button, "Nieuw dossier");
    walk.reach(Role::Button, "Maak dossier");
    walk.press(Key::Enter);
    assert!(walk.shows("Vul de naam van de gemeente in."));
    assert_eq!(walk.focused(), Some((Role::Button, "Maak dossier".to_owned())));
}

#[test]
fn enter_in_a_dialog_is_not_for_the_search_behind_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, _) = opened(folder.path());
    walk.press_with(Modifiers::COMMAND, Key::F);
    walk.type_text("partners");
    assert!(walk.shows("Met Enter of F3"));
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    walk.focus_on(Role::TextInput, "Map en naam van het bestand");
    walk.press(Key::Enter);
    walk.wait_for("an answer", |walk| !walk.has("Sla hier op") || walk.has("Vervang dat bestand"));
    assert!(!walk.shows("Plek 1 van"), "{:?}", walk.names());
}

#[test]
fn every_text_that_is_taken_back_is_found_again_from_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let (mut walk, _) = opened(folder.path());
    let mut seen = Vec::new();
    screens::each(&mut walk, Extent::Own, |walk, screen| {
        // A session shows one item at a time, and goes to the screen of that item; a list that is open closes.
        let is_session = screen.starts_with("sessie") || screen == "handen";
        if is_session || screen.contains("Toon acties") || screen.contains("Punt, actie") {
            return;
        }
        for (role, name) in walk.fields() {
            let before = walk.app().session().dossier().unwrap().clone();
            walk.focus_on(role, &name);
            walk.type_text("x");
            if seen.contains(&name) || *walk.app().session().dossier().unwrap() == before {
                walk.press_with(Modifiers::COMMAND, Key::Z);
                continue;
            }
            walk.choose_at_once(Role::Button, if screen == "rapport" { "Dossier" } else { "Rapport" });
            walk.press_with(Modifiers::COMMAND, Key::Z);
            assert_eq!(*walk.app().session().dossier().unwrap(), before, "{screen}, {name}");
            walk.choose_at_once(Role::Button, "Toon wat er veranderd is");
            assert_eq!(walk.focused(), Some((role, name.clone())), "{screen}");
            seen.push(name);
        }
    });
    assert!(seen.len() > 40, "every field came by, not only {seen:#?}");
}
