//! The same work without a window: arguments in, results to standard output, messages to standard error.
//!
//! Exit status: 0 done; 1 it could not be done, and why stands on standard error; 2 wrong usage.

mod arguments;
mod check;
mod circle;
mod content;
mod dossier;
mod erase;
mod failure;
mod helpdesk;
mod manual;
mod merge;
mod output;
mod participant;
mod passphrase;
mod picture;
mod report;
mod rescue;
mod restore;
mod scores;
mod sheet;
mod table;
mod tame;
mod usage;
mod values;
mod version;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use self::arguments::{Arguments, Command};
use self::failure::Failure;
use self::tame::Tame;
use crate::content::{Catalogue, Content};
use crate::messages;
use crate::model::{Dossier, IdGenerator, Measurement};
use crate::store::{self, Overwrite, Policy, Surroundings};
use crate::words;

/// What can be asked, as clap knows it: shell completions and the manual page are made of it.
pub fn command() -> clap::Command {
    arguments::command()
}

/// What the command line gets from outside.
pub struct Environment<'a> {
    /// The present day.
    pub today: Date,
    /// The present moment on the user's wall.
    pub now: DateTime,
    /// Where earlier versions are kept, and for which user this runs.
    pub surroundings: Surroundings,
    /// What an organisation fixes on this computer.
    pub policy: Policy,
    /// Makes ids for what is new.
    pub ids: &'a mut dyn IdGenerator,
    /// Where a passphrase is read from when the arguments say so.
    pub input: &'a mut dyn Read,
    /// Asks this on the terminal, and gives what is typed without showing it.
    pub ask_hidden: &'a mut dyn FnMut(&str) -> io::Result<String>,
    /// Where results go.
    pub out: &'a mut dyn Write,
    /// Where messages go.
    pub err: &'a mut dyn Write,
    /// Opens the window with this content and, if one was named, this dossier, under what an organisation fixes; returns when it
    /// is closed.
    pub open_window: &'a mut dyn FnMut(Content, Option<PathBuf>, Policy) -> Result<(), WindowFailure>,
}

/// Why the window did not end as the user wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowFailure {
    /// No window can be opened here.
    Unavailable,
    /// The program that has the window is not beside this one, which has none itself.
    ProgramMissing,
    /// A fault of the program ended it.
    Crashed,
}

impl Environment<'_> {
    /// Writes one message to standard error.
    fn tell(&mut self, message: &str) {
        // When even that is closed, there is nobody left to tell.
        drop(writeln!(self.err, "{message}"));
    }
}

/// Whether the arguments (the program's own name first) name a command, so that no window is asked for.
pub fn names_command(arguments: &[OsString]) -> bool {
    arguments::names_command(arguments)
}

/// Does what the arguments (the program's own name first) ask for.
pub fn run(arguments: impl IntoIterator<Item = OsString>, environment: Environment<'_>) -> ExitCode {
    // Nothing that stands in a file reaches a terminal as a command, whatever a message forgot.
    let Environment { today, now, surroundings, policy, ids, input, ask_hidden, out, err, open_window } = environment;
    let (mut out, mut err) = (Tame::new(out), Tame::new(err));
    let environment =
        Environment { today, now, surroundings, policy, ids, input, ask_hidden, out: &mut out, err: &mut err, open_window };
    run_tamed(arguments, environment)
}

fn run_tamed(arguments: impl IntoIterator<Item = OsString>, mut environment: Environment<'_>) -> ExitCode {
    let outcome = arguments::parse(arguments)
        .and_then(|arguments| {
            tell_keeping(&arguments, &mut environment);
            dispatch(arguments, &mut environment)
        })
        .and_then(|()| Ok(environment.out.flush()?));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Help(text)) => match environment.out.write_all(text.as_bytes()).and_then(|()| environment.out.flush()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => finish(&Failure::from(error), &mut environment),
        },
        Err(failure) => finish(&failure, &mut environment),
    }
}

/// Says what is not kept, before a command that keeps earlier versions or restores them. The window says it itself.
fn tell_keeping(arguments: &Arguments, environment: &mut Environment<'_>) {
    let keeps = match &arguments.command {
        Some(Command::Restore(_) | Command::Participant(_)) => true,
        Some(Command::Merge(options)) => options.output.is_none(),
        Some(Command::New(options)) => options.overwrite == Overwrite::Replace,
        Some(Command::Example(options)) => options.overwrite == Overwrite::Replace,
        _ => false,
    };
    let data = &environment.surroundings.data;
    if let Some(message) = messages::keeping(environment.policy.keeping(data), data).filter(|_| keeps) {
        environment.tell(&message.text());
    }
}

fn finish(failure: &Failure, environment: &mut Environment<'_>) -> ExitCode {
    for message in failure.messages() {
        environment.tell(&message);
    }
    failure.exit_code()
}

fn dispatch(arguments: Arguments, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let content = content_folder(&arguments, environment)?;
    let content = content.as_deref();
    if arguments.command.is_some() && !environment.policy.problems.is_empty() {
        let message = messages::policy_trouble(&environment.policy);
        environment.tell(&message.text());
    }
    match arguments.command {
        None => open_window(arguments.file, content, environment),
        Some(Command::Example(options)) => dossier::write_example(&options, content, environment),
        Some(Command::New(options)) => dossier::create(&options, content, environment),
        Some(Command::Report(options)) => report::write(&options, content, environment),
        Some(Command::Picture(options)) => picture::write(&options, content, environment),
        Some(Command::Scores(options)) => scores::print(&options, content, environment),
        Some(Command::Table(options)) => table::write(&options, content, environment),
        Some(Command::Sheet(options)) => sheet::make(&options, content, environment),
        Some(Command::Merge(options)) => merge::run(&options, content, environment),
        Some(Command::Participant(options)) => participant::run(&options, environment),
        Some(Command::Circle(options)) => circle::run(&options, content, environment),
        Some(Command::Check(options)) => check::check(&options, content, environment),
        Some(Command::Rescue(options)) => rescue::rescue(&options, content, environment),
        Some(Command::Restore(options)) => restore::run(&options, environment),
        Some(Command::Content(options)) => content::run(&options, content, environment),
        Some(Command::Manual(options)) => manual::write(&options, environment),
        Some(Command::Helpdesk(options)) => helpdesk::write(&options, content, environment),
        Some(Command::Erase(options)) => erase::run(&options, environment),
    }
}

/// The folder of the content: the one that an organisation fixes, else the one that was asked for. One of an organisation that
/// cannot be used is passed over, and noted.
fn content_folder(arguments: &Arguments, environment: &mut Environment<'_>) -> Result<Option<PathBuf>, Failure> {
    let Some(managed) = environment.policy.content.clone() else { return Ok(arguments.content.clone()) };
    if arguments.content.is_some() {
        let text =
            format!("{}: de vragen en teksten komen uit ‘{}’. Laat --inhoud weg.", messages::MANAGED, words::shown(&managed));
        return Err(Failure::Text(text));
    }
    match store::read_content_in_time(&managed) {
        Ok(_) => Ok(Some(managed)),
        Err(error) => {
            environment.policy.pass_over_content(error);
            Ok(None)
        }
    }
}

/// Opens the application, with a dossier if one was named.
fn open_window(file: Option<PathBuf>, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let content = self::content(content)?;
    (environment.open_window)(content, file, environment.policy.clone())
        .map_err(|failure| Failure::Text(failure.message().to_owned()))
}

impl WindowFailure {
    /// What happened, what was kept and what to do.
    pub fn message(self) -> &'static str {
        match self {
            Self::Unavailable if cfg!(windows) => {
                "Wijkpeil kan op deze computer geen venster tekenen. Alles wat je had opgeslagen, staat er nog. Start de computer \
                 opnieuw op en probeer het nog eens. Blijft dit zo, vraag dan je ICT-afdeling om het stuurprogramma van het \
                 beeldscherm bij te werken. Zonder venster werkt ‘wijkpeil-cli’: die maakt rapporten en toont scores."
            }
            Self::Unavailable => {
                "Hier kan geen venster worden geopend. Alles wat je had opgeslagen, staat er nog. Zonder venster maakt ‘wijkpeil \
                 voorbeeld’ een voorbeelddossier met rapporten; ‘wijkpeil --help’ toont wat er nog meer kan."
            }
            Self::ProgramMissing => {
                "Het venster kan niet worden geopend: ‘wijkpeil.exe’ is niet te starten. Er is niets veranderd. Zet \
                 ‘wijkpeil.exe’ in de map waarin ook ‘wijkpeil-cli.exe’ staat."
            }
            Self::Crashed => {
                "Wijkpeil is gestopt door een fout in het programma. Wat je had getypt, is nog bewaard in het dossier, als de \
                 schijf te bereiken was. Open het dossier opnieuw en kijk je laatste antwoord na."
            }
        }
    }
}

/// What is asked according to a folder, or to the built-in content: of that, the library is not read.
fn catalogue(folder: Option<&Path>) -> Result<Cow<'static, Catalogue>, Failure> {
    match folder {
        None => Ok(Cow::Borrowed(Catalogue::built_in())),
        Some(_) => Ok(Cow::Owned(Arc::unwrap_or_clone(self::content(folder)?.catalogue))),
    }
}

/// What is asked and what others did, according to a folder or to the built-in content.
fn content(folder: Option<&Path>) -> Result<Content, Failure> {
    let Some(folder) = folder else { return Ok(Content::built_in()) };
    store::read_content(folder).map_err(|error| Failure::content(folder, error))
}

/// The measurement with this number, or the latest.
fn measurement(dossier: &Dossier, number: Option<u16>) -> Result<&Measurement, Failure> {
    let latest = dossier.measurements.latest();
    let Some(number) = number else { return Ok(latest) };
    dossier.measurements.get(number).ok_or_else(|| {
        Failure::Text(format!(
            "Dit dossier heeft geen {}. De laatste is de {}. Kies die met --meting {}.",
            words::measurement(number),
            words::measurement(latest.number),
            latest.number
        ))
    })
}

/// `Groenekwartier, Voorbeeldstad`, as far as both are filled in.
fn place_name(dossier: &Dossier) -> String {
    let names = [&*dossier.profile.neighbourhood, &*dossier.profile.municipality];
    let names: Vec<&str> = names.into_iter().filter(|name| !name.trim().is_empty()).collect();
    if names.is_empty() {
        return "Dossier zonder naam".to_owned();
    }
    words::visible(&names.join(", "))
}

/// A value as JSON, for other programs: what would steer a terminal is written with an escape, which means the same.
fn json(value: &impl Serialize) -> io::Result<String> {
    let text = serde_json::to_string_pretty(value)?;
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if words::steers(letter) && letter != '\n' {
            let mut units = [0; 2];
            escaped.extend(letter.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            escaped.push(letter);
        }
    }
    Ok(escaped)
}
