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
    place: PathBuf,
    _folder: tempfile::TempDir,
}

impl Disk {
    /// One of four megabytes, which are soon full. Skips the test where nothing can be mounted.
    pub(crate) fn small() -> Self {
        Self::mounted("mount -t tmpfs -o size=4m tmpfs \"$3\"")
    }

    /// One that can stall. Skips the test where there are no loop devices.
    pub(crate) fn that_can_stall() -> Self {
        // Its image goes at once: the loop device holds on to it.
        Self::mounted(
            "truncate -s 64M \"$3.img\" && mkfs.ext4 -q -m 0 \"$3.img\" && mount -o loop,noatime \"$3.img\" \"$3\"; \
             failed=$?; rm -f \"$3.img\"; [ $failed = 0 ]",
        )
    }

    fn mounted(mount: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("schijf");
        fs::create_dir(&place).unwrap();
        // At once, also while a program has a file there open; and as a stick that is pulled out, with its folder.
        let end = "fsfreeze --unfreeze \"$3\"; umount -l \"$3\"; rmdir \"$3\"";
        let mount = Held::new(&format!("{mount} && echo mounted"), end, &[&place.to_string_lossy()]);
        if mount.is_none() {
            skip("no disk can be mounted here; that takes the administrator and loop devices");
        }
        Self { mount, place, _folder: folder }
    }

    /// Where it is mounted.
    pub(crate) fn path(&self) -> &Path {
        &self.place
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
        let begin = "fsfreeze --freeze \"$3\" && { (trap 'kill $nap' TERM; sleep 30 & nap=$!; wait $nap; fsfreeze --unfreeze \"$3\") >/dev/null 2>&1 & limit=$!; } && \
                     echo frozen";
        let end = "fsfreeze --unfreeze \"$3\"; kill $limit";
        Held::new(begin, end, &[&place]).unwrap()
    }

    /// Pulls the disk out.
    pub(crate) fn pull(&mut self) {
        self.mount = None;
    }
}
