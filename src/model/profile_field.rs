//! The fields of the dossier form.

use super::Profile;

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
