//! Damages files in every way that comes to mind and hands them to every reader that there is.
//!
//! Whatever the bytes: no reader panics, takes more than two seconds of processor time for a megabyte, or more than 200 MB.
//! Each run begins from the files in `corpus/` and from a seed that is printed, so that it can be had again. It lasts 20
//! seconds; `WIJKPEIL_FUZZ_SECONDS` makes it longer and `WIJKPEIL_FUZZ_SEED` other. What broke a reader once is in `corpus/`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "test files need not be written in one step")]
#![expect(clippy::print_stdout, reason = "a test without a harness says itself what it did")]

mod mutate;
mod readers;
mod usage;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use mutate::Chance;
use readers::Reader;
use usage::Usage;

/// A megabyte may take this long; a file that is smaller too.
const MOST_TIME: Duration = Duration::from_secs(2);
const MOST_MEMORY: u64 = 200 * 1024 * 1024;
const MEGABYTE: usize = 1024 * 1024;

fn main() -> ExitCode {
    // Asked for another test by name, or for a list of tests.
    let asks_for_another = std::env::args().skip(1).any(|word| word == "--list" || !word.starts_with('-') && word != "fuzz");
    if asks_for_another {
        return ExitCode::SUCCESS;
    }
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seconds = number("WIJKPEIL_FUZZ_SECONDS").unwrap_or(20);
    let seed = number("WIJKPEIL_FUZZ_SEED").unwrap_or(1);
    println!("fuzz: {seconds} seconds, seed {seed}");
    let readers = readers::all();
    let each = Duration::from_secs(seconds) / readers.len() as u32;
    let mut is_sound = true;
    for reader in &readers {
        is_sound &= run(reader.as_ref(), seed, each);
    }
    if is_sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Hands the reader one damaged file after the other; whether it stood all of them.
fn run(reader: &dyn Reader, seed: u64, time: Duration) -> bool {
    let mut corpus = reader.corpus();
    corpus.sort_by_key(Vec::len);
    assert!(!corpus.is_empty(), "{}: there is nothing to begin from", reader.name());
    let mut chance = Chance::new(seed);
    let begin = Instant::now();
    let (mut count, mut accepted, mut longest, mut most) = (0_u64, 0_u64, Duration::ZERO, 0);
    while begin.elapsed() < time || count < corpus.len() as u64 {
        // Each file as it is, and then damaged ones.
        let input = match corpus.get(usize::try_from(count).unwrap_or(usize::MAX)) {
            Some(file) => file.clone(),
            None => chance.damaged(&corpus),
        };
        let before = Usage::begin();
        let outcome = catch_unwind(AssertUnwindSafe(|| reader.read(&input)));
        let used = before.end();
        (longest, most) = (longest.max(used.time), most.max(used.memory));
        let allowed = MOST_TIME * u32::try_from(input.len().div_ceil(MEGABYTE).max(1)).unwrap();
        let complaint = match outcome {
            Err(_) => Some("it panicked".to_owned()),
            Ok(Err(complaint)) => Some(complaint),
            Ok(Ok(_)) if used.time > allowed => Some(format!("it took {:?}", used.time)),
            Ok(Ok(_)) if used.memory > MOST_MEMORY => Some(format!("it took {} MB", used.memory / MEGABYTE as u64)),
            Ok(Ok(is_accepted)) => {
                accepted += u64::from(is_accepted);
                None
            }
        };
        count += 1;
        if let Some(complaint) = complaint {
            let kept = keep(reader.name(), count, &input);
            println!("fuzz: {}: file {count} of seed {seed}: {complaint}; kept as {}", reader.name(), kept.display());
            return false;
        }
    }
    let memory = most / MEGABYTE as u64;
    println!("fuzz: {}: {count} files, {accepted} of them read; at most {longest:?} and {memory} MB", reader.name());
    true
}

/// Keeps what broke a reader, to be looked at and put into the corpus.
fn keep(reader: &str, count: u64, input: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{reader}-{count}"));
    fs::write(&path, input).unwrap();
    path
}
