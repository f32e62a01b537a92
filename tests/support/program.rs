//! The program itself, run as a user would, in a folder of its own.
//!
//! A test reads as a sentence: `folder.wijkpeil(["scores", "wijk.ron"]).prints(expect!["…"])`.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use expect_test::Expect;
use jiff::civil::date;
use tempfile::TempDir;
use wijkpeil::model::Dossier;
use wijkpeil::store::{DossierFile, Opened, Passphrase, Surroundings, dossier_text};

const PROGRAM: &str = env!("CARGO_BIN_EXE_wijkpeil");

/// No command of the program takes longer than this.
const LIMIT: Duration = Duration::from_mins(1);

/// A folder in which the program runs; gone when dropped.
pub(crate) struct Workplace {
    folder: TempDir,
    /// What the program keeps for the user.
    data: TempDir,
}

impl Workplace {
    pub(crate) fn new() -> Self {
        let folder = || tempfile::tempdir().expect("a folder can be made");
        Self { folder: folder(), data: folder() }
    }

    /// A folder with this dossier in it.
    pub(crate) fn with(name: &str, dossier: &Dossier) -> Self {
        let workplace = Self::new();
        workplace.put(name, dossier_text(dossier));
        workplace
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

    /// Opens a dossier as the window of Sanne does, at five past this hour.
    pub(crate) fn open(&self, name: &str, passphrase: Option<&Passphrase>, hour: i8) -> Opened {
        let surroundings = Surroundings { data: self.data(), user: "Sanne op LAPTOP-1".to_owned() };
        let now = date(2026, 11, 21).at(hour, 5, 0, 0);
        DossierFile::open(&self.path(name), passphrase, &surroundings, now).expect("there is a sound dossier")
    }

    /// As [`open`](Self::open), and saves it with another goal; the window stays open.
    pub(crate) fn rewrite(&self, name: &str, passphrase: Option<&Passphrase>, goal: &str) -> Opened {
        let mut opened = self.open(name, passphrase, 9);
        goal.clone_into(&mut opened.dossier.profile.goal);
        opened.file.save(&opened.dossier, date(2026, 11, 21).at(9, 30, 0, 0)).expect("it can be saved");
        opened
    }

    /// The program with these arguments, to be run.
    pub(crate) fn wijkpeil<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Run {
        let mut command = Command::new(PROGRAM);
        command.args(arguments);
        self.ready(command)
    }

    /// The program in a shell, after a preparation: `$0` is the program, `$@` are its arguments.
    pub(crate) fn shell<A: AsRef<OsStr>>(&self, script: &str, arguments: impl IntoIterator<Item = A>) -> Run {
        let mut command = Command::new("sh");
        command.args(["-c", script, PROGRAM]).args(arguments);
        self.ready(command)
    }

    /// The program without a terminal to ask on, with these arguments and this on its input.
    pub(crate) fn typing<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>, input: &str) -> Run {
        let mut command = Command::new("setsid");
        command.arg(PROGRAM).args(arguments);
        Run { input: input.to_owned(), ..self.ready(command) }
    }

    /// The program with these arguments, as a user who may do no more than others. Only the administrator can be somebody
    /// else.
    #[cfg(unix)]
    pub(crate) fn as_nobody<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Run {
        use std::os::unix::fs::PermissionsExt as _;
        // The program stands where only its builder may look.
        let program = self.path("wijkpeil");
        fs::copy(PROGRAM, &program).expect("the program can be copied");
        fs::set_permissions(self.path(""), fs::Permissions::from_mode(0o755)).expect("the folder is ours");
        let mut command = Command::new("setpriv");
        command.args(["--reuid", "54321", "--regid", "54321", "--clear-groups"]).arg(program).args(arguments);
        self.ready(command)
    }

    /// Runs the program with these arguments.
    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        self.wijkpeil(arguments).run()
    }

    /// A command that runs in this folder and keeps what it keeps beside it.
    fn ready(&self, mut command: Command) -> Run {
        let data = self.data.path();
        command.current_dir(self.folder.path()).env("XDG_DATA_HOME", data).env("APPDATA", data);
        Run { command, input: String::new(), limit: LIMIT }
    }
}

/// A run of the program that is still to come.
pub(crate) struct Run {
    command: Command,
    input: String,
    limit: Duration,
}

#[expect(clippy::needless_pass_by_value, reason = "a sentence reads better without borrowing what is expected")]
impl Run {
    /// With these arguments too.
    pub(crate) fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.command.args(arguments);
        self
    }

    /// It has to end within this time.
    pub(crate) fn within(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Runs it to its end.
    #[track_caller]
    pub(crate) fn run(mut self) -> Outcome {
        let piped = || Stdio::piped();
        let child = self.command.stdin(piped()).stdout(piped()).stderr(piped()).spawn();
        let mut child = child.unwrap_or_else(|error| panic!("{:?} cannot be run: {error}", self.command));
        // A program that does not read its input closes it.
        child.stdin.take().expect("it is piped").write_all(self.input.as_bytes()).ok();
        let (id, limit, what) = (child.id(), self.limit, format!("{:?}", self.command));
        let ended = thread::spawn(move || child.wait_with_output().expect("its end can be waited for"));
        let since = Instant::now();
        while !ended.is_finished() {
            if since.elapsed() > limit {
                drop(Command::new("kill").args(["-KILL", &id.to_string()]).status());
                panic!("{what} did not end within {limit:?}");
            }
            thread::sleep(Duration::from_millis(2));
        }
        let output = ended.join().expect("its output was read");
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Outcome { status: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// It succeeds with this on standard output and nothing on standard error.
    #[track_caller]
    pub(crate) fn prints(self, expected: Expect) {
        expected.assert_eq(&self.succeeds());
    }

    /// It succeeds with nothing on standard error; gives what is on standard output.
    #[track_caller]
    pub(crate) fn succeeds(self) -> String {
        let outcome = self.run();
        assert_eq!((outcome.status, &*outcome.stderr), (Some(0), ""), "{outcome:?}");
        outcome.stdout
    }

    /// It succeeds and says this on standard error; gives what is on standard output.
    #[track_caller]
    pub(crate) fn remarks(self, expected: Expect) -> String {
        let outcome = self.run();
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        expected.assert_eq(outcome.stderr.trim_end());
        outcome.stdout
    }

    /// It fails with this one message and nothing on standard output.
    #[track_caller]
    pub(crate) fn refuses(self, expected: Expect) {
        expected.assert_eq(self.run().message());
    }
}

/// What a run left.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Exit status; `None` when a signal ended it.
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    /// What is said of a failure, with nothing on standard output.
    #[track_caller]
    pub(crate) fn failure(&self) -> &str {
        assert_eq!((self.status, &*self.stdout), (Some(1), ""), "{self:?}");
        assert!(self.stderr.ends_with('\n') && !self.stderr.contains("panicked"), "{self:?}");
        self.stderr.trim_end()
    }

    /// As [`failure`](Self::failure), in one line.
    #[track_caller]
    pub(crate) fn message(&self) -> &str {
        let message = self.failure();
        assert_eq!(message.lines().count(), 1, "{message}");
        message
    }
}

pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let name = |name: OsString| name.into_string().expect("the name is a text");
    let mut names: Vec<String> = entries.map(|entry| name(entry.expect("the folder can be read").file_name())).collect();
    names.sort();
    names
}
