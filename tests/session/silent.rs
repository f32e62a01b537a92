//! Disks that do not answer: they block no other work, waiting can be cancelled, and a late result is dropped.

use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

use wijkpeil::session::{
    Action, Awaited, Passphrase, Protecting, ReportChoice, ReportKind, ReportState, ReportTarget, SaveState, Session,
};

use super::{Desk, goal_on_disk, is_saved, save};
use crate::support::faults::Mount;

/// Longer than anything takes where the disk answers.
const A_WHILE: Duration = Duration::from_millis(1100);

fn passphrase() -> Passphrase {
    Passphrase::new("vier losse rode fietsen".to_owned()).unwrap()
}

fn make_report(desk: &mut Desk, path: &Path) {
    let choice = ReportChoice { kind: ReportKind::Summary, measurement: Some(0), ..ReportChoice::default() };
    desk.session.apply(Action::MakeReports { targets: vec![ReportTarget { path: path.to_owned(), choice }], replace: false });
}

fn is_report_done(session: &Session) -> bool {
    !matches!(session.report(), ReportState::Busy(_))
}

/// Two dossiers: the one that is open, and another.
fn two_dossiers(folder: &Path) -> (Desk, std::path::PathBuf, std::path::PathBuf) {
    let mut desk = Desk::with_dossier(folder);
    let first = desk.path().unwrap();
    desk.create("Zuid");
    let second = folder.join("zuid.wijkpeil.ron");
    let made = desk.path().unwrap();
    desk.session.apply(Action::Close);
    desk.wait_for("the end", |session| session.dossier().is_none());
    fs::rename(made, &second).unwrap();
    (desk, first, second)
}

#[test]
fn a_dossier_is_saved_while_what_is_kept_beside_it_does_not_answer() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    desk.wait_for("the list", |session| !session.recent().is_empty());
    let Some(_data) = Mount::silent(&folder.path().join("data")) else { return };
    for text in ["een", "een twee", "een twee drie"] {
        desk.write_goal(text);
        save(&mut desk);
        assert_eq!(goal_on_disk(&path), text);
        assert!(matches!(desk.session.save_state(), SaveState::Saved(_)), "{:?}", desk.session.save_state());
    }
}

#[test]
fn a_dossier_opens_while_what_is_kept_beside_it_does_not_answer_and_that_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = Desk::with_dossier(folder.path()).path().unwrap();
    let Some(_data) = Mount::silent(&folder.path().join("data")) else { return };
    let mut desk = Desk::new(folder.path());
    desk.session.apply(Action::Open(path.clone()));
    desk.wait_for("the dossier", |session| session.dossier().is_some());
    let told = desk.told().unwrap();
    assert!(told.title.contains("eerdere versies") && told.detail.contains("wel gewoon bewaard"), "{told:?}");
    desk.write_goal("toch");
    save(&mut desk);
    assert_eq!(goal_on_disk(&path), "toch");
}

#[test]
fn a_copy_that_an_earlier_run_left_outlives_a_session_that_could_not_see_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    desk.write_goal("net niet bewaard");
    fs::rename(folder.path().join("documents"), folder.path().join("away")).unwrap();
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the failure", |session| matches!(session.save_state(), SaveState::Failed(_)));
    drop(desk);
    fs::rename(folder.path().join("away"), folder.path().join("documents")).unwrap();
    assert_eq!(super::copies(folder.path()), ["net niet bewaard"]);

    let Some(silent) = Mount::silent(&data) else { return };
    let mut desk = Desk::new(folder.path());
    desk.session.apply(Action::Open(path));
    desk.wait_for("the dossier", |session| session.dossier().is_some());
    drop(silent);
    desk.write_goal("iets anders");
    save(&mut desk);
    drop(desk);
    assert_eq!(super::copies(folder.path()), ["net niet bewaard"]);
}

#[test]
fn a_report_that_waits_for_its_disk_is_let_go_and_keeps_no_other_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let share = folder.path().join("schijf");
    let Some(silent) = Mount::silent(&share) else { return };
    make_report(&mut desk, &share.join("uit.pdf"));
    assert!(!desk.session.is_report_slow());
    desk.clock.advance(A_WHILE);
    desk.session.poll();
    assert!(desk.session.is_report_slow());
    desk.session.apply(Action::StopReports);
    let ReportState::Done(made) = desk.session.report() else { panic!("{:?}", desk.session.report()) };
    assert!(made.is_stopped && made.made.is_empty() && made.unsure.is_none(), "{made:?}");

    let good = folder.path().join("goed.pdf");
    make_report(&mut desk, &good);
    desk.wait_for("the other report", is_report_done);
    assert!(good.is_file());
    let before = desk.session.report().clone();
    drop(silent);
    std::thread::sleep(Duration::from_millis(200));
    desk.session.poll();
    assert_eq!((desk.session.report(), desk.told().is_none()), (&before, true), "what comes late is told nowhere");
}

#[test]
fn a_report_of_a_dossier_whose_own_disk_does_not_answer_is_made_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let Some(_silent) = Mount::silent(&folder.path().join("documents")) else { return };
    let good = folder.path().join("goed.pdf");
    make_report(&mut desk, &good);
    desk.clock.advance(Duration::from_secs(3));
    desk.wait_for("the report", is_report_done);
    assert!(good.is_file(), "{:?}", desk.session.report());
}

#[test]
fn a_protected_dossier_whose_disk_does_not_answer_is_let_go() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, path, other) = two_dossiers(folder.path());
    super::open(&mut desk, &path);
    desk.session.apply(Action::Protect(Some(passphrase())));
    desk.wait_for("the protection", |session| *session.protecting() == Protecting::No);
    desk.session.apply(Action::Close);
    desk.wait_for("the end", |session| session.dossier().is_none());
    desk.session.apply(Action::Open(path));
    desk.wait_for("the question", |session| session.locked().is_some());
    let Some(silent) = Mount::silent(&folder.path().join("documents")) else { return };
    desk.session.apply(Action::Unlock(passphrase()));
    assert!(!desk.session.is_unlocking_slow());
    desk.clock.advance(A_WHILE);
    assert!(desk.session.is_unlocking_slow());
    desk.session.apply(Action::StopOpening);
    assert!(desk.session.locked().is_none());
    super::open(&mut desk, &other);
    drop(silent);
    std::thread::sleep(Duration::from_millis(200));
    desk.session.poll();
    assert_eq!((desk.path(), desk.session.locked().is_none()), (Some(other), true));
}

#[test]
fn protecting_that_waits_for_its_disk_is_let_go_and_is_not_done_later() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    let Some(silent) = Mount::silent(&folder.path().join("documents")) else { return };
    desk.session.apply(Action::Protect(Some(passphrase())));
    assert!(desk.session.protection_on_its_way().is_some() && !desk.session.is_protecting_slow());
    desk.clock.advance(A_WHILE);
    assert!(desk.session.is_protecting_slow());
    desk.session.apply(Action::StopProtecting);
    assert_eq!((desk.session.protecting(), desk.session.protection_on_its_way()), (&Protecting::No, None));
    drop(silent);
    desk.write_goal("open en bloot");
    save(&mut desk);
    assert_eq!(goal_on_disk(&path), "open en bloot", "it can be read without a passphrase");
    assert!(!desk.session.is_protected() && *desk.session.protecting() == Protecting::No);
}

#[test]
fn a_cancelled_protection_that_the_disk_applies_late_has_no_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    let temporary = path.with_file_name(format!(".{}.tmp", path.file_name().unwrap().to_string_lossy()));
    let held = File::create(&temporary).unwrap();
    held.lock().unwrap();
    desk.session.apply(Action::Protect(Some(passphrase())));
    std::thread::sleep(Duration::from_millis(100));
    desk.session.apply(Action::StopProtecting);
    held.unlock().unwrap();
    desk.write_goal("open en bloot");
    save(&mut desk);
    assert_eq!(goal_on_disk(&path), "open en bloot");
    assert!(!desk.session.is_protected() && desk.told().is_none(), "{:?}", desk.told());
}

#[test]
fn another_dossier_is_opened_while_one_does_not_come() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, dead, good) = two_dossiers(folder.path());
    let Some(silent) = Mount::silent(&folder.path().join("documents")) else { return };
    desk.session.apply(Action::Open(dead.clone()));
    assert_eq!(desk.session.slow_opening(), None);
    desk.clock.advance(A_WHILE);
    assert_eq!(desk.session.slow_opening(), Some(&Awaited::File(dead)), "it is said which one is waited for");
    super::open(&mut desk, &good);
    assert_eq!(desk.session.slow_opening(), None);
    drop(silent);
    std::thread::sleep(Duration::from_millis(200));
    desk.session.poll();
    assert_eq!((desk.path(), desk.told().is_none()), (Some(good), true), "{:?}", desk.told());
}

#[test]
fn a_dossier_that_is_made_late_is_found_among_the_recent_ones() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(folder.path());
    let path = folder.path().join("documents/voorbeeldstad-zuid.wijkpeil.ron");
    let held = File::create(path.with_file_name(".voorbeeldstad-zuid.wijkpeil.ron.tmp")).unwrap();
    held.lock().unwrap();
    let make = || Action::Create { municipality: "Voorbeeldstad".into(), neighbourhood: "Zuid".into() };
    desk.session.apply(make());
    desk.clock.advance(A_WHILE);
    let awaited = Awaited::New { municipality: "Voorbeeldstad".into(), neighbourhood: "Zuid".into() };
    assert_eq!(desk.session.slow_opening(), Some(&awaited));
    // Asking again makes no second one.
    desk.session.apply(make());
    desk.session.apply(Action::StopOpening);
    assert!(!desk.session.is_loading());
    held.unlock().unwrap();
    desk.wait_for("the list", |session| session.recent().iter().any(|recent| recent.path == path && recent.is_named()));
    assert!(desk.session.dossier().is_none());
    let names = crate::support::program::names_in(&folder.path().join("documents"));
    assert_eq!(names.iter().filter(|name| name.contains(".ron")).count(), 1, "{names:?}");
    desk.wait_for("nothing else", is_saved);
}
