//! What one presses.

use egui::accesskit::HasPopup;
use egui::{Response, RichText, Role, Stroke, Ui, vec2};

use crate::ui::theme::{self, Palette, TARGET};

/// The button of what a screen is for. There is at most one in sight.
pub(in crate::ui) fn primary_button(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    let palette = Palette::of(ui);
    let text = RichText::new(text).font(theme::strong()).color(palette.on_accent);
    ui.add_enabled(
        enabled,
        egui::Button::new(text).fill(palette.accent).stroke(Stroke::new(1.0, palette.accent)).min_size(vec2(0.0, TARGET)),
    )
}

/// Any other button.
pub(in crate::ui) fn button(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    ui.add_enabled(enabled, egui::Button::new(RichText::new(text).font(theme::text())).min_size(vec2(0.0, TARGET)))
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
    let menu = ui.menu_button(RichText::new(text).font(theme::text()), contents);
    let is_open = menu.inner.is_some();
    ui.ctx().accesskit_node_builder(menu.response.id, |node| {
        node.set_has_popup(HasPopup::Menu);
        node.set_expanded(is_open);
    });
    menu.response
}

/// Width of [`button`]s with these texts beside each other.
pub(in crate::ui) fn width_of_buttons<'a>(ui: &Ui, texts: impl IntoIterator<Item = &'a str>) -> f32 {
    let spacing = ui.spacing();
    let width = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), theme::text(), Palette::of(ui).ink).size().x;
    let widths = texts.into_iter().map(|text| width(text) + 2.0 * spacing.button_padding.x + spacing.item_spacing.x);
    (widths.sum::<f32>() - spacing.item_spacing.x).max(0.0)
}
