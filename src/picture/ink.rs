//! Shapes as paths, which both formats draw.

use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use vello_cpu::kurbo::{Affine, BezPath, Circle, Shape as _};

use crate::shapes::{Align, Dash, DotRow, Point, Shape, Tone, wrapped};

/// Something that is drawn in one colour.
pub(super) enum Ink {
    /// A path that is filled.
    Fill {
        /// The path.
        path: BezPath,
        /// Its colour.
        tone: Tone,
    },
    /// A path along which a line is drawn.
    Stroke {
        /// The path.
        path: BezPath,
        /// Its thickness in points.
        width: f32,
        /// Its colour.
        tone: Tone,
        /// How it is broken up.
        dash: Dash,
    },
}

/// A shape as paths, in order.
pub(super) fn inks(shape: &Shape) -> Vec<Ink> {
    match shape {
        Shape::Polygon { points, fill } => {
            let mut path = through(points);
            path.close_path();
            vec![Ink::Fill { path, tone: *fill }]
        }
        Shape::Line { points, width, tone, dash } => {
            let path = match points.as_slice() {
                [first, inner @ .., last] if inner.len() > 1 && first == last => {
                    let mut path = through(&points[..points.len() - 1]);
                    path.close_path();
                    path
                }
                points => through(points),
            };
            vec![Ink::Stroke { path, width: *width, tone: *tone, dash: *dash }]
        }
        Shape::Dots(dots) => {
            let radius = f64::from(dots.drawn_radius());
            let circle = |center: Point| Circle::new((f64::from(center.x), f64::from(center.y)), radius).to_path(TOLERANCE);
            let path = dots.rows().flat_map(DotRow::centers).flat_map(circle).collect();
            vec![Ink::Fill { path, tone: dots.tone }]
        }
        Shape::Text { area, text, size, weight, align, tone } => {
            // As on paper and in the window, lines are 1.3 times as high as letters, and those stand in their middle.
            let (line, baseline) = (size * 1.3, size * BASELINE);
            let mut path = BezPath::new();
            for (said, at) in wrapped(text, *weight, *size, area.width).iter().zip(0_u16..) {
                let room = area.width - weight.width(said, *size);
                let indent = match align {
                    Align::Left => 0.0,
                    Align::Center => room / 2.0,
                    Align::Right => room,
                };
                let mut x = area.x + indent;
                let y = area.y + line * f32::from(at) + baseline;
                for letter in weight.letters(said) {
                    let mut pen = GlyphPen::default();
                    let settings = DrawSettings::unhinted(Size::new(*size), LocationRef::default());
                    // A letter without an outline, as a space, draws nothing.
                    if let Some(Ok(_)) =
                        letter.font.outline_glyphs().get(letter.glyph).map(|glyph| glyph.draw(settings, &mut pen))
                    {
                        let place = Affine::translate((f64::from(x), f64::from(y))) * Affine::FLIP_Y;
                        path.extend(place * pen.path);
                    }
                    x += letter.advance * size;
                }
            }
            vec![Ink::Fill { path, tone: *tone }]
        }
    }
}

/// From the top of a line to the baseline, relative to the size of the letters.
const BASELINE: f32 = 0.984;

/// How far a circle may be from a true one, in points.
const TOLERANCE: f64 = 0.02;

fn through(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    for (point, at) in points.iter().zip(0_usize..) {
        let place = (f64::from(point.x), f64::from(point.y));
        if at == 0 { path.move_to(place) } else { path.line_to(place) }
    }
    path
}

/// Takes the outline of a letter.
#[derive(Default)]
struct GlyphPen {
    path: BezPath,
}

impl OutlinePen for GlyphPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to((f64::from(x), f64::from(y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to((f64::from(x), f64::from(y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to((f64::from(cx), f64::from(cy)), (f64::from(x), f64::from(y)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let control = |x: f32, y: f32| (f64::from(x), f64::from(y));
        self.path.curve_to(control(cx0, cy0), control(cx1, cy1), control(x, y));
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}
