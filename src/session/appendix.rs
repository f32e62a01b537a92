//! The examples from practice that the reports of the open dossier tell in an appendix.

use std::sync::Arc;

use super::Session;
use crate::content::{Library, PracticeId};
use crate::report::Examples;

/// The chosen examples, with what they are chosen from; shared with what makes reports.
#[derive(Clone)]
pub(super) struct Appendix {
    library: Arc<Library>,
    ids: Arc<[PracticeId]>,
}

impl Appendix {
    /// No examples.
    pub(super) fn none(library: &Arc<Library>) -> Self {
        Self { library: Arc::clone(library), ids: Arc::new([]) }
    }

    /// What a report brings along; `None` where nothing was chosen.
    pub(super) fn examples(&self) -> Option<Examples<'_>> {
        (!self.ids.is_empty()).then(|| Examples { library: &self.library, ids: &self.ids })
    }

    /// Whether the same examples are chosen in the same order.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.ids == other.ids
    }
}

impl Session {
    /// The examples that reports of the open dossier tell in an appendix, in the order in which they are printed.
    pub fn report_examples(&self) -> &[PracticeId] {
        &self.appendix.ids
    }

    /// Takes these examples for the appendix; those that the library does not have are left out.
    pub(super) fn choose_examples(&mut self, ids: Vec<PracticeId>) {
        let library = &self.appendix.library;
        self.appendix.ids = ids.into_iter().filter(|id| library.get(id).is_some()).collect();
    }

    /// Another dossier is open: what was chosen was for the one before.
    pub(super) fn forget_examples(&mut self) {
        self.appendix = Appendix::none(&self.appendix.library);
    }
}
