//! The wall on a card: stones of full height, each filled up to its level.

use crate::analysis::{Interval, Scores, Verdict};
use crate::content::Catalogue;
use crate::shapes::{self, Dash, Drawing, Rect, Shape, Tone};

/// Height of the wall on a card, in points.
pub(super) const HEIGHT: f32 = 104.0;

/// Draws the wall of this width, in points. It says nothing that the card does not.
pub(super) fn card_wall(catalogue: &Catalogue, scores: &Scores, width: f32) -> Drawing {
    let layers = catalogue.building_blocks().len().max(1) as f32;
    let mut drawn = Vec::new();
    for (id, area) in shapes::stones(catalogue, width, HEIGHT / layers) {
        let Some(score) = scores.precondition(&id) else { continue };
        // Half of the room that stones of the large wall have around them.
        let area = Rect::new(area.x - 1.0, area.y - 1.0, area.width + 2.0, area.height + 2.0);
        let tone = shapes::verdict_tone(score.verdict);
        let is_filled = !matches!(score.verdict, Verdict::NotFilledIn | Verdict::NotApplicable);
        let interval = score.interval.as_ref().filter(|_| is_filled);
        drawn.push(polygon(area, if interval.is_some() { Tone::Sunken } else { Tone::Panel }));
        if let Some((low, high)) = interval.map(Interval::as_f32) {
            drawn.push(polygon(area.level(low, high), tone.soft()));
            drawn.push(polygon(area.level(0.0, low), tone));
        }
        let is_dashed = score.verdict == Verdict::NotFilledIn;
        drawn.push(Shape::Line {
            points: area.corners().into_iter().chain(area.corners().into_iter().take(1)).collect(),
            width: 1.0,
            tone: if is_filled { tone } else { Tone::Line },
            dash: if is_dashed { Dash::Dashed { stroke: 3.0, gap: 2.0 } } else { Dash::Solid },
        });
    }
    Drawing { width, height: HEIGHT, shapes: drawn, description: String::new() }
}

fn polygon(area: Rect, fill: Tone) -> Shape {
    Shape::Polygon { points: area.corners(), fill }
}
