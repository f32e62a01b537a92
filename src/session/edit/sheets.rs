//! Changes to how invulbladen are asked and gathered, and to who fills them in.

use jiff::civil::Date;

use super::change_open;
use crate::model::{Dossier, GreatestDisagreement, Participant, ParticipantId, ResponseSheet};

/// A change to what the team agrees about the invulbladen of the open measurement.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetRoundEdit {
    /// The roles from which a sheet is expected, each on a line of its own; what stands on no line goes.
    Expected(String),
    /// The last day on which sheets are awaited.
    Deadline(Option<Date>),
    /// The greatest disagreement with which items are proposed together, as one block.
    TogetherUpTo(GreatestDisagreement),
    /// From today on everybody may see what the sheets say. Only taking this back closes them again.
    Open,
}

impl SheetRoundEdit {
    /// The text that was typed.
    pub(super) fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Expected(text) => Some(text),
            Self::Deadline(_) | Self::TogetherUpTo(_) | Self::Open => None,
        }
    }

    /// Carries the change out on this day.
    pub(super) fn apply_to(self, dossier: &mut Dossier, today: Date) {
        change_open(dossier, |open| {
            let round = &mut open.sheet_round;
            match self {
                Self::Expected(text) => round.expected = roles(&text),
                Self::Deadline(day) => round.deadline = day,
                Self::TogetherUpTo(limit) => round.together_up_to = limit,
                Self::Open => {
                    round.opened.get_or_insert(today);
                }
            }
        });
    }
}

/// The roles in a text, one for each line on which something stands.
pub fn roles(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|role| !role.is_empty()).map(str::to_owned).collect()
}

/// A change to somebody who fills in a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParticipantEdit {
    /// A text about them.
    Text(ParticipantField, String),
    /// Whether the name may stand beside what they wrote.
    MayBeNamed(bool),
}

/// What is noted of somebody who fills in a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParticipantField {
    /// Role.
    Role,
    /// Organisation.
    Organisation,
    /// Name, if the person wants it in the dossier. Whose name was removed for good gets none here.
    Name,
}

impl ParticipantField {
    /// What stands in this field.
    pub fn of(self, participant: &Participant) -> &str {
        match self {
            Self::Role => &participant.role,
            Self::Organisation => &participant.organisation,
            Self::Name => &participant.name,
        }
    }
}

impl ParticipantEdit {
    /// The text that was typed.
    pub(super) fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Text(_, text) => Some(text),
            Self::MayBeNamed(_) => None,
        }
    }

    /// Carries the change out, where there is such a person.
    pub(super) fn apply_to(self, dossier: &mut Dossier, id: &ParticipantId) {
        let Some(participant) = dossier.participants.iter_mut().find(|known| known.id == *id) else { return };
        match self {
            Self::Text(ParticipantField::Role, text) => participant.role = text,
            Self::Text(ParticipantField::Organisation, text) => participant.organisation = text,
            Self::Text(ParticipantField::Name, _) if participant.is_name_removed => {}
            Self::Text(ParticipantField::Name, text) => participant.rename(text),
            Self::MayBeNamed(may) => participant.let_be_named(may),
        }
    }
}

/// The invulbladen of a dossier, and who filled them in, after others were taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct GatheredSheets {
    /// The people.
    pub(in crate::session) participants: Vec<Participant>,
    /// The sheets.
    pub(in crate::session) sheets: Vec<ResponseSheet>,
}

impl GatheredSheets {
    /// Puts them in the place of those that were there.
    pub(super) fn put_into(&self, dossier: &mut Dossier) {
        dossier.participants.clone_from(&self.participants);
        dossier.sheets.clone_from(&self.sheets);
    }
}
