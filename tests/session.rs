//! The open dossier: saving by itself, failing and going on, taking back.

mod action_plan;
mod adoptions;
mod choices;
mod damage;
mod elsewhere;
mod erasing;
mod faults;
mod helpdesk;
mod interventions;
mod killed;
mod managed;
mod measurement;
mod notices;
mod own_sheet;
mod pictures;
mod places;
mod protected;
mod reports;
mod round;
mod shelf;
mod silent;
mod undo;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::date;
use wijkpeil::content::{Content, ItemId};
use wijkpeil::messages;
use wijkpeil::model::Rating;
use wijkpeil::session::{Action, AnswerEdit, Copied, Edit, NoticeKind, ProfileField, SaveState, Session};
use wijkpeil::store;

use crate::support::clock::TestClock;
use crate::support::environment::TestEnvironment;
use crate::support::window::TestDesktop;

/// A notice, in words.
#[derive(Debug)]
struct Told {
    kind: NoticeKind,
    title: String,
    detail: String,
}

/// A session of which the test moves the clock.
struct Desk {
    session: Session,
    clock: TestClock,
    desktop: Arc<TestDesktop>,
}

impl Desk {
    fn new(folder: &Path) -> Self {
        Self::inside(TestEnvironment::in_folder(folder))
    }

    fn inside(environment: TestEnvironment) -> Self {
        let TestEnvironment { clock, desktop, environment } = environment;
        Self { session: Session::new(Content::built_in(), environment, Arc::new(|| {})), clock, desktop }
    }

    /// A session with a new dossier.
    fn with_dossier(folder: &Path) -> Self {
        let mut desk = Self::new(folder);
        desk.create("Groenekwartier");
        desk
    }

    fn create(&mut self, neighbourhood: &str) {
        let before = self.path();
        self.session.apply(Action::Create { municipality: "Voorbeeldstad".into(), neighbourhood: neighbourhood.into() });
        self.wait_for("the dossier", |session| session.path().map(Path::to_owned) != before && session.path().is_some());
    }

    fn path(&self) -> Option<PathBuf> {
        self.session.path().map(Path::to_owned)
    }

    fn write_goal(&mut self, text: &str) {
        self.session.apply(Action::Edit(Edit::Profile(ProfileField::Goal, text.to_owned())));
    }

    /// What the team is told.
    fn told(&self) -> Option<Told> {
        let notice = self.session.notice()?;
        let message = messages::notice(notice);
        Some(Told { kind: notice.kind(), detail: message.detail(), title: message.what })
    }

    fn goal(&self) -> String {
        self.session.dossier().unwrap().profile.goal.clone()
    }

    /// Waits in real time for the background; the session's own clock stands still.
    fn wait_for(&mut self, what: &str, is_there: impl Fn(&Session) -> bool) {
        let since = Instant::now();
        while !is_there(&self.session) {
            assert!(since.elapsed() < Duration::from_mins(1), "waited in vain for {what}");
            std::thread::sleep(Duration::from_millis(2));
            self.session.poll();
        }
    }
}

fn is_saved(session: &Session) -> bool {
    !session.has_unsaved_changes()
}

/// Lets the time pass after which a change is saved, and waits for that.
fn save(desk: &mut Desk) {
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the save", is_saved);
}

fn open(desk: &mut Desk, path: &Path) {
    desk.session.apply(Action::Open(path.to_owned()));
    desk.wait_for("the dossier", |session| session.path() == Some(path) && !session.is_loading());
}

fn close(desk: &mut Desk) {
    desk.session.apply(Action::Close);
    desk.wait_for("the end", |session| session.dossier().is_none());
}

/// A dossier in a file, and its copy in another, as a file manager makes it.
fn with_copy(folder: &Path) -> (Desk, PathBuf, PathBuf) {
    let mut desk = Desk::with_dossier(folder);
    let noord = desk.path().unwrap();
    desk.write_goal("van noord");
    save(&mut desk);
    close(&mut desk);
    let zuid = noord.with_file_name("zuid.wijkpeil.ron");
    fs::copy(&noord, &zuid).unwrap();
    (desk, noord, zuid)
}

fn goal_on_disk(path: &Path) -> String {
    store::open_dossier(path, None).unwrap().profile.goal
}

#[test]
fn continuous_typing_is_saved_within_two_seconds_of_the_first_change() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    for stroke in 1..=19 {
        desk.write_goal(&"a".repeat(stroke));
        desk.clock.advance(Duration::from_millis(100));
        desk.session.poll();
    }
    let since = Instant::now();
    while goal_on_disk(&path).is_empty() {
        assert!(since.elapsed() < Duration::from_mins(1), "nothing was saved while typing went on");
        std::thread::sleep(Duration::from_millis(2));
    }
    // What was typed after that follows by itself.
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the last save", |session| !session.has_unsaved_changes());
    assert_eq!(goal_on_disk(&path), "a".repeat(19));
}

#[test]
fn a_folder_that_goes_away_and_comes_back_costs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    let (here, away) = (folder.path().join("documents"), folder.path().join("away"));
    fs::rename(&here, &away).unwrap();

    desk.write_goal("rust in de wijk");
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the failure", |session| matches!(session.save_state(), SaveState::Failed(_)));
    assert_eq!(desk.session.save_state(), SaveState::Failed(Copied::At(date(2026, 11, 21).at(14, 32, 0, 0))));
    let trouble = messages::save_trouble(&desk.session.save_trouble().unwrap());
    assert!(trouble.contains("is er niet"), "{trouble}");
    assert_eq!(copies(folder.path()), ["rust in de wijk"], "a complete copy is kept at once");
    assert_eq!(desk.goal(), "rust in de wijk", "what was typed stays");

    fs::rename(&away, &here).unwrap();
    desk.clock.advance(Duration::from_secs(6));
    desk.wait_for("the later save", |session| !session.has_unsaved_changes());
    assert_eq!(desk.told().unwrap().kind, NoticeKind::News);
    assert_eq!(goal_on_disk(&path), "rust in de wijk");
    // The copy has done its work.
    desk.wait_for("the copy to go", |_| copies(folder.path()).is_empty());
}

/// The goals in the copies that the program keeps of what is not saved.
fn copies(folder: &Path) -> Vec<String> {
    let Ok(dossiers) = fs::read_dir(folder.join("data/copies")) else { return Vec::new() };
    let files = dossiers.filter_map(|dossier| fs::read_dir(dossier.unwrap().path()).ok()).flatten();
    let paths = files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|ending| ending == "ron"));
    // One that was just taken away is none.
    paths.filter_map(|path| store::open_dossier(&path, None).ok()).map(|dossier| dossier.profile.goal).collect()
}

#[test]
fn what_is_not_saved_is_saved_at_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    desk.write_goal("net getypt");
    desk.session.finish();
    assert_eq!(goal_on_disk(&path), "net getypt");
}

#[test]
fn another_dossier_does_not_cost_the_changes_of_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let first = desk.path().unwrap();
    desk.write_goal("van de eerste");
    desk.create("Waterwijk");
    assert_eq!(goal_on_disk(&first), "van de eerste");
    assert_ne!(desk.path(), Some(first));
    assert_eq!(desk.goal(), "");
}

#[test]
fn a_dossier_that_cannot_be_saved_is_not_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path();
    fs::rename(folder.path().join("documents"), folder.path().join("away")).unwrap();
    desk.write_goal("dit mag niet weg");
    desk.session.apply(Action::Close);
    desk.wait_for("the failure", |session| matches!(session.save_state(), SaveState::Failed(_)));
    assert_eq!(desk.path(), path);
    assert_eq!(desk.goal(), "dit mag niet weg");

    // A dismissed message comes back when the same fails again.
    desk.session.apply(Action::DismissNotice);
    desk.session.apply(Action::Close);
    desk.wait_for("the message", |session| session.notice().is_some());
    assert_eq!(desk.goal(), "dit mag niet weg");
}

#[test]
fn the_same_again_is_no_change() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.write_goal("");
    assert!(!desk.session.can_undo());
    assert!(!desk.session.has_unsaved_changes());
}

#[test]
fn a_name_that_is_taken_gets_a_number() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let first = desk.path().unwrap();
    desk.create("Groenekwartier");
    assert_eq!(first.file_name().unwrap(), "voorbeeldstad-groenekwartier.wijkpeil.ron");
    assert_eq!(desk.path().unwrap().file_name().unwrap(), "voorbeeldstad-groenekwartier-2.wijkpeil.ron");
}

#[test]
fn typing_is_taken_back_by_the_pause() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    for text in ["m", "me", "meer"] {
        desk.write_goal(text);
        desk.clock.advance(Duration::from_millis(200));
    }
    desk.clock.advance(Duration::from_secs(3));
    desk.write_goal("meer rust");
    desk.session.apply(Action::Undo);
    assert_eq!(desk.goal(), "meer");
    desk.session.apply(Action::Undo);
    assert_eq!(desk.goal(), "");
    assert!(!desk.session.can_undo());
    desk.session.apply(Action::Redo);
    desk.session.apply(Action::Redo);
    assert_eq!(desk.goal(), "meer rust");
    assert!(!desk.session.can_redo());
}

#[test]
fn ratings_are_taken_back_one_by_one_and_leave_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let item = ItemId::new("urgentiebesef.1");
    let rate = |rating| Action::Edit(Edit::Answer(ItemId::new("urgentiebesef.1"), AnswerEdit::Rating(rating)));
    desk.session.apply(rate(Some(Rating::Partly)));
    desk.session.apply(rate(Some(Rating::InOrder)));
    desk.session.apply(Action::Undo);
    assert_eq!(desk.session.measurement().unwrap().rating(&item), Some(Rating::Partly));
    desk.session.apply(rate(None));
    assert!(desk.session.measurement().unwrap().answers.is_empty());
}
