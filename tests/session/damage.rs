//! A file that is damaged at its ends, a clock that stands wrong and a dossier that is full, in the window.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, date};
use wijkpeil::session::{Action, Clock, Edit, NoticeKind, ProfileField, SaveState};
use wijkpeil::store;

use super::Desk;
use crate::support::clock::TestClock;
use crate::support::dossiers::{self};
use crate::support::environment::TestEnvironment;

fn open(desk: &mut Desk, path: &Path) {
    desk.session.apply(Action::Open(path.to_owned()));
    desk.wait_for("the dossier", |session| session.path() == Some(path) && !session.is_loading());
}

#[test]
fn a_file_with_a_tail_opens_for_editing_and_stays_among_the_versions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wijk.wijkpeil.ron");
    let damaged = store::dossier_text(&dossiers::full()).replacen("schema: 1", "schema: een", 1) + "\0\0)";
    fs::write(&path, &damaged).unwrap();
    let mut desk = Desk::new(folder.path());
    open(&mut desk, &path);
    let notice = desk.told().unwrap();
    assert_eq!(notice.kind, NoticeKind::Trouble);
    for told in ["de bestandsversie is niet te lezen", "achter het einde", "blijft bij de eerdere versies bewaard"] {
        assert!(notice.detail.contains(told), "{told}: {notice:?}");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), damaged, "nothing is written before something is changed");
    desk.write_goal("verder");
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the save", |session| !session.has_unsaved_changes());
    assert!(store::parse_with_remarks(&fs::read(&path).unwrap()).unwrap().remarks.is_empty());
    desk.session.apply(Action::ListVersions);
    desk.wait_for("the versions", |session| session.versions().is_some());
    let version = &desk.session.versions().unwrap()[0];
    assert_eq!(**version.dossier.as_ref().unwrap(), dossiers::full(), "it can be brought back");
    let kept = walk(&folder.path().join("data/backups"));
    assert_eq!(kept, [damaged.into_bytes()]);
    // What is clean is not remarked on.
    desk.session.apply(Action::Close);
    open(&mut desk, &path);
    assert!(desk.session.notice().is_none(), "{:?}", desk.told());
}

fn walk(folder: &Path) -> Vec<Vec<u8>> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![fs::read(&path).unwrap()] }).collect()
}

/// A clock on which it is another day.
struct WrongClock {
    day: Date,
    right: TestClock,
}

impl Clock for WrongClock {
    fn now(&self) -> DateTime {
        self.day.at(14, 32, 0, 0)
    }

    fn local(&self, moment: Timestamp) -> DateTime {
        self.right.local(moment)
    }

    fn instant(&self) -> Instant {
        self.right.instant()
    }
}

#[test]
fn what_is_saved_on_a_wrong_day_opens_again() {
    for day in [date(1970, 1, 1), date(1980, 1, 1), date(2101, 3, 4)] {
        let folder = tempfile::tempdir().unwrap();
        let environment = TestEnvironment::in_folder(folder.path());
        let right = environment.clock.clone();
        let mut desk = Desk::inside(environment.with_clock(WrongClock { day, right }));
        desk.create("Groenekwartier");
        desk.write_goal("een ochtend werk");
        desk.clock.advance(Duration::from_secs(2));
        desk.wait_for("the save", |session| !session.has_unsaved_changes());
        assert!(matches!(desk.session.save_state(), SaveState::Saved(_)), "{day}");
        let path = desk.path().unwrap();
        drop(desk);
        let mut desk = Desk::new(folder.path());
        open(&mut desk, &path);
        assert_eq!(desk.goal(), "een ochtend werk", "{day}");
        let notice = desk.told().unwrap();
        assert!(notice.detail.contains("stond de klok van de computer goed?"), "{notice:?}");
    }
}

/// More than the file may hold is not taken in silence, and what is there stays.
#[test]
fn a_full_dossier_takes_no_more_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let set = |desk: &mut Desk, field, text: String| desk.session.apply(Action::Edit(Edit::Profile(field, text)));
    let large = "woorden ".repeat(1_400_000);
    set(&mut desk, ProfileField::Occasion, large.clone());
    assert!(desk.session.notice().is_none());
    set(&mut desk, ProfileField::Goal, large.clone());
    let notice = desk.told().unwrap();
    assert!(notice.title.contains("vol") && notice.detail.contains("12 MB"), "{notice:?}");
    assert_eq!(desk.goal(), "", "it was not made");
    set(&mut desk, ProfileField::Goal, "past nog".to_owned());
    assert_eq!(desk.goal(), "past nog");
    set(&mut desk, ProfileField::Occasion, large[..1000].to_owned());
    set(&mut desk, ProfileField::Goal, large);
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the save", |session| !session.has_unsaved_changes());
    assert!(store::open_dossier(&desk.path().unwrap(), None).is_ok());
}

#[test]
fn what_is_left_of_a_damaged_file_opens_also_beside_changes_that_were_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let first = desk.path().unwrap();
    let damaged = folder.path().join("kapot.wijkpeil.ron");
    let text = store::dossier_text(&dossiers::full());
    fs::write(&damaged, &text[..text.len() - text.len() / 10]).unwrap();
    desk.session.apply(Action::Open(damaged));
    desk.wait_for("the offer", |session| session.rescue_offer().is_some());
    desk.write_goal("nog niet bewaard");
    desk.session.apply(Action::OpenRescued);
    desk.wait_for("the rescued dossier", |session| session.path().is_some_and(|path| path != first));
    assert_eq!(store::open_dossier(&first, None).unwrap().profile.goal, "nog niet bewaard");
}
