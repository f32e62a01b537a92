//! Comparison of a measurement with an earlier one.

use super::score::{Interval, Verdict, over};
use crate::content::{Catalogue, ChecklistItem, ItemId, Precondition, PreconditionId};
use crate::model::{ChangeReason, Dossier, Measurement, Rating};

/// What changed between two measurements, by randvoorwaarde in the order of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// By randvoorwaarde.
    pub preconditions: Vec<PreconditionComparison>,
    /// What changed where ratings differ, over all randvoorwaarden; `None` where the two measurements are not consecutive,
    /// as a team gives reasons only for changes since the measurement just before.
    pub reasons: Option<ReasonCounts>,
}

/// What changed in one randvoorwaarde.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreconditionComparison {
    /// Which one.
    pub id: PreconditionId,
    /// The earlier score over the comparable items; `None` when there are none.
    pub old: Option<Interval>,
    /// The later score over the same items.
    pub new: Option<Interval>,
    /// The class of the earlier and of the later score over the same items.
    pub verdicts: (Verdict, Verdict),
    /// Which way it went; `None` when nothing can be compared.
    pub direction: Option<Direction>,
    /// How many items went which way.
    pub counts: ChangeCounts,
    /// What changed where ratings differ, as in [`Comparison::reasons`].
    pub reasons: Option<ReasonCounts>,
    /// Each item, in order.
    pub items: Vec<ItemChange>,
}

impl PreconditionComparison {
    /// Whether any item that moved in its direction moved in reality. True where the team was not asked, as between measurements
    /// that are not consecutive.
    pub fn is_in_reality(&self) -> bool {
        let Some(reasons) = &self.reasons else { return true };
        let reality = reasons.reality;
        match self.direction {
            Some(Direction::Better) => reality.better + reality.other > 0,
            Some(Direction::Worse) => reality.worse + reality.other > 0,
            Some(Direction::Same | Direction::Mixed | Direction::Uncertain) | None => reality.total() > 0,
        }
    }
}

/// Which way a randvoorwaarde went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Verbeterd: the later low is above the earlier high.
    Better,
    /// Verslechterd: the later high is below the earlier low.
    Worse,
    /// Gelijk: every item is known and has the rating that it had.
    Same,
    /// Gemengd: all are known, some moved, and the value is the same.
    Mixed,
    /// Niet zeker: all else.
    Uncertain,
}

impl Direction {
    /// All of them, better first.
    pub const ALL: [Self; 5] = [Self::Better, Self::Worse, Self::Same, Self::Mixed, Self::Uncertain];
}

/// How many items of a randvoorwaarde went which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangeCounts {
    /// Better.
    pub better: usize,
    /// Worse.
    pub worse: usize,
    /// The same known rating.
    pub same: usize,
    /// Not known in one of the two.
    pub uncertain: usize,
    /// Cannot be compared.
    pub not_comparable: usize,
}

/// How many compared items have another rating than before, by what changed. Only what changed in reality is better or worse
/// work; a change of yardstick or of knowledge says nothing about that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReasonCounts {
    /// De werkelijkheid changed.
    pub reality: Moves,
    /// De maatlat changed.
    pub yardstick: Moves,
    /// De kennis changed.
    pub knowledge: Moves,
    /// The team did not say what changed.
    pub not_given: Moves,
}

impl ReasonCounts {
    /// Those with this reason, or with none.
    pub fn of(&self, reason: Option<ChangeReason>) -> Moves {
        match reason {
            Some(ChangeReason::Reality) => self.reality,
            Some(ChangeReason::Yardstick) => self.yardstick,
            Some(ChangeReason::Knowledge) => self.knowledge,
            None => self.not_given,
        }
    }

    /// All of them.
    pub fn total(&self) -> usize {
        [self.reality, self.yardstick, self.knowledge, self.not_given].iter().map(Moves::total).sum()
    }

    fn of_mut(&mut self, reason: Option<ChangeReason>) -> &mut Moves {
        match reason {
            Some(ChangeReason::Reality) => &mut self.reality,
            Some(ChangeReason::Yardstick) => &mut self.yardstick,
            Some(ChangeReason::Knowledge) => &mut self.knowledge,
            None => &mut self.not_given,
        }
    }

    fn count<'a>(items: impl IntoIterator<Item = &'a ItemChange>) -> Self {
        let mut counts = Self::default();
        for item in items {
            let moves = counts.of_mut(item.reason);
            match item.change {
                Change::Better => moves.better += 1,
                Change::Worse => moves.worse += 1,
                Change::Uncertain if item.has_moved() => moves.other += 1,
                Change::Uncertain | Change::Same | Change::NotComparable(_) => {}
            }
        }
        counts
    }
}

/// How many items moved which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Better.
    pub better: usize,
    /// Worse.
    pub worse: usize,
    /// From or to 'weten we niet'.
    pub other: usize,
}

impl Moves {
    /// All of them.
    pub fn total(&self) -> usize {
        self.better + self.worse + self.other
    }
}

/// What changed in one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemChange {
    /// Which one.
    pub item: ItemId,
    /// The earlier rating.
    pub old: Option<Rating>,
    /// The later rating.
    pub new: Option<Rating>,
    /// Which way it went.
    pub change: Change,
    /// What changed, where the rating differs from the one just before and the team said so.
    pub reason: Option<ChangeReason>,
}

impl PreconditionComparison {
    /// How many of its items are compared.
    pub fn compared(&self) -> usize {
        self.items.len() - self.counts.not_comparable
    }
}

impl ItemChange {
    /// Whether the item was rated in both measurements, and not the same.
    pub fn has_moved(&self) -> bool {
        self.old.zip(self.new).is_some_and(|(old, new)| old != new)
    }
}

/// Which way an item went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The later rating is better.
    Better,
    /// The later rating is worse.
    Worse,
    /// The same known rating.
    Same,
    /// Not known in one of the two.
    Uncertain,
    /// Niet vergelijkbaar, for this reason.
    NotComparable(NotComparable),
}

/// Why an item cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotComparable {
    /// N.v.t. in the earlier measurement only.
    DidNotApply,
    /// N.v.t. in the later measurement only.
    NoLongerApplies,
    /// N.v.t. in both.
    NeverApplied,
    /// It is worded differently now, and the content does not say that it asks the same.
    WordingChanged,
    /// It was no item yet in the earlier measurement.
    NotAskedBefore,
}

/// Compares `new` with `old`, over the items of the content that apply in both and ask the same in both.
///
/// How the content explains the ratings plays no part: they are the same five in the same order in every edition.
pub fn compare(catalogue: &Catalogue, old: &Measurement, new: &Measurement) -> Comparison {
    let preconditions: Vec<PreconditionComparison> =
        catalogue.preconditions().iter().map(|precondition| compare_precondition(precondition, old, new)).collect();
    let reasons = follows(old, new).then(|| ReasonCounts::count(preconditions.iter().flat_map(|it| &it.items)));
    Comparison { preconditions, reasons }
}

/// Items whose rating differs from the measurement just before, without a reason from the team: those that
/// [`ReasonCounts::not_given`] counts, in the order of the content. None in a 0-meting.
pub fn without_reason(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement) -> Vec<ItemId> {
    let Some(before) = dossier.before(measurement) else { return Vec::new() };
    let is_open =
        |item: &ItemChange| item.reason.is_none() && item.has_moved() && !matches!(item.change, Change::NotComparable(_));
    let preconditions = compare(catalogue, before, measurement).preconditions;
    preconditions.into_iter().flat_map(|it| it.items).filter(is_open).map(|change| change.item).collect()
}

/// Whether there is no measurement between the two.
fn follows(old: &Measurement, new: &Measurement) -> bool {
    old.number.checked_add(1) == Some(new.number)
}

fn compare_precondition(precondition: &Precondition, old: &Measurement, new: &Measurement) -> PreconditionComparison {
    let follows_each_other = follows(old, new);
    let items: Vec<ItemChange> = precondition
        .items
        .iter()
        .map(|item| {
            let answer = new.answers.get(&item.id).filter(|_| follows_each_other);
            let change = ItemChange {
                item: item.id.clone(),
                old: old.rating(&item.id),
                new: new.rating(&item.id),
                change: compare_item(item, old, new),
                reason: answer.and_then(|answer| answer.what_changed),
            };
            // What was said once stays with the answer, but counts only while the rating differs.
            ItemChange { reason: change.reason.filter(|_| change.has_moved()), ..change }
        })
        .collect();
    let mut counts = ChangeCounts::default();
    for item in &items {
        *match item.change {
            Change::Better => &mut counts.better,
            Change::Worse => &mut counts.worse,
            Change::Same => &mut counts.same,
            Change::Uncertain => &mut counts.uncertain,
            Change::NotComparable(_) => &mut counts.not_comparable,
        } += 1;
    }
    let comparable = || {
        precondition
            .items
            .iter()
            .zip(&items)
            .filter(|(_, item)| !matches!(item.change, Change::NotComparable(_)))
            .map(|(item, _)| item)
    };
    let (old, old_verdict) = over(comparable(), old);
    let (new, new_verdict) = over(comparable(), new);
    let direction = old.zip(new).map(|(old, new)| direction(old, new, &counts));
    let reasons = follows_each_other.then(|| ReasonCounts::count(&items));
    let verdicts = (old_verdict, new_verdict);
    PreconditionComparison { id: precondition.id.clone(), old, new, verdicts, direction, counts, reasons, items }
}

fn compare_item(item: &ChecklistItem, old: &Measurement, new: &Measurement) -> Change {
    let ratings = (old.rating(&item.id), new.rating(&item.id));
    match ratings {
        (Some(Rating::NotApplicable), Some(Rating::NotApplicable)) => Change::NotComparable(NotComparable::NeverApplied),
        (Some(Rating::NotApplicable), _) => Change::NotComparable(NotComparable::DidNotApply),
        (_, Some(Rating::NotApplicable)) => Change::NotComparable(NotComparable::NoLongerApplies),
        (None, _) if !was_asked(item, old) => Change::NotComparable(NotComparable::NotAskedBefore),
        _ if !asks_the_same(item, wording(item, old), wording(item, new)) => {
            Change::NotComparable(NotComparable::WordingChanged)
        }
        (Some(old), Some(new)) if old.is_known() && new.is_known() => {
            // The ratings are ordered from best to worst.
            match new.cmp(&old) {
                std::cmp::Ordering::Less => Change::Better,
                std::cmp::Ordering::Equal => Change::Same,
                std::cmp::Ordering::Greater => Change::Worse,
            }
        }
        _ => Change::Uncertain,
    }
}

/// Whether a measurement without an answer to the item could have had one: an adopted one keeps what it asked.
fn was_asked(item: &ChecklistItem, measurement: &Measurement) -> bool {
    measurement.setting().is_none_or(|setting| setting.content.item(&item.id).is_some())
}

/// The wording to which a measurement answered, or which it left unanswered: its own once it is adopted, else the content's.
fn wording<'a>(item: &'a ChecklistItem, measurement: &'a Measurement) -> &'a str {
    measurement.frozen_wording(&item.id).unwrap_or(&item.text)
}

/// Whether two wordings of an item ask the same: letter for letter, or because the content says of both that they do.
fn asks_the_same(item: &ChecklistItem, old: &str, new: &str) -> bool {
    let asks_what_the_content_asks = |wording| wording == item.text || item.earlier_wording(wording).is_some();
    old == new || (asks_what_the_content_asks(old) && asks_what_the_content_asks(new))
}

fn direction(old: Interval, new: Interval, counts: &ChangeCounts) -> Direction {
    let all_known = counts.uncertain == 0;
    if new.low() > old.high() {
        Direction::Better
    } else if new.high() < old.low() {
        Direction::Worse
    } else if all_known && counts.better == 0 && counts.worse == 0 {
        Direction::Same
    } else if all_known {
        // Both values are certain, and neither is above the other: they are equal.
        Direction::Mixed
    } else {
        Direction::Uncertain
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, ChangeCounts, Direction, Moves, NotComparable, ReasonCounts, Verdict, compare_precondition};
    use crate::content::Catalogue;
    use crate::model::Rating::{InOrder, NotApplicable, NotInOrder, Partly, Unknown};
    use crate::model::{Answer, ChangeReason, Measurement, Rating};

    /// A measurement with these ratings of the first items.
    fn measurement(number: u16, ratings: [Rating; 4]) -> Measurement {
        let mut measurement = Measurement::new(number, &mut || "meting".to_owned());
        for ((_, item), rating) in Catalogue::built_in().items().zip(ratings) {
            measurement.answers.insert(item.id.clone(), Answer { rating: Some(rating), ..Answer::default() });
        }
        measurement
    }

    #[test]
    fn the_example_in_the_documentation_is_right() {
        let then = measurement(0, [InOrder, NotInOrder, Unknown, NotApplicable]);
        let now = measurement(1, [InOrder, Partly, InOrder, InOrder]);
        let mut precondition = Catalogue::built_in().preconditions()[0].clone();
        precondition.items.truncate(4);
        let first = compare_precondition(&precondition, &then, &now);
        assert_eq!(
            first.old.zip(first.new).map(|(old, new)| (old.percentages(), new.percentages())),
            Some(((33, 67), (83, 83)))
        );
        assert_eq!(first.direction, Some(Direction::Better));
        assert_eq!(first.verdicts, (Verdict::Unclear, Verdict::InOrder));
        assert_eq!(first.counts, ChangeCounts { better: 1, worse: 0, same: 1, uncertain: 1, not_comparable: 1 });
        let changes: Vec<Change> = first.items.iter().map(|item| item.change).collect();
        let gone = Change::NotComparable(NotComparable::DidNotApply);
        assert_eq!(changes, [Change::Same, Change::Better, Change::Uncertain, gone]);
    }

    #[test]
    fn only_what_changed_in_reality_counts_as_better_work() {
        let then = measurement(0, [NotInOrder, Partly, Unknown, InOrder]);
        let mut now = measurement(1, [InOrder, InOrder, InOrder, Partly]);
        let reasons = [Some(ChangeReason::Yardstick), Some(ChangeReason::Reality), Some(ChangeReason::Knowledge), None];
        for ((_, item), reason) in Catalogue::built_in().items().zip(reasons) {
            now.answers.get_mut(&item.id).unwrap().what_changed = reason;
        }
        let precondition = &Catalogue::built_in().preconditions()[0];
        let moves = |better, worse, other| Moves { better, worse, other };
        let expected = ReasonCounts {
            reality: moves(1, 0, 0),
            yardstick: moves(1, 0, 0),
            knowledge: moves(0, 0, 1),
            not_given: moves(0, 1, 0),
        };
        assert_eq!(compare_precondition(precondition, &then, &now).reasons, Some(expected));
        // A reason is about the measurement just before.
        now.number = 2;
        assert_eq!(compare_precondition(precondition, &then, &now).reasons, None);
    }
}
