//! Changes to the answer to one item.

use crate::content::ItemId;
use crate::model::{Measurement, Rating};

/// No room holds more people.
const MOST_HANDS: u16 = 999;

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
    /// One hand more or less for a rating.
    Hand {
        /// For which rating.
        rating: Rating,
        /// Whether it is one more.
        raised: bool,
    },
}

impl AnswerEdit {
    /// Carries the change out in a measurement.
    pub(super) fn apply_to(self, measurement: &mut Measurement, item: &ItemId) {
        let answer = measurement.answers.entry(item.clone()).or_default();
        match self {
            Self::Rating(rating) => answer.rating = rating,
            Self::Evidence(text) => answer.evidence = text,
            Self::Note(text) => answer.note = text,
            Self::Reason(text) => answer.reason = text,
            Self::Priority(priority) => answer.priority = priority,
            Self::Hand { rating, raised } => {
                let hands = answer.hand_votes.entry(rating).or_default();
                *hands = if raised { hands.saturating_add(1).min(MOST_HANDS) } else { hands.saturating_sub(1) };
                answer.hand_votes.retain(|_, hands| *hands > 0);
            }
        }
        // An answer that was emptied again leaves no trace in the file.
        if answer.is_empty() {
            measurement.answers.remove(item);
        }
    }
}
