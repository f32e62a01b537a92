//! The bytes of a dossier on a disk. Its file, the temporary one beside it, earlier versions and copies are all written
//! and read as these, and as nothing else.

use std::fmt;
use std::path::Path;

use age::secrecy::zeroize::Zeroizing;
use sha2::{Digest as _, Sha256};

use super::disk::read;
use super::format::parse::parse_with_remarks;
use super::format::rescue::rescue;
use super::format::write::{checked_text, dossier_text};
use super::protect::cipher::{is_protected, protect, unprotect};
use super::{Parsed, Passphrase, ProtectionFault, Rescued, StoreError, StoreErrorKind};
use crate::model::Dossier;

/// What stands in a file that holds a dossier. Without `Debug`: what a team wrote gets into no message.
#[derive(Clone, PartialEq, Eq)]
pub struct DossierBytes(Vec<u8>);

/// Equal for the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl Fingerprint {
    /// What tells these bytes from others.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl DossierBytes {
    /// The bytes to write for a dossier. With a passphrase they are encrypted, which gives other bytes each time and takes about a
    /// third of a second.
    ///
    /// # Errors
    /// [`WouldNotOpen`](StoreErrorKind::WouldNotOpen), or when they cannot be protected.
    pub fn of(dossier: &Dossier, passphrase: Option<&Passphrase>) -> Result<Self, StoreErrorKind> {
        Self(checked_text(dossier)?.into_bytes()).protected(passphrase)
    }

    /// Reads a file, whatever is in it.
    ///
    /// # Errors
    /// When the file cannot be read or is far too large.
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        read::whole_file(path).map(Self)
    }

    /// The dossier that the bytes hold. The passphrase counts only where they are protected.
    ///
    /// # Errors
    /// As [`open_dossier`](super::open_dossier).
    pub fn open(&self, passphrase: Option<&Passphrase>) -> Result<Dossier, StoreErrorKind> {
        self.parse(passphrase).map(|parsed| parsed.dossier)
    }

    /// As [`open`](Self::open), with what is odd about the file.
    ///
    /// # Errors
    /// As [`open_dossier`](super::open_dossier).
    pub fn parse(&self, passphrase: Option<&Passphrase>) -> Result<Parsed, StoreErrorKind> {
        self.readable(passphrase).and_then(|bytes| parse_with_remarks(&bytes))
    }

    /// The bytes as anybody could read them. The passphrase counts only where they are protected.
    ///
    /// # Errors
    /// When they are protected, and the passphrase does not open them.
    pub(super) fn readable(&self, passphrase: Option<&Passphrase>) -> Result<Zeroizing<Vec<u8>>, StoreErrorKind> {
        match passphrase {
            _ if !self.is_protected() => Ok(Zeroizing::new(self.0.clone())),
            Some(passphrase) => unprotect(&self.0, passphrase).map_err(StoreErrorKind::Protected),
            None => Err(StoreErrorKind::Protected(ProtectionFault::PassphraseNeeded)),
        }
    }

    /// What can still be read of a damaged dossier, if that is anything.
    pub fn rescue(&self, passphrase: Option<&Passphrase>) -> Option<Rescued> {
        self.readable(passphrase).ok().and_then(|bytes| rescue(&bytes))
    }

    /// The fingerprint of the readable bytes of a dossier, whether they may be written or not.
    pub(super) fn readable_fingerprint(dossier: &Dossier) -> Fingerprint {
        Self(dossier_text(dossier).into_bytes()).fingerprint()
    }

    /// The fingerprint of these bytes.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.0)
    }

    /// Whether a passphrase is needed to read them.
    pub(super) fn is_protected(&self) -> bool {
        is_protected(&self.0)
    }

    /// The same, protected where they can be read and there is a passphrase. Bytes that are protected already stay as they are.
    ///
    /// # Errors
    /// When the bytes cannot be encrypted.
    pub(super) fn protected(self, passphrase: Option<&Passphrase>) -> Result<Self, StoreErrorKind> {
        match passphrase {
            Some(passphrase) if !self.is_protected() => Ok(Self(protect(&self.0, passphrase)?)),
            _ => Ok(self),
        }
    }

    /// The same content, encrypted with `to` instead of `from`, or not at all. `None` where nothing changes, and where
    /// `from` does not open them.
    ///
    /// # Errors
    /// When the bytes cannot be encrypted.
    pub(super) fn with_passphrase(
        &self,
        from: Option<&Passphrase>,
        to: Option<&Passphrase>,
    ) -> Result<Option<Self>, StoreErrorKind> {
        if !self.is_protected() && to.is_none() {
            return Ok(None);
        }
        let Ok(plain) = self.readable(from) else { return Ok(None) };
        match to {
            Some(to) => Ok(Some(Self(protect(&plain, to)?))),
            None => Ok(Some(Self(plain.to_vec()))),
        }
    }

    pub(super) fn as_slice(&self) -> &[u8] {
        &self.0
    }
}
