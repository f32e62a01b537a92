//! What became of the actions that stood in the earlier measurement when it was adopted.

use super::Named;
use crate::analysis::{ActionProgress, action_progress};
use crate::model::{Action, ActionStatus, Quarter};
use crate::report::anchors::action_anchor;
use crate::report::context::{Context, Earlier, action_number, given};
use crate::report::document::{Block, Row, Table, Text};
use crate::report::parts::{enumeration, wide, wide_heading, wide_small};
use crate::words;

/// A table of all actions, then and now; nothing where there are none, and where the team itself looked back at them.
pub(in super::super) fn progress_of_actions(context: &Context<'_>, earlier: &Earlier<'_>) -> Vec<Block> {
    let before = earlier.measurement.adoption.as_ref().map_or(&[][..], |adoption| &adoption.snapshot.actions);
    let all = action_progress(before, context.actions());
    let is_looked_back_at = !context.measurement.look_back.is_empty()
        && context.dossier.before(context.measurement).is_some_and(|before| before.number == earlier.measurement.number);
    if all.is_empty() || is_looked_back_at {
        return Vec::new();
    }
    let named = Named::new(context, earlier);
    let mut blocks = vec![wide_heading("Wat er van de acties kwam"), wide(told(&all, before.len(), &named))];
    let summary = format!("De acties van de {} en van de {}, met hoe ver ze toen waren en hoe ver nu.", named.then, named.now);
    let [then, now] = [&named.then, &named.now].map(|name| format!("Bij de {name}"));
    let rows = all.iter().map(|progress| row(progress, context.present())).collect();
    let table = Table::of(summary, [("Actie", 9.0), (&then, 4.6), (&now, 5.6)], rows);
    blocks.push(Block::Table(Table { has_row_headings: true, ..table }));
    let is_late = |it: &ActionProgress<'_>| match it {
        ActionProgress::Kept { now, .. } | ActionProgress::New { now, .. } => {
            context.present().is_some_and(|present| now.is_late(present))
        }
        ActionProgress::Removed { .. } => false,
    };
    if let Some(as_of) = context.as_of().filter(|_| all.iter().any(is_late)) {
        blocks.push(wide_small(format!("{as_of}.")));
    }
    blocks.push(wide_heading(format!("De acties van de {}", named.now)));
    blocks
}

/// `Bij de 0-meting waren er acht acties. Nu: twee klaar, …`.
fn told(all: &[ActionProgress<'_>], before: usize, named: &Named) -> String {
    let kept = |wanted: ActionStatus| {
        all.iter().filter(|it| matches!(it, ActionProgress::Kept { now, .. } if now.status == wanted)).count()
    };
    let removed = all.iter().filter(|it| matches!(it, ActionProgress::Removed { .. })).count();
    let new = all.iter().filter(|it| matches!(it, ActionProgress::New { .. })).count();
    let statuses = [ActionStatus::Done, ActionStatus::InProgress, ActionStatus::Planned, ActionStatus::Dropped];
    let fates = statuses.map(|status| (kept(status), words::action_status(status)));
    let fates: Vec<String> = fates
        .into_iter()
        .chain([(removed, "verwijderd")])
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{} {word}", words::number_word(number)))
        .collect();
    let newly = match new {
        0 => "Er kwamen geen nieuwe acties bij.".to_owned(),
        1 => "Er kwam één nieuwe actie bij.".to_owned(),
        many => format!("Er kwamen {} nieuwe acties bij.", words::number_word(many)),
    };
    match before {
        0 => format!("Bij de {} waren er nog geen acties. {newly}", named.then),
        1 => format!("Bij de {} was er één actie: die is nu {}. {newly}", named.then, only(&fates)),
        many => {
            format!("Bij de {} waren er {} acties. Nu: {}. {newly}", named.then, words::number_word(many), enumeration(&fates))
        }
    }
}

/// The word of the only fate, without its number.
fn only(fates: &[String]) -> &str {
    fates.first().and_then(|fate| fate.split_once(' ')).map_or("", |(_, word)| word)
}

fn row(progress: &ActionProgress<'_>, present: Option<Quarter>) -> Row {
    let cells = match *progress {
        ActionProgress::Kept { before, now, number } => {
            vec![linked(now, number).then(renamed(before, now)), state(before).into(), what_became(before, now, present)]
        }
        ActionProgress::Removed { before } => vec![what(before).into(), state(before).into(), Text::strong("Verwijderd")],
        ActionProgress::New { now, number } => {
            vec![linked(now, number), "–".into(), Text::strong("Nieuw").then(format!(": {}", state(now).to_lowercase()))]
        }
    };
    Row::of(cells)
}

fn what(action: &Action) -> &str {
    given(&action.what).unwrap_or("Actie zonder omschrijving")
}

/// The number, leading to its place, and what is to be done.
fn linked(action: &Action, number: usize) -> Text {
    Text::link(action_number(number), action_anchor(number)).then(format!(" {}", what(action)))
}

/// What it was called, when that was something else.
fn renamed(before: &Action, now: &Action) -> String {
    if what(before) == what(now) { String::new() } else { format!(" (toen: ‘{}’)", what(before)) }
}

/// `Bezig, klaar 2e kwartaal 2027`.
fn state(action: &Action) -> String {
    let status = words::sentence_case(words::action_status(action.status));
    match action.ready.filter(|_| action.status.is_open()) {
        Some(ready) => format!("{status}, af {}", words::quarter(ready)),
        None => status,
    }
}

/// `present` is the quarter of the report.
fn what_became(before: &Action, now: &Action, present: Option<Quarter>) -> Text {
    let text = Text::strong(words::sentence_case(words::action_status(now.status)));
    if !now.status.is_open() {
        let already = if before.status == now.status { ", net als toen" } else { "" };
        return text.then(already);
    }
    text.then(match (before.ready, now.ready) {
        (Some(then), Some(ready)) if then != ready => {
            format!(", verschoven van {} naar {}", words::quarter(then), words::quarter(ready))
        }
        (None, Some(ready)) => format!(", nu met een datum: {}", words::quarter(ready)),
        (Some(then), None) => format!(", zonder datum; was {}", words::quarter(then)),
        (_, Some(ready)) if present.is_some_and(|present| now.is_late(present)) => {
            format!(", had klaar moeten zijn in {}", words::quarter(ready))
        }
        (_, Some(ready)) => format!(", af {}", words::quarter(ready)),
        (None, None) => String::new(),
    })
}
