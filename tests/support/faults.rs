//! Real faults of disks, as far as the administrator can bring them about.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::skip::skipped;

/// Something mounted for one test; taken away when dropped.
pub(crate) struct Mount {
    place: PathBuf,
    /// The process that serves the disk and does not answer.
    silent: Option<Child>,
}

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
        done.then(|| Self { place: place.to_owned(), silent: None })
    }

    /// From now on nobody who looks at anything below `place` gets an answer, as of a network drive that hangs. When this is
    /// dropped they are told that it is gone, and what stood there before is there again.
    pub(crate) fn silent(place: &Path) -> Option<Self> {
        const MOUNT: &str = "exec 3<>/dev/fuse && mount -i -t fuse \
                             -o fd=3,rootmode=40000,user_id=0,group_id=0 silent \"$0\" && echo mounted && exec cat >/dev/null";
        std::fs::create_dir_all(place).unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", MOUNT]).arg(place).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut silent = command.spawn().unwrap();
        let mut said = String::new();
        BufReader::new(silent.stdout.take().unwrap()).read_line(&mut said).unwrap();
        if said != "mounted\n" {
            skipped("no file system of our own (FUSE) can be mounted here");
            drop(silent.wait());
            return None;
        }
        Some(Self { place: place.to_owned(), silent: Some(silent) })
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
        if let Some(silent) = &mut self.silent {
            drop(silent.kill());
            drop(silent.wait());
        }
        // At once, also while a program has a file there open, as when somebody pulls out a stick.
        drop(Command::new("umount").arg("-l").arg(&self.place).status());
    }
}
