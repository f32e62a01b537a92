//! The wall, the scores, and the team's own words about them in full.

use super::super::document::{Anchor, Block, Column, Figure, Heading, Row, Table, Text};
use super::context::{Context, given};
use super::parts::{chapter, heading, lead, paragraph, small};
use super::summary::excerpt;
use crate::analysis::PreconditionScore;
use crate::shapes::{Align, WallStyle, bars, verdict_rating, wall};
use crate::words;

/// Title of the chapter.
pub(super) const OUTCOME: &str = "Uitkomst";

/// Where the conclusion and the request stand in full.
pub(super) fn full_texts() -> Anchor {
    Anchor("conclusie".to_owned())
}

pub(super) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter(OUTCOME));
    blocks.push(lead(format!(
        "De {} vormen samen een muur van {}. Wat onderaan ligt, draagt wat erboven ligt. Elke steen is gevuld tot het peil \
         van die randvoorwaarde.",
        words::count(context.catalogue.preconditions().len(), "randvoorwaarde", "randvoorwaarden"),
        words::count(context.catalogue.building_blocks().len(), "bouwsteen", "bouwstenen"),
    )));
    let style = WallStyle { width: WIDTH, layer: 86.0, text: 8.5 };
    let earlier = context.earlier.as_ref();
    let wall = wall(context.catalogue, &context.scores, earlier.map(|earlier| &earlier.scores), style);
    blocks.push(Block::Figure(Figure { drawing: wall.drawing, is_decoration: false }));
    blocks.push(small(
        "Het gevulde deel is wat de aanpak zeker haalt. Het gearceerde deel is nog niet bekend: daar zegt het team ‘weten \
         we niet’ of is nog geen antwoord gegeven.",
    ));
    blocks.extend(earlier.map(|earlier| small(words::earlier_level(&earlier.name()))));
    blocks.extend(in_full(context));
    blocks.push(heading(2, "Scores per randvoorwaarde"));
    // The longest verdict stands out a little at the right.
    let bars = bars(context.catalogue, &context.scores, WIDTH - 8.0, 8.5);
    blocks.push(Block::Figure(Figure { drawing: bars, is_decoration: false }));
    blocks.push(paragraph(format!(
        "Gemiddeld over alle randvoorwaarden: {}. Per bouwsteen: {}. Een gemiddelde krijgt geen oordeel: lees het samen \
         met de randvoorwaarden zelf.",
        words::score(context.scores.whole.as_ref()),
        per_block(context),
    )));
    blocks.push(heading(2, "Waar de scores op rusten"));
    blocks.push(paragraph(
        "Op orde telt als 1, deels als ½ en niet op orde als 0. De score is het gemiddelde over alle punten behalve die \
         met n.v.t. ‘Weten we niet’ en open punten kunnen nog alle kanten op. Daarom is de score dan een bereik: van \
         wat het minstens is tot wat het hoogstens kan zijn.",
    ));
    blocks.push(Block::Table(table(context)));
    blocks
}

/// Width of the drawings: the whole width between the margins.
pub(super) const WIDTH: f32 = 462.0;

/// The conclusion and the request, when the summary shows only their beginnings.
fn in_full(context: &Context<'_>) -> Vec<Block> {
    let mut anchor = Some(full_texts());
    let mut blocks = Vec::new();
    let texts = [("Conclusie", &context.measurement.conclusion), ("Wat het team vraagt", &context.measurement.request)];
    for (title, text) in texts {
        if excerpt(text).is_some() {
            blocks.push(Block::Heading(Heading { anchor: anchor.take(), ..Heading::new(2, title) }));
            blocks.extend(given(text).map(paragraph));
        }
    }
    blocks
}

fn per_block(context: &Context<'_>) -> String {
    let scores = context.catalogue.building_blocks().iter().zip(&context.scores.blocks);
    let said: Vec<String> =
        scores.map(|(block, score)| format!("{} {}", block.title, words::score(score.interval.as_ref()))).collect();
    said.join(", ")
}

fn table(context: &Context<'_>) -> Table {
    let column = |heading: &str, share, align| Column { heading: heading.to_owned(), share, align };
    let mut columns = vec![column("Randvoorwaarde", 8.3, Align::Left)];
    let counted = ["Op orde", "Deels", "Niet op orde", "Weten we niet", "N.v.t.", "Open"];
    columns.extend(counted.into_iter().map(|heading| column(heading, 2.6, Align::Right)));
    columns.push(column("Geen onder\u{ad}bouwing", 3.5, Align::Right));
    columns.push(column("Score", 4.3, Align::Right));
    columns.push(column("Oordeel", 8.1, Align::Left));
    let rows = context
        .catalogue
        .preconditions()
        .iter()
        .filter_map(|precondition| {
            let score = context.scores.precondition(&precondition.id)?;
            Some(row(&format!("{} {}", precondition.number, precondition.short_title), score))
        })
        .collect();
    Table {
        summary: "Oordelen per randvoorwaarde, met de score en het oordeel.".to_owned(),
        columns,
        rows,
        has_row_headings: true,
    }
}

fn row(name: &str, score: &PreconditionScore) -> Row {
    let counts = &score.counts;
    let numbers = [
        counts.in_order,
        counts.partly,
        counts.not_in_order,
        counts.unknown,
        counts.not_applicable,
        counts.unanswered,
        counts.without_evidence,
    ];
    let mut cells = vec![Text::from(name)];
    cells.extend(numbers.iter().map(|number| Text::from(number_or_dash(*number))));
    cells.push(Text::strong(words::score(score.interval.as_ref())));
    cells.push(Text::from(words::verdict(score.verdict)));
    Row { cells, mark: Some(verdict_rating(score.verdict)) }
}

/// A dash for nought, so that what is there stands out.
fn number_or_dash(number: usize) -> String {
    if number == 0 { "–".to_owned() } else { number.to_string() }
}
