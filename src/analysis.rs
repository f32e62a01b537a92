//! What the answers mean: total, pure functions. Formatting is elsewhere ([`words`](crate::words)).

mod comparison;
mod dates;
mod decision;
mod draft;
mod freeze;
mod gap;
mod principle_use;
mod progress;
mod score;
mod working;

pub use comparison::{Change, ChangeCounts, Comparison, Direction, ItemChange, NotComparable, PreconditionComparison, compare};
pub use dates::{DateRemark, date_remarks, dates_before_adopting, dates_of};
pub use decision::undecided;
pub use draft::unfinished;
pub use freeze::freeze;
pub use gap::{Gap, gaps, unanswered, unplaced, without_evidence};
pub use principle_use::{
    InterventionUse, PrincipleState, PrincipleUse, UnplacedInReview, answered_questions, principle_state, principle_use,
    unplaced_in_reviews,
};
pub use progress::{ActionProgress, action_progress};
pub use score::{
    BlockScore, Counts, Grounds, IN_ORDER_FROM, Interval, NOT_IN_ORDER_BELOW, PreconditionScore, Scores, Sum, Value, Verdict,
    own_scores, score_precondition, scores, worth,
};
pub use working::{WorkedItem, Working, telling, work_out};
