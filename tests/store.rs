//! Files are read and written whole, or not at all.

use std::fmt::Write as _;
use std::path::PathBuf;

use expect_test::expect_file;
use wijkpeil::store::{Operation, StoreError, dossier_text, parse_dossier};
use wijkpeil::words;

use crate::support::dossiers;

#[test]
fn the_layout_of_a_file() {
    let dossier = dossiers::full();
    let text = dossier_text(&dossier);
    expect_file!["golden/full.wijkpeil.ron"].assert_eq(&text);
    assert_eq!(parse_dossier(text.as_bytes()), Ok(dossier));
}

/// Faults in a file: what is wrong, what is taken out of a sound file, and what is put in its place.
const FAULTS: &[(&str, &str, &str)] = &[
    ("een gewone tekst", "#![enable(implicit_some)]\n(", "Beste collega,\n"),
    ("een ander soort bestand", "schema: 1,\n    dossier:", "title:"),
    ("niet het schema vooraan", "schema: 1,\n", ""),
    ("een schema dat geen getal is", "schema: 1", "schema: \"1\""),
    ("een schema dat nooit bestond", "schema: 1", "schema: 0"),
    ("een nieuwer schema", "schema: 1,\n    dossier: (", "schema: 2,\n    dossiers: [("),
    ("een schema boven elke grens", "schema: 1", "schema: 99999999999"),
    ("een onbekende instelling vooraan", "implicit_some", "impliciet"),
    ("een onbekend oordeel", "rating: InOrder", "rating: Goed"),
    ("een onbekende stand van een actie", "status: InProgress", "status: Bezig"),
    ("een onbekend merk", "mark: NotYet", "mark: Soms"),
    ("een onbekend soort antwoord", "NotUsedElsewhere", "Elders"),
    ("een onbekend veld dat op een bekend lijkt", "conclusion:", "conclusie:"),
    ("een onbekend veld", "priority: true", "haast: true"),
    ("een veld dat ontbreekt", "content_edition: \"2026.1\",", ""),
    ("een veld dat er twee keer staat", "risk_measure:", "risk:"),
    ("een getal waar tekst hoort", "team: \"Kernteam Groenekwartier\"", "team: 3"),
    ("tekst waar een getal hoort", "number: 0", "number: \"nul\""),
    ("ja waar true hoort", "priority: true", "priority: ja"),
    ("een getal buiten de grenzen", "InOrder: 2", "InOrder: 70000"),
    ("een negatief getal", "InOrder: 2", "InOrder: -2"),
    ("een getal met een komma", "InOrder: 2", "InOrder: 2.5"),
    ("veel te veel handen", "InOrder: 2", "InOrder: 2000"),
    ("een datum die niet bestaat", "reference_date: \"2026-11-21\"", "reference_date: \"2026-02-30\""),
    ("een datum op zijn Nederlands", "changed: \"2026-11-21\"", "changed: \"21-11-2026\""),
    ("een datum ver weg", "changed: \"2026-11-21\"", "changed: \"1926-11-21\""),
    ("een kwartaal dat niet bestaat", "2027-K2", "2027-K5"),
    ("een meting die geen 0-meting is", "number: 0", "number: 1"),
    ("een lijst waar een groep hoort", "profile: (", "profile: ["),
    ("een groep waar een lijst hoort", "actions: [", "actions: ("),
    ("een groep waar namen horen", "hand_votes: {", "hand_votes: ("),
    ("een komma te weinig", "role: \"projectleider\",", "role: \"projectleider\""),
    ("een dubbele punt te weinig", "\"startvraag.2\":", "\"startvraag.2\""),
    ("een aanhalingsteken te weinig", "what: \"Wijkanalyse bespreken met alle partners\"", "what: \"Wijkanalyse bespreken"),
    ("een streep die nergens bij hoort", "C:\\\\wijk", "C:\\wijk"),
    ("een opmerking zonder einde", "    dossier: (", "    /* nog nakijken\n    dossier: ("),
    ("nog iets na het einde", "\n)\n", "\n)\n)\n"),
    (
        "een id dat twee keer voorkomt",
        "id: \"interventie-1\",",
        "id: \"interventie-1\", title: \"x\"), (id: \"interventie-1\",",
    ),
    ("een leeg id", "id: \"actie-1\"", "id: \"\""),
    ("een antwoord dat er twee keer staat", "\"urgentiebesef.2\": (", "\"urgentiebesef.1\": ("),
];

fn message(bytes: &[u8]) -> String {
    match parse_dossier(bytes) {
        Ok(_) => "geen fout".to_owned(),
        Err(kind) => {
            let error = StoreError { path: PathBuf::from("wijk.wijkpeil.ron"), operation: Operation::Read, kind };
            let message = words::store_error(&error);
            let lines = words::problem_lines(&error);
            format!("{}\n  {}\n  {}\n  > {}", message.what, message.kept, message.advice, lines.join("\n  > "))
        }
    }
}

#[test]
fn every_fault_in_a_file_is_named_with_its_place() {
    let sound = dossier_text(&dossiers::full());
    let mut golden = String::new();
    let mut add = |what: &str, bytes: &[u8]| writeln!(golden, "{what}\n  {}\n", message(bytes)).unwrap();
    add("een leeg bestand", b"");
    add("een bestand met alleen nullen", &[0; 4096]);
    add("een afgebroken bestand", &sound.as_bytes()[..sound.find("conclusion").unwrap() + 20]);
    add("een bestand dat afgebroken is na een veld", &sound.as_bytes()[..sound.find("conclusion").unwrap()]);
    let mut latin = sound.clone().into_bytes();
    latin[sound.find("Kernteam").unwrap()] = 0xe9;
    add("een bestand dat geen UTF-8 is", &latin);
    add("een PDF", b"%PDF-1.7\n%\xb5\xb6\n");
    for opening in ["(", "[", "{", "(schema:1,dossier:(id:", "/*", "\"", "Some("] {
        add(&format!("duizenden keren ‘{opening}’"), opening.repeat(50_000).as_bytes());
    }
    for (what, old, new) in FAULTS {
        assert!(sound.contains(old), "{what}");
        add(what, sound.replacen(old, new, 1).as_bytes());
    }
    expect_file!["golden/file_faults.txt"].assert_eq(&golden);
}
