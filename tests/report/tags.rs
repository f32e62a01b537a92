//! The structure of the files: what screen readers follow, of every kind of report.

use std::fmt::Write as _;

use expect_test::expect_file;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Dossier, Measurements};
use wijkpeil::report::{self, Choice, ReportKind};
use wijkpeil::store;

use crate::support::pdf::ReadBack;

fn example() -> Dossier {
    store::parse_dossier(Catalogue::example_dossier().as_bytes()).unwrap()
}

/// The example with measurements enough for every kind.
fn for_all_kinds() -> Dossier {
    let mut dossier = example();
    if dossier.measurements.latest().number == 0 {
        let first = dossier.measurements.latest().clone();
        let adopted = crate::support::printed::adopted().measurements.latest().adoption.clone();
        let mut second = first.clone();
        second.number = 1;
        second.id = wijkpeil::model::MeasurementId::new("meting-1");
        let mut first = wijkpeil::model::Measurement { adoption: adopted, ..first };
        let sum = wijkpeil::analysis::checksum(&first);
        first.adoption.as_mut().unwrap().checksum = sum;
        dossier.measurements = Measurements::try_from(vec![first, second]).unwrap();
    }
    dossier
}

fn read_back(kind: ReportKind) -> ReadBack {
    let dossier = for_all_kinds();
    let choice = Choice { kind, ..Choice::default() };
    let printed = report::print(Catalogue::built_in(), &choice.of(&dossier).unwrap(), choice.options).unwrap();
    ReadBack::new(&printed.bytes)
}

#[test]
fn every_kind_has_its_structure() {
    for kind in ReportKind::ALL {
        let path = format!("../golden/tags-{}.txt", kind.word());
        expect_file![path].assert_eq(&read_back(kind).structure());
    }
}

#[test]
fn what_is_read_is_what_is_drawn_in_the_same_order() {
    for kind in ReportKind::ALL {
        let file = read_back(kind);
        let (spoken, drawn) = (file.spoken(), file.drawn());
        let mut difference = String::new();
        for (position, (one, other)) in spoken.chars().zip(drawn.chars()).enumerate() {
            if one != other {
                let around = |text: &str| text.chars().skip(position.saturating_sub(40)).take(80).collect::<String>();
                writeln!(difference, "spoken: {}\ndrawn:  {}", around(&spoken), around(&drawn)).unwrap();
                break;
            }
        }
        assert_eq!(difference, "", "{kind:?}");
        assert_eq!(spoken.len(), drawn.len(), "{kind:?}");
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    for kind in ReportKind::ALL {
        let mut above = 0;
        for line in read_back(kind).structure().lines() {
            let level = line.trim_start().strip_prefix('H').and_then(|rest| rest.chars().next()?.to_digit(10));
            if let Some(level) = level {
                assert!(level <= above + 1, "{kind:?}: {line} below a heading of level {above}");
                above = level;
            }
        }
    }
}
