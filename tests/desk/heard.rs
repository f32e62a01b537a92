//! What somebody hears who uses the program with a screen reader: told over AT-SPI, in the order in which it is told.
//!
//! The transcripts stand in `tests/golden`; `UPDATE_EXPECT=1` re-records them. A line that begins with `>` is what the
//! person does. Below it stands what gets the focus, below what it stands in and with its state and description behind it;
//! indented, what changed of it, and what was announced. Orca says the first three; announcements are for readers that have a
//! listener for them, as those of Windows.

use std::fmt::Write as _;

use super::desk::{Desk, until};
use super::dossiers;

/// A person who listens, and what they hear.
struct Listener {
    desk: Desk,
    transcript: String,
}

impl Listener {
    /// Opens this dossier.
    fn open(dossier: &wijkpeil::model::Dossier) -> Self {
        let desk = Desk::new();
        let path = desk.document("wijk.wijkpeil.ron");
        dossiers::put(&path, dossier);
        // A screen reader runs before the program starts.
        desk.heard();
        desk.open(&path);
        let mut listener = Self { desk, transcript: String::new() };
        listener.hear("the dossier is opened");
        listener
    }

    fn hear(&mut self, what: &str) {
        writeln!(self.transcript, "> {what}").unwrap();
        for line in self.desk.heard() {
            writeln!(self.transcript, "{line}").unwrap();
        }
    }

    /// Presses keys one after the other, and listens after each.
    fn press(&mut self, keys: &str) {
        for key in keys.split(' ') {
            self.desk.keys(key);
            self.hear(key);
        }
    }

    /// Goes to what has this name, by the list of a screen reader.
    fn go_to(&mut self, name: &str) {
        assert!(self.desk.gives_focus_to(name), "'{name}' takes no focus");
        self.hear(&format!("to ‘{name}’"));
    }

    fn check(&self, expected: &expect_test::ExpectFile) {
        expected.assert_eq(&self.transcript);
    }
}

pub(crate) fn ten_items_are_rated_by_ear() {
    let mut listener = Listener::open(&dossiers::empty());
    listener.press("ctrl+Return 1");
    until("the first save", || listener.desk.holds(|dossier| dossiers::ratings(dossier).len() == 1));
    listener.hear("a moment later");
    listener.press("ctrl+Return 2 ctrl+Return 3 ctrl+Return 4 ctrl+Return 5 Tab Tab");
    listener.press("ctrl+Return Right 3 3 space ctrl+Return 1 ctrl+Return 1 ctrl+Return 1 ctrl+Return 1 ctrl+z");
    listener.go_to("Uitkomst");
    listener.press("Return Tab Tab Tab Tab");
    listener.check(&expect_test::expect_file!["../golden/heard-walk.txt"]);
}

pub(crate) fn a_session_with_hands_is_followed_by_ear() {
    let mut listener = Listener::open(&dossiers::empty());
    listener.go_to("Sessiestand");
    listener.press("Return 2");
    until("the first save", || listener.desk.holds(|dossier| dossiers::ratings(dossier).len() == 1));
    listener.hear("a moment later");
    listener.press("Right h 1 1 2 shift+1 h 3 3 Right 4 Left Right Right 5 Escape a");
    listener.desk.type_text("Bel de corporatie");
    listener.hear("Bel de corporatie");
    listener.press("Tab Return Escape");
    listener.check(&expect_test::expect_file!["../golden/heard-session.txt"]);
}

pub(crate) fn a_measurement_is_adopted_and_read_by_ear() {
    let mut listener = Listener::open(&dossiers::finished());
    listener.press("Tab Tab Tab Tab Tab");
    listener.go_to("Vaststellen");
    listener.press("Return");
    listener.go_to("Stel vast");
    listener.press("Return");
    until("the measurement is adopted", || listener.desk.holds(dossiers::is_adopted));
    listener.hear("a moment later");
    listener.press("F1 Escape ctrl+shift+s Escape");
    listener.check(&expect_test::expect_file!["../golden/heard-adoption.txt"]);
}

pub(crate) fn a_next_measurement_is_begun_by_ear() {
    let mut listener = Listener::open(&dossiers::carried_on());
    // What became of the action.
    listener.go_to("Terugblik");
    listener.press("Return");
    listener.go_to("Klaar, actie 1");
    listener.press("2");
    until("the first save", || listener.desk.holds(dossiers::has_looked_back));
    listener.hear("a moment later");
    listener.press("Tab");
    // What changed where a rating is another one than before.
    listener.go_to("Sessiestand");
    listener.press("Return v 2 m w w Escape");
    listener.check(&expect_test::expect_file!["../golden/heard-next.txt"]);
}
