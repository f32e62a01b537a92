//! The detail of one cell of a leerkring: the items of a randvoorwaarde in one dossier, with what its team wrote beside them.

use crate::content::{Catalogue, PreconditionId};
use crate::model::{Dossier, Rating};

/// The items of a randvoorwaarde in a measurement of one dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleItems {
    /// Which randvoorwaarde.
    pub precondition: PreconditionId,
    /// The number of the measurement.
    pub measurement: u16,
    /// In the order of the content of that measurement.
    pub items: Vec<CircleItem>,
}

/// An item with its rating, and what the team wrote beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleItem {
    /// As `2.3`.
    pub number: String,
    /// What it is about, in a few words.
    pub noun: String,
    /// What it asks.
    pub text: String,
    /// `None` where it was not answered.
    pub rating: Option<Rating>,
    /// Onderbouwing; may be empty.
    pub evidence: String,
    /// Notitie; may be empty.
    pub note: String,
}

impl CircleItems {
    /// A concept is held against the `present` content, an adopted measurement against its own. `None` where the dossier does not
    /// have this measurement, or its content did not ask this.
    pub fn of(dossier: &Dossier, present: &Catalogue, measurement: u16, precondition: &PreconditionId) -> Option<Self> {
        let measurement = dossier.measurements.iter().find(|it| it.number == measurement)?;
        let catalogue = measurement.setting().map_or(present, |setting| &setting.content);
        let asked = catalogue.precondition(precondition)?;
        let item = |item: &crate::content::ChecklistItem| {
            let answer = measurement.answers.get(&item.id);
            let written = |text: Option<&String>| text.map(|text| text.trim().to_owned()).unwrap_or_default();
            CircleItem {
                number: catalogue.number(&item.id).to_owned(),
                noun: item.noun().into_owned(),
                text: item.text.clone(),
                rating: answer.and_then(|answer| answer.rating),
                evidence: written(answer.map(|answer| &answer.evidence)),
                note: written(answer.map(|answer| &answer.note)),
            }
        };
        let items = asked.items.iter().map(item).collect();
        Some(Self { precondition: precondition.clone(), measurement: measurement.number, items })
    }
}
