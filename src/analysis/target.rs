//! Whether a randvoorwaarde reached the streefniveau that the team set for it.

use std::collections::BTreeMap;

use super::score::{Interval, PreconditionScore, Scores, Value};
use crate::content::PreconditionId;
use crate::model::{Measurement, Target};

/// What a later measurement says of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetOutcome {
    /// Gehaald: the low end of the score is at or above the target.
    Reached,
    /// Niet gehaald: the high end of the score is below the target.
    NotReached,
    /// Niet zeker: it depends on what is not known.
    Uncertain,
}

/// The target as a part of the whole: from 0 to 1.
pub fn target_value(target: Target) -> Value {
    Value::new(i128::from(target.in_order()), i128::from(target.of()))
}

/// Holds a score against a target; `None` without a score.
pub fn target_outcome(target: Target, score: Option<&Interval>) -> Option<TargetOutcome> {
    let (score, target) = (score?, target_value(target));
    Some(if score.low() >= target {
        TargetOutcome::Reached
    } else if score.high() < target {
        TargetOutcome::NotReached
    } else {
        TargetOutcome::Uncertain
    })
}

/// The streefniveaus that a measurement has to do with, by randvoorwaarde; those without any are not in it.
pub type Targets = BTreeMap<PreconditionId, PreconditionTargets>;

/// The streefniveaus that one measurement has to do with for one randvoorwaarde.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PreconditionTargets {
    /// Set in the measurement before, for this one.
    pub for_this: Option<Reach>,
    /// Set in this measurement, for the next one.
    pub for_next: Option<Target>,
}

/// A streefniveau and what a measurement says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// What was aimed at.
    pub target: Target,
    /// What came of it; `None` without a score, and while nothing was answered.
    pub outcome: Option<TargetOutcome>,
}

/// The streefniveaus of a measurement and of the one before it, held against the scores of this one over all of its items.
pub fn targets(measurement: &Measurement, before: Option<&Measurement>, scores: &Scores) -> Targets {
    let mut targets = Targets::new();
    for (id, target) in before.iter().flat_map(|before| &before.targets) {
        let score = scores.precondition(id).and_then(PreconditionScore::known_interval);
        let reach = Reach { target: *target, outcome: target_outcome(*target, score.as_ref()) };
        targets.entry(id.clone()).or_default().for_this = Some(reach);
    }
    for (id, target) in &measurement.targets {
        targets.entry(id.clone()).or_default().for_next = Some(*target);
    }
    targets
}

#[cfg(test)]
mod tests {
    use super::{Reach, TargetOutcome, targets};
    use crate::analysis::scores;
    use crate::content::Catalogue;
    use crate::model::Rating::{InOrder, NotInOrder};
    use crate::model::{Answer, Measurement, Target};

    #[test]
    fn a_target_is_held_against_the_measurement_after_it() {
        let catalogue = Catalogue::built_in();
        let [first, second, ..] = catalogue.preconditions() else { panic!("a wall of stones") };
        let target = |in_order| Target::new(in_order, 5).unwrap();
        let mut before = Measurement::new(0, &mut || "0".to_owned());
        before.targets = [(first.id.clone(), target(5)), (second.id.clone(), target(1))].into();
        let mut now = Measurement::new(1, &mut || "1".to_owned());
        let outcomes = |now: &Measurement| {
            let found = targets(now, Some(&before), &scores(catalogue, now));
            [first, second].map(|it| found[&it.id].for_this.map(|Reach { target, outcome }| (target.in_order(), outcome)))
        };
        assert_eq!(outcomes(&now), [Some((5, None)), Some((1, None))], "nothing was answered");
        for (item, rating) in first.items.iter().map(|it| (it, InOrder)).chain(second.items.iter().map(|it| (it, NotInOrder))) {
            now.answers.insert(item.id.clone(), Answer { rating: Some(rating), ..Answer::default() });
        }
        let expected = [Some((5, Some(TargetOutcome::Reached))), Some((1, Some(TargetOutcome::NotReached)))];
        assert_eq!(outcomes(&now), expected);
        now.targets.insert(second.id.clone(), target(2));
        let found = targets(&now, Some(&before), &scores(catalogue, &now));
        assert_eq!([first, second].map(|it| found[&it.id].for_next), [None, Some(target(2))]);
    }
}
