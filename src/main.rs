//! The program: everything is in the library.

use std::io;
use std::process::ExitCode;

use wijkpeil::cli::{self, Environment};
use wijkpeil::system::{RandomIds, SystemClock};

fn main() -> ExitCode {
    let environment =
        Environment { today: SystemClock.today(), ids: &mut RandomIds, out: &mut io::stdout(), err: &mut io::stderr() };
    cli::run(std::env::args_os(), environment)
}
