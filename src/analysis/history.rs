//! Each randvoorwaarde over all measurements.

use super::score::{Interval, PreconditionScore, Verdict, own_scores};
use crate::content::{Catalogue, PreconditionId};
use crate::model::{Measurement, Target};

/// One randvoorwaarde over the measurements, the oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// Which one.
    pub id: PreconditionId,
    /// What each measurement says of it.
    pub levels: Vec<Level>,
}

/// What one measurement says of a randvoorwaarde.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The number of the measurement.
    pub measurement: u16,
    /// The score; `None` when no item applies, when nothing was answered, or when it was not asked yet.
    pub interval: Option<Interval>,
    /// The verdict; `None` when it was not asked yet.
    pub verdict: Option<Verdict>,
    /// The streefniveau that was set for this measurement, in the one before it.
    pub target: Option<Target>,
}

/// The randvoorwaarden of the content in order, each over these measurements. An adopted one is scored against the content under
/// which it was adopted, and over all of its items: this is how it stood each time, and no comparison.
pub fn history(present: &Catalogue, measurements: &[&Measurement]) -> Vec<History> {
    let scores: Vec<_> = measurements.iter().map(|measurement| own_scores(present, measurement)).collect();
    let of = |id: &PreconditionId| History {
        id: id.clone(),
        levels: measurements
            .iter()
            .zip(&scores)
            .enumerate()
            .map(|(at, (measurement, scores))| {
                let score = scores.precondition(id);
                let before = at.checked_sub(1).and_then(|before| measurements.get(before));
                Level {
                    measurement: measurement.number,
                    interval: score.and_then(PreconditionScore::known_interval),
                    verdict: score.map(|score| score.verdict),
                    target: before.and_then(|before| before.targets.get(id)).copied(),
                }
            })
            .collect(),
    };
    present.preconditions().iter().map(|precondition| of(&precondition.id)).collect()
}
