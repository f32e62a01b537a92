//! Do two people who know the same facts choose the same rating? Cases of invented wijken, rated twice with
//! the anchors; so far by one person.
//!
//! How it is done, and what is still to be done by two others, stands in `tests/anchors/README.md`.

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
    /// The anchors were mended where the readings differed.
    Mending,
    /// Written after that, and read with the anchors as they were then: these tell how well the anchors do.
    Fresh,
}

/// The ratings that one reader chose, by case and item.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reading {
    /// How it was read.
    reader: String,
    cases: BTreeMap<String, BTreeMap<ItemId, Rating>>,
}

const LEVELS: [Rating; 3] = [Rating::InOrder, Rating::Partly, Rating::NotInOrder];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/anchors")
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    ron::from_str(&std::fs::read_to_string(path).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The cases by the names of their files.
fn cases() -> BTreeMap<String, Case> {
    let files = std::fs::read_dir(folder().join("cases")).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), read(&path))).collect()
}

fn readings() -> [Reading; 2] {
    ["letter", "gist"].map(|name| read(&folder().join("readings").join(name).with_extension("ron")))
}

fn agreed() -> Reading {
    read(&folder().join("agreed.ron"))
}

/// Everything that a reading rated in the cases of a round, in the order of the cases and their items.
fn rated<'a>(reading: &'a Reading, cases: &'a BTreeMap<String, Case>, round: Round) -> impl Iterator<Item = Rating> + 'a {
    let of_round = cases.iter().filter(move |(_, case)| case.round == round);
    of_round.flat_map(move |(name, case)| case.facts.keys().map(move |item| reading.cases[name][item]))
}

#[test]
fn each_round_touches_every_item() {
    let all: BTreeSet<&ItemId> = Catalogue::built_in().items().map(|(_, item)| &item.id).collect();
    let cases = cases();
    for round in [Round::Mending, Round::Fresh] {
        let touched: BTreeSet<&ItemId> =
            cases.values().filter(|case| case.round == round).flat_map(|case| case.facts.keys()).collect();
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
fn each_reading_rates_exactly_the_facts() {
    let cases = cases();
    let expected: BTreeMap<&String, BTreeSet<&ItemId>> =
        cases.iter().map(|(name, case)| (name, case.facts.keys().collect())).collect();
    for reading in readings().iter().chain([&agreed()]) {
        assert!(!reading.reader.is_empty());
        let found: BTreeMap<&String, BTreeSet<&ItemId>> =
            reading.cases.iter().map(|(name, ratings)| (name, ratings.keys().collect())).collect();
        assert_eq!(found, expected, "{}", reading.reader);
        let ratings = reading.cases.values().flat_map(BTreeMap::values);
        assert!(ratings.into_iter().all(|rating| LEVELS.contains(rating)), "{}", reading.reader);
    }
}

#[test]
fn what_was_agreed_is_what_a_reader_chose() {
    let [one, other] = readings();
    for (name, ratings) in &agreed().cases {
        for (item, rating) in ratings {
            assert!([one.cases[name][item], other.cases[name][item]].contains(rating), "{name}, {item}");
        }
    }
}

#[test]
fn each_level_occurs_at_least_ten_times_in_each_round() {
    let (cases, agreed) = (cases(), agreed());
    for round in [Round::Mending, Round::Fresh] {
        for level in LEVELS {
            let times = rated(&agreed, &cases, round).filter(|rating| *rating == level).count();
            assert!(times >= 10, "{round:?}, {level:?}: {times}");
        }
    }
}

/// Of the times that a reader chose a level, in how many the other reader chose it as well.
#[test]
fn the_readers_agree_on_each_level() {
    let cases = cases();
    let [one, other] = readings();
    let mut table = String::new();
    for round in [Round::Mending, Round::Fresh] {
        let pairs: Vec<(Rating, Rating)> = rated(&one, &cases, round).zip(rated(&other, &cases, round)).collect();
        let same = pairs.iter().filter(|(one, other)| one == other).count();
        writeln!(table, "{round:?}: {same} of {} ratings the same", pairs.len()).unwrap();
        assert!(round == Round::Mending || 100 * same >= 85 * pairs.len(), "{table}");
        for level in LEVELS {
            let chosen =
                pairs.iter().map(|(one, other)| usize::from(*one == level) + usize::from(*other == level)).sum::<usize>();
            let both = pairs.iter().filter(|pair| **pair == (level, level)).count();
            writeln!(table, "    {}: {} of {chosen} choices shared", words::rating(level), 2 * both).unwrap();
            assert!(round == Round::Mending || 100 * 2 * both >= 85 * chosen, "{table}");
        }
    }
    expect![[r"
        Mending: 110 of 114 ratings the same
            op orde: 78 of 78 choices shared
            deels: 70 of 74 choices shared
            niet op orde: 72 of 76 choices shared
        Fresh: 57 of 60 ratings the same
            op orde: 28 of 30 choices shared
            deels: 62 of 65 choices shared
            niet op orde: 24 of 25 choices shared
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
