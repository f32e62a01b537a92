//! First views: how many of the invulbladen have which rating of an item. Never of fewer than three sheets, so that nobody's
//! own view can be read from them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Rating;
use crate::content::ItemId;

/// Nothing is counted of fewer sheets than this.
pub const FEWEST_SHEETS: usize = 3;

/// How many sheets have which rating of one item: [`FEWEST_SHEETS`] of them at least.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<Rating, u16>", into = "BTreeMap<Rating, u16>")]
pub struct Views(BTreeMap<Rating, u16>);

/// Counts of too few sheets. Its text is Dutch, as it reaches the user through the reader of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("van minder dan drie invulbladen wordt niets geteld")]
pub struct TooFewSheets;

impl Views {
    /// The counts of these ratings, one of each sheet; `None` when there are fewer than [`FEWEST_SHEETS`].
    pub fn of(ratings: impl IntoIterator<Item = Rating>) -> Option<Self> {
        let mut counts = BTreeMap::<Rating, u16>::new();
        for rating in ratings {
            let count = counts.entry(rating).or_default();
            *count = count.saturating_add(1);
        }
        Self::try_from(counts).ok()
    }

    /// How many sheets have this rating.
    pub fn count(&self, rating: Rating) -> usize {
        self.0.get(&rating).copied().map_or(0, usize::from)
    }

    /// How many sheets have a rating: [`FEWEST_SHEETS`] or more.
    pub fn total(&self) -> usize {
        total(&self.0)
    }
}

fn total(counts: &BTreeMap<Rating, u16>) -> usize {
    counts.values().map(|count| usize::from(*count)).sum()
}

impl TryFrom<BTreeMap<Rating, u16>> for Views {
    type Error = TooFewSheets;

    fn try_from(mut counts: BTreeMap<Rating, u16>) -> Result<Self, TooFewSheets> {
        counts.retain(|_, count| *count > 0);
        if total(&counts) < FEWEST_SHEETS { Err(TooFewSheets) } else { Ok(Self(counts)) }
    }
}

impl From<Views> for BTreeMap<Rating, u16> {
    fn from(views: Views) -> Self {
        views.0
    }
}

/// What all sheets of a measurement come to, as it is kept when the measurement is frozen: never a sheet itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstViews {
    /// How many sheets there were.
    #[serde(default, skip_serializing_if = "is_none")]
    pub sheets: u16,
    /// The counts of each item that enough of them rated.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub items: BTreeMap<ItemId, Views>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives fields by reference")]
fn is_none(count: &u16) -> bool {
    *count == 0
}

impl FirstViews {
    /// Whether there were no sheets.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::Views;
    use crate::model::Rating;

    #[test]
    fn there_are_no_counts_of_fewer_than_three_sheets() {
        assert_eq!(Views::of([Rating::Partly; 2]), None);
        let three = Views::of([Rating::Partly, Rating::Unknown, Rating::Partly]).unwrap();
        assert_eq!((three.count(Rating::Partly), three.count(Rating::InOrder), three.total()), (2, 0, 3));
        assert_eq!(ron::from_str::<Views>("{Partly: 2, Unknown: 1}"), Ok(three));
        assert!(ron::from_str::<Views>("{Partly: 2}").is_err());
        assert!(ron::from_str::<Views>("{Partly: 2, Unknown: 0}").is_err());
    }
}
