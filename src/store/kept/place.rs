//! What the program keeps of one dossier at one place, in the user's own data folder: under which name, and what becomes of
//! it when the file moves.
//!
//! A dossier that was copied with the file manager has the id of its source. So nothing is kept by id alone: earlier
//! versions and copies belong to an id *and* a place, and a note for each place tells which dossier stood there last.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::ron_file;
use crate::model::DossierId;
use crate::store::digest::digest;
use crate::store::disk::place::{Place, disk_at, disk_of, place_of};
use crate::store::in_time::{PATIENCE, in_time};
use crate::store::{StoreError, StoreErrorKind};

const BACKUPS: &str = "backups";
const COPIES: &str = "copies";
const PLACES: &str = "places";

/// In bytes: room for a note with the longest path that there is.
const LONGEST_NOTE: u64 = 64 * 1024;

/// What is kept of one dossier at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPlace {
    data: PathBuf,
    dossier: DossierId,
    place: Place,
}

/// Where a dossier comes from, as far as is known on this computer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The place where it was before, and is not any more: what was kept of it came along.
    pub moved_from: Option<PathBuf>,
    /// Whether another file with the same id stood elsewhere when this one was first seen: this one is a copy of that.
    pub is_copy: bool,
}

/// What the notes tell of a dossier.
struct Past {
    /// The place where it was before, and is not any more.
    left: Option<Place>,
    is_copy: bool,
}

/// Which dossier stood at a place last.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    dossier: DossierId,
    place: Place,
    /// The number of the disk on which it is, where the system has such numbers.
    disk: Option<u64>,
    /// Whether it is a copy of another file that has not got an id of its own yet.
    #[serde(default)]
    is_copy: bool,
}

impl KeptPlace {
    /// What is kept of this dossier at `path`. `data` is the user's own data folder.
    pub fn of(data: &Path, dossier: &DossierId, path: &Path) -> Self {
        Self { data: data.to_owned(), dossier: dossier.clone(), place: place_of(path) }
    }

    /// What is kept of the dossier that was in the file at `path` last, when the file itself cannot tell.
    pub fn noted(data: &Path, path: &Path) -> Option<Self> {
        let place = place_of(path);
        let Note { dossier, .. } = read_note(&note_at(data, &place))?;
        Some(Self { data: data.to_owned(), dossier, place })
    }

    /// What is kept of this dossier at `path`, or where it moved from: nothing is changed yet.
    pub fn find(data: &Path, dossier: &DossierId, path: &Path) -> Self {
        let here = Self::of(data, dossier, path);
        match here.look_back().left {
            Some(from) => Self { place: from, ..here },
            None => here,
        }
    }

    /// The dossier.
    pub fn dossier(&self) -> &DossierId {
        &self.dossier
    }

    /// The user's own data folder.
    pub(crate) fn data(&self) -> &Path {
        &self.data
    }

    /// The folder of its earlier versions.
    pub(crate) fn backups(&self) -> PathBuf {
        self.data.join(BACKUPS).join(self.key())
    }

    /// The folder of the copy of what could not be saved.
    pub(crate) fn copies(&self) -> PathBuf {
        self.data.join(COPIES).join(self.key())
    }

    /// Takes note that this dossier stands here from now on. What was kept of it at a place where it is not any more comes
    /// along.
    ///
    /// # Errors
    /// When it cannot be noted, or what was kept cannot be moved.
    pub(crate) fn settle_in(&self) -> Result<Origin, StoreError> {
        let Past { left, is_copy } = self.look_back();
        if let Some(from) = &left {
            let before = Self { place: from.clone(), ..self.clone() };
            before.bring_to(self)?;
        }
        self.write_note(is_copy)?;
        if let Some(from) = &left {
            // One that stays leads to a place where nothing is kept any more.
            drop(fs::remove_file(note_at(&self.data, from)));
        }
        Ok(Origin { moved_from: left.map(|place| place.to_path_buf()), is_copy })
    }

    /// The same under another id or at another place: nothing is moved yet.
    pub(crate) fn elsewhere(&self, dossier: &DossierId, path: &Path) -> Self {
        Self { data: self.data.clone(), dossier: dossier.clone(), place: place_of(path) }
    }

    /// Brings everything that is kept to where it belongs from now on.
    ///
    /// # Errors
    /// When that cannot be moved; it stays where it was then.
    pub(crate) fn move_to(&self, next: &Self) -> Result<(), StoreError> {
        if next == self {
            return Ok(());
        }
        self.bring_to(next)?;
        // With an id of its own it is no copy any more.
        let is_copy = next.dossier == self.dossier && self.note().is_some_and(|note| note.is_copy);
        next.write_note(is_copy)?;
        if next.place != self.place {
            drop(fs::remove_file(note_at(&self.data, &self.place)));
        }
        Ok(())
    }

    /// Takes the note away: nothing of the dossier is kept here any more. One that stays leads to a place where nothing is kept.
    pub(crate) fn forget(&self) {
        if self.note().is_some() {
            drop(fs::remove_file(note_at(&self.data, &self.place)));
        }
    }

    fn key(&self) -> String {
        format!("{}_{}", safe_name(self.dossier.as_str()), short_digest(&self.place))
    }

    /// The note of this place, when it is about this dossier.
    fn note(&self) -> Option<Note> {
        read_note(&note_at(&self.data, &self.place)).filter(|note| note.dossier == self.dossier)
    }

    fn look_back(&self) -> Past {
        if let Some(Note { is_copy, .. }) = self.note() {
            return Past { left: None, is_copy };
        }
        let notes = fs::read_dir(self.data.join(PLACES)).into_iter().flatten();
        let elsewhere = notes.filter_map(|entry| {
            read_note(&entry.ok()?.path()).filter(|note| note.dossier == self.dossier && note.place != self.place)
        });
        let (left, others): (Vec<_>, Vec<_>) = elsewhere.partition(Note::is_left);
        // Where it was copied as well, and both files are gone, it came from where something was kept last.
        let last_kept = |note: &Note| {
            let before = Self { place: note.place.clone(), ..self.clone() };
            fs::metadata(before.backups()).and_then(|metadata| metadata.modified()).ok()
        };
        match left.into_iter().max_by_key(last_kept) {
            Some(Note { place, is_copy, .. }) => Past { left: Some(place), is_copy },
            None => Past { left: None, is_copy: !others.is_empty() },
        }
    }

    /// Moves everything that is kept to another key.
    fn bring_to(&self, next: &Self) -> Result<(), StoreError> {
        for (from, to) in [(self.backups(), next.backups()), (self.copies(), next.copies())] {
            if !from.exists() {
                continue;
            }
            if to.exists() {
                // Of a dossier that was here before and came back: both lots of versions are of the same one.
                let files = fs::read_dir(&from).map_err(|error| StoreError::reading(&from, error.into()))?;
                for file in files.filter_map(Result::ok) {
                    let place = to.join(file.file_name());
                    if !place.exists() {
                        fs::rename(file.path(), &place).map_err(|error| StoreError::writing(&place, error.into()))?;
                    }
                }
                continue;
            }
            fs::rename(&from, &to).map_err(|error| StoreError::writing(&to, error.into()))?;
        }
        Ok(())
    }

    fn write_note(&self, is_copy: bool) -> Result<(), StoreError> {
        let path = note_at(&self.data, &self.place);
        let disk = disk_of(&self.place);
        let note = Note { dossier: self.dossier.clone(), place: self.place.clone(), disk, is_copy };
        match ron_file::save(&path, &note) {
            // A path that is no text cannot be noted: such a dossier only loses its versions when it moves.
            Err(error) if error.kind == StoreErrorKind::UnusableName => Ok(()),
            saved => saved,
        }
    }
}

impl Note {
    /// Whether the dossier is certainly not there any more. A disk that cannot be reached may still have it.
    fn is_left(&self) -> bool {
        let (place, disk) = (self.place.clone(), self.disk);
        in_time(PATIENCE, move || {
            let is_gone = matches!(place.symlink_metadata(), Err(error) if error.kind() == io::ErrorKind::NotFound);
            let nearest = place.ancestors().skip(1).find(|folder| folder.exists());
            let is_same_disk = nearest.is_some_and(|folder| disk.is_none() || disk_at(folder) == disk);
            is_gone && is_same_disk
        })
        .unwrap_or(false)
    }
}

/// The copies of the file at `path`, of whichever dossier: the file may be gone or damaged, so that it cannot be asked.
pub(super) fn copy_folders(data: &Path, path: &Path) -> Vec<PathBuf> {
    let Ok(folders) = fs::read_dir(data.join(COPIES)) else { return Vec::new() };
    let ending = format!("_{}", short_digest(&place_of(path)));
    let is_of_path = |folder: &PathBuf| folder.file_name().is_some_and(|name| name.to_string_lossy().ends_with(&ending));
    folders.filter_map(|folder| Some(folder.ok()?.path())).filter(is_of_path).collect()
}

fn note_at(data: &Path, place: &Place) -> PathBuf {
    data.join(PLACES).join(place.digest())
}

fn read_note(path: &Path) -> Option<Note> {
    ron_file::load(path, LONGEST_NOTE)
}

/// The name itself where it is harmless on every system: with a hyphen it is no device of Windows either. An id comes from
/// a file and can be any text, so it is only used as a name when it cannot lead anywhere else.
fn safe_name(id: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    let is_harmless = id.contains('-') && id.len() <= 64 && id.chars().all(is_plain);
    if is_harmless { id.to_owned() } else { digest(id.as_bytes()) }
}

/// Enough of the digest of a place to tell places apart in the name of a folder.
fn short_digest(place: &Place) -> String {
    place.digest()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{KeptPlace, Origin, safe_name};
    use crate::model::DossierId;

    fn place(data: &Path, path: &Path) -> KeptPlace {
        KeptPlace::of(data, &DossierId::new("6fa459ea-ee8a"), path)
    }

    #[test]
    fn an_id_never_leads_out_of_its_folder() {
        assert_eq!(safe_name("6fa459ea-ee8a-3ca4-894e-db77e160355e"), "6fa459ea-ee8a-3ca4-894e-db77e160355e");
        for id in ["../../x", "/etc/passwd", "nul", "com1", "A-b", "a-b/c", "..", "", &"a-".repeat(200)] {
            let name = safe_name(id);
            assert_eq!(name.len(), 32, "{id}: {name}");
            assert!(name.chars().all(|letter| letter.is_ascii_hexdigit()), "{id}: {name}");
        }
    }

    #[test]
    fn versions_move_with_the_file_and_never_to_a_copy() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let [noord, zuid, west] = ["noord.ron", "zuid.ron", "sub/west.ron"].map(|name| folder.path().join(name));
        fs::create_dir(folder.path().join("sub")).unwrap();
        fs::File::create(&noord).unwrap();
        assert_eq!(place(&data, &noord).settle_in().unwrap(), Origin::default());
        fs::create_dir_all(place(&data, &noord).backups()).unwrap();
        fs::File::create(place(&data, &noord).backups().join("versie")).unwrap();

        fs::copy(&noord, &zuid).unwrap();
        for time in ["first", "next"] {
            assert!(place(&data, &zuid).settle_in().unwrap().is_copy, "the {time} time");
        }
        assert!(!place(&data, &zuid).backups().exists());
        assert_ne!(place(&data, &zuid).backups(), place(&data, &noord).backups());
        fs::remove_file(&zuid).unwrap();

        fs::rename(&noord, &west).unwrap();
        let moved = place(&data, &west).settle_in().unwrap();
        assert!(moved.moved_from.is_some() && !moved.is_copy, "{moved:?}");
        assert!(place(&data, &west).backups().join("versie").exists());
        assert!(!place(&data, &noord).backups().exists());
        assert_eq!(place(&data, &west).settle_in().unwrap(), Origin::default());
    }

    #[test]
    fn a_dossier_whose_disk_is_away_has_not_moved() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let away = folder.path().join("stick/noord.ron");
        let note = super::Note {
            dossier: DossierId::new("6fa459ea-ee8a"),
            place: super::place_of(&away),
            disk: Some(u64::MAX),
            is_copy: false,
        };
        let path = super::note_at(&data, &super::place_of(&away));
        super::ron_file::save(&path, &note).unwrap();
        let here = folder.path().join("noord.ron");
        assert_eq!(place(&data, &here).settle_in().unwrap(), Origin { moved_from: None, is_copy: true });
    }
}
