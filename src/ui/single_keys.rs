//! Keys without Ctrl, Alt or Shift that do something: 1 to 5, T, S, A, H, L, R, G, B, V, W, M, K, '?' and the arrows of the
//! sessiestand. A screen reader or a program that listens to speech can need them for itself, so that they can be switched off (WCAG 2.1.4).

use egui::{Context, Id};

/// Whether they work. They do until somebody switches them off.
pub(super) fn are_on(context: &Context) -> bool {
    !context.data(|data| data.get_temp(id())).unwrap_or(false)
}

/// Switches them on or off.
pub(super) fn switch(context: &Context, on: bool) {
    context.data_mut(|data| data.insert_temp(id(), !on));
}

fn id() -> Id {
    Id::unique("single-keys-off")
}
