//! Do two readers who know the same facts choose the same rating? Cases of invented wijken, each rated by two readers
//! who had not seen the anchors before.
//!
//! How it is done, what it shows and what it does not show, stands in `tests/anchors/README.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use expect_test::expect;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wijkpeil::content::{Anchors, Catalogue, ItemId};
use wijkpeil::model::Rating;
use wijkpeil::words;

/// The facts of one invented wijk. Ratings stand elsewhere, so that a reader can be given the case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    neighbourhood: String,
    municipality: String,
    round: Round,
    /// What a reader must know for every item: how long the approach runs, and who the partners are.
    introduction: String,
    /// What is known about each item that can be rated.
    facts: BTreeMap<ItemId, String>,
}

/// What the differences between the readings of a case were used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
enum Round {
    /// The anchors were mended where the readings differed, or where a reader saw two ratings that fitted.
    Mending,
    /// Written by somebody who knew no anchor, and read with the mended anchors: these tell how well the anchors do.
    Fresh,
}

/// The ratings that one reader chose in the cases that this reader was given, or the ratings that were agreed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reading {
    /// How it was read.
    reader: String,
    cases: BTreeMap<String, BTreeMap<ItemId, Rating>>,
}

const LEVELS: [Rating; 3] = [Rating::InOrder, Rating::Partly, Rating::NotInOrder];
const ROUNDS: [Round; 2] = [Round::Mending, Round::Fresh];

/// What both readers rated the same from an anchor that left them no better choice, and that means another rating
/// since it was mended.
const MEANS_ANOTHER_SINCE: [(&str, &str); 2] =
    [("havenkwartier", "bestuurskracht.3"), ("weverskwartier", "juiste-professional.4")];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/anchors")
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    ron::from_str(&std::fs::read_to_string(path).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What the files in a folder say, by their names.
fn read_all<T: DeserializeOwned>(name: &str) -> BTreeMap<String, T> {
    let files = std::fs::read_dir(folder().join(name)).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), read(&path))).collect()
}

fn cases() -> BTreeMap<String, Case> {
    read_all("cases")
}

fn readings() -> BTreeMap<String, Reading> {
    read_all("readings")
}

fn agreed() -> Reading {
    read(&folder().join("agreed.ron"))
}

/// What two readers chose for each item of a case.
fn pairs(readings: &BTreeMap<String, Reading>, name: &str, case: &Case) -> BTreeMap<ItemId, [Rating; 2]> {
    let found: Vec<_> = readings.values().filter_map(|reading| reading.cases.get(name)).collect();
    let &[one, other] = found.as_slice() else { panic!("{name} was read by {} readers", found.len()) };
    case.facts.keys().map(|item| (item.clone(), [one[item], other[item]])).collect()
}

fn of_round(cases: &BTreeMap<String, Case>, round: Round) -> impl Iterator<Item = (&String, &Case)> {
    cases.iter().filter(move |(_, case)| case.round == round)
}

#[test]
fn each_round_touches_every_item() {
    let all: BTreeSet<&ItemId> = Catalogue::built_in().items().map(|(_, item)| &item.id).collect();
    let cases = cases();
    for round in ROUNDS {
        let touched: BTreeSet<&ItemId> = of_round(&cases, round).flat_map(|(_, case)| case.facts.keys()).collect();
        assert_eq!(touched, all, "{round:?}");
    }
}

/// A fact that says the rating takes the work out of a reader's hands, and so does one that repeats an anchor.
#[test]
fn facts_give_no_rating_away() {
    let catalogue = Catalogue::built_in();
    for (name, case) in cases() {
        assert!(!case.neighbourhood.is_empty() && !case.municipality.is_empty() && !case.introduction.is_empty());
        for (id, facts) in &case.facts {
            let lower = facts.to_lowercase();
            for word in ["op orde", "deels", "n.v.t.", "oordeel:"] {
                assert!(!lower.contains(word), "{name}, {id}: {word}");
            }
            let Anchors { in_order, partly, not_in_order } = catalogue.item(id).unwrap().1.anchors.as_ref().unwrap();
            for anchor in [in_order, partly, not_in_order] {
                let anchor: Vec<&str> = anchor.split_whitespace().collect();
                let copied = anchor.windows(7).find(|run| facts.contains(&run.join(" ")));
                assert_eq!(copied, None, "{name}, {id}");
            }
        }
    }
}

#[test]
fn a_reading_rates_exactly_the_facts_of_its_cases() {
    let (cases, readings, agreed) = (cases(), readings(), agreed());
    for reading in readings.values().chain([&agreed]) {
        assert!(!reading.reader.is_empty() && !reading.cases.is_empty());
        for (name, ratings) in &reading.cases {
            assert!(ratings.keys().eq(cases[name].facts.keys()), "{}: {name}", reading.reader);
            assert!(ratings.values().all(|rating| LEVELS.contains(rating)), "{}: {name}", reading.reader);
        }
    }
    assert!(agreed.cases.keys().eq(cases.keys()));
}

#[test]
fn what_was_agreed_is_what_a_reader_chose() {
    let (cases, readings) = (cases(), readings());
    for (name, ratings) in &agreed().cases {
        let pairs = pairs(&readings, name, &cases[name]);
        for (item, rating) in ratings {
            let is_chosen = pairs[item].contains(rating);
            let means_another = MEANS_ANOTHER_SINCE.contains(&(name.as_str(), item.as_str()));
            assert_eq!(is_chosen, !means_another, "{name}, {item}");
            assert!(!means_another || cases[name].round == Round::Mending, "nothing was mended after {name}");
        }
    }
}

#[test]
fn each_level_occurs_at_least_ten_times_in_each_round() {
    let (cases, agreed) = (cases(), agreed());
    for round in ROUNDS {
        for level in LEVELS {
            let ratings = of_round(&cases, round).flat_map(|(name, _)| agreed.cases[name].values());
            let times = ratings.filter(|rating| **rating == level).count();
            assert!(times >= 10, "{round:?}, {level:?}: {times}");
        }
    }
}

/// Of the times that a reader chose a level, in how many the other reader chose it as well.
#[test]
fn the_readers_agree_on_each_level() {
    let (cases, readings) = (cases(), readings());
    let mut table = String::new();
    for round in ROUNDS {
        let chosen: Vec<[Rating; 2]> =
            of_round(&cases, round).flat_map(|(name, case)| pairs(&readings, name, case).into_values()).collect();
        let same = chosen.iter().filter(|[one, other]| one == other).count();
        writeln!(table, "{round:?}: {same} of {} ratings the same", chosen.len()).unwrap();
        assert!(round == Round::Mending || 100 * same >= 85 * chosen.len(), "{table}");
        for level in LEVELS {
            let times = chosen.iter().flatten().filter(|rating| **rating == level).count();
            let both = chosen.iter().filter(|pair| **pair == [level, level]).count();
            writeln!(table, "    {}: {} of {times} choices shared", words::rating(level), 2 * both).unwrap();
            assert!(round == Round::Mending || 100 * 2 * both >= 85 * times, "{table}");
        }
    }
    expect![[r"
        Mending: 285 of 288 ratings the same
            op orde: 186 of 187 choices shared
            deels: 224 of 227 choices shared
            niet op orde: 160 of 162 choices shared
        Fresh: 114 of 114 ratings the same
            op orde: 84 of 84 choices shared
            deels: 80 of 80 choices shared
            niet op orde: 64 of 64 choices shared
    "]]
    .assert_eq(&table);
}

/// Writes what a reader needs, and no rating, into the folder that `WIJKPEIL_PRINTS` names: a text for each case.
#[test]
#[ignore = "writes files to look at"]
fn print() {
    let Some(folder) = std::env::var_os("WIJKPEIL_PRINTS").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    for (name, case) in cases() {
        let mut text = format!("{} (gemeente {}, verzonnen)\n\n{}\n", case.neighbourhood, case.municipality, case.introduction);
        for (precondition, item) in Catalogue::built_in().items() {
            let Some(facts) = case.facts.get(&item.id) else { continue };
            write!(text, "\n{}\n\n{} — {}\n\nWat we weten: {facts}\n\n", "-".repeat(60), precondition.title, item.text)
                .unwrap();
            let Anchors { in_order, partly, not_in_order } = item.anchors.as_ref().unwrap();
            for (level, anchor) in LEVELS.into_iter().zip([in_order, partly, not_in_order]) {
                writeln!(text, "[ ] {}: {anchor}", words::rating_label(level)).unwrap();
            }
            writeln!(text, "({})", item.id).unwrap();
        }
        std::fs::write(folder.join(name).with_extension("txt"), text).unwrap();
    }
}
