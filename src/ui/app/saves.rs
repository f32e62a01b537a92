//! Tells a screen reader that what was typed is saved: not at every save, as that would talk through everything else.

use egui::Context;

use super::super::announce::say;
use super::super::shell::save_text;
use crate::session::SaveState;

/// After so many seconds a save is said again.
const QUIET: f64 = 600.0;

/// What was said of saving.
#[derive(Debug, Default)]
pub(super) struct Saves {
    /// What the last frame knew.
    before: Option<SaveState>,
    /// Whether saving did not work since it was last said to.
    was_in_trouble: bool,
    /// When it was last said, in seconds of the interface's clock.
    said: Option<f64>,
}

impl Saves {
    /// Says the first save, the first one after trouble, and one every ten minutes. That there is trouble stands in the window,
    /// and is said by that.
    pub(super) fn say(&mut self, context: &Context, save: SaveState) {
        self.was_in_trouble |= matches!(save, SaveState::Failed(_) | SaveState::Changed(_) | SaveState::Gone(_));
        let now = context.input(|input| input.time);
        let is_due = self.was_in_trouble || self.said.is_none_or(|said| now >= said + QUIET);
        let is_new = self.before.replace(save) != Some(save);
        if is_new && is_due && matches!(save, SaveState::Saved(_)) {
            say(context, save_text(save));
            self.was_in_trouble = false;
            self.said = Some(now);
        }
    }
}
