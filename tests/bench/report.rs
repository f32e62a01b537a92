//! What a report costs, as a whole process: from the dossier in its file to the PDF in its file. The aim is 25 milliseconds
//! plus 3 a page, and less than 300 KB for the example; a report of 500 pages takes five times as long as one of 100.
//!
//! `cargo bench --bench report`
#![expect(clippy::print_stdout, reason = "a benchmark prints what it found")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "it makes the files that somebody else would have made")]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use wijkpeil::content::Catalogue;
use wijkpeil::model::{Dossier, Measurements};
use wijkpeil::report::{self, Choice, ReportKind};
use wijkpeil::store;

/// Times that each report is made.
const RUNS: usize = 9;
/// Pages of the long reports, about.
const LENGTHS: [usize; 4] = [50, 100, 200, 500];
/// Lines of notes on a page, about.
const LINES: usize = 42;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    println!("{:>24} {:>7} {:>9} {:>9} {:>9}", "report", "pages", "KB", "ms", "aim ms");
    let example = store::parse_dossier(Catalogue::example_dossier().as_bytes()).unwrap();
    for kind in ReportKind::ALL {
        measure(folder.path(), kind.word(), &example, kind);
    }
    let short = pages(&example, ReportKind::Baseline);
    for length in LENGTHS {
        measure(
            folder.path(),
            &format!("nulmeting of {length}"),
            &with_notes(&example, length.saturating_sub(short)),
            ReportKind::Baseline,
        );
    }
}

/// Prints a line about a report, if the dossier has what it needs.
fn measure(folder: &Path, name: &str, dossier: &Dossier, kind: ReportKind) {
    let choice = Choice { kind, ..Choice::default() };
    if choice.of(dossier).is_err() {
        println!("{name:>24} the dossier has no such report");
        return;
    }
    let (file, output) = (folder.join("dossier.wijkpeil.ron"), folder.join("rapport.pdf"));
    std::fs::write(&file, store::dossier_text(dossier)).unwrap();
    let mut times: Vec<Duration> = (0..RUNS).map(|_| once(&file, &output, kind)).collect();
    times.sort_unstable();
    let milliseconds = times[times.len() / 2].as_secs_f64() * 1000.0;
    let size = std::fs::metadata(&output).unwrap().len() / 1000;
    let pages = pages(dossier, kind);
    println!("{name:>24} {pages:>7} {size:>9} {milliseconds:>9.1} {:>9}", 25 + 3 * pages);
}

fn once(file: &Path, output: &Path, kind: ReportKind) -> Duration {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wijkpeil"));
    command.arg("rapport").arg(file).args(["--soort", kind.word(), "--overschrijf", "--uit"]).arg(output);
    let begin = Instant::now();
    let done = command.output().unwrap();
    let taken = begin.elapsed();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    taken
}

fn pages(dossier: &Dossier, kind: ReportKind) -> usize {
    let choice = Choice { kind, ..Choice::default() };
    report::layout(&report::build(Catalogue::built_in(), &choice.of(dossier).unwrap(), choice.options, None)).pages.len()
}

/// The dossier with this many pages of notes more, over all items.
fn with_notes(dossier: &Dossier, pages: usize) -> Dossier {
    const LINE: &str = "In het overleg kwam dit opnieuw ter sprake, en niet iedereen kende dezelfde cijfers.\n";
    let mut dossier = dossier.clone();
    let mut all: Vec<_> = dossier.measurements.iter().cloned().collect();
    let answers = &mut all[0].answers;
    let lines = pages * LINES / answers.len().max(1) / 2;
    for answer in answers.values_mut() {
        answer.note = LINE.repeat(lines);
    }
    dossier.measurements = Measurements::try_from(all).unwrap();
    dossier
}
