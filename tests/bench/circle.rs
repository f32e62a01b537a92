//! What a leerkring costs: reading a folder of dossiers the first time (aim: 10,000 in 6 seconds on two cores from a warm disk,
//! linear) and again when nothing changed (aim: 1 second), and the most memory that it takes (aim: 300 MB).
//!
//! `cargo bench --bench circle -- 100 1000 10000` tells which numbers of dossiers; without, 200. Each dossier has two
//! measurements, the second one adopted in every other one. `WIJKPEIL_BENCH_FOLDER` names another disk than that of the temporary
//! folder.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it found")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "it makes the files that somebody else would have made")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use wijkpeil::analysis::{CircleFilter, DossierSummary, LearningCircle};
use wijkpeil::content::Catalogue;
use wijkpeil::store::{self, Scan};

#[path = "../support/wijken.rs"]
mod wijken;

fn main() {
    if let Some(folder) = std::env::var_os("WIJKPEIL_CIRCLE") {
        return read(Path::new(&folder));
    }
    let mut numbers: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    if numbers.is_empty() {
        numbers.push(200);
    }
    let place = std::env::var_os("WIJKPEIL_BENCH_FOLDER").map_or_else(std::env::temp_dir, PathBuf::from);
    let catalogue = Arc::new(Catalogue::built_in().clone());
    for number in numbers {
        let folder = tempfile::tempdir_in(&place).unwrap();
        let dossiers = folder.path().join("kring");
        let mut bytes = 0;
        for at in 0..number {
            let part = dossiers.join(format!("gemeente-{}", at / 100));
            fs::create_dir_all(&part).unwrap();
            let text = store::dossier_text(&wijken::wijk(at, &catalogue));
            bytes += text.len();
            fs::write(part.join(format!("wijk-{at}.wijkpeil.ron")), text).unwrap();
        }
        println!("{number} dossiers, {} KB each", bytes / number / 1000);
        // A process of its own for each, so that its memory can be told; the first warms the disk.
        for what in ["first", "nothing changed"] {
            println!("{what}:");
            let status = Command::new(std::env::current_exe().unwrap()).env("WIJKPEIL_CIRCLE", folder.path()).status();
            assert!(status.unwrap().success());
        }
    }
}

fn read(folder: &Path) {
    let begin = Instant::now();
    let catalogue = Catalogue::built_in();
    let (dossiers, data) = (folder.join("kring"), folder.join("data"));
    let stop = AtomicBool::new(false);
    let scan = Scan {
        folder: &dossiers,
        passphrase: None,
        data: &data,
        content: catalogue,
        stop: &stop,
        gives_way: false,
        progress: &|_, _| {},
    };
    let found = scan.run(|dossier| DossierSummary::of(dossier, catalogue)).unwrap();
    let read = begin.elapsed();
    let named: Vec<(String, DossierSummary)> =
        found.dossiers.into_iter().map(|(path, summary)| (path.to_string_lossy().into_owned(), summary)).collect();
    let circle = LearningCircle::of(catalogue, &named, &CircleFilter::default());
    assert!(found.unread.is_empty() && circle.rows.len() == named.len());
    println!(
        "{:.2} s for {} files read, {:.2} s in all, at most {} MB",
        read.as_secs_f64(),
        found.read,
        begin.elapsed().as_secs_f64(),
        most_memory()
    );
}

/// What the system noted as the most that this process ever held, in megabytes; 0 where it does not tell.
fn most_memory() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<usize>().ok());
    kilobytes.unwrap_or_default() / 1000
}
