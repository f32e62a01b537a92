//! What can still be read of a damaged file, offered as a new dossier beside it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::DateTime;

use super::worker::Job;
use super::{Kept, Notice, Session};
use crate::content::Catalogue;
use crate::model::Dossier;
use crate::store::{self, DossierFile, Overwrite, Passphrase, Rescued, StoreError, StoreErrorKind, Surroundings};
use crate::words;

/// An offer to open what is left of a damaged file.
#[derive(Clone, Debug, PartialEq)]
pub struct RescueOffer {
    /// What there is, in a sentence.
    pub found: String,
    /// What is lost, in a sentence or two.
    pub lost: String,
    pub(super) damaged: PathBuf,
    pub(super) dossier: Arc<Dossier>,
    /// What opened the damaged file.
    pub(super) passphrase: Option<Passphrase>,
}

impl RescueOffer {
    pub(super) fn new(damaged: PathBuf, rescued: Rescued, passphrase: Option<Passphrase>, content: &Catalogue) -> Self {
        let (found, lost) = (words::rescued_found(&rescued, content), words::rescued_lost(&rescued));
        Self { found, lost, damaged, dossier: Arc::new(rescued.dossier), passphrase }
    }
}

impl Session {
    /// Makes a dossier of what is left of the damaged file; the worker tells when it is there.
    pub(super) fn open_rescued(&mut self) {
        if let Some(RescueOffer { damaged, dossier, passphrase, lost, .. }) = self.rescue.take() {
            self.is_loading = true;
            self.notice = None;
            self.stranded = None;
            let now = self.environment.clock.now();
            self.worker.submit(Job::Rescue { damaged, dossier, passphrase, lost, now });
        }
    }

    pub(super) fn take_in_rescued(
        &mut self,
        damaged: &Path,
        dossier: Arc<Dossier>,
        lost: &str,
        result: Result<DossierFile, StoreError>,
    ) {
        self.is_loading = false;
        match result {
            Ok(file) if self.has_unsaved_changes() => self.open_after_saving(file),
            Ok(file) => {
                let notice = Notice::rescued(file.path(), damaged, lost);
                self.show_dossier(dossier, Some(Kept::editing(file)));
                self.notice = Some(notice);
            }
            Err(error) => self.notice = Some(Notice::store(&error)),
        }
    }
}

/// Writes the dossier under the first free name beside the damaged file, which stays as it is. It is protected with what
/// opened that.
pub(super) fn create_beside(
    damaged: &Path,
    dossier: &Dossier,
    passphrase: Option<&Passphrase>,
    surroundings: &Surroundings,
    now: DateTime,
) -> Result<DossierFile, StoreError> {
    let mut number = 1;
    loop {
        let path = store::rescue_name(damaged, number);
        match DossierFile::create(&path, dossier, passphrase.cloned(), surroundings, Overwrite::Refuse, now) {
            Err(error) if error.kind == StoreErrorKind::Exists => number += 1,
            result => return result,
        }
    }
}
