//! What changed, on a page or two: every randvoorwaarde in bars and words, and all items in one table.

use super::{Named, change_status, is_begun, nothing_yet};
use crate::analysis::{Change, ItemChange, NotComparable, history};
use crate::model::{ChangeReason, Measurement};
use crate::report::context::{Context, Earlier, item_link};
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::parts::{WIDTH, beside_status, bullets, chapter, figures, heading, lead, paragraph, small};
use crate::shapes::{self, ChangeMark, HistoryStyle, changes};
use crate::words::{self, ToldTo};

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let Some(earlier) = &context.earlier else { return Vec::new() };
    let named = Named::new(context, earlier);
    let mut blocks = Vec::from(chapter("Wat is er veranderd"));
    if !is_begun(context) {
        blocks.push(lead(nothing_yet(&named)));
        return blocks;
    }
    blocks.push(lead(format!(
        "De {} onder de {}. De scores gaan hier alleen over punten die je kunt vergelijken.",
        named.now, named.then
    )));
    blocks.extend(earlier.comparison.reasons.map(|reasons| paragraph(words::reasons_sentence(&reasons, ToldTo::Others))));
    for block in context.catalogue.building_blocks() {
        blocks.extend(figures(changes(context.catalogue, block, &earlier.comparison, named.names(), WIDTH, 8.5)));
    }
    blocks.extend(by_reason(context, earlier));
    blocks.push(heading(2, "Alle punten op een rij"));
    blocks.push(Block::Table(all_items(context, earlier)));
    blocks.extend(not_comparable(context, earlier, &named));
    blocks.extend(ratings_explained_anew(context, earlier, &named));
    blocks.extend(all_measurements(context));
    blocks.extend(explanation());
    blocks
}

/// The items with another rating by what changed: which went up and which down.
fn by_reason(context: &Context<'_>, earlier: &Earlier<'_>) -> Vec<Block> {
    let Some(counts) = earlier.comparison.reasons.filter(|counts| counts.total() > 0) else { return Vec::new() };
    let row = |reason: Option<ChangeReason>| {
        let moves = counts.of(reason);
        let of = |wanted: fn(&ItemChange) -> bool| {
            let items = item_changes(earlier).filter(|item| {
                item.has_moved() && item.reason == reason && !matches!(item.change, Change::NotComparable(_)) && wanted(item)
            });
            Text::joined(items.map(|item| item_link(context, &item.item)), ", ").unwrap_or_else(|| "–".into())
        };
        let name = reason.map_or(words::REASON_NOT_GIVEN, words::change_reason);
        (moves.total() > 0).then(|| {
            Row::of(vec![
                words::sentence_case(name).into(),
                moves.total().to_string().into(),
                of(|item| item.change == Change::Better),
                of(|item| item.change == Change::Worse),
                of(|item| item.change == Change::Uncertain),
            ])
        })
    };
    let columns = vec![
        Column::left("Reden", 5.0),
        Column::right("Aantal", 2.0),
        Column::left("Beter", 6.0),
        Column::left("Slechter", 4.0),
        Column::left("Van of naar onbekend", 5.0),
    ];
    let summary = "Waardoor punten een ander oordeel kregen: de werkelijkheid, de maatlat of de kennis.".to_owned();
    let rows = ChangeReason::ALL.map(Some).into_iter().chain([None]).filter_map(row).collect();
    vec![
        heading(2, "Waardoor oordelen veranderden"),
        paragraph(
            "Werkelijkheid: het is nu echt anders dan toen. Maatlat: het team kijkt er nu anders naar. Kennis: het team weet nu \
             meer. Alleen wat in werkelijkheid veranderde, gaat over beter of slechter werk.",
        ),
        Block::Table(Table { summary, columns, rows, has_row_headings: true }),
    ]
}

/// The randvoorwaarden over all measurements up to this one, from two measurements on.
fn all_measurements(context: &Context<'_>) -> Vec<Block> {
    let all: Vec<&Measurement> =
        context.dossier.measurements.iter().take_while(|one| one.number <= context.measurement.number).collect();
    let levels = history(context.catalogue, &all);
    let style = HistoryStyle { width: WIDTH, text: 8.5, most: 560.0 };
    let mut blocks = vec![heading(2, "Alle metingen naast elkaar")];
    blocks.extend(figures(shapes::history(context.catalogue, &levels, style)));
    blocks.push(small(words::ALL_MEASUREMENTS));
    blocks
}

/// The items by the way that they went.
fn all_items(context: &Context<'_>, earlier: &Earlier<'_>) -> Table {
    let groups = [
        (ChangeMark::Better, words::change(Change::Better)),
        (ChangeMark::Worse, words::change(Change::Worse)),
        (ChangeMark::Same, words::change(Change::Same)),
        (ChangeMark::Uncertain, words::change(Change::Uncertain)),
        (ChangeMark::NotComparable, words::direction(None)),
    ];
    let row = |(mark, word): (ChangeMark, &str)| {
        let items: Vec<&ItemChange> = item_changes(earlier).filter(|item| ChangeMark::from(item.change) == mark).collect();
        let links = items.iter().map(|item| item_link(context, &item.item));
        let links = Text::joined(links, ", ").unwrap_or_else(|| "–".into());
        Row::of(vec![words::sentence_case(word).into(), items.len().to_string().into(), links])
    };
    Table {
        summary: "Welke punten beter of slechter werden, gelijk bleven, of niet zeker of niet te vergelijken zijn.".to_owned(),
        columns: vec![Column::left("Wat ging hoe", 4.0), Column::right("Aantal", 1.6), Column::left("Punten", 14.0)],
        rows: groups.into_iter().map(row).collect(),
        has_row_headings: true,
    }
}

fn item_changes<'a>(earlier: &'a Earlier<'_>) -> impl Iterator<Item = &'a ItemChange> {
    earlier.comparison.preconditions.iter().flat_map(|change| &change.items)
}

/// The items that cannot be compared, by the reason for it.
fn not_comparable(context: &Context<'_>, earlier: &Earlier<'_>, named: &Named) -> Vec<Block> {
    let reasons = [
        NotComparable::WordingChanged,
        NotComparable::NotAskedBefore,
        NotComparable::DidNotApply,
        NotComparable::NoLongerApplies,
        NotComparable::NeverApplied,
    ];
    let told = reasons.into_iter().filter_map(|reason| {
        let items = item_changes(earlier).filter(|item| item.change == Change::NotComparable(reason));
        let links = Text::joined(items.map(|item| item_link(context, &item.item)), ", ")?;
        let why = words::sentence_case(&words::not_comparable(reason, &named.then, &named.now));
        Some(Text::from(format!("{why}: ")).then(links).then("."))
    });
    let told: Vec<Text> = told.collect();
    if told.is_empty() {
        return Vec::new();
    }
    vec![heading(2, "Waarom punten niet te vergelijken zijn"), bullets(told)]
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
