//! What the program keeps in the user's own data folder beside the dossiers: names of folders and files there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::bytes::DossierBytes;
use super::name::DOSSIER_ENDING;
use super::{Overwrite, Passphrase, StoreError, atomic, write_output};
use crate::model::DossierId;

/// The folder of one dossier in `area` of the data folder. An id comes from a file and can be any text, so it is only
/// used as a name when it cannot lead anywhere else.
pub(super) fn dossier_folder(data: &Path, area: &str, id: &DossierId) -> PathBuf {
    data.join(area).join(safe_name(id.as_str()))
}

/// The name of the copy of the file at this place.
pub(super) fn file_name_for(path: &Path) -> String {
    format!("{}{DOSSIER_ENDING}", digest(path.as_os_str().as_encoded_bytes()))
}

/// The name itself where it is harmless on every system: with a hyphen it is no device of Windows either.
fn safe_name(id: &str) -> String {
    let is_harmless = id.contains('-') && is_safe(id);
    if is_harmless { id.to_owned() } else { digest(id.as_bytes()) }
}

/// Whether this can be the name of a folder of a dossier.
pub(super) fn is_safe(name: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    !name.is_empty() && name.len() <= 64 && name.chars().all(is_plain)
}

/// Puts every dossier in a folder behind `to` in the place of `from`, or behind nothing. What `from` does not open stays as
/// it is. Where it has to be protected and cannot be, it is removed: nothing may stay readable.
///
/// # Errors
/// The first one that could not be replaced; where it has to be protected: and not be removed either.
pub(super) fn reguard(folder: &Path, from: Option<&Passphrase>, to: Option<&Passphrase>) -> Result<(), StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(StoreError::reading(folder, error.into())),
    };
    let mut outcome = Ok(());
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let done = reguard_file(&path, from, to).or_else(|error| match to {
            // Of an older state of the dossier, that may be read by whom it should not.
            Some(_) => fs::remove_file(&path).map_err(|_same_fault| error),
            None => Err(error),
        });
        outcome = outcome.and(done);
    }
    outcome
}

fn reguard_file(path: &Path, from: Option<&Passphrase>, to: Option<&Passphrase>) -> Result<(), StoreError> {
    if atomic::is_temporary(path) {
        // What an earlier run did not finish.
        return fs::remove_file(path).map_err(|error| StoreError::writing(path, error.into()));
    }
    let reguarded = DossierBytes::read(path)?.reguarded(from, to).map_err(|kind| StoreError::writing(path, kind))?;
    reguarded.map_or(Ok(()), |bytes| write_output(path, bytes.as_slice(), Overwrite::Replace))
}

/// Thirty-two hexadecimal digits that hardly any other text has.
pub(super) fn digest(bytes: &[u8]) -> String {
    let all: [u8; 32] = Sha256::digest(bytes).into();
    let first = all.iter().take(16).fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
    format!("{first:032x}")
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn an_id_never_leads_out_of_its_folder() {
        assert_eq!(safe_name("6fa459ea-ee8a-3ca4-894e-db77e160355e"), "6fa459ea-ee8a-3ca4-894e-db77e160355e");
        for id in ["../../x", "/etc/passwd", "nul", "com1", "A-b", "a-b/c", "..", "", &"a-".repeat(200)] {
            let name = safe_name(id);
            assert_eq!(name.len(), 32, "{id}: {name}");
            assert!(name.chars().all(|letter| letter.is_ascii_hexdigit()), "{id}: {name}");
        }
    }
}
