//! What is taken back: in steps that a person knows, and never past what stands in the dossier for good.

use std::sync::Arc;
use std::time::Duration;

use wijkpeil::content::PreconditionId;
use wijkpeil::model::{ActionId, ActionOutcome, Rating, Target};
use wijkpeil::session::{
    Action, AnswerEdit, AskEdit, Barrier, Edit, InterventionEdit, LookBackEdit, MeasurementEdit, MinorityEdit, NewAsk,
    NewIntervention, ParticipantEdit, ProfileField, SheetRoundEdit, Travelled,
};

use super::Desk;
use crate::support::dossiers;

impl Desk {
    fn do_edit(&mut self, edit: Edit) {
        self.session.apply(Action::Edit(edit));
    }

    fn undo_goal(&mut self) -> String {
        self.session.apply(Action::Undo);
        self.goal()
    }

    fn redo_goal(&mut self) -> String {
        self.session.apply(Action::Redo);
        self.goal()
    }

    /// Types letter by letter behind what is there.
    fn type_goal(&mut self, text: &str) {
        for letter in text.chars() {
            self.clock.advance(Duration::from_millis(120));
            self.write_goal(&format!("{}{letter}", self.goal()));
        }
    }

    fn adopt_it(&mut self) {
        let day = Some(jiff::civil::date(2026, 11, 21));
        self.do_edit(Edit::ReferenceDate(day));
        self.do_edit(Edit::Measurement(MeasurementEdit::AdoptionBody("stuurgroep".to_owned())));
        self.do_edit(Edit::Measurement(MeasurementEdit::AdoptionDate(day)));
        let content = Arc::clone(self.session.catalogue());
        self.do_edit(Edit::Measurement(MeasurementEdit::Adopt { content }));
        assert!(self.session.dossier().unwrap().measurements.open().is_none());
    }
}

#[test]
fn one_letter_over_a_whole_text_brings_the_text_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.type_goal("minder overlast in de wijk");
    desk.clock.advance(Duration::from_millis(300));
    desk.write_goal("x");
    assert_eq!(desk.undo_goal(), "minder overlast in de wijk");
    assert_eq!(desk.redo_goal(), "x");
}

#[test]
fn cutting_and_pasting_are_steps_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.type_goal("minder overlast");
    desk.write_goal("overlast");
    desk.write_goal(&format!("overlast {}", "in de wijk en daarbuiten ".repeat(4000)));
    desk.write_goal("overlast weg");
    assert_eq!(desk.undo_goal().len(), 9 + 25 * 4000);
    assert_eq!(desk.undo_goal(), "overlast");
    assert_eq!(desk.undo_goal(), "minder overlast");
    assert_eq!(desk.undo_goal(), "");
    // A short paste looks like typing; who pastes says so.
    desk.type_goal("in de ");
    desk.session.apply(Action::EndStep);
    desk.write_goal("in de wijk");
    desk.session.apply(Action::EndStep);
    desk.type_goal("!");
    assert_eq!(desk.undo_goal(), "in de wijk");
    assert_eq!(desk.undo_goal(), "in de ");
}

#[test]
fn long_typing_is_taken_back_by_the_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.type_goal("Minder overlast. Meer licht! En dan?\nRust");
    assert_eq!(desk.undo_goal(), "Minder overlast. Meer licht! En dan?\n");
    assert_eq!(desk.undo_goal(), "Minder overlast. Meer licht! ");
    assert_eq!(desk.undo_goal(), "Minder overlast. ");
    assert_eq!(desk.undo_goal(), "");
    for expected in ["Minder overlast. ", "Minder overlast. Meer licht! "] {
        assert_eq!(desk.redo_goal(), expected);
    }
}

#[test]
fn what_is_adopted_reopened_or_begun_is_never_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.write_goal("rust");
    desk.adopt_it();
    let check = |desk: &mut Desk, barrier| {
        assert!(!desk.session.can_undo() && !desk.session.can_redo(), "{barrier:?}");
        assert_eq!(desk.session.undo_barrier(), Some(barrier));
        let before = Arc::clone(desk.session.dossier().unwrap());
        desk.session.apply(Action::Undo);
        desk.session.apply(Action::Redo);
        assert_eq!(*desk.session.dossier().unwrap(), before, "{barrier:?}");
        assert_eq!(desk.session.travelled(), Some(&Travelled::Barred(barrier)), "and it is said why");
    };
    check(&mut desk, Barrier::Adopted);

    // What was done after it can be taken back up to there.
    desk.write_goal("meer rust");
    assert_eq!(desk.session.undo_barrier(), None);
    assert_eq!(desk.undo_goal(), "rust");
    assert_eq!(desk.session.undo_barrier(), Some(Barrier::Adopted));
    desk.session.apply(Action::Undo);
    assert_eq!(desk.session.travelled(), Some(&Travelled::Barred(Barrier::Adopted)));
    assert_eq!(desk.redo_goal(), "meer rust");

    desk.do_edit(Edit::Measurement(MeasurementEdit::Reopen("Er miste iets.".to_owned())));
    check(&mut desk, Barrier::Reopened);
    assert_eq!(desk.session.measurement().unwrap().reopenings.len(), 1, "the record stays");
    desk.adopt_it();
    desk.do_edit(Edit::Measurement(MeasurementEdit::Next));
    check(&mut desk, Barrier::Begun);
    assert_eq!(desk.session.dossier().unwrap().measurements.latest().number, 1);
}

#[test]
fn every_kind_of_change_is_told_and_leads_back_to_what_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wijk.wijkpeil.ron");
    let full = dossiers::full();
    wijkpeil::store::write_dossier(&path, &full, None, wijkpeil::store::Overwrite::Replace).unwrap();
    let mut desk = Desk::new(folder.path());
    desk.session.apply(Action::Open(path));
    desk.wait_for("the dossier", |session| session.dossier().is_some());
    let item = full.measurements.latest().answers.keys().next().unwrap().clone();
    let intervention = full.interventions[0].id.clone();
    let edits = [
        Edit::Profile(ProfileField::Team, "Kernteam".to_owned()),
        Edit::Answer(item.clone(), AnswerEdit::Rating(Some(Rating::NotApplicable))),
        Edit::Answer(item.clone(), AnswerEdit::Note("Ë “aan” \\ het \"eind\"\u{1f600}".to_owned())),
        Edit::Answer(item.clone(), AnswerEdit::LeaveAsIs(Some(String::new()))),
        Edit::Answer(item.clone(), AnswerEdit::Minority(0, MinorityEdit::Text("Ik zie dat anders.".to_owned()))),
        Edit::Answer(item.clone(), AnswerEdit::Minority(0, MinorityEdit::Role("huismeester".to_owned()))),
        Edit::Answer(item.clone(), AnswerEdit::Minority(0, MinorityEdit::Remove)),
        Edit::Answer(item.clone(), AnswerEdit::Hand { rating: Rating::Unknown, raised: true }),
        Edit::AddIntervention(NewIntervention::default()),
        Edit::Intervention(intervention.clone(), InterventionEdit::Owner("corporatie".to_owned())),
        Edit::Intervention(intervention, InterventionEdit::Remove),
        Edit::Measurement(MeasurementEdit::AddAttendee),
        Edit::Ask(AskEdit::Add(NewAsk { text: "Beslis.".to_owned(), item: Some(item.clone()) })),
        Edit::Target(PreconditionId::new("urgentiebesef"), Target::new(2, 4).ok()),
        Edit::SheetRound(SheetRoundEdit::Deadline(None)),
        Edit::Participant(full.participants[0].id.clone(), ParticipantEdit::MayBeNamed(false)),
        Edit::LookBack(ActionId::new("actie-1"), LookBackEdit::Outcome(Some(ActionOutcome::Done))),
    ];
    let mut states = vec![Arc::clone(desk.session.dossier().unwrap())];
    for edit in edits.clone() {
        desk.do_edit(edit);
        states.push(Arc::clone(desk.session.dossier().unwrap()));
    }
    for (edit, before) in edits.into_iter().zip(&states).rev() {
        desk.session.apply(Action::Undo);
        assert_eq!(desk.session.dossier().unwrap(), before, "{edit:?}");
        let Some(Travelled::Undone(Some(told))) = desk.session.travelled() else { panic!("{edit:?} is not told") };
        assert_eq!(std::mem::discriminant(told), std::mem::discriminant(&edit));
    }
    for after in &states[1..] {
        desk.session.apply(Action::Redo);
        assert_eq!(desk.session.dossier().unwrap(), after);
    }
    desk.write_goal("iets nieuws");
    assert_eq!(desk.session.travelled(), None, "it is no news any more");
}
