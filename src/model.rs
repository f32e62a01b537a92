//! What a team answered: plain values and their invariants. No input or output, no clock, no interface.
//!
#![doc = include_str!("../content/example/README.md")]

mod action;
mod answer;
mod ask;
mod day;
mod dossier;
mod draft;
mod filled_form;
mod id;
mod intervention;
mod look_back;
mod measurement;
mod paper_sheet;
mod part_of_whole;
mod people;
mod profile;
mod quarter;
mod room;
mod shared;
mod sheet;
mod sheet_round;
mod taken_from;
mod target;
mod views;

pub use action::{Action, ActionStatus, NewAction};
pub use answer::{Answer, ChangeReason, Decider, Ease, Effect, HandVotes, MOST_HANDS, MinorityView, Rating};
pub use ask::{Ask, MOST_ASK_WORDS};
pub use day::{DayError, MONTHS, month_name, read_day};
pub use dossier::{Dossier, Measurements, MeasurementsError, MeasurementsIter};
pub use draft::{BegunAction, DraftField, Drafts};
pub use filled_form::FilledForm;
pub use id::{ActionId, AskId, DossierId, FormId, IdGenerator, InterventionId, MeasurementId, ParticipantId, SheetId};
pub use intervention::{ApplyMark, CautionMark, Intervention, PointReview, Review, StarterAnswer};
pub use look_back::{ActionOutcome, LookBack};
pub use measurement::{Adoption, AdoptionPlan, Measurement, NameRemoval, Reopening, Setting, Snapshot};
pub use paper_sheet::PaperSheet;
pub use people::{Attendee, Participant};
pub use profile::{Profile, ProfileField};
pub use quarter::{Quarter, QuarterError};
pub use room::{TEXT_ROOM, is_full, text_room};
pub use shared::Shared;
pub use sheet::{Filled, ResponseSheet, SamePerson, SheetAnswer, SheetFile, SheetForm};
pub use sheet_round::{DisagreementError, GreatestDisagreement, SheetRound};
pub use taken_from::TakenFrom;
pub use target::{Target, TargetError};
pub use views::{FEWEST_SHEETS, FirstViews, TooFewSheets, Views};
