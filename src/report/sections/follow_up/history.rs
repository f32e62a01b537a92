//! All measurements beside each other, and what the words for a change mean.

use super::{Named, change_status};
use crate::analysis::history;
use crate::model::Measurement;
use crate::report::context::{Context, Earlier};
use crate::report::document::Block;
use crate::report::parts::{WIDTH, beside_status, chapter, figures, heading, paragraph, small};
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
    blocks.push(small(format!("{} Hier tellen alle punten mee, ook die je niet kunt vergelijken.", words::ALL_MEASUREMENTS)));
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

/// What the words for a change mean.
fn explanation() -> Vec<Block> {
    let mut blocks = vec![
        heading(2, "Wat de woorden betekenen"),
        paragraph(
            "Als niet alles bekend is, is een score een bereik. Een randvoorwaarde heet pas beter of slechter als dat zeker is, \
             hoe het onbekende ook uitvalt. Een verandering zegt hoe het team nu oordeelt. Waardoor dat komt, zegt het team er zelf bij.",
        ),
    ];
    let meanings = [
        (ChangeMark::Better, "verbeterd", "Het minste dat de score nu kan zijn, is meer dan het meeste van toen."),
        (ChangeMark::Worse, "verslechterd", "Het meeste dat de score nu kan zijn, is minder dan het minste van toen."),
        (ChangeMark::Same, "gelijk", "Alle punten zijn bekend en hebben hetzelfde oordeel als toen."),
        (
            ChangeMark::Mixed,
            "gemengd",
            "Alle punten zijn bekend. Sommige zijn beter en andere slechter, en samen komt dat op dezelfde score uit.",
        ),
        (ChangeMark::Uncertain, "niet zeker", "Er is te veel onbekend, toen of nu, om te zeggen welke kant het opging."),
        (
            ChangeMark::NotComparable,
            words::direction(None),
            "Het punt gold toen of nu niet, het is nieuw, of de tekst ervan vraagt misschien iets anders.",
        ),
    ];
    blocks.extend(
        meanings.into_iter().map(|(mark, word, meaning)| beside_status(change_status(mark, word), vec![paragraph(meaning)])),
    );
    blocks
}
