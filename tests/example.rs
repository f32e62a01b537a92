//! The example dossier shows what a dossier holds after two measurements, and fits the built-in content.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use expect_test::expect_file;
use wijkpeil::analysis::{self, Direction, freeze};
use wijkpeil::checksum::is_intact;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{ActionStatus, Answer, Dossier, Measurement, Measurements, Quarter, Rating};
use wijkpeil::store;

const FILE: &str = "content/example/voorbeeldstad-groenekwartier.wijkpeil.ron";

fn example() -> Dossier {
    store::parse_dossier(Catalogue::example_dossier().as_bytes()).unwrap()
}

fn measurement(dossier: &Dossier, number: u16) -> &Measurement {
    dossier.measurements.get(number).unwrap()
}

/// The dossier with its adopted measurements frozen under the built-in content, each among what stood around it then.
fn frozen_under_the_built_in_content(dossier: &Dossier) -> Dossier {
    let content = Arc::new(Catalogue::built_in().clone());
    let mut done = dossier.clone();
    let (mut frozen, mut open) = (Vec::new(), None);
    for measurement in &dossier.measurements {
        let Some(adoption) = &measurement.adoption else {
            open = Some(measurement.clone());
            continue;
        };
        let mut then = dossier.clone();
        then.actions.clone_from(&adoption.snapshot.actions);
        if let Some(setting) = measurement.setting() {
            then.profile = setting.profile.clone();
            then.participants.clone_from(&setting.participants);
            then.interventions.clone_from(&setting.interventions);
        }
        let unfrozen = Measurement { adoption: None, ..measurement.clone() };
        then.measurements = Measurements::from_parts(frozen.clone(), Some(unfrozen)).unwrap();
        frozen.push(Arc::new(freeze(&then, &content, adoption.date, adoption.body.clone()).unwrap()));
    }
    done.measurements = Measurements::from_parts(frozen, open).unwrap();
    done
}

/// Whoever edits the example or the content puts the example right with `UPDATE_EXPECT=1`. It is read from the folder, not
/// from the program, so that this needs no second build.
#[test]
fn it_stands_in_the_repository_as_the_program_would_save_it() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE)).unwrap();
    let dossier = store::parse_dossier(text.as_bytes()).unwrap();
    let right = store::dossier_text(&frozen_under_the_built_in_content(&dossier));
    expect_file!["../content/example/voorbeeldstad-groenekwartier.wijkpeil.ron"].assert_eq(&right);
}

#[test]
fn it_has_an_adopted_measurement_and_an_open_one() {
    let dossier = example();
    assert!(dossier.measurements.iter().all(is_intact));
    let adopted: Vec<bool> = dossier.measurements.iter().map(|measurement| !measurement.is_open()).collect();
    assert_eq!(adopted, [true, false]);
}

#[test]
fn every_item_is_answered_in_both() {
    let (catalogue, dossier) = (Catalogue::built_in(), example());
    let counts = dossier.measurements.iter().map(|measurement| {
        assert_eq!(analysis::unanswered(catalogue, measurement), []);
        assert_eq!(analysis::unplaced(catalogue, measurement).count(), 0);
        for (id, answer) in &measurement.answers {
            let needs_note = answer.rating == Some(Rating::Unknown);
            assert!(!needs_note || !answer.note.is_empty(), "{id} is unknown, and nobody says what will be found out");
        }
        Rating::ALL.map(|rating| measurement.answers.values().filter(|answer| answer.rating == Some(rating)).count())
    });
    // Nothing of the checklist is beyond this wijk, so nothing is n.v.t.
    assert_eq!(counts.collect::<Vec<_>>(), [[21, 19, 11, 6, 0], [33, 19, 4, 1, 0]]);
}

/// The one who guides the session does not vote.
#[test]
fn no_more_hands_are_raised_than_there_are_voters() {
    for measurement in &example().measurements {
        let voters = measurement.attendance.iter().filter(|attendee| attendee.role != "Procesbegeleider").count();
        for (id, Answer { hand_votes, .. }) in &measurement.answers {
            let hands = hand_votes.values().map(|hands| usize::from(*hands)).sum::<usize>();
            assert!(hands <= voters, "{id}: {hands} hands of {voters} people");
        }
    }
}

#[test]
fn the_second_measurement_says_why_ratings_changed_and_what_is_done_about_its_priorities() {
    let (catalogue, dossier) = (Catalogue::built_in(), example());
    let (then, now) = (measurement(&dossier, 0), measurement(&dossier, 1));
    for (id, answer) in &now.answers {
        let has_changed = answer.rating != then.rating(id);
        assert_eq!(!answer.change_reason.is_empty(), has_changed, "{id}");
    }
    let undecided = analysis::undecided(catalogue, now, &dossier.actions);
    assert!(undecided.iter().all(|gap| !now.answers[&gap.item].priority), "{undecided:?}");
}

#[test]
fn there_is_something_to_compare_of_each_kind() {
    let dossier = example();
    let comparison = analysis::compare(Catalogue::built_in(), measurement(&dossier, 0), measurement(&dossier, 1));
    for direction in [Direction::Better, Direction::Worse, Direction::Same, Direction::Uncertain] {
        assert!(comparison.preconditions.iter().any(|change| change.direction == Some(direction)), "{direction:?}");
    }
    for status in ActionStatus::ALL {
        assert!(dossier.actions.iter().any(|action| action.status == status), "{status:?}");
    }
    let present = Quarter::of(dossier.changed).unwrap();
    assert_eq!(dossier.actions.iter().filter(|action| action.is_late(present)).count(), 1);
}

/// The conclusions name the figures that the program works out.
#[test]
fn its_conclusions_count_as_the_program_does() {
    let (catalogue, dossier) = (Catalogue::built_in(), example());
    for (number, in_order, said) in [(0, 3, "Drie van de twaalf"), (1, 5, "Vijf van de twaalf")] {
        let measurement = measurement(&dossier, number);
        assert_eq!(analysis::scores(catalogue, measurement).in_order(), in_order);
        assert!(measurement.conclusion.contains(said), "{}", measurement.conclusion);
    }
}

#[test]
fn its_references_lead_somewhere() {
    let (catalogue, dossier) = (Catalogue::built_in(), example());
    assert_eq!(dossier.content_edition, catalogue.edition().id);
    let of_then = &measurement(&dossier, 0).adoption.as_ref().unwrap().snapshot.actions;
    for action in dossier.actions.iter().chain(of_then) {
        let (precondition, _) = action.item.as_ref().and_then(|item| catalogue.item(item)).unwrap();
        assert!(action.step.iter().all(|step| precondition.first_steps.iter().any(|known| known.id == *step)), "{action:?}");
    }
    let examples: Vec<_> = catalogue.interventions().iter().flat_map(|category| &category.interventions).collect();
    for intervention in &dossier.interventions {
        assert!(intervention.example.iter().all(|id| examples.iter().any(|known| known.id == *id)), "{intervention:?}");
    }
    let points: BTreeSet<_> = catalogue
        .principles()
        .iter()
        .flat_map(|principle| principle.apply.iter().chain(&principle.caution))
        .map(|point| &point.id)
        .collect();
    for (intervention, review) in dossier.measurements.iter().flat_map(|measurement| &measurement.reviews) {
        assert!(dossier.interventions.iter().any(|known| known.id == *intervention), "{intervention} does not exist");
        assert_eq!(review.starter_answers.len(), catalogue.starter_questions().len(), "{intervention}");
        let marked: BTreeSet<_> = review.apply.keys().chain(review.caution.keys()).collect();
        assert!(marked.is_empty() || marked == points, "{intervention} marks {} points", marked.len());
    }
}
