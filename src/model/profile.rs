//! The profile of an approach: the team, its place and its goal.

use serde::{Deserialize, Serialize};

/// Who works on the approach, where and why. Roles and organisations first; names are the team's choice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Gemeente.
    pub municipality: String,
    /// Wijk.
    pub neighbourhood: String,
    /// Team.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub team: String,
    /// Bestuurlijk boegbeeld.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub figurehead: String,
    /// Projectleider.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub project_leader: String,
    /// Procesbegeleider.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub process_facilitator: String,
    /// Partners, one on a line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub partners: String,
    /// Aanleiding: why the approach was begun.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub occasion: String,
    /// Doel: what it should bring about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub goal: String,
}

/// A field of the dossier form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProfileField {
    /// Gemeente.
    Municipality,
    /// Wijk.
    Neighbourhood,
    /// Team.
    Team,
    /// Bestuurlijk boegbeeld.
    Figurehead,
    /// Projectleider.
    ProjectLeader,
    /// Procesbegeleider.
    ProcessFacilitator,
    /// Partners.
    Partners,
    /// Aanleiding.
    Occasion,
    /// Doel.
    Goal,
}

impl ProfileField {
    /// The fields in the order of the form.
    pub const ALL: [Self; 9] = [
        Self::Municipality,
        Self::Neighbourhood,
        Self::Team,
        Self::Figurehead,
        Self::ProjectLeader,
        Self::ProcessFacilitator,
        Self::Partners,
        Self::Occasion,
        Self::Goal,
    ];

    /// What stands in this field.
    pub fn of(self, profile: &Profile) -> &str {
        match self {
            Self::Municipality => &profile.municipality,
            Self::Neighbourhood => &profile.neighbourhood,
            Self::Team => &profile.team,
            Self::Figurehead => &profile.figurehead,
            Self::ProjectLeader => &profile.project_leader,
            Self::ProcessFacilitator => &profile.process_facilitator,
            Self::Partners => &profile.partners,
            Self::Occasion => &profile.occasion,
            Self::Goal => &profile.goal,
        }
    }

    /// Puts a text into this field.
    pub fn set(self, profile: &mut Profile, text: String) {
        let field = match self {
            Self::Municipality => &mut profile.municipality,
            Self::Neighbourhood => &mut profile.neighbourhood,
            Self::Team => &mut profile.team,
            Self::Figurehead => &mut profile.figurehead,
            Self::ProjectLeader => &mut profile.project_leader,
            Self::ProcessFacilitator => &mut profile.process_facilitator,
            Self::Partners => &mut profile.partners,
            Self::Occasion => &mut profile.occasion,
            Self::Goal => &mut profile.goal,
        };
        *field = text;
    }
}
