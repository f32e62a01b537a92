//! How far a stone or a bar is filled.

use super::geometry::{Dots, Rect, Shape, Tone, filled, line_dashed};
use crate::analysis::{Interval, PreconditionScore};

/// How far something is filled: `0 ≤ low ≤ unknown ≤ high ≤ 1`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Filling {
    /// What is reached for certain.
    pub low: f32,
    /// From `low` on: what the team says it does not know.
    pub unknown: f32,
    /// From there on: what was not answered yet.
    pub high: f32,
}

impl From<Interval> for Filling {
    /// All that is not certain counts as not known.
    fn from(interval: Interval) -> Self {
        let (low, high) = interval.as_f32();
        Self { low, unknown: high, high }
    }
}

impl Filling {
    /// That of a score; `None` where no item was rated, or none applies.
    pub fn of(score: &PreconditionScore) -> Option<Self> {
        let (low, high) = score.known_interval()?.as_f32();
        // Each item that is not known or not answered could be anything, so each takes as much.
        let open = score.counts.unknown + score.counts.unanswered;
        let share = if open == 0 { 0.0 } else { score.counts.unknown as f32 / open as f32 };
        Some(Self { low, unknown: low + (high - low) * share, high })
    }

    /// Nothing at all, from which a level rises.
    pub(super) const EMPTY: Self = Self { low: 0.0, unknown: 0.0, high: 0.0 };

    /// The filling at a share of the way to another one.
    pub(super) fn towards(self, other: Self, share: f32) -> Self {
        let between = |from: f32, to: f32| from + (to - from) * share;
        Self {
            low: between(self.low, other.low),
            unknown: between(self.unknown, other.unknown),
            high: between(self.high, other.high),
        }
    }

    /// Fills a basin from its foot up: solid, then dots, then a dashed line where the level may end. `text` is the size of the
    /// letters beside it, which sets how coarse the dots are.
    pub(super) fn basin(self, area: Rect, tone: Tone, text: f32) -> Vec<Shape> {
        let mut shapes = vec![filled(area, Tone::Sunken)];
        if self.unknown > self.low {
            shapes.push(dots(area.level(self.low, self.unknown), tone, text));
        }
        if self.low > 0.0 {
            shapes.push(filled(area.level(0.0, self.low), tone));
        }
        if self.high > self.unknown {
            let y = area.y_of_level(self.high).max(area.y + text * 0.04);
            shapes.push(line_dashed((area.x, y), (area.right(), y), text * 0.08, tone));
        }
        shapes
    }

    /// As [`Filling::basin`], from the left to the right.
    pub(super) fn bar(self, area: Rect, tone: Tone, text: f32) -> Vec<Shape> {
        let part = |from: f32, to: f32| Rect { x: area.x + area.width * from, width: area.width * (to - from), ..area };
        let mut shapes = vec![filled(area, Tone::Sunken)];
        if self.unknown > self.low {
            shapes.push(dots(part(self.low, self.unknown), tone, text));
        }
        if self.low > 0.0 {
            shapes.push(filled(part(0.0, self.low), tone));
        }
        if self.high > self.unknown {
            let x = (area.x + area.width * self.high).min(area.right() - text * 0.04);
            shapes.push(line_dashed((x, area.y), (x, area.bottom()), text * 0.08, tone));
        }
        shapes
    }
}

/// Dots that are 1.35 points in radius beside letters of 14, and not too fine for a printer beside small ones.
fn dots(area: Rect, tone: Tone, text: f32) -> Shape {
    let scale = (text / 14.0).max(0.6);
    Shape::Dots(Dots { area, radius: 1.35 * scale, pitch: 6.0 * scale, tone })
}
