//! What one presses.

use egui::accesskit::HasPopup;
use egui::{Color32, Pos2, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme::{self, CORNER, Palette, TARGET, space};

/// The button of what a screen is for. There is at most one in sight.
pub(in crate::ui) fn primary_button(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    let palette = Palette::of(ui);
    if !enabled {
        let text = RichText::new(text).font(theme::label_strong()).color(palette.line);
        let edge = Stroke::new(1.0, palette.hair);
        let quiet = egui::Button::new(text).fill(Color32::TRANSPARENT).stroke(edge).min_size(vec2(0.0, TARGET));
        return ui.add_enabled(false, quiet);
    }
    let text = RichText::new(text).font(theme::label_strong()).color(palette.onfill);
    ui.scope(|ui| {
        let visuals = &mut ui.visuals_mut().widgets;
        for (state, fill) in [
            (&mut visuals.inactive, palette.accent),
            (&mut visuals.hovered, palette.accent_hover),
            (&mut visuals.active, palette.accent_hover),
        ] {
            state.weak_bg_fill = fill;
            state.bg_stroke = Stroke::new(1.0, fill);
        }
        ui.add(egui::Button::new(text).min_size(vec2(0.0, TARGET)))
    })
    .inner
}

/// A [`primary_button`] that names the keys which do the same.
pub(in crate::ui) fn primary_button_with_key(ui: &mut Ui, text: &str, keys: &str) -> Response {
    let palette = Palette::of(ui);
    let layout = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, palette.onfill);
    let (words, hint) = (layout(text, theme::label_strong()), layout(keys, theme::small()));
    let size = vec2(words.size().x + space::S + hint.size().x + 2.0 * space::L, TARGET + space::XS);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    if ui.is_rect_visible(rect) {
        let fill = if response.hovered() { palette.accent_hover } else { palette.accent };
        ui.painter().rect_filled(rect, CORNER, fill);
        let middle = rect.center().y;
        let left = rect.left() + space::L;
        let after = left + words.size().x + space::S;
        for (left, galley) in [(left, words), (after, hint)] {
            ui.painter().galley(pos2(left, middle - galley.size().y / 2.0), galley, palette.onfill);
        }
    }
    response
}

/// Any other button.
pub(in crate::ui) fn button(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    ui.add_enabled(enabled, egui::Button::new(RichText::new(text).font(theme::label())).min_size(vec2(0.0, TARGET)))
}

/// A button that looks like a line of text, for what leads elsewhere.
pub(in crate::ui) fn link(ui: &mut Ui, text: &str) -> Response {
    let color = Palette::of(ui).accent;
    let response = ui.add(
        egui::Button::new(RichText::new(text).font(theme::text()).color(color).underline())
            .frame(false)
            .min_size(vec2(0.0, TARGET))
            .wrap(),
    );
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::Link));
    response
}

/// A button that opens a menu. A screen reader says that it does, and whether it is open.
pub(in crate::ui) fn menu_button(ui: &mut Ui, text: &str, contents: impl FnOnce(&mut Ui)) -> Response {
    const CHEVRON: f32 = 12.0;
    let palette = Palette::of(ui);
    let words = ui.painter().layout_no_wrap(text.to_owned(), theme::label(), palette.ink);
    let size = vec2(words.size().x + space::S + CHEVRON + 2.0 * space::M, TARGET);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    if ui.is_rect_visible(rect) {
        let (fill, edge) = if response.hovered() { (palette.hover, palette.ink_soft) } else { (palette.panel, palette.line) };
        ui.painter().rect(rect, CORNER, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        ui.painter().galley(pos2(rect.left() + space::M, rect.center().y - words.size().y / 2.0), words, palette.ink);
        chevron(ui, pos2(rect.right() - space::M - CHEVRON / 2.0, rect.center().y), true);
    }
    menu_of(ui, &response, contents);
    response
}

/// The menu of a button, which is said to have one. It closes when something outside it is clicked, and when what stands in it
/// closes it.
pub(in crate::ui) fn menu_of(ui: &Ui, response: &Response, contents: impl FnOnce(&mut Ui)) {
    let popup = egui::Popup::menu(response).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let is_open = popup.show(contents).is_some();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_has_popup(HasPopup::Menu);
        node.set_expanded(is_open);
    });
}

/// Width of [`button`]s with these texts beside each other.
pub(in crate::ui) fn width_of_buttons<'a>(ui: &Ui, texts: impl IntoIterator<Item = &'a str>) -> f32 {
    let spacing = ui.spacing();
    let width = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), theme::label(), Palette::of(ui).ink).size().x;
    let widths = texts.into_iter().map(|text| width(text) + 2.0 * spacing.button_padding.x + spacing.item_spacing.x);
    (widths.sum::<f32>() - spacing.item_spacing.x).max(0.0)
}

/// A line under which something is folded, `name` for a screen reader; true when it was chosen, to open or to close it.
pub(in crate::ui) fn fold_line(ui: &mut Ui, text: &str, name: &str, is_open: bool) -> bool {
    const ARROW: f32 = 22.0;
    let color = Palette::of(ui).ink;
    let text = egui::WidgetText::from(RichText::new(text).font(theme::label_strong()).color(color));
    let room = (ui.available_width() - ARROW - space::S).max(TARGET);
    let text = text.into_galley(ui, Some(egui::TextWrapMode::Wrap), room, theme::label_strong());
    let size = vec2(ARROW + text.size().x + space::S, text.size().y.max(TARGET));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, CORNER, Palette::of(ui).hover);
        }
        chevron(ui, pos2(rect.left() + ARROW / 2.0, rect.center().y), is_open);
        ui.painter().galley(pos2(rect.left() + ARROW, rect.center().y - text.size().y / 2.0), text, color);
    }
    response.clicked()
}

/// The sign of what is folded, or open, around a point.
pub(in crate::ui) fn chevron(ui: &Ui, center: Pos2, is_unfolded: bool) {
    let half = 5.0;
    let points = if is_unfolded {
        [vec2(-half, -half / 2.0), vec2(0.0, half / 2.0), vec2(half, -half / 2.0)]
    } else {
        [vec2(-half / 2.0, -half), vec2(half / 2.0, 0.0), vec2(-half / 2.0, half)]
    };
    let points: Vec<Pos2> = points.into_iter().map(|offset| center + offset).collect();
    ui.painter().add(egui::Shape::line(points, Stroke::new(2.0, Palette::of(ui).ink)));
}
