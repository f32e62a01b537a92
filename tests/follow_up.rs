//! The vervolgmeting: a measurement held against an earlier one, in words, on pages and as a file.

use std::collections::BTreeSet;

use expect_test::expect_file;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Dossier, Measurement};
use wijkpeil::report::{self, Document, Options, Request};

use crate::support::dossiers;

fn measurement(dossier: &Dossier, number: u16) -> &Measurement {
    dossier.measurements.get(number).unwrap()
}

fn compared(dossier: &Dossier, number: u16, against: u16, options: Options) -> Document {
    let (measurement, against) = (measurement(dossier, number), measurement(dossier, against));
    report::build(Catalogue::built_in(), &Request::FollowUp { dossier, measurement, against }, options)
}

fn document(dossier: &Dossier, number: u16, against: u16) -> Document {
    compared(dossier, number, against, Options::default())
}

/// The letters of a text without white space, so that line breaks do not matter.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_document_of_a_dossier_that_was_carried_on() {
    expect_file!["golden/vervolgmeting-carried-on.txt"].assert_eq(&document(&dossiers::carried_on(), 1, 0).to_string());
}

#[test]
fn the_document_of_a_year_later() {
    expect_file!["golden/vervolgmeting-a-year-later.txt"].assert_eq(&document(&dossiers::a_year_later(), 1, 0).to_string());
}

#[test]
fn the_document_of_the_third_of_five_against_the_first() {
    expect_file!["golden/vervolgmeting-five.txt"].assert_eq(&document(&dossiers::five_measurements(), 2, 0).to_string());
}

/// Writes the reports into the folder that `WIJKPEIL_PRINTS` names, to look at them.
#[test]
#[ignore = "writes files to look at"]
fn print() {
    let Some(folder) = std::env::var_os("WIJKPEIL_PRINTS").map(std::path::PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let all = [
        ("carried-on", document(&dossiers::carried_on(), 1, 0)),
        ("a-year-later", document(&dossiers::a_year_later(), 1, 0)),
        ("five", document(&dossiers::five_measurements(), 2, 0)),
    ];
    for (name, document) in all {
        let bytes = report::pdf::render(&report::layout(&document)).unwrap();
        std::fs::write(folder.join(name).with_extension("pdf"), bytes).unwrap();
    }
}
