//! A step that closes a gap.

use serde::{Deserialize, Serialize};

use super::{ActionId, Quarter, TakenFrom};
use crate::content::{ItemId, StepId};

/// How far an action is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ActionStatus {
    /// Not begun.
    #[default]
    Planned,
    /// Begun.
    InProgress,
    /// Done.
    Done,
    /// Will not be done after all.
    Dropped,
}

impl ActionStatus {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 4] = [Self::Planned, Self::InProgress, Self::Done, Self::Dropped];

    /// Whether there is still something to do.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::InProgress)
    }
}

/// Something that someone will do, by when, and what could stand in its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Stable id.
    pub id: ActionId,
    /// What will be done.
    pub what: String,
    /// Trekker: the role or organisation that is responsible.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Quarter in which it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Quarter>,
    /// Quarter in which it is ready.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ready: Option<Quarter>,
    /// 'Klaar als …': how one sees that it is done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub done_when: String,
    /// How far it is.
    #[serde(default)]
    pub status: ActionStatus,
    /// What could stand in its way.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub risk: String,
    /// What is done against that risk.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub risk_measure: String,
    /// The checklist item that it serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// The step of the content from which it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<StepId>,
    /// The example from practice from which it was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<TakenFrom>,
}

/// What is known of an action when it is made; all of it may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewAction {
    /// What will be done.
    pub what: String,
    /// Trekker.
    pub owner: String,
    /// Quarter in which it starts.
    pub start: Option<Quarter>,
    /// Quarter in which it is ready; not before the start.
    pub ready: Option<Quarter>,
    /// What could stand in its way.
    pub risk: String,
    /// What is done against that risk.
    pub risk_measure: String,
    /// The item that it serves.
    pub item: Option<ItemId>,
    /// The step of the content from which it is made.
    pub step: Option<StepId>,
    /// The example from practice from which it is taken.
    pub source: Option<TakenFrom>,
}

impl NewAction {
    /// The action, with the id that it has from now on.
    pub fn into_action(self, id: ActionId) -> Action {
        let Self { what, owner, start, ready, risk, risk_measure, item, step, source } = self;
        Action { owner, start, ready, risk, risk_measure, item, step, source, ..Action::new(id, what) }
    }
}

impl Action {
    /// An action of which nothing more is known yet than what will be done.
    pub fn new(id: ActionId, what: impl Into<String>) -> Self {
        Self {
            id,
            what: what.into(),
            owner: String::new(),
            start: None,
            ready: None,
            done_when: String::new(),
            status: ActionStatus::default(),
            risk: String::new(),
            risk_measure: String::new(),
            item: None,
            step: None,
            source: None,
        }
    }

    /// Whether it is to be ready before it starts. The window refuses that, but it can stand in a file.
    pub fn is_ready_before_start(&self) -> bool {
        self.start.zip(self.ready).is_some_and(|(start, ready)| ready < start)
    }

    /// Whether it should have been ready before the present quarter and is not.
    pub fn is_late(&self, present: Quarter) -> bool {
        self.status.is_open() && self.ready.is_some_and(|ready| ready < present)
    }
}
