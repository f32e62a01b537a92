//! How many instructions the program takes for what it does most. Unlike times, these do not depend on what else the
//! machine does, so that they are held: `.ci/run` fails when one differs more than a tenth from `instructions.txt`.
//!
//! `cargo bench --bench instructions` compares; with `WIJKPEIL_NOTE_INSTRUCTIONS=1` it records them. Needs valgrind.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it found")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "it makes the files that somebody else would have made")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui_kittest::Harness;
use wijkpeil::content::{Catalogue, Content};
use wijkpeil::report::{self, Choice, ReportKind};
use wijkpeil::session::{Environment, NativeDesktop};
use wijkpeil::store::{self, Overwrite};
use wijkpeil::ui::{App, Start};

#[path = "clock.rs"]
mod clock;
#[path = "dossiers.rs"]
mod dossiers;

/// What is counted. Each runs in a process of its own, so that none finds what another has prepared.
const WORK: [(&str, fn()); 6] = [
    ("start", || ()),
    ("content", read_content),
    ("load", load),
    ("save", save),
    ("report", make_report),
    ("frames", draw_frames),
];
/// Frames that are drawn while the pointer moves over the outcome.
const FRAMES: u32 = 60;
/// In this time the example is read, also by a process of which every instruction is counted.
const LOADED: Duration = Duration::from_secs(4);
/// A count may differ from what was noted by a tenth.
const MARGIN: f64 = 0.10;
/// And by so many instructions: what the loader of the system does for a process differs between machines.
const SLACK: f64 = 500_000.0;

fn main() -> ExitCode {
    match std::env::var("WIJKPEIL_WORK") {
        Ok(name) => {
            let (_, work) = WORK.into_iter().find(|(work, _)| *work == name).unwrap();
            work();
            ExitCode::SUCCESS
        }
        Err(_) => compare(),
    }
}

fn compare() -> ExitCode {
    let noted_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/instructions.txt");
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    let counted: Vec<(&str, u64)> = WORK.into_iter().map(|(name, _)| (name, count(name, folder.path()))).collect();
    if std::env::var_os("WIJKPEIL_NOTE_INSTRUCTIONS").is_some() {
        let lines: Vec<String> = counted.iter().map(|(name, instructions)| format!("{name} {instructions}")).collect();
        fs::write(&noted_in, lines.join("\n") + "\n").unwrap();
    }
    let noted = fs::read_to_string(noted_in).unwrap();
    let mut is_within = true;
    println!("{:<10} {:>10} {:>10} {:>8}", "", "noted, M", "now, M", "more");
    for (name, instructions) in counted {
        let line = noted.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        let before: f64 = line.expect("every count is noted").parse().unwrap();
        let more = instructions as f64 / before - 1.0;
        println!("{name:<10} {:>10.1} {:>10.1} {:>7.1}%", before / 1e6, instructions as f64 / 1e6, more * 100.0);
        is_within &= more.abs() <= MARGIN || (instructions as f64 - before).abs() <= SLACK;
    }
    if is_within {
        ExitCode::SUCCESS
    } else {
        println!("A count differs more than a tenth. When that is meant, record the counts again (see the top of this file).");
        ExitCode::FAILURE
    }
}

/// The instructions that a process takes for this work.
fn count(name: &str, folder: &Path) -> u64 {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe().unwrap())
        .env("WIJKPEIL_WORK", name)
        .current_dir(folder)
        .output()
        .expect("valgrind is installed");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {told}");
    let collected = told.lines().find_map(|line| line.split_once("Collected : ")).expect("callgrind counts");
    collected.1.trim().parse().unwrap()
}

const EXAMPLE: &str = "example.wijkpeil.ron";
const FIVE: &str = "five.wijkpeil.ron";

fn prepare(folder: &Path) {
    fs::write(folder.join(EXAMPLE), Catalogue::example_dossier()).unwrap();
    store::write_dossier(&folder.join(FIVE), &dossiers::of_measurements(5, 2_000), None, store::Overwrite::Refuse).unwrap();
}

fn read_content() {
    black_box(Catalogue::built_in());
}

fn load() {
    drop(black_box(store::open_dossier(Path::new(FIVE), None).unwrap()));
}

fn save() {
    let dossier = store::open_dossier(Path::new(FIVE), None).unwrap();
    store::write_output(Path::new("saved.wijkpeil.ron"), store::dossier_text(&dossier).as_bytes(), Overwrite::Replace).unwrap();
}

fn make_report() {
    let dossier = store::open_dossier(Path::new(EXAMPLE), None).unwrap();
    let choice = Choice { kind: ReportKind::Baseline, ..Choice::default() };
    drop(black_box(
        report::print_document(report::build(Catalogue::built_in(), &choice.of(&dossier).unwrap(), choice.options, None))
            .unwrap(),
    ));
}

fn draw_frames() {
    let folder = std::env::current_dir().unwrap();
    let environment = Environment {
        clock: Box::new(clock::StoppedClock(Instant::now())),
        ids: Box::new(wijkpeil::system::RandomIds),
        desktop: Arc::new(NativeDesktop),
        documents: folder.clone(),
        data: folder.join("data"),
        user: "iemand".to_owned(),
        policy: wijkpeil::store::Policy::default(),
    };
    let file = Some(PathBuf::from(EXAMPLE));
    let start = Start { content: Content::built_in(), environment, file };
    let mut harness = Harness::builder().with_size([1920.0, 1080.0]).build_eframe(|context| App::new(&context.egui_ctx, start));
    // A frame while the file is being read would be counted too, and how many there are is chance.
    while harness.state().session().dossier().is_none() {
        std::thread::sleep(LOADED);
        harness.step();
    }
    for frame in 0..FRAMES {
        harness.event(egui::Event::PointerMoved(egui::pos2(400.0 + frame as f32, 300.0)));
        harness.step();
    }
}
