//! Changes to how a team looks back at the actions of the measurement before.

use crate::model::{ActionId, ActionOutcome, ActionStatus, Dossier};

/// A part of the look back at one action.
#[derive(Clone, Debug, PartialEq)]
pub enum LookBackEdit {
    /// What became of it; `None` takes that away. What is done or dropped is so in the list of actions too.
    Outcome(Option<ActionOutcome>),
    /// What it gave.
    Gave(String),
}

impl LookBackEdit {
    /// The text that was typed.
    pub(super) fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Gave(text) => Some(text),
            Self::Outcome(_) => None,
        }
    }

    /// Carries the change out in the open measurement.
    pub(super) fn apply_to(self, dossier: &mut Dossier, id: &ActionId) {
        let Some(open) = dossier.measurements.open_mut() else { return };
        let look_back = open.look_back.entry(id.clone()).or_default();
        let mut status = None;
        match self {
            Self::Outcome(outcome) => {
                look_back.outcome = outcome;
                status = match outcome {
                    Some(ActionOutcome::Done) => Some(ActionStatus::Done),
                    Some(ActionOutcome::Dropped) => Some(ActionStatus::Dropped),
                    Some(ActionOutcome::Partly | ActionOutcome::NotDone) | None => None,
                };
            }
            Self::Gave(text) => look_back.gave = text,
        }
        if look_back.is_empty() {
            open.look_back.remove(id);
        }
        if let Some(status) = status
            && let Some(action) = dossier.actions.iter_mut().find(|action| action.id == *id)
        {
            action.status = status;
        }
    }
}
