//! All measurements beside each other, and what the words for a change mean.

use super::{Named, change_status};
use crate::analysis::history;
use crate::model::Measurement;
use crate::report::context::{Context, Earlier};
use crate::report::document::{Block, Column, Row, Status, Table, Text};
use crate::report::parts::{WIDTH, chapter, figures, paragraph, wide, wide_heading, wide_small};
use crate::shapes::{self, ChangeMark, HistoryStyle};
use crate::words;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let Some(earlier) = &context.earlier else { return Vec::new() };
    let named = Named::new(context, earlier);
    let all: Vec<&Measurement> =
        context.dossier.measurements.iter().take_while(|one| one.number <= context.measurement.number).collect();
    let levels = history(context.catalogue, &all);
    let style = HistoryStyle { width: WIDTH, text: 8.5, most: 560.0 };
    let mut blocks = Vec::from(chapter("Alle metingen naast elkaar"));
    blocks.extend(figures(shapes::history(context.catalogue, &levels, style)));
    blocks.push(wide_small(format!(
        "{} Hier tellen alle punten mee, ook die je niet kunt vergelijken.",
        words::ALL_MEASUREMENTS
    )));
    blocks.extend(explanation());
    blocks.extend(ratings_explained_anew(context, earlier, &named));
    blocks
}

/// That the ratings were explained in other words then, which the comparison cannot take into account.
fn ratings_explained_anew(context: &Context<'_>, earlier: &Earlier<'_>, named: &Named) -> Option<Block> {
    let then = earlier.measurement.setting()?.content.ratings();
    let text = format!(
        "De uitleg bij de vijf oordelen is sinds de {} anders. De oordelen zelf zijn dezelfde, dus de punten zijn gewoon \
         vergeleken. Koos het team alleen door die uitleg iets anders? Dan is de wijkaanpak op dat punt niet veranderd.",
        named.then
    );
    (then != context.catalogue.ratings()).then(|| paragraph(text))
}

/// What the words for a change mean. As a table it leaves room for the chapter that follows.
fn explanation() -> [Block; 3] {
    let meanings = [
        (ChangeMark::Better, "verbeterd", "Het minste dat de score nu kan zijn, is meer dan het meeste van toen."),
        (ChangeMark::Worse, "verslechterd", "Het meeste dat de score nu kan zijn, is minder dan het minste van toen."),
        (ChangeMark::Same, "gelijk", "Alle punten zijn bekend en hebben hetzelfde oordeel als toen."),
        (ChangeMark::Mixed, "gemengd", "Alle punten zijn bekend: sommige beter, andere slechter, en samen dezelfde score."),
        (ChangeMark::Uncertain, "niet zeker", "Er is te veel onbekend, toen of nu, om te zeggen welke kant het opging."),
        (
            ChangeMark::NotComparable,
            words::direction(None),
            "Het punt gold toen of nu niet, het is nieuw, of de tekst ervan vraagt misschien iets anders.",
        ),
    ];
    let row = |(mark, word, meaning): (ChangeMark, &str, &str)| {
        let Status { mark, word } = change_status(mark, word);
        Row { mark, ..Row::of(vec![Text::strong(word), meaning.into()]) }
    };
    let columns = vec![Column::marked("Woord", 2.2), Column::left("Wat het betekent", 8.0)];
    [
        wide_heading("Wat de woorden betekenen"),
        wide(
            "Als niet alles bekend is, is een score een bereik. Verbeterd of verslechterd heet een randvoorwaarde pas als dat zeker \
             is, hoe het onbekende ook uitvalt. Waardoor het veranderde, zegt het team er zelf bij.",
        ),
        Block::Table(Table {
            summary: "Wat de woorden voor een verandering betekenen.".to_owned(),
            columns,
            rows: meanings.into_iter().map(row).collect(),
            has_row_headings: true,
        }),
    ]
}
