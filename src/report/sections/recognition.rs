//! The appendix, on request: how each rating of each item is recognised, and what could show it.

use crate::content::{Catalogue, ChecklistItem, Precondition};
use crate::model::Rating;
use crate::report::anchors::appendix;
use crate::report::context::Context;
use crate::report::document::{Block, Heading, Row, Table, Text};
use crate::report::parts::{lead, wide};
use crate::words;

/// What the appendix is called.
const TITLE: &str = "Ankers";
const INTRODUCTION: &str = "Een anker zegt hoe je een oordeel herkent. De ankers en de ideeën voor bewijs zijn van Wijkpeil zelf. Ze \
                            komen niet uit de bronnen.";

/// The ratings that have an anchor.
const ANCHORED: [Rating; 3] = [Rating::InOrder, Rating::Partly, Rating::NotInOrder];

/// As a chapter of its own, in a report with chapters.
pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    of_level(context, 1, lead(INTRODUCTION))
}

/// As a part of a report without chapters.
pub(in crate::report) fn part(context: &Context<'_>) -> Vec<Block> {
    of_level(context, 2, wide(INTRODUCTION))
}

/// Says where it stands, if it is there.
pub(in crate::report) fn pointer(context: &Context<'_>) -> Option<Text> {
    let link = || Text::page_link("de bijlage Ankers", appendix());
    context.prints_anchors().then(|| Text::from("Hoe je bij elk punt een oordeel herkent, staat in ").then(link()).then("."))
}

/// The same of a content, for a sheet that is about no measurement.
pub(in crate::report) fn leaf(catalogue: &Catalogue) -> Vec<Block> {
    blocks(catalogue, 2, wide(INTRODUCTION), &|item| &item.text)
}

fn of_level(context: &Context<'_>, level: u8, introduction: Block) -> Vec<Block> {
    if !context.prints_anchors() {
        return Vec::new();
    }
    blocks(context.catalogue, level, introduction, &|item| context.item_text(item))
}

/// The wording of an item, as the team answered to it.
type Wording<'a> = &'a dyn Fn(&'a ChecklistItem) -> &'a str;

fn blocks<'a>(catalogue: &'a Catalogue, level: u8, introduction: Block, wording: Wording<'a>) -> Vec<Block> {
    let heading = Heading { anchor: Some(appendix()), ..Heading::new(level, TITLE) };
    // The introduction of a chapter stands below its title, and the tables take the whole width.
    let heading = if level == 1 { Block::Heading(heading) } else { Block::WideHeading(heading) };
    let mut blocks = vec![Block::PageBreak, heading, introduction];
    for precondition in catalogue.preconditions() {
        blocks.extend(of_precondition(catalogue, precondition, level + 1, wording));
    }
    blocks
}

fn of_precondition<'a>(
    catalogue: &'a Catalogue,
    precondition: &'a Precondition,
    level: u8,
    wording: Wording<'a>,
) -> Vec<Block> {
    let rows: Vec<Row> =
        precondition.items.iter().filter_map(|item| row(catalogue.number(&item.id), item, wording(item))).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let title = Heading { number: precondition.number.to_string(), ..Heading::new(level, &precondition.title) };
    let [in_order, partly, not_in_order] = ANCHORED.map(|rating| (words::rating_label(rating), 3.8));
    let columns = [("Punt", 5.0), in_order, partly, not_in_order, ("Dit kan het laten zien", 3.8)];
    let summary = format!("Hoe je bij ‘{}’ een oordeel herkent.", precondition.title);
    vec![Block::WideHeading(title), Block::Table(Table::of(summary, columns, rows))]
}

/// What the content says of an item; `None` where it says nothing.
fn row(number: &str, item: &ChecklistItem, wording: &str) -> Option<Row> {
    if item.anchors.is_none() && item.evidence_hints.is_empty() {
        return None;
    }
    let point = Text::strong(format!("{number} ")).then(wording);
    let anchor = |rating: Rating| item.anchors.as_ref().and_then(|anchors| rating.anchor(anchors)).unwrap_or("–");
    let hints = if item.evidence_hints.is_empty() { "–".to_owned() } else { bulleted(&item.evidence_hints) };
    let cells = ANCHORED.map(|rating| Text::from(anchor(rating)));
    Some(Row::of([point].into_iter().chain(cells).chain([Text::from(hints)]).collect()))
}

/// Each on a line of its own.
fn bulleted(hints: &[String]) -> String {
    hints.iter().map(|hint| format!("• {hint}")).collect::<Vec<_>>().join("\n")
}
