//! Marks, each beside the word that says the same.

use crate::analysis::{PreconditionScore, Verdict};
use crate::model::Rating;
use crate::shapes::{ChangeMark, Point, Shape, Tone, change_mark, progress_ring, rating_mark, verdict_mark, verdict_tone};

/// A mark that a word has beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Of a rating, or of no rating.
    Rating(Option<Rating>),
    /// Of a verdict.
    Verdict(Verdict),
    /// Of a randvoorwaarde of which no verdict can be given before more items are answered.
    Unfinished {
        /// How many are.
        answered: usize,
        /// How many there are.
        total: usize,
    },
    /// Of the way that something went.
    Change(ChangeMark),
}

impl Mark {
    /// That of how a randvoorwaarde stands.
    pub fn of_score(score: &PreconditionScore) -> Self {
        if score.is_unfinished() {
            Self::Unfinished { answered: score.counts.answered(), total: score.counts.total() }
        } else {
            Self::Verdict(score.verdict)
        }
    }

    /// The mark around this point. `size` is its diameter in points.
    pub fn shapes(self, centre: Point, size: f32) -> Vec<Shape> {
        match self {
            Self::Rating(rating) => rating_mark(rating, centre, size),
            Self::Verdict(verdict) => verdict_mark(verdict, centre, size),
            Self::Unfinished { answered, total } => progress_ring(answered, total, centre, size),
            Self::Change(change) => change_mark(change, centre, size),
        }
    }

    /// The colour of the word beside it: that of the mark, as far as it can be read.
    pub fn word_tone(self) -> Tone {
        let tone = match self {
            Self::Rating(rating) => Tone::of_rating(rating),
            Self::Verdict(verdict) => verdict_tone(verdict),
            Self::Unfinished { .. } => Tone::InkSoft,
            Self::Change(change) => change.tone(),
        };
        if tone == Tone::Line { Tone::InkSoft } else { tone }
    }
}

/// A mark with the word that says the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// The mark; `None` where the word has none.
    pub mark: Option<Mark>,
    /// The word.
    pub word: String,
}

impl Status {
    /// The colour of its word.
    pub fn tone(&self) -> Tone {
        self.mark.map_or(Tone::InkSoft, Mark::word_tone)
    }
}
