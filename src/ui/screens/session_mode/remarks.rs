//! What people still wanted to say on their invulblad.

use egui::Ui;

use super::SessionScreen;
use super::voices::quotes_ui;

/// Draws all of it.
pub(super) fn remarks_ui(ui: &mut Ui, screen: &SessionScreen<'_>) {
    if let Some(opened) = screen.told.opened() {
        quotes_ui(ui, &opened.remarks);
    }
}
