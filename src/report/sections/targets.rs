//! Streefniveaus: which the team set before, whether they were reached, and which it sets for the next measurement.

use crate::analysis::{PreconditionTargets, Targets};
use crate::content::Precondition;
use crate::model::Target;
use crate::report::context::Context;
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::parts::{wide_heading, wide_small};
use crate::words;

/// A table of the randvoorwaarden that have a target in this measurement or had one in the measurement before; nothing where
/// none has.
pub(super) fn table(context: &Context<'_>, targets: &Targets) -> Vec<Block> {
    let known = context.catalogue.preconditions().iter();
    let with_target: Vec<_> = known.filter_map(|it| Some((it, *targets.get(&it.id)?))).collect();
    if with_target.is_empty() {
        return Vec::new();
    }
    let had_any = targets.values().any(|targets| targets.for_this.is_some());
    let rows = with_target.into_iter().map(|(it, targets)| row(context, it, targets, had_any)).collect();
    let next = words::measurement(context.measurement.number.saturating_add(1));
    let next = format!("Voor de {next}");
    let mut columns = vec![Column::left("Randvoorwaarde", 7.0), Column::left("Nu", 4.6)];
    if had_any {
        columns.extend([Column::left("Streefniveau", 4.4), Column::left("Gehaald?", 3.0)]);
    }
    columns.push(Column::left(next, 4.0));
    let summary = "Per randvoorwaarde het streefniveau: hoeveel punten op orde moeten zijn.".to_owned();
    let mut blocks = vec![wide_heading("Streefniveaus")];
    blocks.push(Block::Table(Table { summary, columns, rows, has_row_headings: true }));
    if had_any {
        blocks.push(wide_small(
            "Gehaald: de score is zeker minstens zo hoog als het streefniveau. Niet gehaald: de score kan dat niet meer zijn. Niet \
             zeker: dat hangt af van wat nog niet bekend is. Een punt dat deels op orde is, telt in de score voor de helft.",
        ));
    }
    blocks
}

fn row(context: &Context<'_>, precondition: &Precondition, targets: PreconditionTargets, had_any: bool) -> Row {
    let written = |target: Option<Target>| Text::from(target.map_or_else(|| "–".to_owned(), words::target));
    let name = format!("{} {}", precondition.number, precondition.short_title);
    let now = context.scores.precondition(&precondition.id).map(|score| {
        let (counts, interval) = (&score.counts, score.known_interval());
        format!("{} van {} op orde, {}", counts.in_order, counts.applicable(), words::score(interval.as_ref()))
    });
    let mut cells = vec![Text::from(name), now.as_deref().unwrap_or("–").into()];
    if had_any {
        cells.push(written(targets.for_this.map(|reach| reach.target)));
        let outcome = targets.for_this.and_then(|reach| reach.outcome);
        cells.push(outcome.map_or("–", words::target_outcome).into());
    }
    cells.push(written(targets.for_next));
    Row::of(cells)
}
