//! Reading a file whole, within bounds.

use crate::store::{StoreError, StoreErrorKind};
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

/// In bytes. No dossier comes near this: a thousand pages of text are two megabytes.
pub(crate) const LIMIT: u64 = 16 * 1024 * 1024;

/// In bytes. A little less than what is read: encryption adds to it, and the next save may add an earlier state.
pub(crate) const MOST_WRITTEN: u64 = LIMIT - LIMIT / 64;

/// Everything in a file. What is no ordinary file is refused before it is opened, as that could wait forever.
///
/// # Errors
/// When it is not there, is no file, may not be read or is larger than [`LIMIT`].
pub(crate) fn whole_file(path: &Path) -> Result<Vec<u8>, StoreError> {
    file_up_to(path, LIMIT)
}

/// As [`whole_file`], for a file that is small.
///
/// # Errors
/// As [`whole_file`], with this limit in bytes.
pub(crate) fn file_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    read_bounded(path, limit).map_err(|kind| StoreError::reading(path, kind))
}

fn read_bounded(path: &Path, limit: u64) -> Result<Vec<u8>, StoreErrorKind> {
    // Before it is opened: opening a device can do something to it.
    check_kind(&fs::metadata(path)?)?;
    let file = open_at_once(path)?;
    // Another one can have come in its place meanwhile.
    let metadata = file.metadata()?;
    check_kind(&metadata)?;
    if is_made_by_system(&file) {
        return Err(StoreErrorKind::NotAFile);
    }
    let too_large = |bytes| StoreErrorKind::TooLarge { bytes, limit };
    if metadata.len() > limit {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    // The file can grow while it is read.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    let length = bytes.len() as u64;
    if length > limit { Err(too_large(length)) } else { Ok(bytes) }
}

fn check_kind(metadata: &Metadata) -> Result<(), StoreErrorKind> {
    match () {
        () if metadata.is_dir() => Err(StoreErrorKind::IsFolder),
        () if !metadata.is_file() => Err(StoreErrorKind::NotAFile),
        () => Ok(()),
    }
}

/// Opens a file to read it, without waiting for a writer.
#[cfg(unix)]
fn open_at_once(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let at_once = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    fs::OpenOptions::new().read(true).custom_flags(at_once).open(path)
}

/// Opens a file to read it, once no other program keeps this one out.
#[cfg(windows)]
fn open_at_once(path: &Path) -> io::Result<File> {
    use super::patience::{PAUSES, again, is_held_by_another};
    again(PAUSES, is_held_by_another, || File::open(path))
}

/// Whether the file is one that only looks like a file: the system makes up what is in it when it is read, and some, as
/// `/proc/kmsg`, never end.
#[cfg(target_os = "linux")]
fn is_made_by_system(file: &File) -> bool {
    /// The file systems that hold such files, as `linux/magic.h` has them.
    const MADE_UP: [u32; 16] = [
        0x9fa0,      // proc
        0x6265_6572, // sysfs
        0x6462_6720, // debugfs
        0x7472_6163, // tracefs
        0x0027_e0eb, // cgroup
        0x6367_7270, // cgroup2
        0x7363_6673, // securityfs
        0x6265_6570, // configfs
        0xcafe_4a11, // bpf
        0x6165_676c, // pstore
        0xde5e_81e4, // efivarfs
        0xf97c_ff8c, // selinux
        0x4341_5d53, // smackfs
        0x1980_0202, // mqueue
        0x6573_5543, // fusectl
        0x4249_4e4d, // binfmt_misc
    ];
    // Where the system does not tell, it is read as any other file.
    rustix::fs::fstatfs(file).is_ok_and(|disk| MADE_UP.contains(&(disk.f_type as u32)))
}

/// Whether the file is one that only looks like a file; elsewhere than on Linux there are none.
#[cfg(not(target_os = "linux"))]
fn is_made_by_system(_: &File) -> bool {
    false
}
