//! Puts a page of a report on the screen, as it will be printed.

use std::sync::Arc;

use egui::epaint::{PathShape, PathStroke, TextShape};
use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, FontId, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::paint::{dots_shape, line};
use super::theme::{self, Palette};
use crate::report::{Page, PageItem, PlacedText};
use crate::shapes::{Dash, Point, Tone};

/// The size of a page that is so wide.
pub(super) fn page_size(width: f32) -> Vec2 {
    vec2(width, width * Page::HEIGHT / Page::WIDTH)
}

/// The widest page that is no wider and no higher than this.
pub(super) fn fitting(room: Vec2) -> Vec2 {
    page_size(room.x.min(room.y * Page::WIDTH / Page::HEIGHT))
}

/// A page in a rectangle of its proportions; `None` is a page that is still to come. Texts are laid out once: egui keeps
/// them while they are shown.
pub(super) fn page_at(ui: &Ui, rect: Rect, page: Option<&Page>) {
    let sheet = Sheet { origin: rect.min, scale: rect.width() / Page::WIDTH };
    let painter = ui.painter_at(rect.expand(1.0));
    painter.rect_filled(rect, CornerRadius::ZERO, theme::on_paper(Tone::Panel));
    for item in page.into_iter().flat_map(|page| &page.runs).flat_map(|run| &run.items) {
        sheet.draw(&painter, item);
    }
    painter.rect_stroke(rect, CornerRadius::ZERO, Stroke::new(1.0, Palette::of(ui).line), StrokeKind::Outside);
}

/// Where a page lies on the screen, and how large a point of it is there.
struct Sheet {
    origin: Pos2,
    scale: f32,
}

impl Sheet {
    fn draw(&self, painter: &Painter, item: &PageItem) {
        match item {
            PageItem::Text(text) => self.draw_text(painter, text),
            PageItem::Polygon { points, fill } => {
                painter.add(PathShape::convex_polygon(self.place(points), theme::on_paper(*fill), PathStroke::NONE));
            }
            PageItem::Dots(dots) => {
                painter.add(dots_shape(dots, self.origin, self.scale, theme::on_paper(dots.tone)));
            }
            // The manual has pictures, and no report that is shown before it is saved.
            PageItem::Picture(_) => {}
            PageItem::Line { points, width, tone, dash } => {
                let stroke = Stroke::new(width * self.scale, theme::on_paper(*tone));
                match dash {
                    Dash::Solid => {
                        painter.add(line(self.place(points), stroke));
                    }
                    Dash::Dashed { stroke: length, gap } => {
                        let (length, gap) = (length * self.scale, gap * self.scale);
                        painter.extend(egui::Shape::dashed_line(&self.place(points), stroke, length, gap));
                    }
                }
            }
        }
    }

    fn draw_text(&self, painter: &Painter, text: &PlacedText) {
        if text.text.trim_end().is_empty() {
            return;
        }
        let galley = self.set(painter, text);
        let stands = galley.rows.first().and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y));
        let baseline = self.origin.y + text.baseline * self.scale;
        let position = pos2(self.origin.x + text.x * self.scale, baseline - stands.unwrap_or_default());
        let mut shape = TextShape::new(position, galley, theme::on_paper(text.tone));
        if text.turned != 0.0 {
            // It is turned around the beginning of its baseline, and not around its upper left corner.
            let angle = -text.turned.to_radians();
            let beginning = pos2(position.x, baseline);
            shape.pos = beginning + egui::emath::Rot2::from_angle(angle) * (position - beginning);
            shape.angle = angle;
        }
        painter.add(shape);
    }

    /// The letters as wide as on paper, where no letter is moved to a whole pixel.
    fn set(&self, painter: &Painter, text: &PlacedText) -> Arc<Galley> {
        let width = text.width * self.scale;
        let hyphen = if text.is_hyphenated { "-" } else { "" };
        let printed = format!("{}{hyphen}", text.text.trim_end());
        let plain = painter.layout_job(self.job(text, &printed, 0.0));
        // Where a text goes on in another face, the space at its end is part of its width.
        let (printed, plain) = if text.text.ends_with(' ') {
            let spaced = painter.layout_job(self.job(text, &text.text, 0.0));
            let is_nearer = (width - spaced.size().x).abs() < (width - plain.size().x).abs();
            if is_nearer { (text.text.clone(), spaced) } else { (printed, plain) }
        } else {
            (printed, plain)
        };
        let lacking = width - plain.size().x;
        let gaps = printed.chars().count().saturating_sub(1);
        if gaps == 0 || lacking.abs() < 0.25 {
            plain
        } else {
            painter.layout_job(self.job(text, &printed, lacking / gaps as f32))
        }
    }

    fn job(&self, text: &PlacedText, printed: &str, spacing: f32) -> LayoutJob {
        let format = TextFormat {
            font_id: FontId::new(text.size * self.scale, theme::paper_family(text.face)),
            color: theme::on_paper(text.tone),
            extra_letter_spacing: spacing,
            ..TextFormat::default()
        };
        LayoutJob::single_section(printed.to_owned(), format)
    }

    fn place(&self, points: &[Point]) -> Vec<Pos2> {
        points.iter().map(|point| self.origin + vec2(point.x, point.y) * self.scale).collect()
    }
}
