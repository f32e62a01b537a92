//! Scores, intervals and verdicts: the one definition, used by screens, reports and the command line.
//!
//! The counting is Wijkpeil's own: a self-assessment, no proof of effect. Op orde counts 1, deels ½, niet op orde 0;
//! n.v.t. leaves the item out; what is not known could be anything, so that a score is an interval and never a guess.

use num_rational::Ratio;
use serde::Serialize;

use crate::content::{BlockId, Catalogue, ChecklistItem, Precondition, PreconditionId};
use crate::model::{Measurement, Rating};

/// An exact fraction. Wide enough for every content that passes validation.
pub type Value = Ratio<i128>;

/// From this value a randvoorwaarde is in the class op orde: 0.8.
pub const IN_ORDER_FROM: Value = Ratio::new_raw(4, 5);
/// Below this value a randvoorwaarde is in the class niet op orde: 0.4.
pub const NOT_IN_ORDER_BELOW: Value = Ratio::new_raw(2, 5);

/// The values that a score can have, given what is known: `0 ≤ low ≤ high ≤ 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    low: Value,
    high: Value,
}

impl Interval {
    /// The interval between two values from 0 to 1, in either order.
    fn between(one: Value, other: Value) -> Self {
        Self { low: one.min(other), high: one.max(other) }
    }

    /// What the score is at least.
    pub fn low(&self) -> Value {
        self.low
    }

    /// What the score is at most.
    pub fn high(&self) -> Value {
        self.high
    }

    /// Whether everything that counts is known.
    pub fn is_certain(&self) -> bool {
        self.low == self.high
    }

    /// Both ends in whole percentages, 0 to 100: the low end rounded down, the high end up. A certain score is one
    /// number, rounded down, so that no rounding makes it look better or less certain than it is.
    pub fn percentages(&self) -> (u8, u8) {
        let low = to_percentage((self.low * 100).floor());
        let high = if self.is_certain() { low } else { to_percentage((self.high * 100).ceil()) };
        (low, high)
    }

    /// Both ends as numbers from 0 to 1, for drawing.
    pub fn as_f32(&self) -> (f32, f32) {
        (as_f32(self.low), as_f32(self.high))
    }

    /// One value, without doubt.
    fn certain(value: Value) -> Self {
        Self { low: value, high: value }
    }
}

/// Scores added up. Every score is the mean of such a sum: of items for a randvoorwaarde, of randvoorwaarden for a
/// bouwsteen and for the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    low: Value,
    high: Value,
    count: usize,
}

impl Sum {
    /// The sum of some scores.
    pub fn of(intervals: impl IntoIterator<Item = Interval>) -> Self {
        intervals.into_iter().fold(Self::default(), |sum, interval| sum.and(1, interval))
    }

    /// With this score added `times` times.
    fn and(self, times: usize, interval: Interval) -> Self {
        let factor = Value::from_integer(times as i128);
        Self { low: self.low + interval.low * factor, high: self.high + interval.high * factor, count: self.count + times }
    }

    /// All low ends together.
    pub fn low(&self) -> Value {
        self.low
    }

    /// All high ends together.
    pub fn high(&self) -> Value {
        self.high
    }

    /// How many scores were added.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The mean of the low ends and the mean of the high ends; `None` of nothing.
    pub fn mean(&self) -> Option<Interval> {
        let count = Value::from_integer(self.count as i128);
        (self.count > 0).then(|| Interval::between(self.low / count, self.high / count))
    }
}

/// What a rating counts: op orde 1, deels ½, niet op orde 0; without an answer, or without knowing it, anything from 0
/// to 1. `None` for n.v.t., which is left out.
pub fn worth(rating: Option<Rating>) -> Option<Interval> {
    let (zero, half, one) = (Value::from_integer(0), Value::new(1, 2), Value::from_integer(1));
    match rating {
        Some(Rating::InOrder) => Some(Interval::certain(one)),
        Some(Rating::Partly) => Some(Interval::certain(half)),
        Some(Rating::NotInOrder) => Some(Interval::certain(zero)),
        Some(Rating::Unknown) | None => Some(Interval::between(zero, one)),
        Some(Rating::NotApplicable) => None,
    }
}

fn to_percentage(value: Value) -> u8 {
    // Lies between 0 and 100 by construction.
    value.to_integer() as u8
}

/// A value as an exact fraction: `3/8`, `1/1`.
pub fn exact(value: Value) -> String {
    format!("{}/{}", value.numer(), value.denom())
}

/// A value as a number, for drawing.
pub fn as_f32(value: Value) -> f32 {
    *value.numer() as f32 / *value.denom() as f32
}

/// How many items of a randvoorwaarde have which rating.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Op orde.
    pub in_order: usize,
    /// Deels.
    pub partly: usize,
    /// Niet op orde.
    pub not_in_order: usize,
    /// Weten we niet.
    pub unknown: usize,
    /// N.v.t.
    pub not_applicable: usize,
    /// No rating yet.
    pub unanswered: usize,
    /// Rated, yet nothing written that the rating rests on; n.v.t. and weten we niet need none.
    pub without_evidence: usize,
}

impl Counts {
    /// Items that count: all but n.v.t.
    pub fn applicable(&self) -> usize {
        self.known() + self.unknown + self.unanswered
    }

    /// Items with a value.
    pub fn known(&self) -> usize {
        self.in_order + self.partly + self.not_in_order
    }

    /// Items with any rating.
    pub fn answered(&self) -> usize {
        self.known() + self.unknown + self.not_applicable
    }

    /// All items.
    pub fn total(&self) -> usize {
        self.answered() + self.unanswered
    }

    /// How many items have each rating, from the best to what has none; n.v.t. last.
    pub fn by_rating(&self) -> [(Option<Rating>, usize); 6] {
        [
            (Some(Rating::InOrder), self.in_order),
            (Some(Rating::Partly), self.partly),
            (Some(Rating::NotInOrder), self.not_in_order),
            (Some(Rating::Unknown), self.unknown),
            (None, self.unanswered),
            (Some(Rating::NotApplicable), self.not_applicable),
        ]
    }

    fn count(&mut self, rating: Option<Rating>, has_evidence: bool) {
        let slot = match rating {
            Some(Rating::InOrder) => &mut self.in_order,
            Some(Rating::Partly) => &mut self.partly,
            Some(Rating::NotInOrder) => &mut self.not_in_order,
            Some(Rating::Unknown) => &mut self.unknown,
            Some(Rating::NotApplicable) => &mut self.not_applicable,
            None => &mut self.unanswered,
        };
        *slot += 1;
        if rating.is_some_and(Rating::is_known) && !has_evidence {
            self.without_evidence += 1;
        }
    }

    fn all<'a>(scores: impl IntoIterator<Item = &'a PreconditionScore>) -> Self {
        scores.into_iter().fold(Self::default(), |mut all, score| {
            all.add(&score.counts);
            all
        })
    }

    fn add(&mut self, other: &Self) {
        self.in_order += other.in_order;
        self.partly += other.partly;
        self.not_in_order += other.not_in_order;
        self.unknown += other.unknown;
        self.not_applicable += other.not_applicable;
        self.unanswered += other.unanswered;
        self.without_evidence += other.without_evidence;
    }

    /// `None` when no item applies.
    fn interval(&self) -> Option<Interval> {
        let counted = self.by_rating().into_iter().filter_map(|(rating, times)| Some((times, worth(rating)?)));
        counted.fold(Sum::default(), |sum, (times, worth)| sum.and(times, worth)).mean()
    }
}

/// The class of a randvoorwaarde.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Op orde: from 0.8, and no item is niet op orde.
    InOrder,
    /// Deels.
    Partly,
    /// Niet op orde: below 0.4.
    NotInOrder,
    /// Nog onduidelijk: the ends of the interval are in different classes.
    Unclear,
    /// Nog niet ingevuld: no item was rated.
    NotFilledIn,
    /// N.v.t.: no item applies.
    NotApplicable,
}

/// On what the class of a randvoorwaarde rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grounds {
    /// No item was rated.
    NotFilledIn,
    /// No item applies.
    NotApplicable,
    /// Both ends of the score are in this class.
    Within(Verdict),
    /// Both ends are in the class op orde, but an item is niet op orde.
    HeldBack,
    /// The ends are in different classes.
    Across {
        /// The class of the low end.
        low: Verdict,
        /// The class of the high end.
        high: Verdict,
    },
}

impl Grounds {
    fn of(counts: &Counts, interval: Option<Interval>) -> Self {
        if counts.answered() == 0 {
            return Self::NotFilledIn;
        }
        let Some(interval) = interval else { return Self::NotApplicable };
        let (low, high) = (Verdict::class(interval.low), Verdict::class(interval.high));
        if low != high {
            Self::Across { low, high }
        } else if low == Verdict::InOrder && counts.not_in_order > 0 {
            Self::HeldBack
        } else {
            Self::Within(low)
        }
    }

    /// The class that follows.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::NotFilledIn => Verdict::NotFilledIn,
            Self::NotApplicable => Verdict::NotApplicable,
            Self::Within(class) => class,
            Self::HeldBack => Verdict::Partly,
            Self::Across { .. } => Verdict::Unclear,
        }
    }
}

impl Verdict {
    fn class(value: Value) -> Self {
        if value >= IN_ORDER_FROM {
            Self::InOrder
        } else if value < NOT_IN_ORDER_BELOW {
            Self::NotInOrder
        } else {
            Self::Partly
        }
    }
}

/// The score of one randvoorwaarde.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreconditionScore {
    /// Which one.
    pub id: PreconditionId,
    /// How its items were rated.
    pub counts: Counts,
    /// Its score; `None` when no item applies.
    pub interval: Option<Interval>,
    /// Its class.
    pub verdict: Verdict,
}

impl PreconditionScore {
    /// Its score when any item was rated: of an untouched checklist anything is possible, and that is no score to show.
    pub fn known_interval(&self) -> Option<Interval> {
        self.interval.filter(|_| self.verdict != Verdict::NotFilledIn)
    }

    /// Whether items without an answer leave its class open: it is not unclear, only not finished.
    pub fn is_unfinished(&self) -> bool {
        self.verdict == Verdict::Unclear && self.counts.unanswered > 0
    }

    /// Why it has its class.
    pub fn grounds(&self) -> Grounds {
        Grounds::of(&self.counts, self.interval)
    }
}

/// The score of one bouwsteen: the mean of its randvoorwaarden. It has no verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockScore {
    /// Which one.
    pub id: BlockId,
    /// How the items of its randvoorwaarden were rated.
    pub counts: Counts,
    /// Its score; `None` when none of its randvoorwaarden has one.
    pub interval: Option<Interval>,
}

/// All scores of one measurement, in the order of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores {
    /// By randvoorwaarde.
    pub preconditions: Vec<PreconditionScore>,
    /// By bouwsteen, from the base up.
    pub blocks: Vec<BlockScore>,
    /// The mean over the randvoorwaarden that have a score; `None` when none has.
    pub whole: Option<Interval>,
    /// All counts together.
    pub counts: Counts,
}

impl Scores {
    /// How many randvoorwaarden have the verdict op orde: the `n` of 'n van 12 op orde'.
    pub fn in_order(&self) -> usize {
        self.preconditions.iter().filter(|score| score.verdict == Verdict::InOrder).count()
    }

    /// The score of one randvoorwaarde.
    pub fn precondition(&self, id: &PreconditionId) -> Option<&PreconditionScore> {
        self.preconditions.iter().find(|score| score.id == *id)
    }
}

/// Scores a whole measurement against a content. Answers to items that the content lacks count nowhere.
pub fn scores(catalogue: &Catalogue, measurement: &Measurement) -> Scores {
    let preconditions: Vec<PreconditionScore> =
        catalogue.preconditions().iter().map(|precondition| score_precondition(precondition, measurement)).collect();
    let blocks = catalogue
        .building_blocks()
        .iter()
        .map(|block| {
            let all = catalogue.preconditions().iter().zip(&preconditions);
            let own: Vec<&PreconditionScore> =
                all.filter(|(precondition, _)| precondition.building_block == block.id).map(|(_, score)| score).collect();
            BlockScore {
                id: block.id.clone(),
                counts: Counts::all(own.iter().copied()),
                interval: Sum::of(own.iter().filter_map(|score| score.interval)).mean(),
            }
        })
        .collect();
    Scores {
        counts: Counts::all(&preconditions),
        whole: Sum::of(preconditions.iter().filter_map(|score| score.interval)).mean(),
        preconditions,
        blocks,
    }
}

/// Scores a measurement against the content that it was adopted under, as its own report did; an open one against `present`.
pub fn own_scores(present: &Catalogue, measurement: &Measurement) -> Scores {
    scores(measurement.setting().map_or(present, |setting| &setting.content), measurement)
}

/// Scores one randvoorwaarde.
pub fn score_precondition(precondition: &Precondition, measurement: &Measurement) -> PreconditionScore {
    let counts = count(precondition.items.iter(), measurement);
    let interval = counts.interval();
    PreconditionScore { id: precondition.id.clone(), verdict: Grounds::of(&counts, interval).verdict(), counts, interval }
}

/// Scores one randvoorwaarde from its ratings alone, each with whether it has evidence.
pub(super) fn score_ratings(id: &PreconditionId, ratings: impl Iterator<Item = (Option<Rating>, bool)>) -> PreconditionScore {
    let mut counts = Counts::default();
    ratings.for_each(|(rating, has_evidence)| counts.count(rating, has_evidence));
    let interval = counts.interval();
    PreconditionScore { id: id.clone(), verdict: Grounds::of(&counts, interval).verdict(), counts, interval }
}

/// The interval over some items of a measurement only, as a comparison needs it, and its class; no interval when none applies.
pub(super) fn over<'a>(
    items: impl Iterator<Item = &'a ChecklistItem>,
    measurement: &Measurement,
) -> (Option<Interval>, Verdict) {
    let counts = count(items, measurement);
    let interval = counts.interval();
    (interval, Grounds::of(&counts, interval).verdict())
}

fn count<'a>(items: impl Iterator<Item = &'a ChecklistItem>, measurement: &Measurement) -> Counts {
    let mut counts = Counts::default();
    for item in items {
        let answer = measurement.answers.get(&item.id);
        let has_evidence = answer.is_some_and(|answer| !answer.evidence.trim().is_empty());
        counts.count(answer.and_then(|answer| answer.rating), has_evidence);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::{Counts, Grounds, Sum, Verdict};

    /// Ratings as letters: o(p orde), d(eels), n(iet op orde), w(eten we niet), x (n.v.t.), `.` unanswered.
    fn counts(ratings: &str) -> Counts {
        let of = |letter| ratings.matches(letter).count();
        Counts {
            in_order: of('o'),
            partly: of('d'),
            not_in_order: of('n'),
            unknown: of('w'),
            not_applicable: of('x'),
            unanswered: of('.'),
            without_evidence: 0,
        }
    }

    fn check(ratings: &str, percentages: Option<(u8, u8)>, verdict: Verdict) {
        let counts = counts(ratings);
        let interval = counts.interval();
        assert_eq!(interval.map(|interval| interval.percentages()), percentages, "{ratings}");
        assert_eq!(Grounds::of(&counts, interval).verdict(), verdict, "{ratings}");
    }

    #[test]
    fn known_ratings_give_one_number() {
        check("oooo", Some((100, 100)), Verdict::InOrder);
        check("odn", Some((50, 50)), Verdict::Partly);
        check("nnnn", Some((0, 0)), Verdict::NotInOrder);
        check("ddo", Some((66, 66)), Verdict::Partly);
    }

    #[test]
    fn unknown_ratings_widen_the_interval() {
        check("ow", Some((50, 100)), Verdict::Unclear);
        check("o..", Some((33, 100)), Verdict::Unclear);
        check("ooooo.", Some((83, 100)), Verdict::InOrder);
        check("nnnnw", Some((0, 20)), Verdict::NotInOrder);
    }

    #[test]
    fn the_bounds_belong_to_the_class_above() {
        check("ooood", Some((90, 90)), Verdict::InOrder);
        check("oooon", Some((80, 80)), Verdict::Partly);
        check("oooddd", Some((75, 75)), Verdict::Partly);
        check("ooodd", Some((80, 80)), Verdict::InOrder);
        check("oonnn", Some((40, 40)), Verdict::Partly);
        check("odnnn", Some((30, 30)), Verdict::NotInOrder);
    }

    #[test]
    fn the_example_in_the_documentation_is_right() {
        check("odnwx", Some((37, 63)), Verdict::Unclear);
        let block = Sum::of([counts("odnwx"), counts("ooodd")].iter().filter_map(Counts::interval)).mean();
        assert_eq!(block.map(|mean| mean.percentages()), Some((58, 72)));
    }

    #[test]
    fn not_applicable_is_left_out() {
        check("oxx", Some((100, 100)), Verdict::InOrder);
        check("xx", None, Verdict::NotApplicable);
        check("..", Some((0, 100)), Verdict::NotFilledIn);
        check("w.", Some((0, 100)), Verdict::Unclear);
    }
}
