//! Aandachtspunten on which the team has decided, and those that still wait for that.

use super::gap::{Gap, gaps};
use crate::content::{Catalogue, ItemId};
use crate::model::{Action, ActionStatus, Answer, Measurement};

/// The aandachtspunten without a decision, in their order. `actions` are those that belong to the measurement.
pub fn undecided(catalogue: &Catalogue, measurement: &Measurement, actions: &[Action]) -> Vec<Gap> {
    let is_left = |gap: &Gap| measurement.answers.get(&gap.item).is_some_and(is_left_as_is);
    gaps(catalogue, measurement).into_iter().filter(|gap| !is_left(gap) && !is_served(&gap.item, actions)).collect()
}

/// 'Bewust niet', with a reason.
fn is_left_as_is(answer: &Answer) -> bool {
    answer.left_as_is.as_ref().is_some_and(|reason| !reason.trim().is_empty())
}

/// Whether an action serves the item: one that was not dropped, with a trekker and a quarter in which it is ready.
fn is_served(item: &ItemId, actions: &[Action]) -> bool {
    actions.iter().any(|action| {
        action.item.as_ref() == Some(item)
            && action.status != ActionStatus::Dropped
            && action.ready.is_some()
            && !action.owner.trim().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::undecided;
    use crate::content::{Catalogue, ItemId};
    use crate::model::{Action, ActionId, ActionStatus, Answer, Measurement, Quarter, Rating};

    fn item() -> ItemId {
        ItemId::new("urgentiebesef.1")
    }

    fn action() -> Action {
        Action {
            owner: "projectleider".to_owned(),
            ready: Quarter::new(2027, 1).ok(),
            item: Some(item()),
            ..Action::new(ActionId::new("actie"), "Bespreek de wijkanalyse")
        }
    }

    fn check(answer: Answer, actions: &[Action], expected: usize) {
        let mut measurement = Measurement::new(0, &mut || "meting".to_owned());
        measurement.answers = BTreeMap::from([(item(), answer)]);
        assert_eq!(undecided(Catalogue::built_in(), &measurement, actions).len(), expected, "{actions:?}");
    }

    fn rated(rating: Rating, left_as_is: Option<&str>) -> Answer {
        Answer { rating: Some(rating), left_as_is: left_as_is.map(str::to_owned), ..Answer::default() }
    }

    #[test]
    fn gaps_wait_for_a_decision_and_other_items_do_not() {
        for rating in [Rating::Partly, Rating::NotInOrder, Rating::Unknown] {
            check(rated(rating, None), &[], 1);
        }
        for rating in [Rating::InOrder, Rating::NotApplicable] {
            check(rated(rating, None), &[], 0);
        }
        check(Answer::default(), &[], 0);
    }

    #[test]
    fn leaving_a_gap_as_it_is_takes_a_reason() {
        check(rated(Rating::Partly, Some("Eerst de rest.")), &[], 0);
        check(rated(Rating::Partly, Some("  ")), &[], 1);
    }

    #[test]
    fn an_action_takes_an_owner_and_a_quarter() {
        let gap = || rated(Rating::NotInOrder, None);
        check(gap(), &[action()], 0);
        check(gap(), &[Action { owner: " ".to_owned(), ..action() }], 1);
        check(gap(), &[Action { ready: None, ..action() }], 1);
        check(gap(), &[Action { item: None, ..action() }], 1);
        check(gap(), &[Action { item: Some(ItemId::new("urgentiebesef.2")), ..action() }], 1);
        check(gap(), &[Action { status: ActionStatus::Dropped, ..action() }], 1);
        check(gap(), &[Action { status: ActionStatus::Done, ..action() }], 0);
    }
}
