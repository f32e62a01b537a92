//! What a person can change in their invulblad.

use crate::content::ItemId;
use crate::model::{Participant, Rating, ResponseSheet, SheetAnswer};
use crate::session::edit::is_step_of_its_own;

/// A change to an invulblad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetEdit {
    /// The role in which it is filled in.
    Role(String),
    /// The organisation.
    Organisation(String),
    /// The word that tells two people with one role apart.
    OwnWord(String),
    /// The name. Without one nobody may be named.
    Name(String),
    /// Whether the name may stand beside what was written.
    MayBeNamed(bool),
    /// The rating of an item; `None` takes it away.
    Rating(ItemId, Option<Rating>),
    /// Why: what shows it.
    Note(ItemId, String),
    /// What the person still wants to say.
    Remark(String),
}

impl SheetEdit {
    /// Whether `next` goes on typing in the same text, so that both are taken back as one.
    pub(super) fn is_continued_by(&self, next: &Self) -> bool {
        let is_same_field = match (self, next) {
            (Self::Note(one, _), Self::Note(other, _)) => one == other,
            _ => std::mem::discriminant(self) == std::mem::discriminant(next),
        };
        match (self.text(), next.text()) {
            (Some(before), Some(after)) => is_same_field && !is_step_of_its_own(before, after),
            _ => false,
        }
    }

    fn text(&self) -> Option<&str> {
        match self {
            Self::Role(text)
            | Self::Organisation(text)
            | Self::OwnWord(text)
            | Self::Name(text)
            | Self::Note(_, text)
            | Self::Remark(text) => Some(text),
            Self::MayBeNamed(_) | Self::Rating(..) => None,
        }
    }

    pub(super) fn apply_to(&self, participant: &mut Participant, sheet: &mut ResponseSheet) {
        match self.clone() {
            Self::Role(text) => participant.role = text,
            Self::Organisation(text) => participant.organisation = text,
            Self::OwnWord(text) => participant.own_word = text,
            Self::Name(text) => participant.rename(text),
            Self::MayBeNamed(may) => participant.let_be_named(may),
            Self::Rating(item, rating) => SheetAnswer::change(&mut sheet.answers, item, |answer| answer.rating = rating),
            Self::Note(item, text) => SheetAnswer::change(&mut sheet.answers, item, |answer| answer.note = text),
            Self::Remark(text) => sheet.remark = text,
        }
    }
}
