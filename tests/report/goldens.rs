//! What each kind of report says, from its first word to its last: one document a kind. The other tests tell what the rest of
//! the dossiers make of it.

use expect_test::expect_file;
use wijkpeil::report::ReportKind;

use crate::support::report::Printed;
use crate::support::{dossiers, printed};

fn check(name: &str, report: &Printed) {
    let path = format!("{}/tests/golden/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    expect_file![path].assert_eq(&report.text());
}

#[test]
fn the_nulmeting_of_a_complete_dossier() {
    check("nulmeting-complete", &Printed::of(printed::complete()));
}

#[test]
fn the_vervolgmeting_of_a_year_later() {
    check("vervolgmeting-a-year-later", &Printed::of(dossiers::a_year_later()).kind(ReportKind::FollowUp));
}

#[test]
fn the_gaprapport_of_the_example() {
    check("gaprapport-example", &Printed::of(dossiers::example()).kind(ReportKind::Gaps));
}

#[test]
fn the_samenvatting_of_the_example() {
    check("samenvatting-example", &Printed::of(dossiers::example()).kind(ReportKind::Summary));
}

#[test]
fn the_blank_form() {
    check("formulier", &Printed::blank_form());
}
