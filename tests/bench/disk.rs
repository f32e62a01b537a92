//! What a dossier costs on its way to the disk and back: saving one of some 200 KB (aim: 15 milliseconds, and the writing
//! alone at most 1.2 times a bare write, fsync, rename and fsync of the folder), and opening one of five measurements in
//! which every text has 2,000 characters (aim: 20 milliseconds).
//!
//! `cargo bench --bench disk`; `WIJKPEIL_BENCH_FOLDER` names another disk than that of the temporary folder.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it found")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::civil::date;
use wijkpeil::model::Dossier;
use wijkpeil::store::{self, DossierFile, Overwrite, Put, Surroundings};

#[path = "dossiers.rs"]
mod dossiers;

/// Times that each thing is done.
const RUNS: usize = 61;

fn main() {
    let place = std::env::var_os("WIJKPEIL_BENCH_FOLDER").map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(place).unwrap();
    saving(folder.path());
    opening(folder.path());
}

fn saving(folder: &Path) {
    let dossier = of_length(200_000);
    let text = store::dossier_text(&dossier);
    let surroundings = Surroundings { data: folder.join("data"), user: "iemand".to_owned() };
    let now = date(2026, 11, 21).at(14, 32, 0, 0);
    let path = folder.join("dossier.wijkpeil.ron");
    let mut file = DossierFile::create(&path, &dossier, None, &surroundings, Overwrite::Refuse, now).unwrap();
    let (mut whole, mut text_alone, mut reading, mut writing, mut bare) = (vec![], vec![], vec![], vec![], vec![]);
    for run in 0..RUNS {
        // Each time another text, as what stands there already is not written.
        let changed = changed(&dossier, run);
        whole.push(timed(|| assert_eq!(file.save(&changed, now).unwrap(), Put::Written)));
        text_alone.push(timed(|| drop(file.bytes_of(&changed).unwrap())));
        reading.push(timed(|| drop(fs::read(&path).unwrap())));
        // By turns, so that both meet the same moments of the disk.
        let bytes = store::dossier_text(&changed).into_bytes();
        let (careful, careless) = (folder.join("careful"), folder.join("careless"));
        writing.push(timed(|| store::write_output(&careful, &bytes, Overwrite::Replace).unwrap()));
        bare.push(timed(|| write_bare(&careless, &bytes)));
    }
    println!("saving {} KB, median of {RUNS}, in milliseconds", text.len() / 1000);
    for (name, times) in [
        ("the whole", &mut whole),
        ("  making the text", &mut text_alone),
        ("  reading what stands there", &mut reading),
        ("  writing", &mut writing),
        ("bare write, fsync, rename, fsync", &mut bare),
    ] {
        println!("{name:>36} {:>8.2}", median(times));
    }
    println!("{:>36} {:>8.2}", "writing, times bare", median(&mut writing) / median(&mut bare));
}

fn opening(folder: &Path) {
    let dossier = dossiers::of_measurements(5, 2_000);
    let path = folder.join("five.wijkpeil.ron");
    store::write_dossier(&path, &dossier, None, store::Overwrite::Refuse).unwrap();
    let size = fs::metadata(&path).unwrap().len() / 1000;
    let mut times: Vec<Duration> = (0..RUNS).map(|_| timed(|| drop(store::open_dossier(&path, None).unwrap()))).collect();
    println!("opening five measurements, {size} KB, median of {RUNS}: {:.2} milliseconds", median(&mut times));
}

/// The example with so much evidence that its file has about this many bytes.
fn of_length(bytes: usize) -> Dossier {
    let mut dossier = dossiers::example();
    let missing = bytes.saturating_sub(store::dossier_text(&dossier).len());
    let answers = &mut dossier.measurements.open_mut().unwrap().answers;
    let each = missing / answers.len();
    for answer in answers.values_mut() {
        answer.evidence.push_str(&dossiers::text(each));
    }
    dossier
}

/// The dossier with the number of the run in a text.
fn changed(dossier: &Dossier, run: usize) -> Dossier {
    let mut dossier = dossier.clone();
    dossier.profile.neighbourhood = format!("Wijk {run}");
    dossier
}

/// What saving costs at least: no rights, no links, no name to look after.
fn write_bare(path: &Path, bytes: &[u8]) {
    let beside = path.with_extension("new");
    let mut file = File::create(&beside).unwrap();
    file.write_all(bytes).unwrap();
    file.sync_all().unwrap();
    fs::rename(&beside, path).unwrap();
    File::open(path.parent().unwrap()).unwrap().sync_all().unwrap();
}

fn timed(work: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    work();
    begin.elapsed()
}

/// In milliseconds.
fn median(times: &mut [Duration]) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}
