//! How far something is that takes its time.

use egui::{CornerRadius, Rect, Sense, Ui, vec2};

use crate::ui::theme::Palette;

/// Size of the bar that fills, in points.
const SIZE: egui::Vec2 = vec2(180.0, 8.0);

/// A bar that is filled as far as something is: so many of so many. What it says stands in words beside it.
pub(in crate::ui) fn progress_bar(ui: &mut Ui, done: usize, all: usize) {
    let palette = Palette::of(ui);
    let (rect, _) = ui.allocate_exact_size(SIZE, Sense::hover());
    let share = done.min(all) as f32 / all.max(1) as f32;
    let filled = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    let corner = CornerRadius::same(4);
    ui.painter().rect_filled(rect, corner, palette.hair);
    ui.painter().rect_filled(filled, corner, palette.ink_soft);
}
