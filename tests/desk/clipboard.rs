//! Texts that come from other programs and go to them.

use std::fmt::Write as _;
use std::time::Duration;

use super::desk::{Desk, until};
use super::dossiers::{self, empty, note, put};
use super::typing::{GOAL, NOTE};

/// A window with an empty dossier, and the focus in the first note.
fn begin(desk: &Desk) {
    let file = desk.document("wijk.wijkpeil.ron");
    put(&file, &empty());
    desk.open(&file);
    desk.keys("ctrl+Next");
    desk.click_into(NOTE);
}

pub(crate) fn a_text_of_another_program_is_pasted_with_one_kind_of_line_end() {
    let desk = Desk::new();
    begin(&desk);
    // As Windows, an old Mac, a spreadsheet, a word processor (line and page) and a web page write it.
    desk.copy("een\r\ntwee\rdrie\tvier\u{b}vijf\u{c}zes\u{2028}zeven\n");
    desk.keys("ctrl+v");
    desk.type_text("slot");
    let expected = "een\ntwee\ndrie\tvier\nvijf\nzes\nzeven\nslot";
    desk.wait_for("the text", |dossier| note(dossier) == expected);
    desk.wait_for("nothing else", dossiers::is_untouched);
}

pub(crate) fn what_is_no_text_does_not_get_into_the_dossier() {
    let desk = Desk::new();
    begin(&desk);
    desk.copy("\u{feff}voor\0bij\u{1b}[31m rood\u{7f} en\u{9b} uit");
    desk.keys("ctrl+v");
    // The cursor stands behind what was pasted.
    desk.type_text(".");
    desk.wait_for("the text", |dossier| note(dossier) == "voorbij[31m rood en uit.");

    // Only as a web page, without the same as text: nothing is pasted, and the program goes on.
    desk.copy_as("text/html", "clipboard", b"<b>vet</b>");
    desk.keys("ctrl+v");
    desk.type_text(" Klaar");
    desk.wait_for("the text", |dossier| note(dossier) == "voorbij[31m rood en uit. Klaar");
}

pub(crate) fn a_field_of_one_line_stays_one_line() {
    let desk = Desk::new();
    let file = desk.document("wijk.wijkpeil.ron");
    put(&file, &empty());
    desk.open(&file);
    desk.click_into("Team");
    desk.copy("Kernteam\r\nGroenekwartier\tNoord\r\n");
    desk.keys("ctrl+v");
    desk.wait_for("the name", |dossier| dossier.profile.team == "Kernteam Groenekwartier Noord");
}

pub(crate) fn the_selection_is_pasted_with_the_middle_button() {
    let desk = Desk::new();
    let file = desk.document("wijk.wijkpeil.ron");
    put(&file, &empty());
    desk.open(&file);
    desk.copy_as("UTF8_STRING", "primary", b"uit\r\nde\0 selectie");
    let place = desk.node(GOAL).middle().unwrap();
    desk.click(place, "2");
    desk.wait_for("the text", |dossier| dossier.profile.goal == "uit\nde selectie");
}

pub(crate) fn a_text_is_copied_and_cut_for_another_program() {
    let desk = Desk::new();
    begin(&desk);
    desk.type_text("eerste regel");
    desk.keys("Return");
    desk.type_text("tweede regel");
    let text = "eerste regel\ntweede regel";
    desk.wait_for("the text", |dossier| note(dossier) == text);
    desk.keys("ctrl+a ctrl+c");
    until("the text on the clipboard", || desk.clipboard() == text);
    desk.copy("iets anders");
    desk.keys("ctrl+x");
    until("the text on the clipboard", || desk.clipboard() == text);
    desk.wait_for("the note to be empty", |dossier| note(dossier).is_empty());
    desk.keys("ctrl+v ctrl+v");
    desk.wait_for("the text twice", |dossier| note(dossier) == text.repeat(2));
}

pub(crate) fn a_megabyte_goes_in_and_out() {
    const MEGABYTE: usize = 1_000_000;
    let desk = Desk::new();
    begin(&desk);
    let mut text = String::new();
    for number in 0.. {
        writeln!(text, "{number} Bewoners en ondernemers melden vaker wat zij zien in de wijk.").unwrap();
        if text.len() >= MEGABYTE {
            break;
        }
    }
    desk.copy(&text.replace('\n', "\r\n"));
    desk.keys("ctrl+v");
    desk.wait_for("the whole text", |dossier| note(dossier) == text);
    desk.copy("iets anders");
    desk.keys("ctrl+a ctrl+c");
    until("the whole text on the clipboard", || desk.clipboard() == text);
    // The window goes on working, be it slowly.
    desk.keys("Delete");
    desk.type_text("Klaar");
    desk.wait_for("the short text", |dossier| note(dossier) == "Klaar");
    desk.close();
    desk.ends_within(Duration::from_secs(10));
}
