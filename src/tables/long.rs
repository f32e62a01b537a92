//! The long form: a row for each dossier × measurement × item, for databases.

use super::{Cell, Table};
use crate::analysis::{DossierSummary, Value, Verdict, exact, worth};
use crate::content::Catalogue;
use crate::model::Rating;

/// The columns of the long form, in order. Columns are only ever added, at the end; README.md says what each holds.
pub const LONG_COLUMNS: [&str; 27] = [
    "dossier_id",
    "gemeente",
    "wijk",
    "meting_id",
    "meting",
    "is_laatste",
    "peildatum",
    "vastgesteld_op",
    "editie",
    "bouwsteen_id",
    "randvoorwaarde_id",
    "randvoorwaarde_nummer",
    "randvoorwaarde",
    "punt_id",
    "oordeel",
    "punt_laag",
    "punt_hoog",
    "randvoorwaarde_oordeel",
    "op_orde",
    "van",
    "laag_breuk",
    "hoog_breuk",
    "laag",
    "hoog",
    "streef_op_orde",
    "streef_van",
    "bestand",
];

/// All measurements of these dossiers, each against its own content. Dossiers in several files stand in it once for each file.
pub fn long_table<'a>(catalogue: &Catalogue, dossiers: impl IntoIterator<Item = (&'a str, &'a DossierSummary)>) -> Table {
    let mut table = Table::new("Lang", &LONG_COLUMNS);
    for (file, dossier) in dossiers {
        let latest = dossier.measurements.last().map(|it| it.number);
        for measurement in &dossier.measurements {
            let head = [
                Cell::text(dossier.id.as_str()),
                Cell::text(dossier.municipality.clone()),
                Cell::text(dossier.neighbourhood.clone()),
                Cell::text(measurement.id.as_str()),
                Cell::number(measurement.number),
                Cell::number(Some(measurement.number) == latest),
                Cell::day(measurement.reference_date),
                Cell::day(measurement.adopted_on),
                Cell::text(dossier.edition(measurement)),
            ];
            for standing in dossier.standings(measurement) {
                let id = &standing.score.id;
                let present = catalogue.precondition(id);
                let known = standing.score.known_interval();
                let (low, high) = (known.map(|it| it.low()), known.map(|it| it.high()));
                let target = dossier.target(measurement, id);
                let number = |number: Option<u16>| number.map_or(Cell::Empty, Cell::number);
                for (item, rating) in &standing.items {
                    let worth = worth(*rating);
                    let mut row = head.to_vec();
                    row.extend([
                        Cell::text(standing.block.as_str()),
                        Cell::text(id.as_str()),
                        present.map_or(Cell::Empty, |it| Cell::number(it.number)),
                        present.map_or(Cell::Empty, |it| Cell::text(it.short_title.clone())),
                        Cell::text(item.as_str()),
                        Cell::text(rating_word(*rating)),
                        Cell::value(worth.map(|it| it.low())),
                        Cell::value(worth.map(|it| it.high())),
                        Cell::text(verdict_word(standing.score.verdict)),
                        Cell::Number(standing.score.counts.in_order),
                        Cell::Number(standing.score.counts.applicable()),
                        fraction(low),
                        fraction(high),
                        Cell::value(low),
                        Cell::value(high),
                        number(target.map(crate::model::Target::in_order)),
                        number(target.map(crate::model::Target::of)),
                        Cell::text(file),
                    ]);
                    table.rows.push(row);
                }
            }
        }
    }
    table
}

fn fraction(value: Option<Value>) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Text(exact(value)))
}

/// As files and the other output for programs have it.
fn rating_word(rating: Option<Rating>) -> &'static str {
    match rating {
        Some(Rating::InOrder) => "in_order",
        Some(Rating::Partly) => "partly",
        Some(Rating::NotInOrder) => "not_in_order",
        Some(Rating::Unknown) => "unknown",
        Some(Rating::NotApplicable) => "not_applicable",
        None => "unanswered",
    }
}

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::InOrder => "in_order",
        Verdict::Partly => "partly",
        Verdict::NotInOrder => "not_in_order",
        Verdict::Unclear => "unclear",
        Verdict::NotFilledIn => "not_filled_in",
        Verdict::NotApplicable => "not_applicable",
    }
}
