//! Real disks: one that fills, one that stalls as a network drive that hangs does, and either can be pulled out.

use std::fs;
use std::path::{Path, PathBuf};

use super::held::Held;
use super::runner::skip;

/// A disk of its own for one test, taken away when dropped.
#[derive(Debug)]
pub(crate) struct Disk {
    // In this order: first it is unmounted, then its folder goes.
    mount: Option<Held>,
    folder: tempfile::TempDir,
}

impl Disk {
    /// One of four megabytes, which are soon full. Skips the test where nothing can be mounted.
    pub(crate) fn small() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let begin = "mount -t tmpfs -o size=4m tmpfs \"$3\" && echo mounted";
        Self::mounted(folder, begin)
    }

    /// One that can stall. Skips the test where there are no loop devices.
    pub(crate) fn that_can_stall() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Beside the place where it is mounted, and gone as soon as it is: the loop device holds on to it.
        let begin = "truncate -s 64M \"$3.img\" && mkfs.ext4 -q -m 0 \"$3.img\" && mount -o loop,noatime \"$3.img\" \"$3\"; \
                     failed=$?; rm -f \"$3.img\"; [ $failed = 0 ] && echo mounted";
        Self::mounted(folder, begin)
    }

    fn mounted(folder: tempfile::TempDir, begin: &str) -> Self {
        // At once, also while a program has a file there open.
        let mount = Held::new(begin, "fsfreeze --unfreeze \"$3\"; umount -l \"$3\"", &[&folder.path().to_string_lossy()]);
        if mount.is_none() {
            skip("no disk can be mounted here; that takes the administrator and loop devices");
        }
        Self { mount, folder }
    }

    /// Where it is mounted.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    fn filler(&self) -> PathBuf {
        self.path().join("vol")
    }

    /// Leaves no room on the disk.
    pub(crate) fn fill(&self) {
        let block = vec![b'x'; 4096];
        let mut all = Vec::new();
        // One write that does not fit would leave the rest free.
        let mut file = fs::File::create(self.filler()).unwrap();
        while std::io::Write::write_all(&mut file, &block).is_ok() {
            all.push(());
            assert!(all.len() < 100_000, "the disk does not get full");
        }
    }

    /// Makes room again.
    pub(crate) fn empty(&self) {
        fs::remove_file(self.filler()).unwrap();
    }

    /// From now on nothing is written there, and who tries waits until what is returned is dropped, or 30 seconds.
    pub(crate) fn stall(&self) -> Held {
        let place = self.path().to_string_lossy();
        // `cat` of [`Held`] begins when this has said its line, so the time is kept by a process beside it.
        let begin = "fsfreeze --freeze \"$3\" && { (sleep 30; fsfreeze --unfreeze \"$3\") >/dev/null 2>&1 & limit=$!; } && \
                     echo frozen";
        let end = "fsfreeze --unfreeze \"$3\"; kill $limit";
        Held::new(begin, end, &[&place]).unwrap()
    }

    /// Pulls the disk out.
    pub(crate) fn pull(&mut self) {
        self.mount = None;
    }
}
