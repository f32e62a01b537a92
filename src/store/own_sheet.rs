//! The file of an invulblad while somebody fills it in: what it held last, so that nothing of another is written over.

use std::path::{Path, PathBuf};

use super::disk::free::under_free_name;
use super::disk::output::write_checked;
use super::disk::place::disk_of;
use super::disk::read;
use super::format::sheet::{checked_sheet_text, parse_sheet};
use super::{Fingerprint, Overwrite, SHEET_ENDING, StoreError, StoreErrorKind};
use crate::model::SheetFile;

/// The file of an invulblad that somebody fills in.
#[derive(Debug)]
pub struct OwnSheetFile {
    path: PathBuf,
    /// What stood in the file when it was read or written last; `None` when it may be made anew.
    known: Option<Fingerprint>,
    /// What was being written when the last attempt failed: it may have got there all the same.
    attempted: Option<Fingerprint>,
    /// The disk on which the folder was, to notice that another one stands in its place.
    disk: Option<u64>,
}

/// Why an invulblad was not saved. What the file holds was left as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetObstacle {
    /// The file cannot be written.
    Store(StoreError),
    /// Somebody else changed the file.
    Changed,
    /// Somebody else moved or removed the file.
    Gone,
}

/// What stands in the file now.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetLook {
    /// What stood there, or it cannot be reached: that is told when there is something to save.
    Same,
    /// Something else.
    Changed {
        /// The invulblad; `None` where it is none, or damaged.
        sheet: Option<Box<SheetFile>>,
        /// Tells it from what else may come there.
        fingerprint: Fingerprint,
    },
    /// Nothing.
    Gone,
}

/// What a file is found to hold.
enum Found {
    Bytes(Vec<u8>),
    Nothing,
    /// The folder in which its disk should appear is there, and the disk is not.
    DiskIsAway,
}

impl OwnSheetFile {
    /// Reads an invulblad to go on with it.
    ///
    /// # Errors
    /// When the file cannot be read, or is no invulblad that this program can use.
    pub fn open(path: &Path) -> Result<(Self, SheetFile), StoreError> {
        let bytes = read::whole_file(path)?;
        let sheet = parse_sheet(&bytes).map_err(|kind| StoreError::reading(path, kind))?;
        Ok((Self::at(path, Some(Fingerprint::of(&bytes))), sheet))
    }

    /// Writes an invulblad to a new place and stays with that.
    ///
    /// # Errors
    /// [`StoreErrorKind::Exists`] when there is a file and `overwrite` refuses, or when it cannot be written.
    pub fn create(path: &Path, sheet: &SheetFile, overwrite: Overwrite) -> Result<Self, StoreError> {
        let text = checked_sheet_text(sheet).map_err(|kind| StoreError::writing(path, kind))?;
        write_checked(path, text.as_bytes(), overwrite)?;
        Ok(Self::at(path, Some(Fingerprint::of(text.as_bytes()))))
    }

    /// As [`create`](Self::create), under the first name that is free in the first of these folders that takes it: `name`, or that
    /// with a number from 2 behind it. Nothing that stands there is touched.
    ///
    /// # Errors
    /// When none of the folders takes it: why the last one does not.
    pub fn create_under_free_name(folders: &[PathBuf], name: &str, sheet: &SheetFile) -> Result<Self, StoreError> {
        let stem = name.strip_suffix(SHEET_ENDING).unwrap_or(name);
        let mut refused = StoreError::writing(Path::new(name), StoreErrorKind::FolderMissing);
        for folder in folders {
            let name = |number| match number {
                1 => folder.join(name),
                _ => folder.join(format!("{stem}-{number}{SHEET_ENDING}")),
            };
            match under_free_name(name, |path| Self::create(path, sheet, Overwrite::Refuse)) {
                Ok(file) => return Ok(file),
                Err(error) => refused = error,
            }
        }
        Err(refused)
    }

    /// Saves the invulblad in one step, unless somebody else changed, moved or removed the file.
    ///
    /// # Errors
    /// When it was not saved; what the file holds is then left as it is.
    pub fn save(&mut self, sheet: &SheetFile) -> Result<(), SheetObstacle> {
        let failed = |kind| SheetObstacle::Store(StoreError::writing(&self.path, kind));
        let text = checked_sheet_text(sheet).map_err(failed)?;
        let new = Fingerprint::of(text.as_bytes());
        match self.found().map_err(SheetObstacle::Store)? {
            Found::Bytes(bytes) => {
                let found = Fingerprint::of(&bytes);
                if ![self.known, self.attempted, Some(new)].contains(&Some(found)) {
                    return Err(SheetObstacle::Changed);
                }
            }
            Found::Nothing if self.known.is_some() => return Err(SheetObstacle::Gone),
            Found::Nothing => {}
            Found::DiskIsAway => return Err(failed(StoreErrorKind::FolderMissing)),
        }
        self.attempted = Some(new);
        write_checked(&self.path, text.as_bytes(), Overwrite::Replace).map_err(SheetObstacle::Store)?;
        self.known = Some(new);
        self.attempted = None;
        self.disk = disk_of(&self.path);
        Ok(())
    }

    /// Looks whether the file is still what it was, without writing it.
    pub fn look(&mut self) -> SheetLook {
        match self.found() {
            Ok(Found::Bytes(bytes)) => {
                let found = Fingerprint::of(&bytes);
                if self.known.is_none() || [self.known, self.attempted].contains(&Some(found)) {
                    return SheetLook::Same;
                }
                SheetLook::Changed { sheet: parse_sheet(&bytes).ok().map(Box::new), fingerprint: found }
            }
            Ok(Found::Nothing) if self.known.is_some() => SheetLook::Gone,
            Ok(Found::Nothing | Found::DiskIsAway) | Err(_) => SheetLook::Same,
        }
    }

    /// From now on what a look found may be written over: what is written goes on from it.
    pub fn accept(&mut self, found: Fingerprint) {
        self.known = Some(found);
    }

    /// From now on the file may be made again where it is gone: the user asked for it.
    pub fn accept_gone(&mut self) {
        self.known = None;
        self.attempted = None;
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn at(path: &Path, known: Option<Fingerprint>) -> Self {
        Self { path: path.to_owned(), known, attempted: None, disk: disk_of(path) }
    }

    fn found(&self) -> Result<Found, StoreError> {
        match read::whole_file(&self.path) {
            Ok(bytes) => Ok(Found::Bytes(bytes)),
            Err(error) if matches!(error.kind, StoreErrorKind::NotFound | StoreErrorKind::FolderIsFile) => {
                let disk = disk_of(&self.path);
                Ok(match () {
                    () if self.known.is_some() && disk.is_some() && disk != self.disk => Found::DiskIsAway,
                    () if self.path.parent().is_some_and(Path::is_dir) => Found::Nothing,
                    // Writing it tells why that does not work.
                    () => Found::DiskIsAway,
                })
            }
            Err(error) => Err(error),
        }
    }
}
