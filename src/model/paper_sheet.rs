//! An invulblad on paper that is being typed over into a dossier.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Dossier, IdGenerator, Participant, ParticipantId, ResponseSheet, SheetAnswer, SheetId};
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

    /// Adds it to the open measurement of a dossier as the sheet of a new participant. Gives whether it was: not where it says
    /// nothing, or no measurement is open. `edition` is the one of the content that it asks.
    pub fn add_to(mut self, dossier: &mut Dossier, edition: &str, today: Date, ids: &mut dyn IdGenerator) -> bool {
        let Some(open) = dossier.measurements.open().filter(|_| self.says_something()) else { return false };
        self.answers.retain(|_, answer| !answer.is_empty());
        let participant = Participant {
            organisation: self.organisation.trim().to_owned(),
            ..Participant::new(ParticipantId::generate(ids), self.role.trim())
        };
        let sheet = ResponseSheet {
            id: SheetId::generate(ids),
            revision: 1,
            measurement: Some(open.id.clone()),
            edition: edition.to_owned(),
            participant: participant.id.clone(),
            changed: today,
            form: None,
            written: None,
            same_person: None,
            answers: self.answers,
            remark: self.remark,
        };
        dossier.participants.push(participant);
        dossier.sheets.push(sheet);
        // Whatever came in first is not to be seen.
        dossier.sheets.sort_by(|one, other| one.id.cmp(&other.id));
        true
    }
}
