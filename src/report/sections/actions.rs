//! What the team will do about it.

use super::follow_up;
use crate::model::{Action, DraftField};
use crate::report::anchors::{action_anchor, item_anchor};
use crate::report::context::{Context, action_number, given};
use crate::report::document::{Block, Entry, Field, Figure, Status, Text};
use crate::report::parts::{WIDTH, bullets, chapter, field, heading, lead, paragraph, small};
use crate::shapes::{Timeline, TimelineStyle, timeline};
use crate::words;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter("Acties"));
    blocks.extend(context.earlier.iter().flat_map(|earlier| follow_up::progress_of_actions(context, earlier)));
    let actions = context.actions();
    if actions.is_empty() {
        blocks.push(lead("Het team heeft nog geen acties opgeschreven."));
        blocks.extend(begun(context));
        return blocks;
    }
    blocks.push(lead(match context.measurement.adoption {
        Some(_) => "Dit sprak het team af, zoals het er stond toen de meting werd vastgesteld.",
        None => "Dit sprak het team af.",
    }));
    blocks.extend(planned(context, actions));
    blocks.push(Block::Entries(context.numbered_actions().map(|(number, action)| entry(context, action, number)).collect()));
    blocks.extend(begun(context));
    blocks
}

/// Drafts of actions. They have no number and count nowhere.
fn begun(context: &Context<'_>) -> Vec<Block> {
    let texts = context.dossier.drafts.actions().map(|(item, begun)| {
        let place = match context.number(item) {
            "" => Text::from(format!("bij punt ‘{item}’")),
            number => Text::from("bij punt ").then(Text::link(number, item_anchor(item))),
        };
        Text::from(format!("{} – ", words::begun_action(begun))).then(place)
    });
    let texts: Vec<Text> = texts.collect();
    if texts.is_empty() {
        return Vec::new();
    }
    vec![
        heading(2, words::sentence_case(words::UNFINISHED)),
        paragraph("Dit begon het team op te schrijven. Het is nog geen actie en telt nergens mee."),
        bullets(texts),
    ]
}

/// Most height in points of the first drawing, below the heading, and of each other one, which has a page of its own.
const TIMELINE_HEIGHTS: (f32, f32) = (525.0, 690.0);

/// The actions along the quarters. What is late in a concept is seen from the day of making, which is printed beside it.
fn planned(context: &Context<'_>, actions: &[Action]) -> Vec<Block> {
    if actions.iter().all(|action| action.start.is_none() && action.ready.is_none()) {
        return Vec::new();
    }
    let present = context.present();
    let numbered: Vec<(String, &Action)> =
        actions.iter().zip(1..).map(|(action, number)| (action_number(number), action)).collect();
    let (first, most) = TIMELINE_HEIGHTS;
    let style = TimelineStyle { width: WIDTH, text: 8.0, first, most };
    let Timeline { drawings, head } = timeline(&numbered, present, style);
    let bars = "Een balk loopt van het kwartaal waarin de actie begint tot en met het kwartaal waarin die klaar is: leeg is \
                gepland, gearceerd is bezig, vol is klaar, gestippeld is vervallen. Een ruit betekent dat alleen het eind bekend \
                is.";
    let late = present.map(|present| {
        format!(
            "{} De streeplijn staat aan het begin van het {}, het kwartaal van dit rapport. Te laat is wat daarvóór klaar had \
             moeten zijn.",
            context.as_of().map(|day| format!(" {day}.")).unwrap_or_default(),
            words::quarter(present)
        )
    });
    let mut blocks = vec![small(format!("{bars}{}", late.unwrap_or_default()))];
    let figure = |(position, drawing)| {
        // The head of the first is the head of all.
        Block::Figure(Figure { repeated_head: if position == 0 { 0.0 } else { head }, ..Figure::telling(drawing) })
    };
    blocks.extend(drawings.into_iter().enumerate().map(figure));
    blocks.push(heading(2, "De acties een voor een"));
    blocks
}

fn entry(context: &Context<'_>, action: &Action, number: usize) -> Entry {
    let mut fields: Vec<Field> = Vec::new();
    fields.extend(given(&action.owner).map(|owner| field("Trekker", owner)));
    fields.extend(period(action).map(|period| field("Wanneer", period)));
    fields.extend(begun_quarters(context, action));
    fields.extend(given(&action.done_when).map(|sign| field("Klaar als", sign)));
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
    fields.extend(action.source.as_ref().map(|source| field(words::TAKEN_FROM, words::taken_from(source))));
    Entry {
        anchor: Some(action_anchor(number)),
        status: Some(Status { mark: None, word: words::sentence_case(words::action_status(action.status)) }),
        fields,
        ..Entry::new(action_number(number), Text::strong(given(&action.what).unwrap_or("Actie zonder omschrijving")))
    }
}

/// What was typed as a quarter and is none.
fn begun_quarters(context: &Context<'_>, action: &Action) -> Vec<Field> {
    let fields = [("Start", DraftField::Start(action.id.clone())), ("Klaar", DraftField::Ready(action.id.clone()))];
    let typed = fields.into_iter().filter_map(|(label, draft)| {
        let text = given(context.dossier.drafts.get(&draft))?;
        Some(field(label, format!("{text} ({})", words::UNFINISHED)))
    });
    typed.collect()
}

fn period(action: &Action) -> Option<String> {
    match (action.start, action.ready) {
        (Some(start), Some(ready)) if action.is_ready_before_start() => Some(format!(
            "start {}, klaar {}. Let op: dat kan niet, want {}.",
            words::quarter(start),
            words::quarter(ready),
            words::READY_BEFORE_START
        )),
        (Some(start), Some(ready)) => Some(format!("start {}, klaar {}", words::quarter(start), words::quarter(ready))),
        (Some(start), None) => Some(format!("start {}", words::quarter(start))),
        (None, Some(ready)) => Some(format!("klaar {}", words::quarter(ready))),
        (None, None) => None,
    }
}
