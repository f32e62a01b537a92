//! How a leerkring reads in Dutch.

use super::{standing, target as shown_target};
use crate::analysis::{CircleCell, CircleRow};
use crate::content::{Catalogue, PreconditionId};

/// Why an overview of wijken has no total and no order by score.
pub const NO_RANKING: &str =
    "Geen ranglijst: teams beoordelen zichzelf, dus hun scores zijn niet te vergelijken. Zoek wie je iets kan leren.";

/// `De Molenwijk (Oostervaart)`, as far as both are filled in.
pub fn circle_name(row: &CircleRow) -> String {
    match (row.neighbourhood.as_str(), row.municipality.as_str()) {
        ("", "") => "wijk zonder naam".to_owned(),
        ("", name) | (name, "") => name.to_owned(),
        (neighbourhood, municipality) => format!("{neighbourhood} ({municipality})"),
    }
}

/// `Lokale kracht`; the id of one that the content does not have.
pub fn circle_title(catalogue: &Catalogue, precondition: &PreconditionId) -> String {
    catalogue.precondition(precondition).map_or_else(|| precondition.to_string(), |it| it.short_title.clone())
}

/// `2 Lokale kracht`.
pub fn circle_precondition(catalogue: &Catalogue, precondition: &PreconditionId) -> String {
    let title = circle_title(catalogue, precondition);
    match catalogue.precondition(precondition) {
        Some(known) => format!("{} {title}", known.number),
        None => title,
    }
}

/// `deels, 2 van 5; zoekt 4 van 5 op orde`: a verdict with what it counts, and the streefniveau.
pub fn circle_cell(cell: &CircleCell) -> String {
    let Some(score) = &cell.score else { return "geen meting".to_owned() };
    let counted = if score.counts.answered() > 0 && score.counts.applicable() > 0 {
        format!(", {} van {}", score.counts.in_order, score.counts.applicable())
    } else {
        String::new()
    };
    let sought = cell.target.filter(|_| cell.is_sought).map(|target| format!("; zoekt {}", shown_target(target)));
    let change = cell.change.map(|change| format!("; {}", super::direction(Some(change))));
    format!("{}{counted}{}{}", standing(score), sought.unwrap_or_default(), change.unwrap_or_default())
}

/// `Groenekwartier heeft 5 van 5 op orde en schrijft erbij: ‘…’`.
pub fn circle_reason(host: &CircleRow, column: usize) -> String {
    let told = host.cells.get(column).and_then(|cell| cell.told.as_deref());
    let told = told.map(|told| format!(" en schrijft erbij: ‘{told}’"));
    format!("{}{}.", has(host, column), told.unwrap_or_default())
}

/// `Kerkelanden heeft 1 van 5 op orde en wil naar 4 van 5 op orde.`
pub fn circle_sought(guest: &CircleRow, column: usize) -> String {
    let target = guest.cells.get(column).and_then(|cell| cell.target);
    let target = target.map(|target| format!(" en wil naar {}", shown_target(target)));
    format!("{}{}.", has(guest, column), target.unwrap_or_default())
}

/// `Kerkelanden heeft 1 van 5 op orde`.
fn has(row: &CircleRow, column: usize) -> String {
    let score = row.cells.get(column).and_then(|cell| cell.score.as_ref());
    let counts = score.map(|score| score.counts).unwrap_or_default();
    format!("{} heeft {} van {} op orde", circle_name(row), counts.in_order, counts.applicable())
}
