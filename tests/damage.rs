//! Damage at the ends of a file, and a clock that stands wrong: the answers are there, so the dossier opens to go on with.
//! What was made of the file is told, and the file as it was stays among the earlier versions.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use proptest::prelude::*;
use wijkpeil::content::Catalogue;
use wijkpeil::messages;
use wijkpeil::model::{Answer, Dossier};
use wijkpeil::report::{self, Choice, Options};
use wijkpeil::store::{
    Backups, Behind, HeadField, Overwrite, Put, RemarkKind, StoreErrorKind, dossier_text, open_dossier, parse_dossier,
    parse_with_remarks, rescue, write_dossier,
};

use crate::support::program::Workplace;
use crate::support::{dossiers, strategies};

fn case(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(format!("{name}.wijkpeil.ron"))).unwrap()
}

/// The dossier with all of its answers, and what is told of the file.
#[track_caller]
fn check(what: &str, bytes: &[u8], remarks: &[RemarkKind]) -> Dossier {
    let parsed = parse_with_remarks(bytes).unwrap_or_else(|kind| panic!("{what}: {kind:?}"));
    let kinds: Vec<RemarkKind> = parsed.remarks.iter().map(|remark| remark.kind.clone()).collect();
    assert_eq!(kinds, remarks, "{what}");
    let full = dossiers::full();
    assert_eq!((&parsed.dossier.profile, &parsed.dossier.measurements), (&full.profile, &full.measurements), "{what}");
    // The next save writes it clean.
    assert_eq!(
        parse_with_remarks(dossier_text(&parsed.dossier).as_bytes()).map(|again| again.remarks),
        Ok(Vec::new()),
        "{what}"
    );
    parsed.dossier
}

fn head(field: HeadField, was: &str) -> RemarkKind {
    RemarkKind::Head { field, was: was.to_owned() }
}

#[test]
fn text_behind_a_dossier_is_skipped() {
    let sound = dossier_text(&dossiers::full());
    let behind = |text: &str, kind: Behind| {
        let dossier = check(text, format!("{sound}{text}").as_bytes(), &[RemarkKind::Behind(kind)]);
        assert_eq!(dossier, dossiers::full());
    };
    for filler in ["\0", "\u{1a}", " \0\0\0 \r\n\u{1a}", &"\0".repeat(5000)] {
        behind(filler, Behind::Filler);
    }
    for text in
        [")", ")\n    ),\n)\n", "ijk\",\n)", "/* nooit af", "\"x", "Beste collega", &"(".repeat(50_000), &"(),".repeat(600_000)]
    {
        behind(text, Behind::Text);
    }
    behind(&sound, Behind::Dossier);
    behind(&sound[..300], Behind::Dossier);
    // What is no letter does no harm there.
    check("bytes", &[sound.as_bytes(), b"\xff\xfe\xc3"].concat(), &[RemarkKind::Behind(Behind::Text)]);
    for sound_too in ["", "\n\n  \n", "// nagekeken\n", "/* nagekeken */"] {
        check(sound_too, format!("{sound}{sound_too}").as_bytes(), &[]);
    }
    let remarks = parse_with_remarks(format!("{sound}\n\0").as_bytes()).unwrap().remarks;
    assert_eq!((remarks[0].line, remarks[0].column), (Some(sound.lines().count() + 2), Some(1)));
}

#[test]
fn a_damaged_head_is_reconstructed() {
    let sound = dossier_text(&dossiers::full());
    let edited = |old: &str, new: &str| {
        assert!(sound.contains(old), "{old}");
        sound.replacen(old, new, 1).into_bytes()
    };
    let schema = |new: &str| edited("schema: 1,", new);
    check("no schema", &schema(""), &[head(HeadField::Schema, "")]);
    check("schema 0", &schema("schema: 0,"), &[head(HeadField::Schema, "0")]);
    check("a schema that is a text", &schema("schema: \"1\","), &[head(HeadField::Schema, "1")]);
    check("a schema without a value", &schema("schema: ,"), &[head(HeadField::Schema, "")]);
    check("a schema beyond all bounds", &schema("schema: 99999999999,"), &[head(HeadField::Schema, "99999999999")]);
    let newer = parse_with_remarks(&schema("schema: 2,"));
    assert_eq!(newer, Err(StoreErrorKind::NewerSchema { found: 2, known: 1 }), "a newer file is left to a newer program");
    let frame = [head(HeadField::Frame, "")];
    check("a comma too few", &schema("schema: 1"), &frame);
    check("no setting", &edited("#![enable(implicit_some)]\n", ""), &[]);
    check("a damaged setting", &edited("implicit_some", "impliciet"), &frame);
    check("half a setting", &edited("(implicit_some)]", "(impl"), &frame);
    check("another name", &edited("    dossier: (", "    dossir: ("), &frame);
    check("a letter before it", &edited("#![", "Beste collega, hierbij:\n#!["), &[RemarkKind::Before]);
    check("zeros before it", &edited("#![", "\0\0\0#!["), &[RemarkKind::Before]);
    check(
        "the dossier alone",
        sound.split_once("dossier: ").unwrap().1.as_bytes(),
        &[head(HeadField::Schema, ""), RemarkKind::Behind(Behind::Text)],
    );

    let no_id = check("no id", &edited("id: \"id-1\",", ""), &[head(HeadField::Id, "")]);
    assert!(no_id.id.as_str().starts_with("gered-") && no_id.id.as_str().len() > 20, "{}", no_id.id);
    assert_eq!(no_id.id, check("again", &edited("id: \"id-1\",", ""), &[head(HeadField::Id, "")]).id, "the same each time");
    check("an empty id", &edited("id: \"id-1\"", "id: \" \""), &[head(HeadField::Id, "")]);
    check("a number as id", &edited("id: \"id-1\"", "id: 17"), &[head(HeadField::Id, "17")]);
    check("no edition", &edited("content_edition: \"2026.1\",", ""), &[head(HeadField::ContentEdition, "")]);
    check(
        "all of them",
        &edited("id: \"id-1\",\n        content_edition: \"2026.1\",\n        changed: \"2026-11-21\",", ""),
        &[head(HeadField::Id, ""), head(HeadField::ContentEdition, ""), head(HeadField::Changed, "")],
    );
    for written in ["\"21-11-2026\"", "\"21 november 2026\"", "21-11-2026", "\"20261121\"", "\"2026-11-21T10:00:00+01:00\""] {
        let was = written.trim_matches('"').to_owned();
        let told = [RemarkKind::DateWritten { was, is: date(2026, 11, 21), is_of_change: true }];
        let dossier = check(written, &edited("changed: \"2026-11-21\"", &format!("changed: {written}")), &told);
        assert_eq!(dossier.changed, date(2026, 11, 21));
    }
    // Elsewhere in the dossier too.
    let by_hand = String::from_utf8(edited("reference_date: \"2026-11-21\"", "reference_date: \"21 nov 2026\"")).unwrap();
    let told = RemarkKind::DateWritten { was: "21 nov 2026".to_owned(), is: date(2026, 11, 21), is_of_change: false };
    check("the peildatum", by_hand.as_bytes(), &[told]);
    let unknown =
        check("gisteren", &edited("changed: \"2026-11-21\"", "changed: \"gisteren\""), &[head(HeadField::Changed, "gisteren")]);
    assert_eq!(unknown.changed, date(2026, 11, 21), "the newest date in the dossier");
    // Every line of the answers has the number that it had.
    let damaged = format!(
        "\n\n{}",
        sound.replacen("schema: 1,\n", "schema:\n1.5,\n", 1).replacen("rating: Partly", "rating: Redelijk", 1)
    );
    let line = damaged.lines().position(|line| line.contains("Redelijk")).unwrap() + 1;
    assert!(matches!(parse_dossier(damaged.as_bytes()), Err(StoreErrorKind::Syntax { line: found, .. }) if found == line));
}

#[test]
fn other_encodings_and_ends_of_lines_are_read() {
    let sound = dossier_text(&dossiers::full());
    let units: Vec<u16> = sound.encode_utf16().collect();
    let low: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let high: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    for bytes in [&low, &high, &[&b"\xff\xfe"[..], &low].concat(), &[&b"\xfe\xff"[..], &high].concat()] {
        assert_eq!(check("UTF-16", bytes, &[RemarkKind::Utf16]), dossiers::full());
    }
    let odd = [&low[..], &[0]].concat();
    check("UTF-16 with a byte too many", &odd, &[RemarkKind::Utf16, RemarkKind::Behind(Behind::Filler)]);
    assert_eq!(check("carriage returns", sound.replace('\n', "\r").as_bytes(), &[]), dossiers::full());
    assert_eq!(check("both", sound.replace('\n', "\r\n").as_bytes(), &[]), dossiers::full());
    // Damaged within, it is rescued as any other file.
    let damaged: Vec<u8> =
        sound.replacen("rating: Partly", "rating: Redelijk", 1).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let rescued = rescue(&damaged).unwrap();
    assert_eq!((rescued.dossier.profile, rescued.left_out), (dossiers::full().profile, vec![95]));
}

/// Damage within and at the ends at once: what is left is rescued, and all of it is told.
#[test]
fn damage_within_and_at_the_ends_is_rescued() {
    let sound = dossier_text(&dossiers::full());
    let damaged = sound.replacen("rating: Partly", "rating: Redelijk", 1).replacen("schema: 1", "schema: een", 1) + "\0\0";
    let rescued = rescue(damaged.as_bytes()).unwrap();
    assert_eq!(rescued.dossier.actions, dossiers::full().actions);
    let lost = messages::rescued_lost(&rescued);
    assert!(lost.contains("regel 95") && lost.contains("de bestandsversie") && lost.contains("achter het einde"), "{lost}");
}

/// A dossier in which every date is this one.
fn dated(day: Date) -> Dossier {
    let mut dossier = dossiers::full();
    dossier.changed = day;
    dossier.sheets[0].changed = day;
    dossier.measurements.open_mut().unwrap().reference_date = Some(day);
    dossier
}

/// With a clock that stands wrong, what is saved opens again.
#[test]
fn no_date_keeps_a_dossier_from_opening() {
    let workplace = Workplace::new();
    let path = workplace.path("wijk.wijkpeil.ron");
    for day in [date(1970, 1, 1), date(1980, 1, 1), date(2101, 1, 1), date(-1, 1, 1), date(9999, 12, 31), date(0, 1, 1)] {
        write_dossier(&path, &dated(day), None, Overwrite::Replace).unwrap();
        let parsed = parse_with_remarks(&workplace.bytes("wijk.wijkpeil.ron")).unwrap();
        assert_eq!(parsed.dossier, dated(day));
        assert_eq!(parsed.remarks.len(), 3, "{day}");
        assert!(parsed.remarks.iter().all(|remark| remark.kind == RemarkKind::OddDate(day) && remark.line.is_some()));
        let checked = workplace.run(&["controleer", "wijk.wijkpeil.ron"]);
        let odd = checked.stderr.lines().filter(|line| line.contains("ligt niet tussen 2000 en 2100")).count();
        assert_eq!((checked.status, odd), (Some(0), 3), "{checked:?}");
        for soort in ["nulmeting", "gaprapport", "samenvatting"] {
            let report = workplace.run(&["rapport", "wijk.wijkpeil.ron", "--soort", soort, "--uit", "r.pdf", "--overschrijf"]);
            assert_eq!(report.status, Some(0), "{report:?}");
        }
    }
}

#[test]
fn the_command_line_opens_what_went_wrong() {
    let workplace = Workplace::new();
    let mut golden = String::new();
    for name in ["one-nul", "tail-old", "nldate", "cr", "klok-1980"] {
        let file = format!("{name}.wijkpeil.ron");
        workplace.put(&file, case(name));
        let checked = workplace.run(&["controleer", &file]);
        assert_eq!(checked.status, Some(0), "{checked:?}");
        let rescued = workplace.run(&["red", &file]);
        golden.extend([&*checked.stdout, &checked.stderr, &rescued.stdout, &rescued.stderr, "\n"]);
        assert_eq!(workplace.run(&["scores", &file]).status, Some(0));
        assert_eq!(workplace.bytes(&file), case(name), "it is only read");
        let clean = format!("{name}-gered.wijkpeil.ron");
        if name != "cr" {
            let again = workplace.run(&["controleer", &clean]);
            let odd = usize::from(name == "klok-1980");
            assert_eq!((again.status, again.stderr.lines().count()), (Some(0), odd), "{again:?}");
        }
    }
    expect_test::expect_file!["golden/damage.txt"].assert_eq(&golden);
}

/// The file as it was, byte for byte, before the first save takes its place.
#[test]
fn the_original_bytes_become_an_earlier_version() {
    for name in ["one-nul", "tail-old", "nldate", "cr", "klok-1980"] {
        let workplace = Workplace::new();
        workplace.put("wijk.wijkpeil.ron", case(name));
        let mut opened = workplace.open("wijk.wijkpeil.ron", None, 9);
        assert_eq!(opened.remarks.is_empty(), name == "cr", "{name}");
        opened.dossier.profile.goal = "Verder".to_owned();
        assert_eq!(opened.file.save(&opened.dossier, date(2026, 11, 21).at(9, 30, 0, 0)).unwrap(), Put::Written);
        let kept: Vec<PathBuf> =
            Backups::of(opened.file.kept()).list().unwrap().into_iter().map(|backup| backup.path).collect();
        assert_eq!(fs::read(&kept[0]).unwrap(), case(name), "{name}");
        assert_eq!(parse_dossier(&workplace.bytes("wijk.wijkpeil.ron")).unwrap().profile.goal, "Verder");
    }
}

/// Whatever the program would not open again never takes the place of a file.
#[test]
fn a_dossier_that_would_not_open_again_is_not_written() {
    let workplace = Workplace::new();
    let path = workplace.path("wijk.wijkpeil.ron");
    write_dossier(&path, &dossiers::full(), None, Overwrite::Replace).unwrap();
    let before = workplace.bytes("wijk.wijkpeil.ron");
    let check = |what: &str, dossier: &Dossier, told: &str| {
        let error = write_dossier(&path, dossier, None, Overwrite::Replace).unwrap_err();
        assert!(matches!(error.kind, StoreErrorKind::WouldNotOpen(_)), "{what}: {error:?}");
        let message = messages::store_error(&error).text();
        assert!(message.contains(told) && message.contains("wat er al stond, staat er nog"), "{what}: {message}");
        assert_eq!(workplace.bytes("wijk.wijkpeil.ron"), before, "{what}");
        assert_eq!(workplace.names(), ["wijk.wijkpeil.ron"], "{what}");
    };
    let mut large = dossiers::full();
    large.profile.goal = "a".repeat(17_000_000);
    check("17 MB of text", &large, "te groot geworden");
    large.profile.goal = "\n".repeat(2_000_000);
    check("many lines, which take more room in the file", &large, "te groot geworden");
    let mut many = dossiers::full();
    many.actions = (0..130_000)
        .map(|number| wijkpeil::model::Action::new(wijkpeil::model::ActionId::new(format!("{number}")), "x"))
        .collect();
    check("many actions", &many, "te veel onderdelen");
    let mut repeated = dossiers::full();
    repeated.actions.push(repeated.actions[0].clone());
    check("an id that repeats", &repeated, "‘actie-1’ komt vaker voor");
    let mut hands = dossiers::full();
    let answer = Answer { hand_votes: [(wijkpeil::model::Rating::InOrder, 2000)].into(), ..Answer::default() };
    hands.measurements.open_mut().unwrap().answers.insert(wijkpeil::content::ItemId::new("urgentiebesef.1"), answer);
    check("too many hands", &hands, "opgestoken handen");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(120) })]

    /// Written and read back as it was, or refused with a message while the file is as it was.
    #[test]
    fn whatever_the_types_allow_is_written_so_that_it_opens_or_not_at_all(dossier in strategies::odd_dossier()) {
        let workplace = Workplace::new();
        let path = workplace.path("wijk.wijkpeil.ron");
        write_dossier(&path, &dossiers::empty(), None, Overwrite::Replace).unwrap();
        let before = workplace.bytes("wijk.wijkpeil.ron");
        match write_dossier(&path, &dossier, None, Overwrite::Replace) {
            Ok(()) => prop_assert_eq!(open_dossier(&path, None), Ok(dossier)),
            Err(error) => {
                prop_assert!(matches!(error.kind, StoreErrorKind::WouldNotOpen(_)));
                prop_assert!(!messages::store_error(&error).advice.is_empty());
                prop_assert_eq!(workplace.bytes("wijk.wijkpeil.ron"), before);
            }
        }
    }

    /// Any damage behind the answers, or to the fields before them, leaves the answers.
    #[test]
    fn answers_survive_any_text_behind_them(dossier in strategies::dossier(), tail in any::<Vec<u8>>(), filler in 0usize..3000) {
        let text = dossier_text(&dossier);
        let bytes = [text.as_bytes(), &vec![0; filler], &tail].concat();
        prop_assert_eq!(parse_dossier(&bytes), Ok(dossier));
    }
}

/// A point that stands in the other list, and an item among the points: the text is printed, and told to be unknown.
#[test]
fn a_text_in_the_wrong_list_is_printed_and_told() {
    let workplace = Workplace::new();
    let text = dossier_text(&dossiers::full());
    let apply = "apply: {\n";
    let wrong = "\"bekend-maakt-bemind.letop.1\": (mark: Applied, how: \"Verdwaald in de verkeerde lijst\"), \
                 \"urgentiebesef.1\": (mark: None, how: \"Een checklistpunt hier\"),";
    let startvraag = "starter_answers: {\n";
    workplace.put(
        "wijk.wijkpeil.ron",
        text.replacen(apply, &format!("{apply}{wrong}"), 1).replacen(
            startvraag,
            &format!("{startvraag}\"startvraag.99\": Text(\"Een oude vraag\"),"),
            1,
        ),
    );
    let checked = workplace.run(&["controleer", "wijk.wijkpeil.ron"]);
    assert_eq!(checked.status, Some(0), "{checked:?}");
    for told in
        ["‘toepassen’ over ‘bekend-maakt-bemind.letop.1’", "‘toepassen’ over ‘urgentiebesef.1’", "startvraag ‘startvraag.99’"]
    {
        assert!(checked.stderr.contains(told), "{told}: {}", checked.stderr);
    }
    let dossier = open_dossier(&workplace.path("wijk.wijkpeil.ron"), None).unwrap();
    let request = Choice::default().of(&dossier).unwrap();
    let said = format!("{:?}", report::build(Catalogue::built_in(), &request, Options::default(), None));
    for text in
        ["Verdwaald in de verkeerde lijst", "Een checklistpunt hier", "Een oude vraag", "Punt ‘bekend-maakt-bemind.letop.1’"]
    {
        assert!(said.contains(text), "{text}");
    }
}
