//! A measurement through its life: decisions, who was there, adopting, reopening, the next one; all of it taken back.

use std::fs;
use std::sync::Arc;

use jiff::civil::date;
use wijkpeil::checksum;
use wijkpeil::content::{Catalogue, ItemId};
use wijkpeil::model::{Measurement, Rating};
use wijkpeil::session::{Action, AnswerEdit, AttendeeField, Edit, MeasurementEdit, MinorityEdit, ProfileField, ReportChoice};
use wijkpeil::store;

use super::Desk;

impl Desk {
    fn edit(&mut self, edit: Edit) {
        self.session.apply(Action::Edit(edit));
    }

    fn step(&mut self, edit: MeasurementEdit) {
        self.edit(Edit::Measurement(edit));
    }

    fn answer(&mut self, edit: AnswerEdit) {
        self.edit(Edit::Answer(item(), edit));
    }

    fn take_back(&mut self) {
        self.session.apply(Action::Undo);
    }

    fn shown(&self) -> &Measurement {
        self.session.measurement().unwrap()
    }

    /// Fills in what adopting takes, and adopts.
    pub(super) fn adopt(&mut self) {
        self.step(MeasurementEdit::AdoptionBody("de stuurgroep".into()));
        self.step(MeasurementEdit::AdoptionDate(Some(date(2026, 12, 17))));
        let content = Arc::clone(self.session.catalogue());
        self.step(MeasurementEdit::Adopt { content });
    }
}

pub(super) fn item() -> ItemId {
    ItemId::new("urgentiebesef.1")
}

#[test]
fn leaving_a_gap_as_it_is_is_taken_back_apart_from_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.answer(AnswerEdit::Rating(Some(Rating::Partly)));
    desk.answer(AnswerEdit::LeaveAsIs(Some(String::new())));
    desk.answer(AnswerEdit::LeaveAsIs(Some("E".into())));
    desk.answer(AnswerEdit::LeaveAsIs(Some("Eerst de rest".into())));
    let reason = |desk: &Desk| desk.shown().answers[&item()].left_as_is.clone();
    assert_eq!(reason(&desk).as_deref(), Some("Eerst de rest"));
    desk.take_back();
    assert_eq!(reason(&desk).as_deref(), Some(""));
    desk.take_back();
    assert_eq!(reason(&desk), None);
}

#[test]
fn minority_views_are_added_changed_and_taken_away_until_the_measurement_is_adopted() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let views = |desk: &Desk| -> Vec<(String, String)> {
        let answer = desk.shown().answers.get(&item());
        let views = answer.iter().flat_map(|answer| &answer.minority_views);
        views.map(|view| (view.text.clone(), view.role.clone())).collect()
    };
    let text = |at, text: &str| AnswerEdit::Minority(at, MinorityEdit::Text(text.to_owned()));
    let role = |at, role: &str| AnswerEdit::Minority(at, MinorityEdit::Role(role.to_owned()));
    for typed in ["I", "Ik", "Ik niet"] {
        desk.answer(text(0, typed));
    }
    desk.answer(role(0, "wijkagent"));
    desk.answer(text(1, "Wij ook niet"));
    let two = [("Ik niet".to_owned(), "wijkagent".to_owned()), ("Wij ook niet".to_owned(), String::new())];
    assert_eq!(views(&desk), two);
    // There is none at that place.
    desk.answer(text(7, "Nergens"));
    desk.answer(AnswerEdit::Minority(2, MinorityEdit::Remove));
    assert_eq!(views(&desk), two);
    desk.answer(AnswerEdit::Minority(0, MinorityEdit::Remove));
    assert_eq!(views(&desk), two[1..]);
    desk.take_back();
    assert_eq!(views(&desk), two);
    // What is emptied leaves no trace.
    desk.answer(text(1, ""));
    assert_eq!(views(&desk), two[..1]);
    desk.answer(text(0, ""));
    desk.answer(role(0, ""));
    assert!(desk.shown().answers.is_empty());
    (0..3).for_each(|_| desk.take_back());
    assert_eq!(views(&desk), two);
    desk.adopt();
    desk.answer(text(0, "Toch wel"));
    desk.answer(AnswerEdit::Minority(1, MinorityEdit::Remove));
    assert_eq!(views(&desk), two);
}

#[test]
fn why_a_rating_changed_is_kept_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.answer(AnswerEdit::ChangeReason("De corporatie doet nu mee.".into()));
    assert_eq!(desk.shown().answers[&item()].change_reason, "De corporatie doet nu mee.");
    desk.take_back();
    assert!(desk.shown().answers.is_empty());
}

#[test]
fn people_are_added_described_and_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.step(MeasurementEdit::AddAttendee);
    for text in ["w", "wijk", "wijkagent"] {
        desk.step(MeasurementEdit::Attendee(0, AttendeeField::Role, text.into()));
    }
    desk.step(MeasurementEdit::Attendee(0, AttendeeField::Organisation, "Politie".into()));
    desk.step(MeasurementEdit::Attendee(7, AttendeeField::Name, "Niemand".into()));
    desk.step(MeasurementEdit::AddAttendee);
    desk.step(MeasurementEdit::RemoveAttendee(1));
    desk.step(MeasurementEdit::RemoveAttendee(7));
    let people: Vec<_> = desk.shown().attendance.iter().map(|it| format!("{}, {}", it.role, it.organisation)).collect();
    assert_eq!(people, ["wijkagent, Politie"]);
    // What changed nothing is no step: first the removal, the addition and the organisation; then a whole text at once.
    for _ in 0..3 {
        desk.take_back();
    }
    assert_eq!(desk.shown().attendance[0].role, "wijkagent");
    desk.take_back();
    assert_eq!(desk.shown().attendance[0].role, "");
    desk.take_back();
    assert!(desk.shown().attendance.is_empty());
}

#[test]
fn nothing_is_adopted_without_body_and_day() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let content = Arc::clone(desk.session.catalogue());
    desk.step(MeasurementEdit::AdoptionBody("  ".into()));
    desk.step(MeasurementEdit::AdoptionDate(Some(date(2026, 12, 17))));
    desk.step(MeasurementEdit::Adopt { content: Arc::clone(&content) });
    assert!(desk.shown().is_open());
    desk.step(MeasurementEdit::AdoptionBody("de stuurgroep".into()));
    desk.step(MeasurementEdit::AdoptionDate(None));
    desk.step(MeasurementEdit::Adopt { content });
    assert!(desk.shown().is_open());
}

#[test]
fn an_adopted_measurement_does_not_change_until_it_is_reopened() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.answer(AnswerEdit::Rating(Some(Rating::InOrder)));
    desk.step(MeasurementEdit::AddAttendee);
    desk.adopt();
    let frozen = desk.shown().clone();
    assert!(!frozen.is_open() && checksum::is_intact(&frozen));
    assert!(frozen.attendance.is_empty(), "nobody was described");
    desk.answer(AnswerEdit::Rating(Some(Rating::NotInOrder)));
    desk.edit(Edit::Conclusion("Toch anders.".into()));
    desk.edit(Edit::ReferenceDate(None));
    desk.step(MeasurementEdit::AddAttendee);
    desk.adopt();
    assert_eq!(*desk.shown(), frozen);

    desk.step(MeasurementEdit::Reopen("De cijfers waren oud.".into()));
    let reopened = desk.shown();
    assert!(reopened.is_open());
    assert_eq!(reopened.adoption_plan.body, "de stuurgroep");
    let record = &reopened.reopenings[0];
    assert_eq!((record.date, record.adopted_on), (date(2026, 11, 21), date(2026, 12, 17)));
    assert_eq!(record.reason, "De cijfers waren oud.");
    assert_eq!(record.checksum, frozen.adoption.as_ref().unwrap().checksum);
    let reopened = reopened.clone();
    desk.take_back();
    assert_eq!(*desk.shown(), reopened, "reopening is on the record and stays");
    desk.adopt();
    let again = desk.shown().adoption.as_ref().unwrap().checksum.clone();
    assert_ne!(again, record_checksum(&frozen), "the reopening is part of what is frozen");
}

fn record_checksum(measurement: &Measurement) -> String {
    measurement.adoption.as_ref().unwrap().checksum.clone()
}

#[test]
fn the_next_measurement_begins_empty_and_the_earlier_one_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.step(MeasurementEdit::Next);
    assert_eq!(desk.shown().number, 0, "the first is still open");
    desk.answer(AnswerEdit::Rating(Some(Rating::InOrder)));
    desk.adopt();
    desk.step(MeasurementEdit::Next);
    assert_eq!(desk.shown().number, 1);
    assert!(desk.shown().answers.is_empty());
    desk.session.apply(Action::ShowMeasurement(0));
    assert_eq!(desk.shown().rating(&item()), Some(Rating::InOrder));
    assert!(desk.session.proposed_report(ReportChoice::default()).ends_with("voorbeeldstad-groenekwartier-0-meting.pdf"));
    // Reopening concerns the latest one, which is open already.
    desk.step(MeasurementEdit::Reopen("Te laat.".into()));
    assert!(!desk.shown().is_open());
    desk.take_back();
    desk.take_back();
    assert_eq!(desk.session.dossier().unwrap().measurements.latest().number, 1, "what was begun stays");
}

#[test]
fn a_frozen_part_that_was_edited_by_hand_is_opened_and_said_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.edit(Edit::Conclusion("Het fundament ligt er.".into()));
    desk.adopt();
    desk.session.finish();
    let path = desk.path().unwrap();
    drop(desk);
    let text = fs::read_to_string(&path).unwrap();
    // Another layout of the same is no change.
    fs::write(&path, text.replace("    ", "\t")).unwrap();
    let frozen = store::open_dossier(&path, None).unwrap();
    assert!(checksum::is_intact(frozen.measurements.latest()));
    assert_eq!(**frozen.measurements.latest().content(&Arc::new(Catalogue::built_in().clone())), *Catalogue::built_in());

    fs::write(&path, text.replace("Het fundament ligt er.", "Alles ligt er.")).unwrap();
    let mut desk = Desk::new(folder.path());
    desk.session.apply(Action::Open(path));
    desk.wait_for("the dossier", |session| session.dossier().is_some());
    assert_eq!(desk.shown().conclusion, "Alles ligt er.");
    assert_eq!(desk.session.altered(), [0]);
    // It stays said, also when something else is edited, and until the measurement is reopened.
    desk.session.apply(Action::Edit(Edit::Profile(ProfileField::Goal, "Veilig".into())));
    assert_eq!(desk.session.altered(), [0]);
    desk.session.apply(Action::Undo);
    assert_eq!(desk.session.altered(), [0]);
    desk.session.apply(Action::Edit(Edit::Measurement(MeasurementEdit::Reopen("Nazien".into()))));
    assert_eq!(desk.session.altered(), [0; 0], "what is open is held against nothing");
}
