//! What stands around the screens fits as well: the start, strips above a screen, dialogs, earlier versions, the pages of a report.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use jiff::civil::date;
use wijkpeil::model::Dossier;
use wijkpeil::session::{CrashMark, Policy};
use wijkpeil::store::{self, PassphraseRule, PolicyProblem, PolicyProblemKind};

use super::{ENLARGED, SMALL, long_text};
use crate::support::dossiers;
use crate::support::layout::faults;
use crate::support::window::Walk;

const GOAL: &str = "Doel: wat willen jullie bereiken?";

/// Goes along the states in a window of one size and keeps what is wrong.
pub(super) struct Round {
    size: [f32; 2],
    folder: tempfile::TempDir,
    path: PathBuf,
    found: Vec<String>,
}

impl Round {
    pub(super) fn new(dossier: &Dossier, size: [f32; 2]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let documents = folder.path().join("documents");
        std::fs::create_dir_all(&documents).unwrap();
        let path = documents.join("wijk.wijkpeil.ron");
        store::write_dossier(&path, dossier, None, store::Overwrite::Refuse).unwrap();
        Self { size, folder, path, found: Vec::new() }
    }

    fn open(&self, file: Option<&Path>) -> Walk {
        Walk::open(self.folder.path(), self.size, file.map(Path::to_owned))
    }

    pub(super) fn open_dossier(&self) -> Walk {
        let mut walk = self.open(Some(&self.path));
        walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
        walk
    }

    fn look(&mut self, walk: &mut Walk, state: &str) {
        let size = self.size;
        self.found.extend(faults(walk, size).into_iter().map(|fault| format!("{size:?} {state}: {fault}")));
    }

    pub(super) fn size(&self) -> [f32; 2] {
        self.size
    }

    pub(super) fn add(&mut self, faults: impl Iterator<Item = String>) {
        self.found.extend(faults);
    }

    /// Takes the folder of the dossier away, or puts it back.
    pub(super) fn move_documents(&self, from: &str, to: &str) {
        std::fs::rename(self.folder.path().join(from), self.folder.path().join(to)).unwrap();
    }

    pub(super) fn end(self) {
        assert!(self.found.is_empty(), "{} faults:\n{}", self.found.len(), self.found.join("\n"));
    }
}

pub(super) fn write_goal(walk: &mut Walk, text: &str) {
    walk.choose_at_once(Role::Button, "Dossier");
    walk.focus_on(Role::MultilineTextInput, GOAL);
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text(text);
}

pub(super) fn go_round(dossier: &Dossier, size: [f32; 2]) {
    let mut round = Round::new(dossier, size);
    begin(&mut round);
    service(&mut round);
    report(&mut round);
    read_only(&mut round);
    differences(&mut round);
    failing_save(&mut round);
    after_a_crash(&mut round);
    round.end();
}

fn begin(round: &mut Round) {
    let mut walk = round.open(None);
    round.look(&mut walk, "first use");
    walk.choose_at_once(Role::Button, "Maak dossier");
    round.look(&mut walk, "a name is missing");
    drop(walk);
    drop(round.open_dossier());
    let mut walk = round.open(None);
    walk.wait_for("the recent dossier", |walk| !walk.app().session().recent().is_empty());
    walk.wait_for("the card", |walk| !walk.shows("Wordt gelezen …"));
    round.look(&mut walk, "recent files");
    let box_of_card = walk.names().into_iter().find(|name| name.starts_with("Kies ")).unwrap();
    walk.choose_at_once(Role::CheckBox, &box_of_card);
    round.look(&mut walk, "a chosen dossier");
}

/// What is for those around a team.
fn service(round: &mut Round) {
    let mark = CrashMark {
        version: "0.1.0".to_owned(),
        at: date(2026, 11, 20).at(16, 5, 0, 0),
        place: "src/ui/app.rs:12:5".to_owned(),
        thread: "main".to_owned(),
    };
    store::crash::leave(&round.folder.path().join("data"), &mark).unwrap();
    let policy = Policy {
        file: Some("/etc/wijkpeil/instellingen.ron".into()),
        dossiers: Some(round.folder.path().join("documents")),
        versions: Some(round.folder.path().join("data")),
        passphrase: PassphraseRule::Required,
        versions_last: Some(false),
        contact: Some("Servicedesk van de gemeente, toestel 1234".to_owned()),
        problems: vec![PolicyProblem { line: Some(3), kind: PolicyProblemKind::Unknown("kleur".to_owned()) }],
        ..Policy::default()
    };
    let mut walk = Walk::open_under(policy, round.folder.path(), round.size, Some(round.path.clone()));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers") && walk.app().session().crash().is_some());
    round.look(&mut walk, "a fault of the last time");
    walk.choose_at_once(Role::Button, "Gegevens voor de helpdesk");
    round.look(&mut walk, "data for the helpdesk");
    walk.press(Key::Escape);
    walk.choose_at_once(Role::Button, "Meer");
    walk.choose_at_once(Role::Button, "Wis dit dossier …");
    round.look(&mut walk, "erasing");
    walk.choose_at_once(Role::CheckBox, "Ik begrijp dat het dossier daarna weg is");
    walk.choose_at_once(Role::Button, "Ga verder");
    round.look(&mut walk, "erasing for certain");
    walk.press(Key::Escape);
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    round.look(&mut walk, "choosing a passphrase");
    walk.press(Key::Escape);
    walk.press(Key::F1);
    walk.choose_at_once(Role::Button, "Over Wijkpeil");
    round.look(&mut walk, "about the program, managed");
}

fn report(round: &mut Round) {
    let mut walk = round.open_dossier();
    walk.choose_at_once(Role::Button, "Rapport");
    for kind in ["Volledig rapport", "Gaprapport", "Samenvatting", "Formulier"] {
        walk.choose_at_once(Role::RadioButton, kind);
        walk.wait_for("the pages", |walk| !walk.app().session().preview().is_busy);
        round.look(&mut walk, kind);
    }
    walk.choose_at_once(Role::Button, "Bekijk groot");
    round.look(&mut walk, "a large page");
    walk.press(Key::Escape);
    write_goal(&mut walk, "Zoals het nu is");
    walk.choose_at_once(Role::Button, "Meer");
    round.look(&mut walk, "the menu of the file");
    walk.choose_at_once(Role::Button, "Eerdere versies");
    walk.wait_for("the versions", |walk| walk.shows("Anders dan nu: "));
    round.look(&mut walk, "earlier versions");
}

fn read_only(round: &mut Round) {
    let first = round.open_dossier();
    let mut second = round.open_dossier();
    second.wait_for("the strip", |walk| walk.shows("Alleen lezen: "));
    for screen in ["Dossier", "Uitkomst", "Acties", "Vaststellen"] {
        second.choose_at_once(Role::Button, screen);
        round.look(&mut second, &format!("{screen}, to be read only"));
    }
    drop(first);
}

fn differences(round: &mut Round) {
    let mut walk = round.open_dossier();
    let mut theirs = store::open_dossier(&round.path, None).unwrap();
    "Van de ander".clone_into(&mut theirs.profile.goal);
    theirs.profile.team = long_text();
    store::write_dossier(&round.path, &theirs, None, store::Overwrite::Replace).unwrap();
    write_goal(&mut walk, &"Van mij ".repeat(500));
    walk.wait_for("the strip", |walk| walk.has("Bekijk de verschillen"));
    round.look(&mut walk, "somebody changed the file");
    walk.choose_at_once(Role::Button, "Bekijk de verschillen");
    round.look(&mut walk, "choosing per part");
    walk.choose_at_once(Role::Button, "Bewaar deze keuze");
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
}

fn failing_save(round: &mut Round) {
    let mut walk = round.open_dossier();
    round.move_documents("documents", "weg");
    write_goal(&mut walk, &"Alleen in de kopie ".repeat(200));
    walk.wait_for("the strip", |walk| walk.shows("Nog niet bewaard. De map"));
    round.look(&mut walk, "a save fails");
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    round.look(&mut walk, "saving elsewhere");
    let other = round.folder.path().join("van-iemand-anders.wijkpeil.ron");
    std::fs::write(&other, "van iemand anders").unwrap();
    walk.focus_on(Role::TextInput, "Map en naam van het bestand");
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text(other.to_str().unwrap());
    walk.choose_at_once(Role::Button, "Sla hier op");
    walk.wait_for("the question", |walk| walk.has("Vervang dat bestand"));
    round.look(&mut walk, "replacing a file");
    walk.press(Key::Escape);
    assert!(walk.ask_to_close(), "what is not saved keeps the window");
    walk.wait_for("the question", |walk| walk.has("Sluit toch"));
    round.look(&mut walk, "closing with what is not saved");
    walk.choose_at_once(Role::Button, "Blijf hier");
    walk.go("Sessiestand");
    round.look(&mut walk, "a save fails during a session");
    drop(walk);
    round.move_documents("weg", "documents");
}

fn after_a_crash(round: &mut Round) {
    let mut walk = round.open(None);
    // The card is read by itself, and gets longer by that.
    walk.wait_for("the start", |walk| walk.shows("Hiervan is werk gevonden") && walk.shows(" ingevuld"));
    round.look(&mut walk, "work was found");
    drop(walk);
    let mut walk = round.open(Some(&round.path));
    walk.wait_for("the question", |walk| walk.has("Waarmee wil je verder?"));
    round.look(&mut walk, "after a crash");
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn what_stands_around_the_screens_fits() {
    go_round(&dossiers::example(), SMALL);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn what_stands_around_the_screens_fits_when_enlarged() {
    go_round(&dossiers::example(), ENLARGED);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn what_stands_around_the_screens_fits_with_long_texts() {
    go_round(&dossiers::everywhere(&long_text()), SMALL);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn what_stands_around_the_screens_fits_with_long_words_when_enlarged() {
    go_round(&dossiers::everywhere(&"w".repeat(4000)), ENLARGED);
}
