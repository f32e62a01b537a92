//! Invulbladen: what one participant thinks of each item, in a file of their own until they are merged.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{DossierId, FormId, IdGenerator, MeasurementId, Participant, ParticipantId, Rating, SheetId};
use crate::content::ItemId;

/// One participant's own ratings. No report shows whose ratings these are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponseSheet {
    /// Stable id, the same through all revisions.
    pub id: SheetId,
    /// Counts up from 1 with each change, so that merging knows the newest. A form that came back as PDF has 1.
    pub revision: u32,
    /// The measurement to which it answers. `None` in files from before sheets named it: such a sheet counts nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurement: Option<MeasurementId>,
    /// The edition of the content to which it answers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub edition: String,
    /// Who filled it in.
    pub participant: ParticipantId,
    /// The day of the last change; never before that of an earlier revision.
    #[serde(deserialize_with = "super::day::strict")]
    pub changed: Date,
    /// Which form it was, where it came from a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<FormId>,
    /// When the file of that form was written last, where that is known: tells the newest of two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<DateTime>,
    /// What was answered to 'dezelfde persoon of twee?', where that was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_person: Option<SamePerson>,
    /// The ratings by item id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<ItemId, SheetAnswer>,
    /// What the person still wants to say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

impl ResponseSheet {
    /// The person's rating of an item; `None` while it is unanswered.
    pub fn rating(&self, item: &ItemId) -> Option<Rating> {
        self.answers.get(item).and_then(|answer| answer.rating)
    }

    /// Whether nothing at all was filled in.
    pub fn is_empty(&self) -> bool {
        self.remark.trim().is_empty() && self.answers.values().all(SheetAnswer::is_empty)
    }
}

/// One participant's view of one item.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetAnswer {
    /// The rating; `None` where there is a reason only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// Why: what shows it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl SheetAnswer {
    /// Changes the answer to an item among these. One that holds no rating and no letter any more leaves no trace.
    pub fn change(answers: &mut BTreeMap<ItemId, Self>, item: ItemId, change: impl FnOnce(&mut Self)) {
        let mut answer = answers.remove(&item).unwrap_or_default();
        change(&mut answer);
        if answer.rating.is_some() || !answer.note.is_empty() {
            answers.insert(item, answer);
        }
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.rating.is_none() && self.note.trim().is_empty()
    }
}

/// The answer to 'dezelfde persoon of twee?', which is asked when two sheets of what seems to be one person differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SamePerson {
    /// One person: the newest sheet counts.
    Newest,
    /// Two people: each sheet counts, and has ids of its own.
    Apart {
        /// The person whom they seemed to be.
        participant: ParticipantId,
        /// The id that the sheet had.
        sheet: SheetId,
    },
}

/// For which dossier and measurement a sheet is made, and what it asks. Whoever fills it in needs no dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetForm {
    /// The dossier.
    pub dossier: DossierId,
    /// The measurement.
    pub measurement: MeasurementId,
    /// The number of the measurement, to tell it by.
    pub number: u16,
    /// Gemeente, to tell the dossier by.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub municipality: String,
    /// Wijk, to tell the dossier by.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub neighbourhood: String,
    /// The edition of the content.
    pub edition: String,
    /// The last day on which it is awaited.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "super::day::strict_if_any")]
    pub deadline: Option<Date>,
    /// The wording of each item that it asks.
    pub items: BTreeMap<ItemId, String>,
}

/// An invulblad in a file of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetFile {
    /// What it is for and what it asks.
    pub form: SheetForm,
    /// Whose it is, and what they filled in.
    pub filled: Filled,
}

/// How far an invulblad is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Filled {
    /// To be copied: nobody has it yet.
    Blank,
    /// Meant for this person, who filled in nothing yet.
    For(Participant),
    /// This person filled it in.
    By {
        /// Who.
        participant: Participant,
        /// What, by the same person.
        sheet: Box<ResponseSheet>,
    },
}

impl SheetFile {
    /// Changes what a person filled in. The first change of one that was to be copied makes that person's id; the sheet is given
    /// its id by the first change too, and has no revision before [`raise_revision`](Self::raise_revision).
    pub fn change(
        &mut self,
        today: Date,
        ids: &mut dyn IdGenerator,
        change: impl FnOnce(&mut Participant, &mut ResponseSheet),
    ) {
        let (mut participant, sheet) = match std::mem::replace(&mut self.filled, Filled::Blank) {
            Filled::Blank => (Participant::new(ParticipantId::generate(ids), ""), None),
            Filled::For(participant) => (participant, None),
            Filled::By { participant, sheet } => (participant, Some(sheet)),
        };
        let mut sheet = sheet.unwrap_or_else(|| Box::new(self.form.begun(&participant, today, ids)));
        change(&mut participant, &mut sheet);
        self.filled = Filled::By { participant, sheet };
    }

    /// To be called before each save of what was changed: the sheet is newer then than every one that was saved before.
    pub fn raise_revision(&mut self, today: Date) {
        if let Filled::By { sheet, .. } = &mut self.filled {
            sheet.revision = sheet.revision.saturating_add(1);
            // A clock that was set back must not make it older.
            sheet.changed = sheet.changed.max(today);
        }
    }
}

impl SheetForm {
    /// A sheet in which nothing was filled in yet.
    fn begun(&self, participant: &Participant, today: Date, ids: &mut dyn IdGenerator) -> ResponseSheet {
        ResponseSheet {
            id: SheetId::generate(ids),
            revision: 0,
            measurement: Some(self.measurement.clone()),
            edition: self.edition.clone(),
            participant: participant.id.clone(),
            changed: today,
            form: None,
            written: None,
            same_person: None,
            answers: BTreeMap::new(),
            remark: String::new(),
        }
    }
}
