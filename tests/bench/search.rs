//! What a key press in the search costs: over the whole content, library and manual, and a measurement with two texts of two
//! thousand characters at each item (aim: 5 milliseconds at most, 99 of 100 times). The first key press also folds all texts.
//!
//! `cargo bench --bench search`
#![expect(clippy::print_stdout, reason = "a benchmark prints what it found")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::time::{Duration, Instant};

use wijkpeil::content::{Catalogue, Library, Manual};
use wijkpeil::model::{Dossier, Measurements};
use wijkpeil::search::{Index, Texts, Words};
use wijkpeil::store;

/// What is typed, letter by letter: frequent and rare words, more than one, and one that is nowhere.
const TYPED: [&str; 6] = ["wijkagent", "de bewoners", "coöperatie", "risico's", "steun van de bestuurder", "xyzzy"];
/// Times that each line is typed.
const RUNS: usize = 20;
/// Characters of each long text.
const LENGTH: usize = 2_000;

fn main() {
    let (catalogue, library, manual) = (Catalogue::built_in(), Library::built_in(), Manual::built_in());
    let dossier = full();
    let measurement = dossier.measurements.latest();
    let begin = Instant::now();
    let team = Texts::of_team(catalogue, &dossier, measurement);
    println!("folding what the team wrote: {:.2} ms", milliseconds(begin.elapsed()));
    let begin = Instant::now();
    let content = Texts::of_content(catalogue, library, &manual);
    println!("folding content, library and manual: {:.2} ms", milliseconds(begin.elapsed()));
    tell("the search", |typed| team.find(typed).len() + content.find(typed).len());
    let index = Index::of_library(library);
    tell("the library", |typed| {
        let words = Words::new(typed);
        index.find(&words).map(|document| document.marked(&words).count()).sum()
    });
}

/// Prints the median and the 99% of one key press.
fn tell(what: &str, find: impl Fn(&str) -> usize) {
    let mut times = Vec::new();
    let mut found = 0;
    for line in TYPED.iter().flat_map(|line| std::iter::repeat_n(line, RUNS)) {
        for (at, letter) in line.char_indices() {
            let typed = &line[..at + letter.len_utf8()];
            let begin = Instant::now();
            found += find(typed);
            times.push(begin.elapsed());
        }
    }
    assert!(found > 0, "nothing was found");
    times.sort_unstable();
    let of_hundred = |part: usize| milliseconds(times[(times.len() - 1) * part / 100]);
    println!(
        "{what}, a key press: median {:.2} ms, 99% {:.2} ms, most {:.2} ms",
        of_hundred(50),
        of_hundred(99),
        of_hundred(100)
    );
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The example with long texts at each item.
fn full() -> Dossier {
    let mut dossier = store::parse_dossier(Catalogue::example_dossier().as_bytes()).unwrap();
    let words = "In het overleg met de wijkagent en de corporatie kwam dit opnieuw ter sprake, coördinatie ontbreekt. ";
    let text: String = words.chars().cycle().take(LENGTH).collect();
    let mut all: Vec<_> = dossier.measurements.iter().cloned().collect();
    for answer in all.iter_mut().flat_map(|measurement| measurement.answers.values_mut()) {
        answer.evidence.clone_from(&text);
        answer.note.clone_from(&text);
    }
    dossier.measurements = Measurements::try_from(all).unwrap();
    dossier
}
