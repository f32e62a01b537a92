//! Whether a randvoorwaarde reached the streefniveau that the team set for it.

use super::score::{Interval, Value};
use crate::model::Target;

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
