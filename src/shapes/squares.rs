//! Things that were rated, each a small square, sorted by their ratings.

use super::geometry::{Dash, Dots, Drawing, Pen, Rect, Shape, Tone, filled, hatch, outline};
use crate::analysis::Counts;
use crate::model::Rating;
use crate::words;

/// Side of a square and white between two, relative to each other as 16 to 3.
pub(super) const GAP: f32 = 3.0 / 16.0;

/// All items of these counts as squares of this side in points, beside each other.
pub fn squares(counts: &Counts, side: f32) -> Drawing {
    let kinds = counts.by_rating();
    let mut shapes = Vec::new();
    let mut x = 0.0;
    for (rating, number) in kinds {
        for _ in 0..number {
            shapes.extend(square(rating, Rect::new(x, 0.0, side, side)));
            x += side * (1.0 + GAP);
        }
    }
    let said: Vec<String> = kinds
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(rating, number)| format!("{} {}", words::number_word(*number), rating.map_or("niet beantwoord", words::rating)))
        .collect();
    let description = words::sentence_case(&format!("{}.", said.join(", ").trim_end_matches('.')));
    Drawing { width: (x - side * GAP).max(0.0), height: side, shapes, description }
}

/// A square of a rating: solid, hatched, with a thick edge, with dots, or open. Each has its own texture, so that it is told
/// apart without colour.
pub fn square(rating: Option<Rating>, area: Rect) -> Vec<Shape> {
    textured(rating, area, area.width)
}

/// A place of any size that is filled as a [`square`] of this side is.
pub(super) fn textured(rating: Option<Rating>, area: Rect, side: f32) -> Vec<Shape> {
    let tone = Tone::of_rating(rating);
    let thin = side * 0.075;
    match rating {
        Some(Rating::InOrder) => vec![filled(area, tone)],
        Some(Rating::Partly) => {
            let mut shapes = hatch(area, side * 0.36, side * 0.13, tone);
            shapes.push(outline(area.shrink(thin / 2.0), thin, tone, Dash::Solid));
            shapes
        }
        Some(Rating::NotInOrder) => vec![outline(area.shrink(side * 0.11), side * 0.22, tone, Dash::Solid)],
        Some(Rating::Unknown) => {
            vec![Shape::Dots(Dots { area, radius: side * 0.075, pitch: side * 0.46, tone })]
        }
        Some(Rating::NotApplicable) => vec![outline(area.shrink(thin / 2.0), thin, Tone::Line, Dash::Solid)],
        None => {
            let dash = Dash::Dashed { stroke: side * 0.2, gap: side * 0.15 };
            vec![outline(area.shrink(thin / 2.0), thin, Tone::InkSoft, dash)]
        }
    }
}

/// What the squares of these ratings mean, in one line, with letters of this size in points.
pub fn squares_legend(kinds: &[Option<Rating>], width: f32, text: f32) -> Drawing {
    let pen = Pen::regular(text);
    let mut shapes = Vec::new();
    let mut said = Vec::new();
    let mut x = 0.0;
    for rating in kinds {
        let word = rating.map_or("niet beantwoord", words::rating);
        shapes.extend(square(*rating, Rect::new(x, (pen.line() - text) / 2.0, text, text)));
        x += text * 1.6;
        let room = pen.width(word) + text * 0.6;
        shapes.push(pen.write(Rect::new(x, 0.0, room, pen.line()), word));
        x += room + text;
        said.push(word);
    }
    let description = format!("Zo ziet een vakje eruit dat staat voor: {}.", said.join(", ").trim_end_matches('.'));
    Drawing { width, height: pen.line(), shapes, description }
}

#[cfg(test)]
mod tests {
    use super::squares;
    use crate::analysis::Counts;

    #[test]
    fn squares_say_what_they_count() {
        let counts = Counts { in_order: 1, partly: 2, unknown: 1, not_applicable: 1, ..Counts::default() };
        let drawing = squares(&counts, 9.0);
        assert_eq!(drawing.description, "Eén op orde, twee deels, één weten we niet, één n.v.t.");
        assert!((drawing.width - (5.0 * 9.0 + 4.0 * 9.0 * 3.0 / 16.0)).abs() < 0.01, "{}", drawing.width);
    }
}
