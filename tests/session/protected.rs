//! A protected dossier: nothing readable of it on any disk, whatever happens to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use wijkpeil::session::{Action, Passphrase, Protecting, SaveState, Source, Unread};
use wijkpeil::store;

use super::Desk;

const WORDS: &str = "vier losse rode fietsen";
/// Typed into the dossier, and then looked for everywhere.
const SECRETS: [&str; 5] = ["Voorbeeldstad", "Groenekwartier", "zomermarkt", "winkelstrip", "schoolplein"];

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned()).unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    // One that was just taken away is none.
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Fails where a word of the dossier, or the passphrase, can be read in any file.
fn assert_unreadable(folder: &Path, when: &str) {
    let all = files(folder);
    assert!(all.len() > 2, "{when}: {all:?}");
    for path in all {
        let Ok(bytes) = fs::read(&path) else { continue };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for secret in SECRETS.iter().chain([&WORDS, &"municipality", &"measurements"]) {
            // The list of dossiers names their fields, and leaves them empty.
            let is_list = path.ends_with("recent.ron") && *secret == "municipality";
            assert!(is_list || !text.contains(secret), "{when}: {secret} in {}", path.display());
        }
    }
}

fn protect(desk: &mut Desk, with: Option<&str>) {
    desk.session.apply(Action::Protect(with.map(passphrase)));
    desk.wait_for("the protection", |session| *session.protecting() != Protecting::Busy);
    assert_eq!(*desk.session.protecting(), Protecting::No);
    assert_eq!(desk.session.is_protected(), with.is_some());
}

fn open(desk: &mut Desk, path: &Path, with: &str) {
    desk.session.apply(Action::Open(path.to_owned()));
    desk.wait_for("the question", |session| session.locked().is_some());
    desk.session.apply(Action::Unlock(passphrase(with)));
    desk.wait_for("an answer", |session| !session.is_loading());
}

fn save(desk: &mut Desk, text: &str) {
    desk.write_goal(text);
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the save", |session| !session.has_unsaved_changes());
}

fn goal_in(path: &Path, with: &str) -> String {
    store::open_dossier(path, Some(&passphrase(with))).unwrap().profile.goal
}

#[test]
fn nothing_of_a_protected_dossier_can_be_read_whatever_happens() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    save(&mut desk, "zomermarkt");
    drop(desk);
    let mut desk = Desk::new(folder.path());
    desk.session.apply(Action::Open(path.clone()));
    desk.wait_for("the dossier", |session| session.dossier().is_some());
    assert_eq!(files(&folder.path().join("data/backups")).len(), 1, "an earlier version that anybody can read");
    protect(&mut desk, Some(WORDS));
    desk.wait_for("the list", |session| session.recent().iter().any(|recent| !recent.is_named()));
    assert_unreadable(folder.path(), "protected");

    save(&mut desk, "winkelstrip");
    let written = fs::read(&path).unwrap();
    // What stands there already is not written again, and no version is kept twice.
    save(&mut desk, "schoolplein");
    desk.session.apply(Action::Undo);
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the save", |session| !session.has_unsaved_changes());
    assert_eq!(fs::read(&path).unwrap(), written, "the same state is protected once");
    assert_unreadable(folder.path(), "edited");

    let (here, away) = (folder.path().join("documents"), folder.path().join("away"));
    fs::rename(&here, &away).unwrap();
    desk.write_goal("schoolplein");
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the failure", |session| matches!(session.save_state(), SaveState::Failed(_)) && !session.is_saving());
    assert_unreadable(folder.path(), "a failing save");
    drop(desk);
    fs::rename(&away, &here).unwrap();

    // After a crash the copy is offered once the passphrase is there.
    let mut desk = Desk::new(folder.path());
    desk.wait_for("the list", |session| session.leftovers().contains(&path));
    open(&mut desk, &path, WORDS);
    let recovery = desk.session.recovery().unwrap();
    assert_eq!(recovery.candidates[0].dossier.profile.goal, "schoolplein");
    desk.session.apply(Action::Recover(Source::Candidate(0)));
    desk.wait_for("the save", |session| !session.has_unsaved_changes());
    assert_eq!(goal_in(&path, WORDS), "schoolplein");

    // Somebody else put it there for anybody to read: what is kept of that is protected.
    let mut theirs = store::open_dossier(&path, Some(&passphrase(WORDS))).unwrap();
    theirs.profile.goal = "zomermarkt".to_owned();
    store::write_dossier(&path, &theirs, None, store::Overwrite::Replace).unwrap();
    desk.write_goal("winkelstrip");
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the conflict", |session| session.conflict().is_some());
    let versions = files(&folder.path().join("data/backups")).len();
    desk.clock.advance(Duration::from_secs(6));
    desk.session.poll();
    desk.wait_for("another attempt", |session| !session.is_saving());
    assert_eq!(files(&folder.path().join("data/backups")).len(), versions, "their version is kept once");
    desk.session.apply(Action::Resolve(wijkpeil::session::Resolution::Mine));
    desk.wait_for("the save", |session| !session.has_unsaved_changes());
    assert_unreadable(folder.path(), "another's change");
    desk.session.apply(Action::ListVersions);
    desk.wait_for("the versions", |session| session.versions().is_some());
    let goals: Vec<_> =
        desk.session.versions().unwrap().iter().map(|it| it.dossier.clone().map(|it| it.profile.goal.clone())).collect();
    assert!(goals.contains(&Ok("zomermarkt".to_owned())) && !goals.contains(&Err(Unread::Locked)), "{goals:?}");
}

#[test]
fn another_passphrase_and_none_hold_for_everything_that_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    protect(&mut desk, Some(WORDS));
    desk.session.apply(Action::Close);
    desk.wait_for("the start", |session| session.dossier().is_none());
    open(&mut desk, &path, "vier losse rode fiets");
    assert!(desk.session.locked().unwrap().is_refused && desk.session.dossier().is_none());
    desk.session.apply(Action::Unlock(passphrase(WORDS)));
    desk.wait_for("the dossier", |session| session.dossier().is_some());
    assert!(desk.session.locked().is_none());

    protect(&mut desk, Some("acht groene stoeptegels"));
    let elsewhere = path.with_file_name("elders.wijkpeil.ron");
    desk.session.apply(Action::SaveAs { path: elsewhere.clone(), replace: false });
    desk.wait_for("the other place", |session| session.path() == Some(&elsewhere));
    assert!(desk.session.is_protected(), "another place is as protected");
    assert_eq!(goal_in(&elsewhere, "acht groene stoeptegels"), "");
    desk.session.apply(Action::ListVersions);
    desk.wait_for("the versions", |session| session.versions().is_some());
    assert!(desk.session.versions().unwrap().iter().all(|version| version.dossier.is_ok()));

    protect(&mut desk, None);
    assert!(store::open_dossier(&elsewhere, None).is_ok());
    let data = folder.path().join("data");
    let versions = |path: &Path| {
        let id = store::open_dossier(path, Some(&passphrase("acht groene stoeptegels"))).unwrap().id;
        store::Backups::of(&store::KeptPlace::of(&data, &id, path)).list().unwrap()
    };
    assert!(versions(&elsewhere).iter().all(|version| version.open(None).is_ok()));
    let of_the_other = versions(&path);
    assert!(!of_the_other.is_empty(), "the file that stays has its versions");
    assert!(of_the_other.iter().all(|version| version.open(None).is_err()), "and they are as protected as that file");
}
