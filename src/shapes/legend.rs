//! What the fills and marks of a wall mean, below it.

use super::geometry::{Dots, Drawing, Pen, Point, Rect, Shape, Tone, filled, line, line_dashed};
use super::marks::{MoveMark, TargetMark, Way, move_mark, target_mark};
use super::wall::Measured;

/// Size of the letters in points.
const TEXT: f32 = 13.0;
/// Width of a sample in points.
const SAMPLE: f32 = 20.0;
/// From one line to the next in points.
const ROW: f32 = 22.0;

/// Something that is explained.
#[derive(Clone, Copy)]
enum Sample {
    Certain,
    Unknown,
    Unanswered,
    Target(TargetMark),
    Earlier,
    Move { is_real: bool },
}

impl Sample {
    const ALL: [Self; 8] = [
        Self::Certain,
        Self::Unknown,
        Self::Unanswered,
        Self::Target(TargetMark::ForNext),
        Self::Target(TargetMark::ForThis),
        Self::Earlier,
        Self::Move { is_real: true },
        Self::Move { is_real: false },
    ];

    /// Whether a wall has it.
    fn stands_in(self, shown: &Measured<'_>) -> bool {
        let counts = &shown.scores.counts;
        let mut targets = shown.targets.values();
        match self {
            Self::Certain => true,
            Self::Unknown => counts.unknown > 0,
            Self::Unanswered => counts.unanswered > 0 && counts.answered() > 0,
            Self::Target(TargetMark::ForNext) => targets.any(|targets| targets.for_next.is_some()),
            Self::Target(TargetMark::ForThis) => targets.any(|it| it.for_next.is_none() && it.for_this.is_some()),
            Self::Earlier => shown.earlier.is_some(),
            Self::Move { is_real } => {
                let changes = shown.changes.iter().flat_map(|changes| &changes.preconditions);
                changes.filter_map(MoveMark::of).any(|mark| mark.is_real == is_real)
            }
        }
    }

    fn meaning(self) -> &'static str {
        match self {
            Self::Certain => "zo ver op orde",
            Self::Unknown => "weet het team niet",
            Self::Unanswered => "tot hier met wat niet is ingevuld",
            Self::Target(TargetMark::ForNext) => "streefniveau voor de volgende meting",
            Self::Target(TargetMark::ForThis) => "streefniveau voor deze meting",
            Self::Earlier => "peil van de vorige meting",
            Self::Move { is_real: true } => "er is echt iets veranderd",
            Self::Move { is_real: false } => "alleen maatlat of kennis, of geen reden gegeven",
        }
    }

    /// Draws it, its left edge in the middle of its height at this point.
    fn draw(self, at: Point) -> Vec<Shape> {
        let area = Rect::new(at.x, at.y - 7.0, SAMPLE, 14.0);
        let ground = filled(area, Tone::Sunken);
        match self {
            Self::Certain => vec![ground, filled(area.level(0.0, 0.65), Tone::Unknown)],
            Self::Unknown => vec![ground, Shape::Dots(Dots { area, radius: 1.35, pitch: 6.0, tone: Tone::Unknown })],
            Self::Unanswered => vec![ground, line_dashed((area.x, at.y), (area.right(), at.y), 1.1, Tone::Unknown)],
            Self::Target(mark) => target_mark(mark, Point::new(at.x + SAMPLE * 0.7, at.y), 8.4, area),
            Self::Earlier => {
                let tip = Point::new(at.x + 7.0, at.y);
                let points = vec![Point::new(at.x, at.y - 4.0), tip, Point::new(at.x, at.y + 4.0)];
                vec![line(&[(tip.x, tip.y), (at.x + SAMPLE, at.y)], 1.5, Tone::Ink), Shape::Polygon { points, fill: Tone::Ink }]
            }
            Self::Move { is_real } => {
                move_mark(MoveMark { way: Way::Up, is_real }, Point::new(at.x + SAMPLE / 2.0, at.y), 11.0)
            }
        }
    }
}

/// The drawing of a wall with what stands in it explained below it: only what is there.
pub fn with_legend(wall: Drawing, shown: &Measured<'_>) -> Drawing {
    let pen = Pen::regular(TEXT).soft();
    let mut shapes = wall.shapes;
    let (mut x, mut y) = (0.0, wall.height + ROW);
    for sample in Sample::ALL.into_iter().filter(|sample| sample.stands_in(shown)) {
        let said = sample.meaning();
        let width = SAMPLE + 6.0 + pen.width(said);
        if x > 0.0 && x + width > wall.width {
            (x, y) = (0.0, y + ROW);
        }
        shapes.extend(sample.draw(Point::new(x, y)));
        let area = Rect::new(x + SAMPLE + 6.0, y - pen.line() / 2.0, pen.width(said) + 4.0, pen.line());
        shapes.push(pen.write(area, said));
        x += width + 22.0;
    }
    Drawing { height: y + ROW / 2.0, shapes, ..wall }
}
