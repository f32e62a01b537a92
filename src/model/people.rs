//! Participants and attendees, by role first.

use serde::{Deserialize, Serialize};

use super::ParticipantId;

/// Someone who fills in a sheet, by role first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// Stable id.
    pub id: ParticipantId,
    /// Role, as `wijkagent`.
    pub role: String,
    /// Organisation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// A word of their own choice, which tells two people with one role apart. Never printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub own_word: String,
    /// Name, if the person wants it in the dossier. Never frozen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Whether the name may stand beside what they wrote on their sheet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_be_named: bool,
    /// Whether the name was removed for good: no sheet brings it back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_name_removed: bool,
}

impl Participant {
    /// Someone of whom the role is known.
    pub fn new(id: ParticipantId, role: impl Into<String>) -> Self {
        Self {
            id,
            role: role.into(),
            organisation: String::new(),
            own_word: String::new(),
            name: String::new(),
            may_be_named: false,
            is_name_removed: false,
        }
    }

    /// Gives the person this name. Without one nobody may be named.
    pub fn rename(&mut self, name: String) {
        self.may_be_named &= !name.trim().is_empty();
        self.name = name;
    }

    /// Notes whether the name may stand beside what they wrote, where there is one.
    pub fn let_be_named(&mut self, may: bool) {
        self.may_be_named = may && !self.name.trim().is_empty();
    }

    /// As it is kept when a measurement is frozen: without what tells which person it is.
    #[must_use]
    pub fn without_name(&self) -> Self {
        Self { organisation: self.organisation.clone(), ..Self::new(self.id.clone(), &self.role) }
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
