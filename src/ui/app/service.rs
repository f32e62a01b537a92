//! What is for those around a team: the helpdesk, the privacy officer, and the organisation that manages the computer.

use std::path::PathBuf;

use egui::Context;

use super::super::command::{Command, EraseTarget, Purpose};
use super::super::screens::erase::{EraseDialog, EraseState, erase_ui};
use super::super::screens::helpdesk::HelpdeskState;
use super::super::theme::{self, Contrast};
use super::App;
use super::dialogs::Dialog;
use crate::session::{Action, Notice, WindowFacts};

impl App {
    /// Notes what the window is drawn with; asked once, as it stays the same.
    pub(super) fn note_renderer(&mut self, frame: &eframe::Frame) {
        if self.renderer.is_empty() {
            self.renderer = renderer(frame);
        }
    }

    /// The data for the helpdesk as they are now.
    pub(super) fn helpdesk_dialog(&self, context: &Context) -> Dialog {
        let window = WindowFacts {
            renderer: self.renderer.clone(),
            size: context.content_rect().size().into(),
            pixels_per_point: context.pixels_per_point(),
            zoom: context.zoom_factor(),
            is_dark: context.global_style().visuals.dark_mode,
            is_high_contrast: theme::contrast(context) == Contrast::High,
        };
        Dialog::Helpdesk(HelpdeskState::new(&self.session.helpdesk_facts(window), &self.session.proposed_helpdesk_file()))
    }

    /// The questions before a dossier is erased; true when they are put away.
    pub(super) fn erase_dialog_ui(&self, context: &Context, state: &mut EraseState, commands: &mut Vec<Command>) -> bool {
        let (path, reading_only) = match state.target() {
            EraseTarget::Open => (self.session.path().map(PathBuf::from), self.session.reading_only()),
            EraseTarget::Rest(path) => (Some(path.clone()), None),
        };
        // The dossier was closed meanwhile.
        let Some(path) = path else { return true };
        let reports = self.session.report_folder().to_owned();
        erase_ui(context, &EraseDialog { path, reports, reading_only }, state, commands)
    }

    /// What can be done about a message, with the words on its button.
    pub(super) fn offer(&self, notice: &Notice) -> Option<(&'static str, Command)> {
        if *notice == Notice::PassphraseExpected {
            return Some(("Beveilig met een wachtzin …", Command::OpenProtection(Purpose::Protect)));
        }
        if let Notice::BatchMade(made) = notice {
            let first = made.made.first()?;
            return Some(("Open map", Command::Do(Action::Reveal(first.clone()))));
        }
        if let Notice::PictureSaved(path) | Notice::CircleSaved(path) = notice {
            return Some(("Toon in map", Command::Do(Action::Reveal(path.clone()))));
        }
        let gone = notice.missing_file().filter(|path| self.session.recent().iter().any(|known| known.path == **path))?;
        Some(("Wis wat er nog van is …", Command::OpenErase(EraseTarget::Rest(gone.to_owned()))))
    }
}

#[cfg(windows)]
fn renderer(frame: &eframe::Frame) -> String {
    match frame.wgpu_render_state() {
        Some(state) => {
            let adapter = state.adapter.get_info();
            format!("wgpu, {:?}, {}, {}", adapter.backend, adapter.name, adapter.driver_info)
        }
        None => opengl(frame),
    }
}

#[cfg(not(windows))]
fn renderer(frame: &eframe::Frame) -> String {
    opengl(frame)
}

fn opengl(frame: &eframe::Frame) -> String {
    use eframe::glow::HasContext as _;
    frame.gl().map_or_else(
        || "onbekend".to_owned(),
        |gl| {
            let version = gl.version();
            format!("OpenGL {}.{} {}", version.major, version.minor, version.vendor_info.trim())
        },
    )
}
