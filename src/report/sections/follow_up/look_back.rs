//! Terugblik: what became of the actions of the measurement before, in the team's own words.

use crate::analysis::{LookedBack, look_back, unplaced_look_backs};
use crate::content::ItemId;
use crate::model::{ActionOutcome, Measurement};
use crate::report::context::{Context, action_number, given};
use crate::report::document::{Block, Column, Figure, Row, Table, Text};
use crate::report::parts::{bullets, chapter, lead, wide_heading};
use crate::shapes::outcome_boxes;
use crate::words;

/// What became of an action; what is not done first, as that asks for attention.
const ORDER: [Option<ActionOutcome>; 5] =
    [Some(ActionOutcome::NotDone), Some(ActionOutcome::Partly), Some(ActionOutcome::Done), Some(ActionOutcome::Dropped), None];

/// The order of the boxes on top: how much is done, from full to empty.
const BOXES: [Option<ActionOutcome>; 5] =
    [Some(ActionOutcome::Done), Some(ActionOutcome::Partly), Some(ActionOutcome::NotDone), Some(ActionOutcome::Dropped), None];
/// More boxes than these are not counted at a glance.
const MOST_BOXES: usize = 20;

/// Nothing where the measurement before had no actions.
pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let actions = look_back(context.dossier, context.measurement);
    let unplaced: Vec<Text> = unplaced_look_backs(context.dossier, context.measurement)
        .filter_map(|(id, look_back)| Some(Text::from(format!("Actie ‘{id}’: {}", context.note(&look_back.gave)?))))
        .collect();
    if actions.is_empty() && unplaced.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::from(chapter("Terugblik op de acties"));
    if let Some(before) = context.dossier.before(context.measurement).filter(|_| !actions.is_empty()) {
        blocks.push(lead(told(&actions, before)));
        if actions.len() <= MOST_BOXES {
            let of = |outcome: Option<ActionOutcome>| actions.iter().map(LookedBack::outcome).filter(move |it| *it == outcome);
            let outcomes: Vec<_> = BOXES.into_iter().flat_map(of).collect();
            blocks.push(Block::Figure(Figure::telling(outcome_boxes(&outcomes))));
        }
        blocks.push(Block::Table(table(context, before, &actions)));
    }
    if !unplaced.is_empty() {
        blocks.push(wide_heading("Over andere acties"));
        blocks.push(bullets(unplaced));
    }
    blocks
}

fn table(context: &Context<'_>, before: &Measurement, actions: &[LookedBack<'_>]) -> Table {
    let says_when = actions.iter().any(|it| given(&it.action.done_when).is_some());
    let gave = |it: &LookedBack<'_>| it.look_back.and_then(|said| context.note(&said.gave)).is_some();
    let shown = Shown { done_when: says_when, gave: actions.iter().any(gave) };
    let mut columns = vec![Column::left("Gedaan?", 2.6), Column::left("Actie", 7.4)];
    columns.extend(says_when.then(|| Column::left("Klaar als", 4.4)));
    columns.extend(shown.gave.then(|| Column::left("Wat het gaf", 5.8)));
    columns.push(Column::left("Oordeel", 3.6));
    let of = |outcome| actions.iter().filter(move |action| action.outcome() == outcome);
    Table {
        summary: format!("De acties uit de {}, met wat ervan kwam.", words::measurement(before.number)),
        columns,
        rows: ORDER.into_iter().flat_map(of).map(|action| row(context, before, action, shown)).collect(),
        has_row_headings: true,
    }
}

/// The columns in which something stands.
#[derive(Clone, Copy)]
struct Shown {
    /// Older measurements did not ask for it.
    done_when: bool,
    gave: bool,
}

/// `Van de acht acties uit de 0-meting: vier klaar, drie deels en één niet.`
fn told(actions: &[LookedBack<'_>], before: &Measurement) -> String {
    let before = words::measurement(before.number);
    let of = |outcome| actions.iter().filter(|action| action.outcome() == outcome).count();
    let mut parts: Vec<String> = ActionOutcome::ALL
        .into_iter()
        .filter_map(|outcome| match of(Some(outcome)) {
            0 => None,
            number => Some(format!("{} {}", words::number_word(number), words::action_outcome(outcome))),
        })
        .collect();
    let open = of(None);
    if open == actions.len() {
        return format!("Het team heeft nog niet teruggekeken op de acties uit de {before}.");
    }
    if open > 0 {
        parts.push(format!("{} nog niet besproken", words::number_word(open)));
    }
    let parts = words::enumeration(&parts);
    match actions.len() {
        1 => format!("Er was één actie in de {before}: {}.", parts.split_once(' ').map_or(&*parts, |(_, word)| word)),
        many => format!("Van de {} acties uit de {before}: {parts}.", words::number_word(many)),
    }
}

fn row(context: &Context<'_>, before: &Measurement, looked_back: &LookedBack<'_>, shown: Shown) -> Row {
    let action = looked_back.action;
    let text = |text: Option<&str>| Text::from(text.unwrap_or("–"));
    let item = action.item.as_ref();
    let about: Vec<String> = [
        item.and_then(|item| named_item(context, item)),
        given(&action.owner).map(str::to_owned),
        action.ready.map(words::quarter),
    ]
    .into_iter()
    .flatten()
    .collect();
    let number = action_number(looked_back.number);
    let what = Text::strong(format!("{number} {}", given(&action.what).unwrap_or("Actie zonder omschrijving")));
    let what = if about.is_empty() { what } else { what.then(format!("\n{}", about.join(", "))) };
    let gave = looked_back.look_back.and_then(|it| context.note(&it.gave));
    let outcome = looked_back.outcome().map_or("nog niet besproken", words::action_outcome);
    let mut cells = vec![Text::from(outcome), what];
    cells.extend(shown.done_when.then(|| text(given(&action.done_when))));
    cells.extend(shown.gave.then(|| text(gave)));
    cells.push(item.map_or_else(|| Text::from("–"), |item| then_and_now(context, before, item)));
    Row::of(cells)
}

/// `punt 2.3 Visie op de rol van bewoners`; nothing for an item that the content lacks.
fn named_item(context: &Context<'_>, id: &ItemId) -> Option<String> {
    let (_, item) = context.catalogue.item(id)?;
    Some(format!("punt {} {}", context.number(id), item.noun()))
}

fn then_and_now(context: &Context<'_>, before: &Measurement, item: &ItemId) -> Text {
    let rating = |measurement: &Measurement| measurement.rating(item).map_or("niet beantwoord", words::rating);
    Text::from(format!("toen {},\nnu {}", rating(before), rating(context.measurement)))
}
