//! One neighbourhood's approach: everything that stands in one file.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};

use super::{
    Action, AdoptionPlan, DossierId, Drafts, IdGenerator, Intervention, InterventionId, Measurement, Participant, Profile,
    Reopening, ResponseSheet, SheetForm,
};
use crate::content::Catalogue;

/// One neighbourhood's approach with all its measurements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// Stable id.
    pub id: DossierId,
    /// The ids that it had before it became a dossier of its own, the oldest first: it was copied from those. Response sheets
    /// that were made for one of them belong to it too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<DossierId>,
    /// The edition of the content with which it was made.
    pub content_edition: String,
    /// The day of the last change; a concept report carries it.
    #[serde(deserialize_with = "super::day::strict")]
    pub changed: Date,
    /// Who and where.
    pub profile: Profile,
    /// Who takes part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Participant>,
    /// Invulbladen that were merged in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<ResponseSheet>,
    /// What the team does or wants to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interventions: Vec<Intervention>,
    /// Steps that close gaps, as they are now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// What was begun and not finished.
    #[serde(default, skip_serializing_if = "Drafts::is_empty")]
    pub drafts: Drafts,
    /// The measurements in order.
    pub measurements: Measurements,
}

impl Dossier {
    /// Puts the response sheets in an order that says nothing of which came in first.
    pub fn mix_sheets(&mut self) {
        self.sheets.sort_by(|one, other| one.id.cmp(&other.id));
    }

    /// A dossier with an empty 0-meting.
    pub fn new(profile: Profile, content_edition: impl Into<String>, today: Date, ids: &mut dyn IdGenerator) -> Self {
        Self {
            id: DossierId::generate(ids),
            origins: Vec::new(),
            content_edition: content_edition.into(),
            changed: today,
            profile,
            participants: Vec::new(),
            sheets: Vec::new(),
            interventions: Vec::new(),
            actions: Vec::new(),
            drafts: Drafts::default(),
            measurements: Measurements(vec![Arc::new(Measurement::new(0, ids))]),
        }
    }

    /// The actions as they are, or as they were when this measurement of the dossier was adopted.
    pub fn actions_of<'a>(&'a self, measurement: &'a Measurement) -> &'a [Action] {
        measurement.adoption.as_ref().map_or(&self.actions, |adoption| &adoption.snapshot.actions)
    }

    /// An invulblad for a measurement of the dossier, which asks what this content asks.
    pub fn sheet_form(&self, catalogue: &Catalogue, measurement: &Measurement) -> SheetForm {
        SheetForm {
            dossier: self.id.clone(),
            measurement: measurement.id.clone(),
            number: measurement.number,
            municipality: self.profile.municipality.clone(),
            neighbourhood: self.profile.neighbourhood.clone(),
            edition: catalogue.edition().id.clone(),
            deadline: measurement.sheet_round.deadline,
            items: catalogue.items().map(|(_, item)| (item.id.clone(), item.text.clone())).collect(),
        }
    }

    /// The measurement just before this one.
    pub fn before(&self, measurement: &Measurement) -> Option<&Measurement> {
        measurement.number.checked_sub(1).and_then(|number| self.measurements.get(number))
    }

    /// The first adopted measurement that looked at this intervention. While there is one, the intervention stays in the
    /// dossier: the frozen report names it.
    pub fn adopted_review_of(&self, intervention: &InterventionId) -> Option<&Measurement> {
        self.measurements.iter().find(|measurement| !measurement.is_open() && measurement.reviews.contains_key(intervention))
    }
}

/// The measurements of a dossier: never empty, numbered from 0 without gaps, and only the last one can be open.
///
/// The states of a dossier share each measurement for as long as it does not change, so that a frozen one is neither copied
/// nor compared again with every key.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<Measurement>")]
pub struct Measurements(Vec<Arc<Measurement>>);

/// The measurements of a dossier, from its first on.
pub type MeasurementsIter<'a> =
    std::iter::Map<std::slice::Iter<'a, Arc<Measurement>>, fn(&'a Arc<Measurement>) -> &'a Measurement>;

/// A list of measurements that cannot be one dossier's. Its text is Dutch, as it reaches the user through the reader of files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MeasurementsError {
    /// There is none, while every dossier has its 0-meting.
    #[error("een dossier heeft ten minste een 0-meting")]
    Empty,
    /// The numbers do not count up from 0.
    #[error("hier hoort de {expected}-meting te staan, maar er staat een {found}-meting")]
    Number {
        /// The number that belongs there.
        expected: u16,
        /// The number that stands there.
        found: u16,
    },
    /// One is open although a later one exists.
    #[error("de {number}-meting is niet vastgesteld, terwijl er al een latere meting is")]
    OpenBeforeLast {
        /// The open one.
        number: u16,
    },
}

impl Measurements {
    /// All of them in order.
    pub fn iter(&self) -> MeasurementsIter<'_> {
        self.0.iter().map(Arc::as_ref)
    }

    /// The measurement with this number.
    pub fn get(&self, number: u16) -> Option<&Measurement> {
        self.0.get(usize::from(number)).map(Arc::as_ref)
    }

    /// The last one.
    pub fn latest(&self) -> &Measurement {
        &self.0[self.0.len() - 1]
    }

    /// The one that can still change, if there is one.
    pub fn open(&self) -> Option<&Measurement> {
        self.0.last().map(Arc::as_ref).filter(|measurement| measurement.is_open())
    }

    /// The one that can still change, if there is one, to change it. Its number stays as it is.
    pub fn open_mut(&mut self) -> Option<&mut Measurement> {
        self.0.last_mut().filter(|measurement| measurement.is_open()).map(Arc::make_mut)
    }

    /// Those that cannot change any more, to be shared with another state of the dossier.
    pub fn frozen(&self) -> &[Arc<Measurement>] {
        &self.0[..self.0.len() - usize::from(self.open().is_some())]
    }

    /// The measurements of a state that was taken apart into [`frozen`](Self::frozen) and [`open`](Self::open).
    ///
    /// # Errors
    ///
    /// As for a list that is read: when these cannot be the measurements of one dossier.
    pub fn from_parts(frozen: Vec<Arc<Measurement>>, open: Option<Measurement>) -> Result<Self, MeasurementsError> {
        let mut list = frozen;
        list.extend(open.map(Arc::new));
        Self::checked(list)
    }

    /// Makes the latest one open again, if it is frozen, and records that.
    pub fn reopen(&mut self, today: Date, reason: String) {
        let Some(measurement) = self.0.last_mut().filter(|measurement| !measurement.is_open()).map(Arc::make_mut) else {
            return;
        };
        if let Some(adoption) = measurement.adoption.take() {
            let (adopted_on, checksum) = (adoption.date, adoption.checksum);
            measurement.adoption_plan = AdoptionPlan { date: None, body: adoption.body };
            measurement.reopenings.push(Reopening { date: today, reason, adopted_on, checksum });
        }
    }

    /// Adds an empty measurement when all are frozen.
    pub fn begin_next(&mut self, ids: &mut dyn IdGenerator) {
        if self.open().is_none()
            && let Some(number) = self.latest().number.checked_add(1)
        {
            self.0.push(Arc::new(Measurement::new(number, ids)));
        }
    }

    fn checked(list: Vec<Arc<Measurement>>) -> Result<Self, MeasurementsError> {
        for (expected, measurement) in (0..).zip(&list) {
            if measurement.number != expected {
                return Err(MeasurementsError::Number { expected, found: measurement.number });
            }
            if measurement.is_open() && usize::from(expected) + 1 < list.len() {
                return Err(MeasurementsError::OpenBeforeLast { number: expected });
            }
        }
        if list.is_empty() { Err(MeasurementsError::Empty) } else { Ok(Self(list)) }
    }
}

impl Serialize for Measurements {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl TryFrom<Vec<Measurement>> for Measurements {
    type Error = MeasurementsError;

    fn try_from(list: Vec<Measurement>) -> Result<Self, MeasurementsError> {
        Self::checked(list.into_iter().map(Arc::new).collect())
    }
}

impl From<Measurements> for Vec<Measurement> {
    fn from(measurements: Measurements) -> Self {
        measurements.0.into_iter().map(Arc::unwrap_or_clone).collect()
    }
}

impl<'a> IntoIterator for &'a Measurements {
    type Item = &'a Measurement;
    type IntoIter = MeasurementsIter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
