//! An invulblad on paper that is being typed over into a dossier.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::SheetAnswer;
use crate::content::ItemId;

/// A sheet on paper, as far as it was typed over. It counts nowhere until it is added, is found by no search, and no report prints
/// it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperSheet {
    /// The role of who filled it in.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// Their organisation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// The ratings and reasons by item id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<ItemId, SheetAnswer>,
    /// What the person still wanted to say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

impl PaperSheet {
    /// Whether nothing was typed over.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it says something, so that it can be added: a rating, a reason or a remark.
    pub fn says_something(&self) -> bool {
        !self.remark.trim().is_empty() || self.answers.values().any(|answer| !answer.is_empty())
    }
}
