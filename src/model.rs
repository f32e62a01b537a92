//! What a team answered: plain values and their invariants. No input or output, no clock, no interface.
//!
//! # The file of a dossier
//!
//! The types of this module are the format: a dossier is one RON file, `NAME.wijkpeil.ron`, in UTF-8 with line ends `\n`:
//!
//! ```text
//! #![enable(implicit_some)]
//! (
//!     schema: 1,
//!     dossier: ( … ),
//! )
//! ```
//!
//! `schema` stands first and decides how the rest is read ([`SCHEMA`](crate::store::SCHEMA)). The dossier is a [`Dossier`]; fields
//! stand in the order below, maps in the order of their keys, so that a change in the program is a small change in the file.
//! A field that holds nothing is left out unless it says 'never' below; one that is not known is refused, with its line.
//! Dates are texts as `"2026-11-21"`, quarters as `"2026-K4"`, both in no other way. Texts may have several lines.
//!
//! Ids are texts. Those of a [`Dossier`], [`Measurement`], [`Action`], [`Intervention`], [`Participant`] and [`ResponseSheet`]
//! are made once (a UUID) and unique among their kind in the file; all others are those of the content. An answer to an item
//! that the content does not know is kept, shown apart and counted nowhere.
//!
//! `tests/description.rs` holds these tables against the types.
//!
//! ### `Dossier`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `id` | id | never |
//! | `origins` | list of the ids that it had before it was copied, the oldest first | empty |
//! | `content_edition` | id of the edition of the content with which it was made, as `"2026.1"` | never |
//! | `changed` | date of the last change | never |
//! | `profile` | a `Profile` | never |
//! | `participants` | list of `Participant` | empty |
//! | `sheets` | list of `ResponseSheet` | empty |
//! | `interventions` | list of `Intervention` | empty |
//! | `actions` | list of `Action`, in the order of their numbers A1, A2, … | empty |
//! | `drafts` | a `Drafts` | empty |
//! | `measurements` | list of `Measurement`: at least one, numbered from 0 without gaps, only the last without `adoption` | never |
//!
//! ### `Profile`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `municipality` | gemeente | never |
//! | `neighbourhood` | wijk | never |
//! | `team` | name of the team | empty |
//! | `figurehead` | bestuurlijk boegbeeld | empty |
//! | `project_leader` | projectleider | empty |
//! | `process_facilitator` | procesbegeleider | empty |
//! | `partners` | partners, one on a line | empty |
//! | `occasion` | aanleiding | empty |
//! | `goal` | doel | empty |
//!
//! ### `Measurement`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `id` | id | never |
//! | `number` | 0 for the 0-meting, 1 for the 1-meting; at most 65535 | never |
//! | `reference_date` | peildatum | none |
//! | `answers` | map from item id to `Answer` | empty |
//! | `reviews` | map from intervention id to `Review` | empty |
//! | `conclusion` | conclusie | empty |
//! | `request` | what the team asks of the bestuurder | empty |
//! | `attendance` | list of `Attendee` | empty |
//! | `adoption_plan` | an `AdoptionPlan` | empty |
//! | `reopenings` | list of `Reopening`, in order | empty |
//! | `adoption` | an `Adoption`; a measurement that has one does not change | none |
//!
//! ### `Answer`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `rating` | a `Rating` | none |
//! | `evidence` | onderbouwing: what the rating rests on | empty |
//! | `note` | free note | empty |
//! | `reason` | why the item does not apply | empty |
//! | `change_reason` | why the rating differs from that in the measurement before | empty |
//! | `priority` | `true`: the team wants to work on this first | `false` |
//! | `left_as_is` | 'bewust niet', with the reason; may be an empty text | none |
//! | `hand_votes` | map from `Rating` to the number of hands, 0 to 999 ([`MOST_HANDS`]) | empty |
//!
//! ### `Review`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `starter_answers` | map from startvraag id to `StarterAnswer` | empty |
//! | `apply` | map from the id of a 'toepassen' point to a `PointReview` with an `ApplyMark` | empty |
//! | `caution` | map from the id of a 'let op' point to a `PointReview` with a `CautionMark` | empty |
//!
//! ### `PointReview`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `mark` | the mark, or `None` while only a text was written | never |
//! | `how` | how it is done | empty |
//!
//! ### `Intervention`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `id` | id | never |
//! | `example` | id of the example in the content from which it was chosen | none |
//! | `title` | name | never |
//! | `activity` | what is done | empty |
//! | `intended_result` | what it should bring about | empty |
//! | `owner` | trekker: role or organisation | empty |
//!
//! ### `Action`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `id` | id | never |
//! | `what` | what will be done | never |
//! | `owner` | trekker: role or organisation | empty |
//! | `start` | quarter in which it starts | none |
//! | `ready` | quarter in which it is ready | none |
//! | `status` | an `ActionStatus`; always written, `Planned` where it is missing | not written |
//! | `risk` | what could stand in its way | empty |
//! | `risk_measure` | what is done against that | empty |
//! | `item` | id of the item that it serves | none |
//! | `step` | id of the step in the content from which it was made | none |
//!
//! ### `Participant`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `id` | id | never |
//! | `role` | role | never |
//! | `organisation` | organisation | empty |
//! | `name` | name, if the person wants it there | empty |
//!
//! ### `Attendee`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `role` | role | never |
//! | `organisation` | organisation | empty |
//! | `name` | name, if the person wants it there | empty |
//!
//! ### `ResponseSheet`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `id` | id, the same through all revisions | never |
//! | `revision` | counts up with each change, so that merging knows the newest | never |
//! | `participant` | id of the participant | never |
//! | `changed` | date of the last change | never |
//! | `answers` | map from item id to `SheetAnswer` | empty |
//!
//! ### `SheetAnswer`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `rating` | a `Rating` | never |
//! | `note` | a note with it | empty |
//!
//! ### `Drafts`
//!
//! What was begun and not finished; it counts nowhere.
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `actions` | map from item id to what was typed of an action | empty |
//! | `starts` | map from action id to what was typed as its start and is no quarter | empty |
//! | `readies` | map from action id to what was typed as its end and is no quarter | empty |
//! | `reference_date` | what was typed as the peildatum and is no date | empty |
//! | `adoption_date` | what was typed as the day of adoption and is no date | empty |
//! | `reopening` | the reason for reopening, while it is being typed | empty |
//!
//! ### `AdoptionPlan`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `date` | day on which it is to be adopted | none |
//! | `body` | who is to adopt it, as `"stuurgroep"` | empty |
//!
//! ### `Adoption`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `date` | day of adoption | never |
//! | `body` | who adopted it | never |
//! | `snapshot` | a `Snapshot` | never |
//! | `checksum` | 64 hexadecimal digits; [`checksum`](crate::checksum) says of what | never |
//!
//! ### `Snapshot`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `actions` | the actions as they were | never |
//! | `items` | map from item id to the wording that was answered | never |
//! | `points` | map from point id to the wording that was marked | never |
//! | `questions` | map from startvraag id to the wording that was answered | never |
//! | `setting` | a `Setting` | none |
//!
//! ### `Setting`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `profile` | the `Profile` as it was | never |
//! | `participants` | the participants as they were | empty |
//! | `interventions` | the interventions as they were | empty |
//! | `made_with` | the `content_edition` of the dossier | never |
//! | `content` | a `Catalogue`: the whole content; `content/README.md` describes its fields | never |
//!
//! ### `Reopening`
//!
//! | field | value | left out |
//! | --- | --- | --- |
//! | `date` | day on which it was reopened | never |
//! | `reason` | why | never |
//! | `adopted_on` | day on which it had been adopted | never |
//! | `checksum` | checksum that it had then | never |
//!
//! ### Words
//!
//! | type | values |
//! | --- | --- |
//! | `Rating` | `InOrder` op orde, `Partly` deels, `NotInOrder` niet op orde, `Unknown` weten we niet, `NotApplicable` n.v.t. |
//! | `ActionStatus` | `Planned` gepland, `InProgress` bezig, `Done` klaar, `Dropped` vervallen |
//! | `StarterAnswer` | `Text("…")` in the team's own words, `NotUsedElsewhere` nergens eerder toegepast |
//! | `ApplyMark` | `Applied` toegepast, `CouldBeStronger` kan sterker, `NotApplied` niet, `NotApplicable` n.v.t. |
//! | `CautionMark` | `Minded` rekening mee gehouden, `NotYet` nog niet, `NotApplicable` n.v.t. |
//!
//! Limits: a text has at most [`TEXT_ROOM`] characters when it is typed; the program lets a dossier grow to
//! [`DOSSIER_ROOM`](crate::store::DOSSIER_ROOM) bytes and reads somewhat more. What is checked beyond the shape stands in
//! `store/format/check.rs`; what may be wrong in the head of a file and is mended with a remark, in `store/format/head.rs`.

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
