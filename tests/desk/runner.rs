//! Runs the tests of the desk, two at a time, and says of each how long it took.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::time::Instant;

use super::desk::binary;

/// A test and its name.
pub(crate) type Test = (&'static str, fn());

/// Programs without which there is no desk, each with an argument that makes it say something and end.
const TOOLS: [(&str, &str); 9] = [
    ("Xvfb", "-version"),
    ("openbox", "--version"),
    ("xdotool", "version"),
    ("wmctrl", "-h"),
    ("xclip", "-version"),
    ("import", "-version"),
    ("dbus-daemon", "--version"),
    ("mkfs.ext4", "-V"),
    ("fsfreeze", "--version"),
];

/// What the bus starts when somebody asks what is in a window.
const ACCESSIBILITY: &str = "/usr/share/dbus-1/services/org.a11y.Bus.service";

/// Why a test was not done.
struct Skipped(String);

thread_local! {
    static IS_SKIPPED: Cell<bool> = const { Cell::new(false) };
}

/// Ends the test here: this machine lacks what it needs.
pub(crate) fn skip(why: &str) -> ! {
    IS_SKIPPED.set(true);
    panic_any(Skipped(why.to_owned()))
}

/// Whether the test of this thread is on its way out because something failed.
pub(crate) fn is_failing() -> bool {
    std::thread::panicking() && !IS_SKIPPED.get()
}

/// Runs those of the tests that the command line asks for.
pub(crate) fn run(tests: &[Test]) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--list") {
        for (name, _) in tests {
            println!("{name}: test");
        }
        return ExitCode::SUCCESS;
    }
    let wanted: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let chosen = |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    let tests: Vec<&Test> = tests.iter().filter(|(name, _)| chosen(name)).collect();
    let must_run = std::env::var_os("WIJKPEIL_REQUIRE_ALL").is_some_and(|value| value == "1");
    if let Some(missing) = missing() {
        println!("skipped: the desk, as {missing}");
        return if must_run { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    }
    say_nothing_of_skips();
    let began = Instant::now();
    let waiting = Mutex::new(tests.iter());
    let outcomes = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..LANES {
            scope.spawn(|| {
                loop {
                    let next = waiting.lock().unwrap().next();
                    let Some((name, test)) = next else { break };
                    let outcome = run_one(name, *test);
                    outcomes.lock().unwrap().push(outcome);
                }
            });
        }
    });
    let outcomes = outcomes.into_inner().unwrap();
    let count = |wanted: Outcome| outcomes.iter().filter(|outcome| **outcome == wanted).count();
    let (passed, failed, skipped) = (count(Outcome::Passed), count(Outcome::Failed), count(Outcome::Skipped));
    println!("desk: {passed} passed, {failed} failed, {skipped} skipped in {:.0} s", began.elapsed().as_secs_f32());
    if failed > 0 || must_run && skipped > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// As many tests at the same time: each spends most of its time waiting for the program to have had its time.
const LANES: usize = 2;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    Skipped,
}

fn run_one(name: &'static str, test: fn()) -> Outcome {
    let began = Instant::now();
    // A thread of its own, so that a message of a failure names the test.
    let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || catch_unwind(AssertUnwindSafe(test)));
    let result = thread.unwrap().join().unwrap();
    let seconds = began.elapsed().as_secs_f32();
    match result {
        Ok(()) => {
            println!("desk: {name}: ok, {seconds:.1} s");
            Outcome::Passed
        }
        Err(why) => {
            if let Some(Skipped(why)) = why.downcast_ref() {
                println!("desk: {name}: skipped: {why}");
                Outcome::Skipped
            } else {
                println!("desk: {name}: FAILED, {seconds:.1} s: {}", message(why.as_ref()));
                Outcome::Failed
            }
        }
    }
}

fn message(why: &(dyn Any + Send)) -> &str {
    let text = why.downcast_ref::<&str>().copied();
    text.or_else(|| why.downcast_ref::<String>().map(String::as_str)).unwrap_or("it panicked")
}

/// What the desk needs and this machine does not have, in words.
fn missing() -> Option<String> {
    let is_there = |(tool, argument): &&(&str, &str)| {
        let tool = Command::new(tool).arg(argument).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        tool.is_ok()
    };
    if let Some((tool, _)) = TOOLS.iter().find(|tool| !is_there(tool)) {
        return Some(format!("{tool} is not installed"));
    }
    let python = Command::new("/usr/bin/python3").args(["-c", "from gi.repository import Gio"]).stderr(Stdio::null()).status();
    if !python.is_ok_and(|status| status.success()) {
        return Some("python3-gi is not installed".to_owned());
    }
    if !Path::new(ACCESSIBILITY).exists() {
        return Some("at-spi2-core is not installed".to_owned());
    }
    let binary = binary();
    (!binary.is_file()).then(|| format!("{} is not there; `cargo build --release` makes it", binary.display()))
}

/// A test that is skipped has not failed, so its end is no message to be read.
fn say_nothing_of_skips() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !panic.payload().is::<Skipped>() {
            usual(panic);
        }
    }));
}
