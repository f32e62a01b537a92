//! What changed where ratings differ: a square for each item, by reason.

use super::geometry::{Dash, Drawing, LINE, Pen, Point, Rect, Shape, Tone, circle, filled, lines, outline};
use crate::analysis::{Moves, ReasonCounts};
use crate::model::ChangeReason;
use crate::words;

/// Width and height of a square, and from one to the next, relative to the letters.
const SQUARE: (f32, f32) = (1.72, 1.86);
const PITCH: f32 = 2.0;
/// Between two groups, relative to the letters.
const BETWEEN: f32 = 2.4;
/// How much smaller squares may be for all groups to stand on one line.
const SCALES: [f32; 4] = [1.0, 0.9, 0.8, 0.7];

/// What the marks and the words beside them mean.
const MEANING: &str = "Maatlat: het team kijkt er anders naar. Kennis: het team weet nu meer. Alleen werkelijkheid telt als beter of \
                       slechter werk.";

/// Draws a square for each item that got another rating, by what changed: full for the werkelijkheid, light for the maatlat, open
/// for the kennis, dashed where no reason was given; a triangle tells up or down, a dot from or to 'weten we niet'. `None` where
/// nothing moved.
///
/// `width` and `text`, the size of the letters, are in points.
pub fn reason_squares(counts: &ReasonCounts, width: f32, text: f32) -> Option<Drawing> {
    let groups: Vec<Group> = [Some(ChangeReason::Reality), Some(ChangeReason::Yardstick), Some(ChangeReason::Knowledge), None]
        .into_iter()
        .map(|reason| Group { reason, moves: counts.of(reason) })
        .filter(|group| group.moves.total() > 0)
        .collect();
    if groups.is_empty() {
        return None;
    }
    let on_a_line = |scale: &f32| {
        let groups_width: f32 = groups.iter().map(|group| group.width(group.moves.total(), text, *scale)).sum();
        groups_width + BETWEEN * text * (groups.len() - 1) as f32 <= width
    };
    let scale = SCALES.into_iter().find(on_a_line).unwrap_or(1.0);
    let pitch = PITCH * text * scale;
    let mut shapes = Vec::new();
    let (mut x, mut y, mut bottom) = (0.0, 0.0, 0.0_f32);
    for group in &groups {
        let in_a_row = ((width / pitch) as usize).max(1);
        let columns = group.moves.total().min(in_a_row);
        let group_width = group.width(columns, text, scale);
        if x > 0.0 && x + group_width > width {
            (x, y) = (0.0, bottom + text * 0.8);
        }
        shapes.push(Pen::strong(text).write(Rect::new(x, y, group_width + text, text * LINE), group.title()));
        let top = y + text * (LINE + 0.35);
        for (at, kind) in group.kinds().enumerate() {
            let (column, row) = (at % columns, at / columns);
            let corner = (x + column as f32 * pitch, top + row as f32 * pitch * 1.1);
            let square = Rect::new(corner.0, corner.1, SQUARE.0 * text * scale, SQUARE.1 * text * scale);
            shapes.extend(group.square(square, text));
            let center = Point::new(square.x + square.width / 2.0, square.y + square.height / 2.0);
            shapes.push(kind.mark(center, text * scale, group.ink()));
            bottom = bottom.max(square.bottom());
        }
        x += group_width + BETWEEN * text;
    }
    let said: Vec<String> = groups.iter().map(|group| format!("{} ({})", group.title(), group.said())).collect();
    let height = legend(&mut shapes, bottom + text * 0.7, width, text);
    let total: usize = groups.iter().map(|group| group.moves.total()).sum();
    let moved = words::count(total, "punt", "punten");
    let description = format!("Waardoor {moved} een ander oordeel kregen: {}. {MEANING}", words::enumeration(&said));
    Some(Drawing { width, height, shapes, description })
}

/// What the marks mean; tells where it ends.
fn legend(shapes: &mut Vec<Shape>, top: f32, width: f32, text: f32) -> f32 {
    let pen = Pen::regular(text).soft();
    let mut x = 0.0;
    for (kind, word) in [(Kind::Up, "hoger"), (Kind::Down, "lager"), (Kind::Other, "van of naar ‘weten we niet’")] {
        shapes.push(kind.mark(Point::new(x + text * 0.5, top + text * LINE / 2.0), text, Tone::Ink));
        let room = pen.width(word) + text * 0.2;
        shapes.push(pen.write(Rect::new(x + text * 1.3, top, room, text * LINE), word));
        x += text * 2.6 + room;
    }
    let below = top + text * LINE;
    shapes.push(pen.write(Rect::new(0.0, below, width, text * LINE), MEANING));
    below + lines(MEANING, width, text) as f32 * text * LINE
}

/// Items that moved for one reason, or without one.
struct Group {
    reason: Option<ChangeReason>,
    moves: Moves,
}

impl Group {
    /// `12 werkelijkheid`.
    fn title(&self) -> String {
        format!("{} {}", self.moves.total(), self.reason.map_or(words::WITHOUT_REASON, words::change_reason))
    }

    /// Width in points: that of its title, or of a row of `columns` squares where that is more.
    fn width(&self, columns: usize, text: f32, scale: f32) -> f32 {
        Pen::strong(text).width(&self.title()).max(columns as f32 * PITCH * text * scale)
    }

    /// `11 hoger, 1 lager`.
    fn said(&self) -> String {
        let Moves { better, worse, other } = self.moves;
        let all = [(better, "hoger"), (worse, "lager"), (other, "van of naar ‘weten we niet’")];
        let said = all.iter().filter(|(number, _)| *number > 0).map(|(number, word)| format!("{number} {word}"));
        said.collect::<Vec<_>>().join(", ")
    }

    fn kinds(&self) -> impl Iterator<Item = Kind> {
        let Moves { better, worse, other } = self.moves;
        [(Kind::Up, better), (Kind::Down, worse), (Kind::Other, other)]
            .into_iter()
            .flat_map(|(kind, number)| std::iter::repeat_n(kind, number))
    }

    fn square(&self, area: Rect, text: f32) -> Vec<Shape> {
        let edge = area.shrink(text * 0.05);
        match self.reason {
            Some(ChangeReason::Reality) => vec![filled(area, Tone::Ink)],
            Some(ChangeReason::Yardstick) => vec![filled(area, Tone::Hair)],
            Some(ChangeReason::Knowledge) => vec![outline(edge, text * 0.1, Tone::Ink, Dash::Solid)],
            None => {
                let dash = Dash::Dashed { stroke: text * 0.3, gap: text * 0.2 };
                vec![outline(edge, text * 0.1, Tone::Ink, dash)]
            }
        }
    }

    /// The colour of a mark on its square.
    fn ink(&self) -> Tone {
        if self.reason == Some(ChangeReason::Reality) { Tone::Panel } else { Tone::Ink }
    }
}

/// Which way an item moved.
#[derive(Clone, Copy)]
enum Kind {
    Up,
    Down,
    Other,
}

impl Kind {
    fn mark(self, center: Point, text: f32, fill: Tone) -> Shape {
        let at = |x: f32, y: f32| Point::new(center.x + x * text, center.y + y * text);
        let points = match self {
            Self::Up => vec![at(0.0, -0.45), at(0.48, 0.4), at(-0.48, 0.4)],
            Self::Down => vec![at(0.0, 0.45), at(-0.48, -0.4), at(0.48, -0.4)],
            Self::Other => circle(center, text * 0.32),
        };
        Shape::Polygon { points, fill }
    }
}

#[cfg(test)]
mod tests {
    use super::reason_squares;
    use crate::analysis::{Moves, ReasonCounts};
    use crate::shapes::{Shape, Tone};

    #[test]
    fn each_item_that_moved_has_one_square_and_all_of_it_is_said() {
        let counts = ReasonCounts {
            reality: Moves { better: 40, worse: 1, other: 0 },
            knowledge: Moves { better: 0, worse: 0, other: 5 },
            not_given: Moves { better: 1, worse: 0, other: 0 },
            ..ReasonCounts::default()
        };
        let drawing = reason_squares(&counts, 462.0, 8.5).unwrap();
        let full = |tone| drawing.shapes.iter().filter(|it| matches!(it, Shape::Polygon { fill, .. } if *fill == tone)).count();
        // The marks of 41 full squares are cut out of them; three more explain.
        assert_eq!((full(Tone::Panel), full(Tone::Ink)), (41, 41 + 6 + 3));
        assert!(drawing.description.starts_with(
            "Waardoor 47 punten een ander oordeel kregen: 41 werkelijkheid (40 hoger, 1 lager), 5 kennis (5 van of naar ‘weten we \
             niet’) en 1 zonder reden (1 hoger)."
        ));
        for shape in &drawing.shapes {
            if let Shape::Polygon { points, .. } = shape {
                assert!(
                    points.iter().all(|it| (0.0..=drawing.width).contains(&it.x) && (0.0..=drawing.height).contains(&it.y))
                );
            }
        }
    }

    #[test]
    fn nothing_is_drawn_where_nothing_moved() {
        assert_eq!(reason_squares(&ReasonCounts::default(), 462.0, 8.5), None);
    }
}
