//! Which aandachtspunten the table shows, and in which order.

use std::collections::BTreeSet;

use crate::analysis::Gap;
use crate::content::ItemId;
use crate::model::{Answer, Decider, Measurement, Rating};
use crate::words;

/// What the table is about.
#[derive(Clone, Copy)]
pub(super) struct Gaps<'a> {
    /// All aandachtspunten, in order.
    pub(super) all: &'a [Gap],
    /// Those without a decision.
    pub(super) undecided: &'a BTreeSet<ItemId>,
    /// The measurement in which they are.
    pub(super) measurement: &'a Measurement,
}

impl<'a> Gaps<'a> {
    /// What was said of one.
    pub(super) fn answer(&self, item: &ItemId) -> Option<&'a Answer> {
        self.measurement.answers.get(item)
    }
}

/// Which aandachtspunten are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Chosen {
    /// All of them.
    #[default]
    All,
    /// Those about which nothing was decided.
    Undecided,
    /// Those that the team wants to work on first.
    First,
    /// Those of which the team does not know how they stand.
    Unknown,
    /// Those with a value and nothing written that it rests on.
    WithoutEvidence,
    /// Those that the team leaves as they are.
    LeftAsIs,
}

impl Chosen {
    /// In the order of the chips.
    pub(super) const ALL: [Self; 6] =
        [Self::All, Self::Undecided, Self::First, Self::Unknown, Self::WithoutEvidence, Self::LeftAsIs];

    /// What stands on its chip.
    pub(super) fn said(self) -> &'static str {
        match self {
            Self::All => "Alle",
            Self::Undecided => "Zonder besluit",
            Self::First => "Als eerste",
            Self::Unknown => "Weten we niet",
            Self::WithoutEvidence => "Zonder onderbouwing",
            Self::LeftAsIs => "Bewust niet",
        }
    }

    fn lets_through(self, gaps: Gaps<'_>, gap: &Gap) -> bool {
        let answer = gaps.answer(&gap.item);
        match self {
            Self::All => true,
            Self::Undecided => gaps.undecided.contains(&gap.item),
            Self::First => gap.priority,
            Self::Unknown => gap.rating == Rating::Unknown,
            Self::WithoutEvidence => gap.rating.is_known() && answer.is_none_or(|answer| answer.evidence.trim().is_empty()),
            Self::LeftAsIs => answer.is_some_and(|answer| answer.left_as_is.is_some()),
        }
    }

    /// How many there are of it.
    pub(super) fn count(self, gaps: Gaps<'_>) -> usize {
        gaps.all.iter().filter(|gap| self.lets_through(gaps, gap)).count()
    }
}

/// Whose decisions are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Whose {
    /// Everybody's.
    #[default]
    All,
    /// Theirs.
    Of(Decider),
    /// Those of which the team did not say who decides.
    NotSaid,
}

impl Whose {
    /// In the order of the list.
    pub(super) const ALL: [Self; 6] = [
        Self::All,
        Self::Of(Decider::Team),
        Self::Of(Decider::Partners),
        Self::Of(Decider::Board),
        Self::Of(Decider::State),
        Self::NotSaid,
    ];

    /// What stands in the list.
    pub(super) fn said(self) -> &'static str {
        match self {
            Self::All => "iedereen",
            Self::Of(decider) => words::decider(decider),
            Self::NotSaid => "nog niet gekozen",
        }
    }

    fn lets_through(self, decider: Option<Decider>) -> bool {
        match self {
            Self::All => true,
            Self::Of(wanted) => decider == Some(wanted),
            Self::NotSaid => decider.is_none(),
        }
    }
}

/// Which rows the table has, in order. They stay while the team decides: nothing walks off under the pointer.
#[derive(Debug)]
pub(super) struct Arranged {
    measurement: u16,
    filter: (Chosen, Whose),
    /// All aandachtspunten of then, by which it is seen that others came.
    known: BTreeSet<ItemId>,
    /// What the team works on first.
    pub(super) first: Vec<ItemId>,
    /// The rest.
    pub(super) later: Vec<ItemId>,
}

impl Arranged {
    /// The rows for this filter.
    pub(super) fn new(gaps: Gaps<'_>, filter: (Chosen, Whose)) -> Self {
        let (chosen, whose) = filter;
        let shown = gaps.all.iter().filter(|gap| {
            let decider = gaps.answer(&gap.item).and_then(|answer| answer.decider);
            chosen.lets_through(gaps, gap) && whose.lets_through(decider)
        });
        let (first, later): (Vec<&Gap>, Vec<&Gap>) = shown.partition(|gap| gap.priority);
        let items = |gaps: Vec<&Gap>| gaps.into_iter().map(|gap| gap.item.clone()).collect();
        Self {
            measurement: gaps.measurement.number,
            filter,
            known: gaps.all.iter().map(|gap| gap.item.clone()).collect(),
            first: items(first),
            later: items(later),
        }
    }

    /// Whether it still holds: the same aandachtspunten, in whatever order they would stand now, and the same filter.
    pub(super) fn holds(&self, gaps: Gaps<'_>, filter: (Chosen, Whose)) -> bool {
        self.measurement == gaps.measurement.number
            && self.filter == filter
            && self.known.len() == gaps.all.len()
            && gaps.all.iter().all(|gap| self.known.contains(&gap.item))
    }

    /// Whether it has a row for this item.
    pub(super) fn has(&self, item: &ItemId) -> bool {
        self.rows().any(|row| row == item)
    }

    /// All rows from above.
    pub(super) fn rows(&self) -> impl Iterator<Item = &ItemId> {
        self.first.iter().chain(&self.later)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{Arranged, Chosen, Gaps, Whose};
    use crate::analysis;
    use crate::content::{Catalogue, ItemId};
    use crate::model::{Answer, Decider, Measurement, Rating};

    fn measurement() -> Measurement {
        let answer = |rating, change: fn(&mut Answer)| {
            let mut answer = Answer { rating: Some(rating), ..Answer::default() };
            change(&mut answer);
            answer
        };
        let mut measurement = Measurement::new(0, &mut || "0".to_owned());
        measurement.answers = BTreeMap::from([
            (ItemId::new("urgentiebesef.1"), answer(Rating::Partly, |it| it.evidence = "Gesprekken".into())),
            (ItemId::new("urgentiebesef.2"), answer(Rating::Unknown, |it| it.decider = Some(Decider::Board))),
            (ItemId::new("lokale-kracht.1"), answer(Rating::NotInOrder, |it| it.priority = true)),
            (ItemId::new("lokale-kracht.2"), answer(Rating::NotInOrder, |it| it.left_as_is = Some("Later".into()))),
            (ItemId::new("lokale-kracht.3"), answer(Rating::InOrder, |_| ())),
        ]);
        measurement
    }

    #[test]
    fn filters_and_their_counts_are_about_the_same_rows() {
        let measurement = measurement();
        let all = analysis::gaps(Catalogue::built_in(), &measurement);
        let undecided: BTreeSet<ItemId> =
            all.iter().map(|gap| gap.item.clone()).filter(|id| id.as_str() != "lokale-kracht.2").collect();
        let gaps = Gaps { all: &all, undecided: &undecided, measurement: &measurement };
        assert_eq!(Chosen::ALL.map(|chosen| chosen.count(gaps)), [4, 3, 1, 1, 2, 1]);
        for chosen in Chosen::ALL {
            assert_eq!(Arranged::new(gaps, (chosen, Whose::All)).rows().count(), chosen.count(gaps), "{chosen:?}");
        }
        let shown = |whose| Arranged::new(gaps, (Chosen::All, whose)).rows().map(ItemId::to_string).collect::<Vec<_>>();
        assert_eq!(shown(Whose::Of(Decider::Board)), ["urgentiebesef.2"]);
        assert_eq!(shown(Whose::Of(Decider::State)), [""; 0]);
        assert_eq!(shown(Whose::NotSaid).len(), 3);
    }

    #[test]
    fn rows_stay_until_there_are_others() {
        let mut measurement = measurement();
        let undecided = BTreeSet::new();
        let all = analysis::gaps(Catalogue::built_in(), &measurement);
        let filter = (Chosen::All, Whose::All);
        let before = Arranged::new(Gaps { all: &all, undecided: &undecided, measurement: &measurement }, filter);
        measurement.answers.get_mut(&ItemId::new("urgentiebesef.1")).unwrap().priority = true;
        let all = analysis::gaps(Catalogue::built_in(), &measurement);
        let gaps = Gaps { all: &all, undecided: &undecided, measurement: &measurement };
        assert!(before.holds(gaps, filter), "another order is none to take over while somebody works on it");
        assert!(!before.holds(gaps, (Chosen::First, Whose::All)));
        measurement.answers.get_mut(&ItemId::new("urgentiebesef.1")).unwrap().rating = Some(Rating::InOrder);
        let all = analysis::gaps(Catalogue::built_in(), &measurement);
        assert!(!before.holds(Gaps { all: &all, undecided: &undecided, measurement: &measurement }, filter));
    }
}
