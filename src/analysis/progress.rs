//! What became of the actions between two measurements.

use crate::model::Action;

/// An action then, now, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionProgress<'a> {
    /// It was there and still is.
    Kept {
        /// As it was.
        before: &'a Action,
        /// As it is.
        now: &'a Action,
        /// Its place in the present list, from 1.
        number: usize,
    },
    /// It was there and was taken away.
    Removed {
        /// As it was.
        before: &'a Action,
    },
    /// It came since.
    New {
        /// As it is.
        now: &'a Action,
        /// Its place in the present list, from 1.
        number: usize,
    },
}

/// Compares the present actions with the earlier ones: first the earlier ones in their order, then the new ones in theirs.
pub fn action_progress<'a>(before: &'a [Action], now: &'a [Action]) -> Vec<ActionProgress<'a>> {
    let numbered = || now.iter().zip(1_usize..);
    let old = before.iter().map(|before| {
        let found = numbered().find(|(now, _)| now.id == before.id);
        found.map_or(ActionProgress::Removed { before }, |(now, number)| ActionProgress::Kept { before, now, number })
    });
    let is_new = |now: &Action| !before.iter().any(|before| before.id == now.id);
    let new = numbered().filter(|(now, _)| is_new(now)).map(|(now, number)| ActionProgress::New { now, number });
    old.chain(new).collect()
}

#[cfg(test)]
mod tests {
    use super::{ActionProgress, action_progress};
    use crate::model::{Action, ActionId};

    fn action(id: &str) -> Action {
        Action::new(ActionId::new(id), format!("Doe {id}"))
    }

    #[test]
    fn actions_are_the_same_by_their_id() {
        let before = [action("een"), action("twee")];
        let now = [action("drie"), Action { what: "Doe iets anders".to_owned(), ..action("een") }];
        assert_eq!(
            action_progress(&before, &now),
            [
                ActionProgress::Kept { before: &before[0], now: &now[1], number: 2 },
                ActionProgress::Removed { before: &before[1] },
                ActionProgress::New { now: &now[0], number: 1 },
            ]
        );
    }
}
