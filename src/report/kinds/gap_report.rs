//! The gap report: aandachtspunten to print and to work from.

use super::Section;
use crate::analysis::{Gap, gaps, unanswered};
use crate::content::{BuildingBlock, FirstStep, ItemId, Precondition};
use crate::model::{Action, ActionStatus, Rating};
use crate::report::anchors::{self, action_anchor, item_anchor};
use crate::report::context::{Context, action_number, given};
use crate::report::document::{Beside, Blank, Block, Fact, Heading, KeyFigure, Masthead, Row, Table, Task, Text};
use crate::report::parts::{aside, compact, rating_status, small};
use crate::report::sections::gaps::to_decide;
use crate::report::sections::guide::left_out;
use crate::report::sections::opening::{masthead_facts, remarks};
use crate::report::sections::summary::{number_of_gaps, shortened};
use crate::report::sections::{practice, recognition};
use crate::words;

pub(super) const SECTIONS: [Section; 6] = [head, work, open, actions, recognition::part, practice::part];

/// Actions that are named beside an aandachtspunt; all of them stand in the table.
const NAMED: usize = 4;
/// Longest action among what is said of an aandachtspunt; it stands in full in the table.
const WHAT: usize = 100;
/// Longest name of a trekker beside an aandachtspunt.
const OWNER: usize = 60;

fn head(context: &Context<'_>) -> Vec<Block> {
    let gaps = gaps(context.catalogue, context.measurement);
    let mut blocks = vec![Block::Masthead(Masthead {
        kind: "Gaprapport".to_owned(),
        title: context.place(),
        facts: masthead_facts(context),
    })];
    blocks.extend(remarks(context));
    let rated = |rating| gaps.iter().filter(|gap| gap.rating == rating).count();
    let open = context.scores.counts.unanswered;
    let mut figures = vec![
        number_of_gaps(context, &gaps),
        KeyFigure::new(rated(Rating::NotInOrder), "niet op orde"),
        KeyFigure::new(rated(Rating::Partly), "deels"),
        KeyFigure::new(rated(Rating::Unknown), "weten we niet"),
    ];
    figures.extend((open > 0).then(|| KeyFigure::new(open, "nog niet beantwoord")));
    blocks.push(Block::KeyFigures(figures));
    let how = if gaps.is_empty() {
        "Er zijn geen punten met het oordeel niet op orde, deels of weten we niet."
    } else {
        "Zo lees je de volgorde: voorop staat wat het team als eerste wil aanpakken. Daarna volgen de bouwstenen van onder naar \
         boven, want wat onderaan ligt, draagt de rest. Binnen een bouwsteen komt niet op orde vóór deels. Wat het team niet \
         weet, staat apart: dat zoek je eerst uit. Rechts zie je wie iets doet en wanneer, of is er ruimte om dat op te schrijven."
    };
    blocks.push(compact(how));
    blocks.extend(left_out(context.options).map(compact));
    blocks.extend(recognition::pointer(context).map(compact));
    blocks
}

/// What is known not to be in order, group by group, each with steps to start with; and then what to find out.
fn work(context: &Context<'_>) -> Vec<Block> {
    let gaps = gaps(context.catalogue, context.measurement);
    let known = || gaps.iter().filter(|gap| gap.rating != Rating::Unknown);
    let mut blocks = group(context, "Als eerste, volgens het team", known().filter(|gap| gap.priority));
    for block in context.catalogue.building_blocks() {
        let here = context.gaps_of(block, &gaps).filter(|gap| !gap.priority && gap.rating != Rating::Unknown);
        blocks.extend(group(context, &block.title, here));
        let steps = first_steps(context, block, &gaps);
        if !steps.is_empty() {
            let title = format!("Om mee te beginnen bij {}", block.title);
            blocks.push(aside(2, &title, steps));
        }
    }
    blocks.extend(group(context, "Eerst uitzoeken", gaps.iter().filter(|gap| gap.rating == Rating::Unknown)));
    blocks
}

fn group<'a>(context: &Context<'_>, title: &str, gaps: impl Iterator<Item = &'a Gap>) -> Vec<Block> {
    let tasks: Vec<Task> = gaps.filter_map(|gap| task(context, gap)).collect();
    if tasks.is_empty() { Vec::new() } else { vec![Block::WideHeading(Heading::new(2, title)), Block::Tasks(tasks)] }
}

fn task(context: &Context<'_>, gap: &Gap) -> Option<Task> {
    let (_, item) = context.catalogue.item(&gap.item)?;
    Some(Task {
        anchor: Some(item_anchor(&gap.item)),
        number: context.number(&gap.item).to_owned(),
        status: rating_status(Some(gap.rating)),
        title: context.item_text(item).into(),
        fields: fields(context, gap),
        beside: beside(context, &gap.item),
    })
}

fn fields(context: &Context<'_>, gap: &Gap) -> Vec<Fact> {
    let mut fields = Vec::new();
    let Some(answer) = context.measurement.answers.get(&gap.item) else { return fields };
    if gap.priority && gap.rating == Rating::Unknown {
        fields.push(Fact::new("Prioriteit", "het team wil hier als eerste aan werken."));
    }
    if context.options.notes && gap.rating.is_known() && given(&answer.evidence).is_none() {
        fields.push(Fact::new("Onderbouwing", "nog niet opgeschreven."));
    }
    fields.extend(to_decide(answer).map(|(label, said)| Fact::new(label, said)));
    let texts =
        [("Onderbouwing", &answer.evidence), ("Notitie", &answer.note), ("Waarom anders dan eerder", &answer.change_reason)];
    fields.extend(texts.into_iter().filter_map(|(label, text)| Some(Fact::new(label, context.note(text)?))));
    if let Some(reason) = &answer.left_as_is {
        fields.push(Fact::new("Bewust niet", context.note(reason).unwrap_or("het team kiest ervoor om dit zo te laten.")));
    }
    fields.extend(context.serving(&gap.item).map(|(number, action)| {
        let what = given(&action.what).map(|what| shortened(what, WHAT));
        Fact::new("Actie", action_link(number).then(format!(" {}", what.unwrap_or_else(|| "zonder omschrijving".to_owned()))))
    }));
    fields.extend(
        context
            .begun_action(&gap.item)
            .map(|text| Fact::new("Actie", format!("{} ({})", shortened(text, WHAT), words::UNFINISHED))),
    );
    fields
}

/// The trekker, quarter and status of each action; room to write them where there is none.
fn beside(context: &Context<'_>, item: &ItemId) -> Vec<Beside> {
    if context.measurement.answers.get(item).is_some_and(|answer| answer.left_as_is.is_some()) {
        return vec![Beside::Said("Bewust niet: hier komt geen actie.".into())];
    }
    let mut parts = Vec::new();
    let actions: Vec<_> = context.serving(item).collect();
    for (number, action) in actions.iter().take(NAMED) {
        let owner = given(&action.owner).map(|owner| format!(" {}", words::shortened(owner, OWNER)));
        let ready = action.ready.map(|ready| format!("klaar {}", words::quarter(ready)));
        let status = standing(context, action);
        let when = ready.map_or_else(|| status.clone(), |ready| format!("{ready} ({status})"));
        parts.push(Beside::Said(action_link(*number).then(owner.unwrap_or_default()).then(format!("\n{when}"))));
        if action.status.is_open() {
            parts.extend(given(&action.owner).is_none().then(|| Beside::Blank(Blank::new("Wie", 1))));
            parts.extend(action.ready.is_none().then(|| Beside::Blank(Blank::new("Klaar", 1))));
        }
    }
    if actions.len() > NAMED {
        let more = format!("en nog {}: zie ", actions.len() - NAMED);
        parts.push(Beside::Said(Text::from(more).then(Text::link("Acties", anchors::actions())).then(".")));
    }
    if actions.iter().all(|(_, action)| action.status == ActionStatus::Dropped) {
        parts.extend(["Wie", "Klaar"].map(|label| Beside::Blank(Blank::new(label, 1))));
    }
    parts
}

/// `bezig`, or `bezig, te laat` when it should have been ready by the day from which the report tells.
fn standing(context: &Context<'_>, action: &Action) -> String {
    let word = words::action_status(action.status);
    if is_late(context, action) { format!("{word}, te laat") } else { word.to_owned() }
}

fn is_late(context: &Context<'_>, action: &Action) -> bool {
    context.present().is_some_and(|present| action.is_late(present))
}

/// The steps of the randvoorwaarden of a bouwsteen that have an aandachtspunt: what is in order needs no advice.
fn first_steps(context: &Context<'_>, block: &BuildingBlock, gaps: &[Gap]) -> Vec<Block> {
    let has_gap = |precondition: &&Precondition| gaps.iter().any(|gap| gap.precondition == precondition.id);
    let preconditions = context.catalogue.preconditions_of(&block.id).filter(has_gap);
    preconditions
        .filter_map(|precondition| {
            let steps = precondition.first_steps.iter().map(|step| first_step(context, step));
            Some(small(Text::strong(format!("{} ", precondition.short_title)).then(Text::joined(steps, "\n")?)))
        })
        .collect()
}

/// A step, with the action that was made from it.
fn first_step(context: &Context<'_>, step: &FirstStep) -> Text {
    let text = Text::from(step.text.as_str());
    match context.numbered_actions().find(|(_, action)| action.step.as_ref() == Some(&step.id)) {
        Some((number, _)) => text.then(" Dit werd actie ").then(action_link(number)).then("."),
        None => text,
    }
}

/// The items without a rating.
fn open(context: &Context<'_>) -> Vec<Block> {
    let open = unanswered(context.catalogue, context.measurement);
    if open.is_empty() {
        return Vec::new();
    }
    let count = words::count(open.len(), "punt", "punten");
    let verb = if open.len() == 1 { "heeft" } else { "hebben" };
    let row = |id: &ItemId| {
        let (precondition, item) = context.catalogue.item(id)?;
        let cells =
            vec![Text::strong(context.number(id)), context.item_text(item).into(), precondition.short_title.as_str().into()];
        Some(Row::of(cells))
    };
    let columns = [("Punt", 1.2), ("Wat er wordt gevraagd", 12.0), ("Randvoorwaarde", 5.0)];
    vec![
        Block::WideHeading(Heading::new(2, "Nog niet beantwoord")),
        compact(format!("{} {verb} nog geen oordeel.", words::sentence_case(&count))),
        Block::Table(Table::of("De punten die nog geen oordeel hebben.", columns, open.iter().filter_map(row).collect())),
    ]
}

fn actions(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::WideHeading(Heading { anchor: Some(anchors::actions()), ..Heading::new(2, "Acties") })];
    let actions = context.actions();
    if actions.is_empty() {
        blocks.push(compact("Het team heeft nog geen acties opgeschreven."));
        return blocks;
    }
    if actions.iter().any(|action| is_late(context, action)) {
        let day = words::date(context.day());
        blocks.push(compact(match context.as_of() {
            Some(as_of) => format!("{as_of}. Te laat betekent: op die dag had de actie al klaar moeten zijn."),
            None => format!("Te laat betekent: op {day}, de dag van de vaststelling, had de actie al klaar moeten zijn."),
        }));
    }
    let columns = [("Nr.", 1.2), ("Wat", 10.2), ("Trekker", 4.0), ("Wanneer", 5.1), ("Stand", 2.1), ("Punt", 1.3)];
    let rows = context.numbered_actions().map(|(number, action)| row(context, number, action)).collect();
    let summary = "De acties met trekker, kwartaal, stand en het punt waarvoor ze zijn.";
    blocks.push(Block::Table(Table::of(summary, columns, rows)));
    blocks
}

fn row(context: &Context<'_>, number: usize, action: &Action) -> Row {
    let text = |text: &str| Text::from(given(text).unwrap_or("–"));
    let start = action.start.map(|start| format!("start {}", words::quarter(start)));
    let ready = action.ready.map(|ready| format!("klaar {}", words::quarter(ready)));
    let wrong = action.is_ready_before_start().then(|| format!("let op: {}", words::READY_BEFORE_START));
    let when: Vec<String> = start.into_iter().chain(ready).chain(wrong).collect();
    let item = action.item.as_ref().map_or_else(|| "–".into(), |item| point(context, item));
    let source = action.source.as_ref().map(|source| format!("\n{}: {}", words::TAKEN_FROM, words::taken_from(source)));
    let cells = vec![
        Text::strong(action_number(number)),
        text(&action.what).then(source.unwrap_or_default()),
        text(&action.owner),
        text(&when.join("\n")),
        standing(context, action).into(),
        item,
    ];
    Row { anchor: Some(action_anchor(number)), ..Row::of(cells) }
}

/// The number of an item; it leads to the aandachtspunt if the item is one.
fn point(context: &Context<'_>, item: &ItemId) -> Text {
    match context.number(item) {
        "" => format!("‘{item}’").into(),
        number if context.measurement.rating(item).is_some_and(Rating::is_gap) => Text::link(number, item_anchor(item)),
        number => number.into(),
    }
}

fn action_link(number: usize) -> Text {
    Text::link(action_number(number), action_anchor(number))
}
