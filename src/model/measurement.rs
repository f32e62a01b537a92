//! One dated picture of all randvoorwaarden.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Action, ActionId, Answer, Ask, Attendee, FirstViews, IdGenerator, Intervention, InterventionId, LookBack, MeasurementId,
    Participant, Profile, Rating, Review, Shared, SheetRound, Target,
};
use crate::content::{Catalogue, ItemId, PointId, PreconditionId, QuestionId};

/// A measurement: open while it has no [`Adoption`], frozen after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measurement {
    /// Stable id.
    pub id: MeasurementId,
    /// 0 for the 0-meting, 1 for the 1-meting, and so on.
    pub number: u16,
    /// Peildatum: the day of which it is the picture.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "super::day::strict_if_any")]
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
    /// What the team asks of those who can decide, in the team's order. Files from before this was a list have one text here,
    /// named `request`.
    #[serde(
        default,
        alias = "request",
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "super::ask::list_or_request"
    )]
    pub asks: Vec<Ask>,
    /// Streefniveaus for the next measurement.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub targets: BTreeMap<PreconditionId, Target>,
    /// Terugblik at the actions of the measurement before.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub look_back: BTreeMap<ActionId, LookBack>,
    /// Who was there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<Attendee>,
    /// How its invulbladen are gathered and opened.
    #[serde(default, skip_serializing_if = "SheetRound::is_empty")]
    pub sheet_round: SheetRound,
    /// Who is to adopt it and when; moves into [`Adoption`] then.
    #[serde(default, skip_serializing_if = "AdoptionPlan::is_empty")]
    pub adoption_plan: AdoptionPlan,
    /// Each time that it was reopened after adoption, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reopenings: Vec<Reopening>,
    /// Each time that a name was removed after adoption, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub name_removals: Vec<NameRemoval>,
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
            asks: Vec::new(),
            targets: BTreeMap::new(),
            look_back: BTreeMap::new(),
            attendance: Vec::new(),
            sheet_round: SheetRound::default(),
            adoption_plan: AdoptionPlan::default(),
            reopenings: Vec::new(),
            name_removals: Vec::new(),
            adoption: None,
        }
    }

    /// Whether it can still change.
    pub fn is_open(&self) -> bool {
        self.adoption.is_none()
    }

    /// The setting that it was frozen in; `None` for an open one.
    pub fn setting(&self) -> Option<&Setting> {
        self.adoption.as_ref()?.snapshot.setting.as_deref()
    }

    /// The content to which it answers: its own once it is frozen, else the `present` one.
    pub fn content<'a>(&'a self, present: &'a Arc<Catalogue>) -> &'a Arc<Catalogue> {
        self.setting().map_or(present, |setting| setting.content.arc())
    }

    /// What an item said when the measurement was frozen; `None` for an open one, and for an item that it did not know.
    pub fn frozen_wording(&self, item: &ItemId) -> Option<&str> {
        let asked = || Some(self.setting()?.content.item(item)?.1.text.as_str());
        self.adoption.as_ref()?.snapshot.items.get(item).map(String::as_str).or_else(asked)
    }

    /// The team's rating of an item; `None` while it is unanswered.
    pub fn rating(&self, item: &ItemId) -> Option<Rating> {
        self.answers.get(item).and_then(|answer| answer.rating)
    }
}

/// Who is to adopt an open measurement, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdoptionPlan {
    /// The day.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "super::day::strict_if_any")]
    pub date: Option<Date>,
    /// The body, as `stuurgroep`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
}

impl AdoptionPlan {
    /// Whether nothing was filled in.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How a measurement was frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adoption {
    /// The day on which the body adopted it.
    #[serde(deserialize_with = "super::day::strict")]
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
    /// The wording of each item that was answered, also of one that the content did not have any more.
    pub items: BTreeMap<ItemId, String>,
    /// The wording of each point that was marked.
    pub points: BTreeMap<PointId, String>,
    /// The wording of each startvraag that was answered.
    pub questions: BTreeMap<QuestionId, String>,
    /// What the invulbladen came to: counts, and never a sheet.
    #[serde(default, skip_serializing_if = "FirstViews::is_empty")]
    pub first_views: FirstViews,
    /// What stood around it. Shared between the states of a dossier, as nothing ever changes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<Shared<Setting>>,
}

/// What a report of a frozen measurement needs beside the measurement itself.
///
/// The content is kept whole: a report names bouwstenen, explains ratings, prints the principles and lists the sources,
/// and a later kind of report may need what today's leaves out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Who worked on the approach.
    pub profile: Profile,
    /// Who took part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Participant>,
    /// The interventions as they were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interventions: Vec<Intervention>,
    /// The edition of the content with which the dossier was made.
    pub made_with: String,
    /// Everything that was asked.
    pub content: Shared<Catalogue>,
}

/// The record of a reopening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// The day.
    #[serde(deserialize_with = "super::day::strict")]
    pub date: Date,
    /// Why.
    pub reason: String,
    /// The day on which it had been adopted.
    #[serde(deserialize_with = "super::day::strict")]
    pub adopted_on: Date,
    /// The checksum that it had then.
    pub checksum: String,
}

/// The record that a name was removed from a measurement that was frozen with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameRemoval {
    /// The day.
    #[serde(deserialize_with = "super::day::strict")]
    pub date: Date,
    /// The checksum that it had until then.
    pub checksum: String,
}
