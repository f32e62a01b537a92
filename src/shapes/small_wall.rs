//! The wall where there is little room: without words, or with a mark and a name in each stone.

use super::filling::Filling;
use super::geometry::{Dash, Drawing, Pen, Point, Rect, Shape, outline};
use super::marks::{score_mark, verdict_mark, verdict_tone};
use super::stone_text::StoneText;
use super::wall::{Measured, WallStyle, earlier_level, stones, wall};
use crate::analysis::{PreconditionScore, Scores, Targets, Verdict};
use crate::content::Catalogue;
use crate::words;

/// The verdicts in the order of the legend.
const LEGEND: [Verdict; 6] =
    [Verdict::InOrder, Verdict::Partly, Verdict::NotInOrder, Verdict::Unclear, Verdict::NotFilledIn, Verdict::NotApplicable];

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

/// Draws the wall with a mark and a name in each stone over its basin, and below it what the marks mean.
pub fn named_wall(catalogue: &Catalogue, scores: &Scores, width: f32, text: f32) -> Drawing {
    let layer = text * 3.0;
    let style = WallStyle {
        width,
        height: layer * catalogue.building_blocks().len() as f32,
        basin: text * 0.9,
        gap: text * 0.27,
        text,
        says: StoneText::NameOnly,
        names: 0.0,
    };
    let shown = Measured { scores, earlier: None, targets: &Targets::new(), changes: None };
    let mut drawing = wall(catalogue, &shown, style).drawing;
    let line = Rect::new(0.0, drawing.height + text * 0.6, width, text * 1.3);
    drawing.shapes.extend(legend(scores, line, text));
    Drawing { height: line.bottom(), ..drawing }
}

/// The marks that stand in the wall, each with its word.
fn legend(scores: &Scores, line: Rect, text: f32) -> Vec<Shape> {
    let unfinished = scores.preconditions.iter().find(|score| score.is_unfinished());
    let stands =
        |verdict: &Verdict| scores.preconditions.iter().any(|score| score.verdict == *verdict && !score.is_unfinished());
    let mark = |score: &PreconditionScore, center| score_mark(score, center, text);
    let marks = LEGEND.into_iter().filter(stands).map(|verdict| (None, verdict));
    let place = line.width / (LEGEND.len() + 1) as f32;
    let mut shapes = Vec::new();
    let mut left = line.x;
    for (score, verdict) in marks.chain(unfinished.map(|score| (Some(score), score.verdict))) {
        let center = Point::new(left + text * 0.5, line.y + text * 0.65);
        let word = score.map_or_else(|| words::verdict(verdict), words::standing);
        shapes.extend(score.map_or_else(|| verdict_mark(verdict, center, text), |score| mark(score, center)));
        let beside = Rect { x: left + text * 1.3, width: place - text * 1.3, ..line };
        shapes.push(Pen::regular(text).soft().write(beside, word));
        left += place;
    }
    shapes
}
