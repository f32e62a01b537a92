//! Reading a file whole, within bounds.

use std::borrow::Cow;
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

use super::scan::{SignKind, Signs};
use super::{StoreError, StoreErrorKind};

/// No dossier comes near this: a thousand pages of text are two megabytes.
pub(super) const LIMIT: u64 = 16 * 1024 * 1024;

/// What is written is a little smaller: a passphrase adds to it, and the next save may add an earlier state.
pub(super) const MOST_WRITTEN: u64 = LIMIT - LIMIT / 64;

/// So many values can be in a file: many times what the fullest dossier has, and few enough for any computer.
pub(super) const MOST_THINGS: usize = 500_000;

/// Everything in a file. What is no ordinary file is refused before it is opened, as that could wait forever.
pub(super) fn whole_file(path: &Path) -> Result<Vec<u8>, StoreError> {
    file_up_to(path, LIMIT)
}

/// As [`whole_file`], for a file that is small.
pub(super) fn file_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
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
    let mut bytes = Vec::new();
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

/// Opens a file to read it, and never waits for somebody who writes into it.
#[cfg(unix)]
fn open_at_once(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let at_once = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    fs::OpenOptions::new().read(true).custom_flags(at_once).open(path)
}

/// Opens a file to read it.
#[cfg(not(unix))]
fn open_at_once(path: &Path) -> io::Result<File> {
    File::open(path)
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

/// The text of a file, however it was encoded.
pub(super) struct Decoded<'a> {
    /// The text, with `\u{fffd}` for what is no letter. Its lines end as they do on Linux or Windows.
    pub(super) text: Cow<'a, str>,
    /// The byte in the text at which the first thing stands that is no letter.
    pub(super) unreadable: Option<usize>,
    /// Whether the file has two bytes for each letter, as some Windows programs save it.
    pub(super) is_utf16: bool,
}

/// Reads the bytes of a file as text.
pub(super) fn decoded(bytes: &[u8]) -> Decoded<'_> {
    let (text, unreadable, is_utf16) = if let Some(order) = utf16_order(bytes) {
        let (text, unreadable) = from_utf16(bytes, order);
        (Cow::Owned(text), unreadable, true)
    } else {
        let bytes = without_mark(bytes);
        let unreadable = std::str::from_utf8(bytes).err().map(|error| error.valid_up_to());
        (String::from_utf8_lossy(bytes), unreadable, false)
    };
    let text = if has_lone_return(&text) { Cow::Owned(with_line_feeds(&text)) } else { text };
    Decoded { text, unreadable, is_utf16 }
}

/// In which order the two bytes of a letter come.
#[derive(Clone, Copy)]
enum Utf16 {
    LowFirst,
    HighFirst,
}

/// The order of the bytes when this is UTF-16: by its mark, or where that is missing, by the zeros beside plain letters.
fn utf16_order(bytes: &[u8]) -> Option<Utf16> {
    match bytes {
        [0xff, 0xfe, ..] => Some(Utf16::LowFirst),
        [0xfe, 0xff, ..] => Some(Utf16::HighFirst),
        [one, 0, other, 0, ..] if *one > 0 && *other > 0 => Some(Utf16::LowFirst),
        [0, one, 0, other, ..] if *one > 0 && *other > 0 => Some(Utf16::HighFirst),
        _ => None,
    }
}

fn from_utf16(bytes: &[u8], order: Utf16) -> (String, Option<usize>) {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match order {
        Utf16::LowFirst => u16::from_le_bytes(*pair),
        Utf16::HighFirst => u16::from_be_bytes(*pair),
    });
    let mut text = String::with_capacity(pairs.len());
    let mut unreadable = None;
    for letter in char::decode_utf16(units) {
        if letter.is_err() {
            unreadable.get_or_insert(text.len());
        }
        text.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    match rest {
        [] => {}
        [0] => text.push('\0'),
        _ => {
            unreadable.get_or_insert(text.len());
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    if text.starts_with('\u{feff}') {
        text.remove(0);
        unreadable = unreadable.map(|at| at - '\u{feff}'.len_utf8());
    }
    (text, unreadable)
}

fn has_lone_return(text: &str) -> bool {
    text.bytes().enumerate().any(|(at, byte)| byte == b'\r' && text.as_bytes().get(at + 1) != Some(&b'\n'))
}

/// The text with a line feed for each carriage return that stands alone: RON ends no line with those.
fn with_line_feeds(text: &str) -> String {
    let mut letters = text.chars().peekable();
    let mut mended = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        mended.push(if letter == '\r' && letters.peek() != Some(&'\n') { '\n' } else { letter });
    }
    mended
}

/// The line and the column, both from 1, of a byte in a text.
pub(super) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    (before.matches('\n').count() + 1, before.chars().rev().take_while(|letter| *letter != '\n').count() + 1)
}

/// The bytes without the mark that some Windows editors put in front.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// How many values are in a text, or one more than [`MOST_THINGS`] when there are more.
pub(super) fn things(text: &str) -> usize {
    let things = Signs::new(text).filter(|sign| matches!(sign.kind, SignKind::Open { .. } | SignKind::Comma));
    things.take(MOST_THINGS + 1).count()
}
