//! Messages that a screen reader says by itself.

use egui::accesskit::Live;
use egui::{Response, Role, Ui};

/// Makes a text that was drawn a message of this role. A screen reader reads only a label by its value, so what gets another
/// role needs its text as its name.
pub(super) fn announce(ui: &Ui, response: &Response, role: Role, live: Live, text: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(role);
        node.set_live(live);
        node.set_label(text);
        node.clear_value();
    });
}
