//! How widgets stand together, keep their ids, and come into sight.

use egui::accesskit::Role;
use egui::{Align, CornerRadius, Frame, Id, Layout, Margin, Stroke, StrokeKind, Ui, UiBuilder, vec2};

use super::table::pinned_height;
use crate::ui::focus;
use crate::ui::theme::{self, CORNER, Palette, space};

/// A part of a screen whose widgets keep their ids, and with that the focus, whatever is drawn before it. egui counts what
/// stands before a widget, also around [`Ui::push_id`]. `key` tells the part from the others around it: the id of what it
/// shows, never its place in a list.
pub(in crate::ui) fn fixed<R>(ui: &mut Ui, key: impl egui::AsIdSalt, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with(key);
    ui.scope_builder(UiBuilder::new().scope_id(id), contents).inner
}

/// A [`fixed`] part of the window that a screen reader names when it comes in.
pub(in crate::ui) fn region<R>(ui: &mut Ui, key: &str, role: Role, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with(key);
    let part = UiBuilder::new().scope_id(id).accessibility_role(role).accessibility_label(name);
    ui.scope_builder(part, contents).inner
}

/// A card: a panel with an edge and room inside.
pub(in crate::ui) fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::of(ui);
    Frame::new()
        .fill(palette.panel)
        .stroke(Stroke::new(1.0, palette.hair))
        .corner_radius(CornerRadius::same(CORNER))
        .inner_margin(Margin::same(space::L as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        })
        .inner
}

/// A [`card`] below what stands above it.
pub(in crate::ui) fn next_card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    gap(ui, space::S);
    card(ui, contents)
}

/// In a row: what fills it up to its right end, for which `end_width` points stay. A row is drawn in the order in which it is
/// read; a layout from right to left would turn that round for the Tab key and a screen reader.
pub(in crate::ui) fn fill_before_end<R>(ui: &mut Ui, end_width: f32, layout: Layout, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let width = (ui.available_width() - end_width - ui.spacing().item_spacing.x).max(0.0);
    // What stands beside buttons is in the middle of their height.
    let height = if layout.is_horizontal() { ui.spacing().interact_size.y } else { 0.0 };
    ui.allocate_ui_with_layout(vec2(width, height), layout, |ui| {
        ui.set_width(width);
        contents(ui)
    })
    .inner
}

/// A part of a row whose width is known from the last time it was drawn, by [`noted_width`]. Where it is another one now, the
/// frame is drawn once more, so that nothing is seen to jump.
pub(in crate::ui) fn noted<R>(ui: &mut Ui, key: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let id = noted_id(ui, key);
    let drawn = fixed_rect(ui, key, contents);
    let width = drawn.response.rect.width();
    let before = ui.data_mut(|data| data.get_temp_mut_or_default::<f32>(id).to_owned());
    if (before - width).abs() > ROUNDING {
        ui.data_mut(|data| data.insert_temp(id, width));
        ui.ctx().request_discard("breedte");
    }
    drawn.inner
}

/// Width in points of what [`noted`] drew last under this key in this part of the window; 0 before that.
pub(in crate::ui) fn noted_width(ui: &Ui, key: &str) -> f32 {
    let id = noted_id(ui, key);
    ui.data_mut(|data| data.get_temp_mut_or_default::<f32>(id).to_owned())
}

/// What a width may differ by rounding, in points.
const ROUNDING: f32 = 0.5;

fn noted_id(ui: &Ui, key: &str) -> Id {
    Id::unique(("noted", key)).with(ui.ctx().viewport_id())
}

/// In a row: a part that stands at its right end. A row is drawn in the order in which it is read; a layout from right to left
/// would turn that round for the Tab key and a screen reader. `key` tells the part from all others that are drawn at one time.
pub(in crate::ui) fn end_aligned<R>(ui: &mut Ui, key: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_width() - noted_width(ui, key) - ui.spacing().item_spacing.x;
    if room > 0.0 {
        ui.add_space(room);
    }
    noted(ui, key, contents)
}

fn fixed_rect<R>(ui: &mut Ui, key: &str, contents: impl FnOnce(&mut Ui) -> R) -> egui::InnerResponse<R> {
    // It is the same part in whichever row it stands.
    let id = Id::unique("part").with(key);
    let layout = Layout::left_to_right(Align::Center);
    let height = ui.spacing().interact_size.y;
    ui.scope_builder(UiBuilder::new().scope_id(id).layout(layout), |ui| {
        ui.set_min_height(height);
        contents(ui)
    })
}

/// One of two [`columns`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Column {
    /// The first one.
    Left,
    /// The second one.
    Right,
}

/// Two columns where there is room, else one under the other. `share` is what the left one takes of the width, from 0 to 1.
pub(in crate::ui) fn columns(ui: &mut Ui, room_from: f32, share: f32, mut contents: impl FnMut(&mut Ui, Column)) {
    let available = ui.available_width();
    if available < room_from {
        contents(ui, Column::Left);
        contents(ui, Column::Right);
        return;
    }
    let gap = space::L;
    let left = ((available - gap) * share).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (side, width) in [(Column::Left, left), (Column::Right, available - gap - left)] {
            column(ui, width, |ui| contents(ui, side));
        }
    });
}

/// What few need, behind a line to unfold it. `key` tells it from all others in this part of the window.
pub(in crate::ui) fn folded(ui: &mut Ui, key: &str, title: &str, contents: impl FnOnce(&mut Ui)) {
    let title = egui::RichText::new(title).font(theme::small()).color(Palette::of(ui).ink_soft);
    egui::CollapsingHeader::new(title).id_salt(key).show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
        contents(ui);
    });
}

/// In a row: a part of this width in which everything stands one below the other.
pub(in crate::ui) fn column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::LEFT), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.set_width(width);
        contents(ui);
    });
}

/// Draws the ring around whatever has the focus: 2 points wide, 2 points away, never hidden by a hover.
pub(in crate::ui) fn focus_ring_ui(context: &egui::Context) {
    let Some(focused) = context.memory(egui::Memory::focused).and_then(|id: Id| context.read_response(id)) else { return };
    if !focus::has_ring(context, focused.id) {
        return;
    }
    let color = Palette::of_window(context).accent;
    let painter = context.layer_painter(focused.layer_id).with_clip_rect(focused.interact_rect.expand(5.0));
    let stroke = Stroke::new(2.0, color);
    painter.rect_stroke(focused.rect.expand(2.0), CornerRadius::same(CORNER + 2), stroke, StrokeKind::Outside);
}

/// Scrolls so that what has just got the focus is in sight. For the end of a scroll area's contents.
pub(in crate::ui) fn follow_focus(ui: &Ui) {
    if !focus::has_moved(ui.ctx(), ui.scope_id(), ui.clip_rect().height()) {
        return;
    }
    let focused = ui.memory(egui::Memory::focused);
    let rect = focused.and_then(|id| ui.ctx().read_response(id)).map(|response| response.rect);
    if let Some(rect) = rect.filter(|rect| ui.min_rect().contains_rect(*rect)) {
        let mut sought = rect.expand(space::XXL);
        sought.min.y -= pinned_height(ui);
        ui.scroll_to_rect(sought, None);
    }
}

/// The scrolling that was just asked for stands: what has got the focus with it is in sight by that.
pub(in crate::ui) fn keep_scroll(ui: &Ui) {
    focus::keep_scroll(ui.ctx());
}

/// Room in addition to what stands between any two things.
pub(in crate::ui) fn gap(ui: &mut Ui, size: f32) {
    ui.add_space(size);
}
