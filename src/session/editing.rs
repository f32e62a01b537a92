//! Changing the open dossier, and taking changes back.

use std::sync::Arc;

use super::edit::{Barrier, EditContext};
use super::undo::{History, Travelled};
use super::{Edit, Notice, Session};
use crate::checksum;
use crate::merge;
use crate::model::Dossier;
use crate::store;

impl Session {
    /// What came of the last undo or redo, until something changes or the user puts it away.
    pub fn travelled(&self) -> Option<&Travelled> {
        self.open.as_ref()?.history.travelled()
    }

    /// What keeps anything from being taken back now; `None` when something can be, or when nothing was done yet.
    pub fn undo_barrier(&self) -> Option<Barrier> {
        self.open.as_ref()?.history.barrier()
    }

    pub(super) fn edit(&mut self, edit: Edit) {
        let (now, today) = (self.environment.clock.instant(), self.today());
        if !self.may_change() {
            return;
        }
        let Some(open) = &mut self.open else { return };
        let mut changed = Dossier::clone(&open.dossier);
        edit.clone().apply_to(&mut changed, &mut EditContext { today, ids: self.environment.ids.as_mut() });
        if changed == *open.dossier {
            // A frozen measurement, or the same once more: nothing to save and nothing to take back.
            return;
        }
        if store::is_outgrown(&open.dossier, &changed) {
            self.tell(Notice::Full);
            return;
        }
        let barrier = edit.barrier();
        if barrier.is_some() {
            // What cannot be taken back can be brought back from here.
            self.keep_version();
        }
        let Some(open) = &mut self.open else { return };
        match barrier {
            Some(barrier) => open.history.bar(barrier),
            None if edit.is_step() => open.history.before(&open.dossier, edit, now),
            None => {}
        }
        if changed.measurements.iter().count() != open.dossier.measurements.iter().count() {
            open.shown = None;
        }
        // What was adopted here is what it is; what was reopened is no longer compared with its checksum.
        open.altered.retain(|number| changed.measurements.get(*number).is_some_and(|measurement| !measurement.is_open()));
        open.change_to(changed, &mut self.environment);
    }

    /// Puts another state in the place of the present one, as a change that can be taken back unless what is adopted, or on
    /// record as reopened, is different in it. It stays the same dossier.
    ///
    /// Gives the numbers of the measurements of which it takes the adoption away; those are on record as reopened, for the reason
    /// that `reason` gives for each.
    pub(super) fn replace_state(&mut self, state: Dossier, reason: &dyn Fn(u16) -> String) -> Vec<u16> {
        let (now, today) = (self.environment.clock.instant(), self.today());
        let Some(open) = self.open.as_mut().filter(|open| open.may_change()) else { return Vec::new() };
        let reopened = merge::unadopted(&open.dossier, &state);
        let state = merge::replaced(&open.dossier, state, today, reason, self.environment.ids.as_mut());
        if state == *open.dossier {
            return reopened;
        }
        match barrier_between(&open.dossier, &state) {
            Some(barrier) => open.history.bar(barrier),
            None => open.history.before_replacing(&open.dossier, now),
        }
        open.shown = None;
        open.altered = checksum::altered(&state.measurements);
        open.change_to(state, &mut self.environment);
        reopened
    }

    /// Whether the open dossier may be changed; when not, that is told.
    pub(super) fn may_change(&mut self) -> bool {
        let Some(holder) = self.reading_only() else { return true };
        let holder = holder.cloned();
        self.tell(Notice::ReadOnly(holder));
        false
    }

    /// Takes a step back or makes one again.
    pub(super) fn travel(&mut self, to: impl FnOnce(&mut History, &Arc<Dossier>) -> Option<Dossier>) {
        let Some(open) = self.open.as_mut().filter(|open| open.may_change()) else { return };
        if let Some(state) = to(&mut open.history, &open.dossier) {
            open.altered = checksum::altered(&state.measurements);
            open.change_to(state, &mut self.environment);
        }
        let travelled = self.travelled();
        if matches!(
            travelled,
            Some(Travelled::Undone(Some(Edit::TakeSheets(_))) | Travelled::Redone(Some(Edit::TakeSheets(_))))
        ) {
            // What became of them is not so any more.
            self.gathering.forget_taken();
        }
    }

    /// What is changed next is a step of its own.
    pub(super) fn end_step(&mut self) {
        if let Some(open) = &mut self.open {
            open.history.end_step();
        }
        if let Some(sheet) = &mut self.own_sheet {
            sheet.end_step();
        }
    }

    /// What was taken back is no news any more.
    pub(super) fn forget_travelled(&mut self) {
        if let Some(open) = &mut self.open {
            open.history.forget_travelled();
        }
    }
}

/// What keeps the way from one state to the other from being taken back: what is adopted or on record in one of them stands in
/// the dossier for good.
fn barrier_between(before: &Dossier, after: &Dossier) -> Option<Barrier> {
    let records = |dossier: &Dossier| dossier.measurements.iter().map(|it| it.reopenings.len()).sum::<usize>();
    match () {
        () if records(before) != records(after) => Some(Barrier::Reopened),
        () if before.measurements.frozen() != after.measurements.frozen() => Some(Barrier::Adopted),
        () => None,
    }
}
