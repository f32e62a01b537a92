//! The passphrase of the files of one dossier, if they have one.

use std::collections::VecDeque;
use std::fmt;

use crate::model::Dossier;
use crate::store::{DossierBytes, Fingerprint, Passphrase, StoreErrorKind};

/// The most encryptions that are remembered: as many as are compared with each other during a save.
const MOST_KNOWN: usize = 4;

/// Makes the bytes of one dossier. The same state gives the same bytes again, although encrypting it again would give
/// others: so what is on the disk already is recognised, and encrypted once.
#[derive(Default)]
pub(crate) struct Protection {
    passphrase: Option<Passphrase>,
    /// Of what was readable, and what it became; the last one first.
    known: VecDeque<(Fingerprint, DossierBytes)>,
}

impl Protection {
    pub(crate) fn new(passphrase: Option<Passphrase>) -> Self {
        Self { passphrase, known: VecDeque::new() }
    }

    pub(crate) fn passphrase(&self) -> Option<&Passphrase> {
        self.passphrase.as_ref()
    }

    /// Takes note that these bytes, as they stand on the disk, hold this dossier.
    pub(crate) fn note(&mut self, dossier: &Dossier, bytes: &DossierBytes) {
        if self.passphrase.is_some() {
            self.remember(DossierBytes::readable_fingerprint(dossier), bytes.clone());
        }
    }

    /// The bytes to write for a dossier.
    ///
    /// # Errors
    /// [`WouldNotOpen`](StoreErrorKind::WouldNotOpen), or when the bytes cannot be encrypted.
    pub(crate) fn bytes_of(&mut self, dossier: &Dossier) -> Result<DossierBytes, StoreErrorKind> {
        self.protected(DossierBytes::of(dossier, None)?)
    }

    /// The bytes to write for what somebody else left: what can be read of it is protected first.
    ///
    /// # Errors
    /// When the bytes cannot be encrypted.
    pub(crate) fn protected(&mut self, bytes: DossierBytes) -> Result<DossierBytes, StoreErrorKind> {
        if self.passphrase.is_none() || bytes.is_protected() {
            return Ok(bytes);
        }
        let readable = bytes.fingerprint();
        let known = self.known.iter().position(|(other, _)| *other == readable).and_then(|at| self.known.remove(at));
        let protected = match known {
            Some((_, protected)) => protected,
            None => bytes.protected(self.passphrase.as_ref())?,
        };
        self.remember(readable, protected.clone());
        Ok(protected)
    }

    fn remember(&mut self, readable: Fingerprint, protected: DossierBytes) {
        self.known.push_front((readable, protected));
        self.known.truncate(MOST_KNOWN);
    }
}

impl fmt::Debug for Protection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Protection").field("passphrase", &self.passphrase).finish_non_exhaustive()
    }
}
