//! What is typed gets to the disk, whatever the window, the disk and other programs do.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use wijkpeil::store;

use super::desk::{Desk, stays, until, within};
use super::disk::Disk;
use super::dossiers::{empty, put};
use super::typing::GOAL;
use super::words::Words;

/// What was typed is somewhere safe after this time, and a window that is asked to close has ended.
const SOON: Duration = Duration::from_secs(3);

/// A window with an empty dossier in this file, and the focus in the field for the goal.
fn begin(desk: &Desk, file: &Path) {
    put(file, &empty());
    desk.open(file);
    desk.click_into(GOAL);
}

/// A window in which something was typed that is not saved yet.
fn begin_with_words_on_their_way(desk: &Desk, file: &Path) -> Words {
    begin(desk, file);
    let mut words = Words::new();
    words.type_one(desk);
    // What comes next waits for a save of its own.
    desk.wait_for("the first word", |dossier| dossier.profile.goal == words.text());
    words.type_one(desk);
    words
}

pub(crate) fn what_was_typed_is_saved_while_the_window_is_minimised() {
    let desk = Desk::new();
    let file = desk.document("wijk.wijkpeil.ron");
    let words = begin_with_words_on_their_way(&desk, &file);
    desk.minimise();
    desk.wait_at_most(SOON, "all that was typed", |dossier| dossier.profile.goal == words.text());
}

pub(crate) fn what_was_typed_is_saved_while_another_desktop_is_shown() {
    let desk = Desk::new();
    let file = desk.document("wijk.wijkpeil.ron");
    let words = begin_with_words_on_their_way(&desk, &file);
    desk.go_to_other_desktop();
    desk.wait_at_most(SOON, "all that was typed", |dossier| dossier.profile.goal == words.text());
}

pub(crate) fn a_minimised_window_saves_and_ends_when_it_is_closed() {
    let desk = Desk::new();
    let file = desk.document("wijk.wijkpeil.ron");
    let words = begin_with_words_on_their_way(&desk, &file);
    desk.minimise();
    desk.close();
    desk.ends_within(SOON);
    assert_eq!(store::open_dossier(&file, None).unwrap().profile.goal, words.text());
}

pub(crate) fn a_copy_is_kept_while_the_disk_stalls() {
    let disk = Disk::that_can_stall();
    let desk = Desk::new();
    let file = disk.path().join("wijk.wijkpeil.ron");
    begin(&desk, &file);
    let mut words = Words::new();
    words.type_for(&desk, Duration::from_secs(1));
    let stalled = disk.stall();
    words.type_for(&desk, Duration::from_secs(2));
    within(SOON, "a complete copy", || desk.kept().iter().any(|dossier| dossier.profile.goal == words.text()));
    within(Duration::from_secs(10), "the warning", || desk.says("Nog niet bewaard"));
    // The window goes on working.
    words.type_for(&desk, Duration::from_secs(1));
    within(SOON, "another copy", || desk.kept().iter().any(|dossier| dossier.profile.goal == words.text()));
    drop(stalled);
    desk.wait_for("all that was typed", |dossier| dossier.profile.goal == words.text());
    desk.close();
    desk.ends_within(SOON);
}

pub(crate) fn a_window_whose_disk_stalls_can_be_closed() {
    let disk = Disk::that_can_stall();
    let desk = Desk::new();
    let file = disk.path().join("wijk.wijkpeil.ron");
    begin(&desk, &file);
    let stalled = disk.stall();
    let mut words = Words::new();
    words.type_for(&desk, Duration::from_secs(1));
    desk.rest();
    desk.close();
    within(Duration::from_secs(10), "the choice", || desk.accessible("Sluit toch").is_some());
    // After staying, typing goes on, and closing asks again.
    desk.click_on("Blijf hier");
    desk.click_into(GOAL);
    desk.keys("ctrl+End");
    words.type_for(&desk, Duration::from_secs(1));
    desk.rest();
    desk.close();
    desk.click_on("Sluit toch");
    within(SOON, "the window to be gone", || !desk.has_window());
    within(SOON, "a complete copy", || desk.kept().iter().any(|dossier| dossier.profile.goal == words.text()));
    drop(stalled);
    until("the program to end", || desk.has_ended());
    let kept = desk.kept().into_iter().chain(store::open_dossier(&file, None));
    assert!(kept.into_iter().any(|dossier| dossier.profile.goal == words.text()), "what was typed is lost");
}

pub(crate) fn a_copy_is_kept_when_the_disk_is_pulled_out() {
    let mut disk = Disk::small();
    let desk = Desk::new();
    let file = disk.path().join("wijk.wijkpeil.ron");
    begin(&desk, &file);
    let mut words = Words::new();
    words.type_for(&desk, Duration::from_secs(1));
    disk.pull();
    words.type_for(&desk, Duration::from_secs(1));
    within(SOON, "a complete copy", || desk.kept().iter().any(|dossier| dossier.profile.goal == words.text()));
    within(SOON, "the warning", || desk.says("Nog niet bewaard"));
    assert!(!file.exists(), "the file came back where no disk is");
}

pub(crate) fn a_renamed_file_does_not_come_back_under_its_old_name_unsaid() {
    let desk = Desk::new();
    let file = desk.document("wijk.wijkpeil.ron");
    begin(&desk, &file);
    let mut words = Words::new();
    words.type_one(&desk);
    desk.wait_for("the first word", |dossier| dossier.profile.goal == words.text());
    let renamed = desk.document("wijk-2026.wijkpeil.ron");
    fs::rename(&file, &renamed).unwrap();
    words.type_for(&desk, Duration::from_secs(1));
    // It goes on under its new name, and says so.
    within(SOON, "all that was typed in the file under its new name", || holds_goal(&renamed, &words.text()));
    within(Duration::from_secs(10), "a word about it", || desk.says("Een ander programma heeft de naam veranderd."));
    words.type_for(&desk, Duration::from_secs(1));
    within(SOON, "what was typed after that", || holds_goal(&renamed, &words.text()));
    stays(SOON, "there is no file under the old name", || !file.exists());
}

/// Whether this file has exactly this goal.
fn holds_goal(file: &Path, goal: &str) -> bool {
    store::open_dossier(file, None).is_ok_and(|dossier| dossier.profile.goal == goal)
}

pub(crate) fn a_file_that_another_program_changed_is_seen_when_the_window_comes_back() {
    let desk = Desk::new();
    let file = desk.document("wijk.wijkpeil.ron");
    begin(&desk, &file);
    desk.minimise();
    let mut changed = store::open_dossier(&file, None).unwrap();
    "Van een collega.".clone_into(&mut changed.profile.goal);
    put(&file, &changed);
    desk.restore();
    within(Duration::from_secs(5), "what the colleague wrote, or a word about it", || {
        desk.says("Van een collega.") || desk.says("veranderd")
    });
    assert_eq!(store::open_dossier(&file, None).unwrap().profile.goal, "Van een collega.");
}

pub(crate) fn a_window_that_is_closed_right_after_typing_ends_at_once() {
    let times = if super::long::is_long() { 20 } else { 5 };
    let desk = Desk::new();
    let file = desk.document("wijk.wijkpeil.ron");
    let mut slowest = Duration::ZERO;
    for time in 0..times {
        begin(&desk, &file);
        let mut words = Words::new();
        // Each time another moment between two saves.
        words.type_for(&desk, Duration::from_millis(300 + (time * 370) % 1700));
        let asked = Instant::now();
        desk.close();
        desk.ends_within(SOON);
        slowest = slowest.max(asked.elapsed());
        assert_eq!(store::open_dossier(&file, None).unwrap().profile.goal, words.text());
    }
    println!("desk: closed {times} times right after typing; it took at most {slowest:?}");
}
