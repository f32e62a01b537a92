//! Choices of which one holds, one below the other, each with what it means.

use egui::accesskit::Role;
use egui::{Frame, Margin, Ui, UiBuilder};

use super::text::small_text;

/// Choices of which one holds.
pub(in crate::ui) fn radio_group(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    let group = UiBuilder::new().accessibility_role(Role::RadioGroup).accessibility_label(name.to_owned());
    ui.scope_builder(group, contents);
}

/// One of several choices, with what it means below it.
pub(in crate::ui) struct Radio<'a> {
    /// What it is called.
    pub(in crate::ui) name: &'a str,
    /// What it means.
    pub(in crate::ui) explained: &'a str,
    /// Whether it holds.
    pub(in crate::ui) is_chosen: bool,
    /// Whether it can be chosen.
    pub(in crate::ui) is_possible: bool,
}

/// Draws the choice; true when it was chosen now.
pub(in crate::ui) fn radio_ui(ui: &mut Ui, radio: &Radio<'_>) -> bool {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let response = ui.add_enabled(radio.is_possible, egui::RadioButton::new(radio.is_chosen, radio.name));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(radio.explained));
        below_words(ui, |ui| small_text(ui, radio.explained));
        response.clicked() && !radio.is_chosen
    })
    .inner
}

/// What stands below the words of a choice or a tick, and begins where those do.
pub(in crate::ui) fn below_words<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    const AFTER_CIRCLE: i8 = 28;
    Frame::new().inner_margin(Margin { left: AFTER_CIRCLE, ..Margin::ZERO }).show(ui, contents).inner
}
