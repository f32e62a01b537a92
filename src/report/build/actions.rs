//! What the team will do about it.

use super::super::document::{Block, Entry, Field, Status, Text};
use super::context::{Context, action_anchor, action_number, given, item_anchor};
use super::follow_up;
use super::parts::{chapter, field, lead};
use crate::model::Action;
use crate::words;

pub(super) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter("Acties"));
    blocks.extend(context.earlier.iter().flat_map(|earlier| follow_up::progress_of_actions(context, earlier)));
    let actions = context.actions();
    if actions.is_empty() {
        blocks.push(lead("Het team heeft nog geen acties opgeschreven."));
        return blocks;
    }
    blocks.push(lead(match context.measurement.adoption {
        Some(_) => "Dit sprak het team af, zoals het er stond toen de meting werd vastgesteld.",
        None => "Dit sprak het team af.",
    }));
    blocks.push(Block::Entries(actions.iter().zip(1..).map(|(action, number)| entry(context, action, number)).collect()));
    blocks
}

fn entry(context: &Context<'_>, action: &Action, number: usize) -> Entry {
    let mut fields: Vec<Field> = Vec::new();
    fields.extend(given(&action.owner).map(|owner| field("Trekker", owner)));
    fields.extend(period(action).map(|period| field("Wanneer", period)));
    fields.extend(given(&action.risk).map(|risk| field("Risico", risk)));
    fields.extend(given(&action.risk_measure).map(|measure| field("Maatregel", measure)));
    if let Some(item) = &action.item {
        fields.push(match context.catalogue.item(item) {
            Some((precondition, _)) => {
                let place = format!("punt {} bij {}", context.number(item), precondition.title);
                field("Voor", Text::page_link(place, item_anchor(item)))
            }
            None => field("Voor", format!("punt ‘{item}’")),
        });
    }
    Entry {
        anchor: Some(action_anchor(number)),
        number: action_number(number),
        status: Some(Status { mark: None, word: words::sentence_case(words::action_status(action.status)) }),
        title: Text::strong(given(&action.what).unwrap_or("Actie zonder omschrijving")),
        fields,
        is_minor: false,
    }
}

fn period(action: &Action) -> Option<String> {
    match (action.start, action.ready) {
        (Some(start), Some(ready)) => Some(format!("start {}, klaar {}", words::quarter(start), words::quarter(ready))),
        (Some(start), None) => Some(format!("start {}", words::quarter(start))),
        (None, Some(ready)) => Some(format!("klaar {}", words::quarter(ready))),
        (None, None) => None,
    }
}
