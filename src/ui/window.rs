//! Opening the window, and saying why there is none.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::ThemePreference;

use super::app::{App, LARGEST, SMALLEST, Start, THEME, ZOOM};

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
        .with_min_inner_size([640.0, 480.0]);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let has_begun = Arc::new(AtomicBool::new(false));
    let begins = Arc::clone(&has_begun);
    let create: eframe::AppCreator<'_> = Box::new(move |context| {
        begins.store(true, Ordering::SeqCst);
        recall_looks(&context.egui_ctx, context.storage);
        Ok(Box::new(App::new(&context.egui_ctx, start)))
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

/// Brings back how the user last had the window look. Its place and size come back by themselves.
fn recall_looks(context: &egui::Context, storage: Option<&dyn eframe::Storage>) {
    let read = |key| storage.and_then(|storage| storage.get_string(key));
    match read(THEME).as_deref() {
        Some("light") => context.set_theme(ThemePreference::Light),
        Some("dark") => context.set_theme(ThemePreference::Dark),
        _ => {}
    }
    if let Some(zoom) = read(ZOOM).and_then(|zoom| zoom.parse::<f32>().ok()) {
        context.set_zoom_factor(zoom.clamp(SMALLEST, LARGEST));
    }
}
