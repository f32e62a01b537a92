//! What a user can ask for, and what it does to a dossier.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::content::ItemId;
use crate::model::{Dossier, Measurement, Profile, Rating};
use crate::report;

/// Something that a user asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Make a dossier and save it at once in the documents folder.
    Create {
        /// Gemeente.
        municipality: String,
        /// Wijk.
        neighbourhood: String,
    },
    /// Let the user pick a dossier with the dialog of the system, and open it.
    PickDossier,
    /// Open the dossier in this file.
    Open(PathBuf),
    /// Open the example, of which nothing is kept.
    OpenExample,
    /// Return to the start; what is not saved yet is saved first.
    Close,
    /// Change the open dossier.
    Edit(Edit),
    /// Take back the last change.
    Undo,
    /// Make the change again that was taken back last.
    Redo,
    /// Let the user pick where the report goes with the dialog of the system, and make it there.
    PickReport {
        /// What the report contains.
        options: report::Options,
    },
    /// Make the report of the latest measurement.
    MakeReport {
        /// Where it goes.
        path: PathBuf,
        /// What the report contains.
        options: report::Options,
        /// Whether a file that stands there is replaced.
        replace: bool,
    },
    /// Show the report that was made last in the viewer of the system.
    ShowReport,
    /// Put away the message that is shown.
    DismissNotice,
}

impl Action {
    /// Whether another dossier, or none, is open after this.
    pub(super) fn leaves_dossier(&self) -> bool {
        matches!(self, Self::Create { .. } | Self::Open(_) | Self::OpenExample | Self::Close)
    }
}

/// A change to the open dossier.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A field of the form.
    Profile(ProfileField, String),
    /// A part of the answer to an item, in the open measurement.
    Answer(ItemId, AnswerEdit),
    /// The team's conclusion.
    Conclusion(String),
    /// What the team asks of the bestuurder.
    Request(String),
    /// The day of which the measurement is the picture.
    ReferenceDate(Option<Date>),
}

/// A part of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerEdit {
    /// The rating; `None` takes it away.
    Rating(Option<Rating>),
    /// What the rating rests on.
    Evidence(String),
    /// A note.
    Note(String),
    /// Why the item does not apply.
    Reason(String),
    /// Whether the team wants to work on this first.
    Priority(bool),
}

/// A field of the dossier form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    fn of_mut(self, profile: &mut Profile) -> &mut String {
        match self {
            Self::Municipality => &mut profile.municipality,
            Self::Neighbourhood => &mut profile.neighbourhood,
            Self::Team => &mut profile.team,
            Self::Figurehead => &mut profile.figurehead,
            Self::ProjectLeader => &mut profile.project_leader,
            Self::ProcessFacilitator => &mut profile.process_facilitator,
            Self::Partners => &mut profile.partners,
            Self::Occasion => &mut profile.occasion,
            Self::Goal => &mut profile.goal,
        }
    }
}

impl Edit {
    /// Whether `next` continues typing in the same text, so that both are taken back as one.
    pub(super) fn continues(&self, next: &Self) -> bool {
        use std::mem::discriminant;
        match (self, next) {
            (Self::Profile(one, _), Self::Profile(other, _)) => one == other,
            (Self::Answer(_, AnswerEdit::Rating(_) | AnswerEdit::Priority(_)) | Self::ReferenceDate(_), _) => false,
            (Self::Answer(one, change), Self::Answer(other, next)) => {
                one == other && discriminant(change) == discriminant(next)
            }
            (one, other) => discriminant(one) == discriminant(other),
        }
    }

    /// Carries the change out. A frozen measurement is left as it is.
    pub(super) fn apply_to(self, dossier: &mut Dossier) {
        match self {
            Self::Profile(field, text) => *field.of_mut(&mut dossier.profile) = text,
            Self::Answer(item, edit) => {
                if let Some(measurement) = dossier.measurements.open_mut() {
                    edit.apply_to(measurement, &item);
                }
            }
            Self::Conclusion(text) => {
                if let Some(measurement) = dossier.measurements.open_mut() {
                    measurement.conclusion = text;
                }
            }
            Self::Request(text) => {
                if let Some(measurement) = dossier.measurements.open_mut() {
                    measurement.request = text;
                }
            }
            Self::ReferenceDate(date) => {
                if let Some(measurement) = dossier.measurements.open_mut() {
                    measurement.reference_date = date;
                }
            }
        }
    }
}

impl AnswerEdit {
    fn apply_to(self, measurement: &mut Measurement, item: &ItemId) {
        let answer = measurement.answers.entry(item.clone()).or_default();
        match self {
            Self::Rating(rating) => answer.rating = rating,
            Self::Evidence(text) => answer.evidence = text,
            Self::Note(text) => answer.note = text,
            Self::Reason(text) => answer.reason = text,
            Self::Priority(priority) => answer.priority = priority,
        }
        // An answer that was emptied again leaves no trace in the file.
        if answer.is_empty() {
            measurement.answers.remove(item);
        }
    }
}
