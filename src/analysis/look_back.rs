//! Terugblik: the actions of the measurement before, and what became of them.

use crate::model::{Action, ActionId, ActionOutcome, Dossier, LookBack, Measurement};

/// An action of the measurement before.
#[derive(Clone, Debug)]
pub struct LookedBack<'a> {
    /// Its number there, from 1.
    pub number: usize,
    /// The action as it was adopted.
    pub action: &'a Action,
    /// What the team says of it now; `None` when nothing yet.
    pub look_back: Option<&'a LookBack>,
}

impl LookedBack<'_> {
    /// What became of it; `None` while the team has not said so.
    pub fn outcome(&self) -> Option<ActionOutcome> {
        self.look_back.and_then(|it| it.outcome)
    }
}

/// Every action of the measurement before this one, in its order; none for a 0-meting. An action that is gone from the dossier
/// since is there too.
pub fn look_back<'a>(dossier: &'a Dossier, measurement: &'a Measurement) -> Vec<LookedBack<'a>> {
    let of =
        |(action, number): (&'a Action, usize)| LookedBack { number, action, look_back: measurement.look_back.get(&action.id) };
    actions_before(dossier, measurement).iter().zip(1..).map(of).collect()
}

/// What is said of actions that the measurement before does not have, as in a file that was edited by hand: kept, and shown apart.
pub fn unplaced_look_backs<'a>(
    dossier: &'a Dossier,
    measurement: &'a Measurement,
) -> impl Iterator<Item = (&'a ActionId, &'a LookBack)> {
    let known = actions_before(dossier, measurement);
    measurement.look_back.iter().filter(|(id, _)| known.iter().all(|action| action.id != **id))
}

fn actions_before<'a>(dossier: &'a Dossier, measurement: &Measurement) -> &'a [Action] {
    let adoption = dossier.before(measurement).and_then(|before| before.adoption.as_ref());
    adoption.map_or(&[], |adoption| &adoption.snapshot.actions)
}
