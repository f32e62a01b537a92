//! The program: everything is in the library.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use wijkpeil::cli::{self, WindowFailure};
use wijkpeil::content::Catalogue;
use wijkpeil::session::{Environment, NativeDesktop};
use wijkpeil::store::{Policy, Surroundings, folders, user};
use wijkpeil::system::{RandomIds, SystemClock};
use wijkpeil::ui::{self, WindowError};

fn main() -> ExitCode {
    let policy = Policy::of_this_computer();
    let environment = cli::Environment {
        today: SystemClock.today(),
        now: SystemClock.now().datetime(),
        surroundings: Surroundings { data: policy.versions.clone().unwrap_or_else(folders::data), user: user::name() },
        policy,
        ids: &mut RandomIds,
        input: &mut io::stdin(),
        ask_hidden: &mut |question| rpassword::prompt_password(question),
        out: &mut io::stdout(),
        err: &mut io::stderr(),
        open_window: &mut open_window,
    };
    cli::run(std::env::args_os(), environment)
}

fn open_window(catalogue: Catalogue, file: Option<PathBuf>, policy: Policy) -> Result<(), WindowFailure> {
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
    ui::run(ui::Start { catalogue: Arc::new(catalogue), environment, file }).map_err(|error| match error {
        WindowError::Unavailable => WindowFailure::Unavailable,
        WindowError::Crashed => WindowFailure::Crashed,
    })
}
