//! Streefniveaus: which the team set before, whether they were reached, and which it sets for the next measurement.

use crate::analysis::target_outcome;
use crate::content::Precondition;
use crate::model::{Measurement, Target};
use crate::report::context::Context;
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::parts::{heading, small};
use crate::words;

/// A table of the randvoorwaarden that have a target in this measurement or had one in the measurement before; nothing where
/// none has.
pub(super) fn targets(context: &Context<'_>) -> Vec<Block> {
    let before = context.dossier.before(context.measurement);
    let with_target: Vec<&Precondition> = context
        .catalogue
        .preconditions()
        .iter()
        .filter(|it| [before, Some(context.measurement)].into_iter().flatten().any(|one| one.targets.contains_key(&it.id)))
        .collect();
    if with_target.is_empty() {
        return Vec::new();
    }
    let before = before.filter(|before| !before.targets.is_empty());
    let rows = with_target.into_iter().map(|precondition| row(context, before, precondition)).collect();
    let next = words::measurement(context.measurement.number.saturating_add(1));
    let next = format!("Voor de {next}");
    let mut columns = vec![Column::left("Randvoorwaarde", 7.0), Column::left("Nu", 4.6)];
    if let Some(before) = before {
        let then = format!("Streefniveau uit de {}", words::measurement(before.number));
        columns.extend([Column::left(then, 4.4), Column::left("Gehaald?", 3.0)]);
    }
    columns.push(Column::left(next, 4.0));
    let summary = "Per randvoorwaarde het streefniveau: hoeveel punten op orde moeten zijn.".to_owned();
    let mut blocks = vec![heading(2, "Streefniveaus")];
    blocks.push(Block::Table(Table { summary, columns, rows, has_row_headings: true }));
    if before.is_some() {
        blocks.push(small(
            "Gehaald: de score is zeker minstens zo hoog als het streefniveau. Niet gehaald: de score kan dat niet meer zijn. Niet \
             zeker: dat hangt af van wat nog niet bekend is. Een punt dat deels op orde is, telt in de score voor de helft.",
        ));
    }
    blocks
}

fn row(context: &Context<'_>, before: Option<&Measurement>, precondition: &Precondition) -> Row {
    let score = context.scores.precondition(&precondition.id);
    let interval = score.and_then(|score| score.known_interval());
    let written = |target: Option<Target>| Text::from(target.map_or_else(|| "–".to_owned(), words::target));
    let name = format!("{} {}", precondition.number, precondition.short_title);
    let now = score.map_or_else(
        || "–".to_owned(),
        |score| {
            format!("{} van {} op orde, {}", score.counts.in_order, score.counts.applicable(), words::score(interval.as_ref()))
        },
    );
    let mut cells = vec![Text::from(name), now.into()];
    if let Some(before) = before {
        let target = before.targets.get(&precondition.id).copied();
        let outcome = target.and_then(|target| target_outcome(target, interval.as_ref()));
        cells.push(written(target));
        cells.push(Text::from(outcome.map_or("–", words::target_outcome)));
    }
    cells.push(written(context.measurement.targets.get(&precondition.id).copied()));
    Row::of(cells)
}
