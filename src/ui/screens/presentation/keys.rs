//! The keys of a presentation.

use egui::{Key, Modifiers, Ui};

/// What was asked for by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    /// Another step.
    To(Way),
    /// The end of the presentation.
    Leave,
}

/// Which step comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Next,
    Previous,
    First,
    Last,
}

impl Way {
    /// The step that comes after this one of so many.
    pub(super) fn from(self, step: usize, of: usize) -> usize {
        let last = of.saturating_sub(1);
        match self {
            Self::Next => (step + 1).min(last),
            Self::Previous => step.saturating_sub(1),
            Self::First => 0,
            Self::Last => last,
        }
    }
}

/// What was pressed. While the heading has the focus, and no button, `is_read`, Space and Enter go on as well.
pub(super) fn pressed(ui: &Ui, is_read: bool) -> Option<Pressed> {
    const KEYS: [(Key, Pressed); 7] = [
        (Key::ArrowRight, Pressed::To(Way::Next)),
        (Key::PageDown, Pressed::To(Way::Next)),
        (Key::ArrowLeft, Pressed::To(Way::Previous)),
        (Key::PageUp, Pressed::To(Way::Previous)),
        (Key::Home, Pressed::To(Way::First)),
        (Key::End, Pressed::To(Way::Last)),
        (Key::Escape, Pressed::Leave),
    ];
    const ON: [(Key, Pressed); 2] = [(Key::Space, Pressed::To(Way::Next)), (Key::Enter, Pressed::To(Way::Next))];
    let on = if is_read { &ON[..] } else { &[] };
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    KEYS.iter().chain(on).find(|(key, _)| is_pressed(*key)).map(|(_, pressed)| *pressed)
}

#[cfg(test)]
mod tests {
    use super::Way;

    #[test]
    fn no_key_leads_beyond_either_end() {
        assert_eq!([Way::Next, Way::Previous, Way::First, Way::Last].map(|way| way.from(0, 3)), [1, 0, 0, 2]);
        assert_eq!([Way::Next, Way::Previous, Way::First, Way::Last].map(|way| way.from(2, 3)), [2, 1, 0, 2]);
    }
}
