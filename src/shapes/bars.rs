//! Bars that show a score as an interval.

use super::geometry::{Dash, Drawing, Pen, Point, Rect, Shape, Tone, filled, hatch, line, outline};
use super::marks::{verdict_mark, verdict_tone};
use crate::analysis::{Interval, PreconditionScore, Scores};
use crate::content::{BuildingBlock, Catalogue, Precondition};
use crate::words;

/// One bar: solid up to the low end, hatched on to the high end.
pub fn bar(area: Rect, interval: Option<Interval>, tone: Tone) -> Vec<Shape> {
    let Some(interval) = interval else {
        return vec![outline(area, 0.75, Tone::Line, Dash::Dashed { stroke: 3.0, gap: 2.5 })];
    };
    let (low, high) = interval.as_f32();
    let mut shapes = vec![filled(area, Tone::Sunken)];
    let solid = Rect { width: area.width * low, ..area };
    let open = Rect { x: area.x + solid.width, width: area.width * (high - low), ..area };
    shapes.extend(hatch(open, 4.0, 1.0, tone));
    if solid.width > 0.0 {
        shapes.push(filled(solid, tone));
    }
    shapes.push(outline(area, 0.75, Tone::Line, Dash::Solid));
    if high > 0.0 {
        let end = area.x + area.width * high;
        shapes.push(line(&[(end, area.y - 1.5), (end, area.bottom() + 1.5)], 1.5, tone));
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
            let verdict = words::verdict(score.verdict);
            let interval = score.known_interval();
            let percentage = words::score(interval.as_ref());
            let title = Rect::new(label_left, line_top, label, row);
            shapes.push(regular.write(title, &precondition.short_title));
            let area = Rect::new(bar_left, middle - text * 0.45, bar_width, text * 0.9);
            shapes.extend(bar(area, interval, verdict_tone(score.verdict)));
            shapes.push(strong.write(Rect::new(value_left, line_top, value, row), &percentage));
            let mark = Point::new(value_left + value + text * 0.5, middle);
            shapes.extend(verdict_mark(score.verdict, mark, text));
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
