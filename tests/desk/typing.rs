//! What is typed goes where the person types: no message, dialog or key takes it elsewhere.

use std::time::Duration;

use wijkpeil::model::Rating;

use super::desk::{Desk, stays, until};
use super::disk::Disk;
use super::dossiers::{self, empty, finished, note, put, ratings};
use super::words::Words;

/// The note of the first item.
pub(crate) const NOTE: &str = "Notitie bij 1.1";
/// The last field of the form.
pub(crate) const GOAL: &str = "Doel: wat willen jullie bereiken?";
/// Longer than any pause before a save, so that what has not happened by then does not happen.
const A_WHILE: Duration = Duration::from_secs(4);

/// Types while the disk fills, stays full and is emptied again.
fn type_through_a_full_disk(desk: &Desk, disk: &Disk, words: &mut Words) {
    words.type_for(desk, Duration::from_secs(1));
    disk.fill();
    until("the message that nothing is saved", || {
        words.type_for(desk, Duration::from_millis(500));
        desk.says("Nog niet bewaard")
    });
    words.type_for(desk, Duration::from_secs(1));
    disk.empty();
    until("the message to be away", || {
        words.type_for(desk, Duration::from_millis(500));
        !desk.says("Nog niet bewaard")
    });
    words.type_for(desk, Duration::from_secs(1));
}

pub(crate) fn a_note_is_typed_on_while_the_disk_is_full() {
    let disk = Disk::small();
    let desk = Desk::new();
    let file = disk.path().join("wijk.wijkpeil.ron");
    put(&file, &empty());
    desk.open(&file);
    desk.keys("ctrl+Next");
    desk.click_into(NOTE);
    let mut words = Words::new();
    type_through_a_full_disk(&desk, &disk, &mut words);
    desk.wait_for("all that was typed", |dossier| note(dossier) == words.text());
    desk.wait_for("nothing else", dossiers::is_untouched);
}

pub(crate) fn a_note_of_the_session_is_typed_on_while_the_disk_is_full() {
    let disk = Disk::small();
    let desk = Desk::new();
    let file = disk.path().join("wijk.wijkpeil.ron");
    put(&file, &empty());
    desk.open(&file);
    desk.click_on("Sessiestand");
    desk.node("Op orde, 1.1");
    desk.keys("t");
    until("the focus in the note", || desk.has_focus(NOTE));
    // Each of these letters and digits is a key of the sessiestand as well.
    let mut words = Words::with_tail("in 3 van de 5 straten; thans hangt 1 ");
    type_through_a_full_disk(&desk, &disk, &mut words);
    desk.wait_for("all that was typed", |dossier| note(dossier) == words.text());
    desk.wait_for("nothing else", dossiers::is_untouched);
}

pub(crate) fn a_key_that_undoes_a_search_leaves_the_dossier_alone() {
    let desk = Desk::new();
    let file = desk.document("wijk.wijkpeil.ron");
    put(&file, &empty());
    desk.open(&file);
    desk.keys("ctrl+Next");
    desk.click_into(NOTE);
    desk.type_text("Dit blijft staan.");
    let stands = || desk.holds(|dossier| note(dossier) == "Dit blijft staan.");
    until("the note in the file", stands);

    desk.keys("ctrl+f");
    until("the search field", || desk.everything().iter().any(|node| node.is("focused") && node.text.is_some()));
    desk.type_text("straat");
    desk.keys("ctrl+z ctrl+z ctrl+z");
    stays(A_WHILE, "the note stands", stands);

    desk.keys("ctrl+shift+s");
    until("the dialog", || desk.says("Opslaan als"));
    desk.type_text("x");
    desk.keys("ctrl+z ctrl+z ctrl+z");
    stays(A_WHILE, "the note stands", stands);
}

pub(crate) fn undo_does_not_take_an_adoption_back() {
    let desk = Desk::new();
    let file = desk.document("wijk.wijkpeil.ron");
    put(&file, &finished());
    desk.open(&file);
    desk.click_on("Vaststellen");
    desk.click_on("Stel vast");
    desk.wait_for("the adoption", dossiers::is_adopted);
    desk.keys("ctrl+z ctrl+z");
    stays(A_WHILE, "the measurement is adopted", || desk.holds(dossiers::is_adopted));
}

pub(crate) fn keys_of_the_session_delete_no_rating() {
    let desk = Desk::new();
    let file = desk.document("wijk.wijkpeil.ron");
    put(&file, &empty());
    desk.open(&file);
    desk.click_on("Sessiestand");
    desk.node("Op orde, 1.1");
    desk.keys("2 Right 1 Escape Right space");
    let rated = dossiers::first_two(Rating::Partly, Rating::InOrder);
    desk.wait_for("both ratings", |dossier| ratings(dossier) == rated);
    stays(A_WHILE, "both ratings stand", || desk.holds(|dossier| ratings(dossier) == rated));
}
