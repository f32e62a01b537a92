//! What a team might do first: how much closing a gap would help, against how easily it can be closed.

use crate::model::{Ease, Effect};

/// Where a gap stands in the four fields of effect and ease. It orders nothing by itself: what the team marks as 'als eerste'
/// does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Doe eerst: it helps much and is easy.
    DoFirst,
    /// Plan: it helps much and is hard.
    Plan,
    /// Pak mee: it helps little and is easy.
    TakeAlong,
    /// Laat rusten: it helps little and is hard.
    LetRest,
}

impl Urgency {
    /// All four, as they are read: the large effect above, the easy ones first.
    pub const ALL: [Self; 4] = [Self::DoFirst, Self::Plan, Self::TakeAlong, Self::LetRest];

    /// The field of a gap; `None` while the team did not say both.
    pub fn of(effect: Option<Effect>, ease: Option<Ease>) -> Option<Self> {
        Some(match (effect?, ease?) {
            (Effect::Large, Ease::Easy) => Self::DoFirst,
            (Effect::Large, Ease::Hard) => Self::Plan,
            (Effect::Small, Ease::Easy) => Self::TakeAlong,
            (Effect::Small, Ease::Hard) => Self::LetRest,
        })
    }
}
