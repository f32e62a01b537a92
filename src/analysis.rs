//! What the answers mean: total, pure functions. Formatting is elsewhere ([`words`](crate::words)).
//!
//! The questions come from the sources of the content. How answers are counted is Wijkpeil's own choice: a team's view of
//! its own approach, not a measure of the neighbourhood, and no proof of effect. The definitions below are used by screens,
//! reports and command line alike; nothing else in the program counts.
//!
//! # Scores
//!
//! | rating of an item | counts as ([`worth`]) |
//! | --- | --- |
//! | op orde | 1 |
//! | deels | ½ |
//! | niet op orde | 0 |
//! | weten we niet, or no rating yet | anything from 0 to 1 |
//! | n.v.t. | nothing: the item is left out |
//!
//! What is not known could be anything, so a score is an [`Interval`] `low..=high` within 0 to 1, and never a guess:
//!
//! ```text
//! applicable = items that are not n.v.t.
//! low        = Σ worth of the known items ÷ applicable
//! high       = (Σ worth of the known items + number of items not known) ÷ applicable
//! ```
//!
//! - A randvoorwaarde of which no item applies has no score.
//! - A bouwsteen has the mean of the lows and the mean of the highs of its randvoorwaarden, so that one with eight items does
//!   not outweigh one with two. Those without a score are left out. The whole is the same mean over all randvoorwaarden.
//! - Answers to items that the content does not have count nowhere ([`unplaced`] lists them).
//! - An adopted measurement is scored against the content that it was adopted under ([`own_scores`]).
//!
//! Everything is computed in exact fractions ([`Value`]) and rounded only where it is shown ([`Interval::percentages`]): the
//! low end down, the high end up, a certain score down. No rounding makes a score look better, or less certain, than it is.
//!
//! The [`Verdict`] of a randvoorwaarde follows from the classes of both ends: op orde from 0.8 ([`IN_ORDER_FROM`]), niet op
//! orde below 0.4 ([`NOT_IN_ORDER_BELOW`]), deels between. The first of these that holds counts:
//!
//! 1. no item was rated: nog niet ingevuld;
//! 2. no item applies: n.v.t.;
//! 3. the ends are in different classes: nog onduidelijk;
//! 4. both ends are op orde, but an item is niet op orde: deels;
//! 5. else the class of both ends.
//!
//! Bouwstenen and the whole have no verdict.
//!
//! **Example.** A randvoorwaarde has the ratings op orde, deels, niet op orde, weten we niet and n.v.t. Four items apply.
//! `low = (1 + ½ + 0) ÷ 4 = 0.375` and `high = (1 + ½ + 0 + 1) ÷ 4 = 0.625`, shown as 37–63%. The low end is niet op orde, the
//! high end deels: nog onduidelijk. Together with a randvoorwaarde of 80% its bouwsteen has
//! `(0.375 + 0.8) ÷ 2 = 0.5875` to `(0.625 + 0.8) ÷ 2 = 0.7125`, shown as 58–72%.
//!
//! # Comparison of two measurements
//!
//! [`compare`] holds a later measurement against an earlier one, item by item and per randvoorwaarde. An item is compared when
//! it applies in both and has the same wording in both: the frozen wording of an adopted measurement, the content's of an
//! open one. The others are not comparable, for the first of these reasons that holds ([`NotComparable`]):
//!
//! 1. n.v.t. in both; 2. n.v.t. in the earlier one; 3. n.v.t. in the later one; 4. not asked yet in the earlier one, which
//!    was adopted under a content without it; 5. the wording changed.
//!
//! An item that is compared is better, worse or the same when both ratings are known, and uncertain otherwise. For a
//! randvoorwaarde both intervals are computed over its compared items only, and the first of these holds ([`Direction`]):
//!
//! | direction | when |
//! | --- | --- |
//! | verbeterd | later low > earlier high |
//! | verslechterd | later high < earlier low |
//! | gelijk | all compared items are known in both and have the rating that they had |
//! | gemengd | all compared items are known in both; some moved, and the value is the same |
//! | niet zeker | otherwise |
//!
//! Without a compared item there is no direction.
//!
//! **Example.** Four items were op orde, niet op orde, weten we niet and n.v.t.; they are now op orde, deels, op orde and op
//! orde. The fourth did not apply before, so three are compared. Then: `(1 + 0 + [0, 1]) ÷ 3`, from 0.33 to 0.67. Now:
//! `(1 + ½ + 1) ÷ 3 = 0.83`. That is more than 0.67: verbeterd, with one item better, one the same, one uncertain and one not
//! comparable.
//!
//! A team says of a rating that differs from the one just before what changed ([`ReasonCounts`]): de werkelijkheid, de maatlat
//! or de kennis. Directions do not change by that, but only what changed in reality is told as better or worse work; what
//! changed in yardstick or knowledge, or has no reason, is counted beside it. A reason counts while the rating differs.
//!
//! # Streefniveaus
//!
//! A target is k of n points op orde for a randvoorwaarde, set in one measurement for the next ([`target_outcome`]): gehaald
//! when `low ≥ k ÷ n`, niet gehaald when `high < k ÷ n`, else niet zeker. The fraction is kept, so that it can be held against
//! a score over another number of items.
//!
//! # What is still open
//!
//! An aandachtspunt ([`Gap`]) is an item rated niet op orde, deels or weten we niet. They stand in this order ([`gaps`]): what
//! the team marked as priority; then by bouwsteen from the base up; then niet op orde, weten we niet, deels; then the content's
//! order. Items without a rating ([`unanswered`]) and ratings without onderbouwing ([`without_evidence`]) are lists of their
//! own. A gap is decided on ([`undecided`] lists the others) when the team leaves it as it is with a reason, or an action that
//! was not dropped serves it, with a trekker and a quarter in which it is ready. Effect and ease of a gap give its [`Urgency`],
//! which orders nothing by itself.
//!
//! # Several wijken
//!
//! A leerkring ([`LearningCircle`]) puts dossiers beside each other, each measurement scored against its own content. A wijk seeks
//! a randvoorwaarde when its streefniveau is higher than where it stands: not gehaald, or not for certain. Who has it in order can
//! help ([`Pair`]). There is no total over wijken and no order by score.

//! # Many voices
//!
//! Invulbladen are counted per item ([`Spread`]), once they were opened for the session and of three sheets or more. The
//! disagreement is the mean absolute difference between all pairs of known values: 0 where all agree, 1 at most; none where fewer
//! than two sheets know. Weten we niet and n.v.t. are counted apart. The group's rating is never computed from them.
//!
//! **Example.** Two sheets say op orde, one says niet op orde, one weten we niet. The three pairs of known values differ 0, 1 and
//! 1: the disagreement is ⅔.

mod circle_items;
mod comparison;
mod dates;
mod decision;
mod draft;
mod free_days;
mod freeze;
mod gap;
mod history;
mod learning_circle;
mod look_back;
mod names;
mod principle_use;
mod priority;
mod progress;
mod score;
mod spread;
mod summary;
mod taking_over;
mod target;
mod working;

pub use circle_items::{CircleItem, CircleItems};
pub use comparison::{
    Change, ChangeCounts, Comparison, Direction, ItemChange, Moves, NotComparable, PreconditionComparison, ReasonCounts,
    compare, without_reason,
};
pub use dates::{DateRemark, date_remarks, dates_before_adopting, dates_of};
pub use decision::undecided;
pub use draft::unfinished;
pub use freeze::freeze;
pub use gap::{Gap, gaps, unanswered, unplaced, without_evidence};
pub use history::{History, Level, history};
pub use learning_circle::{
    CircleCell, CircleColumn, CircleFilter, CircleMeasurement, CircleRow, LearningCircle, Pair, Visit, plan_visits,
};
pub use look_back::{LookedBack, look_back, unplaced_look_backs};
pub use names::{NamePlace, NamedPerson, WithoutName, named_people, without_name};
pub use principle_use::{
    InterventionUse, PrincipleState, PrincipleUse, UnplacedInReview, answered_questions, principle_state, principle_use,
    unplaced_in_reviews,
};
pub use priority::{FourFields, Urgency, four_fields};
pub use progress::{ActionProgress, action_progress};
pub use score::{
    BlockScore, Counts, Grounds, IN_ORDER_FROM, Interval, NOT_IN_ORDER_BELOW, PreconditionScore, Scores, Sum, Value, Verdict,
    as_f32, exact, own_scores, score_precondition, scores, worth,
};
pub use spread::{
    Agenda, Arrived, ItemSpread, Said, Spread, Voices, arrived, disagreement, disagreement_value, shown_views, voices,
};
pub use summary::{DossierSummary, MeasurementSummary, StandingOf};
pub use taking_over::{ChosenLine, action_from_entry, actions_from_steps, actions_from_template};
pub use target::{PreconditionTargets, Reach, TargetOutcome, Targets, target_outcome, target_value, targets};
pub use working::{WorkedItem, Working, telling, work_out};
