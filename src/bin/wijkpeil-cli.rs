//! The command line as a program of its own. Windows gives a program either a window or the console that called it: this one
//! has the console, and starts the one with the window where a window is asked for.

use std::env;
use std::io;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use wijkpeil::cli::{self, WindowFailure};
use wijkpeil::content::Content;
use wijkpeil::store::{Policy, Surroundings, folders, user};
use wijkpeil::system::{RandomIds, SystemClock};

fn main() -> ExitCode {
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
        out: &mut io::stdout(),
        err: &mut io::stderr(),
        open_window: &mut start_window,
    };
    cli::run(env::args_os(), environment)
}

/// Starts the program beside this one with the same arguments, and does not wait for it.
fn start_window(_: Content, _: Option<PathBuf>, _: Policy) -> Result<(), WindowFailure> {
    let beside = |own: PathBuf| own.with_file_name(format!("wijkpeil{}", env::consts::EXE_SUFFIX));
    let program = env::current_exe().map(beside).map_err(|_unknown| WindowFailure::ProgramMissing)?;
    Command::new(program).args(env::args_os().skip(1)).spawn().map(drop).map_err(|_not_started| WindowFailure::ProgramMissing)
}
