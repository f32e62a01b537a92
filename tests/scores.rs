//! What must hold for the scores of any answers, checked on the built-in content with random ratings.

use proptest::prelude::*;
use proptest::sample::select;
use wijkpeil::analysis::{
    self, Change, Direction, IN_ORDER_FROM, Interval, Moves, NOT_IN_ORDER_BELOW, PreconditionScore, ReasonCounts, Scores,
    Value, Verdict,
};
use wijkpeil::content::{Catalogue, ItemId};
use wijkpeil::model::{Answer, ChangeReason, Measurement, Rating};
use wijkpeil::words::{self, ToldTo};

/// From worst to best.
const KNOWN: [Rating; 3] = [Rating::NotInOrder, Rating::Partly, Rating::InOrder];

fn item_ids() -> Vec<ItemId> {
    Catalogue::built_in().items().map(|(_, item)| item.id.clone()).collect()
}

/// A measurement with these ratings, in the order of the content.
fn measurement(ratings: &[Option<Rating>]) -> Measurement {
    let mut measurement = Measurement::new(0, &mut || "meting".to_owned());
    for (id, rating) in item_ids().into_iter().zip(ratings) {
        measurement.answers.insert(id, Answer { rating: *rating, ..Answer::default() });
    }
    measurement
}

fn scores(ratings: &[Option<Rating>]) -> Scores {
    analysis::scores(Catalogue::built_in(), &measurement(ratings))
}

/// Ratings of all items. A few kinds at a time, so that whole randvoorwaarden of one kind come up too.
fn ratings() -> impl Strategy<Value = Vec<Option<Rating>>> {
    let every = [None].into_iter().chain(Rating::ALL.map(Some)).collect::<Vec<_>>();
    let kinds = proptest::sample::subsequence(every.clone(), 1..=every.len());
    kinds.prop_flat_map(|kinds| proptest::collection::vec(select(kinds), item_ids().len()))
}

fn known_ratings() -> impl Strategy<Value = Vec<Option<Rating>>> {
    proptest::collection::vec(select(KNOWN.map(Some).to_vec()), item_ids().len())
}

fn any_item() -> impl Strategy<Value = usize> {
    0..item_ids().len()
}

/// Every interval of a scoring: of the randvoorwaarden, the bouwstenen and the whole.
fn intervals(scores: &Scores) -> Vec<Option<Interval>> {
    let preconditions = scores.preconditions.iter().map(|score| score.interval);
    let blocks = scores.blocks.iter().map(|score| score.interval);
    preconditions.chain(blocks).chain([scores.whole]).collect()
}

fn is_within(inner: Interval, outer: Interval) -> bool {
    inner.low() >= outer.low() && inner.high() <= outer.high()
}

/// The ratings of one randvoorwaarde, cut out of those of all items.
fn ratings_of(number: usize, ratings: &[Option<Rating>]) -> Vec<Option<Rating>> {
    let all = Catalogue::built_in().items().zip(ratings);
    let id = &Catalogue::built_in().preconditions()[number].id;
    all.filter(|((precondition, _), _)| precondition.id == *id).map(|(_, rating)| *rating).collect()
}

/// The definition in its plainest form: the mean of the values, with `instead` for whatever is not known.
fn mean(ratings: &[Option<Rating>], instead: Rating) -> Option<Value> {
    let values: Vec<i128> = ratings
        .iter()
        .map(|rating| rating.filter(|rating| *rating != Rating::Unknown).unwrap_or(instead))
        .filter(|rating| *rating != Rating::NotApplicable)
        .map(|rating| KNOWN.iter().position(|known| *known == rating).expect("a value") as i128)
        .collect();
    (!values.is_empty()).then(|| Value::new(values.iter().sum(), 2 * values.len() as i128))
}

fn class(value: Value) -> Verdict {
    if value >= IN_ORDER_FROM {
        Verdict::InOrder
    } else if value < NOT_IN_ORDER_BELOW {
        Verdict::NotInOrder
    } else {
        Verdict::Partly
    }
}

proptest! {
    #[test]
    fn every_score_lies_between_zero_and_one(ratings in ratings()) {
        for interval in intervals(&scores(&ratings)).into_iter().flatten() {
            prop_assert!(Value::from_integer(0) <= interval.low());
            prop_assert!(interval.low() <= interval.high());
            prop_assert!(interval.high() <= Value::from_integer(1));
            let (low, high) = interval.percentages();
            prop_assert!(low <= high && high <= 100);
            prop_assert!(Value::from_integer(low.into()) <= interval.low() * 100);
            prop_assert!(interval.is_certain() || Value::from_integer(high.into()) >= interval.high() * 100);
        }
    }

    /// What is not known could be anything, n.v.t. is left out: the ends are the worst and the best that it could be.
    #[test]
    fn the_ends_are_the_worst_and_the_best_case(ratings in ratings()) {
        for (number, score) in scores(&ratings).preconditions.iter().enumerate() {
            let ratings = ratings_of(number, &ratings);
            prop_assert_eq!(score.interval.map(|interval| interval.low()), mean(&ratings, Rating::NotInOrder));
            prop_assert_eq!(score.interval.map(|interval| interval.high()), mean(&ratings, Rating::InOrder));
        }
    }

    #[test]
    fn a_layer_and_the_whole_are_means_of_their_stones(ratings in ratings()) {
        let catalogue = Catalogue::built_in();
        let scores = scores(&ratings);
        let mean = |stones: Vec<&PreconditionScore>| {
            let intervals: Vec<Interval> = stones.iter().filter_map(|score| score.interval).collect();
            let count = intervals.len() as i128;
            (count > 0).then(|| {
                let low = intervals.iter().map(Interval::low).sum::<Value>() / count;
                (low, intervals.iter().map(Interval::high).sum::<Value>() / count)
            })
        };
        let ends = |interval: Option<Interval>| interval.map(|interval| (interval.low(), interval.high()));
        for block in &scores.blocks {
            let stones = catalogue.preconditions_of(&block.id).filter_map(|stone| scores.precondition(&stone.id)).collect();
            prop_assert_eq!(ends(block.interval), mean(stones));
        }
        prop_assert_eq!(ends(scores.whole), mean(scores.preconditions.iter().collect()));
    }

    #[test]
    fn answering_an_open_item_never_widens_an_interval(
        mut ratings in ratings(),
        item in any_item(),
        open in select(vec![None, Some(Rating::Unknown)]),
        answer in select(KNOWN.to_vec()),
    ) {
        ratings[item] = open;
        let before = intervals(&scores(&ratings));
        ratings[item] = Some(answer);
        for (before, after) in before.into_iter().zip(intervals(&scores(&ratings))) {
            prop_assert_eq!(before.is_some(), after.is_some());
            prop_assert!(before.zip(after).is_none_or(|(before, after)| is_within(after, before)));
        }
    }

    #[test]
    fn improving_a_rating_never_lowers_a_score(
        mut ratings in ratings(),
        item in any_item(),
        steps in select(vec![(0, 1), (0, 2), (1, 2)]),
    ) {
        ratings[item] = Some(KNOWN[steps.0]);
        let before = intervals(&scores(&ratings));
        ratings[item] = Some(KNOWN[steps.1]);
        for (before, after) in before.into_iter().zip(intervals(&scores(&ratings))) {
            let pair = before.zip(after);
            prop_assert!(pair.is_none_or(|(before, after)| after.low() >= before.low() && after.high() >= before.high()));
        }
    }

    #[test]
    fn a_verdict_keeps_to_its_bounds(ratings in ratings()) {
        for (number, score) in scores(&ratings).preconditions.iter().enumerate() {
            let ratings = ratings_of(number, &ratings);
            let has = |wanted: Rating| ratings.contains(&Some(wanted));
            let expected = match score.interval {
                _ if ratings.iter().all(Option::is_none) => Verdict::NotFilledIn,
                None => Verdict::NotApplicable,
                Some(interval) if class(interval.low()) != class(interval.high()) => Verdict::Unclear,
                Some(interval) if class(interval.low()) == Verdict::InOrder && has(Rating::NotInOrder) => Verdict::Partly,
                Some(interval) => class(interval.low()),
            };
            prop_assert_eq!(score.verdict, expected);
        }
    }

    #[test]
    fn a_measurement_against_itself_shows_no_change(ratings in ratings()) {
        let measurement = measurement(&ratings);
        for score in analysis::compare(Catalogue::built_in(), &measurement, &measurement).preconditions {
            prop_assert_eq!((score.counts.better, score.counts.worse), (0, 0));
            prop_assert_eq!(score.old, score.new);
            prop_assert!(matches!(score.direction, None | Some(Direction::Same | Direction::Uncertain)));
            for item in &score.items {
                prop_assert!(!matches!(item.change, Change::Better | Change::Worse), "{item:?}");
            }
        }
    }

    #[test]
    fn the_same_ratings_a_year_later_changed_for_no_reason(ratings in ratings(), reason in select(ChangeReason::ALL.to_vec())) {
        let then = measurement(&ratings);
        let mut now = Measurement { number: then.number + 1, ..then.clone() };
        // What was said while a rating differed stays with the answer.
        now.answers.values_mut().for_each(|answer| answer.what_changed = Some(reason));
        let comparison = analysis::compare(Catalogue::built_in(), &then, &now);
        prop_assert_eq!(comparison.reasons, Some(ReasonCounts::default()));
        prop_assert!(comparison.preconditions.iter().flat_map(|it| &it.items).all(|item| item.reason.is_none()));
    }

    #[test]
    fn a_change_of_yardstick_alone_is_no_change_in_reality(old in ratings(), new in ratings()) {
        let then = measurement(&old);
        let mut now = Measurement { number: then.number + 1, ..measurement(&new) };
        now.answers.values_mut().for_each(|answer| answer.what_changed = Some(ChangeReason::Yardstick));
        let comparison = analysis::compare(Catalogue::built_in(), &then, &now);
        let reasons = comparison.reasons.expect("one follows the other");
        prop_assert_eq!(reasons.reality, Moves::default());
        prop_assert_eq!(reasons.total(), reasons.yardstick.total());
        for told_to in [ToldTo::Team, ToldTo::Others] {
            let said = words::reasons_sentence(&reasons, told_to);
            prop_assert!(!said.contains("veranderde de werkelijkheid:"), "{said}");
        }
        let sums: usize = comparison.preconditions.iter().filter_map(|it| it.reasons).map(|it| it.total()).sum();
        prop_assert_eq!(sums, reasons.total());
    }

    #[test]
    fn a_comparison_read_backwards_says_the_opposite(old in ratings(), new in ratings()) {
        let (old, new) = (measurement(&old), measurement(&new));
        let there = analysis::compare(Catalogue::built_in(), &old, &new).preconditions;
        let back = analysis::compare(Catalogue::built_in(), &new, &old).preconditions;
        for (there, back) in there.into_iter().zip(back) {
            prop_assert_eq!((there.counts.better, there.counts.worse), (back.counts.worse, back.counts.better));
            let opposite = back.direction.map(|direction| match direction {
                Direction::Better => Direction::Worse,
                Direction::Worse => Direction::Better,
                other => other,
            });
            prop_assert_eq!(there.direction, opposite);
        }
    }

    /// When all is known there is no doubt: better, worse, the same, or moved within the same value.
    #[test]
    fn a_comparison_of_what_is_known_is_certain(old in known_ratings(), new in known_ratings()) {
        let compared = analysis::compare(Catalogue::built_in(), &measurement(&old), &measurement(&new));
        for score in compared.preconditions {
            let value = |interval: Option<Interval>| interval.map(|interval| interval.low());
            let expected = match value(score.new).cmp(&value(score.old)) {
                std::cmp::Ordering::Greater => Direction::Better,
                std::cmp::Ordering::Less => Direction::Worse,
                std::cmp::Ordering::Equal if score.items.iter().all(|item| item.old == item.new) => Direction::Same,
                std::cmp::Ordering::Equal => Direction::Mixed,
            };
            prop_assert_eq!(score.direction, Some(expected));
        }
    }

    #[test]
    fn gaps_are_complete_and_in_order(
        ratings in ratings(),
        priorities in proptest::collection::vec(any::<bool>(), item_ids().len()),
    ) {
        let catalogue = Catalogue::built_in();
        let mut measurement = measurement(&ratings);
        for (answer, priority) in measurement.answers.values_mut().zip(priorities) {
            answer.priority = priority;
        }
        let gaps = analysis::gaps(catalogue, &measurement);
        let urgency = [Rating::NotInOrder, Rating::Unknown, Rating::Partly];
        let place = |gap: &analysis::Gap| {
            let (precondition, _) = catalogue.item(&gap.item).expect("a gap is an item of the content");
            (
                !gap.priority,
                catalogue.building_blocks().iter().position(|block| block.id == precondition.building_block),
                urgency.iter().position(|rating| *rating == gap.rating),
                item_ids().iter().position(|id| *id == gap.item),
            )
        };
        let places: Vec<_> = gaps.iter().map(place).collect();
        prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
        let expected = ratings.iter().flatten().filter(|rating| urgency.contains(rating)).count();
        prop_assert_eq!(gaps.len(), expected);
        let open = ratings.iter().filter(|rating| rating.is_none()).count();
        prop_assert_eq!(analysis::unanswered(catalogue, &measurement).len(), open);
    }
}
