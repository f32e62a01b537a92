//! A surface of 1920 units across, drawn as large as the screen allows, all of it equally. It is 1080 units high, or higher on a
//! screen that is not as wide, so that its room is used.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Color32, FontFamily, FontId, Galley, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::shapes::{Drawing, Point, Shape};
use crate::ui::paint::{drawing_at, shapes_at};
use crate::ui::theme::{self, Palette};

/// How wide the surface is, in its own units.
pub(super) const WIDTH: f32 = 1920.0;
/// How high it may be.
const HEIGHT: std::ops::RangeInclusive<f32> = 1080.0..=1440.0;
/// Below what a step shows, in its units.
const FOOT: f32 = 68.0;
/// Room at its sides, in its units.
pub(super) const MARGIN: f32 = 64.0;

/// The surface.
pub(super) struct Canvas<'a> {
    ui: &'a mut Ui,
    origin: Pos2,
    scale: f32,
    /// In units.
    height: f32,
}

/// How a text is written; sizes in units of the surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Letters {
    /// Their size.
    pub(super) size: f32,
    /// From one line to the next.
    pub(super) line: f32,
    is_strong: bool,
    is_soft: bool,
}

impl Letters {
    pub(super) const fn regular(size: f32, line: f32) -> Self {
        Self { size, line, is_strong: false, is_soft: false }
    }

    pub(super) const fn strong(size: f32, line: f32) -> Self {
        Self { is_strong: true, ..Self::regular(size, line) }
    }

    pub(super) const fn soft(size: f32, line: f32) -> Self {
        Self { is_soft: true, ..Self::regular(size, line) }
    }

    /// So many times as large.
    pub(super) fn times(self, factor: f32) -> Self {
        Self { size: self.size * factor, line: self.line * factor, ..self }
    }
}

impl<'a> Canvas<'a> {
    /// As large as there is room for, in the middle.
    pub(super) fn new(ui: &'a mut Ui, area: Rect) -> Self {
        let height = (WIDTH * area.height() / area.width().max(1.0)).clamp(*HEIGHT.start(), *HEIGHT.end());
        let scale = (area.width() / WIDTH).min(area.height() / height);
        Self { ui, origin: area.center() - vec2(WIDTH, height) * scale / 2.0, scale, height }
    }

    /// Where what a step shows ends, in units.
    pub(super) fn bottom(&self) -> f32 {
        self.height - FOOT
    }

    pub(super) fn ui(&mut self) -> &mut Ui {
        self.ui
    }

    /// How many points a unit has.
    pub(super) fn scale(&self) -> f32 {
        self.scale
    }

    /// A number that differs for every size that can be seen to differ.
    pub(super) fn key(&self) -> u16 {
        (self.scale * WIDTH) as u16
    }

    /// Where a part of the surface is on the screen.
    pub(super) fn place(&self, area: Rect) -> Rect {
        Rect::from_min_max(self.at(area.min), self.at(area.max))
    }

    fn at(&self, point: Pos2) -> Pos2 {
        self.origin + point.to_vec2() * self.scale
    }

    fn color(&self, letters: Letters) -> Color32 {
        let palette = Palette::of(self.ui);
        if letters.is_soft { palette.ink_soft } else { palette.ink }
    }

    fn layout(&self, letters: Letters, text: &str, width: f32) -> Arc<Galley> {
        let family = if letters.is_strong { theme::semibold() } else { FontFamily::Proportional };
        let format = TextFormat {
            // In half points, so that few sizes of letters have to be made.
            font_id: FontId::new((letters.size * self.scale * 2.0).round().max(2.0) / 2.0, family),
            color: self.color(letters),
            line_height: Some(letters.line * self.scale),
            ..TextFormat::default()
        };
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap = TextWrapping::wrap_at_width(width * self.scale);
        self.ui.painter().layout_job(job)
    }

    /// How high a text is at this width, in units.
    pub(super) fn height(&self, letters: Letters, text: &str, width: f32) -> f32 {
        self.layout(letters, text, width).size().y / self.scale
    }

    /// Writes a text, which a screen reader reads too; gives its height in units. No two of a step have the same `key`.
    pub(super) fn write(&self, key: impl egui::AsIdSalt, at: Pos2, width: f32, letters: Letters, text: &str) -> f32 {
        let galley = self.layout(letters, text, width);
        let rect = Rect::from_min_size(self.at(at), galley.size());
        let id = self.ui.scope_id().with(key);
        let response = self.ui.interact(rect, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        let (color, height) = (self.color(letters), galley.size().y / self.scale);
        self.ui.painter().galley(rect.min, galley, color);
        height
    }

    /// Writes one line that ends at a point, in the middle of its height; a screen reader reads it too.
    pub(super) fn write_right(&self, key: &str, at: Pos2, letters: Letters, text: &str) {
        let galley = self.layout(letters, text, WIDTH);
        let end = self.at(at);
        let rect = Rect::from_min_size(end - vec2(galley.size().x, galley.size().y / 2.0), galley.size());
        let response = self.ui.interact(rect, self.ui.scope_id().with(key), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        let color = self.color(letters);
        self.ui.painter().galley(rect.min, galley, color);
    }

    /// Writes one line at a point; what it says is told by something else.
    pub(super) fn picture_of_text(&self, at: Pos2, align: Align2, letters: Letters, text: &str) {
        let family = if letters.is_strong { theme::semibold() } else { FontFamily::Proportional };
        let font = FontId::new((letters.size * self.scale * 2.0).round().max(2.0) / 2.0, family);
        self.ui.painter().text(self.at(at), align, text, font, self.color(letters));
    }

    /// Writes one line of the smallest letters, which do not get too small to read.
    pub(super) fn write_small(&self, at: Pos2, text: &str) {
        let at = self.at(at + vec2(0.0, 16.0));
        self.small(at, Align2::LEFT_CENTER, text);
    }

    /// As [`write_small`](Self::write_small), ending before a point of the screen.
    pub(super) fn write_small_before(&self, at: Pos2, text: &str) {
        self.small(at - vec2(12.0, 0.0), Align2::RIGHT_CENTER, text);
    }

    fn small(&self, at: Pos2, align: Align2, text: &str) {
        let font = FontId::new((20.0 * self.scale).max(13.0), FontFamily::Proportional);
        let color = Palette::of(self.ui).ink_soft;
        let rect = self.ui.painter().text(at, align, text, font, color);
        let response = self.ui.interact(rect, self.ui.scope_id().with(("small", text)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    }

    /// A fine line across.
    pub(super) fn rule(&self, from: Pos2, width: f32) {
        let (left, right) = (self.at(from), self.at(from + vec2(width, 0.0)));
        self.ui.painter().line_segment([left, right], Stroke::new(1.0, Palette::of(self.ui).hair));
    }

    /// A number in a ring.
    pub(super) fn ring(&self, center: Pos2, size: f32, number: usize) {
        let ink = Palette::of(self.ui).ink;
        let at = self.at(center);
        let stroke = Stroke::new((size / 20.0 * self.scale).max(1.0), ink);
        self.ui.painter().circle_stroke(at, size / 2.0 * self.scale, stroke);
        self.picture_of_text(center, Align2::CENTER_CENTER, Letters::strong(size * 0.55, size), &number.to_string());
    }

    /// A mark around a point, made by a function of its center and its size on the screen.
    pub(super) fn mark(&self, center: Pos2, size: f32, mark: impl FnOnce(Point, f32) -> Vec<Shape>) {
        let at = self.at(center);
        shapes_at(self.ui, Pos2::ZERO, &mark(Point::new(at.x, at.y), size * self.scale));
    }

    /// A drawing that was made for the screen; its description stands in for it. Gives where it is on the screen.
    pub(super) fn draw(&self, key: &str, at: Pos2, drawing: &Drawing) -> Rect {
        let rect = Rect::from_min_size(self.at(at), vec2(drawing.width, drawing.height));
        let id = self.ui.scope_id().with(("drawing", key));
        drawing_at(self.ui, rect.min, id, drawing);
        rect
    }

    /// An edge around a part of a drawing.
    pub(super) fn emphasise(&self, area: Rect) {
        let stroke = Stroke::new((6.0 * self.scale).max(2.0), Palette::of(self.ui).accent);
        self.ui.painter().rect_stroke(area, 2.0, stroke, egui::StrokeKind::Outside);
    }
}

/// The largest factor at which something fits in so much room; `height` is its height at a factor.
pub(super) fn fitting(room: f32, height: impl Fn(f32) -> f32) -> f32 {
    const FACTORS: [f32; 8] = [1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5, 0.4];
    FACTORS.into_iter().find(|factor| height(*factor) <= room).unwrap_or(0.32)
}

/// The point so far right and down.
pub(super) fn at(x: f32, y: f32) -> Pos2 {
    pos2(x, y)
}
