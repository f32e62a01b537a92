//! The mark of what an example tells of a randvoorwaarde.

use egui::{Pos2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::content::Role;
use crate::ui::theme::Palette;

/// Side of the mark, in points.
const SIDE: f32 = 10.0;

/// Draws the mark around a point: filled where it was there, open where it lacked, lines where it is explained.
pub(in crate::ui) fn role_mark_at(ui: &Ui, role: Role, center: Pos2) {
    let color = Palette::of(ui).ink_soft;
    let area = Rect::from_center_size(center, vec2(SIDE, SIDE));
    let stroke = Stroke::new(1.5, color);
    match role {
        Role::Shows => {
            ui.painter().rect_filled(area, 1.0, color);
        }
        Role::Obstacle => {
            ui.painter().rect_stroke(area, 1.0, stroke, StrokeKind::Inside);
        }
        Role::Method => {
            for line in [1.0, 5.0, 9.0] {
                ui.painter().hline(area.x_range(), area.top() + line, stroke);
            }
        }
    }
}

/// Draws the mark in a row, before its words.
pub(in crate::ui) fn role_mark_ui(ui: &mut Ui, role: Role, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(SIDE + 8.0, height), Sense::hover());
    role_mark_at(ui, role, pos2(rect.left() + SIDE / 2.0, rect.center().y));
}
