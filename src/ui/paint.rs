//! Puts drawings on the screen.

use egui::epaint::{FontFamily, PathShape, PathStroke, TextShape};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::theme::{self, Palette};
use crate::model::Rating;
use crate::shapes::{self, Align, Dash, Drawing, Point, Shape, Tone, Weight};

/// Shows a drawing; its description stands in for it in the accessibility tree.
pub(super) fn drawing_ui(ui: &mut Ui, drawing: &Drawing) -> Response {
    drawing_with(ui, drawing, Sense::hover())
}

/// As [`drawing_ui`], for a drawing that tells something nothing else tells: the Tab key comes by it, so that it is heard.
pub(super) fn told_drawing_ui(ui: &mut Ui, drawing: &Drawing) -> Response {
    drawing_with(ui, drawing, Sense::focusable_noninteractive())
}

fn drawing_with(ui: &mut Ui, drawing: &Drawing, sense: Sense) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(drawing.width, drawing.height), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &drawing.description));
    if ui.is_rect_visible(rect) {
        shapes_at(ui, rect.min, &drawing.shapes);
    }
    response
}

/// Shows a drawing that says nothing, so that it is not in the accessibility tree either.
pub(super) fn ornament_ui(ui: &mut Ui, drawing: &Drawing) {
    let (rect, _) = ui.allocate_exact_size(vec2(drawing.width, drawing.height), Sense::hover());
    shapes_at(ui, rect.min, &drawing.shapes);
}

/// The mark of a rating around a point, `size` points across.
pub(super) fn rating_mark_at(ui: &Ui, center: Pos2, size: f32, rating: Option<Rating>) {
    shapes_at(ui, Pos2::ZERO, &shapes::rating_mark(rating, Point::new(center.x, center.y), size));
}

/// A ring around a point, `size` points across, that is filled as far as something is: so many of so many. It says nothing good
/// or bad.
pub(super) fn progress_ring_at(ui: &Ui, center: Pos2, size: f32, (done, all): (usize, usize)) {
    let palette = Palette::of(ui);
    let width = size * 0.22;
    let radius = (size - width) / 2.0;
    ui.painter().circle_stroke(center, radius, egui::Stroke::new(width, palette.hair));
    let share = if all == 0 { 0.0 } else { done.min(all) as f32 / all as f32 };
    if share > 0.0 {
        let stroke = egui::Stroke::new(width, palette.ink_soft);
        let steps = (share * 48.0).ceil() as u8;
        let point = |step: u8| {
            let turn = share * f32::from(step) / f32::from(steps.max(1)) - 0.25;
            center + radius * egui::Vec2::angled(turn * std::f32::consts::TAU)
        };
        ui.painter().add(line((0..=steps).map(point).collect(), stroke));
    }
}

/// What a mark stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkGround {
    /// A card, or the window.
    Panel,
    /// A solid fill of this colour: the mark is cut out of it.
    Fill(Color32),
}

/// The mark of a rating around a point, `size` points across, on this ground.
pub(super) fn rating_mark_on(ui: &Ui, ground: MarkGround, center: Pos2, size: f32, rating: Option<Rating>) {
    let mark = shapes::rating_mark(rating, Point::new(center.x, center.y), size);
    let palette = Palette::of(ui);
    match ground {
        MarkGround::Panel => shapes_at(ui, Pos2::ZERO, &mark),
        MarkGround::Fill(fill) => {
            toned_shapes_at(ui, Pos2::ZERO, &mark, |tone| if tone == Tone::Panel { fill } else { palette.onfill });
        }
    }
}

/// Shapes with their origin at a point of the screen.
pub(super) fn shapes_at(ui: &Ui, origin: Pos2, list: &[Shape]) {
    let palette = Palette::of(ui);
    toned_shapes_at(ui, origin, list, |tone| palette.tone(tone));
}

/// Shapes with their origin at a point of the screen, in these colours.
fn toned_shapes_at(ui: &Ui, origin: Pos2, list: &[Shape], color: impl Fn(Tone) -> Color32) {
    let painter = ui.painter();
    let place =
        |points: &[Point]| -> Vec<Pos2> { points.iter().map(|point| pos2(origin.x + point.x, origin.y + point.y)).collect() };
    for shape in list {
        match shape {
            Shape::Polygon { points, fill } => {
                painter.add(PathShape::convex_polygon(place(points), color(*fill), PathStroke::NONE));
            }
            Shape::Line { points, width, tone, dash } => {
                let stroke = egui::Stroke::new(*width, color(*tone));
                match dash {
                    Dash::Solid => {
                        painter.add(line(place(points), stroke));
                    }
                    Dash::Dashed { stroke: length, gap } => {
                        painter.extend(egui::Shape::dashed_line(&place(points), stroke, *length, *gap));
                    }
                }
            }
            Shape::Text { area, text, size, weight, align, tone } => {
                let family = match weight {
                    Weight::Regular => FontFamily::Proportional,
                    Weight::SemiBold => theme::semibold(),
                };
                let format = TextFormat {
                    font_id: FontId::new(*size, family),
                    color: color(*tone),
                    line_height: Some(size * 1.3),
                    ..TextFormat::default()
                };
                let mut job = LayoutJob::single_section(hyphenated(ui, text, &format.font_id, area.width), format);
                job.wrap = TextWrapping::wrap_at_width(area.width);
                // Each line stands by itself between the sides, around this point.
                let (side, indent) = match align {
                    Align::Left => (egui::Align::LEFT, 0.0),
                    Align::Center => (egui::Align::Center, area.width / 2.0),
                    Align::Right => (egui::Align::RIGHT, area.width),
                };
                job.halign = side;
                let galley = painter.layout_job(job);
                let position = pos2(origin.x + area.x + indent, origin.y + area.y);
                painter.add(TextShape::new(position, galley, color(*tone)));
            }
        }
    }
}

/// No word is longer, in bytes; what is, is cut anywhere.
const LONGEST_WORD: usize = 40;

/// The text with each word that is wider than its place cut between syllables.
pub(super) fn hyphenated(ui: &Ui, text: &str, font: &FontId, width: f32) -> String {
    let fits = |piece: &str| {
        let color = Palette::of(ui).ink;
        ui.painter().layout_no_wrap(piece.to_owned(), font.clone(), color).size().x <= width
    };
    let mut words = Vec::new();
    for word in text.split(' ') {
        let mut line = String::new();
        let mut cut = String::new();
        if word.len() <= LONGEST_WORD && !fits(word) {
            for syllable in hypher::hyphenate(word, hypher::Lang::Dutch) {
                if !line.is_empty() && !fits(&format!("{line}{syllable}-")) {
                    cut.push_str(&std::mem::take(&mut line));
                    cut.push_str("-\n");
                }
                line.push_str(syllable);
            }
        }
        words.push(if cut.is_empty() { word.to_owned() } else { cut + &line });
    }
    words.join(" ")
}

/// A line; one that returns to its first point is closed, so that its corner has no notch.
pub(super) fn line(mut points: Vec<Pos2>, stroke: egui::Stroke) -> PathShape {
    if points.len() > 2 && points.first() == points.last() {
        points.pop();
        PathShape::closed_line(points, stroke)
    } else {
        PathShape::line(points, stroke)
    }
}

/// A rectangle of a drawing whose origin is at a point of the screen.
pub(super) fn rect_at(origin: Pos2, rect: shapes::Rect) -> Rect {
    Rect::from_min_size(pos2(origin.x + rect.x, origin.y + rect.y), vec2(rect.width, rect.height))
}
