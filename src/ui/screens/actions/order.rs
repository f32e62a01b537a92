//! Which actions are shown, and in which order.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::plan::{ActionCard, ActionPlan};
use crate::content::PreconditionId;
use crate::model::{ActionId, ActionStatus, Quarter};

/// Which actions are shown: those that go through all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// By how far they are.
    pub(super) status: StatusFilter,
    /// By their trekker; `None` is every one.
    pub(super) owner: Option<String>,
    /// By the quarter in which they are ready; `None` is every one.
    pub(super) ready: Option<Planned>,
    /// By the randvoorwaarde of their item; `None` is every one.
    pub(super) precondition: Option<PreconditionId>,
}

/// When an action is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Planned {
    /// In this quarter.
    In(Quarter),
    /// That was not said yet.
    Not,
}

/// Which actions are shown, by how far they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum StatusFilter {
    /// All of them.
    #[default]
    All,
    /// With something left to do.
    Open,
    /// Those that should have been ready.
    Late,
    /// Done.
    Done,
    /// Dropped.
    Dropped,
}

impl StatusFilter {
    /// In the order of the chips.
    pub(super) const ALL: [Self; 5] = [Self::All, Self::Open, Self::Late, Self::Done, Self::Dropped];

    /// What stands on its chip.
    pub(super) fn said(self) -> &'static str {
        match self {
            Self::All => "Alle",
            Self::Open => "Open",
            Self::Late => "Te laat",
            Self::Done => "Klaar",
            Self::Dropped => "Vervallen",
        }
    }

    /// How many actions go through.
    pub(super) fn count(self, plan: &ActionPlan) -> usize {
        plan.cards.iter().filter(|card| self.lets_through(card)).count()
    }

    fn lets_through(self, card: &ActionCard) -> bool {
        match self {
            Self::All => true,
            Self::Open => card.action.status.is_open(),
            Self::Late => card.is_late,
            Self::Done => card.action.status == ActionStatus::Done,
            Self::Dropped => card.action.status == ActionStatus::Dropped,
        }
    }
}

impl Filter {
    fn lets_through(&self, card: &ActionCard) -> bool {
        let planned = card.action.ready.map_or(Planned::Not, Planned::In);
        self.status.lets_through(card)
            && self.owner.as_ref().is_none_or(|owner| card.action.owner.trim() == owner)
            && self.ready.is_none_or(|ready| planned == ready)
            && (self.precondition.is_none() || self.precondition == card.precondition)
    }
}

/// By what actions are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum SortBy {
    /// How far they are.
    Status,
    /// What will be done, by alphabet.
    What,
    /// The item that they serve, in the order of the content.
    Item,
    /// Trekker, by alphabet.
    Owner,
    /// When they are ready.
    #[default]
    Ready,
}

/// In which order actions stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sort {
    /// By what.
    pub(super) by: SortBy,
    /// From the last to the first. What has nothing of it comes last either way.
    pub(super) is_descending: bool,
}

impl Sort {
    /// By something else; the other way round where it was that already.
    #[must_use]
    pub(super) fn chosen(self, by: SortBy) -> Self {
        Self { by, is_descending: self.by == by && !self.is_descending }
    }

    fn compare(self, one: &ActionCard, other: &ActionCard) -> Ordering {
        let turn = |order: Ordering| if self.is_descending { order.reverse() } else { order };
        let texts = |one: String, other: String| one.is_empty().cmp(&other.is_empty()).then(turn(one.cmp(&other)));
        let by = match self.by {
            SortBy::Status => turn(status_order(one).cmp(&status_order(other))),
            SortBy::What => texts(one.action.what.trim().to_lowercase(), other.action.what.trim().to_lowercase()),
            SortBy::Item => {
                let (one, other) = (item_order(one), item_order(other));
                one.is_none().cmp(&other.is_none()).then(turn(one.cmp(&other)))
            }
            SortBy::Owner => texts(one.action.owner.trim().to_lowercase(), other.action.owner.trim().to_lowercase()),
            SortBy::Ready => {
                let (one, other) = (one.action.ready, other.action.ready);
                one.is_none().cmp(&other.is_none()).then(turn(one.cmp(&other)))
            }
        };
        let ready = |card: &ActionCard| (card.action.ready.is_none(), card.action.ready);
        let start = |card: &ActionCard| (card.action.start.is_none(), card.action.start);
        by.then_with(|| ready(one).cmp(&ready(other))).then_with(|| start(one).cmp(&start(other)))
    }
}

/// What is being done comes before what is over.
fn status_order(card: &ActionCard) -> usize {
    let order = [ActionStatus::InProgress, ActionStatus::Planned, ActionStatus::Done, ActionStatus::Dropped];
    order.iter().position(|status| *status == card.action.status).unwrap_or(order.len())
}

/// The parts of `3.10` as numbers; `None` where there is no number.
fn item_order(card: &ActionCard) -> Option<(u32, u32)> {
    let (precondition, item) = card.number.split_once('.')?;
    Some((precondition.parse().ok()?, item.parse().ok()?))
}

/// The rows of the table. They stay while actions are changed: nothing walks off under the pointer.
#[derive(Debug)]
pub(super) struct Arranged {
    /// All actions of then, by which it is seen that others came.
    known: Vec<ActionId>,
    filter: Filter,
    sort: Sort,
    /// The actions from above.
    pub(super) rows: Vec<ActionId>,
}

impl Arranged {
    /// The actions that go through the filter, and those that are open, in order. Equals stand in the order in which they
    /// were made.
    pub(super) fn new(plan: &ActionPlan, filter: &Filter, sort: Sort, open: &BTreeSet<ActionId>) -> Self {
        let mut shown: Vec<&ActionCard> =
            plan.cards.iter().filter(|card| filter.lets_through(card) || open.contains(&card.action.id)).collect();
        shown.sort_by(|one, other| sort.compare(one, other));
        let id = |card: &ActionCard| card.action.id.clone();
        Self {
            known: plan.cards.iter().map(id).collect(),
            filter: filter.clone(),
            sort,
            rows: shown.into_iter().map(id).collect(),
        }
    }

    /// Whether it still holds: the same actions, whatever changed in them, under the same filter and order.
    pub(super) fn holds(&self, plan: &ActionPlan, filter: &Filter, sort: Sort) -> bool {
        let is_known = self.known.iter().eq(plan.cards.iter().map(|card| &card.action.id));
        is_known && self.filter == *filter && self.sort == sort
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::{Arranged, Filter, Planned, Sort, SortBy, StatusFilter};
    use crate::content::{Catalogue, ItemId, PreconditionId};
    use crate::model::ActionStatus::{Done, Dropped, InProgress, Planned as NotBegun};
    use crate::model::{Action, ActionId, ActionStatus, Dossier, IdGenerator, Profile, Quarter};
    use crate::ui::screens::actions::ActionPlan;

    struct Counting(u32);

    impl IdGenerator for Counting {
        fn next_id(&mut self) -> String {
            self.0 += 1;
            self.0.to_string()
        }
    }

    fn quarter(text: &str) -> Option<Quarter> {
        Quarter::try_from(text.to_owned()).ok()
    }

    /// On 21 November 2026.
    fn plan() -> ActionPlan {
        let actions: [(&str, &str, ActionStatus, &str, &str); 6] = [
            ("", "", NotBegun, "Wijkagent", "langdurige-aanpak.2"),
            ("2026-K4", "2027-K1", InProgress, " Wijkagent ", "juiste-professional.1"),
            ("2026-K3", "2027-K1", NotBegun, "corporatie", ""),
            ("", "2026-K3", InProgress, "corporatie", "langdurige-aanpak.1"),
            ("", "2026-K3", Done, "", "onbekend.1"),
            ("2026-K4", "2026-K4", Dropped, "", ""),
        ];
        let day = date(2026, 11, 21);
        let mut dossier = Dossier::new(Profile::default(), "1", day, &mut Counting(0));
        let made = |(at, (start, ready, status, owner, item)): (usize, (&str, &str, ActionStatus, &str, &str))| Action {
            owner: owner.to_owned(),
            start: quarter(start),
            ready: quarter(ready),
            status,
            item: (!item.is_empty()).then(|| ItemId::new(item)),
            ..Action::new(ActionId::new(at.to_string()), format!("Doe {}", 9 - at))
        };
        dossier.actions = actions.into_iter().enumerate().map(made).collect();
        ActionPlan::new(Catalogue::built_in(), &dossier, day)
    }

    fn rows(filter: &Filter, sort: Sort, open: &[&str]) -> String {
        let open: BTreeSet<ActionId> = open.iter().map(|id| ActionId::new(*id)).collect();
        let rows = Arranged::new(&plan(), filter, sort, &open).rows;
        rows.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_sorted_by_has_its_equals_by_quarter_and_what_lacks_it_last() {
        let sorted = |by, is_descending| rows(&Filter::default(), Sort { by, is_descending }, &[]);
        assert_eq!(sorted(SortBy::Ready, false), "3 4 5 2 1 0");
        assert_eq!(sorted(SortBy::Ready, true), "2 1 5 3 4 0");
        assert_eq!(sorted(SortBy::Owner, false), "3 2 1 0 4 5");
        assert_eq!(sorted(SortBy::Owner, true), "1 0 3 2 4 5");
        assert_eq!(sorted(SortBy::Item, false), "3 0 1 4 5 2", "12.1 comes after 3.2");
        assert_eq!(sorted(SortBy::What, false), "5 4 3 2 1 0");
        assert_eq!(sorted(SortBy::Status, false), "3 1 2 0 4 5");
        let default = Sort::default();
        assert!(!default.chosen(SortBy::Owner).is_descending && default.chosen(SortBy::Ready).is_descending);
    }

    #[test]
    fn filters_hold_together_and_leave_what_is_open() {
        let all = Filter::default();
        let by = |filter: Filter| rows(&filter, Sort::default(), &[]);
        assert_eq!(by(Filter { status: StatusFilter::Open, ..all.clone() }), "3 2 1 0");
        assert_eq!(by(Filter { status: StatusFilter::Late, ..all.clone() }), "3");
        assert_eq!(StatusFilter::ALL.map(|status| status.count(&plan())), [6, 4, 1, 1, 1]);
        let agent = Filter { owner: Some("Wijkagent".to_owned()), ..all.clone() };
        assert_eq!(by(agent.clone()), "1 0");
        assert_eq!(by(Filter { ready: Some(Planned::Not), ..agent.clone() }), "0");
        assert_eq!(by(Filter { ready: quarter("2026-K3").map(Planned::In), ..all.clone() }), "3 4");
        assert_eq!(by(Filter { precondition: Some(PreconditionId::new("langdurige-aanpak")), ..all }), "3 0");
        assert_eq!(rows(&agent, Sort::default(), &["4"]), "4 1 0");
    }

    #[test]
    fn rows_stay_while_actions_change() {
        let mut plan = plan();
        let (filter, sort) = (Filter { status: StatusFilter::Open, ..Filter::default() }, Sort::default());
        let arranged = Arranged::new(&plan, &filter, sort, &BTreeSet::new());
        plan.cards[3].action.status = Done;
        assert!(arranged.holds(&plan, &filter, sort));
        assert!(!arranged.holds(&plan, &filter, sort.chosen(SortBy::What)));
        plan.cards.pop();
        assert!(!arranged.holds(&plan, &filter, sort));
    }
}
