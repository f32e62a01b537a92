//! What a damaged file still holds is had from it: everything that stood complete before the damage.

use std::fmt::Write as _;

use expect_test::expect_file;
use serde_json::Value;
use wijkpeil::content::Catalogue;
use wijkpeil::messages;
use wijkpeil::model::Dossier;
use wijkpeil::store::{Rescued, dossier_text, parse_dossier, rescue};

use crate::frozen::{leaves, schema_1};
use crate::support::dossiers;
use crate::support::long::is_long;

/// Every text, mark and number of a dossier with its place, but for what stands around a frozen measurement, which
/// nobody typed there.
fn typed(dossier: &Dossier) -> Vec<(String, String)> {
    let mut dossier = serde_json::to_value(dossier).unwrap();
    for measurement in dossier["measurements"].as_array_mut().unwrap() {
        measurement.as_object_mut().unwrap().remove("adoption");
        measurement.as_object_mut().unwrap().remove("reopenings");
    }
    let Value::Object(_) = &dossier else { panic!("a dossier is a group") };
    leaves(&dossier)
}

/// How many of the things in the whole dossier are in the rescued one, at the same place.
fn kept(whole: &[(String, String)], rescued: &Rescued) -> usize {
    let found = typed(&rescued.dossier);
    whole.iter().filter(|leaf| found.contains(leaf)).count()
}

#[expect(clippy::print_stdout, reason = "a long run says how long it was")]
fn check_every_cut(text: &str, step: usize) {
    let whole = typed(&parse_dossier(text.as_bytes()).unwrap());
    let mut most = 0;
    let mut rescues = 0;
    for end in (0..text.len()).step_by(step).chain([text.len() - 3]) {
        let Some(rescued) = rescue(&text.as_bytes()[..end]) else {
            assert_eq!(most, 0, "at {end} nothing is left of what a shorter file still had");
            continue;
        };
        rescues += 1;
        // It opens, and it is saved and opened again as it is.
        assert_eq!(parse_dossier(dossier_text(&rescued.dossier).as_bytes()).as_ref(), Ok(&rescued.dossier), "at {end}");
        // What a shorter file had, a longer one has too.
        let kept = kept(&whole, &rescued);
        assert!(kept >= most, "at {end}: {kept} of the {most} things that a shorter file still had");
        most = kept;
        assert!(!messages::rescued_found(&rescued, Catalogue::built_in()).is_empty());
        assert!(rescued.last_line.is_none() || !messages::rescued_lost(&rescued).is_empty());
    }
    assert!(most + 2 >= whole.len(), "{most} of {} at the last cut", whole.len());
    println!("{rescues} rescues from {} cuts", text.len().div_ceil(step));
}

#[test]
fn a_file_that_was_cut_off_anywhere_gives_what_was_complete() {
    let step = if is_long() { 1 } else { 17 };
    check_every_cut(&dossier_text(&dossiers::full()), step);
    check_every_cut(&schema_1(), if step == 1 { 13 } else { 4001 });
}

/// Every line of the file that was written wholly before the cut is there: the texts of the team by themselves.
#[test]
fn each_text_before_the_cut_is_there() {
    let text = dossier_text(&dossiers::full());
    for (cut, _) in text.match_indices('\n') {
        let before = &text[..cut];
        let Some(rescued) = rescue(before.as_bytes()) else {
            assert!(!before.contains("profile"), "the profile had begun");
            continue;
        };
        let again = dossier_text(&rescued.dossier);
        for line in before.lines().filter(|line| line.ends_with("\",") && line.contains(": \"")) {
            // Of an invulblad only whole answers count, so its head goes when there are none.
            let head = ["measurement: ", " edition: ", "participant: ", "changed: \"2026-11-14\"", "form: ", "written: "];
            let is_head_of_sheet = line.contains("invulblad-1") || head.iter().any(|it| line.contains(it));
            assert!(is_head_of_sheet || again.contains(line.trim()), "cut after {before:?}: {line:?} is gone");
        }
    }
}

#[test]
fn damage_of_every_kind_is_told_with_what_is_left() {
    let sound = dossier_text(&dossiers::full());
    let cut = |needle: &str| sound.as_bytes()[..sound.find(needle).unwrap() + needle.len()].to_vec();
    let edited = |old: &str, new: &str| {
        assert!(sound.contains(old), "{old}");
        sound.replacen(old, new, 1).into_bytes()
    };
    let mut latin = sound.clone().into_bytes();
    latin[sound.find("Kernteam").unwrap()] = 0xe9;
    let mut zeros = cut("conclusion: \"We");
    zeros.extend([0; 900]);
    let cases = [
        ("afgebroken in het profiel", cut("neighbourhood: \"Groene")),
        ("afgebroken na het profiel", cut("winkelstrip meldden")),
        ("afgebroken in een actie", cut("owner: \"Projectleider\"")),
        ("afgebroken in een antwoord", cut("rating: Partly,")),
        ("afgebroken in de conclusie", cut("conclusion: \"We")),
        ("afgebroken na alles", sound.as_bytes()[..sound.len() - 6].to_vec()),
        ("met nullen na het einde", zeros),
        ("een letter die niet te lezen is", latin),
        ("een onbekend oordeel", edited("rating: Partly", "rating: Redelijk")),
        ("een antwoord dat er twee keer staat", edited("\"urgentiebesef.2\": (", "\"urgentiebesef.1\": (")),
        ("een aanhalingsteken te weinig", edited("owner: \"Projectleider\"", "owner: \"Projectleider")),
        ("een haakje te veel", edited("interventions: [", "interventions: []]")),
        ("een meting te vroeg", edited("number: 0", "number: 3")),
        ("een nieuwere versie", edited("schema: 1", "schema: 2")),
        ("geen dossier", b"Beste collega".to_vec()),
        ("leeg", Vec::new()),
    ];
    let mut golden = String::new();
    for (what, bytes) in cases {
        match rescue(&bytes) {
            None => writeln!(golden, "{what}\n  niets\n").unwrap(),
            Some(rescued) => {
                let found = messages::rescued_found(&rescued, Catalogue::built_in());
                writeln!(golden, "{what}\n  {found}\n  {}\n", messages::rescued_lost(&rescued)).unwrap();
            }
        }
    }
    expect_file!["golden/rescue.txt"].assert_eq(&golden);
}
