//! A complete copy of a dossier that could not be saved in its place, in the user's own data folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::bytes::DossierBytes;
use super::{Overwrite, Passphrase, StoreError, kept, make_folder, write_output};
use crate::model::DossierId;

const AREA: &str = "copies";

/// Where the copy of the file at `path` goes.
pub(super) fn place(data: &Path, id: &DossierId, path: &Path) -> PathBuf {
    kept::dossier_folder(data, AREA, id).join(kept::file_name_for(path))
}

/// Keeps these bytes as the copy of the file at `path`, in the place of an earlier one.
pub(super) fn keep(data: &Path, id: &DossierId, path: &Path, bytes: &DossierBytes) -> Result<(), StoreError> {
    let place = place(data, id, path);
    if let Some(folder) = place.parent() {
        make_folder(folder)?;
    }
    write_output(&place, bytes.as_slice(), Overwrite::Replace)
}

/// The copies of the file at `path`. The file may be gone or damaged, so that its dossier cannot be asked for its id.
pub(super) fn find(data: &Path, path: &Path) -> Vec<PathBuf> {
    let Ok(folders) = fs::read_dir(data.join(AREA)) else { return Vec::new() };
    let name = kept::file_name_for(path);
    folders.filter_map(|folder| Some(folder.ok()?.path().join(&name))).filter(|place| place.is_file()).collect()
}

/// Puts every copy of this dossier behind `to` in the place of `from`, or behind nothing.
///
/// # Errors
/// As [`kept::reguard`].
pub(super) fn reguard(
    data: &Path,
    id: &DossierId,
    from: Option<&Passphrase>,
    to: Option<&Passphrase>,
) -> Result<(), StoreError> {
    kept::reguard(&kept::dossier_folder(data, AREA, id), from, to)
}

/// Takes the copy away: what it holds is safe elsewhere.
pub(super) fn discard(place: &Path) -> io::Result<()> {
    fs::remove_file(place)?;
    if let Some(folder) = place.parent() {
        // Stays while other copies of the same dossier are in it.
        drop(fs::remove_dir(folder));
    }
    Ok(())
}
