//! Leerkring: several wijken compared, to find out who can help whom. Teams rate themselves, so there are no totals, means or
//! rankings.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::free_days::is_working_day;
use super::{Direction, DossierSummary, MeasurementSummary, PreconditionScore, TargetOutcome, Verdict, target_outcome};
use crate::content::{BlockId, Catalogue, PreconditionId};
use crate::model::{DossierId, Target};

/// Which part of a circle is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CircleFilter {
    /// Only wijken of this gemeente, whatever its capitals.
    pub municipality: Option<String>,
    /// Only the randvoorwaarden of this bouwsteen.
    pub block: Option<BlockId>,
    /// The measurement with this number instead of the latest; a wijk without it keeps an empty row.
    pub measurement: Option<u16>,
    /// What changed since the measurement with this number.
    pub since: Option<u16>,
    /// Only measurements that were adopted: of each wijk the latest one that was.
    pub only_adopted: bool,
}

/// Several wijken × the randvoorwaarden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearningCircle {
    /// The wijken by gemeente and name.
    pub rows: Vec<CircleRow>,
    /// The randvoorwaarden in the order of the content.
    pub columns: Vec<CircleColumn>,
}

/// One wijk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleRow {
    /// Its dossier.
    pub id: DossierId,
    /// The file that counts, as the reader of the folder named it.
    pub file: String,
    /// Other files with the same dossier, which were left out: they were changed earlier.
    pub copies: Vec<String>,
    /// Gemeente.
    pub municipality: String,
    /// Wijk.
    pub neighbourhood: String,
    /// Whether another row has the same gemeente and wijk, so that only its file tells it apart.
    pub has_namesake: bool,
    /// The measurement that is looked at; `None` where the wijk does not have it.
    pub measurement: Option<CircleMeasurement>,
    /// A cell for each column.
    pub cells: Vec<CircleCell>,
}

/// The measurement of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleMeasurement {
    /// 0 for the 0-meting, and so on.
    pub number: u16,
    /// Peildatum.
    pub reference_date: Option<Date>,
    /// The day of its adoption; `None` for a concept.
    pub adopted_on: Option<Date>,
    /// The edition of its content.
    pub edition: String,
}

/// How a wijk stands with a randvoorwaarde.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CircleCell {
    /// Its score; `None` without the measurement, and where its content did not ask this.
    pub score: Option<PreconditionScore>,
    /// The streefniveau that holds.
    pub target: Option<Target>,
    /// Whether that is higher than where the wijk stands, as far as is known.
    pub is_sought: bool,
    /// How it went since the earlier measurement that was asked for.
    pub change: Option<Direction>,
    /// What the team wrote beside the first point that it has in order.
    pub told: Option<String>,
}

/// One randvoorwaarde over all wijken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleColumn {
    /// Which one.
    pub precondition: PreconditionId,
    /// The rows that have it in order.
    pub in_order: Vec<usize>,
    /// The rows that seek it: their streefniveau is higher than where they stand.
    pub seeking: Vec<usize>,
    /// How many wijken rated it.
    pub rated: usize,
    /// How many of those do not have it in order, or not for certain.
    pub lacking: usize,
}

/// A wijk that can be visited by one that seeks what it has in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The column of the randvoorwaarde.
    pub column: usize,
    /// The row of the wijk that seeks.
    pub guest: usize,
    /// The row of the wijk that has it in order.
    pub host: usize,
}

/// A visit: wie, bij wie, waarover, wanneer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Who goes to whom, and about what.
    pub pair: Pair,
    /// The day that is proposed.
    pub day: Date,
}

impl LearningCircle {
    /// Compares dossiers, each with the name of its file, in any order.
    pub fn of(catalogue: &Catalogue, dossiers: &[(String, DossierSummary)], filter: &CircleFilter) -> Self {
        let mut by_id: BTreeMap<&DossierId, Vec<&(String, DossierSummary)>> = BTreeMap::new();
        for dossier in dossiers {
            by_id.entry(&dossier.1.id).or_default().push(dossier);
        }
        let columns: Vec<(usize, &PreconditionId)> = catalogue
            .preconditions()
            .iter()
            .enumerate()
            .filter(|(_, precondition)| filter.block.as_ref().is_none_or(|block| precondition.building_block == *block))
            .map(|(place, precondition)| (place, &precondition.id))
            .collect();
        let mut rows: Vec<CircleRow> = by_id
            .into_values()
            .filter_map(|mut files| {
                // The one that was changed last counts; of two of the same day the first by name.
                files.sort_by(|(path, one), (other_path, other)| other.changed.cmp(&one.changed).then(path.cmp(other_path)));
                let ((file, dossier), copies) = files.split_first()?;
                let is_shown = filter
                    .municipality
                    .as_ref()
                    .is_none_or(|wanted| wanted.trim().to_lowercase() == dossier.municipality.to_lowercase());
                is_shown.then(|| {
                    let copies = copies.iter().map(|(path, _)| path.clone()).collect();
                    row(file, copies, dossier, &columns, filter)
                })
            })
            .collect();
        let place = |row: &CircleRow| (row.municipality.to_lowercase(), row.neighbourhood.to_lowercase(), row.id.clone());
        rows.sort_by_cached_key(place);
        tell_apart(&mut rows);
        let columns = columns.iter().enumerate().map(|(at, (_, precondition))| column(at, precondition, &rows)).collect();
        Self { rows, columns }
    }

    /// One pair for each wijk and each randvoorwaarde that it seeks: who seeks the same is spread over those who have it in order.
    pub fn proposals(&self) -> Vec<Pair> {
        let mut proposals = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            for (turn, guest) in column.seeking.iter().copied().enumerate() {
                let hosts = column.in_order.iter().copied().filter(|host| *host != guest);
                let number = hosts.clone().count();
                if let Some(host) = turn.checked_rem(number).and_then(|turn| hosts.clone().nth(turn)) {
                    proposals.push(Pair { column: at, guest, host });
                }
            }
        }
        proposals
    }

    /// The columns that more than half of the wijken that rated them lack, in the order of the content.
    pub fn shared_gaps(&self) -> impl Iterator<Item = &CircleColumn> {
        self.columns.iter().filter(|column| column.is_shared_gap())
    }
}

impl CircleColumn {
    /// Whether more than half of the wijken that rated it lack it.
    pub fn is_shared_gap(&self) -> bool {
        self.rated > 1 && self.lacking * 2 > self.rated
    }
}

/// Days for visits: one in a week, the first four weeks after `today`, on that day of the week or else on another working day. A
/// week without one is passed over.
pub fn plan_visits(pairs: &[Pair], today: Date) -> Vec<Visit> {
    let weeks = today.series(1.week()).skip(4).filter_map(working_day_of_week);
    pairs.iter().zip(weeks).map(|(pair, day)| Visit { pair: *pair, day }).collect()
}

/// The working day in the week of `day` that is nearest after it, or else before it. Of a day in a weekend: in the week after.
fn working_day_of_week(day: Date) -> Option<Date> {
    let after = i64::from(day.weekday().to_monday_zero_offset());
    let after = if after > 4 { after - 7 } else { after };
    let days = (after.max(0)..5).chain((0..after.max(0)).rev());
    days.filter_map(|other| day.checked_add((other - after).days()).ok()).find(|day| is_working_day(*day))
}

/// Marks the rows with the same name; they are adjacent.
fn tell_apart(rows: &mut [CircleRow]) {
    let name = |row: &CircleRow| (row.municipality.to_lowercase(), row.neighbourhood.to_lowercase());
    for group in rows.chunk_by_mut(|one, other| name(one) == name(other)) {
        let has_namesake = group.len() > 1;
        for row in group {
            row.has_namesake = has_namesake;
        }
    }
}

fn row(
    file: &str,
    copies: Vec<String>,
    dossier: &DossierSummary,
    columns: &[(usize, &PreconditionId)],
    filter: &CircleFilter,
) -> CircleRow {
    let is_adopted = |it: &&MeasurementSummary| !filter.only_adopted || it.adopted_on.is_some();
    let measurement = match filter.measurement {
        Some(number) => dossier.measurement(Some(number)).filter(is_adopted),
        None => dossier.measurements.iter().rev().find(is_adopted),
    };
    let mut cells = vec![CircleCell::default(); columns.len()];
    if let Some(measurement) = measurement {
        for standing in dossier.standings(measurement) {
            let found = cells.iter_mut().zip(columns).find(|(_, (_, id))| **id == standing.score.id);
            let Some((cell, (place, id))) = found else { continue };
            let target = dossier.target(measurement, id);
            let outcome = target.and_then(|target| target_outcome(target, standing.score.known_interval().as_ref()));
            *cell = CircleCell {
                target,
                is_sought: matches!(outcome, Some(TargetOutcome::NotReached | TargetOutcome::Uncertain)),
                change: filter.since.and_then(|since| measurement.direction_since(since, *place)),
                told: standing.told.map(str::to_owned),
                score: Some(standing.score),
            };
        }
    }
    CircleRow {
        id: dossier.id.clone(),
        file: file.to_owned(),
        copies,
        municipality: dossier.municipality.clone(),
        neighbourhood: dossier.neighbourhood.clone(),
        has_namesake: false,
        measurement: measurement.map(|it| CircleMeasurement {
            number: it.number,
            reference_date: it.reference_date,
            adopted_on: it.adopted_on,
            edition: dossier.edition(it).to_owned(),
        }),
        cells,
    }
}

fn column(at: usize, precondition: &PreconditionId, rows: &[CircleRow]) -> CircleColumn {
    let verdicts = || {
        let verdict = |row: &CircleRow| row.cells.get(at)?.score.as_ref().map(|score| score.verdict);
        rows.iter().map(verdict)
    };
    let is_lacking = |verdict: &Verdict| matches!(verdict, Verdict::Partly | Verdict::NotInOrder | Verdict::Unclear);
    let numbered = |is: &dyn Fn(&CircleCell) -> bool| {
        rows.iter().enumerate().filter(|(_, row)| row.cells.get(at).is_some_and(is)).map(|(number, _)| number).collect()
    };
    let lacking = verdicts().flatten().filter(is_lacking).count();
    CircleColumn {
        precondition: precondition.clone(),
        in_order: numbered(&|cell| cell.score.as_ref().is_some_and(|score| score.verdict == Verdict::InOrder)),
        seeking: numbered(&|cell| cell.is_sought),
        rated: lacking + verdicts().flatten().filter(|verdict| *verdict == Verdict::InOrder).count(),
        lacking,
    }
}
