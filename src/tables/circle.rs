//! The overview of a leerkring as tables.

use super::{Cell, Table};
use crate::analysis::{CircleCell, CircleRow, LearningCircle};
use crate::content::Catalogue;
use crate::words::{self, ToldVisit};

/// A row for each wijk and each randvoorwaarde.
pub fn circle_table(catalogue: &Catalogue, circle: &LearningCircle) -> Table {
    let mut table = Table::new(
        "Standen",
        &[
            "gemeente",
            "wijk",
            "meting",
            "peildatum",
            "vastgesteld op",
            "nummer",
            "randvoorwaarde",
            "oordeel",
            "op orde",
            "van",
            "score laag",
            "score hoog",
            "streefniveau",
            "zoekt",
            "verandering",
        ],
    );
    for row in &circle.rows {
        for (column, cell) in circle.columns.iter().zip(&row.cells) {
            let number = catalogue.precondition(&column.precondition).map(|it| usize::from(it.number));
            let mut cells = head(row);
            cells.push(number.map_or(Cell::Empty, Cell::Number));
            cells.push(Cell::text(words::circle_title(catalogue, &column.precondition)));
            cells.extend(standing(cell));
            table.rows.push(cells);
        }
    }
    table
}

/// A sheet for each kind of fact.
pub fn circle_tables(
    catalogue: &Catalogue,
    circle: &LearningCircle,
    visits: &[ToldVisit],
    unread: &[(String, String)],
) -> Vec<Table> {
    let mut overview = Table::new("Overzicht", &["gemeente", "wijk", "meting", "peildatum", "vastgesteld op"]);
    overview.header.extend(circle.columns.iter().map(|it| words::circle_precondition(catalogue, &it.precondition)));
    overview.rows = circle
        .rows
        .iter()
        .map(|row| head(row).into_iter().chain(row.cells.iter().map(|cell| Cell::text(words::circle_cell(cell)))).collect())
        .collect();
    let mut help = Table::new("Bezoeken", &["wanneer (voorstel)", "wie", "bij wie", "waarover", "zoekt", "reden"]);
    for visit in visits {
        let ToldVisit { guest, host, about, sought, reason, .. } = visit;
        let texts = [guest, host, about, sought, reason].map(|text| Cell::text(text.clone()));
        help.rows.push(std::iter::once(Cell::Day(visit.day)).chain(texts).collect());
    }
    let mut columns = Table::new(
        "Randvoorwaarden",
        &["randvoorwaarde", "ingevuld door", "op orde bij", "gezocht door", "bij de meeste nog een gat"],
    );
    columns.rows = circle
        .columns
        .iter()
        .map(|column| {
            vec![
                Cell::text(words::circle_precondition(catalogue, &column.precondition)),
                Cell::number(column.rated),
                Cell::number(column.in_order.len()),
                Cell::number(column.seeking.len()),
                Cell::text(if column.is_shared_gap() { "ja" } else { "nee" }),
            ]
        })
        .collect();
    let mut files = Table::new("Bestanden", &["bestand", "wat ermee is"]);
    for row in &circle.rows {
        for copy in &row.copies {
            let what = format!("hetzelfde dossier als {}, eerder veranderd: niet meegeteld", row.file);
            files.rows.push(vec![Cell::text(copy.clone()), Cell::text(what)]);
        }
    }
    files.rows.extend(unread.iter().map(|(file, why)| vec![Cell::text(file.clone()), Cell::text(why.clone())]));
    vec![overview, circle_table(catalogue, circle), help, columns, files]
}

fn head(row: &CircleRow) -> Vec<Cell> {
    let measurement = row.measurement.as_ref();
    vec![
        Cell::text(row.municipality.clone()),
        wijk(row),
        measurement.map_or(Cell::Empty, |it| Cell::text(words::measurement(it.number))),
        Cell::day(measurement.and_then(|it| it.reference_date)),
        Cell::day(measurement.and_then(|it| it.adopted_on)),
    ]
}

/// The wijk; with its file where another one is called the same.
fn wijk(row: &CircleRow) -> Cell {
    match words::circle_file(row) {
        Some(file) => Cell::text(format!("{} ({file})", words::circle_wijk(row))),
        None => Cell::text(row.neighbourhood.clone()),
    }
}

fn standing(cell: &CircleCell) -> Vec<Cell> {
    let known = cell.score.as_ref().and_then(crate::analysis::PreconditionScore::known_interval);
    vec![
        cell.score.as_ref().map_or(Cell::Empty, |score| Cell::text(words::standing(score))),
        cell.score.as_ref().map_or(Cell::Empty, |score| Cell::Number(score.counts.in_order)),
        cell.score.as_ref().map_or(Cell::Empty, |score| Cell::Number(score.counts.applicable())),
        Cell::value(known.map(|known| known.low())),
        Cell::value(known.map(|known| known.high())),
        cell.target.map_or(Cell::Empty, |target| Cell::text(words::target(target))),
        Cell::text(if cell.is_sought { "ja" } else { "nee" }),
        cell.change.map_or(Cell::Empty, |change| Cell::text(words::direction(Some(change)))),
    ]
}
