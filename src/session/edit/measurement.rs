//! Changes to a measurement as a whole: who was there, adopting, reopening, the next one.

use std::sync::Arc;

use jiff::civil::Date;

use super::EditContext;
use crate::analysis::{freeze, unfinished};
use crate::content::Catalogue;
use crate::model::{Attendee, Dossier, DraftField};

/// A step in the life of a measurement.
#[derive(Clone, Debug, PartialEq)]
pub enum MeasurementEdit {
    /// One more person who was there, still to be described.
    AddAttendee,
    /// A text about the person at this place in the list.
    Attendee(usize, AttendeeField, String),
    /// Takes away the person at this place in the list.
    RemoveAttendee(usize),
    /// The body that is to adopt the measurement.
    AdoptionBody(String),
    /// The day on which it does.
    AdoptionDate(Option<Date>),
    /// Freezes the open measurement with what was planned; nothing happens while body or day is missing, or while
    /// something that was begun is neither finished nor thrown away.
    Adopt {
        /// What was asked.
        content: Arc<Catalogue>,
    },
    /// Makes the latest one open again, for this reason.
    Reopen(String),
    /// Begins the measurement after the latest one.
    Next,
}

/// What is noted of someone who was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttendeeField {
    /// Role.
    Role,
    /// Organisation.
    Organisation,
    /// Name, if the person wants it in the dossier.
    Name,
}

impl AttendeeField {
    /// What stands in this field.
    pub fn of(self, attendee: &Attendee) -> &str {
        match self {
            Self::Role => &attendee.role,
            Self::Organisation => &attendee.organisation,
            Self::Name => &attendee.name,
        }
    }

    fn set(self, attendee: &mut Attendee, text: String) {
        let field = match self {
            Self::Role => &mut attendee.role,
            Self::Organisation => &mut attendee.organisation,
            Self::Name => &mut attendee.name,
        };
        *field = text;
    }
}

impl MeasurementEdit {
    /// The text that was typed.
    pub(super) fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Attendee(_, _, text) | Self::AdoptionBody(text) => Some(text),
            Self::AddAttendee
            | Self::RemoveAttendee(_)
            | Self::AdoptionDate(_)
            | Self::Adopt { .. }
            | Self::Reopen(_)
            | Self::Next => None,
        }
    }

    /// Carries the change out. A frozen measurement is changed by reopening it only.
    pub(super) fn apply_to(self, dossier: &mut Dossier, context: &mut EditContext<'_>) {
        match self {
            Self::Reopen(reason) => {
                dossier.measurements.reopen(context.today, reason);
                dossier.drafts.take(&DraftField::Reopening);
            }
            Self::Next => {
                dossier.measurements.begin_next(context.ids);
                // With a next measurement this one is not reopened any more.
                dossier.drafts.take(&DraftField::Reopening);
            }
            Self::Adopt { content } => adopt(dossier, &content),
            edit => edit.change_open(dossier),
        }
    }

    fn change_open(self, dossier: &mut Dossier) {
        if matches!(self, Self::AdoptionDate(_)) {
            dossier.drafts.take(&DraftField::AdoptionDate);
        }
        let Some(measurement) = dossier.measurements.open_mut() else { return };
        let attendance = &mut measurement.attendance;
        match self {
            Self::AddAttendee => attendance.push(Attendee::default()),
            Self::Attendee(at, field, text) => {
                if let Some(attendee) = attendance.get_mut(at) {
                    field.set(attendee, text);
                }
            }
            Self::RemoveAttendee(at) => {
                if at < attendance.len() {
                    attendance.remove(at);
                }
            }
            Self::AdoptionBody(text) => measurement.adoption_plan.body = text,
            Self::AdoptionDate(date) => measurement.adoption_plan.date = date,
            Self::Adopt { .. } | Self::Reopen(_) | Self::Next => {}
        }
    }
}

fn adopt(dossier: &mut Dossier, content: &Arc<Catalogue>) {
    if !unfinished(dossier).is_empty() {
        return;
    }
    let Some(plan) = dossier.measurements.open().map(|measurement| measurement.adoption_plan.clone()) else { return };
    let Some(date) = plan.date.filter(|_| !plan.body.trim().is_empty()) else { return };
    let body = plan.body.trim().to_owned();
    if let Some(frozen) = freeze(dossier, content, date, body)
        && let Some(open) = dossier.measurements.open_mut()
    {
        *open = frozen;
    }
}
