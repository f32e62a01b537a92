//! What is half typed is kept in the dossier, counts as nothing, and is decided before anything is adopted.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;
use wijkpeil::analysis;
use wijkpeil::checksum;
use wijkpeil::content::{Catalogue, Content, ItemId};
use wijkpeil::merge;
use wijkpeil::merge::Part;
use wijkpeil::model::{ActionId, Dossier, DraftField, Drafts, Quarter, Rating};
use wijkpeil::report::ReportKind;
use wijkpeil::search::{HitPlace, Texts};
use wijkpeil::session::{Action, ActionChange, ActionPlanEdit, AnswerEdit, Edit, MeasurementEdit, NewAction, Session};
use wijkpeil::{store, words};

use crate::support::dossiers::{self};
use crate::support::environment::TestEnvironment;
use crate::support::printed;
use crate::support::report::Printed;

fn item() -> ItemId {
    ItemId::new("urgentiebesef.1")
}

fn action() -> DraftField {
    DraftField::Action(item())
}

/// A session with the example, of which nothing is kept: the edits are what is looked at.
fn session(folder: &Path) -> Session {
    let environment = TestEnvironment::in_folder(folder).environment;
    let mut session = Session::new(Content::built_in(), environment, Arc::new(|| {}));
    session.apply(Action::OpenExample);
    session
}

fn edit(session: &mut Session, edit: Edit) {
    session.apply(Action::Edit(edit));
}

fn draft(session: &mut Session, field: DraftField, text: &str) {
    edit(session, Edit::Draft(field, text.to_owned()));
}

fn drafts(session: &Session) -> &Drafts {
    &session.dossier().unwrap().drafts
}

/// Everything that can be half typed.
fn half_typed() -> Dossier {
    let mut dossier = dossiers::full();
    let id = dossier.actions[0].id.clone();
    for (field, text) in [
        (action(), "Bel de corpor"),
        (DraftField::Action(ItemId::new("weg.1")), "Een punt dat er niet meer is"),
        (DraftField::Owner(item()), "wijkagent"),
        (DraftField::Quarter(item()), "voor de zom"),
        (DraftField::Start(id.clone()), "na de zom"),
        (DraftField::Ready(id), "2026-K1\nof later"),
        (DraftField::ReferenceDate, "half okt"),
        (DraftField::AdoptionDate, "17-12"),
        (DraftField::Reopening, "De cijfers \"waren"),
    ] {
        dossier.drafts.set(&field, text.to_owned());
    }
    dossier
}

#[test]
fn what_is_half_typed_is_in_the_file() {
    let dossier = half_typed();
    assert_eq!(dossier.drafts.iter().count(), 9);
    let text = store::dossier_text(&dossier);
    assert_eq!(store::parse_dossier(text.as_bytes()).unwrap(), dossier);
    // A file without any has no word of it, so that older ones stay what they are.
    assert!(!store::dossier_text(&dossiers::full()).contains("drafts"));
    let twice = text.replacen("\"urgentiebesef.1\": \"Bel", "\"urgentiebesef.1\": \"Nog\",\n\"urgentiebesef.1\": \"Bel", 1);
    assert!(store::parse_dossier(twice.as_bytes()).is_err(), "one of two would be lost");
}

#[test]
fn a_half_typed_action_is_no_action_anywhere() {
    let (without, with) = (dossiers::full(), half_typed());
    let catalogue = Catalogue::built_in();
    let (one, other) = (without.measurements.latest(), with.measurements.latest());
    assert_eq!(analysis::scores(catalogue, one), analysis::scores(catalogue, other));
    assert_eq!(without.actions, with.actions);
    assert_eq!(
        analysis::undecided(catalogue, one, &without.actions).len(),
        analysis::undecided(catalogue, other, &with.actions).len()
    );
    let frozen = |dossier: &Dossier| {
        let content = Arc::new(catalogue.clone());
        analysis::freeze(dossier, &content, date(2026, 12, 17), "stuurgroep".into()).unwrap()
    };
    assert_eq!(frozen(&without), frozen(&with), "nothing of it is frozen, and the checksum is the same");
}

#[test]
fn reports_of_a_concept_print_it_as_not_finished() {
    let mut dossier = half_typed();
    Printed::of(dossier.clone()).says_all([
        "Bel de corpor (trekker: wijkagent, klaar in: voor de zom) (nog niet afgemaakt)",
        "Een punt dat er niet meer is – bij punt ‘weg.1’",
        "na de zom (nog niet afgemaakt)",
        "half okt (nog niet afgemaakt)",
        "17-12 (nog niet afgemaakt)",
        "Het is nog geen actie en telt nergens mee.",
    ]);
    let open = dossier.measurements.open_mut().unwrap();
    open.answers.get_mut(&item()).unwrap().rating = Some(Rating::NotInOrder);
    Printed::of(dossier.clone())
        .kind(ReportKind::Gaps)
        .says("Bel de corpor (trekker: wijkagent, klaar in: voor de zom) (nog niet afgemaakt)");
    // Without any action it is told too.
    dossier.actions.clear();
    Printed::of(dossier).says("Bel de corpor (trekker: wijkagent, klaar in: voor de zom) – bij punt");

    // What was begun after an adoption is no part of what was adopted.
    let mut adopted = printed::adopted();
    let before = Printed::of(adopted.clone()).text();
    adopted.drafts = half_typed().drafts;
    assert_eq!(Printed::of(adopted).text(), before);
}

#[test]
fn it_is_found_and_compared() {
    let dossier = half_typed();
    let catalogue = Catalogue::built_in();
    let places = |text: &str| -> Vec<HitPlace> {
        let hits = Texts::of_team(catalogue, &dossier, dossier.measurements.latest()).find(text);
        hits.into_iter().map(|hit| hit.place).collect()
    };
    assert_eq!(places("Bel de corpor"), [HitPlace::Item(item())]);
    assert_eq!(places("na de zom"), [HitPlace::Action(ActionId::new("actie-1"))]);
    assert_eq!(places("cijfers \"waren"), [HitPlace::Adoption]);

    let other = dossiers::full();
    let parts = merge::differences(catalogue, &dossier, &other);
    assert_eq!(parts.len(), 9);
    assert_eq!(words::counts(&parts), "negen teksten die nog niet af zijn");
    let name = words::part_name(&Part::Draft(action()), catalogue, [&dossier, &other]);
    assert_eq!(name, "Een actie bij punt 1.1, nog niet afgemaakt");
    let taken = parts.into_iter().collect();
    assert_eq!(merge::merged(&other, &dossier, &taken).drafts, dossier.drafts);
}

#[test]
fn typing_is_taken_back_as_one_and_finishing_makes_one_action() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let before = session.dossier().unwrap().actions.len();
    for text in ["B", "Be", "Bel "] {
        draft(&mut session, action(), text);
    }
    assert_eq!(drafts(&session).get(&action()), "Bel ");
    assert_eq!(session.dossier().unwrap().actions.len(), before);
    edit(&mut session, Edit::ActionPlan(ActionPlanEdit::Finish(item())));
    let made = session.dossier().unwrap().actions.last().unwrap().clone();
    assert_eq!((made.what.as_str(), made.item, drafts(&session).get(&action())), ("Bel", Some(item()), ""));
    session.apply(Action::Undo);
    assert_eq!((session.dossier().unwrap().actions.len(), drafts(&session).get(&action())), (before, "Bel "));
    draft(&mut session, action(), "");
    assert!(drafts(&session).is_empty(), "thrown away");
    session.apply(Action::Undo);
    assert_eq!(drafts(&session).get(&action()), "Bel ", "and brought back");
    session.apply(Action::Undo);
    assert!(drafts(&session).is_empty());
    // Nothing typed makes no action.
    draft(&mut session, action(), "  ");
    edit(&mut session, Edit::ActionPlan(ActionPlanEdit::Finish(item())));
    assert_eq!(session.dossier().unwrap().actions.len(), before);
}

#[test]
fn a_begun_action_takes_its_trekker_and_quarter_along() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let begin = |session: &mut Session, quarter: &str| {
        for (field, text) in
            [(action(), "Bel de corporatie"), (DraftField::Owner(item()), "wijkagent "), (DraftField::Quarter(item()), quarter)]
        {
            draft(session, field, text);
        }
    };
    begin(&mut session, "k2 2027");
    edit(&mut session, Edit::ActionPlan(ActionPlanEdit::Discard(item())));
    assert!(drafts(&session).is_empty());
    session.apply(Action::Undo);
    assert_eq!(drafts(&session).begun(&item()).owner, "wijkagent ", "one step brings all of it back");
    edit(&mut session, Edit::ActionPlan(ActionPlanEdit::Finish(item())));
    let made = session.dossier().unwrap().actions.last().unwrap().clone();
    assert_eq!((made.owner.as_str(), made.ready), ("wijkagent", Quarter::new(2027, 2).ok()));
    assert!(drafts(&session).is_empty());
    // What is no quarter is not thrown away: it waits at the action.
    begin(&mut session, "voor de zomer");
    edit(&mut session, Edit::ActionPlan(ActionPlanEdit::Finish(item())));
    let made = session.dossier().unwrap().actions.last().unwrap().clone();
    assert_eq!(made.ready, None);
    assert_eq!(drafts(&session).get(&DraftField::Ready(made.id)), "voor de zomer");
}

#[test]
fn what_is_not_finished_is_decided_before_adopting() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let new = NewAction { what: "Iets".to_owned(), ..NewAction::default() };
    edit(&mut session, Edit::ActionPlan(ActionPlanEdit::Add(new)));
    let id = session.dossier().unwrap().actions.last().unwrap().id.clone();
    let plan = |session: &mut Session| {
        edit(session, Edit::Measurement(MeasurementEdit::AdoptionBody("stuurgroep".to_owned())));
        edit(session, Edit::Measurement(MeasurementEdit::AdoptionDate(Some(date(2026, 11, 21)))));
    };
    plan(&mut session);
    for (field, text) in [
        (action(), "Bel de corpor"),
        (DraftField::Owner(item()), "wijkagent"),
        (DraftField::Start(id.clone()), "na de zomer"),
        (DraftField::Ready(id.clone()), "ooit"),
        (DraftField::ReferenceDate, "half oktober"),
        (DraftField::AdoptionDate, "17-12"),
    ] {
        draft(&mut session, field.clone(), text);
        assert_eq!(analysis::unfinished(session.dossier().unwrap()), std::slice::from_ref(&field));
        let content = Arc::clone(session.catalogue());
        edit(&mut session, Edit::Measurement(MeasurementEdit::Adopt { content }));
        assert!(session.measurement().unwrap().is_open(), "{field:?}");
        // What is typed right takes its place.
        match &field {
            DraftField::Action(item) => {
                edit(&mut session, Edit::ActionPlan(ActionPlanEdit::Finish(item.clone())));
            }
            DraftField::Owner(item) => edit(&mut session, Edit::ActionPlan(ActionPlanEdit::Discard(item.clone()))),
            DraftField::Start(id) => {
                edit(&mut session, Edit::ActionPlan(ActionPlanEdit::Change(id.clone(), ActionChange::Start(None))));
            }
            DraftField::Ready(id) => edit(&mut session, Edit::ActionPlan(ActionPlanEdit::Remove(id.clone()))),
            DraftField::ReferenceDate => edit(&mut session, Edit::ReferenceDate(Some(date(2026, 11, 1)))),
            _ => plan(&mut session),
        }
        assert!(drafts(&session).is_empty(), "{field:?}");
    }
    edit(&mut session, Edit::Answer(item(), AnswerEdit::Note("Klaar.".to_owned())));
    let content = Arc::clone(session.catalogue());
    edit(&mut session, Edit::Measurement(MeasurementEdit::Adopt { content }));
    assert!(!session.measurement().unwrap().is_open());

    // The reason for reopening is kept beside the frozen measurement, which stays what it is.
    draft(&mut session, DraftField::Reopening, "De cijf");
    assert!(checksum::is_intact(session.measurement().unwrap()));
    assert_eq!(drafts(&session).get(&DraftField::Reopening), "De cijf");
    edit(&mut session, Edit::Measurement(MeasurementEdit::Reopen("De cijfers.".to_owned())));
    assert!(drafts(&session).is_empty() && session.measurement().unwrap().is_open());
}
