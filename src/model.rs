//! What a team answered: plain values and their invariants. No input or output, no clock, no interface.
//!
#![doc = include_str!("../content/example/README.md")]

mod action;
mod answer;
mod day;
mod dossier;
mod draft;
mod id;
mod intervention;
mod measurement;
mod people;
mod profile;
mod quarter;
mod room;
mod shared;
mod sheet;

pub use action::{Action, ActionStatus};
pub use answer::{Answer, HandVotes, MOST_HANDS, Rating};
pub use day::{DayError, MONTHS, month_name, read_day};
pub use dossier::{Dossier, Measurements, MeasurementsError, MeasurementsIter};
pub use draft::{DraftField, Drafts};
pub use id::{ActionId, DossierId, IdGenerator, InterventionId, MeasurementId, ParticipantId, SheetId};
pub use intervention::{ApplyMark, CautionMark, Intervention, PointReview, Review, StarterAnswer};
pub use measurement::{Adoption, AdoptionPlan, Measurement, Reopening, Setting, Snapshot};
pub use people::{Attendee, Participant};
pub use profile::{Profile, ProfileField};
pub use quarter::{Quarter, QuarterError};
pub use room::{TEXT_ROOM, is_full, text_room};
pub use shared::Shared;
pub use sheet::{ResponseSheet, SheetAnswer};
