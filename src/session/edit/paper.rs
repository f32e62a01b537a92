//! Typing over invulbladen from paper.

use super::EditContext;
use crate::content::ItemId;
use crate::model::{Dossier, PaperSheet, Participant, ParticipantId, Rating, ResponseSheet, SheetAnswer, SheetId};

/// A change to the sheet on paper that is being typed over.
#[derive(Clone, Debug, PartialEq)]
pub enum PaperEdit {
    /// The role of who filled it in.
    Role(String),
    /// Their organisation.
    Organisation(String),
    /// A rating; `None` where none was ticked.
    Rating(ItemId, Option<Rating>),
    /// The reason that was written beside an item.
    Note(ItemId, String),
    /// What the person still wanted to say.
    Remark(String),
    /// Puts all of it in the place of what was typed over; an empty one throws it away.
    Replace(Box<PaperSheet>),
    /// Makes it a sheet of the open measurement, by a new participant. Nothing of it is to be seen here any more.
    Add {
        /// The edition of the content that it asks.
        edition: String,
    },
}

impl PaperEdit {
    /// Whether it only changes what is being typed over: that is no step of undo, so that what was added never comes back by it.
    pub(super) fn is_draft(&self) -> bool {
        !matches!(self, Self::Add { .. })
    }

    /// Carries the change out.
    pub(super) fn apply_to(self, dossier: &mut Dossier, context: &mut EditContext<'_>) {
        let paper = dossier.drafts.paper_mut();
        match self {
            Self::Role(text) => paper.role = text,
            Self::Organisation(text) => paper.organisation = text,
            Self::Remark(text) => paper.remark = text,
            Self::Replace(other) => *paper = *other,
            Self::Rating(item, rating) => SheetAnswer::change(&mut paper.answers, item, |answer| answer.rating = rating),
            Self::Note(item, text) => SheetAnswer::change(&mut paper.answers, item, |answer| answer.note = text),
            Self::Add { edition } => {
                if dossier.measurements.open().is_some() && dossier.drafts.paper().says_something() {
                    let sheet = std::mem::take(dossier.drafts.paper_mut());
                    add(sheet, dossier, edition, context);
                }
            }
        }
    }
}

/// Adds a sheet to the open measurement as that of a new participant.
fn add(mut paper: PaperSheet, dossier: &mut Dossier, edition: String, context: &mut EditContext<'_>) {
    paper.answers.retain(|_, answer| !answer.is_empty());
    let participant = Participant {
        organisation: paper.organisation.trim().to_owned(),
        ..Participant::new(ParticipantId::generate(context.ids), paper.role.trim())
    };
    dossier.sheets.push(ResponseSheet {
        id: SheetId::generate(context.ids),
        revision: 1,
        measurement: dossier.measurements.open().map(|open| open.id.clone()),
        edition,
        participant: participant.id.clone(),
        changed: context.today,
        form: None,
        written: None,
        same_person: None,
        answers: paper.answers,
        remark: paper.remark,
    });
    dossier.participants.push(participant);
    dossier.mix_sheets();
}
