//! How the window looks: taken over from the last time, and kept for the next.

use egui::{Context, Rect, ThemePreference, ViewportBuilder, ViewportCommand};

use super::motion;
use super::single_keys;
use super::theme::{self, Contrast};
use crate::session::{Looks, Theme, WindowPlace};

/// The smallest zoom; 1 is the size that the system asks for.
pub(super) const SMALLEST: f32 = 0.8;
/// The largest zoom.
pub(super) const LARGEST: f32 = 2.5;
/// So long after the last time it is looked again whether something has to be kept, in seconds.
const EVERY: f64 = 10.0;

/// Follows how the window looks.
#[derive(Debug, Default)]
pub(super) struct LooksState {
    /// Where the window was while it did not fill the screen.
    window: Option<WindowPlace>,
    is_maximized: bool,
    /// When it was kept last, on the clock of the interface.
    kept: f64,
}

/// The window as it was.
pub(super) fn with_place(mut viewport: ViewportBuilder, looks: &Looks) -> ViewportBuilder {
    if let Some(WindowPlace { position, size }) = looks.window {
        viewport = viewport.with_inner_size(size);
        if let Some(position) = position {
            viewport = viewport.with_position(position);
        }
    }
    viewport.with_maximized(looks.is_maximized)
}

/// Light or dark, the zoom and the keys as they were.
pub(super) fn take_over(context: &Context, looks: &Looks) {
    match looks.theme {
        Some(Theme::Light) => context.set_theme(ThemePreference::Light),
        Some(Theme::Dark) => context.set_theme(ThemePreference::Dark),
        None => {}
    }
    match looks.high_contrast {
        Some(true) => theme::choose_contrast(context, Contrast::High),
        Some(false) => theme::choose_contrast(context, Contrast::Usual),
        None => theme::set_contrast(context, contrast_of_system()),
    }
    single_keys::switch(context, looks.single_keys);
    if let Some(is_little) = looks.little_motion {
        motion::choose(context, is_little);
    }
    context.set_zoom_factor(looks.zoom.clamp(SMALLEST, LARGEST));
}

/// Windows knows contrast themes; flag 1 says that one is on.
#[cfg(windows)]
fn contrast_of_system() -> Contrast {
    let flags = windows_registry::CURRENT_USER
        .open(r"Control Panel\Accessibility\HighContrast")
        .and_then(|key| key.get_string("Flags"))
        .ok()
        .and_then(|flags| flags.parse::<u32>().ok())
        .unwrap_or_default();
    if flags & 1 == 1 { Contrast::High } else { Contrast::Usual }
}

/// Other systems have no setting that every desktop keeps: it is chosen under Weergave.
#[cfg(not(windows))]
fn contrast_of_system() -> Contrast {
    Contrast::Usual
}

impl LooksState {
    /// The window that was opened as it was.
    pub(super) fn new(context: &Context, looks: &Looks) -> Self {
        if looks.is_maximized {
            // Where a window is not shown yet, some desktops do not hear that it has to fill the screen.
            context.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
        Self { window: looks.window, is_maximized: looks.is_maximized, kept: 0.0 }
    }

    /// Notes where the window is. Gives how it looks when it is time to keep that.
    pub(super) fn follow(&mut self, context: &Context) -> Option<Looks> {
        self.note_place(context);
        let now = context.input(|input| input.time);
        if now - self.kept < EVERY {
            return None;
        }
        self.kept = now;
        Some(self.looks(context))
    }

    /// How the window looks.
    pub(super) fn looks(&self, context: &Context) -> Looks {
        let theme = match context.options(|options| options.theme_preference) {
            ThemePreference::System => None,
            ThemePreference::Light => Some(Theme::Light),
            ThemePreference::Dark => Some(Theme::Dark),
        };
        Looks {
            theme,
            zoom: context.zoom_factor(),
            single_keys: single_keys::are_on(context),
            little_motion: motion::chosen(context),
            high_contrast: theme::chosen_contrast(context).map(|contrast| contrast == Contrast::High),
            window: self.window,
            is_maximized: self.is_maximized,
        }
    }

    fn note_place(&mut self, context: &Context) {
        // In points of the interface, which the zoom makes larger than those of the system.
        let zoom = context.zoom_factor();
        let (inner, outer, fills, is_away) = context.input(|input| {
            let viewport = input.viewport();
            let fills = viewport.maximized.unwrap_or(false) || viewport.fullscreen.unwrap_or(false);
            (viewport.inner_rect, viewport.outer_rect, fills, viewport.minimized.unwrap_or(false))
        });
        if is_away {
            return;
        }
        self.is_maximized = fills;
        if let (Some(inner), false) = (inner, fills) {
            self.window = Some(place_of(inner, outer, zoom));
        }
    }
}

/// Where a window is, whose parts are given in points that are `zoom` times as large as those of the system.
fn place_of(inner: Rect, outer: Option<Rect>, zoom: f32) -> WindowPlace {
    WindowPlace { position: outer.map(|outer| (outer.min * zoom).into()), size: (inner.size() * zoom).into() }
}

#[cfg(test)]
mod tests {
    use egui::{Rect, ViewportBuilder, pos2, vec2};

    use super::{Looks, place_of, with_place};

    #[test]
    fn a_window_comes_back_as_large_as_it_was_whatever_the_zoom() {
        let inner = Rect::from_min_size(pos2(100.0, 60.0), vec2(500.0, 400.0));
        let outer = Rect::from_min_size(pos2(99.0, 50.0), vec2(502.0, 411.0));
        let place = place_of(inner, Some(outer), 2.0);
        let looks = Looks { window: Some(place), zoom: 2.0, ..Looks::default() };
        let viewport = with_place(ViewportBuilder::default(), &looks);
        assert_eq!((viewport.inner_size, viewport.position), (Some(vec2(1000.0, 800.0)), Some(pos2(198.0, 100.0))));
    }
}
