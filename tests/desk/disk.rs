//! Real disks: one that fills, one that stalls as a network drive that hangs does, and either can be pulled out.

use std::fs;
use std::path::{Path, PathBuf};

use super::held::Held;
use super::runner::skip;

/// A folder that behaves as a network drive: what is in it is in another folder, until it stops answering.
#[derive(Debug)]
pub(crate) struct Share {
    // In this order: first it is unmounted, then its folder goes.
    server: Held,
    place: PathBuf,
    _folder: tempfile::TempDir,
}

impl Share {
    /// A network drive that answers. Skips the test where there is none to be had.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (place, behind) = (folder.path().join("netwerk"), folder.path().join("achter"));
        fs::create_dir(&place).unwrap();
        fs::create_dir(&behind).unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/desk/share.py");
        // It says its number when it is mounted, which has to be the first line.
        let begin = "/usr/bin/python3 \"$3\" \"$4\" \"$5\" 2>/dev/null & held=$!; \
                     for _ in 1 2 3 4 5 6 7 8 9 10; do sleep 0.3; mountpoint -q \"$5\" && break; kill -0 $held || break; done; \
                     mountpoint -q \"$5\" && echo $held";
        let end = "kill -CONT $held; umount -l \"$5\"; kill $held; wait $held";
        let arguments = [&script, &behind, &place].map(|path| path.to_string_lossy().into_owned());
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let Some(server) = Held::new(begin, end, &arguments) else {
            skip("no file system of our own can be mounted here; that takes the administrator, /dev/fuse and python3-fusepy");
        };
        Self { server, place, _folder: folder }
    }

    /// Where it is mounted.
    pub(crate) fn path(&self) -> &Path {
        &self.place
    }

    /// From now on reading and writing there blocks until what is returned is dropped, or 60 seconds.
    pub(crate) fn hang(&self) -> Held {
        let begin = "kill -STOP \"$3\" && { (trap 'kill $nap' TERM; sleep 60 & nap=$!; wait $nap; kill -CONT \"$3\") >/dev/null 2>&1 & limit=$!; } && \
                     echo stopped";
        let end = "kill -CONT \"$3\"; kill $limit";
        Held::new(begin, end, &[self.server.said()]).unwrap()
    }
}

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
