//! Opening the window, and saying why there is none.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use egui::{Pos2, Rect, Vec2, vec2};

use super::app::{App, Start};
use super::looks::with_place;
use crate::session::{Recalled, mark_crashes};

/// Why there is no window, or no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WindowError {
    /// There is no display, or none that can be drawn on.
    #[error("er kan geen venster worden geopend")]
    Unavailable,
    /// A fault of the program ended it; what was typed was handed to the disk.
    #[error("het programma is door een fout gestopt")]
    Crashed,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When there is no display, or a fault of the program ended it.
pub fn run(start: Start) -> Result<(), WindowError> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Wijkpeil")
        .with_app_id("wijkpeil")
        .with_inner_size([1180.0, 860.0])
        .with_min_inner_size(SMALLEST_WINDOW);
    // The window does not wait for the disk on which it is noted how it was.
    let recalled = Recalled::within(PATIENCE, start.environment.data.clone());
    let viewport = match recalled.read() {
        Some(looks) => with_place(viewport, looks),
        None => viewport,
    };
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let has_begun = Arc::new(AtomicBool::new(false));
    let begins = Arc::clone(&has_begun);
    let create: eframe::AppCreator<'_> = Box::new(move |context| {
        begins.store(true, Ordering::SeqCst);
        mark_crashes(start.environment.data.clone());
        bring_in_sight(context);
        Ok(Box::new(App::new(&context.egui_ctx, start).with_looks(recalled)))
    });
    // Where a library of the system is missing, winit panics instead of returning an error. A panic later on is a fault
    // of the program: while it unwinds, the session saves what was typed.
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| eframe::run_native("Wijkpeil", options, create)));
    match outcome {
        Ok(Ok(())) => Ok(()),
        Err(_) if has_begun.load(Ordering::SeqCst) => Err(WindowError::Crashed),
        Ok(Err(_)) | Err(_) => Err(WindowError::Unavailable),
    }
}

/// So long the window may wait for the disk that knows how it was; one that answers does so in a few milliseconds.
const PATIENCE: Duration = Duration::from_millis(500);
/// The smallest window, in points: a beamer of 1280×720 at 200 % has no more than 640×360, with the bars of the desktop in it.
const SMALLEST_WINDOW: [f32; 2] = [480.0, 300.0];
/// Of its upper edge so much is in sight, in pixels, that a window can be seen and taken hold of.
const HOLD: Vec2 = Vec2::new(160.0, 32.0);

/// Moves the window where its place of the last time is on no monitor that there is now.
fn bring_in_sight(context: &eframe::CreationContext<'_>) {
    let Some(window) = context.winit_window() else { return };
    // Where the desktop alone knows the place of windows, as Wayland does, it takes care of this.
    let Ok(mut position) = window.outer_position() else { return };
    let size = window.outer_size();
    let monitor = |position: [i32; 2], size: [u32; 2]| {
        Rect::from_min_size(position.map(|at| at as f32).into(), size.map(|length| length as f32).into())
    };
    let monitors: Vec<Rect> = window
        .available_monitors()
        .map(|found| monitor([found.position().x, found.position().y], [found.size().width, found.size().height]))
        .collect();
    let place = monitor([position.x, position.y], [size.width, size.height]);
    if let Some(moved) = moved_in_sight(place, &monitors) {
        (position.x, position.y) = (moved.x as i32, moved.y as i32);
        window.set_outer_position(position);
    }
}

/// Where a window goes that cannot be taken hold of on any of these monitors; `None` when it may stay. In pixels.
fn moved_in_sight(window: Rect, monitors: &[Rect]) -> Option<Pos2> {
    let edge = Rect::from_min_size(window.min, vec2(window.width(), HOLD.y));
    let is_in_hand = |monitor: &Rect| {
        let seen = edge.intersect(*monitor);
        seen.width() >= HOLD.x.min(window.width()) && seen.height() >= HOLD.y
    };
    if monitors.iter().any(is_in_hand) {
        return None;
    }
    let nearest = monitors
        .iter()
        .min_by(|one, other| one.distance_sq_to_pos(window.center()).total_cmp(&other.distance_sq_to_pos(window.center())))?;
    let last = (nearest.max - window.size()).max(nearest.min);
    Some(window.min.clamp(nearest.min, last))
}

#[cfg(test)]
mod tests {
    use egui::{Pos2, Rect, pos2};

    use super::{SMALLEST_WINDOW, moved_in_sight};

    fn rect([left, top, width, height]: [f32; 4]) -> Rect {
        Rect::from_min_size(pos2(left, top), [width, height].into())
    }

    fn check(window: [f32; 4], monitors: &[[f32; 4]], expected: Option<[f32; 2]>) {
        let monitors: Vec<Rect> = monitors.iter().copied().map(rect).collect();
        assert_eq!(moved_in_sight(rect(window), &monitors), expected.map(Pos2::from), "{window:?}");
    }

    #[test]
    fn a_window_opens_where_it_can_be_seen() {
        const ONE: [f32; 4] = [0.0, 0.0, 1920.0, 1080.0];
        const LEFT: [f32; 4] = [-1280.0, 200.0, 1280.0, 720.0];
        check([100.0, 50.0, 1180.0, 860.0], &[ONE], None);
        check([-1200.0, 300.0, 800.0, 600.0], &[ONE, LEFT], None);
        check([1700.0, 900.0, 1180.0, 860.0], &[ONE], None);
        check([-1200.0, 300.0, 800.0, 600.0], &[ONE], Some([0.0, 300.0]));
        check([5000.0, 5000.0, 800.0, 600.0], &[ONE], Some([1120.0, 480.0]));
        check([1850.0, 100.0, 800.0, 600.0], &[ONE], Some([1120.0, 100.0]));
        check([100.0, -300.0, 800.0, 600.0], &[ONE], Some([100.0, 0.0]));
        check([100.0, -300.0, 3000.0, 2000.0], &[ONE], Some([0.0, 0.0]));
        check([100.0, 50.0, 1180.0, 860.0], &[], None);
    }

    #[test]
    fn the_smallest_window_fits_on_a_beamer_at_twice_the_size() {
        let [width, height] = SMALLEST_WINDOW;
        assert!(width <= 640.0 && height <= 336.0, "bars of the desktop take 24 points");
    }
}
