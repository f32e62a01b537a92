//! What a team does or wants to do in the neighbourhood, and how it looked at that in a measurement.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{InterventionId, TakenFrom};
use crate::content::{ExampleInterventionId, PointId, QuestionId};

/// An intervention of the team: its identity and own texts, the same through all measurements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intervention {
    /// Stable id.
    pub id: InterventionId,
    /// The intervention of the content that it was chosen from; `None` for the team's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<ExampleInterventionId>,
    /// Its name.
    pub title: String,
    /// What is done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub activity: String,
    /// What it should bring about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub intended_result: String,
    /// The role or organisation that is responsible.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// The example from practice from which it was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<TakenFrom>,
}

/// How a team looked at one intervention in one measurement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Answers to the startvragen.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub starter_answers: BTreeMap<QuestionId, StarterAnswer>,
    /// Marks on the 'toepassen' points of the principles.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub apply: BTreeMap<PointId, PointReview<ApplyMark>>,
    /// Marks on the 'let op' points of the principles.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub caution: BTreeMap<PointId, PointReview<CautionMark>>,
}

impl Review {
    /// Whether nothing at all was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An answer to one startvraag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StarterAnswer {
    /// In the team's own words.
    Text(String),
    /// The intervention was not used anywhere before.
    NotUsedElsewhere,
}

/// A mark on one point, with room for how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointReview<Mark> {
    /// The mark; `None` while only the text was written.
    pub mark: Option<Mark>,
    /// How it is done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub how: String,
}

impl<Mark> Default for PointReview<Mark> {
    fn default() -> Self {
        Self { mark: None, how: String::new() }
    }
}

impl<Mark> PointReview<Mark> {
    /// Whether nothing at all was said.
    pub fn is_empty(&self) -> bool {
        self.mark.is_none() && self.how.is_empty()
    }
}

/// Whether an intervention applies a 'toepassen' point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApplyMark {
    /// Toegepast.
    Applied,
    /// Kan sterker.
    CouldBeStronger,
    /// Niet.
    NotApplied,
    /// N.v.t.
    NotApplicable,
}

impl ApplyMark {
    /// All marks in the order of the buttons and of the keys 1 to 4.
    pub const ALL: [Self; 4] = [Self::Applied, Self::CouldBeStronger, Self::NotApplied, Self::NotApplicable];
}

/// Whether an intervention minds a 'let op' point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CautionMark {
    /// Rekening mee gehouden.
    Minded,
    /// Nog niet.
    NotYet,
    /// N.v.t.
    NotApplicable,
}

impl CautionMark {
    /// All marks in the order of the buttons and of the keys 1 to 3.
    pub const ALL: [Self; 3] = [Self::Minded, Self::NotYet, Self::NotApplicable];
}
