//! The wall of bouwstenen: a stone for each randvoorwaarde, filled up to its level.

use super::geometry::{Dash, Drawing, Pen, Point, Rect, Shape, Tone, filled, hatch, line, outline};
use super::marks::{TargetMark, target_mark, verdict_mark, verdict_tone};
use crate::analysis::{self, PreconditionScore, PreconditionTargets, Scores, Targets, Verdict};
use crate::content::{BuildingBlock, Catalogue, Precondition, PreconditionId};
use crate::words;

/// How large a wall is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WallStyle {
    /// Width of the whole drawing in points.
    pub width: f32,
    /// Height of one layer in points.
    pub layer: f32,
    /// Size of the letters in points.
    pub text: f32,
}

/// A wall, and where its stones are, so that a window can let people click them.
#[derive(Clone, Debug, PartialEq)]
pub struct Wall {
    /// The drawing.
    pub drawing: Drawing,
    /// Each stone, from the base up and from left to right.
    pub stones: Vec<(PreconditionId, Rect)>,
}

/// Draws the wall from the base up. A measurement that came before, if given, is drawn as a level with a triangle. A streefniveau
/// is a notch at the edge of its stone: the one for the next measurement, else the one that was set for this.
pub fn wall(catalogue: &Catalogue, scores: &Scores, earlier: Option<&Scores>, targets: &Targets, style: WallStyle) -> Wall {
    let names = style.text * 6.0;
    let stones = stones(catalogue, style.width - names, style.layer);
    let mut shapes = Vec::new();
    for (id, area) in &stones {
        let (Some(precondition), Some(score)) = (catalogue.precondition(id), scores.precondition(id)) else { continue };
        shapes.extend(stone(precondition, score, *area, style.text));
        if let Some(level) = earlier.and_then(|scores| scores.precondition(id)) {
            shapes.extend(earlier_score(level, *area, style.text));
        }
        shapes.extend(targets.get(id).map(|targets| notch(targets, *area, style.text)).unwrap_or_default());
    }
    let height = style.layer * catalogue.building_blocks().len() as f32;
    for (block, layer) in catalogue.building_blocks().iter().zip(1_u8..) {
        let middle = height - style.layer * (f32::from(layer) - 0.5);
        let area = Rect::new(style.width - names + style.text * 0.8, middle - style.text * 0.65, names, style.layer);
        shapes.push(Pen::strong(style.text).soft().write(area, &block.title));
    }
    let description = describe(catalogue, scores, earlier, targets);
    Wall { drawing: Drawing { width: style.width, height, shapes, description }, stones }
}

/// Where the stones of a wall of this width lie, from the base up and from left to right, in layers of this height.
pub fn stones(catalogue: &Catalogue, width: f32, layer: f32) -> Vec<(PreconditionId, Rect)> {
    let blocks = catalogue.building_blocks();
    let mut stones = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let top = layer * (blocks.len() - index - 1) as f32;
        let preconditions: Vec<_> = catalogue.preconditions_of(&block.id).collect();
        let stone = width / preconditions.len() as f32;
        for (at, precondition) in preconditions.iter().enumerate() {
            let area = Rect::new(stone * at as f32, top, stone, layer).shrink(2.0);
            stones.push((precondition.id.clone(), area));
        }
    }
    stones
}

fn stone(precondition: &Precondition, score: &PreconditionScore, area: Rect, text: f32) -> Vec<Shape> {
    let tone = verdict_tone(score.verdict);
    let mut shapes = vec![filled(area, Tone::Panel)];
    let is_filled = !matches!(score.verdict, Verdict::NotFilledIn | Verdict::NotApplicable);
    // The tint runs behind the text; the level itself stands out in a gauge at the side, where no text is.
    let gauge = Rect { x: area.right() - text * 0.8, width: text * 0.8, ..area };
    if let Some((low, high)) = score.interval.map(|interval| interval.as_f32()).filter(|_| is_filled) {
        if low > 0.0 {
            shapes.extend([filled(area.level(0.0, low), tone.soft()), filled(gauge.level(0.0, low), tone)]);
        }
        shapes.extend(hatch(area.level(low, high), 7.0, 1.5, tone.soft()));
        shapes.extend(hatch(gauge.level(low, high), 4.0, 1.2, tone));
        for level in [low, high] {
            let y = area.y_of_level(level);
            shapes.push(line(&[(gauge.x - text * 0.3, y), (gauge.right(), y)], 1.5, tone));
        }
    }
    let dash = if score.verdict == Verdict::NotFilledIn { Dash::Dashed { stroke: 4.0, gap: 3.0 } } else { Dash::Solid };
    let edge = if score.verdict == Verdict::NotInOrder { 2.0 } else { 1.0 };
    shapes.push(outline(area, edge, if is_filled { tone } else { Tone::Line }, dash));

    let inside = Rect { width: area.width - gauge.width, ..area }.shrink(text * 0.45);
    let pen = Pen::regular(text);
    shapes.push(Pen::strong(text).write(inside, &precondition.short_title));
    let row = text * 1.3;
    let verdict_area = Rect { y: inside.bottom() - row, height: row, ..inside };
    let score_area = Rect { y: verdict_area.y - row, height: row, ..inside };
    shapes.extend(verdict_mark(score.verdict, Point::new(score_area.x + text * 0.5, score_area.y + row / 2.0), text));
    if is_filled && score.interval.is_some() {
        let beside = Rect { x: score_area.x + text * 1.4, width: score_area.width - text * 1.4, ..score_area };
        shapes.push(pen.write(beside, words::score(score.interval.as_ref())));
    }
    // Without a gauge the verdict may use the whole width.
    let width = if is_filled { inside.width } else { inside.width + gauge.width };
    shapes.push(pen.write(Rect { width, ..verdict_area }, words::verdict(score.verdict)));
    shapes
}

/// The level of a measurement that came before: a line to the right edge with a small triangle before it, as on a tide
/// gauge. `level` is from 0 to 1; `text` is the size of the letters beside it.
pub fn tide_mark(level: f32, area: Rect, text: f32) -> Vec<Shape> {
    let y = area.y_of_level(level);
    let right = area.right();
    let size = text * 0.55;
    let tip = right - text * 0.8;
    let triangle = vec![Point::new(tip, y), Point::new(tip - size, y - size * 0.6), Point::new(tip - size, y + size * 0.6)];
    vec![line(&[(tip, y), (right, y)], 1.5, Tone::Ink), Shape::Polygon { points: triangle, fill: Tone::Ink }]
}

/// The earlier score on the gauge of a stone, where it leaves the text free. A bracket above the mark reaches as far as
/// the level may have been, where that was not known.
fn earlier_score(score: &PreconditionScore, area: Rect, text: f32) -> Vec<Shape> {
    let Some((low, high)) = score.known_interval().map(|interval| interval.as_f32()) else { return Vec::new() };
    let mut shapes = tide_mark(low, area, text);
    if high > low {
        let (left, top) = (area.right() - text * 0.8, area.y_of_level(high));
        shapes.push(line(&[(left, area.y_of_level(low)), (left, top), (area.right(), top)], 0.75, Tone::Ink));
    }
    shapes
}

/// The streefniveau of a stone at its right edge.
fn notch(targets: &PreconditionTargets, area: Rect, text: f32) -> Vec<Shape> {
    let for_next = targets.for_next.map(|target| (TargetMark::ForNext, target));
    let for_this = targets.for_this.map(|reach| (TargetMark::ForThis, reach.target));
    let Some((mark, target)) = for_next.or(for_this) else { return Vec::new() };
    let y = area.y_of_level(analysis::as_f32(analysis::target_value(target)));
    target_mark(mark, Point::new(area.right(), y), text * 0.7, area)
}

/// The picture of the program itself: a wall of bouwstenen and the level up to which it is filled. It says nothing.
pub fn emblem(width: f32) -> Drawing {
    const STONES: [u8; 4] = [2, 5, 2, 3];
    const LEVEL: f32 = 0.58;
    let layer = width * 0.14;
    let height = layer * STONES.len() as f32;
    let level = height * (1.0 - LEVEL);
    let mut shapes = Vec::new();
    for (index, stones) in STONES.into_iter().enumerate() {
        let top = height - layer * (index + 1) as f32;
        let stone = width / f32::from(stones);
        for at in 0..stones {
            let area = Rect::new(stone * f32::from(at), top, stone, layer).shrink(width * 0.006);
            let wet = (area.bottom() - level).clamp(0.0, area.height);
            shapes.push(filled(area, Tone::Panel));
            shapes.push(filled(Rect { y: area.bottom() - wet, height: wet, ..area }, Tone::InOrderSoft));
            shapes.push(outline(area, 1.0, Tone::InOrder, Dash::Solid));
        }
    }
    let size = width * 0.035;
    shapes.push(line(&[(0.0, level), (width + size, level)], 2.0, Tone::Accent));
    let tip = Point::new(width, level);
    let back = [Point::new(width + size * 1.4, level - size * 0.8), Point::new(width + size * 1.4, level + size * 0.8)];
    shapes.push(Shape::Polygon { points: vec![tip, back[0], back[1]], fill: Tone::Accent });
    Drawing { width: width + size * 1.4, height, shapes, description: String::new() }
}

fn describe(catalogue: &Catalogue, scores: &Scores, earlier: Option<&Scores>, targets: &Targets) -> String {
    let then = |id: &PreconditionId| {
        let before = earlier.and_then(|scores| {
            let score = scores.precondition(id)?;
            Some(format!(" (eerder {} {})", words::percentages(&score.known_interval()?), words::basis(&score.counts)))
        });
        before.unwrap_or_default()
    };
    let stones = |block: &BuildingBlock| {
        let stones: Vec<String> = catalogue
            .preconditions_of(&block.id)
            .filter_map(|precondition| {
                let score = scores.precondition(&precondition.id)?;
                let verdict = words::verdict(score.verdict);
                let now = match score.known_interval() {
                    Some(interval) => {
                        let percentages = words::percentages(&interval);
                        format!("{} {percentages}, {verdict} ({})", precondition.title, words::basis(&score.counts))
                    }
                    None => format!("{} {verdict}", precondition.title),
                };
                let aim = targets.get(&precondition.id).map(|targets| format!(", {}", words::targets(targets)));
                Some(now + &then(&precondition.id) + &aim.unwrap_or_default())
            })
            .collect();
        format!("{}: {}.", block.title, stones.join("; "))
    };
    let layers: Vec<String> = catalogue.building_blocks().iter().map(stones).collect();
    format!("De muur van bouwstenen, van onder naar boven. {}", layers.join(" "))
}
