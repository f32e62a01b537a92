//! Taking back and making again, over whole states of the dossier.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::edit::Edit;
use crate::model::Dossier;

/// Typing in one text with pauses shorter than this is taken back as one.
const PAUSE: Duration = Duration::from_millis(1500);

/// The states before and after the present one. Texts are shared between states only as whole dossiers, which are small:
/// a thousand states of a full dossier take some hundred megabytes at the very most.
#[derive(Debug, Default)]
pub(super) struct History {
    past: Vec<Arc<Dossier>>,
    future: Vec<Arc<Dossier>>,
    last: Option<(Edit, Instant)>,
}

impl History {
    /// Notes that `edit` is about to change `present`.
    pub(super) fn before(&mut self, present: &Arc<Dossier>, edit: Edit, now: Instant) {
        let continues =
            self.last.as_ref().is_some_and(|(last, at)| last.continues(&edit) && now.saturating_duration_since(*at) < PAUSE);
        if !continues {
            self.past.push(Arc::clone(present));
        }
        self.future.clear();
        self.last = Some((edit, now));
    }

    /// Notes that `present` is about to be replaced as a whole.
    pub(super) fn before_replacing(&mut self, present: &Arc<Dossier>) {
        self.past.push(Arc::clone(present));
        self.future.clear();
        self.last = None;
    }

    /// The state before the last change, if there is one.
    pub(super) fn undo(&mut self, present: &Arc<Dossier>) -> Option<Arc<Dossier>> {
        let state = self.past.pop()?;
        self.future.push(Arc::clone(present));
        self.last = None;
        Some(state)
    }

    /// The state that was taken back last, if there is one.
    pub(super) fn redo(&mut self, present: &Arc<Dossier>) -> Option<Arc<Dossier>> {
        let state = self.future.pop()?;
        self.past.push(Arc::clone(present));
        self.last = None;
        Some(state)
    }

    /// Whether there is something to take back.
    pub(super) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to make again.
    pub(super) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
