//! Dates are looked at beside each other and beside the present day; what cannot be right is told, and printed as such.

use jiff::civil::{Date, date};
use wijkpeil::model::{Action, ActionId, ActionStatus, Adoption, Dossier, Quarter, Snapshot};
use wijkpeil::report::ReportKind;
use wijkpeil::store;

use crate::support::program::Workplace;
use crate::support::report::Printed;
use crate::support::{dossiers, printed};

const DOSSIER: &str = "wijk.wijkpeil.ron";
const LATE: &str = include_str!("cases/te-laat.wijkpeil.ron");
const READY_FIRST: &str = include_str!("cases/actie-klaar-voor-start.wijkpeil.ron");

fn report(dossier: &Dossier, kind: ReportKind, measurement: u16) -> Printed {
    Printed::of(dossier.clone()).kind(kind).measurement(measurement)
}

fn parsed(text: &str) -> Dossier {
    store::parse_dossier(text.as_bytes()).unwrap()
}

/// An adopted 0-meting and an open 1-meting with these dates: peildatum and adoption, then peildatum.
fn measured_twice(then: Date, adopted: Date, now: Date) -> Dossier {
    let mut dossier = dossiers::full();
    let open = dossier.measurements.open_mut().unwrap();
    open.reference_date = Some(then);
    open.adoption =
        Some(Adoption { date: adopted, body: "de stuurgroep".into(), snapshot: Snapshot::default(), checksum: String::new() });
    let sum = wijkpeil::checksum::checksum(dossier.measurements.latest());
    let mut list: Vec<_> = dossier.measurements.iter().cloned().collect();
    list[0].adoption.as_mut().unwrap().checksum = sum;
    dossier.measurements = list.try_into().unwrap();
    dossier.measurements.begin_next(&mut dossiers::CountingIds::default());
    dossier.measurements.open_mut().unwrap().reference_date = Some(now);
    dossier
}

#[test]
fn the_check_names_dates_that_cannot_be_right_with_their_lines() {
    let workplace = Workplace::new();
    let backwards = measured_twice(date(2026, 11, 21), date(2026, 11, 24), date(2025, 11, 21));
    let far = measured_twice(date(2062, 11, 21), date(2062, 12, 17), date(2063, 1, 1));
    let early = measured_twice(date(2026, 3, 1), date(2026, 2, 1), date(2026, 4, 1));
    for (text, expected) in [
        (
            store::dossier_text(&backwards),
            &["de peildatum van de 1-meting, 21 november 2025, ligt vóór die van de 0-meting, 21 november 2026"][..],
        ),
        (
            store::dossier_text(&far),
            &[
                "de peildatum van de 0-meting, 21 november 2062, ligt in de toekomst",
                "de dag van vaststellen van de 0-meting, 17 december 2062, ligt in de toekomst",
                "de peildatum van de 1-meting, 1 januari 2063, ligt in de toekomst",
            ],
        ),
        (
            store::dossier_text(&early),
            &["de dag van vaststellen van de 0-meting, 1 februari 2026, ligt vóór de peildatum, 1 maart 2026"],
        ),
        (
            READY_FIRST.to_owned(),
            &["actie 1 begint in het 4e kwartaal 2028 en is klaar in het 2e kwartaal 2027: klaar ligt vóór de start"],
        ),
    ] {
        workplace.put(DOSSIER, &text);
        let outcome = workplace.run(&["controleer", DOSSIER]);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(0), "wijk.wijkpeil.ron: in orde\n"), "{outcome:?}");
        let lines: Vec<&str> = outcome.stderr.lines().collect();
        assert_eq!(lines.len(), expected.len(), "{outcome:?}");
        for (line, expected) in lines.iter().zip(expected) {
            assert!(line.ends_with(&format!(": let op: {expected}")), "{line}");
            // The place is that of the date itself.
            let number: usize = line.split(':').nth(1).unwrap().parse().unwrap();
            let there = text.lines().nth(number - 1).unwrap();
            let field = ["reference_date: ", "date: ", "ready: "].into_iter().any(|field| there.contains(field));
            assert!(field, "{line}\n{there}");
        }
    }
    workplace.put(DOSSIER, store::dossier_text(&measured_twice(date(2025, 1, 1), date(2025, 2, 1), date(2026, 1, 1))));
    assert_eq!(workplace.run(&["controleer", DOSSIER]).stderr, "");
}

#[test]
fn every_report_says_that_its_dates_cannot_be_right() {
    let day = date(2026, 11, 26);
    let backwards = measured_twice(date(2026, 11, 21), date(2026, 11, 24), date(2025, 11, 21));
    let far = measured_twice(date(2062, 11, 21), date(2062, 12, 17), date(2063, 1, 1));
    let early = measured_twice(date(2026, 3, 1), date(2026, 2, 1), date(2026, 4, 1));
    for (dossier, measurement, expected) in [
        (&backwards, 1, "De peildatum van de 1-meting, 21 november 2025, ligt vóór die van de 0-meting, 21 november 2026."),
        (&far, 0, "De peildatum van de 0-meting, 21 november 2062, ligt in de toekomst."),
        (&far, 0, "De dag van vaststellen van de 0-meting, 17 december 2062, ligt in de toekomst."),
        (&early, 0, "De dag van vaststellen van de 0-meting, 1 februari 2026, ligt vóór de peildatum, 1 maart 2026."),
    ] {
        for kind in [ReportKind::Baseline, ReportKind::Gaps, ReportKind::Summary] {
            report(dossier, kind, measurement).made_on(day).says(expected);
        }
    }
    // Of what it is held against too.
    report(&early, ReportKind::FollowUp, 1).made_on(day).says("De dag van vaststellen van de 0-meting");
    let right = measured_twice(date(2025, 1, 1), date(2025, 2, 1), date(2026, 1, 1));
    for kind in [ReportKind::Baseline, ReportKind::Gaps, ReportKind::Summary, ReportKind::FollowUp] {
        report(&right, kind, 1).made_on(day).never_says("in de toekomst").never_says(", ligt vóór");
    }
}

#[test]
fn an_action_that_is_ready_before_its_start_is_not_printed_as_if_it_were_right() {
    let dossier = parsed(READY_FIRST);
    for kind in [ReportKind::Baseline, ReportKind::Gaps] {
        report(&dossier, kind, 0)
            .says("klaar ligt vóór de start")
            .never_says("van het 4e kwartaal 2028 tot en met het 2e kwartaal 2027");
    }
}

#[test]
fn what_is_late_in_a_concept_is_told_from_the_day_of_making() {
    let dossier = parsed(LATE);
    let late = |day| report(&dossier, ReportKind::Gaps, 0).made_on(day).text().matches("te laat").count();
    // In the new year one more is late; it serves an item, so that it is told in two places.
    assert_eq!((late(date(2026, 9, 30)), late(date(2026, 12, 31)), late(date(2027, 1, 1))), (0, 1, 3));
    let day = date(2026, 11, 26);
    report(&dossier, ReportKind::Gaps, 0).made_on(day).says("Stand van 26 november 2026");
    report(&dossier, ReportKind::Baseline, 0)
        .made_on(day)
        .says("Stand van 26 november 2026")
        .says("laatst gewijzigd op 21 november 2026");

    let workplace = Workplace::new();
    workplace.put(DOSSIER, LATE);
    let make = |day: &str, output: &str| {
        let arguments = ["rapport", DOSSIER, "--soort", "gaprapport", "--vandaag", day, "--uit", output];
        let outcome = workplace.run(&arguments);
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        workplace.bytes(output)
    };
    let first = make("2026-11-26", "een.pdf");
    assert_eq!(first, make("2026-11-26", "twee.pdf"), "the same day gives the same bytes");
    assert_ne!(first, make("2027-11-26", "drie.pdf"));
    for wrong in ["26-11-2026", "20261126", "2026-11-31", "2026-11-26T10:00", "1926-11-26", "morgen"] {
        let arguments = ["rapport", DOSSIER, "--soort", "gaprapport", "--vandaag", wrong, "--uit", "vier.pdf"];
        let outcome = workplace.run(&arguments);
        assert_eq!(outcome.status, Some(2), "{outcome:?}");
        assert!(outcome.stderr.contains("2026-11-26"), "{outcome:?}");
    }
}

#[test]
fn an_adopted_report_is_the_same_on_every_day() {
    let mut dossier = printed::adopted();
    dossier.actions.push(Action {
        ready: Quarter::new(2026, 1).ok(),
        status: ActionStatus::Planned,
        ..Action::new(ActionId::new("oud"), "Van lang geleden")
    });
    for kind in [ReportKind::Baseline, ReportKind::Gaps, ReportKind::Summary] {
        let on = |day| report(&dossier, kind, 0).made_on(day).text();
        assert_eq!(on(date(2026, 12, 17)), on(date(2031, 1, 1)), "{kind:?}");
    }
}

#[test]
fn dates_and_quarters_are_read_only_as_the_program_writes_them() {
    let text = store::dossier_text(&dossiers::full());
    for (right, wrong) in [
        ("changed: \"2026-11-14\"", "changed: \"2026-11-14T10:00\""),
        ("reference_date: \"2026-11-21\"", "reference_date: \"2026-11-21T00:00+01:00[Europe/Amsterdam]\""),
        ("reference_date: \"2026-11-21\"", "reference_date: \"+002026-11-21\""),
        ("start: \"2026-K4\"", "start: \"+2026-K4\""),
        ("start: \"2026-K4\"", "start: \"2026-K+4\""),
        ("start: \"2026-K4\"", "start: \"2026-K04\""),
    ] {
        assert!(text.contains(right), "{right}");
        let changed = text.replacen(right, wrong, 1);
        let workplace = Workplace::new();
        workplace.put(DOSSIER, &changed);
        let outcome = workplace.run(&["controleer", DOSSIER]);
        assert_eq!(outcome.status, Some(1), "{wrong}: {outcome:?}");
        let value = wrong.split('"').nth(1).unwrap();
        let line = changed.lines().position(|line| line.contains(wrong)).unwrap() + 1;
        let first = outcome.stderr.lines().next().unwrap();
        assert!(first.contains(&format!(":{line}:")) && first.contains(value) && first.contains("geen "), "{wrong}: {first}");
    }
}

#[test]
fn as_many_hands_as_can_be_counted_can_be_read() {
    let text = store::dossier_text(&dossiers::full());
    assert!(text.contains("InOrder: 2,"));
    let with = |hands: &str| store::parse_dossier(text.replace("InOrder: 2,", &format!("InOrder: {hands},")).as_bytes());
    assert!(with("999").is_ok());
    assert!(with("1000").is_err(), "what cannot be counted here is a typing error");
}
