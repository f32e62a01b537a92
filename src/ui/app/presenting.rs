//! A presentation fills the screen, and leaves the window as it was before.

use egui::{Context, ViewportCommand};

use super::App;
use crate::ui::command::Place;

/// Whether a presentation is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Presenting {
    /// None is.
    #[default]
    No,
    /// One is, in a window that filled the screen before or not.
    Yes {
        /// Whether it did.
        did_fill: bool,
    },
}

impl App {
    /// Whether the outcome is presented.
    pub(super) fn presents(&self) -> bool {
        self.place == Place::Presentation && self.session.dossier().is_some()
    }

    /// For every frame: fills the screen when a presentation begins, and gives the window back when it ends.
    pub(super) fn follow_presenting(&mut self, context: &Context) {
        match (self.presenting, self.presents()) {
            (Presenting::No, true) => {
                let did_fill = context.input(|input| input.viewport().fullscreen).unwrap_or(false);
                self.presenting = Presenting::Yes { did_fill };
                self.screens.presentation.begin();
                context.send_viewport_cmd(ViewportCommand::Fullscreen(true));
            }
            (Presenting::Yes { did_fill }, false) => {
                self.presenting = Presenting::No;
                context.send_viewport_cmd(ViewportCommand::Fullscreen(did_fill));
            }
            _ => {}
        }
    }
}
