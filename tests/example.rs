//! The example dossier shows everything that a dossier can hold, and fits the built-in content.

use wijkpeil::analysis;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Dossier, Rating};
use wijkpeil::store;

fn example() -> Dossier {
    store::parse_dossier(Catalogue::example_dossier().as_bytes()).unwrap()
}

#[test]
fn it_stands_in_the_repository_as_the_program_would_save_it() {
    assert!(store::dossier_text(&example()) == Catalogue::example_dossier(), "open and save the example to put it right");
}

#[test]
fn every_item_is_answered_and_every_rating_occurs() {
    let (catalogue, dossier) = (Catalogue::built_in(), example());
    let measurement = dossier.measurements.latest();
    assert_eq!(analysis::unanswered(catalogue, measurement), []);
    assert_eq!(analysis::unplaced(catalogue, measurement).count(), 0);
    let counts = Rating::ALL.map(|rating| measurement.answers.values().filter(|answer| answer.rating == Some(rating)).count());
    assert_eq!(counts, [22, 18, 9, 6, 2]);
    for (id, answer) in &measurement.answers {
        let needs_reason = answer.rating == Some(Rating::NotApplicable);
        assert!(!needs_reason || !answer.reason.is_empty(), "{id} is n.v.t. without a reason");
        let needs_note = answer.rating == Some(Rating::Unknown);
        assert!(!needs_note || !answer.note.is_empty(), "{id} is unknown, and nobody says what will be found out");
    }
}

#[test]
fn its_references_lead_somewhere() {
    let (catalogue, dossier) = (Catalogue::built_in(), example());
    assert_eq!(dossier.content_edition, catalogue.edition().id);
    for action in &dossier.actions {
        let (precondition, _) = action.item.as_ref().and_then(|item| catalogue.item(item)).unwrap();
        assert!(action.step.iter().all(|step| precondition.first_steps.iter().any(|known| known.id == *step)), "{action:?}");
    }
    let examples: Vec<_> = catalogue.interventions().iter().flat_map(|category| &category.interventions).collect();
    for intervention in &dossier.interventions {
        assert!(intervention.example.iter().all(|id| examples.iter().any(|known| known.id == *id)), "{intervention:?}");
    }
    let points: Vec<_> =
        catalogue.principles().iter().flat_map(|principle| principle.apply.iter().chain(&principle.caution)).collect();
    for (intervention, review) in &dossier.measurements.latest().reviews {
        assert!(dossier.interventions.iter().any(|known| known.id == *intervention), "{intervention} does not exist");
        assert_eq!(review.starter_answers.len(), catalogue.starter_questions().len(), "{intervention}");
        let marked: Vec<_> = review.apply.keys().chain(review.caution.keys()).collect();
        assert!(marked.is_empty() || marked.len() == points.len(), "{intervention} marks {} points", marked.len());
        assert!(marked.iter().all(|id| points.iter().any(|point| point.id == **id)), "{marked:?}");
    }
}
