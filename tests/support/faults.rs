//! Real faults of disks, as far as the administrator can bring them about.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::skip::skipped;

/// Something mounted for one test; taken away when dropped.
pub(crate) struct Mount(PathBuf);

impl Mount {
    /// A disk of this many kilobytes at `place`; `None`, with a message, where none can be made.
    pub(crate) fn disk(place: &Path, kilobytes: u32) -> Option<Self> {
        std::fs::create_dir_all(place).unwrap();
        let size = format!("size={kilobytes}k");
        Self::made(&["-t", "tmpfs", "-o", &size, "tmpfs"], place)
    }

    /// Shows `what`, a folder or a file, at `place` too.
    pub(crate) fn bind(what: &Path, place: &Path) -> Option<Self> {
        Self::made(&["--bind", what.to_str().unwrap()], place)
    }

    fn made(arguments: &[&str], place: &Path) -> Option<Self> {
        let done = Command::new("mount").args(arguments).arg(place).output().is_ok_and(|output| output.status.success());
        if !done {
            skipped("nothing can be mounted here");
        }
        done.then(|| Self(place.to_owned()))
    }

    /// Lets nothing be written in a folder until it is dropped, also by the administrator.
    pub(crate) fn read_only(place: &Path) -> Option<Self> {
        let mount = Self::bind(place, place)?;
        let done = Command::new("mount").args(["-o", "remount,ro,bind"]).arg(place).status().unwrap();
        assert!(done.success());
        Some(mount)
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        // At once, also while a program has a file there open, as when somebody pulls out a stick.
        drop(Command::new("umount").arg("-l").arg(&self.0).status());
    }
}
