//! A program that is killed while somebody types: its file always opens, and at most the last two seconds are gone.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use wijkpeil::content::Content;
use wijkpeil::session::{Action, Edit, ProfileField, Session, Source};
use wijkpeil::store;
use wijkpeil::system::SystemClock;

use super::{Desk, goal_on_disk};
use crate::support::environment::TestEnvironment;

/// In which folder the helper works.
const FOLDER: &str = "WIJKPEIL_TEST_FOLDER";
/// Makes the test long: so many times the program is killed.
const TIMES: &str = "WIJKPEIL_TEST_KILLS";
/// So many programs type at the same time.
const TOGETHER: usize = 20;
/// The team accepts to lose this much.
const MOST_LOST: Duration = Duration::from_secs(2);

/// Types a number that counts up, and prints each with the milliseconds since it began, until it is killed.
#[test]
#[ignore = "is started by the test below, to be killed"]
fn types_until_it_is_killed() {
    let folder = PathBuf::from(std::env::var_os(FOLDER).expect("the test below names a folder"));
    let environment = TestEnvironment::in_folder(&folder).with_clock(SystemClock).environment;
    let mut session = Session::new(Content::built_in(), environment, Arc::new(|| {}));
    session.apply(Action::Create { municipality: "Voorbeeldstad".into(), neighbourhood: "Groenekwartier".into() });
    while session.dossier().is_none() {
        thread::sleep(Duration::from_millis(1));
        session.poll();
    }
    let begin = Instant::now();
    // Every second program also saves without waiting, so that many are killed in the middle of that.
    let saves_often = folder.as_os_str().as_encoded_bytes().last().is_some_and(|letter| letter % 2 == 0);
    let mut out = std::io::stdout();
    for number in 0.. {
        session.apply(Action::Edit(Edit::Profile(ProfileField::Goal, format!("{number} {}", "tekst ".repeat(2000)))));
        session.poll();
        if saves_often && !session.is_saving() {
            session.save_now();
        }
        writeln!(out, "\n{number} {}", begin.elapsed().as_millis()).unwrap();
        thread::sleep(Duration::from_millis(4));
    }
}

struct Typist {
    folder: tempfile::TempDir,
    program: Child,
    typed: thread::JoinHandle<Vec<(u64, u64)>>,
    until: Duration,
}

impl Typist {
    fn start(until: Duration) -> Self {
        let folder = tempfile::Builder::new().suffix(&until.as_millis().to_string()).tempdir().unwrap();
        fs::create_dir_all(folder.path().join("documents")).unwrap();
        let mut program = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "session::killed::types_until_it_is_killed", "--ignored", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(program.stdout.take().unwrap()).lines();
        let typed = thread::spawn(move || {
            let pair = |line: String| {
                let (number, moment) = line.split_once(' ')?;
                Some((number.parse().ok()?, moment.parse().ok()?))
            };
            lines.map_while(Result::ok).filter_map(pair).collect()
        });
        Self { folder, program, typed, until }
    }

    /// Kills the program as a power cut would, and gives how much of the typing is not in the file.
    fn kill_in_time(self) -> Duration {
        thread::sleep(self.until);
        self.kill()
    }

    fn kill(mut self) -> Duration {
        self.program.kill().unwrap();
        self.program.wait().unwrap();
        let typed = self.typed.join().unwrap();
        let Some(path) = dossier_in(&self.folder.path().join("documents")) else {
            assert!(typed.is_empty(), "what was typed stands in a file");
            return Duration::ZERO;
        };
        let dossier = store::open_dossier(&path, None).unwrap_or_else(|error| panic!("after a kill: {error:?}"));
        let kept: Option<u64> = dossier.profile.goal.split(' ').next().and_then(|number| number.parse().ok());
        let lost = typed.iter().find(|(number, _)| kept.is_none_or(|kept| *number > kept));
        let last = typed.last().map_or(0, |(_, moment)| *moment);
        lost.map_or(Duration::ZERO, |(_, moment)| Duration::from_millis(last - moment))
    }
}

fn dossier_in(folder: &Path) -> Option<PathBuf> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut dossiers = all.filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with('.'));
    dossiers.next()
}

#[test]
#[expect(clippy::print_stdout, reason = "the output tells how much was lost")]
fn a_program_that_is_killed_loses_at_most_two_seconds() {
    let times: usize = std::env::var(TIMES).ok().and_then(|times| times.parse().ok()).unwrap_or(40);
    // Chance without a generator: steps that have no common measure with the range.
    let moments = (0..times).map(|step| Duration::from_millis(300 + (step as u64 * 1_667) % 3_001));
    let moments: Vec<Duration> = moments.collect();
    let mut lost = Vec::new();
    for together in moments.chunks(TOGETHER) {
        let typists: Vec<_> = together.iter().map(|until| Typist::start(*until)).collect();
        let ends: Vec<_> = typists.into_iter().map(|typist| thread::spawn(move || typist.kill_in_time())).collect();
        lost.extend(ends.into_iter().map(|end| end.join().unwrap()));
    }
    lost.sort();
    let worst = lost.last().copied().unwrap_or_default();
    println!("killed {} times; every file opens; most that was lost: {worst:?}; median {:?}", lost.len(), lost[lost.len() / 2]);
    assert_eq!(lost.len(), times);
    assert!(worst <= MOST_LOST, "{worst:?} of typing was lost");
}

#[test]
fn another_process_only_reads_until_the_first_has_ended_however_that_ends() {
    let mut typist = Typist::start(Duration::ZERO);
    let folder = &typist.folder.path().to_owned();
    let since = Instant::now();
    let path = loop {
        // Opening the file before it is locked would take the lock.
        let is_typed = |path: &PathBuf| store::open_dossier(path, None).is_ok_and(|dossier| !dossier.profile.goal.is_empty());
        match dossier_in(&folder.join("documents")).filter(is_typed) {
            Some(path) => break path,
            None => assert!(since.elapsed() < Duration::from_mins(1), "the other program makes no dossier"),
        }
        thread::sleep(Duration::from_millis(20));
    };

    let mut desk = Desk::new(folder);
    desk.session.apply(Action::Open(path.clone()));
    desk.wait_for("the dossier", |session| session.dossier().is_some());
    let holder = desk.session.reading_only().expect("it can only be read").expect("it is known who has it");
    assert_eq!(holder.user, "Sanne op LAPTOP-1");
    desk.write_goal("van een ander");
    assert!(!desk.session.has_unsaved_changes());

    let data = folder.join("data-of-another");
    let mut program = Command::new(env!("CARGO_BIN_EXE_wijkpeil"));
    let new = ["nieuw", "--gemeente", "Stad", "--wijk", "Wijk", "--overschrijf", "--uit"];
    let refused = program.args(new).arg(&path).env("XDG_DATA_HOME", data).output().unwrap();
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(refused.status.code() == Some(1) && said.contains("Sanne op LAPTOP-1 heeft het dossier open"), "{said}");

    typist.program.kill().unwrap();
    typist.program.wait().unwrap();
    desk.session.apply(Action::TryAgain);
    desk.wait_for("the right to write", |session| session.reading_only().is_none());
    // The program may have been killed in the middle of a save.
    desk.session.apply(Action::Recover(Source::File));
    desk.write_goal("van een ander");
    desk.clock.advance(MOST_LOST);
    desk.wait_for("the save", |session| !session.has_unsaved_changes());
    assert_eq!(goal_on_disk(&path), "van een ander");
}
