//! The example dossier shows what a dossier holds after two measurements, and fits the built-in content.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use expect_test::expect_file;
use wijkpeil::analysis::{self, Direction, Moves, ReasonCounts, TargetOutcome, Urgency, freeze, target_outcome};
use wijkpeil::checksum::is_intact;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{ActionOutcome, ActionStatus, Answer, Decider, Dossier, Measurement, Measurements, Quarter, Rating};
use wijkpeil::store;

use crate::support::dossiers::shipped as example;

const FILE: &str = "content/example/voorbeeldstad-groenekwartier.wijkpeil.ron";

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

/// One change has no reason, so that it is to be seen how that is told.
#[test]
fn the_second_measurement_says_what_changed_where_ratings_differ() {
    let (catalogue, dossier) = (Catalogue::built_in(), example());
    let (then, now) = (measurement(&dossier, 0), measurement(&dossier, 1));
    for (id, answer) in &now.answers {
        let has_changed = answer.rating != then.rating(id);
        assert!(has_changed || answer.what_changed.is_none(), "{id} has the rating that it had");
        assert_eq!(answer.what_changed.is_some(), !answer.change_reason.is_empty(), "{id}: what changed goes with why");
    }
    let expected = ReasonCounts {
        reality: Moves { better: 15, worse: 1, other: 1 },
        yardstick: Moves { better: 1, worse: 1, other: 0 },
        knowledge: Moves { better: 0, worse: 0, other: 4 },
        not_given: Moves { better: 1, worse: 0, other: 0 },
    };
    assert_eq!(analysis::compare(catalogue, then, now).reasons, Some(expected));
}

#[test]
fn something_is_done_about_its_priorities() {
    let (catalogue, dossier) = (Catalogue::built_in(), example());
    let now = measurement(&dossier, 1);
    let undecided = analysis::undecided(catalogue, now, &dossier.actions);
    assert!(undecided.iter().all(|gap| !now.answers[&gap.item].priority), "{undecided:?}");
}

/// What became of an action, and how it stands in the list of today, are the same story.
#[test]
fn it_looks_back_at_every_action_of_the_measurement_before() {
    let dossier = example();
    let looked_back = analysis::look_back(&dossier, measurement(&dossier, 1));
    assert_eq!(looked_back.len(), 10);
    for of_then in &looked_back {
        let id = &of_then.action.id;
        assert!(of_then.look_back.is_some_and(|said| !said.gave.is_empty()), "{id}: nothing is said of what it gave");
        let today = dossier.actions.iter().find(|action| action.id == *id).unwrap();
        let ends = [(ActionOutcome::Done, ActionStatus::Done), (ActionOutcome::Dropped, ActionStatus::Dropped)];
        for (outcome, status) in ends {
            assert_eq!(of_then.outcome() == Some(outcome), today.status == status, "{id}");
        }
    }
    for outcome in ActionOutcome::ALL {
        assert!(looked_back.iter().any(|of_then| of_then.outcome() == Some(outcome)), "{outcome:?}");
    }
}

#[test]
fn every_action_says_when_it_is_done() {
    for action in example().actions {
        assert!(!action.done_when.is_empty(), "{}", action.id);
    }
}

#[test]
fn most_gaps_say_who_decides_and_how_much_closing_them_gives() {
    let (catalogue, dossier) = (Catalogue::built_in(), example());
    let now = measurement(&dossier, 1);
    let gaps = analysis::gaps(catalogue, now);
    let weighed = |answer: &Answer| (answer.decider.is_some(), answer.effect.is_some(), answer.ease.is_some());
    for (id, answer) in &now.answers {
        let expected = [(false, false, false), (true, true, true)];
        assert!(expected.contains(&weighed(answer)), "{id} is weighed by halves");
        assert!(answer.decider.is_none() || gaps.iter().any(|gap| gap.item == *id), "{id} is no gap");
    }
    let answers: Vec<&Answer> = gaps.iter().map(|gap| &now.answers[&gap.item]).collect();
    let left_open = answers.iter().filter(|answer| answer.decider.is_none()).count();
    assert_eq!((gaps.len(), left_open), (24, 5));
    for decider in Decider::ALL {
        assert!(answers.iter().any(|answer| answer.decider == Some(decider)), "{decider:?}");
    }
    for urgency in Urgency::ALL {
        assert!(answers.iter().any(|answer| Urgency::of(answer.effect, answer.ease) == Some(urgency)), "{urgency:?}");
    }
}

/// Each is short, says who and when, and serves gaps; about those of the open measurement, which are weighed, a bestuurder decides.
#[test]
fn what_it_asks_can_be_decided() {
    let dossier = example();
    for measurement in &dossier.measurements {
        assert_eq!(measurement.asks.len(), 4);
        for ask in &measurement.asks {
            assert!(!ask.is_blank() && !ask.is_long(), "{ask:?}");
            assert!(!ask.who.is_empty() && !ask.when.is_empty() && !ask.items.is_empty(), "{ask:?}");
            for item in &ask.items {
                let answer = &measurement.answers[item];
                assert!(answer.rating.is_some_and(Rating::is_gap), "{item}");
                assert!(!measurement.is_open() || answer.decider == Some(Decider::Board), "{item}");
            }
        }
    }
}

/// A target that is reached already asks nothing.
#[test]
fn its_targets_lie_above_where_it_stands() {
    let (catalogue, dossier) = (Catalogue::built_in(), example());
    let now = measurement(&dossier, 1);
    let scores = analysis::scores(catalogue, now);
    assert_eq!(now.targets.len(), 8);
    for (id, target) in &now.targets {
        let precondition = catalogue.precondition(id).unwrap();
        assert_eq!(usize::from(target.of()), precondition.items.len(), "{id}");
        let outcome = target_outcome(*target, scores.precondition(id).and_then(|score| score.interval.as_ref()));
        assert!(outcome.is_some_and(|outcome| outcome != TargetOutcome::Reached), "{id}");
    }
}

#[test]
fn what_was_checked_with_somebody_rests_on_evidence() {
    let dossier = example();
    let checked = measurement(&dossier, 1).answers.iter().filter(|(_, answer)| answer.checked_with.is_some());
    let mut count = 0;
    for (id, answer) in checked {
        assert!(!answer.evidence.is_empty() && answer.checked_with.as_ref().is_some_and(|role| !role.is_empty()), "{id}");
        count += 1;
    }
    assert_eq!(count, 10);
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
