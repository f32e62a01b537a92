//! The small signs on a card: a lock, a ring that fills, a check box.

use egui::epaint::PathShape;
use egui::{CornerRadius, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme::{Palette, TARGET};

/// Across, in points.
pub(super) const SIGN: f32 = 16.0;

/// A lock around a point, `size` points high.
pub(super) fn lock_at(ui: &Ui, center: Pos2, size: f32) {
    let color = Palette::of(ui).ink_soft;
    let stroke = Stroke::new(size / 9.0, color);
    let body = Rect::from_center_size(center + vec2(0.0, size * 0.16), vec2(size * 0.72, size * 0.52));
    ui.painter().rect_stroke(body, CornerRadius::same((size * 0.08) as u8), stroke, StrokeKind::Middle);
    let radius = size * 0.22;
    let top = pos2(center.x, body.top() - size * 0.14);
    let mut shackle = vec![pos2(top.x - radius, body.top())];
    shackle.extend(arc(top, radius, 0.5, 0.5));
    shackle.push(pos2(top.x + radius, body.top()));
    ui.painter().add(PathShape::line(shackle, stroke));
    ui.painter().circle_filled(body.center(), size * 0.07, color);
}

/// A ring around a point that is filled for this share, from 0 to 1.
pub(super) fn ring_at(ui: &Ui, center: Pos2, share: f32) {
    const WIDTH: f32 = 3.0;
    let palette = Palette::of(ui);
    let radius = SIGN / 2.0 - WIDTH / 2.0;
    ui.painter().circle_stroke(center, radius, Stroke::new(WIDTH, palette.hair));
    let stroke = Stroke::new(WIDTH, palette.ink_soft);
    if share >= 1.0 {
        ui.painter().circle_stroke(center, radius, stroke);
    } else if share > 0.0 {
        ui.painter().add(PathShape::line(arc(center, radius, 0.75, share), stroke));
    }
}

/// Points on a circle for this share of a turn, clockwise; `from` is where they begin, as a share of a turn from the right.
fn arc(center: Pos2, radius: f32, from: f32, share: f32) -> Vec<Pos2> {
    const STEPS: u8 = 32;
    let point = |step: u8| {
        let angle = std::f32::consts::TAU * (from + share * f32::from(step) / f32::from(STEPS));
        center + radius * vec2(angle.cos(), angle.sin())
    };
    (0..=STEPS).map(point).collect()
}

/// A check box of 20 points in the middle of a square that can be clicked.
pub(super) fn check_box(ui: &Ui, id: egui::Id, center: Pos2, is_on: bool, name: &str) -> Response {
    const BOX: f32 = 20.0;
    let rect = Rect::from_center_size(center, vec2(TARGET, TARGET));
    let response = ui.interact(rect, id, Sense::click());
    let is_enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, is_enabled, is_on, name));
    if ui.is_rect_visible(rect) {
        let palette = Palette::of(ui);
        let square = Rect::from_center_size(center, vec2(BOX, BOX));
        let corner = CornerRadius::same(4);
        let edge = match () {
            () if !is_enabled => palette.hair,
            () if is_on => palette.accent,
            () if response.hovered() => palette.ink_soft,
            () => palette.line,
        };
        let fill = match () {
            () if is_on => palette.accent,
            () if response.hovered() => palette.hover,
            () => palette.panel,
        };
        ui.painter().rect(square, corner, fill, Stroke::new(2.0, edge), StrokeKind::Inside);
        if is_on {
            let points = [vec2(-5.0, 0.0), vec2(-1.5, 3.5), vec2(5.0, -4.0)].map(|offset| center + offset);
            ui.painter().add(PathShape::line(points.to_vec(), Stroke::new(2.0, palette.onfill)));
        }
    }
    response
}
