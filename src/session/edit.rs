//! What a user can change in a dossier, one file for each part of it.

mod action_plan;
mod answer;
mod intervention;
mod measurement;

use jiff::civil::Date;

pub use action_plan::{ActionChange, ActionPlanEdit, NewAction};
pub use answer::AnswerEdit;
pub use intervention::{InterventionEdit, NewIntervention};
pub use measurement::{AttendeeField, MeasurementEdit};

use crate::content::ItemId;
pub use crate::model::ProfileField;
use crate::model::{Dossier, DraftField, IdGenerator, InterventionId};

/// A change to the open dossier.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A field of the form.
    Profile(ProfileField, String),
    /// A part of the answer to an item, in the open measurement.
    Answer(ItemId, AnswerEdit),
    /// An intervention more.
    AddIntervention(NewIntervention),
    /// A part of an intervention, or of how the open measurement looks at it.
    Intervention(InterventionId, InterventionEdit),
    /// The team's conclusion.
    Conclusion(String),
    /// What the team asks of the bestuurder.
    Request(String),
    /// The day of which the measurement is the picture.
    ReferenceDate(Option<Date>),
    /// A step in the life of a measurement.
    Measurement(MeasurementEdit),
    /// What the team agrees to do.
    ActionPlan(ActionPlanEdit),
    /// A text that is not finished; an empty one throws it away.
    Draft(DraftField, String),
}

impl Edit {
    /// Whether `next` continues typing in the same text, so that both are taken back as one.
    pub(super) fn continues(&self, next: &Self) -> bool {
        use std::mem::discriminant;
        match (self, next) {
            (Self::Profile(one, _), Self::Profile(other, _)) => one == other,
            (
                Self::Answer(_, AnswerEdit::Rating(_) | AnswerEdit::Priority(_) | AnswerEdit::Hand { .. })
                | Self::ReferenceDate(_)
                | Self::AddIntervention(_),
                _,
            ) => false,
            (Self::Answer(one, change), Self::Answer(other, next)) => {
                one == other && discriminant(change) == discriminant(next) && !change.begins_or_ends(next)
            }
            (Self::Measurement(one), Self::Measurement(next)) => one.continues(next),
            (Self::Intervention(one, change), Self::Intervention(other, next)) => one == other && change.continues(next),
            (Self::ActionPlan(one), Self::ActionPlan(next)) => one.continues(next),
            // Throwing away is a change by itself.
            (Self::Draft(one, _), Self::Draft(other, text)) => one == other && !text.is_empty(),
            (one, other) => discriminant(one) == discriminant(other),
        }
    }

    /// Carries the change out. A frozen measurement is left as it is.
    pub(super) fn apply_to(self, dossier: &mut Dossier, ids: &mut dyn IdGenerator) {
        match self {
            Self::Profile(field, text) => field.set(&mut dossier.profile, text),
            Self::Answer(item, edit) => {
                if let Some(measurement) = dossier.measurements.open_mut() {
                    edit.apply_to(measurement, &item);
                }
            }
            Self::AddIntervention(new) => new.add_to(dossier, ids),
            Self::Intervention(id, edit) => edit.apply_to(dossier, &id),
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
                dossier.drafts.take(&DraftField::ReferenceDate);
            }
            Self::Measurement(edit) => edit.apply_to(dossier, ids),
            Self::ActionPlan(edit) => edit.apply_to(dossier, ids),
            Self::Draft(field, text) => dossier.drafts.set(&field, text),
        }
    }
}
