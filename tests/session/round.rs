//! Invulbladen in a session: asked, made, taken in, opened; and a name that is removed for good.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use jiff::civil::date;
use wijkpeil::merge::{SheetOutcome, SheetRefusal, Twins};
use wijkpeil::model::{DossierId, Filled, FormId, GreatestDisagreement, Participant, ParticipantId, Rating, SheetFile};
use wijkpeil::session::{
    Action, Barrier, Edit, MeasurementEdit, NameRemoval, Notice, ParticipantEdit, ParticipantField, SheetFormat, SheetMaking,
    SheetOrder, SheetRoundEdit, SheetsFor, TakenIn, UnreadSheet,
};
use wijkpeil::store::{self, Overwrite};

use super::{Desk, close, open, save};
use crate::voices::sheet_file;

impl Desk {
    fn round(&mut self, edit: SheetRoundEdit) {
        self.session.apply(Action::Edit(Edit::SheetRound(edit)));
    }

    fn expect(&mut self, roles: &str) {
        self.round(SheetRoundEdit::Expected(roles.to_owned()));
    }

    fn expected(&self) -> Vec<String> {
        self.session.measurement().unwrap().sheet_round.expected.clone()
    }

    /// A filled-in sheet for the open measurement, in a file.
    fn returned(&self, folder: &Path, person: &str, ratings: &[Rating]) -> PathBuf {
        put(folder, &format!("{person}.invulblad.ron"), &sheet_file(self.session.dossier().unwrap(), person, ratings))
    }

    fn take(&mut self, paths: Vec<PathBuf>) {
        self.session.apply(Action::TakeSheets(paths));
        self.wait_for("the sheets", |session| session.reading_sheets().is_none());
    }

    fn sheets(&self) -> usize {
        self.session.dossier().unwrap().sheets.len()
    }

    fn outcome(&self, at: usize) -> &SheetOutcome {
        &self.taken(at).news.outcome
    }

    fn taken(&self, at: usize) -> &TakenIn {
        self.session.taken_sheets()[at].result.as_ref().unwrap()
    }

    fn make_sheets(&mut self, order: SheetOrder, place: PathBuf, replace: bool) -> &SheetMaking {
        self.session.apply(Action::MakeSheets { order, place, replace });
        self.made_sheets()
    }

    fn made_sheets(&mut self) -> &SheetMaking {
        self.wait_for("the sheets", |session| !matches!(session.sheet_making(), SheetMaking::Busy { .. }));
        self.session.sheet_making()
    }
}

fn put(folder: &Path, name: &str, sheet: &SheetFile) -> PathBuf {
    let path = folder.join(name);
    store::write_sheet(&path, sheet, Overwrite::Refuse).unwrap();
    path
}

const PROGRAM_FOR_EACH: SheetOrder = SheetOrder { format: SheetFormat::Program, whom: SheetsFor::EachRole };
const PDF_FOR_EACH: SheetOrder = SheetOrder { format: SheetFormat::Pdf, whom: SheetsFor::EachRole };
const PDF_TO_COPY: SheetOrder = SheetOrder { format: SheetFormat::Pdf, whom: SheetsFor::Everybody };

#[test]
fn what_is_agreed_about_the_round_is_changed_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.expect("wijkagent\n\n  opbouwwerker \nwijkagent\n");
    assert_eq!(desk.expected(), ["wijkagent", "opbouwwerker", "wijkagent"]);
    desk.session.apply(Action::EndStep);
    desk.expect("opbouwwerker");
    desk.round(SheetRoundEdit::Deadline(Some(date(2026, 12, 4))));
    let limit = GreatestDisagreement::new(1, 4).unwrap();
    desk.round(SheetRoundEdit::TogetherUpTo(limit));
    desk.round(SheetRoundEdit::Open);
    let round = &desk.session.measurement().unwrap().sheet_round;
    assert_eq!((round.deadline, round.together_up_to), (Some(date(2026, 12, 4)), limit));
    assert_eq!(round.opened, Some(date(2026, 11, 21)), "the day is noted");
    for _ in 0..3 {
        desk.session.apply(Action::Undo);
    }
    let round = &desk.session.measurement().unwrap().sheet_round;
    assert_eq!((round.opened, round.deadline, round.together_up_to), (None, None, GreatestDisagreement::default()));
    desk.session.apply(Action::Undo);
    assert_eq!(desk.expected().len(), 3);
}

#[test]
fn a_measurement_that_is_adopted_keeps_its_round() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let sheet = desk.returned(folder.path(), "a", &[Rating::Partly]);
    let content = desk.session.catalogue().clone();
    for edit in [
        MeasurementEdit::AdoptionBody("stuurgroep".to_owned()),
        MeasurementEdit::AdoptionDate(Some(date(2026, 11, 21))),
        MeasurementEdit::Adopt { content },
    ] {
        desk.session.apply(Action::Edit(Edit::Measurement(edit)));
    }
    let before = desk.session.dossier().unwrap().clone();
    assert!(before.measurements.open().is_none());
    desk.expect("wijkagent");
    desk.round(SheetRoundEdit::Open);
    desk.take(vec![sheet]);
    assert_eq!(*desk.session.dossier().unwrap(), before);
    assert_eq!(*desk.outcome(0), SheetOutcome::Refused(SheetRefusal::NothingOpen));
    assert_eq!(*desk.make_sheets(PDF_TO_COPY, folder.path().join("x.pdf"), false), SheetMaking::No);
}

#[test]
fn twelve_sheets_and_damaged_ones_are_one_change_that_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let mut paths: Vec<PathBuf> =
        (0..12).map(|number| desk.returned(folder.path(), &format!("p{number}"), &[Rating::Partly; 57])).collect();
    let broken = folder.path().join("stuk.invulblad.ron");
    fs::write(&broken, fs::read_to_string(&paths[0]).unwrap().replace("Partly", "Partlie")).unwrap();
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms");
    let missing = folder.path().join("weg.invulblad.ron");
    let blank = SheetFile { filled: Filled::Blank, ..sheet_file(desk.session.dossier().unwrap(), "x", &[]) };
    let blank = put(folder.path(), "leeg.invulblad.ron", &blank);
    let dossier = desk.path().unwrap();
    let others = [broken, forms.join("password.pdf"), forms.join("joined-qpdf.pdf"), forms.join("flat-cairo.pdf")];
    for (at, other) in (0..).step_by(2).zip(others.into_iter().chain([missing, blank, dossier])) {
        paths.insert(at, other);
    }
    let before = desk.session.dossier().unwrap().clone();
    desk.take(paths.clone());
    assert_eq!(desk.sheets(), 12);
    let taken = desk.session.taken_sheets();
    assert_eq!(taken.iter().map(|taken| taken.path.clone()).collect::<Vec<_>>(), paths);
    assert_eq!(taken.iter().filter(|taken| taken.result.is_ok()).count(), 12);
    assert!(matches!(taken[0].result, Err(UnreadSheet::Store(_))));
    assert!(taken.iter().any(|taken| taken.result == Err(UnreadSheet::Blank)));
    assert!(taken.iter().filter_map(|taken| taken.result.as_ref().ok()).all(|taken| taken.news.outcome == SheetOutcome::Added));

    desk.session.apply(Action::Undo);
    assert_eq!(desk.session.dossier().unwrap().sheets, before.sheets);
    assert_eq!(desk.session.dossier().unwrap().participants, before.participants);
    assert!(desk.session.taken_sheets().is_empty(), "what was told of them is not so any more");
    desk.session.apply(Action::Redo);
    assert_eq!(desk.sheets(), 12);

    // The same once more is nothing new, and changes nothing.
    let again = paths.last().unwrap().clone();
    desk.take(vec![again]);
    assert_eq!((desk.sheets(), desk.outcome(0)), (12, &SheetOutcome::Known));
    desk.session.apply(Action::DismissSheets);
    assert!(desk.session.taken_sheets().is_empty());
}

#[test]
fn a_folder_gives_the_sheets_in_it_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let place = folder.path().join("terug");
    fs::create_dir(&place).unwrap();
    desk.returned(&place, "a", &[Rating::Partly]);
    let sheet = sheet_file(desk.session.dossier().unwrap(), "b", &[Rating::InOrder]);
    put(&place, "b.invulblad (1).ron", &sheet);
    fs::write(place.join("foto.png"), "x").unwrap();
    desk.take(vec![place.clone()]);
    assert_eq!((desk.sheets(), desk.session.taken_sheets().len()), (2, 2));
    let empty = place.join("leeg");
    fs::create_dir(&empty).unwrap();
    desk.take(vec![empty.clone()]);
    assert_eq!(desk.session.taken_sheets()[0].path, empty, "it is said that nothing is there");
}

#[test]
fn one_person_or_two_is_asked_and_answered_later() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let one = desk.returned(folder.path(), "a", &[Rating::Partly]);
    desk.take(vec![one]);
    let other = sheet_file(desk.session.dossier().unwrap(), "a", &[Rating::InOrder]);
    let other = put(folder.path(), "anders.invulblad.ron", &other);
    desk.take(vec![other]);
    let person = ParticipantId::new("a");
    assert_eq!((desk.sheets(), desk.taken(0).asks_about()), (1, Some(&person)));
    desk.session.apply(Action::AnswerTwins(person.clone(), Twins::Apart));
    assert_eq!((desk.sheets(), desk.outcome(0)), (2, &SheetOutcome::Apart));
    desk.session.apply(Action::Undo);
    assert_eq!(desk.sheets(), 1);
}

#[test]
fn a_sheet_of_another_wijk_is_refused_and_can_be_taken_anyhow() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let mut elsewhere = sheet_file(desk.session.dossier().unwrap(), "a", &[Rating::Partly, Rating::InOrder]);
    elsewhere.form.dossier = DossierId::new("elders");
    *elsewhere.form.items.values_mut().next().unwrap() = "Een andere vraag".to_owned();
    let path = put(folder.path(), "elders.invulblad.ron", &elsewhere);
    desk.take(vec![path]);
    assert!(desk.taken(0).can_be_taken_anyhow());
    assert_eq!(desk.sheets(), 0);
    desk.session.apply(Action::TakeSheetAnyhow(0));
    assert_eq!((desk.sheets(), desk.outcome(0)), (1, &SheetOutcome::Added));
}

#[test]
fn what_comes_of_reading_lands_on_no_other_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let first = desk.path().unwrap();
    let sheet = desk.returned(folder.path(), "a", &[Rating::Partly]);
    save(&mut desk);
    desk.session.apply(Action::TakeSheets(vec![sheet]));
    close(&mut desk);
    desk.create("Rivierenwijk");
    open(&mut desk, &first);
    assert_eq!((desk.sheets(), desk.session.taken_sheets().len(), desk.session.reading_sheets()), (0, 0, None));
}

#[test]
fn where_somebody_else_has_the_dossier_nothing_is_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Desk::with_dossier(folder.path());
    let sheet = first.returned(folder.path(), "a", &[Rating::Partly]);
    save(&mut first);
    let mut second = Desk::new(folder.path());
    open(&mut second, &first.path().unwrap());
    second.take(vec![sheet]);
    second.expect("wijkagent");
    second.session.apply(Action::RemoveName("Anna".to_owned()));
    assert_eq!((second.sheets(), second.expected().len()), (0, 0));
    assert!(matches!(second.session.notice(), Some(Notice::ReadOnly(_))));
    assert_eq!(*second.session.name_removal(), NameRemoval::No);
}

#[test]
fn sheets_are_made_for_each_role_and_never_over_others() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let place = folder.path().join("bladen");
    assert_eq!(*desk.make_sheets(PROGRAM_FOR_EACH, place.clone(), false), SheetMaking::No, "nobody is asked");
    desk.expect("wijkagent\nwijkagent\nopbouwwerker");
    let names = ["groenekwartier-wijkagent", "groenekwartier-wijkagent-2", "groenekwartier-opbouwwerker"];
    let paths = |ending: &str| names.map(|name| place.join(format!("{name}{ending}"))).to_vec();
    assert_eq!(*desk.make_sheets(PROGRAM_FOR_EACH, place.clone(), false), SheetMaking::Done(paths(".invulblad.ron")));
    assert_eq!(*desk.make_sheets(PDF_FOR_EACH, place.clone(), false), SheetMaking::Done(paths("-invulblad.pdf")));
    let people: Vec<Participant> = paths(".invulblad.ron")
        .iter()
        .map(|path| match store::read_sheet(path).unwrap().filled {
            Filled::For(person) => person,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_ne!(people[0].id, people[1].id);
    assert_eq!(people[2].role, "opbouwwerker");
    let form =
        |path: &PathBuf| FormId::new(store::read_pdf_form(&fs::read(path).unwrap()).unwrap().fields["wp_formulier"].clone());
    assert_ne!(form(&paths("-invulblad.pdf")[0]), form(&paths("-invulblad.pdf")[1]));

    let first = &paths(".invulblad.ron")[0];
    fs::write(first, "ingevuld").unwrap();
    let SheetMaking::Exists { existing, .. } = desk.make_sheets(PROGRAM_FOR_EACH, place.clone(), false) else {
        panic!("asked")
    };
    assert_eq!(existing.len(), 3);
    assert_eq!(fs::read_to_string(first).unwrap(), "ingevuld");
    assert_eq!(*desk.make_sheets(PROGRAM_FOR_EACH, place.clone(), true), SheetMaking::Done(paths(".invulblad.ron")));
    assert_ne!(fs::read_to_string(first).unwrap(), "ingevuld");
    desk.session.apply(Action::DismissMadeSheets);
    assert_eq!(*desk.session.sheet_making(), SheetMaking::No);

    let file = folder.path().join("is-een-bestand");
    fs::write(&file, "x").unwrap();
    let failed = desk.make_sheets(PDF_FOR_EACH, file, false);
    assert!(matches!(failed, SheetMaking::Failed { made, .. } if made.is_empty()), "{failed:?}");
}

#[test]
fn a_sheet_to_copy_goes_where_the_user_picks() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    *desk.desktop.picks.lock().unwrap() = Some(folder.path().join("blad"));
    desk.session.apply(Action::PickSheetPlace(PDF_TO_COPY));
    desk.wait_for("the sheet", |session| *session.sheet_making() != SheetMaking::No);
    assert_eq!(*desk.made_sheets(), SheetMaking::Done(vec![folder.path().join("blad.pdf")]));
}

#[test]
fn the_last_day_becomes_a_file_for_a_calendar() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.round(SheetRoundEdit::Deadline(Some(date(2026, 12, 4))));
    let path = folder.path().join("dag.ics");
    *desk.desktop.picks.lock().unwrap() = Some(path.clone());
    desk.session.apply(Action::PickDeadlineFile);
    desk.wait_for("the file", |session| session.notice().is_some());
    assert_eq!(desk.session.notice(), Some(&Notice::DeadlineSaved(path.clone())));
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("DTSTART;VALUE=DATE:20261204\r\n"), "{text}");
    // Without a dialog it comes beside the dossier, and never over another.
    desk.desktop.is_bare.store(true, Ordering::SeqCst);
    for name in ["invulbladen-inleveren.ics", "invulbladen-inleveren-2.ics"] {
        desk.session.apply(Action::DismissNotice);
        desk.session.apply(Action::PickDeadlineFile);
        desk.wait_for("the file", |session| session.notice().is_some());
        assert_eq!(desk.session.notice(), Some(&Notice::DeadlineSaved(desk.path().unwrap().with_file_name(name))));
    }
}

#[test]
fn a_participant_is_corrected_and_whose_name_was_removed_gets_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let sheet = desk.returned(folder.path(), "a", &[Rating::Partly]);
    desk.take(vec![sheet]);
    let id = ParticipantId::new("a");
    let change = |desk: &mut Desk, edit| desk.session.apply(Action::Edit(Edit::Participant(id.clone(), edit)));
    let person = |desk: &Desk| desk.session.dossier().unwrap().participants[0].clone();
    change(&mut desk, ParticipantEdit::MayBeNamed(true));
    assert!(!person(&desk).may_be_named, "who has no name cannot be named");
    for (field, text) in [
        (ParticipantField::Role, "wijkagent"),
        (ParticipantField::Organisation, "Politie"),
        (ParticipantField::Name, "Anna de Groot"),
    ] {
        change(&mut desk, ParticipantEdit::Text(field, text.to_owned()));
        assert_eq!(field.of(&person(&desk)), text);
    }
    change(&mut desk, ParticipantEdit::MayBeNamed(true));
    assert!(person(&desk).may_be_named);
    save(&mut desk);
    desk.write_goal("Anna de Groot zag dit.");
    save(&mut desk);

    desk.session.apply(Action::RemoveName("Anna de Groot".to_owned()));
    desk.wait_for("the name to go", |session| *session.name_removal() != NameRemoval::Busy);
    let NameRemoval::Done(removed) = desk.session.name_removal() else { panic!("{:?}", desk.session.name_removal()) };
    assert!(removed.is_in_texts && removed.left.is_none() && removed.kept.is_some());
    assert!(desk.session.taken_sheets().is_empty());
    let after = person(&desk);
    assert!(after.name.is_empty() && after.is_name_removed && !after.may_be_named);
    assert_eq!(after.role, "wijkagent");
    let path = desk.path().unwrap();
    assert!(store::open_dossier(&path, None).unwrap().participants[0].name.is_empty(), "it is in the file at once");
    // In no version either, and it is not taken back.
    let kept = walk(&folder.path().join("data"));
    assert!(!kept.is_empty());
    for file in kept {
        let text = fs::read_to_string(&file).unwrap_or_default();
        assert!(!text.contains("name: \"Anna"), "{}", file.display());
    }
    assert_eq!((desk.session.can_undo(), desk.session.undo_barrier()), (false, Some(Barrier::NameRemoved)));
    desk.session.apply(Action::Undo);
    assert!(person(&desk).name.is_empty());
    change(&mut desk, ParticipantEdit::Text(ParticipantField::Name, "Anna de Groot".to_owned()));
    assert!(person(&desk).name.is_empty(), "for good");
    desk.session.apply(Action::DismissNameRemoval);
    assert_eq!(*desk.session.name_removal(), NameRemoval::No);
}

#[test]
fn a_name_that_the_file_keeps_is_removed_at_a_second_try() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let sheet = desk.returned(folder.path(), "a", &[Rating::Partly]);
    desk.take(vec![sheet]);
    let name = ParticipantEdit::Text(ParticipantField::Name, "Anna".to_owned());
    desk.session.apply(Action::Edit(Edit::Participant(ParticipantId::new("a"), name)));
    save(&mut desk);
    let (here, away) = (folder.path().join("documents"), folder.path().join("away"));
    fs::rename(&here, &away).unwrap();
    let is_done = |desk: &mut Desk| {
        desk.session.apply(Action::RemoveName("Anna".to_owned()));
        desk.wait_for("the name to go", |session| *session.name_removal() != NameRemoval::Busy);
        matches!(desk.session.name_removal(), NameRemoval::Done(_))
    };
    assert!(!is_done(&mut desk), "{:?}", desk.session.name_removal());
    fs::rename(&away, &here).unwrap();
    assert!(is_done(&mut desk), "{:?}", desk.session.name_removal());
    let path = desk.path().unwrap();
    assert!(store::open_dossier(&path, None).unwrap().participants[0].name.is_empty());
}

/// Every file below a folder.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}
