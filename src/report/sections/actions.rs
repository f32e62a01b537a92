//! What the team will do about it.

use super::follow_up;
use crate::model::{Action, DraftField, Rating};
use crate::report::anchors::{action_anchor, item_anchor};
use crate::report::context::{Context, action_number, given};
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::parts::{WIDTH, bullets, chapter, wide, wide_heading, wide_small};
use crate::report::request::ReportKind;
use crate::shapes::{TimelineStyle, timeline};
use crate::words;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter("Acties"));
    blocks.extend(context.earlier.iter().flat_map(|earlier| follow_up::progress_of_actions(context, earlier)));
    let actions = context.actions();
    if actions.is_empty() {
        blocks.push(wide("Het team heeft nog geen acties opgeschreven."));
        blocks.extend(begun(context));
        return blocks;
    }
    blocks.push(wide(match context.measurement.adoption {
        Some(_) => "Dit sprak het team af, zoals het er stond toen de meting werd vastgesteld.",
        None => "Dit sprak het team af.",
    }));
    blocks.extend(planned(context, actions));
    blocks.push(Block::Table(table(context)));
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
        wide_heading(words::sentence_case(words::UNFINISHED)),
        wide("Dit begon het team op te schrijven. Het is nog geen actie en telt nergens mee."),
        bullets(texts),
    ]
}

/// The actions along the quarters. What is late in a concept is seen from the day of making, which is printed beside it.
fn planned(context: &Context<'_>, actions: &[Action]) -> Vec<Block> {
    if actions.iter().all(|action| action.start.is_none() && action.ready.is_none()) {
        return Vec::new();
    }
    let present = context.present();
    let numbered: Vec<(String, &Action)> =
        actions.iter().zip(1..).map(|(action, number)| (action_number(number), action)).collect();
    let timeline = timeline(&numbered, present, TimelineStyle { width: WIDTH, text: 8.5 });
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
    let legend = wide_small(format!("{bars}{}", late.unwrap_or_default()));
    [legend].into_iter().chain(timeline.map(Block::Timeline)).collect()
}

/// The actions by the quarter in which they are ready, each with how one sees that it is done and what could stand in its way.
pub(in crate::report) fn table(context: &Context<'_>) -> Table {
    let mut actions: Vec<(usize, &Action)> = context.numbered_actions().collect();
    // Without a quarter they come last. The sort is stable.
    actions.sort_by_key(|(_, action)| (action.ready.is_none(), action.ready));
    let rows: Vec<ActionRow> = actions.into_iter().map(|(number, action)| row(context, number, action)).collect();
    // A column in which nothing stands is room for the others.
    let shown = Shown { more: rows.iter().any(|row| row.more.is_some()), item: rows.iter().any(|row| row.item.is_some()) };
    let mut columns = vec![Column::left("Nr.", 7.5)];
    if shown.more {
        let (what, more) = shares(&rows);
        columns.extend(
            [("Wat", what), ("Klaar als, risico", more), ("Wie", 37.0)].map(|(heading, share)| Column::left(heading, share)),
        );
    } else {
        // Beside each other who and when make rows of an action in a few words half as high.
        columns.extend([("Wat", 74.0), ("Wie", 37.0), ("Wanneer", 37.0)].map(|(heading, share)| Column::left(heading, share)));
    }
    columns.extend(shown.item.then(|| Column::left("Punt", 7.5)));
    let rows = rows.into_iter().map(|row| row.finished(shown)).collect();
    let summary = "De acties met trekker, kwartaal, stand en het punt waarvoor ze zijn, op datum.".to_owned();
    Table { summary, columns, rows, has_row_headings: true }
}

/// The columns in which something stands.
#[derive(Clone, Copy)]
struct Shown {
    more: bool,
    item: bool,
}

/// An action with what stands in each column.
struct ActionRow {
    number: usize,
    what: Text,
    /// How one sees that it is done, and what could stand in its way.
    more: Option<Text>,
    /// Who leads it; may be empty.
    owner: String,
    /// How far it is, and its quarters.
    when: Vec<String>,
    /// The item for which it is.
    item: Option<Text>,
}

/// The shares of the columns that say what is done and what more there is to it: the longer texts get more room, so that rows are low.
fn shares(rows: &[ActionRow]) -> (f32, f32) {
    const BOTH: f32 = 111.0;
    /// Least share of either.
    const LEAST: f32 = 40.0;
    let length = |text: &Text| text.0.iter().map(|span| span.text.chars().count()).sum::<usize>() as f32;
    let what: f32 = rows.iter().map(|row| length(&row.what)).sum();
    let more: f32 = rows.iter().filter_map(|row| row.more.as_ref()).map(length).sum();
    let share = (BOTH * what / (what + more).max(1.0)).clamp(LEAST, BOTH - LEAST);
    (share, BOTH - share)
}

impl ActionRow {
    fn finished(self, shown: Shown) -> Row {
        let or_dash = |text: Option<Text>| text.unwrap_or_else(|| "–".into());
        let when = self.when.join("\n");
        let owner = (!self.owner.is_empty()).then_some(self.owner);
        let mut cells = vec![Text::strong(action_number(self.number)), self.what];
        if shown.more {
            let who_and_when: Vec<String> = owner.into_iter().chain([when]).collect();
            cells.extend([or_dash(self.more), who_and_when.join("\n").into()]);
        } else {
            cells.extend([or_dash(owner.map(Text::from)), when.into()]);
        }
        cells.extend(shown.item.then(|| or_dash(self.item)));
        Row { anchors: vec![action_anchor(self.number)], ..Row::of(cells) }
    }
}

fn row(context: &Context<'_>, number: usize, action: &Action) -> ActionRow {
    let what = Text::from(given(&action.what).unwrap_or("Actie zonder omschrijving"));
    let more = [("Klaar als", &action.done_when), ("Risico", &action.risk), ("Maatregel", &action.risk_measure)];
    // The risks of finished actions are nothing to work on.
    let shown = if context.kind == ReportKind::Gaps && !action.status.is_open() { 1 } else { more.len() };
    let more =
        more.into_iter().take(shown).filter_map(|(label, text)| Some(Text::strong(format!("{label} ")).then(given(text)?)));
    let source =
        action.source.as_ref().map(|source| Text::from(format!("{}: {}", words::TAKEN_FROM, words::taken_from(source))));
    let more = Text::joined(more.chain(source), "\n");
    let mut when: Vec<String> = period(action).into_iter().collect();
    when.extend(begun_quarters(context, action));
    let late = context.present().is_some_and(|present| action.is_late(present));
    let status = words::sentence_case(words::action_status(action.status));
    when.insert(0, if late { format!("{status}, te laat") } else { status });
    let item = action.item.as_ref().map(|item| match context.number(item) {
        "" => format!("‘{item}’").into(),
        // In a gaprapport only aandachtspunten have a place.
        number if context.kind != ReportKind::Gaps || context.measurement.rating(item).is_some_and(Rating::is_gap) => {
            Text::link(number, item_anchor(item))
        }
        number => number.into(),
    });
    let owner = given(&action.owner).unwrap_or_default().to_owned();
    ActionRow { number, what, more, owner, when, item }
}

/// What was typed as a quarter and is none: `Start: volgend jaar (nog niet afgemaakt)`.
fn begun_quarters(context: &Context<'_>, action: &Action) -> Vec<String> {
    let fields = [("Start", DraftField::Start(action.id.clone())), ("Klaar", DraftField::Ready(action.id.clone()))];
    let typed = fields.into_iter().filter_map(|(label, draft)| {
        let text = given(context.dossier.drafts.get(&draft))?;
        Some(format!("{label}: {text} ({})", words::UNFINISHED))
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
        (Some(start), Some(ready)) => Some(format!("start {}\nklaar {}", words::quarter(start), words::quarter(ready))),
        (Some(start), None) => Some(format!("start {}", words::quarter(start))),
        (None, Some(ready)) => Some(format!("klaar {}", words::quarter(ready))),
        (None, None) => None,
    }
}
