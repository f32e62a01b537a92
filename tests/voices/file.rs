//! An invulblad's own file: what is written can be read, and what is wrong is named with its place.

use jiff::civil::date;
use proptest::prelude::*;
use wijkpeil::messages;
use wijkpeil::model::{Filled, Rating, SheetFile};
use wijkpeil::store::{StoreError, StoreErrorKind, dossier_text, parse_dossier, parse_sheet, sheet_text};

use super::{dossier, sheet_file};
use crate::support::strategies;

fn text() -> String {
    sheet_text(&sheet_file(&dossier(), "a", &[Rating::Partly, Rating::Unknown]))
}

fn told(text: &str) -> String {
    let kind = parse_sheet(text.as_bytes()).unwrap_err();
    messages::problem_lines(&StoreError::reading("blad.invulblad.ron".as_ref(), kind)).join("\n")
}

#[test]
fn a_sheet_is_a_text_that_people_can_read() {
    let text = text();
    assert!(text.starts_with("#![enable(implicit_some)]\n(\n    schema: 1,\n    invulblad: (\n        form: (\n"), "{text}");
    assert!(text.contains("\"urgentiebesef.1\": (\n                        rating: Partly,\n"), "{text}");
}

#[test]
fn damage_is_named_with_its_place() {
    let text = text();
    assert_eq!(
        told(&text.replace("rating: Partly", "rating: Partlie")),
        "blad.invulblad.ron:86:33: ‘Partlie’ kan hier niet staan; kies uit ‘InOrder’ (op orde), ‘Partly’ (deels), ‘NotInOrder’ \
         (niet op orde), ‘Unknown’ (weten we niet) of ‘NotApplicable’ (n.v.t.)"
    );
    assert!(told(&text.replace("2026-11-14", "14-11-2026")).contains("‘14-11-2026’ is geen datum"));
    assert!(told(&text.replace("\"blad-a\"", "\"\"")).contains("leeg id"));
    assert!(told(&text[..text.len() / 2]).contains("het bestand houdt hier op"));
    let twice = text.replacen(
        "\"urgentiebesef.2\": (\n                        rating",
        "\"urgentiebesef.1\": (\n                        rating",
        1,
    );
    assert!(told(&twice).contains("staat twee keer"));
}

#[test]
fn what_is_no_sheet_or_too_new_is_refused() {
    assert_eq!(
        parse_sheet(text().replace("schema: 1", "schema: 2").as_bytes()),
        Err(StoreErrorKind::NewerSchema { found: 2, known: 1 })
    );
    for other in [&*dossier_text(&dossier()), "Beste collega", "(a: 1)"] {
        let error = parse_sheet(other.as_bytes()).unwrap_err();
        assert!(matches!(error, StoreErrorKind::NotASheet { .. }), "{error:?}");
    }
    assert_eq!(parse_sheet(b"\0\0"), Err(StoreErrorKind::Empty));
    assert!(matches!(parse_sheet(b"(\xff"), Err(StoreErrorKind::NotUtf8 { .. })));
    // Nor is a sheet a dossier.
    assert!(matches!(parse_dossier(text().as_bytes()), Err(StoreErrorKind::IsSheet)));
}

#[test]
fn the_first_change_makes_a_person_and_each_save_a_revision() {
    let mut file = SheetFile { filled: Filled::Blank, ..sheet_file(&dossier(), "a", &[]) };
    let mut number = 0;
    let mut ids = || {
        number += 1;
        format!("nieuw-{number}")
    };
    file.change(date(2026, 11, 14), &mut ids, |participant, sheet| {
        participant.role = "wijkagent".into();
        sheet.remark = "Tot dan.".into();
    });
    file.raise_revision(date(2026, 11, 14));
    file.change(date(2026, 11, 12), &mut ids, |_, sheet| sheet.remark.clear());
    // The clock was set back.
    file.raise_revision(date(2026, 11, 12));
    let Filled::By { participant, sheet } = &file.filled else { panic!("it was changed") };
    assert_eq!((participant.id.as_str(), participant.role.as_str(), sheet.id.as_str()), ("nieuw-1", "wijkagent", "nieuw-2"));
    assert_eq!((sheet.revision, sheet.changed, sheet.remark.as_str()), (2, date(2026, 11, 14), ""));
    assert_eq!(sheet.participant, participant.id);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_sheet_is_read_as_it_was_written(file in strategies::sheet_file()) {
        prop_assert_eq!(parse_sheet(sheet_text(&file).as_bytes()), Ok(file));
    }
}
