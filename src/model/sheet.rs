//! Invulbladen: the ratings of one participant, in a file of their own until they are merged.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ParticipantId, Rating, SheetId};
use crate::content::ItemId;

/// One participant's own ratings. No report shows whose ratings these are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponseSheet {
    /// Stable id, the same through all revisions.
    pub id: SheetId,
    /// Counts up with each change, so that merging knows the newest.
    pub revision: u32,
    /// Who filled it in.
    pub participant: ParticipantId,
    /// The day of the last change.
    #[serde(deserialize_with = "super::day::strict")]
    pub changed: Date,
    /// The ratings by item id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<ItemId, SheetAnswer>,
}

/// One participant's view of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetAnswer {
    /// The rating.
    pub rating: Rating,
    /// A note with it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}
