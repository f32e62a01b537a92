//! The dossiers that were opened lately, and what an earlier run left of them.

use std::path::{Path, PathBuf};

use super::open_dossier::Kept;
use super::{Environment, RecentDossier, Session};
use crate::model::Dossier;
use crate::store::DossierFile;
use crate::store::recent;

impl Session {
    /// Notes that a dossier was opened.
    pub(super) fn remember(&self, dossier: RecentDossier) {
        self.keep_house(
            // A list that cannot be written is a lost convenience, not worth a message.
            move |data| recent::add(data, dossier).ok(),
        );
    }

    /// Reads which dossiers were opened lately.
    pub(super) fn list_recent(&self) {
        self.keep_house(|data| Some(recent::load(data)));
    }

    /// Does something with the list, after what was asked of it before, and takes in what it is then.
    pub(super) fn keep_house(&self, work: impl FnOnce(&Path) -> Option<Vec<RecentDossier>> + Send + 'static) {
        self.housekeeping.run(
            move |data| work(data),
            |session, list| {
                if let Ok(Some(list)) = list {
                    session.take_in_recent(list);
                }
            },
        );
    }

    fn take_in_recent(&mut self, list: Vec<RecentDossier>) {
        // Each by itself: one on a disk that does not answer holds up nothing.
        for dossier in &list {
            self.look_for_leftovers(dossier.path.clone());
        }
        self.leftovers.retain(|path| list.iter().any(|dossier| dossier.path == *path));
        self.recent = list;
        self.fill_shelf();
    }

    fn look_for_leftovers(&self, path: PathBuf) {
        let (data, place) = (self.environment.data.clone(), path.clone());
        self.background.run(
            move || DossierFile::has_leftovers(&place, &data),
            move |session, has_leftovers| {
                if has_leftovers == Ok(true) {
                    session.leftovers.insert(path);
                } else {
                    session.leftovers.remove(&path);
                }
            },
        );
    }
}

impl Environment {
    /// How the dossier stands among those that were opened lately: of a protected one no more than its file.
    pub(super) fn recent(&self, kept: &Kept, dossier: &Dossier) -> RecentDossier {
        let today = self.clock.now().date();
        if kept.passphrase.is_some() {
            RecentDossier::nameless(&kept.path, &dossier.id, today)
        } else {
            RecentDossier::new(&kept.path, dossier, today)
        }
    }
}
