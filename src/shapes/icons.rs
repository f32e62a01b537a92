//! Small marks in one colour: what a button does, how an action stands.

use super::geometry::{Dash, Point, Rect, Shape, Tone, arc, circle, closed, filled, outline, rounded};
use crate::analysis::Urgency;
use crate::model::ActionStatus;

/// What a small mark shows. None of them looks like the mark of a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// An open triangle: an action that is planned.
    Planned,
    /// A full triangle: an action on its way.
    InProgress,
    /// A ticked box: an action that is done.
    Done,
    /// A flag: an action that was dropped.
    Dropped,
    /// A clock: an action that is late.
    Late,
    /// All dossiers.
    House,
    /// Search.
    Magnifier,
    /// Take back.
    Undo,
    /// Do again.
    Redo,
    /// Three dots: everything else.
    More,
    /// Back.
    ChevronLeft,
    /// On, and what folds while it is closed.
    ChevronRight,
    /// Close upwards.
    ChevronUp,
    /// A list that opens, and what folds while it is open.
    ChevronDown,
    /// Add.
    Plus,
    /// Close, or take off a list.
    Cross,
    /// Filled in.
    Check,
    /// Copy.
    Copy,
    /// Show on a large screen.
    Screen,
    /// The library.
    Book,
    /// A sheet of paper: an invulblad or a report.
    Sheet,
    /// Protected.
    Lock,
    /// A hand that is raised.
    Hand,
}

impl Icon {
    /// All of them.
    pub const ALL: [Self; 23] = [
        Self::Planned,
        Self::InProgress,
        Self::Done,
        Self::Dropped,
        Self::Late,
        Self::House,
        Self::Magnifier,
        Self::Undo,
        Self::Redo,
        Self::More,
        Self::ChevronLeft,
        Self::ChevronRight,
        Self::ChevronUp,
        Self::ChevronDown,
        Self::Plus,
        Self::Cross,
        Self::Check,
        Self::Copy,
        Self::Screen,
        Self::Book,
        Self::Sheet,
        Self::Lock,
        Self::Hand,
    ];

    /// That of a status.
    pub fn of_status(status: ActionStatus) -> Self {
        match status {
            ActionStatus::Planned => Self::Planned,
            ActionStatus::InProgress => Self::InProgress,
            ActionStatus::Done => Self::Done,
            ActionStatus::Dropped => Self::Dropped,
        }
    }
}

/// A mark around `center` in one colour; `size` is the side of the square in which it fits, in points.
pub fn icon(icon: Icon, center: Point, size: f32, tone: Tone) -> Vec<Shape> {
    let pen = Pen { center, size, tone };
    match icon {
        Icon::Planned => vec![pen.closed(&PLAY)],
        Icon::InProgress => vec![pen.filled(&PLAY)],
        Icon::Done => vec![
            closed(rounded(pen.rect((2.5, 2.5), (13.5, 13.5)), 1.5 * pen.unit()), pen.stroke(), tone, Dash::Solid),
            pen.line(&[(5.0, 8.2), (7.2, 10.5), (11.2, 5.6)]),
        ],
        Icon::Dropped => vec![
            pen.line(&[(4.0, 2.5), (4.0, 14.0)]),
            pen.line(&[(4.0, 3.2), (12.5, 3.2), (10.5, 5.9), (12.5, 8.6), (4.0, 8.6)]),
        ],
        Icon::Late => vec![pen.ring((8.0, 8.0), 5.7), pen.line(&[(8.0, 4.6), (8.0, 8.2), (10.4, 9.7)])],
        Icon::House => vec![
            pen.line(&[(2.4, 7.6), (8.0, 2.6), (13.6, 7.6)]),
            pen.line(&[(4.0, 6.3), (4.0, 13.2), (12.0, 13.2), (12.0, 6.3)]),
        ],
        Icon::Magnifier => vec![pen.ring((7.0, 7.0), 4.4), pen.line(&[(10.2, 10.2), (13.6, 13.6)])],
        Icon::Undo => pen.turn(1.0),
        Icon::Redo => pen.turn(-1.0),
        Icon::More => [3.2, 8.0, 12.8].map(|x| pen.dot((x, 8.0), 1.35)).into(),
        Icon::ChevronLeft => vec![pen.line(&[(9.8, 4.2), (6.0, 8.0), (9.8, 11.8)])],
        Icon::ChevronRight => vec![pen.line(&[(6.2, 4.2), (10.0, 8.0), (6.2, 11.8)])],
        Icon::ChevronUp => vec![pen.line(&[(4.2, 9.8), (8.0, 6.0), (11.8, 9.8)])],
        Icon::ChevronDown => vec![pen.line(&[(4.2, 6.2), (8.0, 10.0), (11.8, 6.2)])],
        Icon::Plus => vec![pen.line(&[(2.8, 8.0), (13.2, 8.0)]), pen.line(&[(8.0, 2.8), (8.0, 13.2)])],
        Icon::Cross => vec![pen.line(&[(3.6, 3.6), (12.4, 12.4)]), pen.line(&[(12.4, 3.6), (3.6, 12.4)])],
        Icon::Check => vec![pen.line(&[(3.0, 8.4), (6.4, 11.8), (13.0, 4.6)])],
        Icon::Copy => vec![
            outline(pen.rect((5.8, 5.8), (13.2, 13.2)), pen.stroke(), tone, Dash::Solid),
            pen.line(&[(3.6, 10.4), (2.8, 10.4), (2.8, 2.8), (10.4, 2.8), (10.4, 3.6)]),
        ],
        Icon::Screen => vec![
            outline(pen.rect((2.2, 3.0), (13.8, 11.0)), pen.stroke(), tone, Dash::Solid),
            pen.line(&[(5.2, 13.4), (10.8, 13.4)]),
        ],
        Icon::Book => vec![
            outline(pen.rect((2.4, 3.2), (13.6, 12.8)), pen.stroke(), tone, Dash::Solid),
            pen.line(&[(8.0, 3.2), (8.0, 12.8)]),
        ],
        Icon::Sheet => vec![
            outline(pen.rect((3.2, 2.4), (12.8, 13.6)), pen.stroke(), tone, Dash::Solid),
            pen.line(&[(5.6, 6.0), (10.4, 6.0)]),
            pen.line(&[(5.6, 8.6), (10.4, 8.6)]),
        ],
        Icon::Lock => pen.lock(),
        Icon::Hand => pen.hand(),
    }
}

/// The squares of effect and ease, around `center`: up is a large effect, right is easy, and the place of the gap is full. `size` is
/// the side of the four together in points; `None` has no place yet.
pub fn urgency_mark(urgency: Option<Urgency>, center: Point, size: f32) -> Vec<Shape> {
    const PLACES: [(Urgency, f32, f32); 4] =
        [(Urgency::Plan, 0.0, 0.0), (Urgency::DoFirst, 1.0, 0.0), (Urgency::LetRest, 0.0, 1.0), (Urgency::TakeAlong, 1.0, 1.0)];
    let edge = (size / 16.0).max(0.75);
    let side = size * 7.0 / 15.0;
    let step = size - side;
    let square = |(of, column, row): (Urgency, f32, f32)| {
        let area = Rect::new(center.x - size / 2.0 + step * column, center.y - size / 2.0 + step * row, side, side);
        if urgency == Some(of) {
            filled(area, Tone::Ink)
        } else {
            outline(area.shrink(edge / 2.0), edge, Tone::Line, Dash::Solid)
        }
    };
    PLACES.map(square).into()
}

const PLAY: [(f32, f32); 3] = [(4.6, 3.0), (12.6, 8.0), (4.6, 13.0)];

/// Draws in a square of 16 by 16.
#[derive(Clone, Copy)]
struct Pen {
    center: Point,
    size: f32,
    tone: Tone,
}

impl Pen {
    fn unit(self) -> f32 {
        self.size / 16.0
    }

    fn stroke(self) -> f32 {
        (self.unit() * 1.6).max(0.8)
    }

    fn at(self, (x, y): (f32, f32)) -> Point {
        Point::new(self.center.x + (x - 8.0) * self.unit(), self.center.y + (y - 8.0) * self.unit())
    }

    fn points(self, points: &[(f32, f32)]) -> Vec<Point> {
        points.iter().map(|point| self.at(*point)).collect()
    }

    fn rect(self, from: (f32, f32), to: (f32, f32)) -> Rect {
        let (from, to) = (self.at(from), self.at(to));
        Rect::new(from.x, from.y, to.x - from.x, to.y - from.y)
    }

    fn through(self, points: Vec<Point>, width: f32) -> Shape {
        Shape::Line { points, width, tone: self.tone, dash: Dash::Solid }
    }

    fn line(self, points: &[(f32, f32)]) -> Shape {
        self.through(self.points(points), self.stroke())
    }

    fn closed(self, points: &[(f32, f32)]) -> Shape {
        closed(self.points(points), self.stroke(), self.tone, Dash::Solid)
    }

    fn filled(self, points: &[(f32, f32)]) -> Shape {
        Shape::Polygon { points: self.points(points), fill: self.tone }
    }

    fn ring(self, center: (f32, f32), radius: f32) -> Shape {
        closed(circle(self.at(center), radius * self.unit()), self.stroke(), self.tone, Dash::Solid)
    }

    fn dot(self, center: (f32, f32), radius: f32) -> Shape {
        Shape::Polygon { points: circle(self.at(center), radius * self.unit()), fill: self.tone }
    }

    /// An arrow that turns back; `way` is 1 to the left and -1 to the right.
    fn turn(self, way: f32) -> Vec<Shape> {
        let flip = |(x, y): (f32, f32)| (8.0 + (x - 8.0) * way, y);
        let head = [(6.2, 3.2), (3.2, 6.2), (6.2, 9.2)].map(flip);
        let mut shaft = vec![self.at(flip((3.6, 6.2)))];
        let bow = self.at(flip((9.4, 9.4)));
        let (from, to) = if way > 0.0 { (0.0, 0.5) } else { (0.0, -0.5) };
        shaft.extend(arc(bow, 3.2 * self.unit(), from, to));
        shaft.push(self.at(flip((6.4, 12.6))));
        vec![self.line(&head), self.through(shaft, self.stroke())]
    }

    fn lock(self) -> Vec<Shape> {
        let mut bow = vec![self.at((5.4, 7.4))];
        bow.extend(arc(self.at((8.0, 5.2)), 2.6 * self.unit(), -0.25, 0.25));
        bow.push(self.at((10.6, 7.4)));
        let body = self.rect((3.4, 7.4), (12.6, 13.6));
        vec![
            self.through(bow, self.stroke()),
            closed(rounded(body, self.unit()), self.stroke(), self.tone, Dash::Solid),
            self.line(&[(8.0, 9.7), (8.0, 11.3)]),
        ]
    }

    fn hand(self) -> Vec<Shape> {
        const FINGERS: [(f32, f32); 4] = [(5.3, 4.2), (7.3, 2.6), (9.3, 3.0), (11.3, 4.8)];
        let palm = [(4.4, 7.6), (12.2, 7.6), (12.2, 10.6), (10.8, 13.4), (7.0, 13.6), (4.4, 11.4)];
        let width = 1.7 * self.unit();
        let mut shapes = vec![self.filled(&palm)];
        for (x, y) in FINGERS {
            shapes.push(self.through(self.points(&[(x, 9.0), (x, y)]), width));
            shapes.push(self.dot((x, y), 0.85));
        }
        shapes.push(self.through(self.points(&[(5.4, 11.4), (2.8, 8.6)]), width));
        shapes.push(self.dot((2.8, 8.6), 0.85));
        shapes
    }
}

#[cfg(test)]
mod tests {
    use super::{Icon, icon, urgency_mark};
    use crate::analysis::Urgency;
    use crate::shapes::{Point, Shape, Tone};

    fn points(shapes: &[Shape]) -> Vec<Point> {
        shapes
            .iter()
            .flat_map(|shape| match shape {
                Shape::Polygon { points, .. } | Shape::Line { points, .. } => points.clone(),
                Shape::Dots(_) | Shape::Text { .. } => panic!("an icon has no texture and no words: {shape:?}"),
            })
            .collect()
    }

    #[test]
    fn every_icon_fits_its_square_and_looks_like_no_other() {
        let mut seen = Vec::new();
        for which in Icon::ALL {
            let shapes = icon(which, Point::new(10.0, 20.0), 16.0, Tone::Ink);
            for point in points(&shapes) {
                assert!((2.0..=18.0).contains(&point.x) && (12.0..=28.0).contains(&point.y), "{which:?}: {point:?}");
            }
            assert!(!shapes.is_empty() && !seen.contains(&shapes), "{which:?}");
            seen.push(shapes);
        }
    }

    #[test]
    fn a_gap_without_effect_or_ease_has_no_full_square() {
        let full = |urgency| {
            let shapes = urgency_mark(urgency, Point::new(8.0, 8.0), 15.0);
            assert_eq!(shapes.len(), 4);
            shapes.iter().position(|shape| matches!(shape, Shape::Polygon { .. }))
        };
        assert_eq!(full(None), None);
        assert_eq!(full(Some(Urgency::DoFirst)), Some(1), "what has a large effect and is easy stands up and right");
        assert_eq!(full(Some(Urgency::LetRest)), Some(2));
    }
}
