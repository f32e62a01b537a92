//! How one score is computed, step by step.

use super::score::{Counts, Interval, Scores, Sum, worth};
use crate::content::{Catalogue, ItemId, Precondition, PreconditionId};
use crate::model::{Measurement, Rating};

/// The score of one randvoorwaarde, worked out from its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// Which randvoorwaarde.
    pub precondition: PreconditionId,
    /// Its items, in order.
    pub items: Vec<WorkedItem>,
    /// What its items count together. The score is the mean of this.
    pub sum: Sum,
}

/// What one item counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkedItem {
    /// Which item.
    pub item: ItemId,
    /// Its rating; `None` while it is unanswered.
    pub rating: Option<Rating>,
    /// What that rating counts; `None` when the item is left out.
    pub worth: Option<Interval>,
}

/// Works out the score of a randvoorwaarde.
pub fn work_out(precondition: &Precondition, measurement: &Measurement) -> Working {
    let worked = |item: &ItemId| {
        let rating = measurement.rating(item);
        WorkedItem { item: item.clone(), rating, worth: worth(rating) }
    };
    let items: Vec<WorkedItem> = precondition.items.iter().map(|item| worked(&item.id)).collect();
    let sum = Sum::of(items.iter().filter_map(|item| item.worth));
    Working { precondition: precondition.id.clone(), items, sum }
}

/// The randvoorwaarde whose score teaches most about counting: with many different ratings, and rather with something
/// that is not known, as that makes an interval. The shortest of equals. `None` when no score rests on any answer.
pub fn telling(catalogue: &Catalogue, scores: &Scores) -> Option<PreconditionId> {
    let answered = scores.preconditions.iter().filter(|score| score.interval.is_some() && score.counts.answered() > 0);
    // The first of equals is the last here, so that it wins.
    let best = answered.rev().max_by_key(|score| (lessons(&score.counts), std::cmp::Reverse(score.counts.total())))?;
    catalogue.precondition(&best.id).map(|precondition| precondition.id.clone())
}

/// How many rules of counting these items show.
fn lessons(counts: &Counts) -> usize {
    let shown = [counts.in_order, counts.partly, counts.not_in_order, counts.not_applicable];
    let kinds = shown.into_iter().filter(|number| *number > 0).count();
    let is_interval = counts.known() > 0 && counts.known() < counts.applicable();
    // An interval takes more explaining than any single rating.
    kinds + if is_interval { 2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{telling, work_out};
    use crate::analysis::scores;
    use crate::content::Catalogue;
    use crate::model::{Answer, Measurement, Rating};

    /// The ratings of the first items of some randvoorwaarden, as letters: o, d, n, w, x and `.` for no answer.
    fn measurement(ratings: &[(usize, &str)]) -> Measurement {
        let mut measurement = Measurement::new(0, &mut || "meting".to_owned());
        for (number, letters) in ratings {
            let items = &Catalogue::built_in().preconditions()[number - 1].items;
            for (item, letter) in items.iter().zip(letters.chars()) {
                let rating = match letter {
                    'o' => Some(Rating::InOrder),
                    'd' => Some(Rating::Partly),
                    'n' => Some(Rating::NotInOrder),
                    'w' => Some(Rating::Unknown),
                    'x' => Some(Rating::NotApplicable),
                    _ => None,
                };
                measurement.answers.insert(item.id.clone(), Answer { rating, ..Answer::default() });
            }
        }
        measurement
    }

    /// Which randvoorwaarde, by its number, is worked out.
    fn check(ratings: &[(usize, &str)], expected: Option<u8>) {
        let catalogue = Catalogue::built_in();
        let found = telling(catalogue, &scores(catalogue, &measurement(ratings)));
        let number = found.and_then(|id| catalogue.precondition(&id)).map(|precondition| precondition.number);
        assert_eq!(number, expected, "{ratings:?}");
    }

    #[test]
    fn the_most_instructive_score_is_worked_out() {
        check(&[], None);
        check(&[(1, "xxxx"), (2, "odnwx"), (3, "odnod")], Some(2));
        check(&[(4, "odnxo"), (3, "odooo")], Some(4));
        check(&[(2, "ooooo"), (5, "dddd")], Some(5));
    }

    #[test]
    fn an_interval_is_more_instructive_than_a_number() {
        check(&[(1, "odno"), (2, "odwoo")], Some(2));
    }

    #[test]
    fn the_items_add_up() {
        let precondition = &Catalogue::built_in().preconditions()[1];
        let working = work_out(precondition, &measurement(&[(2, "odnwx")]));
        let worth: Vec<Option<(f32, f32)>> = working.items.iter().map(|item| Some(item.worth?.as_f32())).collect();
        assert_eq!(worth, [Some((1.0, 1.0)), Some((0.5, 0.5)), Some((0.0, 0.0)), Some((0.0, 1.0)), None]);
        assert_eq!((working.sum.low() * 2, working.sum.high() * 2, working.sum.count()), (3.into(), 5.into(), 4));
    }
}
