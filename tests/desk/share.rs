//! A network drive that hangs, and what the window costs: nobody waits for what they do not need.

use std::fs;
use std::time::Duration;

use wijkpeil::store;

use super::desk::{Desk, until, within};
use super::disk::Share;
use super::dossiers::{empty, put};
use super::typing::{GOAL, NOTE};
use super::words::Words;

/// What does not wait for a disk is there after this time, on a machine that has other things to do.
const SOON: Duration = Duration::from_secs(8);

pub(crate) fn a_dossier_on_a_network_drive_that_hangs_keeps_nobody_from_another() {
    let share = Share::new();
    let desk = Desk::new();
    let (far, near) = (share.path().join("ver.wijkpeil.ron"), desk.document("dichtbij.wijkpeil.ron"));
    let mut other = empty();
    "Waterwijk".clone_into(&mut other.profile.neighbourhood);
    put(&far, &empty());
    put(&near, &other);
    // So that it is among those that were opened last.
    desk.open(&near);
    desk.close();
    desk.ends_within(SOON);

    let hanging = share.hang();
    desk.start(&far);
    within(SOON, "a word about the drive", || desk.says("ver.wijkpeil.ron’ wordt geopend. De schijf of het netwerk"));
    desk.click_on("Waterwijk, Voorbeeldstad");
    desk.click_into(GOAL);
    let mut words = Words::new();
    words.type_for(&desk, Duration::from_secs(1));
    until("what was typed in the file", || store::open_dossier(&near, None).is_ok_and(|it| it.profile.goal == words.text()));
    // What comes late pushes nobody away.
    drop(hanging);
    std::thread::sleep(Duration::from_secs(1));
    words.type_for(&desk, Duration::from_secs(1));
    until("what was typed after that", || store::open_dossier(&near, None).is_ok_and(|it| it.profile.goal == words.text()));
    desk.close();
    desk.ends_within(SOON);
}

pub(crate) fn the_window_and_the_file_do_not_wait_for_the_programs_own_data() {
    let share = Share::new();
    let desk = Desk::with_data(share.path());
    let file = desk.document("wijk.wijkpeil.ron");
    put(&file, &empty());
    let hanging = share.hang();
    desk.open(&file);
    assert!(desk.says("Wijkpeil kan geen eerdere versies van dit dossier bewaren."));
    // What is said above the screen leaves the last field behind the foot.
    desk.click_into("Aanleiding: waarom zijn jullie begonnen?");
    let mut words = Words::new();
    for _ in 0..3 {
        words.type_for(&desk, Duration::from_secs(1));
        desk.wait_at_most(SOON, "all that was typed", |dossier| dossier.profile.occasion == words.text());
    }
    desk.rest();
    assert!(!desk.says("Nog niet bewaard"));
    desk.close();
    within(SOON, "the window to be gone, without a question", || !desk.has_window());
    // The system does not let go of a program that waits for its disk.
    drop(hanging);
    until("the program to end", || desk.has_ended());
}

pub(crate) fn the_window_comes_back_where_it_was() {
    let desk = Desk::new();
    let file = desk.document("wijk.wijkpeil.ron");
    put(&file, &empty());
    desk.open(&file);
    desk.keys("ctrl+equal");
    desk.rest();
    desk.close();
    desk.ends_within(SOON);
    let kept = fs::read_to_string(desk.document("../data/wijkpeil/looks.ron")).unwrap();
    assert!(kept.contains("zoom: 1.1") && kept.contains("size: (1240.0, 940.0"), "{kept}");
    assert!(kept.contains("position: Some((10.0, 30.0"), "{kept}");
}

pub(crate) fn letters_in_a_long_text_take_little_memory() {
    /// In megabytes, for thirty letters in a hundred kilobytes.
    const MOST: u64 = 60;
    let desk = Desk::new();
    let file = desk.document("wijk.wijkpeil.ron");
    put(&file, &empty());
    desk.open(&file);
    desk.keys("ctrl+Next");
    desk.click_into(NOTE);
    let long = "Dit is een lange tekst over de wijk en wat er moet gebeuren. ".repeat(1_700);
    desk.copy(&long);
    desk.keys("ctrl+v");
    desk.wait_for("the text", |dossier| super::dossiers::note(dossier).len() == long.len());
    // One letter by itself: the text is laid out twice from then on.
    desk.type_text("x");
    desk.wait_for("a letter", |dossier| super::dossiers::note(dossier).len() == long.len() + 1);
    let before = desk.memory();
    desk.type_text(&"abcdefghij".repeat(3));
    desk.wait_for("thirty letters", |dossier| super::dossiers::note(dossier).len() == long.len() + 31);
    let more = desk.memory().saturating_sub(before);
    println!("desk: thirty letters in a text of {} kilobytes took {more} megabytes of memory", long.len() / 1024);
    assert!(more < MOST, "thirty letters took {more} megabytes");
}
