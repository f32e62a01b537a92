//! Was-wordt: two scores of one randvoorwaarde above each other on one scale.

use super::bars::bar;
use super::geometry::{Drawing, LINE, Pen, Rect, Shape, Tone};
use crate::analysis::Interval;
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

/// Two bars with names before them and percentages after them. Grey was, ink is: they differ without colour too.
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
