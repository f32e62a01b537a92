//! The primitives that every drawing consists of.

pub use crate::fonts::Weight;
use crate::model::Rating;

/// A drawing of a fixed size with its alternative text.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// What is drawn, from back to front.
    pub shapes: Vec<Shape>,
    /// The alternative text: what the drawing says, in words. Empty for decoration.
    pub description: String,
}

/// A position in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Distance from the left edge of the drawing, in points.
    pub x: f32,
    /// Distance from its upper edge, in points, downwards.
    pub y: f32,
}

impl Point {
    /// The point at these coordinates.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The point moved right by `x` and down by `y` points.
    #[must_use]
    pub fn moved(self, x: f32, y: f32) -> Self {
        Self::new(self.x + x, self.y + y)
    }
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge, in points.
    pub x: f32,
    /// Upper edge, in points.
    pub y: f32,
    /// Width in points, not negative.
    pub width: f32,
    /// Height in points, not negative.
    pub height: f32,
}

impl Rect {
    /// The rectangle with this upper left corner and size.
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    /// Right edge, in points.
    pub fn right(self) -> f32 {
        self.x + self.width
    }

    /// Lower edge, in points.
    pub fn bottom(self) -> f32 {
        self.y + self.height
    }

    /// The height of a level from 0 at its foot to 1 at its top, as a distance in points from the upper edge of the drawing.
    pub fn y_of_level(self, level: f32) -> f32 {
        self.y + self.height * (1.0 - level)
    }

    /// The rectangle moved right by `x` and down by `y` points.
    #[must_use]
    pub fn moved(self, x: f32, y: f32) -> Self {
        Self { x: self.x + x, y: self.y + y, ..self }
    }

    /// The rectangle without a border of `by` points; empty when it is smaller than that.
    #[must_use]
    pub fn shrink(self, by: f32) -> Self {
        Self::new(self.x + by, self.y + by, (self.width - 2.0 * by).max(0.0), (self.height - 2.0 * by).max(0.0))
    }

    /// The part of it between two levels, each from 0 at its foot to 1 at its top.
    #[must_use]
    pub fn level(self, from: f32, to: f32) -> Self {
        Self { y: self.y_of_level(to), height: self.height * (to - from), ..self }
    }

    /// The corners in order, from the upper left one clockwise.
    pub fn corners(self) -> Vec<Point> {
        let corners = [(self.x, self.y), (self.right(), self.y), (self.right(), self.bottom()), (self.x, self.bottom())];
        corners.map(|(x, y)| Point::new(x, y)).into()
    }
}

/// A colour by its meaning; the window and the paper each have their own palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Text and strong edges.
    Ink,
    /// Secondary text.
    InkSoft,
    /// Edges of controls and stones.
    Line,
    /// Cards and paper; also what is cut out of a mark.
    Panel,
    /// Empty stones and bars.
    Sunken,
    /// Fine lines that divide, and the part of a ring that is not filled yet.
    Hair,
    /// A place that is deliberately left: neither full nor open.
    Grey,
    /// Emphasis that is no rating.
    Accent,
    /// Op orde.
    InOrder,
    /// Deels.
    Partly,
    /// Niet op orde.
    NotInOrder,
    /// Weten we niet, and nog onduidelijk.
    Unknown,
    /// A tint of op orde under text.
    InOrderSoft,
    /// A tint of deels under text.
    PartlySoft,
    /// A tint of niet op orde under text.
    NotInOrderSoft,
    /// A tint of weten we niet under text.
    UnknownSoft,
}

impl Tone {
    /// The colour of a rating; of no rating the colour of edges.
    pub fn of_rating(rating: Option<Rating>) -> Self {
        match rating {
            Some(Rating::InOrder) => Self::InOrder,
            Some(Rating::Partly) => Self::Partly,
            Some(Rating::NotInOrder) => Self::NotInOrder,
            Some(Rating::Unknown) => Self::Unknown,
            Some(Rating::NotApplicable) => Self::InkSoft,
            None => Self::Line,
        }
    }

    /// The tint of this colour on which ink stays readable.
    #[must_use]
    pub fn soft(self) -> Self {
        match self {
            Self::InOrder => Self::InOrderSoft,
            Self::Partly => Self::PartlySoft,
            Self::NotInOrder => Self::NotInOrderSoft,
            Self::Unknown => Self::UnknownSoft,
            other => other,
        }
    }
}

/// Where a text stands between the sides of its area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// How a line is broken up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// In strokes and gaps of these lengths, in points.
    Dashed {
        /// Length of a stroke in points.
        stroke: f32,
        /// Length of a gap in points.
        gap: f32,
    },
}

/// A rectangle filled with dots in rows, every other row shifted by half: what nobody knows. All dots are whole, and the outer
/// ones touch the edges, so that the field ends where its area does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dots {
    /// What they fill.
    pub area: Rect,
    /// Radius of a dot in points. In an area that is lower than a dot, dots are as high as the area.
    pub radius: f32,
    /// About how far the dots of a row are apart, in points; rows are half of that apart.
    pub pitch: f32,
    /// Their colour.
    pub tone: Tone,
}

/// Dots beside each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DotRow {
    /// The center of the first one.
    pub first: Point,
    /// From one center to the next, in points.
    pub step: f32,
    /// How many there are.
    pub count: usize,
}

impl DotRow {
    /// The center of each dot.
    pub fn centers(self) -> impl Iterator<Item = Point> {
        (0..self.count).map(move |at| Point::new(self.first.x + self.step * at as f32, self.first.y))
    }
}

impl Dots {
    /// The radius with which the dots are drawn, in points.
    pub fn drawn_radius(&self) -> f32 {
        self.radius.min(self.area.height / 2.0).min(self.area.width / 2.0).max(0.0)
    }

    /// The rows from top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = DotRow> {
        let radius = self.drawn_radius();
        let inside = self.area.shrink(radius);
        // As many as fit best: a few more or less than the pitch says make them end at the edges.
        let across = (inside.width / self.pitch).round().max(1.0);
        let down = (inside.height / (self.pitch / 2.0)).round();
        let step = inside.width / across;
        let (top, height) = if down < 1.0 { (inside.y + inside.height / 2.0, 0.0) } else { (inside.y, inside.height / down) };
        let across = across as usize;
        (0..=if radius > 0.0 { down as usize } else { 0 }).map(move |row| {
            let is_shifted = row % 2 == 1;
            let x = if is_shifted { inside.x + step / 2.0 } else { inside.x };
            DotRow {
                first: Point::new(x, top + height * row as f32),
                step,
                count: if is_shifted { across } else { across + 1 },
            }
        })
    }
}

/// A primitive.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled convex polygon.
    Polygon {
        /// Its corners in order.
        points: Vec<Point>,
        /// Its colour.
        fill: Tone,
    },
    /// A line through points.
    Line {
        /// The points in order; repeat the first to close it.
        points: Vec<Point>,
        /// Thickness in points.
        width: f32,
        /// Its colour.
        tone: Tone,
        /// How it is broken up.
        dash: Dash,
    },
    /// A field of dots.
    Dots(Dots),
    /// A text that begins at the top of its area and wraps at its width.
    Text {
        /// Where it stands. It is meant to fit; what does not is not cut off.
        area: Rect,
        /// What it says.
        text: String,
        /// Size of the letters in points; a line takes 1.3 times as much.
        size: f32,
        /// Weight of the letters.
        weight: Weight,
        /// Where lines stand between the sides of the area.
        align: Align,
        /// Its colour.
        tone: Tone,
    },
}

/// A shape moved right by `x` and down by `y`, in points.
pub fn moved(shape: Shape, x: f32, y: f32) -> Shape {
    let shift = |points: Vec<Point>| points.into_iter().map(|point| point.moved(x, y)).collect();
    match shape {
        Shape::Polygon { points, fill } => Shape::Polygon { points: shift(points), fill },
        Shape::Line { points, width, tone, dash } => Shape::Line { points: shift(points), width, tone, dash },
        Shape::Dots(dots) => Shape::Dots(Dots { area: dots.area.moved(x, y), ..dots }),
        Shape::Text { area, text, size, weight, align, tone } => {
            Shape::Text { area: area.moved(x, y), text, size, weight, align, tone }
        }
    }
}

/// How the words of a drawing are written: a size in points, at the left, in ink unless it is said otherwise.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) align: Align,
    pub(super) tone: Tone,
}

impl Pen {
    pub(super) const fn regular(size: f32) -> Self {
        Self { size, weight: Weight::Regular, align: Align::Left, tone: Tone::Ink }
    }

    pub(super) const fn strong(size: f32) -> Self {
        Self { weight: Weight::SemiBold, ..Self::regular(size) }
    }

    pub(super) const fn soft(self) -> Self {
        Self { tone: Tone::InkSoft, ..self }
    }

    pub(super) const fn centered(self) -> Self {
        Self { align: Align::Center, ..self }
    }

    pub(super) const fn at_right(self) -> Self {
        Self { align: Align::Right, ..self }
    }

    /// The width of a text on one line, in points.
    pub(super) fn width(self, text: &str) -> f32 {
        self.weight.width(text, self.size)
    }

    /// The height of a line, in points.
    pub(super) fn line(self) -> f32 {
        self.size * LINE
    }

    pub(super) fn write(self, area: Rect, text: impl Into<String>) -> Shape {
        let Self { size, weight, align, tone } = self;
        Shape::Text { area, text: text.into(), size, weight, align, tone }
    }
}

/// A filled rectangle.
pub(super) fn filled(rect: Rect, fill: Tone) -> Shape {
    Shape::Polygon { points: rect.corners(), fill }
}

/// The edge of a rectangle.
pub(super) fn outline(rect: Rect, width: f32, tone: Tone, dash: Dash) -> Shape {
    closed(rect.corners(), width, tone, dash)
}

/// The corners of a rectangle, rounded by this radius in points.
pub(super) fn rounded(rect: Rect, radius: f32) -> Vec<Point> {
    let Rect { x, y, .. } = rect.shrink(radius);
    let (right, bottom) = (rect.right() - radius, rect.bottom() - radius);
    let corners = [((x, y), 0.75), ((right, y), 0.0), ((right, bottom), 0.25), ((x, bottom), 0.5)];
    let corner = |((x, y), from): ((f32, f32), f32)| {
        (0_u8..=3).map(move |step| {
            let angle = (from + f32::from(step) / 12.0) * std::f32::consts::TAU;
            Point::new(x + radius * angle.sin(), y - radius * angle.cos())
        })
    };
    corners.into_iter().flat_map(corner).collect()
}

/// A line that returns to its first point.
pub(super) fn closed(mut points: Vec<Point>, width: f32, tone: Tone, dash: Dash) -> Shape {
    points.extend(points.first().copied());
    Shape::Line { points, width, tone, dash }
}

/// A line through points.
pub(super) fn line(points: &[(f32, f32)], width: f32, tone: Tone) -> Shape {
    let points = points.iter().map(|(x, y)| Point::new(*x, *y)).collect();
    Shape::Line { points, width, tone, dash: Dash::Solid }
}

/// A dashed line between two points.
pub(super) fn line_dashed(from: (f32, f32), to: (f32, f32), width: f32, tone: Tone) -> Shape {
    let points = [from, to].map(|(x, y)| Point::new(x, y)).into();
    Shape::Line { points, width, tone, dash: Dash::Dashed { stroke: width * 3.5, gap: width * 2.5 } }
}

/// Height of a line of text relative to the size of its letters.
pub(super) const LINE: f32 = 1.3;

/// How many lines a text needs at most when it wraps at `width`.
pub(super) fn lines(text: &str, width: f32, size: f32) -> usize {
    let room = width / size;
    let (mut lines, mut used) = (1, 0.0);
    for word in text.split_whitespace() {
        let length: f32 = word.chars().map(letter).sum();
        let before = if used > 0.0 { letter(' ') } else { 0.0 };
        if used > 0.0 && used + before + length > room {
            lines += 1;
            used = 0.0;
        } else {
            used += before;
        }
        // A word that is wider than a line is continued on the next one.
        for width in word.chars().map(letter) {
            if used > 0.0 && used + width > room {
                lines += 1;
                used = 0.0;
            }
            used += width;
        }
    }
    lines
}

/// Width of a letter relative to its size. Drawings know no typeface, so this is on the wide side.
fn letter(letter: char) -> f32 {
    match letter {
        ' ' | 'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '‘' | '’' => 0.31,
        'f' | 'r' | 't' | '-' | '(' | ')' | '/' => 0.41,
        'm' | 'w' | 'M' | 'W' | '%' | '…' => 0.9,
        letter if letter.is_lowercase() => 0.6,
        letter if letter.is_ascii() => 0.69,
        _ => 1.0,
    }
}

/// Rows of these heights in groups that are no higher than `most`, for drawings that each fit on a page; `first` is
/// what the first group may take. Every group has at least one row.
pub(super) fn fitting<T>(rows: Vec<T>, height: impl Fn(&T) -> f32, first: f32, most: f32) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = Vec::new();
    let mut room = 0.0;
    for row in rows {
        let needed = height(&row);
        if needed > room || groups.is_empty() {
            room = if groups.is_empty() { first } else { most };
            groups.push(Vec::new());
        }
        room -= needed;
        if let Some(group) = groups.last_mut() {
            group.push(row);
        }
    }
    groups
}

/// Points on a part of a circle, from `from` to `to` in turns, clockwise from the top; both ends included.
pub(super) fn arc(center: Point, radius: f32, from: f32, to: f32) -> Vec<Point> {
    (0..=ARC_STEPS)
        .map(|step| {
            let turn = from + (to - from) * f32::from(step) / f32::from(ARC_STEPS);
            let angle = turn * std::f32::consts::TAU;
            Point::new(center.x + radius * angle.sin(), center.y - radius * angle.cos())
        })
        .collect()
}

/// Points on a whole circle, none of them twice: a point that nearly repeats another makes a spike in a closed line.
pub(super) fn circle(center: Point, radius: f32) -> Vec<Point> {
    let mut points = arc(center, radius, 0.0, 1.0);
    points.pop();
    points
}

const ARC_STEPS: u8 = 40;

/// Diagonal lines within a rectangle.
pub(super) fn hatch(rect: Rect, spacing: f32, width: f32, tone: Tone) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let Rect { x: left, y: top, width: across, height: down } = rect;
    if across <= 0.0 || down <= 0.0 {
        return shapes;
    }
    let mut offset = spacing / 2.0;
    while offset < across + down {
        // The diagonal x + y = offset, cut off at the edges.
        let start = if offset <= down { (left, top + offset) } else { (left + offset - down, top + down) };
        let end = if offset <= across { (left + offset, top) } else { (left + across, top + offset - across) };
        shapes.push(line(&[start, end], width, tone));
        offset += spacing;
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::{Dots, Rect, Tone, fitting, lines};

    #[test]
    fn dots_are_whole_and_touch_the_edges_of_their_field() {
        for (width, height) in [(199.0, 19.0), (95.0, 5.6), (40.0, 1.0), (6.0, 6.0)] {
            let area = Rect::new(10.0, 20.0, width, height);
            let dots = Dots { area, radius: 1.35, pitch: 6.0, tone: Tone::Unknown };
            let radius = dots.drawn_radius();
            let centers: Vec<_> = dots.rows().flat_map(super::DotRow::centers).collect();
            let range = |of: fn(&super::Point) -> f32| {
                let all = centers.iter().map(of);
                (all.clone().fold(f32::MAX, f32::min) - radius, all.fold(f32::MIN, f32::max) + radius)
            };
            let (left, right) = range(|point| point.x);
            let (top, bottom) = range(|point| point.y);
            for (edge, expected) in [(left, area.x), (right, area.right())] {
                assert!((edge - expected).abs() < 0.01, "{width}×{height}: {edge} and {expected}");
            }
            assert!(top > area.y - 0.01 && bottom < area.bottom() + 0.01, "{width}×{height}: {top}–{bottom}");
            if height > 5.0 {
                assert!(top < area.y + 0.01 && bottom > area.bottom() - 0.01, "{width}×{height}: {top}–{bottom}");
            }
        }
    }

    #[test]
    fn nothing_is_drawn_in_a_field_without_height() {
        let dots = Dots { area: Rect::new(0.0, 0.0, 50.0, 0.0), radius: 1.35, pitch: 6.0, tone: Tone::Unknown };
        assert!(dots.drawn_radius() <= 0.0);
    }

    #[test]
    fn names_get_the_room_that_they_need() {
        assert_eq!(lines("Kort", 100.0, 10.0), 1);
        assert_eq!(lines("een twee drie vier", 55.5, 10.0), 2);
        assert_eq!(lines("mmmm mmmm", 55.5, 10.0), 2);
        assert_eq!(lines(&"a".repeat(25), 60.5, 10.0), 3);
        assert_eq!(lines(&"a".repeat(9), 1.0, 10.0), 9);
    }

    #[test]
    fn rows_are_split_where_the_page_ends() {
        let check = |rows: &[f32], expected: &[&[f32]]| {
            assert_eq!(fitting(rows.to_vec(), |row| *row, 20.0, 30.0), expected, "{rows:?}");
        };
        check(&[], &[]);
        check(&[10.0, 10.0, 10.0, 20.0, 10.0], &[&[10.0, 10.0], &[10.0, 20.0], &[10.0]]);
        check(&[50.0, 5.0], &[&[50.0], &[5.0]]);
    }
}
