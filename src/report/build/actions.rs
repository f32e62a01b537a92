//! What the team will do about it.

use super::super::document::{Block, Entry, Field, Figure, Status, Text};
use super::context::{Context, action_anchor, action_number, given, item_anchor};
use super::follow_up;
use super::outcome::WIDTH;
use super::parts::{chapter, field, heading, lead, small};
use crate::model::{Action, Quarter};
use crate::shapes::{TimelineStyle, timeline};
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
    blocks.extend(planned(context, actions));
    blocks.push(Block::Entries(actions.iter().zip(1..).map(|(action, number)| entry(context, action, number)).collect()));
    blocks
}

/// Height of the first drawing, below the heading, and of each other one, which has a page of its own.
const TIMELINE_HEIGHTS: (f32, f32) = (525.0, 690.0);

/// The actions along the quarters. What is late is seen from the day that the report carries.
fn planned(context: &Context<'_>, actions: &[Action]) -> Vec<Block> {
    if actions.iter().all(|action| action.start.is_none() && action.ready.is_none()) {
        return Vec::new();
    }
    let present = Quarter::of(context.date());
    let numbered: Vec<(String, &Action)> =
        actions.iter().zip(1..).map(|(action, number)| (action_number(number), action)).collect();
    let (first, most) = TIMELINE_HEIGHTS;
    let style = TimelineStyle { width: WIDTH, text: 8.0, first, most };
    let drawings = timeline(&numbered, present, style);
    let bars = "Een balk loopt van het kwartaal waarin de actie begint tot en met het kwartaal waarin ze klaar is: leeg is \
                gepland, gearceerd is bezig, vol is klaar, gestippeld is vervallen. Een ruit betekent dat alleen het eind bekend \
                is.";
    let late = present.map(|present| {
        format!(
            " De streeplijn staat aan het begin van het {}, het kwartaal van dit rapport. Te laat is wat daarvóór klaar had \
             moeten zijn.",
            words::quarter(present)
        )
    });
    let mut blocks = vec![small(format!("{bars}{}", late.unwrap_or_default()))];
    blocks.extend(drawings.into_iter().map(|drawing| Block::Figure(Figure { drawing, is_decoration: false })));
    blocks.push(heading(2, "De acties een voor een"));
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
