//! The marks of ratings and verdicts. Each has its own form, so that colour never stands alone.

use super::geometry::{Dash, Point, Shape, Tone, arc, circle, closed, line};
use crate::analysis::Verdict;
use crate::model::Rating;

/// The mark of a rating around `center`; `None` is an item without a rating. `size` is its diameter in points.
pub fn rating_mark(rating: Option<Rating>, center: Point, size: f32) -> Vec<Shape> {
    let tone = Tone::of_rating(rating);
    let radius = size / 2.0;
    let stroke = (size / 10.0).max(0.8);
    let ring = |dash| closed(circle(center, radius - stroke / 2.0), stroke, tone, dash);
    // Points of a mark's inside, in radii from the center.
    let at = |x: f32, y: f32| (center.x + x * radius, center.y + y * radius);
    match rating {
        Some(Rating::InOrder) => vec![
            Shape::Polygon { points: circle(center, radius), fill: tone },
            line(&[at(-0.42, 0.05), at(-0.12, 0.38), at(0.45, -0.32)], stroke * 1.5, Tone::Panel),
        ],
        Some(Rating::Partly) => {
            vec![Shape::Polygon { points: arc(center, radius - stroke, 0.5, 1.0), fill: tone }, ring(Dash::Solid)]
        }
        Some(Rating::NotInOrder) => vec![
            ring(Dash::Solid),
            line(&[at(-0.36, -0.36), at(0.36, 0.36)], stroke * 1.3, tone),
            line(&[at(0.36, -0.36), at(-0.36, 0.36)], stroke * 1.3, tone),
        ],
        Some(Rating::Unknown) => question(center, radius, stroke, tone),
        Some(Rating::NotApplicable) => vec![ring(Dash::Solid), line(&[at(-0.4, 0.0), at(0.4, 0.0)], stroke * 1.3, tone)],
        None => vec![ring(Dash::Solid)],
    }
}

/// A box to tick around `center`; `size` is the length of a side in points.
pub fn tick_box(center: Point, size: f32) -> Shape {
    let half = size / 2.0;
    let corners = [(-half, -half), (half, -half), (half, half), (-half, half)];
    closed(corners.map(|(x, y)| Point::new(center.x + x, center.y + y)).to_vec(), 0.9, Tone::Ink, Dash::Solid)
}

fn question(center: Point, radius: f32, stroke: f32, tone: Tone) -> Vec<Shape> {
    let dash = Dash::Dashed { stroke: stroke * 1.2, gap: stroke * 1.6 };
    let bow = Point::new(center.x, center.y - radius * 0.2);
    let mut hook = arc(bow, radius * 0.26, -0.25, 0.5);
    hook.push(Point::new(center.x, center.y + radius * 0.22));
    vec![
        closed(circle(center, radius - stroke / 2.0), stroke, tone, dash),
        Shape::Line { points: hook, width: stroke * 1.2, tone, dash: Dash::Solid },
        Shape::Polygon { points: circle(Point::new(center.x, center.y + radius * 0.46), stroke * 0.85), fill: tone },
    ]
}

/// The rating of the same meaning as a verdict, whose mark the verdict has; `None` has the mark of no rating.
pub fn verdict_rating(verdict: Verdict) -> Option<Rating> {
    match verdict {
        Verdict::InOrder => Some(Rating::InOrder),
        Verdict::Partly => Some(Rating::Partly),
        Verdict::NotInOrder => Some(Rating::NotInOrder),
        Verdict::Unclear => Some(Rating::Unknown),
        Verdict::NotApplicable => Some(Rating::NotApplicable),
        Verdict::NotFilledIn => None,
    }
}

/// The mark of a verdict: that of the rating of the same meaning.
pub fn verdict_mark(verdict: Verdict, center: Point, size: f32) -> Vec<Shape> {
    rating_mark(verdict_rating(verdict), center, size)
}

/// The colour of a verdict.
pub fn verdict_tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::InOrder => Tone::InOrder,
        Verdict::Partly => Tone::Partly,
        Verdict::NotInOrder => Tone::NotInOrder,
        Verdict::Unclear => Tone::Unknown,
        Verdict::NotFilledIn | Verdict::NotApplicable => Tone::Line,
    }
}
