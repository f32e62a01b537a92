//! One dated picture of all randvoorwaarden.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Action, Answer, IdGenerator, InterventionId, MeasurementId, Rating, Review};
use crate::content::{ItemId, PointId, QuestionId};

/// A measurement: open while it has no [`Adoption`], frozen after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measurement {
    /// Stable id.
    pub id: MeasurementId,
    /// 0 for the 0-meting, 1 for the 1-meting, and so on.
    pub number: u16,
    /// Peildatum: the day of which it is the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_date: Option<Date>,
    /// Answers by item id, also those to items that the present content lacks.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<ItemId, Answer>,
    /// How the team looked at its interventions.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reviews: BTreeMap<InterventionId, Review>,
    /// The team's conclusion.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub conclusion: String,
    /// What the team asks of the bestuurder.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub request: String,
    /// Who was there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<Attendee>,
    /// Each time that it was reopened after adoption, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reopenings: Vec<Reopening>,
    /// How it was frozen; `None` while it is a concept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adoption: Option<Adoption>,
}

impl Measurement {
    /// An empty measurement with this number.
    pub fn new(number: u16, ids: &mut dyn IdGenerator) -> Self {
        Self {
            id: MeasurementId::generate(ids),
            number,
            reference_date: None,
            answers: BTreeMap::new(),
            reviews: BTreeMap::new(),
            conclusion: String::new(),
            request: String::new(),
            attendance: Vec::new(),
            reopenings: Vec::new(),
            adoption: None,
        }
    }

    /// Whether it can still change.
    pub fn is_open(&self) -> bool {
        self.adoption.is_none()
    }

    /// The team's rating of an item; `None` while it is unanswered.
    pub fn rating(&self, item: &ItemId) -> Option<Rating> {
        self.answers.get(item).and_then(|answer| answer.rating)
    }
}

/// Someone who took part, by role first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attendee {
    /// Role, as `wijkagent`.
    pub role: String,
    /// Organisation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// Name, if the person wants it in the dossier.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// How a measurement was frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adoption {
    /// The day on which the body adopted it.
    pub date: Date,
    /// The body that adopted it, as `stuurgroep`.
    pub body: String,
    /// What stood around the answers at that time.
    pub snapshot: Snapshot,
    /// SHA-256, in hexadecimal, over a canonical text of everything that is frozen.
    pub checksum: String,
}

/// What a frozen measurement keeps so that its report can be printed again, unchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// The actions as they were.
    pub actions: Vec<Action>,
    /// The wording of each item that was answered.
    pub items: BTreeMap<ItemId, String>,
    /// The wording of each point that was marked.
    pub points: BTreeMap<PointId, String>,
    /// The wording of each startvraag that was answered.
    pub questions: BTreeMap<QuestionId, String>,
}

/// The record of a reopening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// The day.
    pub date: Date,
    /// Why.
    pub reason: String,
    /// The day on which it had been adopted.
    pub adopted_on: Date,
    /// The checksum that it had then.
    pub checksum: String,
}
