//! Erasing a dossier with all that is kept of it on this computer.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Session;
use super::background::Crashed;
use super::trouble::code_of;
use crate::store::recent;
use crate::store::{self, Belongings, Erased, StoreError, StoreErrorKind};

/// Copies that are on their way are waited for so long before the dossier is erased.
const PATIENCE: Duration = Duration::from_secs(5);

/// How far erasing is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Erasing {
    /// Nobody asked for it, or what came of it was put away.
    #[default]
    No,
    /// It is being done.
    Busy,
    /// The dossier is gone.
    Done {
        /// What went, and what could not.
        erased: Erased,
        /// Whether it stood among the recent dossiers.
        was_listed: bool,
        /// Where reports of it go, as far as is known.
        reports: PathBuf,
    },
    /// Nothing was erased.
    Failed(StoreError),
}

impl Session {
    /// How far erasing is.
    pub fn erasing(&self) -> &Erasing {
        &self.erasing
    }

    /// Where reports of the open dossier go.
    fn place_of_reports(&self) -> PathBuf {
        self.report_folder().to_owned()
    }

    /// Erases the open dossier. What is not saved yet is not saved any more. Where another window has it open, nothing is done.
    pub(super) fn erase(&mut self) {
        let reports = self.place_of_reports();
        let Some(open) = self.open.as_mut().filter(|open| open.writable().is_some()) else {
            if let (Some(path), Some(holder)) = (self.path().map(Path::to_owned), self.reading_only()) {
                let kind = StoreErrorKind::InUse(holder.cloned());
                self.erasing = Erasing::Failed(StoreError::writing(&path, kind));
            }
            return;
        };
        // From now on nothing of it may come back: neither a save nor a copy.
        open.is_going = true;
        let Some(kept) = &open.kept else { return };
        let beside = kept.safety.hand();
        self.erasing = Erasing::Busy;
        self.on_file(
            move |file| {
                beside.ask(PATIENCE, |_| ());
                file.erase()
            },
            move |session, result| {
                let result = result.flatten();
                if result.is_ok() {
                    session.close();
                } else if let Some(open) = &mut session.open {
                    open.is_going = false;
                }
                session.take_in_erased(result, reports);
            },
        );
    }

    /// Erases what is left of a dossier that cannot be opened, as its file is gone.
    pub(super) fn erase_rest(&mut self, path: PathBuf) {
        let (surroundings, now) = (self.surroundings(), self.environment.clock.now());
        let reports = self.environment.documents.clone();
        self.erasing = Erasing::Busy;
        let work = self.after_releases({
            let path = path.clone();
            move || {
                let found = Belongings::find(&path, &surroundings.data);
                match found {
                    // There may still be a line in the list.
                    Err(error) if error.kind == StoreErrorKind::NotFound => Ok(Erased::nothing(&path)),
                    found => store::erase(&found?, &surroundings, now),
                }
            }
        });
        self.background.run(work, move |session, result| {
            let result = result.map_err(|Crashed| Crashed::writing(&path)).flatten();
            session.take_in_erased(result, reports);
        });
    }

    fn take_in_erased(&mut self, result: Result<Erased, StoreError>, reports: PathBuf) {
        match result {
            Ok(erased) => {
                let was_listed = self.recent.iter().any(|known| known.path == erased.path);
                let path = erased.path.clone();
                self.keep_house(move |data| {
                    recent::forget(data, &path).ok()?;
                    Some(recent::load(data))
                });
                self.forget_circles();
                self.leftovers.remove(&erased.path);
                // That its file is gone is no trouble any more.
                self.notices.retain(|notice| notice.missing_file() != Some(&erased.path));
                self.erasing = Erasing::Done { erased, was_listed, reports };
            }
            Err(error) => {
                self.note_trouble(code_of(&error));
                self.erasing = Erasing::Failed(error);
            }
        }
    }

    /// Puts away what came of erasing.
    pub(super) fn stop_erasing(&mut self) {
        if self.erasing != Erasing::Busy {
            self.erasing = Erasing::No;
        }
    }
}
