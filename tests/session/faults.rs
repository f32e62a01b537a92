//! Saving while disks fill up, folders go away and renaming is refused: the real faults, not imitations.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use wijkpeil::messages;
use wijkpeil::session::{Action, Copied, SaveState, SavingAs, Session};

use super::{Desk, copies, goal_on_disk, is_saved};
use crate::support::faults::Mount;

fn has_failed(session: &Session) -> bool {
    matches!(session.save_state(), SaveState::Failed(_))
}

/// Types, and waits for a save that cannot succeed; the copy holds what was typed.
fn fails(desk: &mut Desk, folder: &Path, text: &str) {
    desk.write_goal(text);
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the failure", |session| has_failed(session) && !session.is_saving());
    assert!(matches!(desk.session.save_state(), SaveState::Failed(Copied::At(_))), "there is a copy");
    assert_eq!(copies(folder), [text]);
    assert_eq!(desk.goal(), text);
}

fn succeeds(desk: &mut Desk, text: &str) {
    desk.clock.advance(Duration::from_secs(6));
    desk.wait_for("the later save", is_saved);
    assert_eq!(goal_on_disk(&desk.path().unwrap()), text);
}

#[test]
fn a_full_disk_leaves_the_file_whole_and_costs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_disk) = Mount::disk(&folder.path().join("documents"), 64) else { return };
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    let filler = path.with_file_name("vol");
    // Writes until the disk is full.
    drop(fs::write(&filler, vec![0; 1024 * 1024]));
    let text = "tekst ".repeat(4000);
    fails(&mut desk, folder.path(), &text);
    let trouble = messages::save_trouble(&desk.session.save_trouble().unwrap());
    assert!(trouble.contains("geen ruimte"), "{trouble}");
    assert_eq!(goal_on_disk(&path), "", "the old file is whole");
    fs::remove_file(&filler).unwrap();
    succeeds(&mut desk, &text);
    desk.wait_for("the copy to go", |_| copies(folder.path()).is_empty());
}

#[test]
fn a_folder_that_becomes_read_only_costs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let Some(protected) = Mount::read_only(&folder.path().join("documents")) else { return };
    fails(&mut desk, folder.path(), "op slot");
    drop(protected);
    succeeds(&mut desk, "op slot");
}

#[test]
fn a_disk_that_is_taken_out_and_comes_back_costs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (stick, documents) = (folder.path().join("stick"), folder.path().join("documents"));
    fs::create_dir_all(&documents).unwrap();
    let Some(_disk) = Mount::disk(&stick, 4096) else { return };
    let Some(plugged_in) = Mount::bind(&stick, &documents) else { return };
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    // The folder where the disk appears is still there, and empty: nothing may be written into that.
    drop(plugged_in);
    assert!(!path.exists());
    fails(&mut desk, folder.path(), "terwijl de schijf weg is");
    // It stays away for ten minutes, and the team types on.
    for minute in 0..10 {
        desk.clock.advance(Duration::from_mins(1));
        desk.write_goal(&format!("minuut {minute}"));
        desk.clock.advance(Duration::from_secs(2));
        desk.session.poll();
        desk.wait_for("another attempt", |session| !session.is_saving());
        assert!(has_failed(&desk.session));
    }
    assert_eq!(fs::read_dir(&documents).unwrap().count(), 0);
    let Some(_again) = Mount::bind(&stick, &documents) else { return };
    succeeds(&mut desk, "minuut 9");
}

#[test]
fn where_renaming_is_refused_the_file_itself_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    // A file that is mounted by itself cannot be replaced by renaming: the system says that it is busy.
    let Some(_mount) = Mount::bind(&path, &path) else { return };
    let other = path.with_file_name("proef");
    fs::write(&other, "x").unwrap();
    assert!(fs::rename(&other, &path).is_err(), "the fault is real");
    for text in ["een lange tekst om mee te beginnen", "kort"] {
        desk.write_goal(text);
        desk.clock.advance(Duration::from_secs(2));
        desk.wait_for("the save", is_saved);
        assert_eq!(goal_on_disk(&path), text);
    }
    assert!(copies(folder.path()).is_empty(), "what was read back was compared, so the copy could go");
    assert!(!has_failed(&desk.session));
}

#[test]
#[expect(clippy::print_stderr, reason = "the output tells that a test did nothing")]
fn in_a_folder_that_takes_no_new_files_the_file_itself_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    let documents = path.parent().unwrap().to_owned();
    let protect = |flag: &str| Command::new("chattr").arg(flag).arg(&documents).output().is_ok_and(|it| it.status.success());
    if !protect("+i") || fs::write(documents.join("proef"), "x").is_ok() {
        eprintln!("passed over: folders cannot be protected here");
        protect("-i");
        return;
    }
    desk.write_goal("toch bewaard");
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("an end", |session| is_saved(session) || has_failed(session));
    let state = desk.session.save_state();
    assert!(protect("-i"));
    assert!(matches!(state, SaveState::Saved(_)), "{state:?}");
    assert_eq!(goal_on_disk(&path), "toch bewaard");
}

#[test]
fn without_any_place_for_a_copy_that_is_said_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    fs::rename(folder.path().join("documents"), folder.path().join("away")).unwrap();
    fs::create_dir_all(folder.path().join("data")).unwrap();
    fs::write(folder.path().join("data/copies"), "hier staat al iets").unwrap();
    desk.write_goal("nergens");
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the failure", has_failed);
    assert_eq!(desk.session.save_state(), SaveState::Failed(Copied::Nowhere));
    assert_eq!(desk.goal(), "nergens");
}

#[test]
fn a_file_that_was_taken_away_is_put_back_only_when_somebody_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    fs::remove_file(&path).unwrap();
    desk.write_goal("opnieuw");
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the question", |session| matches!(session.save_state(), SaveState::Gone(Copied::At(_))));
    assert_eq!(copies(folder.path()), ["opnieuw"]);
    desk.clock.advance(Duration::from_secs(6));
    desk.session.poll();
    desk.wait_for("another attempt", |session| !session.is_saving());
    assert!(!path.exists(), "it may have been removed on purpose");
    desk.session.apply(Action::PutBack);
    desk.wait_for("the save", is_saved);
    assert_eq!(goal_on_disk(&path), "opnieuw");
    desk.wait_for("the copy to go", |_| copies(folder.path()).is_empty());
}

#[test]
fn the_dossier_goes_on_in_another_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let old = desk.path().unwrap();
    fs::rename(folder.path().join("documents"), folder.path().join("away")).unwrap();
    fails(&mut desk, folder.path(), "ergens anders heen");

    let taken = folder.path().join("bezet.wijkpeil.ron");
    fs::write(&taken, "van iemand anders").unwrap();
    desk.session.apply(Action::SaveAs { path: taken.clone(), replace: false });
    desk.wait_for("the question", |session| *session.saving_as() == SavingAs::Exists(taken.clone()));
    assert_eq!(fs::read(&taken).unwrap(), b"van iemand anders");

    // Without the ending of a dossier it gets that.
    desk.session.apply(Action::SaveAs { path: folder.path().join("elders"), replace: false });
    let new = folder.path().join("elders.wijkpeil.ron");
    desk.wait_for("the other place", |session| session.path() == Some(&new));
    assert_eq!(goal_on_disk(&new), "ergens anders heen");
    desk.write_goal("en verder");
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the save", is_saved);
    assert_eq!(goal_on_disk(&new), "en verder");
    assert!(!old.exists());
    let dossier = desk.session.dossier().unwrap();
    assert_eq!(dossier.origins.len(), 1, "another file of the same dossier is one of its own");
    assert_ne!(dossier.id, dossier.origins[0]);
}

#[test]
fn a_clock_that_jumps_back_keeps_the_order_of_versions() {
    use jiff::civil::date;
    use wijkpeil::store::{Backups, DossierBytes, KeptPlace, MOST_BACKUPS};

    let folder = tempfile::tempdir().unwrap();
    let mut dossier = crate::support::dossiers::empty();
    let place = KeptPlace::of(folder.path(), &dossier.id, &folder.path().join("wijk.wijkpeil.ron"));
    let backups = Backups::of(&place);
    for number in 0..15_i8 {
        dossier.profile.goal = format!("stand {number}");
        // Every second one seems to be a year older.
        let day = date(2026 - i16::from(number % 2), 11, 21);
        let now = day.at(10, number, 0, 0);
        backups.keep(&DossierBytes::of(&dossier, None).unwrap(), now).unwrap();
        backups.keep(&DossierBytes::of(&dossier, None).unwrap(), now).unwrap();
    }
    let goals: Vec<String> = backups.list().unwrap().iter().map(|backup| backup.open(None).unwrap().profile.goal).collect();
    let expected: Vec<String> = (4..15).rev().map(|number| format!("stand {number}")).collect();
    assert_eq!((goals, MOST_BACKUPS), (expected, 11));

    // What comes back is kept once, as the newest.
    dossier.profile.goal = "stand 7".to_owned();
    backups.keep(&DossierBytes::of(&dossier, None).unwrap(), date(2026, 11, 22).at(9, 0, 0, 0)).unwrap();
    let goals: Vec<String> = backups.list().unwrap().iter().map(|backup| backup.open(None).unwrap().profile.goal).collect();
    assert_eq!(goals.len(), 11);
    assert_eq!((goals[0].as_str(), goals.iter().filter(|goal| *goal == "stand 7").count()), ("stand 7", 1));
}

#[cfg(unix)]
#[test]
fn a_pipe_under_the_name_of_a_temporary_file_or_a_lock_is_refused_and_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    desk.session.apply(Action::Close);
    desk.wait_for("the end", |session| session.dossier().is_none());
    let name = path.file_name().unwrap().to_str().unwrap();
    // The file is given free in the background.
    let lock = path.with_file_name(format!(".{name}.lock"));
    let mut looks = 0;
    while lock.exists() {
        assert!(looks < 1000, "the dossier is not given free");
        looks += 1;
        std::thread::sleep(Duration::from_millis(2));
    }
    for pipe in [lock, path.with_file_name(format!(".{name}.tmp"))] {
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    }
    desk.session.apply(Action::Open(path.clone()));
    desk.wait_for("the dossier", |session| session.dossier().is_some());
    fails(&mut desk, folder.path(), "toch ergens");
    assert_eq!(goal_on_disk(&path), "", "the file is as it was");
}
