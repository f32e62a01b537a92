//! The screens that were shown before the present one, to go back to as they were left.

use egui::Id;

use crate::ui::command::Place;

/// No more screens are remembered.
const MOST: usize = 50;

/// The screens that were shown before the present one.
#[derive(Debug, Default)]
pub(super) struct Visited {
    /// Each with what had the focus in it, the last one last.
    before: Vec<(Place, Option<Id>)>,
    /// Whether a link led to the present screen, so that the way back is shown.
    was_led: bool,
}

impl Visited {
    /// Another screen is shown; `place` is the one that was left.
    pub(super) fn leave(&mut self, place: Place, focused: Option<Id>) {
        self.was_led = false;
        if self.before.len() == MOST {
            self.before.remove(0);
        }
        self.before.push((place, focused));
    }

    /// A link led to the present screen.
    pub(super) fn note_led(&mut self) {
        self.was_led = true;
    }

    /// The screen from which a link led to the present one.
    pub(super) fn led_from(&self) -> Option<&Place> {
        self.before.last().filter(|_| self.was_led).map(|(place, _)| place)
    }

    /// The screen before the present one, with what had the focus in it. It is the present one from now on.
    pub(super) fn back(&mut self) -> Option<(Place, Option<Id>)> {
        self.was_led = false;
        self.before.pop()
    }
}
