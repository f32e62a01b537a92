//! Files of every schema that was ever released open for ever, with every answer in its place.
//!
//! A file in `tests/dossiers/` is never re-recorded. What it must give stands in `tests/golden/`, as a list of places and
//! values: it changes only where a later schema gives a value another name.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use expect_test::{ExpectFile, expect_file};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use wijkpeil::analysis::{Change, NotComparable, compare};
use wijkpeil::checksum::is_intact;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Answer, Ask, AskId, Measurement, Rating};
use wijkpeil::store::{StoreErrorKind, dossier_text, parse_dossier};

/// The frozen file of schema 1.
pub(crate) fn schema_1() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dossiers/schema-1.wijkpeil.ron")).unwrap()
}

/// Every value with the path that leads to it; an empty list or group is a value too.
pub(crate) fn leaves(value: &Value) -> Vec<(String, String)> {
    fn walk(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
        match value {
            Value::Object(fields) if !fields.is_empty() => {
                for (name, value) in fields {
                    walk(value, &format!("{path}/{name}"), found);
                }
            }
            Value::Array(list) if !list.is_empty() => {
                for (number, value) in list.iter().enumerate() {
                    walk(value, &format!("{path}/{number}"), found);
                }
            }
            other => found.push((path.to_owned(), other.to_string())),
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found
}

/// A later file of schema 1: what changed and why, streefniveaus, the terugblik, and requests as a list.
fn schema_1_with_reasons() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dossiers/schema-1-maatlat.wijkpeil.ron")).unwrap()
}

/// A later file of schema 1: invulbladen, and a name that was removed.
fn schema_1_with_voices() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dossiers/schema-1-stemmen.wijkpeil.ron")).unwrap()
}

fn check_opens(text: &str, golden: &ExpectFile) {
    let dossier = parse_dossier(text.as_bytes()).unwrap();
    assert!(dossier.measurements.iter().all(is_intact), "the checksums of what was adopted still agree");
    let mut values = String::new();
    // The content that a frozen measurement keeps is long: its values are counted and summed.
    let mut content = Sha256::new();
    let mut of_content = 0;
    for (path, value) in leaves(&serde_json::to_value(&dossier).unwrap()) {
        if path.contains("/setting/content/") {
            of_content += 1;
            content.update(format!("{path} = {value}\n"));
        } else {
            writeln!(values, "{path} = {value}").unwrap();
        }
    }
    write!(values, "\n{of_content} values of the contents that were kept, SHA-256 ").unwrap();
    content.finalize().iter().for_each(|byte| write!(values, "{byte:02x}").unwrap());
    values.push('\n');
    golden.assert_eq(&values);
    assert_eq!(parse_dossier(dossier_text(&dossier).as_bytes()).unwrap(), dossier);
}

#[test]
fn a_file_of_schema_1_opens_with_every_answer_in_its_place() {
    check_opens(&schema_1(), &expect_file!["golden/schema-1.txt"]);
    let text = schema_1_with_reasons();
    check_opens(&text, &expect_file!["golden/schema-1-maatlat.txt"]);
    let with_voices = schema_1_with_voices();
    check_opens(&with_voices, &expect_file!["golden/schema-1-stemmen.txt"]);
    // While schema 1 is the newest, the program writes the very same files.
    for text in [text, with_voices] {
        assert!(dossier_text(&parse_dossier(text.as_bytes()).unwrap()) == text, "the file is written as it was read");
    }
}

/// Before requests became a list there was one text. It is the first ask, whole, and what was adopted with it stays intact.
#[test]
fn a_request_of_before_is_the_first_ask() {
    let text = schema_1();
    assert!(text.contains(" request: \"Maak twee jaar lang een procesbegeleider vrij.\","));
    let dossier = parse_dossier(text.as_bytes()).unwrap();
    let asked: Vec<&[Ask]> = dossier.measurements.iter().map(|measurement| &*measurement.asks).collect();
    let request = Ask::new(AskId::new("request"), "Maak twee jaar lang een procesbegeleider vrij.");
    assert_eq!(asked, [&[request][..], &[]]);
    let both = text.replacen(" request: ", " asks: [], request: ", 1);
    assert!(parse_dossier(both.as_bytes()).is_err(), "a file that has both is not read as if it had one");
}

/// The names that a file of schema 1 can have.
const FIELDS: &[&str] = &[
    "content_edition",
    "changed",
    "profile",
    "team",
    "figurehead",
    "project_leader",
    "process_facilitator",
    "partners",
    "occasion",
    "goal",
    "participants",
    "organisation",
    "name",
    "sheets",
    "revision",
    "participant",
    "interventions",
    "example",
    "activity",
    "intended_result",
    "owner",
    "actions",
    "what",
    "start",
    "ready",
    "done_when",
    "status",
    "risk",
    "risk_measure",
    "item",
    "step",
    "measurements",
    "number",
    "reference_date",
    "answers",
    "rating",
    "evidence",
    "note",
    "reason",
    "checked_with",
    "what_changed",
    "change_reason",
    "decider",
    "effect",
    "ease",
    "priority",
    "left_as_is",
    "hand_votes",
    "reviews",
    "starter_answers",
    "apply",
    "caution",
    "mark",
    "how",
    "conclusion",
    "asks",
    "explanation",
    "who",
    "when",
    "targets",
    "look_back",
    "outcome",
    "gave",
    "attendance",
    "role",
    "adoption_plan",
    "date",
    "body",
    "reopenings",
    "adopted_on",
    "checksum",
    "adoption",
    "snapshot",
    "items",
    "points",
    "questions",
    "setting",
    "made_with",
    "content",
    "own_word",
    "may_be_named",
    "is_name_removed",
    "measurement",
    "edition",
    "form",
    "written",
    "same_person",
    "sheet",
    "remark",
    "minority_views",
    "text",
    "sheet_round",
    "deadline",
    "expected",
    "opened",
    "together_up_to",
    "name_removals",
    "first_views",
];

/// The words among its values.
const VALUES: &[&str] = &[
    "Reality",
    "Yardstick",
    "Knowledge",
    "Partners",
    "Board",
    "State",
    "Large",
    "Small",
    "Easy",
    "Hard",
    "NotDone",
    "3/4",
    "InOrder",
    "Partly",
    "NotInOrder",
    "Unknown",
    "NotApplicable",
    "Planned",
    "InProgress",
    "Done",
    "Dropped",
    "Applied",
    "CouldBeStronger",
    "NotApplied",
    "Minded",
    "NotYet",
    "NotUsedElsewhere",
    "Text(",
    "Newest",
    "Apart(",
    "1/4",
];

/// Each kind of value that schema 1 has stands in its frozen file: a name that goes missing here was never frozen.
#[test]
fn the_frozen_file_has_everything_that_schema_1_can_hold() {
    let text = schema_1_with_reasons() + &schema_1_with_voices();
    let fields = FIELDS.iter().filter(|field| !text.contains(&format!(" {field}: ")));
    let missing: Vec<&&str> = fields.chain(VALUES.iter().filter(|value| !text.contains(**value))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Edition 2026.2 worded five items otherwise than the edition of the frozen file. Two of them say that they ask the same.
#[test]
fn a_measurement_of_an_earlier_edition_is_compared_where_the_content_says_that_it_asks_the_same() {
    let mut old = parse_dossier(schema_1().as_bytes()).unwrap().measurements.get(0).unwrap().clone();
    // What was n.v.t. is not compared, whatever it says.
    old.answers.values_mut().for_each(|answer| answer.rating = Some(Rating::Partly));
    let mut new = Measurement::new(1, &mut || "meting-1".to_owned());
    for (_, item) in Catalogue::built_in().items() {
        new.answers.insert(item.id.clone(), Answer { rating: Some(Rating::InOrder), ..Answer::default() });
    }
    let wording_changed = |catalogue: &Catalogue| -> Vec<String> {
        let comparison = compare(catalogue, &old, &new);
        let items = comparison.preconditions.iter().flat_map(|change| &change.items);
        let is_changed = |change: &Change| *change == Change::NotComparable(NotComparable::WordingChanged);
        items.filter(|item| is_changed(&item.change)).map(|item| item.item.to_string()).collect()
    };
    let reworded = ["urgentiebesef.3", "bestuurskracht.4", "samenwerkingsverband.7"];
    assert_eq!(wording_changed(Catalogue::built_in()), reworded);

    // Where the content does not say so, a rewording is another question.
    let mut files = Catalogue::built_in_files();
    for file in &mut files {
        while let Some((before, rest)) = file.text.split_once("            same_meaning_as: [\n") {
            let (_, after) = rest.split_once("            ],\n").expect("the field ends");
            file.text = [before, after].concat();
        }
    }
    let silent = Catalogue::from_files(&files).unwrap();
    let all = [&reworded[..2], &["samenwerkingsverband.3", "samenwerkingsverband.4"], &reworded[2..]].concat();
    assert_eq!(wording_changed(&silent), all);
}

#[test]
fn a_newer_schema_is_refused_whatever_else_it_holds() {
    for rest in ["dossier: (nieuw: true)", "wijken: []", "dossier: \"versleuteld\""] {
        let text = format!("#![enable(implicit_some)]\n(\n    schema: 2,\n    {rest},\n)\n");
        assert_eq!(parse_dossier(text.as_bytes()), Err(StoreErrorKind::NewerSchema { found: 2, known: 1 }));
    }
}
