//! The wall where there is little room: the stones with their levels, marks and names, and no percentages.

use super::geometry::{Dash, Drawing, Pen, Point, Rect, Shape, Tone, filled, hatch, outline};
use super::marks::{verdict_mark, verdict_tone};
use super::wall::{WallStyle, stones, wall};
use crate::analysis::{PreconditionScore, Scores, Targets, Verdict};
use crate::content::Catalogue;
use crate::words;

/// The verdicts in the order of the legend.
const LEGEND: [Verdict; 6] =
    [Verdict::InOrder, Verdict::Partly, Verdict::NotInOrder, Verdict::Unclear, Verdict::NotFilledIn, Verdict::NotApplicable];

/// Draws the wall with a mark and a name in each stone, and below it what the marks mean. Its alternative text is that of
/// the large one.
pub fn small_wall(catalogue: &Catalogue, scores: &Scores, style: WallStyle) -> Drawing {
    let mut shapes = Vec::new();
    for (id, area) in stones(catalogue, style.width, style.layer) {
        let (Some(precondition), Some(score)) = (catalogue.precondition(&id), scores.precondition(&id)) else { continue };
        shapes.extend(stone(&precondition.short_title, score, area, style.text));
    }
    let wall_height = style.layer * catalogue.building_blocks().len() as f32;
    let line = Rect::new(0.0, wall_height + style.text * 0.6, style.width, style.text * 1.3);
    shapes.extend(legend(scores, line, style.text));
    let height = line.bottom();
    let description = wall(catalogue, scores, None, &Targets::new(), style).drawing.description;
    Drawing { width: style.width, height, shapes, description }
}

/// The marks that stand in the wall, each with its word.
fn legend(scores: &Scores, line: Rect, text: f32) -> Vec<Shape> {
    let stands = |verdict: &Verdict| scores.preconditions.iter().any(|score| score.verdict == *verdict);
    let place = line.width / LEGEND.len() as f32;
    let mut shapes = Vec::new();
    let mut left = line.x;
    for verdict in LEGEND.into_iter().filter(stands) {
        shapes.extend(verdict_mark(verdict, Point::new(left + text * 0.5, line.y + text * 0.65), text));
        let beside = Rect { x: left + text * 1.3, width: place - text * 1.3, ..line };
        shapes.push(Pen::regular(text).soft().write(beside, words::verdict(verdict)));
        left += place;
    }
    shapes
}

fn stone(name: &str, score: &PreconditionScore, area: Rect, text: f32) -> Vec<Shape> {
    let tone = verdict_tone(score.verdict);
    let is_filled = !matches!(score.verdict, Verdict::NotFilledIn | Verdict::NotApplicable);
    let mut shapes = vec![filled(area, Tone::Panel)];
    if let Some((low, high)) = score.interval.map(|interval| interval.as_f32()).filter(|_| is_filled) {
        shapes.push(filled(area.level(0.0, low), tone.soft()));
        shapes.extend(hatch(area.level(low, high), 5.0, 1.0, tone.soft()));
    }
    let dash = if score.verdict == Verdict::NotFilledIn { Dash::Dashed { stroke: 3.0, gap: 2.0 } } else { Dash::Solid };
    shapes.push(outline(area, 1.0, if is_filled { tone } else { Tone::Line }, dash));
    let inside = area.shrink(text * 0.4);
    let center = Point::new(inside.x + text * 0.5, inside.y + text * 0.65);
    shapes.extend(verdict_mark(score.verdict, center, text));
    let beside = text * 1.3;
    shapes.push(Pen::strong(text).write(Rect { x: inside.x + beside, width: inside.width - beside, ..inside }, name));
    shapes
}
