//! All scores in one table, with every item as a square and each score as a bar; and what these figures are not.

use super::targets;
use super::what_figures_are::{left_out, looked_at_by_others, what_figures_are};
use crate::analysis::{self, PreconditionScore, Verdict};
use crate::content::Precondition;
use crate::model::Rating;
use crate::report::anchors::{COUNTING, counting};
use crate::report::context::Context;
use crate::report::document::{Block, CellSize, Column, Figure, Mark, Row, Table, Text};
use crate::report::parts::{WIDTH, chapter, wide, wide_small};
use crate::shapes::{Align, Drawing, Rect, score_bar, squares, squares_legend};
use crate::words;

/// Side in points of the square of an item.
const SQUARE: f32 = 9.0;
/// Width and height in points of the bar of a score.
const BAR: (f32, f32) = (62.0, 9.5);

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter("Scores"));
    blocks.extend(rated_or_not(context));
    blocks.push(what_figures_are());
    let before = context.dossier.before(context.measurement);
    blocks.extend(targets::table(context, &analysis::targets(context.measurement, before, &context.scores)));
    blocks
}

/// The table with what it says in words, and how to read it; or that nothing was rated yet.
pub(super) fn rated_or_not(context: &Context<'_>) -> Vec<Block> {
    if context.scores.counts.answered() == 0 {
        return vec![wide("Nog geen enkel punt is beoordeeld. Er zijn dus nog geen scores.")];
    }
    let mut blocks = vec![wide(introduction(context))];
    blocks.push(Block::Table(table(context)));
    blocks.push(Block::Figure(Figure::telling(squares_legend(&kinds(context), WIDTH, 8.5))));
    blocks.extend(left_out(context).map(wide_small));
    blocks.push(wide_small(
        Text::from(
            "Elk vakje is een punt. De balk loopt van 0% tot 100%, met streepjes bij 40% en 80%; het deel met stippen is niet bekend. Een \
             bouwsteen en het geheel krijgen een gemiddelde en geen oordeel. Hoe de score ontstaat, staat met een voorbeeld bij ",
        )
        .then(Text::page_link(format!("‘{COUNTING}’"), counting()))
        .then("."),
    ));
    blocks.extend(looked_at_by_others(context).map(wide_small));
    blocks
}

/// `Drie van de twaalf randvoorwaarden zijn op orde. Van de 57 punten zijn er 22 op orde, 18 deels en negen niet.`
fn introduction(context: &Context<'_>) -> String {
    let counts = &context.scores.counts;
    let (in_order, all) = (context.scores.in_order(), context.scores.preconditions.len());
    let verb = if in_order == 1 { "is" } else { "zijn" };
    let first = match in_order {
        _ if counts.unanswered == 1 => "Eén punt staat nog open; de scores zijn nog niet af.".to_owned(),
        _ if counts.unanswered > 1 => {
            format!(
                "{} punten staan nog open; de scores zijn nog niet af.",
                words::sentence_case(&words::number_word(counts.unanswered))
            )
        }
        0 => format!("Geen van de {} randvoorwaarden is op orde.", words::number_word(all)),
        number => format!(
            "{} van de {} randvoorwaarden {verb} op orde.",
            words::sentence_case(&words::number_word(number)),
            words::number_word(all)
        ),
    };
    let parts = [
        (counts.in_order, "op orde"),
        (counts.partly, "deels"),
        (counts.not_in_order, "niet op orde"),
        (counts.unknown, "weten we niet"),
        (counts.not_applicable, "n.v.t."),
        (counts.unanswered, "nog niet beantwoord"),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{} {word}", words::number_word(*number)))
        .collect();
    let said = words::enumeration(&said);
    let end = if said.ends_with('.') { "" } else { "." };
    format!("{first} Van de {} punten: {said}{end}", words::number_word(counts.total()))
}

/// The ratings that a square has in this report.
fn kinds(context: &Context<'_>) -> Vec<Option<Rating>> {
    let all = context.scores.counts.by_rating();
    all.into_iter().filter(|(_, number)| *number > 0).map(|(rating, _)| rating).collect()
}

fn table(context: &Context<'_>) -> Table {
    let columns = vec![
        Column::left("Randvoorwaarde", 51.0).sized(CellSize::Dense),
        Column::left("Op orde", 15.0).sized(CellSize::Dense),
        Column::left("Punten", 31.5),
        Column::left("Als balk", 22.0),
        Column { align: Align::Right, ..Column::left("Score", 17.0) }.sized(CellSize::Dense),
        Column::marked("Oordeel", 30.5),
    ];
    let mut rows = Vec::new();
    for (block, of_block) in context.catalogue.building_blocks().iter().zip(&context.scores.blocks) {
        let is_begun = |it: &Precondition| context.scores.precondition(&it.id).is_some_and(is_filled_in);
        if !context.catalogue.preconditions_of(&block.id).any(is_begun) {
            continue;
        }
        let mut group = Row::group(Text::strong(&block.title), columns.len());
        group.cells[4] = words::score(of_block.interval.as_ref()).into();
        group.cells[5] = "gemiddelde".into();
        rows.push(group);
        for precondition in context.catalogue.preconditions_of(&block.id) {
            let Some(score) = context.scores.precondition(&precondition.id).filter(|score| is_filled_in(score)) else {
                continue;
            };
            rows.push(row(format!("{} {}", precondition.number, precondition.short_title), score));
        }
    }
    let counts = &context.scores.counts;
    let mut whole = Row::group(Text::strong("Geheel"), columns.len());
    whole.cells[1] = format!("{} van {}", counts.in_order, counts.applicable()).into();
    whole.cells[4] = Text::strong(words::score(context.scores.whole.as_ref()));
    whole.cells[5] = "geen oordeel".into();
    rows.push(whole);
    let summary =
        "Per randvoorwaarde: hoeveel punten op orde zijn, het oordeel over elk punt, de score en het oordeel.".to_owned();
    Table { summary, columns, rows, has_row_headings: true }
}

fn row(name: String, score: &PreconditionScore) -> Row {
    let counts = &score.counts;
    let cells = vec![
        name.into(),
        format!("{} van {}", counts.in_order, counts.applicable()).into(),
        Text::default(),
        Text::default(),
        words::score(score.interval.as_ref()).into(),
        words::standing(score).into(),
    ];
    let (width, height) = BAR;
    let bar =
        Drawing { width, height, shapes: score_bar(Rect::new(0.0, 0.0, width, height), score), description: String::new() };
    Row { mark: Some(Mark::of_score(score)), drawings: vec![(2, squares(counts, SQUARE)), (3, bar)], ..Row::of(cells) }
}

fn is_filled_in(score: &PreconditionScore) -> bool {
    score.verdict != Verdict::NotFilledIn
}
