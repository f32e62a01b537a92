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
    /// Name, if the person wants it in the dossier.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
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
