//! An invulblad that somebody fills in without a dossier: saved by itself, never over somebody else's, and taken back step by step.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use wijkpeil::content::{Catalogue, ItemId};
use wijkpeil::messages;
use wijkpeil::model::{Filled, Participant, ParticipantId, Rating, ResponseSheet, SheetFile};
use wijkpeil::session::{Action, SaveState, SavingAs, Session, SheetEdit};
use wijkpeil::store::{self, Overwrite};

use super::{Desk, is_saved};
use crate::support::dossiers;
use crate::support::faults::Mount;

/// A sheet that was made for this, not filled in yet.
fn made(filled: Filled) -> SheetFile {
    let dossier = dossiers::empty();
    SheetFile { form: dossier.sheet_form(Catalogue::built_in(), dossier.measurements.latest()), filled }
}

/// The file of a sheet in the folder of documents.
fn file(folder: &Path, name: &str, filled: Filled) -> PathBuf {
    let path = folder.join("documents").join(name);
    store::make_folder(path.parent().unwrap()).unwrap();
    store::write_sheet(&path, &made(filled), Overwrite::Refuse).unwrap();
    path
}

fn for_officer() -> Filled {
    Filled::For(Participant::new(ParticipantId::new("deelnemer-1"), "wijkagent"))
}

fn open(desk: &mut Desk, path: &Path) {
    desk.session.apply(Action::Open(path.to_owned()));
    desk.wait_for("the sheet", |session| session.own_sheet().is_some() && !session.is_loading());
}

fn change(desk: &mut Desk, edit: SheetEdit) {
    desk.session.apply(Action::ChangeSheet(edit));
}

fn item(id: &str) -> ItemId {
    ItemId::new(id)
}

fn rate(desk: &mut Desk, rating: Rating) {
    change(desk, SheetEdit::Rating(item("urgentiebesef.1"), Some(rating)));
}

fn by(file: SheetFile) -> (Participant, ResponseSheet) {
    match file.filled {
        Filled::By { participant, sheet } => (participant, *sheet),
        other => panic!("nobody filled it in: {other:?}"),
    }
}

fn on_disk(path: &Path) -> (Participant, ResponseSheet) {
    by(store::read_sheet(path).unwrap())
}

fn here(desk: &Desk) -> ResponseSheet {
    by(desk.session.own_sheet().unwrap().sheet().clone()).1
}

fn rating_on_disk(path: &Path) -> Option<Rating> {
    on_disk(path).1.rating(&item("urgentiebesef.1"))
}

fn save(desk: &mut Desk) {
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the save", is_saved);
}

fn path_of(session: &Session) -> PathBuf {
    session.own_sheet().unwrap().path().unwrap().to_owned()
}

#[test]
fn what_is_filled_in_is_saved_by_itself_and_each_save_is_newer() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "blad.invulblad.ron", for_officer());
    let mut desk = Desk::new(folder.path());
    open(&mut desk, &path);
    assert_eq!(desk.session.save_state(), SaveState::Unchanged);
    rate(&mut desk, Rating::Partly);
    change(&mut desk, SheetEdit::Note(item("urgentiebesef.1"), "Half af: ge".to_owned()));
    assert_eq!(desk.session.save_state(), SaveState::Pending);
    assert!(desk.session.next_poll_in().unwrap() <= Duration::from_secs(2));
    save(&mut desk);
    let (participant, sheet) = on_disk(&path);
    assert_eq!((participant.id.as_str(), participant.role.as_str()), ("deelnemer-1", "wijkagent"));
    assert_eq!((sheet.revision, sheet.answers[&item("urgentiebesef.1")].note.as_str()), (1, "Half af: ge"));
    change(&mut desk, SheetEdit::Remark("Tot slot.".to_owned()));
    // Closing does not wait for its time.
    desk.session.apply(Action::Close);
    desk.wait_for("the end", |session| session.own_sheet().is_none());
    let (_, later) = on_disk(&path);
    assert_eq!((later.revision, later.remark.as_str(), later.id), (2, "Tot slot.", sheet.id));
}

#[test]
fn a_program_that_ends_hands_over_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "blad.invulblad.ron", for_officer());
    let mut desk = Desk::new(folder.path());
    open(&mut desk, &path);
    rate(&mut desk, Rating::Unknown);
    drop(desk);
    assert_eq!(rating_on_disk(&path), Some(Rating::Unknown));
}

#[test]
fn two_people_with_one_blank_get_a_file_each_and_the_blank_stays_blank() {
    let folder = tempfile::tempdir().unwrap();
    let blank = file(folder.path(), "leeg.invulblad.ron", Filled::Blank);
    let before = fs::read(&blank).unwrap();
    let mut people: Vec<Desk> = (0..2).map(|_| Desk::new(folder.path())).collect();
    for desk in &mut people {
        open(desk, &blank);
        change(desk, SheetEdit::Role("wijkagent".to_owned()));
        rate(desk, Rating::Partly);
        desk.clock.advance(Duration::from_secs(5));
        desk.session.poll();
        assert_eq!(desk.session.save_state(), SaveState::NotKept);
    }
    assert_eq!(fs::read(&blank).unwrap(), before, "nothing is written into the blank");
    for desk in &mut people {
        desk.session.apply(Action::BeginSheet);
        desk.wait_for("a file of one's own", |session| session.own_sheet().unwrap().path().is_some());
    }
    rate(&mut people[1], Rating::NotInOrder);
    save(&mut people[1]);
    let paths: Vec<PathBuf> = people.iter().map(|desk| path_of(&desk.session)).collect();
    let names: Vec<_> = paths.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!(names, ["groenekwartier-wijkagent.invulblad.ron", "groenekwartier-wijkagent-2.invulblad.ron"]);
    assert_eq!(
        paths.iter().map(|path| rating_on_disk(path)).collect::<Vec<_>>(),
        [Some(Rating::Partly), Some(Rating::NotInOrder)]
    );
    assert_eq!(fs::read(&blank).unwrap(), before);
}

#[test]
fn where_the_blank_stands_nothing_can_be_written_so_it_comes_in_the_documents() {
    let folder = tempfile::tempdir().unwrap();
    let share = folder.path().join("schijf");
    fs::create_dir_all(&share).unwrap();
    let blank = share.join("leeg.invulblad.ron");
    store::write_sheet(&blank, &made(Filled::Blank), Overwrite::Refuse).unwrap();
    let Some(_protected) = Mount::read_only(&share) else { return };
    let mut desk = Desk::new(folder.path());
    open(&mut desk, &blank);
    change(&mut desk, SheetEdit::Role("wijkagent".to_owned()));
    desk.session.apply(Action::BeginSheet);
    desk.wait_for("a file of one's own", |session| session.own_sheet().unwrap().path().is_some());
    assert!(path_of(&desk.session).starts_with(folder.path().join("documents")));
}

#[test]
fn a_full_disk_costs_nothing_and_the_sheet_can_go_on_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_disk) = Mount::disk(&folder.path().join("documents"), 64) else { return };
    let path = file(folder.path(), "blad.invulblad.ron", for_officer());
    let before = fs::read(&path).unwrap();
    let mut desk = Desk::new(folder.path());
    open(&mut desk, &path);
    let filler = path.with_file_name("vol");
    drop(fs::write(&filler, vec![0; 1024 * 1024]));
    rate(&mut desk, Rating::InOrder);
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the failure", |session| matches!(session.save_state(), SaveState::Failed(_)));
    let trouble = messages::save_trouble(&desk.session.save_trouble().unwrap());
    assert!(trouble.contains("geen ruimte"), "{trouble}");
    assert_eq!(fs::read(&path).unwrap(), before, "the old file is whole");
    assert_eq!(here(&desk).rating(&item("urgentiebesef.1")), Some(Rating::InOrder));
    // Who wants to leave is told why the sheet stays.
    desk.session.apply(Action::Close);
    desk.wait_for("the message", |session| session.notice().is_some());
    assert!(desk.told().unwrap().title.contains("invulblad is nog niet bewaard"));
    assert!(desk.session.own_sheet().is_some());

    desk.session.apply(Action::SaveAs { path: folder.path().join("elders"), replace: false });
    let elsewhere = folder.path().join("elders.invulblad.ron");
    desk.wait_for("the other place", |session| session.own_sheet().unwrap().path() == Some(&elsewhere));
    assert_eq!(rating_on_disk(&elsewhere), Some(Rating::InOrder));
    fs::remove_file(&filler).unwrap();
    rate(&mut desk, Rating::Partly);
    save(&mut desk);
    assert_eq!((rating_on_disk(&elsewhere), fs::read(&path).unwrap()), (Some(Rating::Partly), before));
}

#[test]
fn a_disk_that_has_room_again_gets_what_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "blad.invulblad.ron", for_officer());
    let mut desk = Desk::new(folder.path());
    open(&mut desk, &path);
    let Some(protected) = Mount::read_only(&folder.path().join("documents")) else { return };
    rate(&mut desk, Rating::InOrder);
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the failure", |session| matches!(session.save_state(), SaveState::Failed(_)));
    drop(protected);
    desk.clock.advance(Duration::from_secs(6));
    desk.wait_for("the later save", is_saved);
    assert_eq!(rating_on_disk(&path), Some(Rating::InOrder));
    assert!(desk.told().unwrap().title.contains("alsnog bewaard"));
}

#[test]
fn what_somebody_else_put_into_the_file_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "blad.invulblad.ron", for_officer());
    let (mut one, mut other) = (Desk::new(folder.path()), Desk::new(folder.path()));
    open(&mut one, &path);
    open(&mut other, &path);
    rate(&mut other, Rating::NotInOrder);
    save(&mut other);
    rate(&mut one, Rating::InOrder);
    one.clock.advance(Duration::from_secs(2));
    one.wait_for("the refusal", |session| matches!(session.save_state(), SaveState::Changed(_)));
    one.clock.advance(Duration::from_secs(20));
    one.session.poll();
    one.wait_for("another attempt", |session| !session.is_saving());
    assert_eq!(rating_on_disk(&path), Some(Rating::NotInOrder), "that of the other window stays");
    // Nor is a file elsewhere, unless the user says so.
    let taken = folder.path().join("bezet.invulblad.ron");
    fs::write(&taken, "van iemand anders").unwrap();
    one.session.apply(Action::SaveAs { path: taken.clone(), replace: false });
    one.wait_for("the question", |session| *session.saving_as() == SavingAs::Exists(taken.clone()));
    assert_eq!(fs::read(&taken).unwrap(), b"van iemand anders");
    one.session.apply(Action::SaveAs { path: taken.clone(), replace: true });
    one.wait_for("the other place", is_saved);
    assert_eq!(rating_on_disk(&taken), Some(Rating::InOrder));
}

#[test]
fn a_file_that_was_changed_while_nothing_was_typed_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "blad.invulblad.ron", for_officer());
    let (mut one, mut other) = (Desk::new(folder.path()), Desk::new(folder.path()));
    open(&mut one, &path);
    open(&mut other, &path);
    rate(&mut other, Rating::NotInOrder);
    save(&mut other);
    one.session.look();
    one.wait_for("what is there now", |session| session.notice().is_some());
    assert_eq!(here(&one).rating(&item("urgentiebesef.1")), Some(Rating::NotInOrder));
    rate(&mut one, Rating::Partly);
    save(&mut one);
    assert_eq!((rating_on_disk(&path), on_disk(&path).1.revision), (Some(Rating::Partly), 2));
}

#[test]
fn a_file_that_was_taken_away_is_put_back_only_when_somebody_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "blad.invulblad.ron", for_officer());
    let mut desk = Desk::new(folder.path());
    open(&mut desk, &path);
    fs::remove_file(&path).unwrap();
    rate(&mut desk, Rating::Partly);
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the question", |session| matches!(session.save_state(), SaveState::Gone(_)));
    assert!(!path.exists());
    desk.session.apply(Action::PutBack);
    desk.wait_for("the save", is_saved);
    assert_eq!(rating_on_disk(&path), Some(Rating::Partly));
}

#[test]
fn steps_are_taken_back_and_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "blad.invulblad.ron", for_officer());
    let mut desk = Desk::new(folder.path());
    open(&mut desk, &path);
    let note = |desk: &Desk| here(desk).answers.get(&item("urgentiebesef.1")).map(|answer| answer.note.clone());
    rate(&mut desk, Rating::Partly);
    for end in 1..=4 {
        change(&mut desk, SheetEdit::Note(item("urgentiebesef.1"), "half"[..end].to_owned()));
    }
    rate(&mut desk, Rating::NotInOrder);
    desk.session.apply(Action::Undo);
    assert_eq!(here(&desk).rating(&item("urgentiebesef.1")), Some(Rating::Partly));
    assert_eq!(note(&desk).as_deref(), Some("half"));
    desk.session.apply(Action::Undo);
    assert_eq!(note(&desk).as_deref(), Some(""), "a word is one step");
    desk.session.apply(Action::Undo);
    assert!(here(&desk).is_empty() && !desk.session.can_undo());
    for _ in 0..3 {
        desk.session.apply(Action::Redo);
    }
    assert_eq!(here(&desk).rating(&item("urgentiebesef.1")), Some(Rating::NotInOrder));
    assert!(!desk.session.can_redo());
    save(&mut desk);
    assert_eq!(rating_on_disk(&path), Some(Rating::NotInOrder), "what was made again is saved too");
}

#[test]
fn without_a_name_nobody_may_be_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "blad.invulblad.ron", for_officer());
    let mut desk = Desk::new(folder.path());
    open(&mut desk, &path);
    change(&mut desk, SheetEdit::MayBeNamed(true));
    change(&mut desk, SheetEdit::Name("A. Voorbeeld".to_owned()));
    change(&mut desk, SheetEdit::MayBeNamed(true));
    save(&mut desk);
    assert!(on_disk(&path).0.may_be_named);
    change(&mut desk, SheetEdit::Name(String::new()));
    save(&mut desk);
    let (participant, _) = on_disk(&path);
    assert_eq!((participant.name.as_str(), participant.may_be_named), ("", false));
}

#[test]
fn a_sheet_takes_the_place_of_an_open_dossier_and_the_other_way_round() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "blad.ron", for_officer());
    let mut desk = Desk::with_dossier(folder.path());
    let dossier = desk.path().unwrap();
    desk.write_goal("eerst");
    open(&mut desk, &path);
    assert!(desk.session.dossier().is_none(), "one thing is open at a time");
    assert_eq!(super::goal_on_disk(&dossier), "eerst");
    rate(&mut desk, Rating::Partly);
    super::open(&mut desk, &dossier);
    assert!(desk.session.own_sheet().is_none());
    assert_eq!(rating_on_disk(&path), Some(Rating::Partly));
}

#[test]
fn a_damaged_sheet_is_told_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "blad.invulblad.ron", for_officer());
    let text = fs::read_to_string(&path).unwrap().replace("number: 0", "number: nul");
    fs::write(&path, &text).unwrap();
    let mut desk = Desk::new(folder.path());
    desk.session.apply(Action::Open(path.clone()));
    desk.wait_for("the message", |session| session.notice().is_some());
    let told = desk.told().unwrap();
    assert!(told.title.contains("bevat een fout") && told.title.contains("regel"), "{told:?}");
    assert!(desk.session.own_sheet().is_none());
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}
