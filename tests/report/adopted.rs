//! An adopted measurement, and a concept beside it.

use jiff::civil::date;
use wijkpeil::report::ReportKind::{Baseline, Gaps, Summary};

use super::{dossiers, names, typed};
use crate::support::report::Printed;

/// The full reports of which the measurement stands alone.
const ALONE: [wijkpeil::report::ReportKind; 3] = [Baseline, Gaps, Summary];

fn adopted() -> Printed {
    Printed::of(dossiers::adopted())
}

#[test]
fn an_adopted_report_names_day_and_body() {
    for kind in ALONE {
        adopted()
            .kind(kind)
            .says("Stand: Vastgesteld op 17 december 2026 door de stuurgroep Groenekwartier")
            .never_says("oncept");
    }
}

#[test]
fn an_adopted_report_carries_the_day_of_adoption_and_its_checksum() {
    for kind in ALONE {
        let report = adopted().kind(kind);
        assert_eq!(report.document().about.date, Some(date(2026, 12, 17)), "{kind:?}");
        report.says("Controlegetal: 36ab 6fb7 17a4 e2e2").says_on_each_page("vastgesteld op 17 december 2026");
    }
}

#[test]
fn a_concept_says_so_and_carries_the_day_of_the_last_change() {
    let report = Printed::of(dossiers::complete());
    assert_eq!(report.document().about.date, Some(date(2026, 11, 21)));
    report.says("Stand: Concept, laatst gewijzigd op 21 november 2026").says_on_each_page("concept").never_says("ontrolegetal");
    for kind in [Gaps, Summary] {
        let report = Printed::of(dossiers::complete()).kind(kind);
        report.says("Concept, laatst gewijzigd: 21 november 2026").says_on_each_page("concept").never_says("ontrolegetal");
    }
}

#[test]
fn an_adopted_report_shows_the_wording_and_the_actions_of_then() {
    let mut dossier = dossiers::adopted();
    dossier.actions.clear();
    dossiers::change(&mut dossier, |measurement| {
        let snapshot = &mut measurement.adoption.as_mut().unwrap().snapshot;
        *snapshot.items.values_mut().next().unwrap() = "Zo stond het er toen.".to_owned();
    });
    Printed::of(dossier).says_all(["Zo stond het er toen.", "Zoek een vaste procesbegeleider"]);
}

#[test]
fn the_actions_of_an_adopted_report_are_those_of_its_day() {
    let then = "Dit sprak het team af, zoals het er stond toen de meting werd vastgesteld.";
    adopted().below("Acties").says(then).never_says("Stand van").says("het 4e kwartaal 2026, het kwartaal van dit rapport");
    Printed::of(dossiers::complete()).below("Acties").never_says(then).says("Stand van 21 november 2026.");
}

#[test]
fn an_adopted_report_tells_that_its_checksum_was_computed_again_and_how_it_was_reopened() {
    adopted()
        .below("Vaststelling")
        .says("Vastgesteld op 17 december 2026 door de stuurgroep Groenekwartier.")
        .says("Het controlegetal begint met 36ab 6fb7 17a4 e2e2. Het is voor dit rapport nagerekend, en het klopt.")
        .says("De meting is eerder vastgesteld en daarna weer geopend:")
        .says("Heropend op 10 december 2026, na de vaststelling op 3 december 2026.")
        .says("Reden: De cijfers van de woningcorporatie bleken een jaar oud.");
    Printed::of(dossiers::complete()).below("Vaststelling").says("Concept, laatst gewijzigd op").never_says("eropend");
}

#[test]
fn every_typed_text_is_in_the_document_and_on_the_pages() {
    for dossier in [dossiers::complete(), dossiers::adopted()] {
        let report = Printed::of(dossier);
        report.prints(typed(report.dossier()).iter().map(String::as_str).chain(names(report.dossier())));
    }
}
