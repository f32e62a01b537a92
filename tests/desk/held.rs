//! Processes and mounts that are taken away when their test ends, however it ends: also when the tests are killed.

use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

/// Runs `$1`, passes on what it prints, holds on until its standard input ends, and then runs `$2`.
const HOLD: &str = "eval \"$1\" || exit 1; cat >/dev/null; eval \"$2\"";

/// Something that stands until it is dropped.
#[derive(Debug)]
pub(crate) struct Held {
    shell: Child,
    input: Option<ChildStdin>,
    said: String,
}

impl Held {
    /// Carries out `begin`, a line of shell that prints one line when it is done, and `end` when this is dropped. Both know
    /// `arguments` as `$3` and so on. `None` where it did not work out.
    ///
    /// The shell is a process of its own that notices when its standard input ends, so it cleans up after tests that were
    /// killed as well.
    pub(crate) fn new(begin: &str, end: &str, arguments: &[&str]) -> Option<Self> {
        let mut shell = Command::new("sh");
        shell.args(["-c", HOLD, "hold", begin, end]).args(arguments).process_group(0);
        let mut shell = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let (input, output) = (shell.stdin.take(), shell.stdout.take()?);
        let mut lines = BufReader::new(output);
        let mut said = String::new();
        let read = lines.read_line(&mut said);
        if read.is_err() || said.is_empty() {
            drop(input);
            drop(shell.wait());
            return None;
        }
        // Whatever else it prints has to go somewhere.
        std::thread::spawn(move || drop(lines.read_to_end(&mut Vec::new())));
        Some(Self { shell, input, said: said.trim().to_owned() })
    }

    /// A program that runs beside the test, in an environment of its own. It prints a line when it is ready.
    pub(crate) fn program(command: &str) -> Option<Self> {
        // In the background it does not read what tells the shell to end.
        Self::new(&format!("{command} & held=$!"), "kill $held; wait $held", &[])
    }

    /// The line that was printed in the beginning.
    pub(crate) fn said(&self) -> &str {
        &self.said
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        drop(self.input.take());
        let since = Instant::now();
        while since.elapsed() < Duration::from_secs(40) {
            if !matches!(self.shell.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        drop(self.shell.kill());
    }
}
