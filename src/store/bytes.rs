//! The bytes in which a dossier lies on a disk. Its file, the temporary one beside it, earlier versions and copies are
//! all written and read as these, and as nothing else.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::{Rescued, StoreError, StoreErrorKind, dossier_text, parse_dossier, read, rescue, sealed};
use crate::model::Dossier;

/// What stands in a file that holds a dossier. Without `Debug`: what a team wrote gets into no message.
#[derive(Clone, PartialEq, Eq)]
pub struct DossierBytes(Vec<u8>);

/// Tells whether two files hold the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

impl DossierBytes {
    /// The bytes to write for a dossier.
    pub fn of(dossier: &Dossier) -> Self {
        Self(dossier_text(dossier).into_bytes())
    }

    /// Reads a file, whatever is in it.
    ///
    /// # Errors
    /// When the file cannot be read or is far too large.
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        read::whole_file(path).map(Self)
    }

    /// The dossier that the bytes hold.
    ///
    /// # Errors
    /// As [`parse_dossier`].
    pub fn open(&self) -> Result<Dossier, StoreErrorKind> {
        sealed::opened(self.0.clone(), None).and_then(|bytes| parse_dossier(&bytes))
    }

    /// What can still be read of a damaged dossier, if that is anything.
    pub fn rescue(&self) -> Option<Rescued> {
        rescue(&self.0)
    }

    /// What tells these bytes from others.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint(Sha256::digest(&self.0).into())
    }

    pub(super) fn as_slice(&self) -> &[u8] {
        &self.0
    }
}
