//! The program: everything is in the library.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use wijkpeil::cli::{self, NoWindow};
use wijkpeil::content::Catalogue;
use wijkpeil::session::{Environment, NativeDesktop};
use wijkpeil::store::folders;
use wijkpeil::system::{RandomIds, SystemClock};
use wijkpeil::ui;

fn main() -> ExitCode {
    let environment = cli::Environment {
        today: SystemClock.today(),
        ids: &mut RandomIds,
        out: &mut io::stdout(),
        err: &mut io::stderr(),
        open_window: &mut open_window,
    };
    cli::run(std::env::args_os(), environment)
}

fn open_window(catalogue: Catalogue, file: Option<PathBuf>) -> Result<(), NoWindow> {
    let environment = Environment {
        clock: Box::new(SystemClock),
        ids: Box::new(RandomIds),
        desktop: Arc::new(NativeDesktop),
        documents: folders::documents(),
        data: folders::data(),
    };
    // What the system says of it is in English and for engineers; the command line tells the user what to do instead.
    ui::run(ui::Start { catalogue: Arc::new(catalogue), environment, file }).map_err(|_unreadable_for_users| NoWindow)
}
