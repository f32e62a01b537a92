//! The last day for invulbladen, as a file for a calendar.

use std::path::PathBuf;

use super::background::Crashed;
use super::desktop::Pick;
use super::picturing::{with_ending, write_under_free_name};
use super::{Notice, Session};
use crate::store::{self, Overwrite, StoreError};
use crate::tables;

impl Session {
    /// Lets the user pick where the file goes, and makes it there; beside the dossier where there is no dialog to ask with.
    pub(super) fn pick_deadline_file(&self) {
        let (opened, today) = (self.opened(), self.today());
        let Some(event) = self.dossier().and_then(|dossier| tables::deadline_event(dossier)) else { return };
        let bytes = tables::ics(&event.title.clone(), &[event], today);
        let proposed = self.report_folder().join("invulbladen-inleveren.ics");
        let free = proposed.clone();
        self.pick_or_else(Pick::Calendar, proposed, move |session, picked| match picked {
            _ if session.opened() != opened => {}
            Some(picked) => {
                // The dialog asked whether a file of this very name may be replaced, and of no other.
                let path = with_ending(picked.clone(), "ics");
                let overwrite = if path == picked { Overwrite::Replace } else { Overwrite::Refuse };
                let place = path.clone();
                session.save_deadline(place, move || store::write_checked(&path, &bytes, overwrite).map(|()| path));
            }
            None => session.save_deadline(free.clone(), move || write_under_free_name(&free, &bytes)),
        });
    }

    /// `place` is named where a fault of the program ends it.
    fn save_deadline(&self, place: PathBuf, write: impl FnOnce() -> Result<PathBuf, StoreError> + Send + 'static) {
        self.background.run(write, move |session, saved| {
            session.tell(match saved.map_err(|Crashed| Crashed::writing(&place)).flatten() {
                Ok(path) => Notice::DeadlineSaved(path),
                Err(error) => Notice::Store(error),
            });
        });
    }
}
