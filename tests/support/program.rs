//! The program itself, run as a user would, in a folder of its own.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A folder in which the program runs; gone when dropped.
pub(crate) struct Workplace {
    folder: TempDir,
    /// What the program keeps for the user.
    data: TempDir,
}

/// What a run left.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Exit status; `None` when a signal ended it.
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Workplace {
    pub(crate) fn new() -> Self {
        let folder = || tempfile::tempdir().expect("a folder can be made");
        Self { folder: folder(), data: folder() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file there.
    #[expect(clippy::disallowed_methods, reason = "test files need not be written in one step")]
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("the folder can be written");
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the file can be read")
    }

    /// The names of everything in the folder, hidden files too.
    pub(crate) fn names(&self) -> Vec<String> {
        names_in(self.folder.path())
    }

    /// The folder in which the program keeps what it remembers for the user.
    pub(crate) fn data(&self) -> PathBuf {
        let name = if cfg!(windows) { "Wijkpeil/data" } else { "wijkpeil" };
        self.data.path().join(name)
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        self.run_command(Command::new(env!("CARGO_BIN_EXE_wijkpeil")).args(arguments))
    }

    /// Runs the program from a shell, after a preparation; its arguments are `$@`.
    pub(crate) fn run_in_shell(&self, script: &str, arguments: &[&str]) -> Outcome {
        let program = OsStr::new(env!("CARGO_BIN_EXE_wijkpeil"));
        self.run_command(Command::new("sh").args(["-c", script]).arg(program).args(arguments))
    }

    fn run_command(&self, command: &mut Command) -> Outcome {
        let data = self.data.path();
        let output = command
            .current_dir(self.folder.path())
            .env("XDG_DATA_HOME", data)
            .env("APPDATA", data)
            .output()
            .expect("the program can be run");
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Outcome { status: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("the folder can be read").file_name().into_string().expect("the name is a text"))
        .collect();
    names.sort();
    names
}
