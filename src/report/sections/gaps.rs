//! The aandachtspunten in order, and what else is still open.

use super::preconditions::begun_action;
use crate::analysis::{Gap, Urgency, four_fields, gaps, unanswered, without_evidence};
use crate::content::{ChecklistItem, ItemId, Precondition};
use crate::model::Answer;
use crate::report::anchors::item_anchor;
use crate::report::context::{Context, item_link};
use crate::report::document::{Block, Entry, Field, Figure, Text};
use crate::report::parts::{WIDTH, bullets, chapter, field, heading, lead, paragraph, rating_status};
use crate::shapes;
use crate::words;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter("Aandachtspunten"));
    let gaps = gaps(context.catalogue, context.measurement);
    if gaps.is_empty() {
        blocks.push(lead("Er zijn geen punten met het oordeel niet op orde, deels of weten we niet."));
    } else {
        blocks.push(lead(
            "Een aandachtspunt is een punt dat niet op orde of deels op orde is, of waarvan het team het antwoord niet weet. \
             Bovenaan staat wat het team zelf voorop zet. Daarna volgt de muur van onder naar boven.",
        ));
        blocks.extend(weighed(context));
        blocks.extend(group(context, "Als eerste, volgens het team", gaps.iter().filter(|gap| gap.priority)));
        for block in context.catalogue.building_blocks() {
            blocks.extend(group(context, &block.title, context.gaps_of(block, &gaps).filter(|gap| !gap.priority)));
        }
    }
    blocks.extend(still_open(context));
    blocks
}

/// Where the aandachtspunten stand in the four fields of effect and ease; nothing while none was weighed.
fn weighed(context: &Context<'_>) -> Option<Block> {
    let fields = four_fields(context.catalogue, context.measurement);
    let drawing = || shapes::four_fields(context.catalogue, &fields, WIDTH, 8.5);
    (!fields.fields.is_empty()).then(|| Block::Figure(Figure::telling(drawing())))
}

fn group<'a>(context: &Context<'_>, title: &str, gaps: impl Iterator<Item = &'a Gap>) -> Vec<Block> {
    let entries: Vec<Entry> = gaps.filter_map(|gap| entry(context, gap)).collect();
    if entries.is_empty() { Vec::new() } else { vec![heading(2, title), Block::Entries(entries)] }
}

fn entry(context: &Context<'_>, gap: &Gap) -> Option<Entry> {
    let (precondition, item) = context.catalogue.item(&gap.item)?;
    let mut fields: Vec<Field> = Vec::new();
    let place = format!("{} {}", precondition.number, precondition.title);
    fields.push(field("Staat bij", Text::page_link(place, item_anchor(&gap.item))));
    if let Some(actions) = context.actions_for(&gap.item) {
        fields.push(field("Actie", actions));
    }
    fields.extend(begun_action(context, &gap.item));
    let answer = context.measurement.answers.get(&gap.item);
    fields.extend(answer.into_iter().flat_map(to_decide).map(|(label, said)| field(label, said)));
    let reason = answer.and_then(|answer| context.left_as_is(answer));
    fields.extend(reason.map(|reason| field("Bewust niet", reason)));
    let status = Some(rating_status(Some(gap.rating)));
    Some(Entry { status, fields, ..Entry::new(context.number(&gap.item), context.item_text(item)) })
}

/// What helps to choose: who can decide about a gap, and how much and how easily it would help.
pub(in crate::report) fn to_decide(answer: &Answer) -> impl Iterator<Item = (&'static str, String)> {
    let (effect, ease) = (answer.effect, answer.ease);
    let both =
        [effect.map(|effect| format!("effect {}", words::effect(effect))), ease.map(|ease| words::ease(ease).to_owned())];
    let both: Vec<String> = both.into_iter().flatten().collect();
    let urgency = Urgency::of(effect, ease).map(|urgency| format!(": {}", words::urgency(urgency))).unwrap_or_default();
    let weighed = (!both.is_empty()).then(|| format!("{}{urgency}", both.join(", ")));
    let decider = answer.decider.map(|decider| ("Wie beslist", words::decider(decider).to_owned()));
    decider.into_iter().chain(weighed.map(|weighed| ("Afweging", weighed)))
}

fn still_open(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let unanswered = unanswered(context.catalogue, context.measurement);
    if !unanswered.is_empty() {
        blocks.push(heading(2, "Nog niet beantwoord"));
        blocks.push(bullets(context.catalogue.preconditions().iter().flat_map(|it| open_items(context, it, &unanswered))));
    }
    let bare = without_evidence(context.catalogue, context.measurement);
    if !bare.is_empty() {
        blocks.push(heading(2, "Zonder onderbouwing"));
        blocks.push(paragraph(
            Text::from("Bij deze punten staat wel een oordeel, maar niet waarop het rust: ")
                .then(numbers(context, &bare))
                .then("."),
        ));
    }
    blocks
}

/// The items of a randvoorwaarde without an answer; in one line when that is all of them.
fn open_items(context: &Context<'_>, precondition: &Precondition, unanswered: &[ItemId]) -> Vec<Text> {
    let open: Vec<&ChecklistItem> = precondition.items.iter().filter(|item| unanswered.contains(&item.id)).collect();
    match open.as_slice() {
        [first, .., last] if open.len() == precondition.items.len() => {
            let (from, to) = (context.number(&first.id), context.number(&last.id));
            let link = Text::page_link(format!("{from} tot en met {to}"), item_anchor(&first.id));
            vec![link.then(format!(": alle punten van ‘{}’", precondition.title))]
        }
        items => items.iter().map(|item| item_link(context, &item.id).then(format!(" {}", context.item_text(item)))).collect(),
    }
}

fn numbers(context: &Context<'_>, items: &[ItemId]) -> Text {
    Text::joined(items.iter().map(|id| item_link(context, id)), ", ").unwrap_or_default()
}
