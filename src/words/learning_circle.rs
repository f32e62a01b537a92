//! How a leerkring reads in Dutch.

use jiff::civil::Date;

use super::{standing, target as shown_target, visible};
use crate::analysis::{CircleCell, CircleRow, LearningCircle, Visit};
use crate::content::{Catalogue, PreconditionId};
use crate::model::DossierId;

/// Why an overview of wijken has no total and no order by score.
pub const NO_RANKING: &str =
    "Geen ranglijst: teams beoordelen zichzelf, dus hun scores zijn niet te vergelijken. Zoek wie je iets kan leren.";

/// How the names of files of dossiers end, which tells them apart from nothing here.
const ENDING: &str = ".wijkpeil.ron";

/// `De Molenwijk (Oostervaart)`, as far as both are filled in, with its file where another wijk is called the same:
/// `De Molenwijk (Oostervaart; bestand molenwijk-2)`.
pub fn circle_name(row: &CircleRow) -> String {
    let (wijk, municipality) = (row.neighbourhood.as_str(), row.municipality.as_str());
    let beside: Vec<String> = match (wijk.is_empty(), municipality.is_empty()) {
        (false, false) => vec![municipality.to_owned()],
        _ => Vec::new(),
    };
    let beside: Vec<String> = beside.into_iter().chain(circle_file(row)).collect();
    let name = circle_wijk(row);
    if beside.is_empty() { name.to_owned() } else { format!("{name} ({})", beside.join("; ")) }
}

/// `De Molenwijk`: the wijk, else the gemeente.
pub fn circle_wijk(row: &CircleRow) -> &str {
    match (row.neighbourhood.as_str(), row.municipality.as_str()) {
        ("", "") => "wijk zonder naam",
        ("", name) | (name, _) => name,
    }
}

/// `bestand molenwijk-2`, where another wijk is called the same.
pub fn circle_file(row: &CircleRow) -> Option<String> {
    row.has_namesake.then(|| format!("bestand {}", visible(row.file.trim_end_matches(ENDING))))
}

/// A visit in words, so that it stays the same whatever is looked at next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldVisit {
    /// The dossier of who goes.
    pub guest_id: DossierId,
    /// The dossier of who is visited.
    pub host_id: DossierId,
    /// About what.
    pub precondition: PreconditionId,
    /// When.
    pub day: Date,
    /// Who goes.
    pub guest: String,
    /// To whom.
    pub host: String,
    /// The same without its gemeente.
    pub host_wijk: String,
    /// About what, as `2 Lokale kracht`.
    pub about: String,
    /// What the guest has, and wants.
    pub sought: String,
    /// What the host has, and writes.
    pub reason: String,
}

impl ToldVisit {
    /// Differs from that of every other visit, and is the same whenever the same wijken meet about the same.
    pub fn id(&self) -> String {
        format!("{}-{}-{}", self.guest_id, self.host_id, self.precondition)
    }
}

/// A visit in words; `None` where it is none of this circle.
pub fn circle_visit(catalogue: &Catalogue, circle: &LearningCircle, visit: &Visit) -> Option<ToldVisit> {
    let pair = visit.pair;
    let (guest, host) = (circle.rows.get(pair.guest)?, circle.rows.get(pair.host)?);
    let precondition = &circle.columns.get(pair.column)?.precondition;
    Some(ToldVisit {
        guest_id: guest.id.clone(),
        host_id: host.id.clone(),
        precondition: precondition.clone(),
        day: visit.day,
        guest: circle_name(guest),
        host: circle_name(host),
        host_wijk: circle_wijk(host).to_owned(),
        about: circle_precondition(catalogue, precondition),
        sought: circle_sought(guest, pair.column),
        reason: circle_reason(host, pair.column),
    })
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
    let counted = circle_counts(cell).map(|(done, all)| format!(", {done} van {all}")).unwrap_or_default();
    let sought = cell.target.filter(|_| cell.is_sought).map(|target| format!("; zoekt {}", shown_target(target)));
    let change = cell.change.map(|change| format!("; {}", super::direction(Some(change))));
    format!("{}{counted}{}{}", standing(score), sought.unwrap_or_default(), change.unwrap_or_default())
}

/// `op orde, 5 van 5, zoekt niet`: as [`circle_cell`], for screen readers, which read one cell at a time.
pub fn circle_cell_heard(cell: &CircleCell) -> String {
    let seeks = if cell.score.is_some() && !cell.is_sought { ", zoekt niet" } else { "" };
    format!("{}{seeks}", circle_cell(cell).replace("; ", ", "))
}

/// `0-meting (vastgesteld), peildatum 12 november 2026`: of which measurement a row tells.
pub fn circle_measurement(row: &CircleRow) -> String {
    let Some(measurement) = &row.measurement else { return "deze meting is er niet".to_owned() };
    let state = if measurement.adopted_on.is_some() { "vastgesteld" } else { "concept" };
    let day = measurement.reference_date.map(|day| format!(", peildatum {}", super::date(day))).unwrap_or_default();
    format!("{} ({state}){day}", super::measurement(measurement.number))
}

/// How many items are in order of how many that apply; `None` where that says nothing.
pub fn circle_counts(cell: &CircleCell) -> Option<(usize, usize)> {
    let counts = cell.score.as_ref()?.counts;
    (counts.answered() > 0 && counts.applicable() > 0).then(|| (counts.in_order, counts.applicable()))
}

/// `Groenekwartier heeft 5 van 5 op orde en schrijft erbij: ‘…’`.
pub fn circle_reason(host: &CircleRow, column: usize) -> String {
    let told = host.cells.get(column).and_then(|cell| cell.told.as_deref());
    // The sentence ends after the quotation.
    let told = told.map(|told| format!(" en schrijft erbij: ‘{}’", told.trim_end_matches('.')));
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
