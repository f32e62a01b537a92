//! The wall where there is little room: without words.

use super::filling::Filling;
use super::geometry::{Dash, Drawing, outline};
use super::marks::verdict_tone;
use super::wall::{Measured, WallStyle, earlier_level, stones, wall};
use crate::analysis::{Scores, Targets, Verdict};
use crate::content::Catalogue;

/// Draws a wall without words: each stone is filled to its level over its whole height. `earlier` draws the levels of a measurement
/// that came before; `gap` is the white between stones in points. Its alternative text is that of the large wall.
pub fn levels_wall(
    catalogue: &Catalogue,
    scores: &Scores,
    earlier: Option<&Scores>,
    (width, height): (f32, f32),
    gap: f32,
) -> Drawing {
    let mut shapes = Vec::new();
    // Marks and dots are as coarse as in a large wall with stones of the same height.
    let text = (height / catalogue.building_blocks().len().max(1) as f32 / 4.0).clamp(9.0, 14.0);
    for (id, area) in stones(catalogue, width, height, gap) {
        let Some(score) = scores.precondition(&id) else { continue };
        let tone = verdict_tone(score.verdict);
        let edges = area.shrink(0.5);
        shapes.extend(Filling::of(score).map(|filling| filling.basin(edges, tone, text)).unwrap_or_default());
        let dash = if score.verdict == Verdict::NotFilledIn { Dash::Dashed { stroke: 3.0, gap: 2.0 } } else { Dash::Solid };
        shapes.push(outline(edges, 1.0, tone, dash));
        if let Some(level) = earlier.and_then(|scores| scores.precondition(&id)).and_then(Filling::of) {
            shapes.extend(earlier_level(level, edges, text));
        }
    }
    let style = WallStyle { width, height, gap, ..WallStyle::NARROW };
    let described = Measured { scores, earlier, targets: &Targets::new(), changes: None };
    Drawing { width, height, shapes, description: wall(catalogue, &described, style).drawing.description }
}
