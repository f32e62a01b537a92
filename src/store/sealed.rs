//! Between the bytes on the disk and the text of a dossier: protected or not. Nothing else knows that files can be.

use age::secrecy::zeroize::Zeroizing;

use super::StoreErrorKind;
use super::crypt::{Passphrase, SealFault, is_protected, protect, unprotect};
use super::format::checked_text;
use crate::model::Dossier;

/// The readable bytes of a file. The passphrase is passed over when the file is not protected.
pub(super) fn opened(bytes: Vec<u8>, passphrase: Option<&Passphrase>) -> Result<Zeroizing<Vec<u8>>, StoreErrorKind> {
    match passphrase {
        _ if !is_protected(&bytes) => Ok(Zeroizing::new(bytes)),
        Some(passphrase) => unprotect(&bytes, passphrase).map_err(StoreErrorKind::Sealed),
        None => Err(StoreErrorKind::Sealed(SealFault::PassphraseNeeded)),
    }
}

/// The bytes of a dossier's file; with a passphrase no byte of them can be read without it.
/// [`WouldNotOpen`](StoreErrorKind::WouldNotOpen) when they could not be read again.
pub(super) fn dossier_bytes(dossier: &Dossier, passphrase: Option<&Passphrase>) -> Result<Zeroizing<Vec<u8>>, StoreErrorKind> {
    let text = Zeroizing::new(checked_text(dossier)?.into_bytes());
    match passphrase {
        None => Ok(text),
        Some(passphrase) => Ok(Zeroizing::new(protect(&text, passphrase)?)),
    }
}
