//! Files are read and written whole, or not at all.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::thread;

use expect_test::expect_file;
use proptest::prelude::*;
use wijkpeil::messages;
use wijkpeil::store::{
    Operation, Overwrite, StoreError, StoreErrorKind, dossier_text, open_dossier, parse_dossier, parse_with_remarks,
    write_dossier, write_output,
};

use crate::support::program::Workplace;
use crate::support::{dossiers, strategies};

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
    ("handen die er twee keer staan", "Partly: 5", "InOrder: 5"),
    (
        "een merk dat er twee keer staat, na een tekst",
        "\"bekend-maakt-bemind.letop.1\": (",
        "\"bekend-maakt-bemind.letop.1\": (mark: Minded), \"bekend-maakt-bemind.letop.1\": (",
    ),
    ("een antwoord op niets", "\"urgentiebesef.1\": (", "\"\": ("),
    ("een startvraag zonder naam", "\"startvraag.1\": ", "\"\": "),
    ("een tekst met een teken voor het scherm", "2027-K2", "2027\\u{1b}[2J"),
];

fn message(bytes: &[u8]) -> String {
    match parse_with_remarks(bytes) {
        Ok(parsed) if parsed.remarks.is_empty() => "geen fout".to_owned(),
        Ok(parsed) => {
            let lines = messages::remark_lines(Path::new("wijk.wijkpeil.ron"), &parsed.remarks);
            format!("gaat open\n  > {}", lines.join("\n  > "))
        }
        Err(kind) => {
            let error = StoreError { path: PathBuf::from("wijk.wijkpeil.ron"), operation: Operation::Read, kind };
            let message = messages::store_error(&error);
            let lines = messages::problem_lines(&error);
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
    add("meer onderdelen dan een dossier kan hebben", format!("(schema:1,dossier:(x:[{}", "(),".repeat(300_000)).as_bytes());
    let endless = format!("ready: \"{}\"", "x".repeat(100_000));
    add("een waarde zonder einde", sound.replacen("ready: \"2027-K2\"", &endless, 1).as_bytes());
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn saved_dossiers_load_unchanged(dossier in strategies::dossier()) {
        let text = dossier_text(&dossier);
        prop_assert_eq!(parse_dossier(text.as_bytes()), Ok(dossier.clone()));
        // Some systems for version control change every line's end; the texts stay what they were.
        let elsewhere = text.replace('\n', "\r\n");
        prop_assert_eq!(parse_dossier(elsewhere.as_bytes()), Ok(dossier));
    }

    #[test]
    fn no_damage_makes_the_reader_panic(at in 0.0..1.0f64, length in 0usize..40, damage in any::<Vec<u8>>()) {
        let mut bytes = dossier_text(&dossiers::full()).into_bytes();
        let start = (bytes.len() as f64 * at) as usize;
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, damage);
        if let Err(kind) = parse_dossier(&bytes) {
            let error = StoreError::reading(Path::new("wijk.wijkpeil.ron"), kind);
            prop_assert!(!messages::store_error(&error).what.is_empty());
            prop_assert!(!messages::problem_lines(&error).is_empty());
        }
    }
}

#[test]
fn thousands_of_flaws_are_not_all_told() {
    let text = dossier_text(&dossiers::full())
        .replace("actions: [", &format!("actions: [{}", "(id: \"dubbel\", what: \"\"),\n".repeat(50_000)));
    let Err(StoreErrorKind::Invalid(flaws)) = parse_dossier(text.as_bytes()) else { panic!("the ids repeat") };
    assert_eq!(flaws.len(), 20);
    let lines: Vec<_> = flaws.iter().map(|flaw| flaw.line).collect();
    assert_eq!(lines[..3], [Some(66), Some(67), Some(68)]);
}

#[test]
fn a_change_of_one_line_is_a_change_of_one_line_in_the_file() {
    let before = dossiers::full();
    let mut after = before.clone();
    after.profile.partners = after.profile.partners.replace("Politie", "Politie en OM");
    let (before, after) = (dossier_text(&before), dossier_text(&after));
    let changed = before.lines().zip(after.lines()).filter(|(before, after)| before != after).count();
    assert_eq!((changed, before.lines().count()), (1, after.lines().count()));
}

#[test]
fn a_new_dossier_never_takes_the_place_of_a_file() {
    let workplace = Workplace::new();
    let path = workplace.path("wijk.wijkpeil.ron");
    write_dossier(&path, &dossiers::empty(), None, Overwrite::Refuse).unwrap();
    let error = write_dossier(&path, &dossiers::full(), None, Overwrite::Refuse).unwrap_err();
    assert_eq!(error, StoreError { path: path.clone(), operation: Operation::Write, kind: StoreErrorKind::Exists });
    assert_eq!(open_dossier(&path, None), Ok(dossiers::empty()));
    write_dossier(&path, &dossiers::full(), None, Overwrite::Replace).unwrap();
    assert_eq!(open_dossier(&path, None), Ok(dossiers::full()));
    assert_eq!(workplace.names(), ["wijk.wijkpeil.ron"]);
}

#[test]
fn a_concurrent_reader_sees_a_whole_file() {
    let workplace = Workplace::new();
    let path = workplace.path("wijk.wijkpeil.ron");
    let (small, large) = (dossiers::empty(), dossiers::full());
    write_dossier(&path, &small, None, Overwrite::Replace).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..50 {
                write_dossier(&path, &large, None, Overwrite::Replace).unwrap();
                write_dossier(&path, &small, None, Overwrite::Replace).unwrap();
            }
        });
        for _ in 0..500 {
            let read = open_dossier(&path, None).unwrap();
            assert!(read == small || read == large);
        }
    });
}

#[test]
fn two_programs_that_save_at_once_leave_a_whole_file() {
    let workplace = Workplace::new();
    let path = workplace.path("wijk.wijkpeil.ron");
    let versions = [dossiers::empty(), dossiers::full()];
    write_dossier(&path, &versions[0], None, Overwrite::Replace).unwrap();
    thread::scope(|scope| {
        for version in &versions {
            scope.spawn(|| {
                for _ in 0..100 {
                    match write_dossier(&path, version, None, Overwrite::Replace) {
                        Ok(()) => {}
                        Err(error) => assert_eq!(error.kind, StoreErrorKind::Busy),
                    }
                    assert!(versions.contains(&open_dossier(&path, None).unwrap()));
                }
            });
        }
    });
    assert_eq!(workplace.names(), ["wijk.wijkpeil.ron"]);
}

#[test]
fn a_file_that_another_program_is_writing_is_left_alone() {
    let workplace = Workplace::new();
    let path = workplace.path("wijk.wijkpeil.ron");
    write_dossier(&path, &dossiers::empty(), None, Overwrite::Replace).unwrap();
    let other = File::create(workplace.path(".wijk.wijkpeil.ron.tmp")).unwrap();
    other.lock().unwrap();
    assert_eq!(write_dossier(&path, &dossiers::full(), None, Overwrite::Replace).unwrap_err().kind, StoreErrorKind::Busy);
    assert_eq!(open_dossier(&path, None), Ok(dossiers::empty()));
    drop(other);
    // A program that was killed leaves such a file too; the next save takes it over.
    write_dossier(&path, &dossiers::full(), None, Overwrite::Replace).unwrap();
    assert_eq!(open_dossier(&path, None), Ok(dossiers::full()));
    assert_eq!(workplace.names(), ["wijk.wijkpeil.ron"]);
}

#[cfg(unix)]
#[test]
fn a_dossier_behind_a_link_stays_behind_it() {
    let workplace = Workplace::new();
    let (link, file) = (workplace.path("link.wijkpeil.ron"), workplace.path("map/wijk.wijkpeil.ron"));
    fs::create_dir(workplace.path("map")).unwrap();
    std::os::unix::fs::symlink("map/wijk.wijkpeil.ron", &link).unwrap();
    for dossier in [dossiers::empty(), dossiers::full()] {
        write_dossier(&link, &dossier, None, Overwrite::Replace).unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(open_dossier(&file, None), Ok(dossier));
    }
    let circle = workplace.path("kring");
    std::os::unix::fs::symlink("kring", &circle).unwrap();
    assert!(write_dossier(&circle, &dossiers::empty(), None, Overwrite::Replace).is_err());
    assert!(open_dossier(&circle, None).is_err());
}

#[cfg(unix)]
#[test]
fn permissions_stay_as_they_were() {
    use std::os::unix::fs::PermissionsExt as _;
    let workplace = Workplace::new();
    let path = workplace.path("wijk.wijkpeil.ron");
    write_dossier(&path, &dossiers::empty(), None, Overwrite::Replace).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    write_dossier(&path, &dossiers::full(), None, Overwrite::Replace).unwrap();
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    assert_eq!(write_dossier(&path, &dossiers::empty(), None, Overwrite::Replace).unwrap_err().kind, StoreErrorKind::ReadOnly);
    assert_eq!(open_dossier(&path, None), Ok(dossiers::full()));
    assert_eq!(workplace.names(), ["wijk.wijkpeil.ron"]);
}

/// As long as names can be: the file beside it in which the new content is gathered has room for its name too.
#[test]
fn a_name_can_be_as_long_as_the_disk_allows() {
    let workplace = Workplace::new();
    for length in 245..=255 {
        let names = ["a", "b"].map(|letter| letter.repeat(length));
        for name in &names {
            write_output(&workplace.path(name), name.as_bytes(), Overwrite::Refuse).unwrap();
            write_output(&workplace.path(name), name.as_bytes(), Overwrite::Replace).unwrap();
            assert_eq!(workplace.bytes(name), name.as_bytes());
        }
        assert_eq!(workplace.names(), names);
        for name in &names {
            fs::remove_file(workplace.path(name)).unwrap();
        }
    }
}

/// What a program has open is no place for a file that is put there in one step, whatever it leads to.
#[cfg(target_os = "linux")]
#[test]
fn the_output_of_a_program_is_no_place_for_a_report() {
    let workplace = Workplace::new();
    for script in ["\"$0\" \"$@\" | cat >pijp.pdf", "\"$0\" \"$@\" >bestand.pdf"] {
        let arguments = ["rapport", "--soort", "formulier", "--uit", "/dev/stdout", "--overschrijf"];
        let outcome = workplace.shell(script, arguments).run();
        assert!(outcome.stderr.starts_with("‘/dev/stdout’ is geen gewoon bestand."), "{outcome:?}");
    }
    assert_eq!((workplace.bytes("pijp.pdf"), workplace.bytes("bestand.pdf")), (Vec::new(), Vec::new()));
}

/// The whole catalogue of what can keep a file from being written, with the message for each.
#[test]
fn every_obstacle_to_writing_is_named() {
    let workplace = Workplace::new();
    workplace.put("bestaat.pdf", "oud");
    fs::create_dir(workplace.path("map")).unwrap();
    let before = workplace.names();
    let long = format!("{}.pdf", "x".repeat(300));
    let cases = [
        ("bestaat.pdf", Overwrite::Refuse),
        ("map", Overwrite::Replace),
        ("nergens/rapport.pdf", Overwrite::Refuse),
        ("bestaat.pdf/rapport.pdf", Overwrite::Refuse),
        ("map/..", Overwrite::Replace),
        ("/dev/null", Overwrite::Replace),
        ("/dev/full", Overwrite::Replace),
        (&long, Overwrite::Refuse),
    ];
    let mut golden = String::new();
    for (name, overwrite) in cases {
        let error = write_output(&workplace.path(name), b"nieuw", overwrite).unwrap_err();
        let folder = format!("{}/", workplace.path("").display()).replace("//", "/");
        writeln!(golden, "{}", messages::store_error(&error).text().replace(&folder, "").replace(&long, "xxx….pdf")).unwrap();
    }
    let kinds = [
        StoreErrorKind::NoPermission,
        StoreErrorKind::ReadOnly,
        StoreErrorKind::NoSpace,
        StoreErrorKind::Busy,
        StoreErrorKind::Altered,
    ];
    let rare = kinds.into_iter().chain([StoreErrorKind::Io(std::io::ErrorKind::TimedOut)]);
    for kind in rare {
        let path = Path::new("rapport.pdf");
        writeln!(golden, "{}", messages::store_error(&StoreError::writing(path, kind.clone())).text()).unwrap();
        writeln!(golden, "{}", messages::store_error(&StoreError::reading(path, kind)).text()).unwrap();
    }
    expect_file!["golden/write_errors.txt"].assert_eq(&golden);
    assert_eq!(workplace.names(), before);
    assert_eq!(workplace.bytes("bestaat.pdf"), b"oud");
}
