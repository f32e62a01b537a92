//! What can still be read of a damaged file, offered as a new dossier beside it.

use std::path::PathBuf;
use std::sync::Arc;

use super::opening::{Awaited, Opening, create_under_free_name};
use super::{Notice, Session};
use crate::store::{self, Passphrase, Rescued};

/// An offer to open what is left of a damaged file.
#[derive(Clone, Debug, PartialEq)]
pub struct RescueOffer {
    /// What there is, and what is lost.
    pub rescued: Arc<Rescued>,
    pub(super) damaged: PathBuf,
    /// What opened the damaged file.
    pub(super) passphrase: Option<Passphrase>,
}

impl RescueOffer {
    pub(super) fn new(damaged: PathBuf, rescued: Rescued, passphrase: Option<Passphrase>) -> Self {
        Self { rescued: Arc::new(rescued), damaged, passphrase }
    }
}

impl Session {
    /// What can be opened of the file of which [`notice`](Self::notice) or [`recovery`](Self::recovery) tells that it is damaged.
    pub fn rescue_offer(&self) -> Option<&RescueOffer> {
        match &self.opening {
            Opening::Damaged(offer) | Opening::Stranded(_, Some(offer)) => Some(offer),
            _ => None,
        }
    }

    /// Makes a dossier of what is left of the damaged file under the first free name beside it, and shows that. The damaged
    /// file stays as it is; the new one is protected with what opened that.
    pub(super) fn open_rescued(&mut self) {
        let (Opening::Damaged(offer) | Opening::Stranded(_, Some(offer))) = std::mem::take(&mut self.opening) else { return };
        let RescueOffer { damaged, rescued, passphrase } = offer;
        let dossier = Arc::new(rescued.dossier.clone());
        self.notices.clear();
        let (surroundings, now) = (self.surroundings(), self.environment.clock.now());
        let (beside, made) = (damaged.clone(), Arc::clone(&dossier));
        self.make(
            Awaited::File(damaged.clone()),
            damaged.clone(),
            None,
            move || {
                let name = |number| store::rescue_name(&beside, number);
                create_under_free_name(name, &made, passphrase.as_ref(), &surroundings, now)
            },
            move |session, kept| {
                let notice = Notice::Rescued { path: kept.path.clone(), damaged, rescued };
                session.show_dossier(dossier, Some(kept));
                session.tell(notice);
            },
        );
    }

    /// Puts away the message that is shown, and with it what it offers.
    pub(super) fn dismiss_notice(&mut self) {
        self.notices.dismiss();
        if matches!(self.opening, Opening::Damaged(_)) {
            self.opening = Opening::Nothing;
        }
    }
}
