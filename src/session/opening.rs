//! Making, reading and showing a dossier.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use super::choices::Stranded;
use super::protecting::{Locked, Protecting};
use super::saving::{Saving, SavingAs};
use super::undo::History;
use super::worker::{Job, Key};
use super::{Environment, Kept, Notice, OpenDossier, RecentDossier, Recovery, RescueOffer, Session};
use crate::analysis;
use crate::content::Catalogue;
use crate::model::{Dossier, Profile};
use crate::store::{self, Access, DossierFile, Opened, Operation, Passphrase, StoreError, Unopened};

impl Session {
    pub(super) fn create(&mut self, municipality: String, neighbourhood: String) {
        let profile = Profile { municipality, neighbourhood, ..Profile::default() };
        let now = self.environment.clock.now();
        let edition = self.catalogue.edition().id.clone();
        let dossier = Dossier::new(profile, edition, now.date(), self.environment.ids.as_mut());
        self.is_loading = true;
        self.worker.submit(Job::Create { folder: self.environment.documents.clone(), dossier: Arc::new(dossier), now });
    }

    pub(super) fn load(&mut self, path: PathBuf) {
        self.rescue = None;
        self.locked = None;
        // Remembered dossiers are found from any working folder.
        let path = std::path::absolute(&path).unwrap_or(path);
        if self.open.as_ref().is_some_and(|open| open.may_change() && open.path() == Some(&path)) {
            // It is open here already, and what is typed here is ahead of the file.
            return;
        }
        self.is_loading = true;
        self.worker.submit(Job::Load { path, key: Key::None, now: self.environment.clock.now() });
    }

    /// Reads a dossier anew that somebody else had open, to go on with what they made of it.
    pub(super) fn try_again(&mut self) {
        if self.reading_only().is_some()
            && let Some(kept) = self.open.as_ref().and_then(|open| open.kept.as_ref())
        {
            self.is_loading = true;
            let (path, key) = (kept.path.clone(), Key::Of(Arc::clone(&kept.file)));
            self.worker.submit(Job::Load { path, key, now: self.environment.clock.now() });
        }
    }

    pub(super) fn take_in_loaded(
        &mut self,
        path: PathBuf,
        passphrase: Option<Passphrase>,
        result: Result<Box<Opened>, Unopened>,
    ) {
        self.is_loading = false;
        self.locked = None;
        match result {
            Ok(opened) if self.has_unsaved_changes() => self.open_after_saving(opened.file),
            Ok(opened) => {
                let Opened { file, dossier, access, written, found, unkept } = *opened;
                let was_reading = self.reading_only().is_some() && self.path() == Some(&path);
                let written = written.map(|moment| self.environment.clock.local(moment));
                let recovery = Recovery::new(&self.environment, path.clone(), Ok(written), found);
                let kept = Kept::new(file, access.clone());
                self.show_dossier(Arc::new(dossier), Some(kept));
                if let Some(open) = &mut self.open {
                    open.recovery = recovery;
                }
                if let Some(error) = unkept {
                    self.notice = Some(Notice::no_version_kept(&error));
                }
                if let (true, Access::ReadOnly(holder)) = (was_reading, &access) {
                    self.notice = Some(Notice::read_only(holder.as_ref()));
                }
            }
            Err(Unopened { error, .. }) if error.kind.asks_for_passphrase() => {
                self.notice = None;
                self.locked = Some(Locked::new(path, &error.kind));
            }
            Err(Unopened { error, found, rescued }) => {
                self.rescue =
                    rescued.map(|rescued| RescueOffer::new(path.clone(), *rescued, passphrase.clone(), &self.catalogue));
                match Recovery::new(&self.environment, path, Err(error.clone()), found) {
                    Some(recovery) => self.stranded = Some(Stranded::new(recovery, passphrase)),
                    None => self.notice = Some(Notice::store(&error)),
                }
            }
        }
    }

    pub(super) fn take_in_created(&mut self, dossier: Arc<Dossier>, result: Result<DossierFile, StoreError>) {
        self.is_loading = false;
        match result {
            Ok(file) if self.has_unsaved_changes() => self.open_after_saving(file),
            Ok(file) => self.show_dossier(dossier, Some(Kept::editing(file))),
            Err(error) => self.notice = Some(Notice::store(&error)),
        }
    }

    /// Somebody typed on while another file was read or made: that is saved first, and then the other one is opened.
    pub(super) fn open_after_saving(&mut self, file: DossierFile) {
        let path = file.path().to_owned();
        self.worker.submit(Job::Release(Arc::new(Mutex::new(file))));
        self.apply(super::Action::Open(path));
    }

    /// Goes on with what an earlier run left of a dossier whose file is gone or damaged.
    pub(super) fn take_in_taken_over(&mut self, dossier: Arc<Dossier>, result: Result<DossierFile, StoreError>) {
        self.is_loading = false;
        match result {
            Ok(file) => {
                self.show_dossier(dossier, Some(Kept::editing(file)));
                let now = self.environment.clock.instant();
                if let Some(open) = &mut self.open {
                    open.save.changed(now);
                }
                self.save_now();
            }
            Err(error) => self.notice = Some(Notice::store(&error)),
        }
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

    pub(super) fn show_dossier(&mut self, dossier: Arc<Dossier>, kept: Option<Kept>) {
        self.release();
        if let Some(kept) = &kept {
            self.worker.submit(Job::Remember(self.environment.recent(kept, &dossier.profile)));
        }
        self.notice = None;
        self.rescue = None;
        self.stranded = None;
        self.open = Some(OpenDossier {
            altered: analysis::altered(&dossier.measurements),
            dossier,
            kept,
            shown: None,
            history: History::default(),
            save: Saving::default(),
            recovery: None,
            conflict: None,
            versions: None,
            saving_as: SavingAs::default(),
            protecting: Protecting::default(),
        });
        self.forget_reports();
    }
}

impl Environment {
    /// How the dossier stands among those that were opened lately: of a protected one no more than its file.
    pub(super) fn recent(&self, kept: &Kept, profile: &Profile) -> RecentDossier {
        let today = self.clock.now().date();
        if kept.is_protected {
            RecentDossier::nameless(&kept.path, today)
        } else {
            RecentDossier::new(&kept.path, profile, today)
        }
    }
}

impl Kept {
    /// A file that may be written here.
    pub(super) fn editing(file: DossierFile) -> Self {
        Self::new(file, Access::Editing)
    }

    fn new(file: DossierFile, access: Access) -> Self {
        Self { path: file.path().to_owned(), is_protected: file.is_protected(), file: Arc::new(Mutex::new(file)), access }
    }
}
