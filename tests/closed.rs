//! The program is closed to the outside: it opens no connection, and what a file says makes it read or write no other.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use wijkpeil::content::ItemId;
use wijkpeil::model::{ActionId, DossierId, InterventionId, MeasurementId};
use wijkpeil::store::dossier_text;

use crate::support::dossiers;
use crate::support::program::Workplace;
use crate::support::skip::skipped;

/// Everything that the program can be asked to do without a window.
const COMMANDS: [&[&str]; 13] = [
    &["--help"],
    &["--versie"],
    &["voorbeeld"],
    &["nieuw", "--gemeente", "../..", "--wijk", "/etc/passwd"],
    &["rapport", "wijk.wijkpeil.ron", "--soort", "nulmeting", "--uit", "nulmeting.pdf"],
    &["rapport", "--soort", "formulier", "--uit", "formulier.pdf"],
    &["scores", "wijk.wijkpeil.ron"],
    &["scores", "wijk.wijkpeil.ron", "--json"],
    &["controleer", "wijk.wijkpeil.ron", "kapot.wijkpeil.ron"],
    &["red", "kapot.wijkpeil.ron"],
    &["inhoud", "schrijf", "inhoud"],
    &["inhoud", "controleer", "inhoud"],
    &["scores", "wijk.wijkpeil.ron", "--inhoud", "inhoud"],
];

/// What no path that is opened may contain: ids and names in the dossier below do.
const MARK: &str = "buiten-de-map";

/// A folder in a folder, with a dossier in which every id and name looks like a path to somewhere else.
fn workplace() -> Workplace {
    let workplace = Workplace::new();
    let mut dossier = dossiers::full();
    let path = format!("../{MARK}");
    dossier.id = DossierId::new(&*path);
    dossier.content_edition.clone_from(&path);
    dossier.profile.municipality.clone_from(&path);
    dossier.profile.neighbourhood = format!("/tmp/{MARK}");
    dossier.interventions[0].id = InterventionId::new(&*path);
    dossier.actions[0].id = ActionId::new(&*path);
    dossier.actions[0].item = Some(ItemId::new(&*path));
    let measurement = dossier.measurements.open_mut().unwrap();
    measurement.id = MeasurementId::new(&*path);
    measurement.answers.insert(ItemId::new(format!("/tmp/{MARK}")), measurement.answers.values().next().unwrap().clone());
    measurement.conclusion = format!("Zie file:///tmp/{MARK} en https://example.org/{MARK}.");
    let text = dossier_text(&dossier);
    workplace.put("wijk.wijkpeil.ron", &text);
    workplace.put("kapot.wijkpeil.ron", &text[..text.len() - 40]);
    workplace
}

/// Runs a command under strace and gives the calls that it made and what it printed; `None` where that is not possible.
#[cfg(target_os = "linux")]
fn traced(command: &mut Command, calls: &str, program: &std::ffi::OsStr, arguments: &[&str]) -> Option<(String, String)> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let outcome = command
        .args(["-f", "-qq", "-s", "400", "-e", &format!("trace={calls}"), "-o"])
        .arg(log.path())
        .arg(program)
        .args(arguments)
        .output();
    let found = fs::read_to_string(log.path()).unwrap();
    match outcome {
        Ok(outcome) if !found.is_empty() => Some((found, String::from_utf8_lossy(&outcome.stdout).into_owned())),
        _ => {
            skipped("strace is not installed or may not trace here, so nobody looked at what the program opens");
            None
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn no_command_opens_a_connection_or_a_file_that_it_was_not_given() {
    let workplace = workplace();
    let mut log = String::new();
    for arguments in COMMANDS {
        let program = std::ffi::OsStr::new(env!("CARGO_BIN_EXE_wijkpeil"));
        let mut strace = Command::new("strace");
        strace.current_dir(workplace.path(""));
        let calls =
            "socket,connect,open,openat,creat,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,execve";
        let Some((found, _)) = traced(&mut strace, calls, program, arguments) else { return };
        writeln!(log, "# {arguments:?}\n{found}").unwrap();
    }
    let lines = |needle: &str| log.lines().filter(|line| line.contains(needle)).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines("socket("), [""; 0]);
    assert_eq!(lines(MARK), [""; 0]);
    // Looking for the time zone by its name opens the folder of every part of the world, which takes longer than a command does.
    let folders = lines("O_DIRECTORY").into_iter().filter(|line| line.contains("/zoneinfo")).collect::<Vec<_>>();
    assert_eq!(folders, [""; 0]);
    let programs = lines("execve(");
    assert_eq!(programs.len(), COMMANDS.len(), "no other program is started: {programs:?}");
    // Whatever was written came into the folder.
    let written: Vec<String> =
        lines("O_CREAT").into_iter().filter(|line| line.contains('/') && !line.contains("\"./")).collect();
    let allowed = ["wijkpeil-voorbeeld/", "inhoud/", "/dev/null"];
    let strange: Vec<&String> = written.iter().filter(|line| !allowed.iter().any(|it| line.contains(it))).collect();
    assert!(strange.is_empty(), "{strange:#?}");
    let names = workplace.names();
    assert!(names.contains(&"etc-passwd.wijkpeil.ron".to_owned()), "{names:?}");
}

/// The same walk that a user makes, in the window that exists only in memory, watched from outside.
#[cfg(target_os = "linux")]
#[test]
fn a_walk_through_the_window_opens_no_connection() {
    let program: PathBuf = std::env::current_exe().unwrap();
    let walk = "walkthrough::report::the_report_is_made_opened_and_not_overwritten_unasked";
    let mut strace = Command::new("strace");
    let Some((log, said)) = traced(&mut strace, "socket,connect,exit_group", program.as_os_str(), &["--exact", walk]) else {
        return;
    };
    assert!(said.contains("1 passed"), "the walk itself failed, or has another name now:\n{said}");
    let connections: Vec<&str> = log.lines().filter(|line| line.contains("AF_INET") || line.contains("connect(")).collect();
    assert!(connections.is_empty(), "{connections:#?}");
}

/// Where there is no network at all, everything works as it does elsewhere.
#[cfg(target_os = "linux")]
#[test]
fn without_a_network_every_command_does_its_work() {
    let workplace = workplace();
    let isolated = |arguments: &[&str]| {
        Command::new("unshare")
            .arg("-rn")
            .arg(env!("CARGO_BIN_EXE_wijkpeil"))
            .args(arguments)
            .current_dir(workplace.path(""))
            .output()
    };
    let is_possible = Command::new("unshare").args(["-rn", "true"]).status().is_ok_and(|status| status.success());
    if !is_possible {
        skipped("no network namespace can be made here");
        return;
    }
    for arguments in COMMANDS {
        let outcome = isolated(arguments).unwrap();
        let is_check_of_damage = arguments.contains(&"controleer") && arguments.contains(&"kapot.wijkpeil.ron");
        assert_eq!(outcome.status.success(), !is_check_of_damage, "{arguments:?}: {outcome:?}");
    }
}
