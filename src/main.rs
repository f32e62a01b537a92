//! The program: everything is in the library.

// A double click opens the window and no console beside it. A debug build keeps the console, for what is printed there.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::sync::Arc;

use wijkpeil::cli::{self, WindowFailure};
use wijkpeil::content::Content;
use wijkpeil::session::{Environment, NativeDesktop};
use wijkpeil::store::{Policy, Surroundings, folders, user};
use wijkpeil::system::{RandomIds, SystemClock};
use wijkpeil::ui::{self, Renderer, WindowError};

/// The variable of the environment that names the renderer to begin with.
const RENDERER: &str = "WIJKPEIL_TEKENEN";

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().collect();
    if cfg!(windows) && !cli::names_command(&arguments) {
        run_in_window(arguments)
    } else {
        run(arguments, &mut io::stdout(), &mut io::stderr())
    }
}

fn run(arguments: Vec<OsString>, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let policy = Policy::of_this_computer();
    let now = SystemClock.now();
    let environment = cli::Environment {
        today: now.date(),
        now,
        surroundings: Surroundings { data: policy.versions.clone().unwrap_or_else(folders::data), user: user::name() },
        policy,
        ids: &mut RandomIds,
        input: &mut io::stdin(),
        ask_hidden: &mut |question| rpassword::prompt_password(question),
        out,
        err,
        open_window: &mut open_window,
    };
    cli::run(arguments, environment)
}

/// A program that is no console program has nowhere to write on Windows: what it has to tell is shown.
fn run_in_window(arguments: Vec<OsString>) -> ExitCode {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = catch_unwind(AssertUnwindSafe(|| run(arguments, &mut out, &mut err)));
    let status = outcome.unwrap_or_else(|_fault| {
        err.extend(WindowFailure::Crashed.message().bytes());
        ExitCode::FAILURE
    });
    for (text, is_error) in [(out, false), (err, true)] {
        let text = String::from_utf8_lossy(&text);
        if !text.trim().is_empty() {
            NativeDesktop.tell(text.trim(), is_error);
        }
    }
    status
}

fn open_window(content: Content, file: Option<PathBuf>, policy: Policy) -> Result<(), WindowFailure> {
    let environment = Environment {
        clock: Box::new(SystemClock),
        ids: Box::new(RandomIds),
        desktop: Arc::new(NativeDesktop),
        documents: folders::documents(),
        data: folders::data(),
        user: user::name(),
        policy: Policy::default(),
    }
    .under(policy);
    let first = env::var(RENDERER).ok().and_then(|name| Renderer::named(&name));
    match ui::run(ui::Start { content, environment, file }, first) {
        Ok(()) => Ok(()),
        Err(WindowError::Unavailable) => Err(WindowFailure::Unavailable),
        Err(WindowError::StartAgainWith(renderer)) => start_again_with(renderer),
        Err(WindowError::Crashed) => Err(WindowFailure::Crashed),
    }
}

/// Starts the program once more, with the same arguments. That one opens the window, or says why it cannot.
fn start_again_with(renderer: Renderer) -> Result<(), WindowFailure> {
    let program = env::current_exe().map_err(|_unknown| WindowFailure::Unavailable)?;
    let again = Command::new(program).args(env::args_os().skip(1)).env(RENDERER, renderer.name()).spawn();
    again.map(drop).map_err(|_not_started| WindowFailure::Unavailable)
}
