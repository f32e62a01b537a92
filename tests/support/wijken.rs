//! As many wijken as a test or a benchmark asks for, each another one and the same each time.

use std::sync::Arc;

use jiff::civil::date;
use wijkpeil::analysis::freeze;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Answer, Dossier, Profile, Rating, Target};

const SENTENCE: &str = "In het overleg van het kernteam kwam dit aan de orde, en er ligt een verslag van dat ieder kan lezen.";

/// Two measurements: the first one adopted, the second one in every other wijk.
pub(crate) fn wijk(number: usize, catalogue: &Arc<Catalogue>) -> Dossier {
    let mut dossier = begun(number, catalogue);
    let mut ids = ids(number, "m");
    for year in 0..2 {
        let open = dossier.measurements.open_mut().expect("the last one is open");
        open.reference_date = Some(date(2025 + year, 11, 12));
        fill(open, number + usize::from(year.unsigned_abs()), catalogue);
        if year == 0 || number.is_multiple_of(2) {
            let frozen = freeze(&dossier, catalogue, date(2025 + year, 12, 1), "stuurgroep".to_owned());
            *dossier.measurements.open_mut().expect("it is still open") = frozen.expect("there is one to freeze");
        }
        if year == 0 {
            dossier.measurements.begin_next(&mut ids);
        }
    }
    dossier
}

/// An empty 0-meting.
pub(crate) fn begun(number: usize, catalogue: &Catalogue) -> Dossier {
    let profile = Profile {
        municipality: format!("Gemeente {}", number / 10),
        neighbourhood: format!("Wijk {number}"),
        team: "Kernteam".to_owned(),
        ..Profile::default()
    };
    Dossier::new(profile, catalogue.edition().id.clone(), date(2026, 11, 12), &mut ids(number, "d"))
}

fn ids(number: usize, kind: &'static str) -> impl FnMut() -> String {
    let mut next = 0;
    move || {
        next += 1;
        format!("{kind}-{number}-{next}")
    }
}

/// A third of the randvoorwaarden is in order, a third is sought.
pub(crate) fn fill(measurement: &mut wijkpeil::model::Measurement, turn: usize, catalogue: &Catalogue) {
    for (place, precondition) in catalogue.preconditions().iter().enumerate() {
        let kind = (turn + place) % 3;
        for (at, item) in precondition.items.iter().enumerate() {
            let rating = match (kind, (turn + at) % 4) {
                (0, _) => Rating::InOrder,
                (1, 0) | (2, 1) => Rating::Partly,
                (1, 1) => Rating::Unknown,
                (1, _) => Rating::NotInOrder,
                (_, 0) => Rating::NotApplicable,
                (_, _) => Rating::InOrder,
            };
            let answer = Answer { rating: Some(rating), evidence: format!("{SENTENCE} {turn}.{at}"), ..Answer::default() };
            measurement.answers.insert(item.id.clone(), answer);
        }
        if kind == 1 {
            let of = u16::try_from(precondition.items.len()).expect("few items");
            measurement.targets.insert(precondition.id.clone(), Target::new(of, of).expect("all of them"));
        }
    }
}
