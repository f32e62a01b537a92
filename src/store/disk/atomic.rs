//! Atomic writes: to a temporary file beside the target, flushed to the disk, then renamed over it. Nothing else in the
//! program writes files.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::Overwrite;
use super::patience::{PAUSES, again, is_held_by_another};
use crate::store::StoreErrorKind;

/// Most links in a chain, as Linux follows.
const MOST_LINKS: usize = 40;

/// The longest name on every common file system, in bytes; on Windows in UTF-16 code units.
const LONGEST_NAME: usize = 255;
/// Bytes that a temporary name adds.
const ADDED: usize = ".".len() + ".tmp".len();

/// Who may read a file that is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rights {
    /// As the system does for this user; a file that is replaced keeps the rights that it had.
    Usual,
    /// This user and nobody else, whatever the file that is replaced had.
    Private,
}

/// Writes `bytes` to `path`. On an error, or when the program is killed, the file is as it was.
///
/// # Errors
/// [`StoreErrorKind::Exists`] when there is a file and `overwrite` refuses, or when the file cannot be written.
pub(crate) fn write(path: &Path, bytes: &[u8], overwrite: Overwrite, rights: Rights) -> Result<(), StoreErrorKind> {
    let target = Target::of(path)?;
    target.put(bytes, overwrite, rights).map_err(|failure| failure.kind)
}

/// Replaces the file at `path` with `bytes`; where it may not be replaced, overwrites it in place.
///
/// `secure` is called before the latter, and has to keep the bytes elsewhere: when the program is killed while it
/// writes into the file, they are whole there. When it fails, the file is left as it was.
///
/// # Errors
/// When the file was not written, or only in part.
pub(crate) fn write_anyhow(
    path: &Path,
    bytes: &[u8],
    secure: impl FnOnce() -> Result<(), StoreErrorKind>,
) -> Result<(), WriteFailure> {
    let untouched = |kind| WriteFailure { kind, is_torn: false };
    let target = Target::of(path).map_err(untouched)?;
    match target.put(bytes, Overwrite::Replace, Rights::Usual) {
        Err(Failure { kind, is_refusal: true, temporary }) if target.old.is_some() => {
            // The refusal says more than the reason why there is no copy.
            secure().map_err(|_no_copy| untouched(kind))?;
            write_in_place(&target.path, bytes).map_err(|kind| WriteFailure { kind, is_torn: true })?;
            drop(temporary);
            Ok(())
        }
        result => result.map_err(|failure| untouched(failure.kind)),
    }
}

/// Why a file was not written.
#[derive(Debug)]
pub(crate) struct WriteFailure {
    pub(crate) kind: StoreErrorKind,
    /// Whether the file may hold a part of what should be in it.
    pub(crate) is_torn: bool,
}

/// Why a file could not be put in its place.
struct Failure {
    kind: StoreErrorKind,
    /// Whether the folder does not let the file be replaced, and writing into it may still do.
    is_refusal: bool,
    /// The new content, already on the disk.
    temporary: Option<Temporary>,
}

impl From<StoreErrorKind> for Failure {
    fn from(kind: StoreErrorKind) -> Self {
        Self { kind, is_refusal: false, temporary: None }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        StoreErrorKind::from(error).into()
    }
}

/// Where a file is to be written, and what is there.
struct Target {
    path: PathBuf,
    old: Option<Metadata>,
}

impl Target {
    fn of(path: &Path) -> Result<Self, StoreErrorKind> {
        let path = behind_links(path)?;
        let old = existing(&path)?;
        Ok(Self { path, old })
    }

    fn put(&self, bytes: &[u8], overwrite: Overwrite, rights: Rights) -> Result<(), Failure> {
        if let Some(old) = &self.old {
            match overwrite {
                Overwrite::Refuse => return Err(StoreErrorKind::Exists.into()),
                // Renaming would replace it nevertheless, and somebody protected it on purpose.
                Overwrite::Replace if old.permissions().readonly() => return Err(StoreErrorKind::ReadOnly.into()),
                Overwrite::Replace => {}
            }
        }
        let folder = match self.path.parent() {
            Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
            Some(folder) => folder,
            None => return Err(StoreErrorKind::IsFolder.into()),
        };
        check_folder(folder)?;
        let temporary = Temporary::soon_beside(&self.path).map_err(|kind| {
            // Where no file can be made, one that is there may still be written.
            let is_refusal = kind == StoreErrorKind::NoPermission;
            Failure { kind, is_refusal, temporary: None }
        })?;
        temporary.fill(bytes, self.old.as_ref(), rights)?;
        let placed = match overwrite {
            Overwrite::Replace => replace(&temporary.path, &self.path),
            Overwrite::Refuse => place_new(&temporary.path, &self.path),
        };
        if let Err(error) = placed {
            let is_refusal = !matches!(
                error.kind(),
                io::ErrorKind::NotFound
                    | io::ErrorKind::AlreadyExists
                    | io::ErrorKind::StorageFull
                    | io::ErrorKind::ReadOnlyFilesystem
            );
            return Err(Failure { kind: error.into(), is_refusal, temporary: Some(temporary) });
        }
        temporary.done();
        sync_folder(folder)?;
        Ok(())
    }
}

/// Writes into the file itself, without emptying it first, and makes sure that the disk gives back what it was given.
fn write_in_place(target: &Path, bytes: &[u8]) -> Result<(), StoreErrorKind> {
    let mut file = OpenOptions::new().write(true).open(target)?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()?;
    drop(file);
    if fs::read(target)? == bytes { Ok(()) } else { Err(StoreErrorKind::Io(io::ErrorKind::InvalidData)) }
}

/// The file behind symbolic links, so that a dossier that is reached through a link stays a link.
///
/// # Errors
/// [`NotAFile`](StoreErrorKind::NotAFile) for links that lead to each other, and for what a program has open.
pub(crate) fn behind_links(path: &Path) -> Result<PathBuf, StoreErrorKind> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        // An open file of a process, as `/dev/stdout`, cannot be replaced.
        if target.starts_with("/proc") {
            return Err(StoreErrorKind::NotAFile);
        }
        match fs::read_link(&target) {
            Ok(next) => target = target.with_file_name(next),
            // No link, or nothing at all: both are for the caller to look at.
            Err(_) => return Ok(target),
        }
    }
    Err(StoreErrorKind::NotAFile)
}

/// What stands at the target now; an error when that is no file.
fn existing(target: &Path) -> Result<Option<Metadata>, StoreErrorKind> {
    match fs::symlink_metadata(target) {
        Ok(metadata) if metadata.is_dir() => Err(StoreErrorKind::IsFolder),
        Ok(metadata) if !metadata.is_file() => Err(StoreErrorKind::NotAFile),
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn check_folder(folder: &Path) -> Result<(), StoreErrorKind> {
    match fs::metadata(folder) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(StoreErrorKind::FolderIsFile),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(StoreErrorKind::FolderMissing),
        Err(error) => Err(error.into()),
    }
}

/// The temporary file beside the target; removed when dropped.
///
/// Its name is always the same, so that a program that was killed leaves one such file at most, and its next save
/// takes that over.
struct Temporary {
    path: PathBuf,
    file: File,
    is_placed: bool,
}

impl Temporary {
    fn soon_beside(target: &Path) -> Result<Self, StoreErrorKind> {
        again(PAUSES, |kind| *kind == StoreErrorKind::Busy, || Self::beside(target))
    }

    fn beside(target: &Path) -> Result<Self, StoreErrorKind> {
        let path = temporary_of(target).ok_or(StoreErrorKind::IsFolder)?;
        // Emptied only after it is certain that no other program is busy with it.
        let file = hold(&path)?;
        Ok(Self { path, file, is_placed: false })
    }

    /// Writes the bytes and flushes them to the disk. Permissions are set first, before there is anything to read.
    fn fill(&self, bytes: &[u8], old: Option<&Metadata>, rights: Rights) -> io::Result<()> {
        match (rights, old) {
            (Rights::Private, _) => make_private(&self.file)?,
            (Rights::Usual, Some(old)) => take_over_rights(&self.file, old)?,
            (Rights::Usual, None) => {}
        }
        self.file.set_len(0)?;
        (&self.file).write_all(bytes)?;
        self.file.sync_all()
    }

    /// It was renamed: there is nothing to remove.
    fn done(mut self) {
        self.is_placed = true;
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.is_placed {
            // The failure was reported already; a stray file is reused by the next save.
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Opens a file of the program's own for writing, or makes it, as long as no other program has it open so.
///
/// # Errors
/// [`Busy`](StoreErrorKind::Busy) when another program has; or as [`open_own`].
#[cfg(unix)]
fn hold(path: &Path) -> Result<File, StoreErrorKind> {
    use std::fs::TryLockError;
    let file = open_own(path, &mut OpenOptions::new())?;
    match file.try_lock() {
        // Some network disks know no locks.
        Ok(()) | Err(TryLockError::Error(_)) => {}
        Err(TryLockError::WouldBlock) => return Err(StoreErrorKind::Busy),
    }
    // Another program may have renamed it in between.
    if is_still_at(&file, path)? { Ok(file) } else { Err(StoreErrorKind::Busy) }
}

/// Opens a file of the program's own for writing, or makes it, as long as no other program has it open so. Nobody can open it
/// for writing from then on, so it is never what another program put in its place.
///
/// # Errors
/// [`Busy`](StoreErrorKind::Busy) when another program has; or as [`open_own`].
#[cfg(windows)]
fn hold(path: &Path) -> Result<File, StoreErrorKind> {
    use std::os::windows::fs::OpenOptionsExt as _;
    /// `FILE_SHARE_READ` and `FILE_SHARE_DELETE`: virus scanners read it, and it gets another name while it is open.
    const READ_AND_RENAME: u32 = 1 | 4;
    open_own(path, OpenOptions::new().share_mode(READ_AND_RENAME))
}

/// Opens a file of the program's own for writing, or makes it. What is no ordinary file under that name is refused, not
/// waited for: a pipe would block until somebody reads it, and a link would lead elsewhere.
///
/// # Errors
/// [`NotAFile`](StoreErrorKind::NotAFile) where something else has the name, or when it cannot be opened.
pub(super) fn open_own(path: &Path, options: &mut OpenOptions) -> Result<File, StoreErrorKind> {
    options.write(true).create(true).truncate(false);
    refuse_to_wait(options);
    if fs::symlink_metadata(path).is_ok_and(|there| !there.is_file()) {
        return Err(StoreErrorKind::NotAFile);
    }
    let file = options.open(path)?;
    // Another program may have put something there in between.
    if file.metadata()?.is_file() { Ok(file) } else { Err(StoreErrorKind::NotAFile) }
}

#[cfg(unix)]
fn refuse_to_wait(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    options.custom_flags(flags.bits().cast_signed());
}

#[cfg(windows)]
fn refuse_to_wait(_: &mut OpenOptions) {}

/// Lets only this user read and write the file.
///
/// # Errors
/// When the rights cannot be set.
#[cfg(unix)]
pub(super) fn make_private(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o600))
}

/// On Windows the user's own data folder is closed to others already.
///
/// # Errors
/// Never.
#[cfg(windows)]
pub(super) fn make_private(_: &File) -> io::Result<()> {
    Ok(())
}

/// Gives a file the rights of the one that it replaces.
///
/// # Errors
/// When the rights cannot be set.
#[cfg(unix)]
fn take_over_rights(file: &File, old: &Metadata) -> io::Result<()> {
    file.set_permissions(old.permissions())
}

/// On Windows a file has the rights of its folder; what else would be taken over, as that OneDrive has it elsewhere, does not
/// hold for the new one.
///
/// # Errors
/// Never.
#[cfg(windows)]
fn take_over_rights(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// `.name.tmp`; for a name that would get too long, its hash instead of the name.
fn temporary_name(name: &OsStr) -> OsString {
    let mut temporary = OsString::from(".");
    if name.len() <= LONGEST_NAME - ADDED {
        temporary.push(name);
    } else {
        let digest = Sha256::digest(name.as_encoded_bytes());
        temporary.extend(digest.iter().map(|byte| OsString::from(format!("{byte:02x}"))));
    }
    temporary.push(".tmp");
    temporary
}

/// Whether a file has the name of a temporary one.
pub(crate) fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    name.starts_with(b".") && name.ends_with(b".tmp")
}

/// The temporary file of a target.
pub(crate) fn temporary_of(target: &Path) -> Option<PathBuf> {
    Some(target.with_file_name(temporary_name(target.file_name()?)))
}

/// Whether the opened file still has this name: another program may have renamed it in the meantime.
///
/// # Errors
/// When neither can be asked.
#[cfg(unix)]
pub(super) fn is_still_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let opened = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(there) => Ok((opened.dev(), opened.ino()) == (there.dev(), there.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Renames a file over another one. Another program that reads either can block that for a moment.
fn replace(temporary: &Path, target: &Path) -> io::Result<()> {
    let passes = |error: &io::Error| {
        matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy) || is_held_by_another(error)
    };
    again(PAUSES, passes, || fs::rename(temporary, target))
}

/// Gives a file the name of another one in the same folder, which it replaces.
///
/// # Errors
/// When both stay as they were.
pub(crate) fn rename_over(path: &Path, other: &Path) -> Result<(), StoreErrorKind> {
    replace(path, other)?;
    if let Some(folder) = other.parent() {
        sync_folder(folder)?;
    }
    Ok(())
}

/// Gives the file its name, unless another program took that name in the meantime.
fn place_new(temporary: &Path, target: &Path) -> io::Result<()> {
    match fs::hard_link(temporary, target) {
        Ok(()) => fs::remove_file(temporary),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // A file system without hard links, as on a USB stick. Nothing was there when it was checked.
        Err(_) => replace(temporary, target),
    }
}

/// Flushes the new name to the disk.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // A folder may be written but not read, and some network disks cannot do it; the file itself is safe by now.
        Err(error) if matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::InvalidInput) => Ok(()),
        outcome => outcome,
    }
}

/// Flushes the new name to the disk, which Windows does itself.
#[cfg(windows)]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
