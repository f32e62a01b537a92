//! Changing the open dossier, and taking changes back.

use std::sync::Arc;

use super::undo::History;
use super::{Access, Edit, Kept, Notice, Session};
use crate::analysis;
use crate::model::Dossier;

impl Session {
    pub(super) fn edit(&mut self, edit: Edit) {
        let now = self.environment.clock.instant();
        let today = self.environment.clock.now().date();
        if !self.may_change() {
            return;
        }
        let Some(open) = &mut self.open else { return };
        let mut changed = Dossier::clone(&open.dossier);
        // What an edit records carries the day on which it is made.
        changed.changed = today;
        edit.clone().apply_to(&mut changed, self.environment.ids.as_mut());
        changed.changed = open.dossier.changed;
        if changed == *open.dossier {
            // A frozen measurement, or the same once more: nothing to save and nothing to take back.
            return;
        }
        open.history.before(&open.dossier, edit, now);
        if changed.measurements.iter().count() != open.dossier.measurements.iter().count() {
            open.shown = None;
        }
        changed.changed = today;
        // What was adopted here is what it is; what was reopened is no longer held against anything.
        open.altered.retain(|number| changed.measurements.get(*number).is_some_and(|measurement| !measurement.is_open()));
        open.dossier = Arc::new(changed);
        open.save.changed(now);
    }

    /// Puts another state in the place of the present one, as a change that can be taken back.
    pub(super) fn replace_state(&mut self, state: Dossier) {
        let now = self.environment.clock.instant();
        let today = self.environment.clock.now().date();
        let Some(open) = self.open.as_mut().filter(|open| open.may_change()) else { return };
        if state == *open.dossier {
            return;
        }
        open.history.before_replacing(&open.dossier);
        open.shown = None;
        open.altered = analysis::altered(&state.measurements);
        open.dossier = Arc::new(Dossier { changed: today, ..state });
        open.save.changed(now);
    }

    /// Whether the open dossier may be changed; when not, that is told.
    fn may_change(&mut self) -> bool {
        let holder = match self.open.as_ref().and_then(|open| open.kept.as_ref()) {
            Some(Kept { access: Access::ReadOnly(holder), .. }) => holder.clone(),
            _ => return true,
        };
        self.notice = Some(Notice::read_only(holder.as_ref()));
        false
    }

    pub(super) fn travel(&mut self, to: impl FnOnce(&mut History, &Arc<Dossier>) -> Option<Arc<Dossier>>) {
        let now = self.environment.clock.instant();
        let Some(open) = &mut self.open else { return };
        if let Some(state) = to(&mut open.history, &open.dossier) {
            open.altered = analysis::altered(&state.measurements);
            open.dossier = state;
            open.save.changed(now);
        }
    }
}
