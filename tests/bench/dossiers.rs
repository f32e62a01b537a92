//! Dossiers of a size that a benchmark asks for.

use std::sync::Arc;

use jiff::civil::{Date, date};
use wijkpeil::analysis::freeze;
use wijkpeil::content::Catalogue;
use wijkpeil::model::Dossier;
use wijkpeil::store;

const SENTENCE: &str = "In het overleg kwam dit opnieuw ter sprake, en niet iedereen kende dezelfde cijfers. ";

/// The example dossier.
pub(crate) fn example() -> Dossier {
    store::parse_dossier(Catalogue::example_dossier().as_bytes()).unwrap()
}

/// This many measurements, all but the last one adopted; the evidence and the note of each item have this many bytes.
pub(crate) fn of_measurements(number: i16, bytes: usize) -> Dossier {
    let catalogue = Arc::new(Catalogue::built_in().clone());
    let mut dossier = example();
    let answers = dossier.measurements.open().unwrap().answers.clone();
    let mut ids = 0;
    let mut next_id = || {
        ids += 1;
        format!("id-{ids}")
    };
    for year in 0..number {
        let open = dossier.measurements.open_mut().unwrap();
        open.reference_date = Some(day(year, 11));
        open.answers.clone_from(&answers);
        for answer in open.answers.values_mut() {
            (answer.evidence, answer.note) = (text(bytes), text(bytes));
        }
        if year + 1 < number {
            let frozen = freeze(&dossier, &catalogue, day(year, 12), "de stuurgroep".to_owned()).unwrap();
            *dossier.measurements.open_mut().unwrap() = frozen;
            dossier.measurements.begin_next(&mut next_id);
        }
    }
    dossier.changed = day(number, 12);
    dossier
}

fn day(year: i16, month: i8) -> Date {
    date(2026 + year, month, 12)
}

/// A text of this many bytes.
pub(crate) fn text(bytes: usize) -> String {
    SENTENCE.chars().cycle().take(bytes).collect()
}
