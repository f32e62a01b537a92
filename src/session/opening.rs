//! Making, reading and showing a dossier.

use std::path::PathBuf;
use std::sync::Arc;

use super::saving::Saving;
use super::undo::History;
use super::worker::Job;
use super::{Notice, OpenDossier, RecentDossier, Session};
use crate::analysis;
use crate::content::Catalogue;
use crate::model::{Dossier, Profile};
use crate::store::{self, Operation, StoreError};

impl Session {
    pub(super) fn create(&mut self, municipality: String, neighbourhood: String) {
        let profile = Profile { municipality, neighbourhood, ..Profile::default() };
        let today = self.environment.clock.now().date();
        let edition = self.catalogue.edition().id.clone();
        let dossier = Dossier::new(profile, edition, today, self.environment.ids.as_mut());
        self.is_loading = true;
        self.worker.submit(Job::Create { folder: self.environment.documents.clone(), dossier: Arc::new(dossier) });
    }

    pub(super) fn load(&mut self, path: PathBuf) {
        self.is_loading = true;
        self.rescue = None;
        // Remembered dossiers are found from any working folder.
        let path = std::path::absolute(&path).unwrap_or(path);
        self.worker.submit(Job::Load(path));
    }

    pub(super) fn open_example(&mut self) {
        match store::parse_dossier(Catalogue::example_dossier().as_bytes()) {
            Ok(dossier) => self.show_dossier(Arc::new(dossier), None),
            Err(kind) => {
                let error = StoreError { path: "voorbeeld".into(), operation: Operation::Read, kind };
                self.notice = Some(Notice::store(&error));
            }
        }
    }

    pub(super) fn show_dossier(&mut self, dossier: Arc<Dossier>, path: Option<PathBuf>) {
        if let Some(path) = &path {
            let today = self.environment.clock.now().date();
            self.worker.submit(Job::Remember(RecentDossier::new(path, &dossier.profile, today)));
        }
        let altered: Vec<u16> =
            dossier.measurements.iter().filter(|it| !analysis::is_intact(it)).map(|measurement| measurement.number).collect();
        self.notice = (!altered.is_empty()).then(|| Notice::altered(&altered));
        self.rescue = None;
        self.open = Some(OpenDossier { dossier, path, shown: None, history: History::default(), save: Saving::default() });
        self.forget_reports();
    }
}
