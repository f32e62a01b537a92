//! One randvoorwaarde and one item, then and now.

use super::{Named, change_status};
use crate::analysis::{Change, ItemChange, NotComparable, PreconditionComparison};
use crate::content::{EarlierWording, ItemId, Precondition};
use crate::report::context::{Context, Earlier};
use crate::report::document::{Block, Entry, Field, FieldValue, Figure, Status, Text, TimedStatus};
use crate::report::parts::{WIDTH, beside_status, field, paragraph, rating_status};
use crate::shapes::{ChangeMark, was_now};
use crate::words;

/// Both scores of a randvoorwaarde in one drawing, and which way it went.
pub(in super::super) fn change_of(context: &Context<'_>, earlier: &Earlier<'_>, precondition: &Precondition) -> Vec<Block> {
    let Some(change) = earlier.comparison.preconditions.iter().find(|change| change.id == precondition.id) else {
        return Vec::new();
    };
    let named = Named::new(context, earlier);
    let mut blocks = Vec::new();
    if let Some(scores) = change.old.zip(change.new) {
        let drawing = was_now(&precondition.title, scores, named.names(), WIDTH, 8.5);
        blocks.push(Block::Figure(Figure::telling(drawing)));
    }
    let status = change_status(change.direction, words::direction(change.direction));
    blocks.push(beside_status(status, vec![paragraph(told(change, &named))]));
    blocks
}

fn told(change: &PreconditionComparison, named: &Named) -> Text {
    let counts = words::sentence_case(&words::change_counts(&change.counts));
    if change.direction.is_none() {
        return Text::from(format!("Geen enkel punt is te vergelijken met de {}.", named.then));
    }
    let (all, left_out) = (change.items.len(), change.counts.not_comparable);
    let over = match left_out {
        0 => words::count(all, "punt", "punten"),
        left_out => format!("{} van de {} punten", words::number_word(all - left_out), words::number_word(all)),
    };
    let reasons = change.reasons.map(|reasons| words::reasons(&reasons)).filter(|reasons| !reasons.is_empty());
    let reasons = reasons.map(|reasons| format!(" Waardoor: {reasons}.")).unwrap_or_default();
    Text::from(format!("Vergeleken over {over}. {counts}.{reasons}"))
}

/// The entry of an item with its earlier rating beside the later one, and the way it went.
pub(in super::super) fn compared(context: &Context<'_>, earlier: &Earlier<'_>, item: &ItemId, entry: Entry) -> Entry {
    let named = Named::new(context, earlier);
    let change = earlier.comparison.preconditions.iter().flat_map(|it| &it.items).find(|change| change.item == *item);
    let (mark, word) = match change {
        Some(change) => (ChangeMark::from(change.change), words::change(change.change)),
        None => (ChangeMark::NotComparable, words::direction(None)),
    };
    let statuses = [(&named.then, then(earlier, item, change)), (&named.now, now(context, item, change))];
    let statuses = statuses.map(|(when, status)| TimedStatus { when: when.clone(), status });
    let mut fields = vec![Field { label: "Oordeel".to_owned(), value: FieldValue::Statuses(statuses.into()) }];
    fields.extend(change.and_then(|change| explained(earlier, &named, change).or_else(|| reworded(context, earlier, change))));
    fields.extend(entry.fields);
    Entry { status: Some(change_status(mark, word)), fields, ..entry }
}

fn then(earlier: &Earlier<'_>, item: &ItemId, change: Option<&ItemChange>) -> Status {
    let is_new = change.is_some_and(|change| change.change == Change::NotComparable(NotComparable::NotAskedBefore));
    let is_gone = change.is_none() && !earlier.measurement.answers.contains_key(item);
    if is_new || is_gone { not_asked() } else { rating_status(earlier.measurement.rating(item)) }
}

fn now(context: &Context<'_>, item: &ItemId, change: Option<&ItemChange>) -> Status {
    let is_gone = change.is_none() && !context.measurement.answers.contains_key(item);
    if is_gone { not_asked() } else { rating_status(context.measurement.rating(item)) }
}

fn not_asked() -> Status {
    Status { mark: None, word: "Niet gevraagd".to_owned() }
}

/// What stood there then, where an item is compared although its wording changed, and why that can be done.
fn reworded(context: &Context<'_>, earlier: &Earlier<'_>, change: &ItemChange) -> Option<Field> {
    let (_, item) = context.catalogue.item(&change.item)?;
    let then = earlier.measurement.frozen_wording(&change.item)?;
    let EarlierWording { text, reason } = item.earlier_wording(then)?;
    Some(field("Andere woorden", format!("Toen stond er: ‘{text}’ Dat vraagt hetzelfde. {reason}")))
}

/// Why an item cannot be compared.
fn explained(earlier: &Earlier<'_>, named: &Named, change: &ItemChange) -> Option<Field> {
    let Change::NotComparable(reason) = change.change else { return None };
    let said = words::sentence_case(&words::not_comparable(reason, &named.then, &named.now));
    let wording = earlier.measurement.frozen_wording(&change.item).filter(|_| reason == NotComparable::WordingChanged);
    let wording = wording.map(|wording| format!(" Toen stond er: ‘{wording}’")).unwrap_or_default();
    let end = if said.ends_with('.') { "" } else { "." };
    Some(field("Waarom niet", format!("{said}{end}{wording}")))
}
