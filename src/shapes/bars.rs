//! Bars that show a score as an interval.

use super::filling::Filling;
use super::geometry::{Dash, Drawing, Pen, Point, Rect, Shape, Tone, line, outline};
use super::marks::{score_mark, verdict_tone};
use crate::analysis::{IN_ORDER_FROM, NOT_IN_ORDER_BELOW, PreconditionScore, Scores, as_f32};
use crate::content::{BuildingBlock, Catalogue, Precondition};
use crate::words;

/// One bar: solid up to what is certain, dots for what is not known, and a dashed line where it may end with what was not answered.
/// Where nothing is known it is an empty place with a dashed edge.
pub fn bar(area: Rect, filling: Option<impl Into<Filling>>, tone: Tone) -> Vec<Shape> {
    let Some(filling) = filling.map(Into::<Filling>::into) else {
        return vec![outline(area, 0.75, Tone::Line, Dash::Dashed { stroke: 3.0, gap: 2.5 })];
    };
    let mut shapes = filling.bar(area, tone, area.height * 1.1);
    shapes.push(outline(area, 0.75, Tone::Line, Dash::Solid));
    if filling.unknown > 0.0 {
        let end = area.x + area.width * filling.unknown;
        shapes.push(line(&[(end, area.y - 1.5), (end, area.bottom() + 1.5)], 1.5, tone));
    }
    shapes
}

/// The bar of a score with marks at the bounds between the verdicts, which reach a little beyond it.
pub fn score_bar(area: Rect, score: &PreconditionScore) -> Vec<Shape> {
    let mut shapes = match Filling::of(score) {
        Some(filling) => filling.bar(area, verdict_tone(score.verdict), area.height * 1.1),
        None => return bar(area, None::<Filling>, Tone::Line),
    };
    for bound in [NOT_IN_ORDER_BELOW, IN_ORDER_FROM] {
        let x = area.x + area.width * as_f32(bound);
        shapes.push(line(&[(x, area.y - 2.5), (x, area.bottom() + 2.5)], 0.7, Tone::Ink));
    }
    shapes
}

/// Where the names of bouwstenen stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum BlockNames {
    /// Above their bars, for a window that may be narrow.
    Above,
    /// At the left of their bars, which takes less height.
    Beside,
}

/// Rows of one drawing on paper, so that it is never higher than a page.
const ROWS: usize = 36;

/// A randvoorwaarde and its score, below its bouwsteen.
type Scored<'a> = (&'a BuildingBlock, &'a Precondition, &'a PreconditionScore);

/// All randvoorwaarden as bars below the names of their bouwstenen. `text` is the size of letters in points.
pub fn bars(catalogue: &Catalogue, scores: &Scores, width: f32, text: f32) -> Drawing {
    drawing(&scored(catalogue, scores), width, text, BlockNames::Above)
}

/// As [`bars`], for paper, with the names beside: more randvoorwaarden than a page holds take more than one drawing.
pub fn bars_in_parts(catalogue: &Catalogue, scores: &Scores, width: f32, text: f32) -> Vec<Drawing> {
    scored(catalogue, scores).chunks(ROWS).map(|rows| drawing(rows, width, text, BlockNames::Beside)).collect()
}

fn scored<'a>(catalogue: &'a Catalogue, scores: &'a Scores) -> Vec<Scored<'a>> {
    let of_block = |block: &'a BuildingBlock| {
        catalogue
            .preconditions_of(&block.id)
            .filter_map(move |precondition| Some((block, precondition, scores.precondition(&precondition.id)?)))
    };
    catalogue.building_blocks().iter().flat_map(of_block).collect()
}

fn drawing(rows: &[Scored<'_>], width: f32, text: f32, names: BlockNames) -> Drawing {
    let row = text * if names == BlockNames::Above { 1.9 } else { 1.6 };
    let label_left = if names == BlockNames::Above { 0.0 } else { text * 7.0 };
    let (label, value) = (if names == BlockNames::Above { width * 0.36 } else { text * 14.0 }, text * 5.2);
    let bar_left = label_left + label + text;
    // The longest verdict ends at the side.
    let value_left = width - value - text * 9.8;
    let bar_width = value_left - text * 0.8 - bar_left;
    let mut shapes = Vec::new();
    let mut lines = Vec::new();
    let mut y = 0.0;
    let (regular, strong) = (Pen::regular(text), Pen::strong(text));
    for of_block in rows.chunk_by(|(one, ..), (other, ..)| one.id == other.id) {
        if let [(block, ..), ..] = of_block {
            if names == BlockNames::Above {
                let area = Rect::new(0.0, y + text * 0.2, label, row);
                shapes.push(strong.soft().write(area, &block.title));
                y += row * 0.95;
            } else {
                let area = Rect::new(0.0, y + row / 2.0 - text * 0.65, label_left - text * 0.5, row);
                shapes.push(strong.soft().write(area, &block.title));
            }
        }
        for (_, precondition, score) in of_block {
            let middle = y + row / 2.0;
            let line_top = middle - text * 0.65;
            let verdict = words::standing(score);
            let interval = score.known_interval();
            let percentage = words::score(interval.as_ref());
            let title = Rect::new(label_left, line_top, label, row);
            shapes.push(regular.write(title, &precondition.short_title));
            let area = Rect::new(bar_left, middle - text * 0.45, bar_width, text * 0.9);
            shapes.extend(bar(area, Filling::of(score), verdict_tone(score.verdict)));
            shapes.push(strong.write(Rect::new(value_left, line_top, value, row), &percentage));
            let mark = Point::new(value_left + value + text * 0.5, middle);
            shapes.extend(score_mark(score, mark, text));
            let area = Rect::new(mark.x + text, line_top, text * 8.0, row);
            shapes.push(regular.write(area, verdict));
            lines.push(match interval {
                Some(_) => format!("{}: {percentage}, {verdict} ({})", precondition.title, words::basis(&score.counts)),
                None => format!("{}: {verdict}", precondition.title),
            });
            y += row;
        }
        y += text * 0.5;
    }
    let description = format!("Scores per randvoorwaarde. {}.", lines.join("; ").trim_end_matches('.'));
    Drawing { width, height: y, shapes, description }
}
