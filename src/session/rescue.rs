//! What can still be read of a damaged file, offered as a new dossier beside it.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Notice, Session};
use crate::store::{self, DossierFile, Passphrase, Rescued};

/// An offer to open what is left of a damaged file.
#[derive(Clone, Debug, PartialEq)]
pub struct RescueOffer {
    /// What there is, and what is lost.
    pub rescued: Arc<Rescued>,
    damaged: PathBuf,
    /// What opened the damaged file.
    passphrase: Option<Passphrase>,
}

impl RescueOffer {
    pub(super) fn new(damaged: PathBuf, rescued: Rescued, passphrase: Option<Passphrase>) -> Self {
        Self { rescued: Arc::new(rescued), damaged, passphrase }
    }
}

impl Session {
    /// Makes a dossier of what is left of the damaged file under the first free name beside it, and shows that. The damaged
    /// file stays as it is; the new one is protected with what opened that.
    pub(super) fn open_rescued(&mut self) {
        let Some(RescueOffer { damaged, rescued, passphrase }) = self.opening.take_offer() else { return };
        let dossier = Arc::new(rescued.dossier.clone());
        self.notices.clear();
        let (surroundings, now) = (self.surroundings(), self.environment.clock.now());
        let (beside, made) = (damaged.clone(), Arc::clone(&dossier));
        self.make_for(
            damaged.clone(),
            move || {
                let name = |number| store::rescue_name(&beside, number);
                DossierFile::create_under_free_name(name, &made, passphrase.as_ref(), &surroundings, now)
            },
            move |session, kept| {
                let notice = Notice::Rescued { path: kept.path.clone(), damaged, rescued };
                session.show_dossier(dossier, Some(kept));
                session.tell(notice);
            },
        );
    }
}
