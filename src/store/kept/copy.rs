//! A complete copy of a dossier that is not in its file, in the user's own data folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::passphrase;
use super::place::{KeptPlace, copy_folders};
use crate::model::Dossier;
use crate::store::disk::private::write_private;
use crate::store::disk::read;
use crate::store::{Backups, DOSSIER_ENDING, DossierBytes, Fingerprint, Overwrite, Passphrase, StoreError};

/// Beside the copy: the fingerprint of what the file held when the copy was made, to tell later whether somebody else
/// changed the file since.
const BASE: &str = "base";
/// In bytes: a fingerprint has this many digits.
const BASE_SIZE: u64 = 64;

/// What is kept beside the file of a dossier: needs neither that file nor the thread that waits for its disk.
#[derive(Clone, Debug)]
pub struct SafetyCopy {
    pub(crate) kept: KeptPlace,
    pub(crate) passphrase: Option<Passphrase>,
    /// What the file held last.
    pub(crate) base: Option<Fingerprint>,
}

impl SafetyCopy {
    /// Where it is kept.
    pub fn place(&self) -> &KeptPlace {
        &self.kept
    }

    /// Becomes `next`: the dossier got another name, or an id of its own. What was kept is moved; where that fails it stays
    /// where it was.
    pub fn go_on_as(&mut self, next: Self) {
        drop(self.kept.move_to(&next.kept));
        *self = next;
    }

    /// Keeps this state as the copy, in the place of an earlier one; protected where the dossier is.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&self, dossier: &Dossier) -> Result<(), StoreError> {
        let bytes = DossierBytes::of(dossier, self.passphrase.as_ref());
        let bytes = bytes.map_err(|kind| StoreError::writing(&place(&self.kept), kind))?;
        self.keep_bytes(&bytes)
    }

    /// As [`keep`](Self::keep), with the bytes as they would be in the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_bytes(&self, bytes: &DossierBytes) -> Result<(), StoreError> {
        keep(&self.kept, bytes, self.base)
    }

    /// Keeps these bytes among the earlier versions.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn keep_version(&self, bytes: &DossierBytes, now: DateTime) -> Result<(), StoreError> {
        Backups::of(&self.kept).keep(bytes, now)
    }

    /// Re-encrypts the earlier versions and the copy from another passphrase to that of the file, or decrypts them. Those
    /// that cannot be replaced are removed where they would stay readable.
    ///
    /// # Errors
    /// The first version or copy that stays as it was.
    pub fn change_passphrase(&self, from: Option<&Passphrase>) -> Result<(), StoreError> {
        let to = self.passphrase.as_ref();
        // The copies also where a version cannot be replaced.
        let versions = Backups::of(&self.kept).change_passphrase(from, to);
        let copies = passphrase::change(&self.kept.copies(), from, to);
        versions.and(copies)
    }

    /// Takes the copy away: what it holds is in the file. One that stays is offered at the next opening, which is no harm.
    pub fn discard(&self) {
        drop(discard(&place(&self.kept)));
    }
}

/// Where the copy stands.
pub(crate) fn place(kept: &KeptPlace) -> PathBuf {
    kept.copies().join(format!("kopie{DOSSIER_ENDING}"))
}

/// Keeps these bytes as the copy, in the place of an earlier one. `base` is what the file held when it was read or written last.
///
/// # Errors
/// When the copy or its note cannot be written.
pub(crate) fn keep(kept: &KeptPlace, bytes: &DossierBytes, base: Option<Fingerprint>) -> Result<(), StoreError> {
    let (place, note) = (place(kept), kept.copies().join(BASE));
    match base {
        // The note first: a copy without one is taken for what an unfinished save left.
        Some(base) => write_private(&note, base.to_string().as_bytes(), Overwrite::Replace)?,
        None => drop(fs::remove_file(&note)),
    }
    write_private(&place, bytes.as_slice(), Overwrite::Replace)
}

/// The copies of the file at `path`. The file may be gone or damaged, so that its dossier cannot be asked for its id.
pub(crate) fn find(data: &Path, path: &Path) -> Vec<PathBuf> {
    let copy = |folder: PathBuf| folder.join(format!("kopie{DOSSIER_ENDING}"));
    copy_folders(data, path).into_iter().map(copy).filter(|place| place.is_file()).collect()
}

/// Whether the file holds something else than when this copy of it was made.
pub(crate) fn is_file_changed_since(place: &Path, file: Option<Fingerprint>) -> bool {
    let note = read::file_up_to(&place.with_file_name(BASE), BASE_SIZE).ok();
    let base = note.and_then(|bytes| String::from_utf8(bytes).ok());
    base.zip(file).is_some_and(|(base, file)| base != file.to_string())
}

/// Takes the copy away: what it holds is safe elsewhere.
///
/// # Errors
/// When there is no copy, or it cannot be removed.
pub(crate) fn discard(place: &Path) -> io::Result<()> {
    fs::remove_file(place)?;
    drop(fs::remove_file(place.with_file_name(BASE)));
    if let Some(folder) = place.parent() {
        drop(fs::remove_dir(folder));
    }
    Ok(())
}
