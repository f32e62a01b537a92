//! The wall on a card: stones of full height, each filled up to its level.

use crate::analysis::Scores;
use crate::content::Catalogue;
use crate::shapes::{self, Drawing};

/// Height of the wall on a card, in points.
pub(super) const HEIGHT: f32 = 104.0;
/// White between stones, in points.
const GAP: f32 = 2.0;

/// Draws the wall of this width, in points. It says nothing that the card does not.
pub(super) fn card_wall(catalogue: &Catalogue, scores: &Scores, width: f32) -> Drawing {
    let wall = shapes::levels_wall(catalogue, scores, None, (width, HEIGHT), GAP);
    Drawing { description: String::new(), ..wall }
}
