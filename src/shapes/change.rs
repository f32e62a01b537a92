//! Was-wordt: two scores of one randvoorwaarde above each other on one scale.

use super::bars::bar;
use super::geometry::{Drawing, LINE, Pen, Point, Rect, Shape, Tone, line, lines};
use super::marks::{ChangeMark, change_mark};
use crate::analysis::{Comparison, Interval, PreconditionComparison};
use crate::content::{BuildingBlock, Catalogue, Precondition, PreconditionId};
use crate::words;

/// What the two measurements are called, as `0-meting`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names<'a> {
    /// The earlier one.
    pub then: &'a str,
    /// The later one.
    pub now: &'a str,
}

/// From one bar to the next, relative to the letters.
const BAR_ROW: f32 = 1.55;

/// The earlier score above the later one, in a drawing `width` points wide. `text` is the size of the letters in points;
/// `title` is what the scores are of, for the alternative text.
pub fn was_now(title: &str, scores: (Interval, Interval), names: Names<'_>, width: f32, text: f32) -> Drawing {
    let area = Rect::new(0.0, 0.0, width, 2.0 * BAR_ROW * text);
    let description = format!("{title}: {}.", said(scores, names));
    Drawing { width, height: area.height, shapes: pair(scores, names, area, text), description }
}

/// `0-meting 45%, 1-meting 60–80%`.
fn said((old, new): (Interval, Interval), names: Names<'_>) -> String {
    format!("{} {}, {} {}", names.then, words::percentages(&old), names.now, words::percentages(&new))
}

/// Two bars with names before them and percentages behind them. Grey was, ink is: they differ without colour too.
fn pair((old, new): (Interval, Interval), names: Names<'_>, area: Rect, text: f32) -> Vec<Shape> {
    let (label, value) = (text * 4.6, text * 5.6);
    let mut shapes = Vec::new();
    let rows = [(names.then, old, Tone::Line, Pen::regular(text)), (names.now, new, Tone::Ink, Pen::strong(text))];
    let mut y = area.y;
    for (name, interval, tone, pen) in rows {
        let middle = y + BAR_ROW * text / 2.0;
        let column = |x: f32, width: f32| Rect::new(x, middle - text * LINE / 2.0, width, text * LINE);
        shapes.push(pen.write(column(area.x, label), name));
        let track = Rect::new(area.x + label, middle - text * 0.4, area.width - label - value, text * 0.8);
        shapes.extend(bar(track, Some(interval), tone));
        let after = column(area.right() - value + text * 0.7, value - text * 0.7);
        shapes.push(pen.write(after, words::percentages(&interval)));
        y += BAR_ROW * text;
    }
    shapes
}

/// Rows of one drawing, so that it is never higher than a page.
const ROWS: usize = 10;

/// What changed in the randvoorwaarden of one bouwsteen: a row for each, with both scores, the verdict and the counts.
/// A bouwsteen with very many takes more than one drawing.
pub fn changes(
    catalogue: &Catalogue,
    block: &BuildingBlock,
    comparison: &Comparison,
    names: Names<'_>,
    width: f32,
    text: f32,
) -> Vec<Drawing> {
    let changed = |id: &PreconditionId| comparison.preconditions.iter().find(|change| change.id == *id);
    let all: Vec<(&Precondition, &PreconditionComparison)> = catalogue
        .preconditions_of(&block.id)
        .filter_map(|precondition| Some((precondition, changed(&precondition.id)?)))
        .collect();
    all.chunks(ROWS).map(|rows| layer(&block.title, rows, names, width, text)).collect()
}

fn layer(title: &str, rows: &[(&Precondition, &PreconditionComparison)], names: Names<'_>, width: f32, text: f32) -> Drawing {
    let mut shapes = vec![Pen::strong(text).soft().write(Rect::new(0.0, 0.0, width, text * LINE), title)];
    let mut y = text * 1.75;
    let mut told = Vec::new();
    for (precondition, change) in rows {
        shapes.push(line(&[(0.0, y), (width, y)], 0.5, Tone::Line));
        let (row, height) = row(&precondition.short_title, change, names, Rect::new(0.0, y, width, 0.0), text);
        shapes.extend(row);
        told.push(format!("{}: {}", precondition.title, described(change, names)));
        y += height;
    }
    Drawing { width, height: y, shapes, description: format!("{title}, was en wordt. {}.", told.join(". ")) }
}

/// A row that begins at the upper edge of `area`, and its height.
fn row(name: &str, change: &PreconditionComparison, names: Names<'_>, area: Rect, text: f32) -> (Vec<Shape>, f32) {
    let (strong, soft) = (Pen::strong(text), Pen::regular(text).soft());
    let padding = text * 0.4;
    let (name_width, bars_width, gap) = (area.width * 0.285, area.width * 0.395, text * 0.9);
    let top = area.y + padding;
    // Words stand on the same lines as the bars.
    let first = top + (BAR_ROW - LINE) * text / 2.0;
    let below = first + BAR_ROW * text;
    let mut shapes = vec![strong.write(Rect::new(0.0, first, name_width, text * LINE), name)];
    let over = compared_items(change);
    let name_lines = lines(name, name_width, text) as f32;
    let over_top = first + (name_lines - 1.0) * LINE * text + BAR_ROW * text;
    shapes.push(soft.write(Rect::new(0.0, over_top, name_width, text * LINE), over));

    let bars = Rect::new(name_width + gap, top, bars_width - gap, 2.0 * BAR_ROW * text);
    if let Some(scores) = change.old.zip(change.new) {
        shapes.extend(pair(scores, names, bars, text));
    } else {
        let said = Rect { y: first, ..bars };
        shapes.push(soft.write(said, "Geen enkel punt is te vergelijken."));
    }

    let left = name_width + bars_width + gap;
    let mark = ChangeMark::from(change.direction);
    shapes.extend(change_mark(mark, Point::new(left + text * 0.5, first + text * LINE / 2.0), text * 1.15));
    let verdict = words::sentence_case(words::direction(change.direction));
    let beside = Rect::new(left + text * 1.6, first, area.width - left - text * 1.6, text * LINE);
    shapes.push(strong.write(beside, verdict));
    // A number stays with its word.
    let counts = words::change_figures(&change.counts);
    shapes.push(soft.write(Rect { y: below, ..beside }, &counts));

    let name_height = over_top + text * LINE - top;
    let counts_height = below + lines(&counts.replace('\u{a0}', "_"), beside.width, text) as f32 * text * LINE - top;
    let height = name_height.max(counts_height).max(bars.height) + 2.0 * padding;
    (shapes, height)
}

/// `Over 3 van 4 punten`: how many items the scores are about.
fn compared_items(change: &PreconditionComparison) -> String {
    let all = change.items.len();
    let noun = if all == 1 { "punt" } else { "punten" };
    match all - change.counts.not_comparable {
        0 => String::new(),
        compared if compared == all => format!("over {all} {noun}"),
        compared => format!("over {compared} van {all} {noun}"),
    }
}

fn described(change: &PreconditionComparison, names: Names<'_>) -> String {
    let verdict = words::direction(change.direction);
    let counts = words::change_counts(&change.counts);
    match change.old.zip(change.new) {
        Some(scores) => format!("{verdict}, {}, {} ({counts})", said(scores, names), compared_items(change)),
        None => format!("{verdict} ({counts})"),
    }
}
