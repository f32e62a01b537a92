//! Terugblik: what became of the actions of the measurement before.

use serde::{Deserialize, Serialize};

/// What became of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ActionOutcome {
    /// Klaar: it was done, as 'klaar als' says.
    Done,
    /// Deels: begun, or not with everyone.
    Partly,
    /// Niet gedaan.
    NotDone,
    /// Vervallen: it was not needed any more.
    Dropped,
}

impl ActionOutcome {
    /// All of them, in the order of the buttons.
    pub const ALL: [Self; 4] = [Self::Done, Self::Partly, Self::NotDone, Self::Dropped];
}

/// How a team looks back at one action of the measurement before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookBack {
    /// What became of it; `None` while the team has not said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ActionOutcome>,
    /// What it gave, or why it gave nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub gave: String,
}

impl LookBack {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
