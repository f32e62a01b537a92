//! Interventions: added, changed, looked at, taken away, and all of it taken back.

use jiff::civil::date;
use wijkpeil::content::{Catalogue, PointId, QuestionId};
use wijkpeil::model::{
    Adoption, ApplyMark, CautionMark, Dossier, Intervention, InterventionId, Review, Snapshot, StarterAnswer,
};
use wijkpeil::session::{Action, Edit, InterventionEdit, NewIntervention, SaveState};
use wijkpeil::store;

use super::Desk;
use crate::support::dossiers;

impl Desk {
    fn add(&mut self, new: NewIntervention) -> InterventionId {
        self.session.apply(Action::Edit(Edit::AddIntervention(new)));
        self.interventions().last().unwrap().id.clone()
    }

    fn change(&mut self, id: &InterventionId, edit: InterventionEdit) {
        self.session.apply(Action::Edit(Edit::Intervention(id.clone(), edit)));
    }

    fn undo(&mut self) {
        self.session.apply(Action::Undo);
    }

    fn interventions(&self) -> &[Intervention] {
        &self.session.dossier().unwrap().interventions
    }

    fn review(&self, id: &InterventionId) -> Option<&Review> {
        self.session.measurement().unwrap().reviews.get(id)
    }
}

fn said(text: &str) -> StarterAnswer {
    StarterAnswer::Text(text.to_owned())
}

#[test]
fn an_example_becomes_the_teams_own_copy() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let example = &Catalogue::built_in().interventions()[0].interventions[1];
    let id = desk.add(NewIntervention::from_example(example));
    let other = desk.add(NewIntervention::default());
    assert_ne!(id, other);
    assert_eq!(desk.interventions()[0].example.as_ref(), Some(&example.id));
    assert_eq!(desk.interventions()[0].activity, example.activity);
    desk.undo();
    assert_eq!(desk.interventions().len(), 1);
    desk.undo();
    assert!(desk.interventions().is_empty());
    desk.session.apply(Action::Redo);
    assert_eq!(desk.interventions()[0].id, id, "it comes back as the one that it was");
}

#[test]
fn texts_are_taken_back_by_the_pause_and_apart_from_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let id = desk.add(NewIntervention::default());
    for typed in ["S", "Sp", "Spreekuur"] {
        desk.change(&id, InterventionEdit::Title(typed.into()));
    }
    desk.change(&id, InterventionEdit::Activity("Elke dinsdag.".into()));
    desk.change(&id, InterventionEdit::IntendedResult("Meer meldingen.".into()));
    desk.change(&id, InterventionEdit::Owner("Gemeente".into()));
    let one = &desk.interventions()[0];
    let texts = [&one.title, &one.activity, &one.intended_result, &one.owner];
    assert_eq!(texts, ["Spreekuur", "Elke dinsdag.", "Meer meldingen.", "Gemeente"]);
    for _ in 0..3 {
        desk.undo();
    }
    assert_eq!((desk.interventions()[0].title.as_str(), desk.interventions()[0].activity.as_str()), ("Spreekuur", ""));
    desk.undo();
    assert_eq!(desk.interventions()[0].title, "", "what was typed without a pause is taken back as one");
}

#[test]
fn answers_and_marks_are_taken_back_and_leave_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let id = desk.add(NewIntervention::default());
    let question = QuestionId::new("startvraag.2");
    let point = PointId::new("bekend-maakt-bemind.toepassen.1");
    let care = PointId::new("bekend-maakt-bemind.letop.1");

    let edits = [
        InterventionEdit::Starter(question.clone(), Some(StarterAnswer::NotUsedElsewhere)),
        InterventionEdit::Starter(question.clone(), Some(said("In een andere stad."))),
        InterventionEdit::Apply(point.clone(), Some(ApplyMark::CouldBeStronger)),
        InterventionEdit::Apply(point.clone(), Some(ApplyMark::Applied)),
        InterventionEdit::ApplyHow(point.clone(), "Elke week.".into()),
        InterventionEdit::Caution(care.clone(), Some(CautionMark::NotYet)),
        InterventionEdit::CautionHow(care.clone(), "Nog navragen.".into()),
    ];
    let mut states = vec![desk.review(&id).cloned()];
    for edit in edits {
        desk.change(&id, edit);
        states.push(desk.review(&id).cloned());
    }
    let review = desk.review(&id).unwrap();
    assert_eq!(review.starter_answers.get(&question).cloned(), Some(said("In een andere stad.")));
    assert_eq!((review.apply[&point].mark, review.apply[&point].how.as_str()), (Some(ApplyMark::Applied), "Elke week."));
    assert_eq!((review.caution[&care].mark, review.caution[&care].how.as_str()), (Some(CautionMark::NotYet), "Nog navragen."));
    for state in states.iter().rev().skip(1) {
        desk.undo();
        assert_eq!(desk.review(&id), state.as_ref());
    }
    for _ in 0..7 {
        desk.session.apply(Action::Redo);
    }

    for edit in [
        InterventionEdit::Starter(question, Some(said(""))),
        InterventionEdit::Apply(point.clone(), None),
        InterventionEdit::ApplyHow(point, String::new()),
        InterventionEdit::Caution(care.clone(), None),
        InterventionEdit::CautionHow(care, String::new()),
    ] {
        assert!(desk.review(&id).is_some());
        desk.change(&id, edit);
    }
    assert_eq!(desk.review(&id), None, "an empty review leaves no trace");
}

#[test]
fn an_intervention_goes_with_its_review_and_comes_back_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let id = desk.add(NewIntervention { title: "Spreekuur".into(), ..NewIntervention::default() });
    desk.change(&id, InterventionEdit::Starter(QuestionId::new("startvraag.1"), Some(said("Bij ons doel."))));
    desk.change(&id, InterventionEdit::Remove);
    assert!(desk.interventions().is_empty());
    assert_eq!(desk.review(&id), None);
    // Of what is gone, nothing can be said any more.
    desk.change(&id, InterventionEdit::Starter(QuestionId::new("startvraag.1"), Some(said("Te laat."))));
    assert_eq!(desk.review(&id), None);
    desk.undo();
    assert_eq!(desk.interventions()[0].title, "Spreekuur");
    assert_eq!(desk.review(&id).unwrap().starter_answers.values().next().cloned(), Some(said("Bij ons doel.")));
}

#[test]
fn what_an_adopted_measurement_looked_at_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(folder.path());
    let mut dossier = dossiers::full();
    adopt(&mut dossier);
    let path = folder.path().join("documents/vastgesteld.wijkpeil.ron");
    store::write_dossier(&path, &dossier, None, store::Overwrite::Refuse).unwrap();
    desk.session.apply(Action::Open(path));
    desk.wait_for("the dossier", |session| session.dossier().is_some());
    assert_eq!(desk.session.save_state(), SaveState::Unchanged);
    let id = InterventionId::new("interventie-1");
    let before = desk.review(&id).cloned();
    desk.change(&id, InterventionEdit::Remove);
    desk.change(&id, InterventionEdit::Starter(QuestionId::new("startvraag.1"), None));
    assert_eq!(desk.interventions().len(), 1);
    assert_eq!(desk.review(&id).cloned(), before);
}

fn adopt(dossier: &mut Dossier) {
    dossier.measurements.open_mut().unwrap().adoption = Some(Adoption {
        date: date(2026, 11, 21),
        body: "stuurgroep".into(),
        snapshot: Snapshot::default(),
        checksum: String::new(),
    });
}
