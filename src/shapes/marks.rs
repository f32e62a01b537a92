//! The marks of ratings, verdicts and changes. Each has its own form, so that colour never stands alone.

use super::geometry::{Dash, Point, Rect, Shape, Tone, arc, circle, closed, filled, line};
use crate::analysis::{Change, Direction, PreconditionComparison, PreconditionScore, Verdict};
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
    closed(corners.map(|(x, y)| center.moved(x, y)).to_vec(), 0.9, Tone::Ink, Dash::Solid)
}

fn question(center: Point, radius: f32, stroke: f32, tone: Tone) -> Vec<Shape> {
    let dash = Dash::Dashed { stroke: stroke * 1.2, gap: stroke * 1.6 };
    let mut shapes = vec![closed(circle(center, radius - stroke / 2.0), stroke, tone, dash)];
    shapes.extend(question_mark(center, radius, stroke, tone));
    shapes
}

fn question_mark(center: Point, radius: f32, stroke: f32, tone: Tone) -> [Shape; 2] {
    let bow = Point::new(center.x, center.y - radius * 0.2);
    let mut hook = arc(bow, radius * 0.26, -0.25, 0.5);
    hook.push(Point::new(center.x, center.y + radius * 0.22));
    [
        Shape::Line { points: hook, width: stroke * 1.2, tone, dash: Dash::Solid },
        Shape::Polygon { points: circle(Point::new(center.x, center.y + radius * 0.46), stroke * 0.85), fill: tone },
    ]
}

/// Which way something went. Each has its own form; none has the ring or the disc of a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeMark {
    /// Beter, verbeterd: an arrow up.
    Better,
    /// Slechter, verslechterd: an arrow down.
    Worse,
    /// Gelijk: two lines above each other.
    Same,
    /// Gemengd: an arrow up beside an arrow down.
    Mixed,
    /// Niet zeker: a question mark.
    Uncertain,
    /// Niet vergelijkbaar: a short dash.
    NotComparable,
}

impl From<Change> for ChangeMark {
    fn from(change: Change) -> Self {
        match change {
            Change::Better => Self::Better,
            Change::Worse => Self::Worse,
            Change::Same => Self::Same,
            Change::Uncertain => Self::Uncertain,
            Change::NotComparable(_) => Self::NotComparable,
        }
    }
}

impl From<Option<Direction>> for ChangeMark {
    fn from(direction: Option<Direction>) -> Self {
        match direction {
            Some(Direction::Better) => Self::Better,
            Some(Direction::Worse) => Self::Worse,
            Some(Direction::Same) => Self::Same,
            Some(Direction::Mixed) => Self::Mixed,
            Some(Direction::Uncertain) => Self::Uncertain,
            None => Self::NotComparable,
        }
    }
}

impl ChangeMark {
    /// Its colour.
    pub fn tone(self) -> Tone {
        match self {
            Self::Better => Tone::InOrder,
            Self::Worse => Tone::NotInOrder,
            Self::Mixed => Tone::Partly,
            Self::Uncertain => Tone::Unknown,
            Self::Same | Self::NotComparable => Tone::InkSoft,
        }
    }
}

/// The mark of a change around `center`. `size` is its height in points.
pub fn change_mark(mark: ChangeMark, center: Point, size: f32) -> Vec<Shape> {
    let tone = mark.tone();
    let bar = |y: f32| {
        let (width, height) = (size * 0.62, size * 0.14);
        filled(Rect::new(center.x - width / 2.0, center.y + y * size - height / 2.0, width, height), tone)
    };
    match mark {
        ChangeMark::Better => arrow(center, size, size * 0.76, -1.0, tone).into(),
        ChangeMark::Worse => arrow(center, size, size * 0.76, 1.0, tone).into(),
        ChangeMark::Mixed => {
            let beside = |x: f32| Point::new(center.x + x * size, center.y);
            let up = arrow(beside(-0.26), size * 0.9, size * 0.46, -1.0, tone);
            let down = arrow(beside(0.26), size * 0.9, size * 0.46, 1.0, tone);
            up.into_iter().chain(down).collect()
        }
        ChangeMark::Same => vec![bar(-0.16), bar(0.16)],
        ChangeMark::Uncertain => {
            question_mark(Point::new(center.x, center.y - size * 0.02), size * 0.8, size * 0.14, tone).into()
        }
        ChangeMark::NotComparable => vec![bar(0.0)],
    }
}

/// An arrow of this height and width; `way` is -1 for up and 1 for down.
fn arrow(center: Point, height: f32, width: f32, way: f32, tone: Tone) -> [Shape; 2] {
    let at = |x: f32, y: f32| Point::new(center.x + x * width, center.y + y * height * way);
    let head = vec![at(0.0, 0.5), at(-0.5, -0.02), at(0.5, -0.02)];
    let shaft = vec![at(-0.15, 0.0), at(0.15, 0.0), at(0.15, -0.46), at(-0.15, -0.46)];
    [Shape::Polygon { points: head, fill: tone }, Shape::Polygon { points: shaft, fill: tone }]
}

/// For which measurement a streefniveau was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetMark {
    /// For the one that is drawn: an open triangle.
    ForThis,
    /// For the one after it: a full triangle.
    ForNext,
}

/// The mark of a streefniveau: a triangle of this size, in points, that points to the left from `edge`. At the upper or lower edge
/// of what it is drawn `within` it stands against that edge, whole.
pub fn target_mark(mark: TargetMark, edge: Point, size: f32, within: Rect) -> Vec<Shape> {
    let half = size * 0.62;
    let y = edge.y.min(within.bottom() - half).max(within.y + half);
    let corners = vec![Point::new(edge.x - size, y), Point::new(edge.x, y - half), Point::new(edge.x, y + half)];
    // The edge of a full one keeps it apart from what is dark behind it.
    let (fill, edge) = match mark {
        TargetMark::ForThis => (Tone::Panel, Tone::Ink),
        TargetMark::ForNext => (Tone::Ink, Tone::Panel),
    };
    vec![Shape::Polygon { points: corners.clone(), fill }, closed(corners, 1.0, edge, Dash::Solid)]
}

/// The mark of a verdict: that of the rating of the same meaning, and for 'nog onduidelijk' an interval between two bars.
pub fn verdict_mark(verdict: Verdict, center: Point, size: f32) -> Vec<Shape> {
    match verdict {
        Verdict::InOrder => rating_mark(Some(Rating::InOrder), center, size),
        Verdict::Partly => rating_mark(Some(Rating::Partly), center, size),
        Verdict::NotInOrder => rating_mark(Some(Rating::NotInOrder), center, size),
        Verdict::Unclear => interval_mark(center, size),
        Verdict::NotApplicable => rating_mark(Some(Rating::NotApplicable), center, size),
        Verdict::NotFilledIn => rating_mark(None, center, size),
    }
}

/// The mark of how a randvoorwaarde stands: that of its verdict, or a ring that fills while its items are not all answered and
/// nothing can be said yet.
pub fn score_mark(score: &PreconditionScore, center: Point, size: f32) -> Vec<Shape> {
    if score.is_unfinished() {
        progress_ring(score.counts.answered(), score.counts.total(), center, size)
    } else {
        verdict_mark(score.verdict, center, size)
    }
}

/// Two bars with a double arrow between them.
fn interval_mark(center: Point, size: f32) -> Vec<Shape> {
    let stroke = (size / 10.0).max(0.8);
    let at = |x: f32, y: f32| (center.x + x * size, center.y + y * size);
    let part = |points: &[(f32, f32)]| line(points, stroke, Tone::Unknown);
    vec![
        part(&[at(-0.45, -0.34), at(-0.45, 0.34)]),
        part(&[at(0.45, -0.34), at(0.45, 0.34)]),
        part(&[at(-0.28, 0.0), at(0.28, 0.0)]),
        part(&[at(-0.13, -0.17), at(-0.3, 0.0), at(-0.13, 0.17)]),
        part(&[at(0.13, -0.17), at(0.3, 0.0), at(0.13, 0.17)]),
    ]
}

/// A ring that fills clockwise from the top as work gets done: progress, and no verdict. `size` is its diameter in points.
pub fn progress_ring(done: usize, of: usize, center: Point, size: f32) -> Vec<Shape> {
    let width = size * 0.24;
    let radius = (size - width) / 2.0;
    let ring = |tone| closed(circle(center, radius), width, tone, Dash::Solid);
    if of > 0 && done >= of {
        return vec![ring(Tone::InkSoft)];
    }
    let mut shapes = vec![ring(Tone::Hair)];
    if done > 0 {
        let points = arc(center, radius, 0.0, done as f32 / of as f32);
        shapes.push(Shape::Line { points, width, tone: Tone::InkSoft, dash: Dash::Solid });
    }
    shapes
}

/// Which way a randvoorwaarde moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Verbeterd.
    Up,
    /// Verslechterd.
    Down,
}

/// That a randvoorwaarde moved, and whether anything of it is reality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoveMark {
    /// Which way.
    pub way: Way,
    /// Whether at least a part of it changed in reality: a full triangle. Else only the yardstick or what the team knows changed,
    /// or no reason was given: an open one.
    pub is_real: bool,
}

impl MoveMark {
    /// That of a change; `None` where nothing went up or down. Between measurements that do not follow each other nobody was asked
    /// what changed, and the triangle is full.
    pub fn of(change: &PreconditionComparison) -> Option<Self> {
        let way = match change.direction? {
            Direction::Better => Way::Up,
            Direction::Worse => Way::Down,
            Direction::Same | Direction::Mixed | Direction::Uncertain => return None,
        };
        Some(Self { way, is_real: change.is_in_reality() })
    }
}

/// The mark of a move around `center`: a triangle that points up or down. `size` is its width in points.
pub fn move_mark(mark: MoveMark, center: Point, size: f32) -> Vec<Shape> {
    let way = if mark.way == Way::Up { -1.0 } else { 1.0 };
    let at = |x: f32, y: f32| Point::new(center.x + x * size, center.y + y * size * way);
    if mark.is_real {
        let points = vec![at(0.0, 0.45), at(-0.5, -0.45), at(0.5, -0.45)];
        return vec![Shape::Polygon { points, fill: Tone::Ink }];
    }
    let points = vec![at(0.0, 0.34), at(-0.4, -0.38), at(0.4, -0.38)];
    vec![closed(points, (size * 0.12).max(0.7), Tone::Ink, Dash::Solid)]
}

/// The colour of a verdict: that of the rating of the same meaning.
pub fn verdict_tone(verdict: Verdict) -> Tone {
    Tone::of_rating(match verdict {
        Verdict::InOrder => Some(Rating::InOrder),
        Verdict::Partly => Some(Rating::Partly),
        Verdict::NotInOrder => Some(Rating::NotInOrder),
        Verdict::Unclear => Some(Rating::Unknown),
        Verdict::NotApplicable => Some(Rating::NotApplicable),
        Verdict::NotFilledIn => None,
    })
}
