//! Keys without Ctrl, Alt or Shift that do something: 1 to 5, T, S, A, H, L, R, G, B, V, W, M, K, '?' and the arrows of the
//! sessiestand. A screen reader or a program that listens to speech can need them for itself, so that they can be switched off (WCAG 2.1.4).

use egui::{Context, Event, Id, Ui};

/// Whether they work. They do until somebody switches them off.
pub(super) fn are_on(context: &Context) -> bool {
    !context.data(|data| data.get_temp(id())).unwrap_or(false)
}

/// Switches them on or off.
pub(super) fn switch(context: &Context, on: bool) {
    context.data_mut(|data| data.insert_temp(id(), !on));
}

/// The character of the key that opened a field is no text of that field, which has the focus in this frame already. What was
/// typed behind it is.
pub(super) fn leave_out_character(ui: &Ui, character: &str) {
    ui.input_mut(|input| {
        let is_it = |event: &Event| matches!(event, Event::Text(text) if text.eq_ignore_ascii_case(character));
        if let Some(at) = input.events.iter().position(is_it) {
            input.events.remove(at);
        }
    });
}

fn id() -> Id {
    Id::unique("single-keys-off")
}
