//! The gap report: aandachtspunten to print and to work from.

use std::collections::BTreeSet;

use super::Section;
use crate::analysis::{Gap, gaps, unanswered};
use crate::content::{FirstStep, ItemId, Precondition, PreconditionId};
use crate::model::{Action, Decider};
use crate::report::anchors::{self, action_anchor, decider_anchor, item_anchor};
use crate::report::context::{Context, action_number, given};
use crate::report::document::{Block, CellSize, Column, Fact, Figure, Heading, Masthead, Row, Table, Task, Text};
use crate::report::parts::{WIDTH, rating_status, wide, wide_small};
use crate::report::sections::actions;
use crate::report::sections::gaps::{decided, decided_about, no_gaps, to_decide};
use crate::report::sections::guide::left_out;
use crate::report::sections::opening::{masthead_facts, remarks};
use crate::report::sections::{practice, recognition};
use crate::shapes::{Decided, StripItem, StripRow, decided_band, decided_squares, item_strip, strip_legend};
use crate::words;

pub(super) const SECTIONS: [Section; 6] = [head, work, open, dated, recognition::part, practice::part];

/// Side in points of the square of an aandachtspunt, in the table of who decides.
const SQUARE: f32 = 10.0;

fn head(context: &Context<'_>) -> Vec<Block> {
    let gaps = gaps(context.catalogue, context.measurement);
    let mut blocks = vec![Block::Masthead(Masthead {
        kind: "Gaprapport".to_owned(),
        title: context.place(),
        facts: masthead_facts(context),
    })];
    blocks.extend(remarks(context));
    if gaps.is_empty() {
        blocks.push(wide(no_gaps(context)));
        return blocks;
    }
    blocks.push(Block::WideHeading(Heading::new(2, headline(context, &gaps))));
    blocks.push(figure(decided_band(decided(context, &gaps.iter().collect::<Vec<_>>()), WIDTH)));
    blocks.push(Block::WideHeading(Heading::new(2, "Alle punten, per randvoorwaarde")));
    let rows = strip(context, &gaps);
    blocks.extend(rows.chunks(ROWS).map(|rows| figure(item_strip(rows, WIDTH))));
    blocks.push(figure(strip_legend(WIDTH)));
    // One row would repeat the band above it.
    if is_divided(context, &gaps) {
        blocks.push(Block::WideHeading(Heading::new(2, "Wie beslist")));
        blocks.push(Block::Table(who_decides(context, &gaps)));
        blocks.push(wide_small(in_order(context, "Per beslisser staat eerst wat het team als eerste wil")));
    }
    blocks.extend(recognition::pointer(context).map(wide_small));
    blocks
}

/// Whether more than one decides: then each has a part of the report.
fn is_divided(context: &Context<'_>, gaps: &[Gap]) -> bool {
    DECIDERS.into_iter().filter(|decider| !decided_by(context, gaps, *decider).is_empty()).count() > 1
}

/// In which order the aandachtspunten stand, what was left out, and where the actions are.
fn in_order(context: &Context<'_>, begin: &str) -> Text {
    let left_out = left_out(context.options).map(|said| format!(" {said}")).unwrap_or_default();
    Text::from(format!("{begin}, daarna van het fundament omhoog.{left_out} De acties op datum staan bij "))
        .then(Text::page_link("‘Acties’", anchors::actions()))
        .then(".")
}

/// Rows of one drawing, so that it is never higher than a page.
const ROWS: usize = 30;

fn figure(drawing: crate::shapes::Drawing) -> Block {
    Block::Figure(Figure::telling(drawing))
}

/// `33 van de 57 punten vragen aandacht`, and how many are not answered.
fn headline(context: &Context<'_>, gaps: &[Gap]) -> String {
    let counts = &context.scores.counts;
    let verb = if gaps.len() == 1 { "vraagt" } else { "vragen" };
    let open = match counts.unanswered {
        0 => String::new(),
        1 => "; 1 is nog niet beantwoord".to_owned(),
        many => format!("; {many} zijn nog niet beantwoord"),
    };
    format!("{} van de {} punten {verb} aandacht{open}", gaps.len(), counts.total())
}

fn strip(context: &Context<'_>, gaps: &[Gap]) -> Vec<StripRow> {
    let row = |precondition: &Precondition, begins_block: bool| StripRow {
        name: format!("{}\u{a0} {}", precondition.number, precondition.short_title),
        items: precondition
            .items
            .iter()
            .map(|item| StripItem {
                number: context.number(&item.id).to_owned(),
                rating: context.measurement.rating(&item.id),
                decided: gaps.iter().find(|gap| gap.item == item.id).map(|gap| decided_about(context, gap)),
            })
            .collect(),
        begins_block,
    };
    let blocks = context.catalogue.building_blocks().iter();
    blocks
        .flat_map(|block| {
            let here = context.catalogue.preconditions_of(&block.id).enumerate();
            here.map(|(at, precondition)| row(precondition, at == 0)).collect::<Vec<_>>()
        })
        .collect()
}

/// Who can decide, in the order of the report: the farthest from the team first, as the team can do the least without them.
const DECIDERS: [Option<Decider>; 5] =
    [Some(Decider::Board), Some(Decider::State), Some(Decider::Partners), Some(Decider::Team), None];

/// The aandachtspunten about which somebody decides, in their order.
fn decided_by<'a>(context: &Context<'_>, gaps: &'a [Gap], decider: Option<Decider>) -> Vec<&'a Gap> {
    let is_meant = |gap: &&Gap| context.measurement.answers.get(&gap.item).and_then(|answer| answer.decider) == decider;
    gaps.iter().filter(is_meant).collect()
}

fn name_of(decider: Option<Decider>) -> String {
    decider.map_or_else(|| "Nog niet gezegd".to_owned(), |decider| words::sentence_case(words::decider(decider)))
}

fn who_decides(context: &Context<'_>, gaps: &[Gap]) -> Table {
    let columns = vec![
        Column::left("Wie", 36.0).sized(CellSize::Dense),
        Column::right("Punten", 14.0).sized(CellSize::Dense),
        Column::left("Stand", 78.0),
        Column::right("Nog niets", 18.0).sized(CellSize::Dense),
        Column::right("Pagina", 17.0),
    ];
    let rows = DECIDERS.into_iter().filter_map(|decider| {
        let here = decided_by(context, gaps, decider);
        if here.is_empty() {
            return None;
        }
        let counts = decided(context, &here);
        let [.., nothing] = counts;
        let cells = vec![
            Text::strong(name_of(decider)),
            here.len().to_string().into(),
            Text::default(),
            if nothing == 0 { "–".to_owned() } else { nothing.to_string() }.into(),
            Text::page_number(decider_anchor(decider)),
        ];
        Some(Row { drawings: vec![(2, decided_squares(counts, SQUARE, 210.0))], ..Row::of(cells) })
    });
    let rows: Vec<Row> = rows.collect();
    let summary = "Wie over de aandachtspunten beslist, en wat er al besloten is.".to_owned();
    Table { summary, columns, has_row_headings: true, rows }
}

/// The aandachtspunten by who decides, each with what it rests on, steps and room to write.
fn work(context: &Context<'_>) -> Vec<Block> {
    let gaps = gaps(context.catalogue, context.measurement);
    let is_divided = is_divided(context, &gaps);
    let mut blocks = Vec::new();
    for decider in DECIDERS {
        let here = decided_by(context, &gaps, decider);
        if here.is_empty() {
            continue;
        }
        // A consultant carries these pages around: the next part goes on where the one before ends.
        if blocks.is_empty() && is_divided {
            blocks.push(Block::ChapterBreak);
        }
        let title = Heading { anchor: Some(decider_anchor(decider)), ..Heading::new(2, part_title(decider)) };
        blocks.push(Block::WideHeading(title));
        blocks.push(wide_small(if is_divided {
            Text::from(part_introduction(context, &here))
        } else {
            // How many there are stands at the head of the report.
            let ask = to_fill_in(context, &here).map(|ask| format!("{ask} ")).unwrap_or_default();
            in_order(context, &format!("{ask}Eerst staat wat het team als eerste wil"))
        }));
        // The steps of a randvoorwaarde stand once in each part.
        let mut told = BTreeSet::new();
        let first_of = |told: &mut BTreeSet<PreconditionId>, gap: &Gap| told.insert(gap.precondition.clone());
        let tasks: Vec<Task> = here
            .iter()
            .filter_map(|gap| {
                let takes_steps = decided_about(context, gap) == Decided::Nothing;
                let is_first = takes_steps && first_of(&mut told, gap);
                let of = if takes_steps && !is_first { told_at(context, &here, gap) } else { None };
                task(context, gap, is_first, of)
            })
            .collect();
        blocks.push(Block::Tasks(tasks));
    }
    blocks
}

fn part_title(decider: Option<Decider>) -> String {
    match decider {
        Some(Decider::Board) => "De bestuurder beslist".to_owned(),
        Some(Decider::State) => "Het Rijk beslist".to_owned(),
        Some(Decider::Partners) => "Partners beslissen mee".to_owned(),
        Some(Decider::Team) => "Wijzelf beslissen".to_owned(),
        None => "Nog niet gezegd wie beslist".to_owned(),
    }
}

/// `Negen punten, twee met een actie. Kruis aan welke stappen jullie zetten en vul in.`
fn part_introduction(context: &Context<'_>, gaps: &[&Gap]) -> String {
    let points = words::sentence_case(&words::count(gaps.len(), "punt", "punten"));
    let [action, _, _] = decided(context, gaps);
    let action = match action {
        0 => String::new(),
        number => format!(", {} met een actie", words::number_word(number)),
    };
    let ask = to_fill_in(context, gaps).map(|ask| format!(" {ask}")).unwrap_or_default();
    format!("{points}{action}.{ask}")
}

/// What to do where nothing is decided yet.
fn to_fill_in(context: &Context<'_>, gaps: &[&Gap]) -> Option<&'static str> {
    let [.., nothing] = decided(context, gaps);
    (nothing > 0).then_some("Kruis aan welke stappen jullie zetten en vul in.")
}

/// The number of the aandachtspunt of this part that has the steps of the same randvoorwaarde.
fn told_at<'a>(context: &'a Context<'_>, part: &[&Gap], gap: &Gap) -> Option<&'a str> {
    let same = part
        .iter()
        .find(|other| other.precondition == gap.precondition && decided_about(context, other) == Decided::Nothing)?;
    Some(context.number(&same.item))
}

fn task(context: &Context<'_>, gap: &Gap, has_steps: bool, told_at: Option<&str>) -> Option<Task> {
    let (precondition, item) = context.catalogue.item(&gap.item)?;
    let steps: Vec<Text> =
        if has_steps { precondition.first_steps.iter().map(|step| first_step(context, step)).collect() } else { Vec::new() };
    let remark = told_at.filter(|_| !precondition.first_steps.is_empty()).map(|number| format!("Stappen: zie {number}"));
    Some(Task {
        anchor: Some(item_anchor(&gap.item)),
        number: context.number(&gap.item).to_owned(),
        status: rating_status(Some(gap.rating)),
        title: item.noun().into_owned(),
        is_first: gap.priority,
        said: said(context, gap),
        steps,
        remark: remark.unwrap_or_default().into(),
        agreed: agreed(context, &gap.item),
        is_open: decided_about(context, gap) == Decided::Nothing,
    })
}

/// What the team said of an aandachtspunt.
fn said(context: &Context<'_>, gap: &Gap) -> Vec<Fact> {
    let mut facts = Vec::new();
    let Some(answer) = context.measurement.answers.get(&gap.item) else { return facts };
    if context.options.notes && gap.rating.is_known() && given(&answer.evidence).is_none() {
        facts.push(Fact::new("Onderbouwing", "nog niet opgeschreven."));
    }
    let texts =
        [("Onderbouwing", &answer.evidence), ("Notitie", &answer.note), ("Waarom anders dan eerder", &answer.change_reason)];
    facts.extend(texts.into_iter().filter_map(|(label, text)| Some(Fact::new(label, context.note(text)?))));
    if let Some(reason) = context.left_as_is(answer) {
        facts.push(Fact::new("Bewust niet", reason));
    }
    // Who decides is what the part is about.
    facts.extend(to_decide(answer).filter(|(label, _)| *label == "Afweging").map(|(label, said)| Fact::new(label, said)));
    facts
}

/// The actions for an aandachtspunt; what goes with each stands among the actions.
fn agreed(context: &Context<'_>, item: &ItemId) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for (number, action) in context.serving(item) {
        let what = given(&action.what).map_or_else(|| "zonder omschrijving".to_owned(), |what| words::excerpt(what, WHAT));
        let link = Text::link(action_number(number), action_anchor(number));
        facts.push(Fact::new("Actie", link.then(format!(" {what}"))));
        let owner = given(&action.owner).map(|owner| words::shortened(owner, OWNER));
        facts.push(Fact::new("Wie", owner.as_deref().unwrap_or("–")));
        let ready = action.ready.map(|ready| format!("{}, ", words::quarter(ready))).unwrap_or_default();
        facts.push(Fact::new("Klaar", format!("{ready}{}", standing(context, action))));
    }
    facts.extend(
        context
            .begun_action(item)
            .map(|text| Fact::new("Actie", format!("{} ({})", words::excerpt(&text, WHAT), words::UNFINISHED))),
    );
    facts
}

/// Longest action beside an aandachtspunt; it stands in full among the actions.
const WHAT: usize = 160;
/// Longest name of a trekker beside an aandachtspunt.
const OWNER: usize = 60;

/// `bezig`, or `bezig, te laat` when it should have been ready by the day from which the report tells.
fn standing(context: &Context<'_>, action: &Action) -> String {
    let word = words::action_status(action.status);
    if is_late(context, action) { format!("{word}, te laat") } else { word.to_owned() }
}

fn is_late(context: &Context<'_>, action: &Action) -> bool {
    context.present().is_some_and(|present| action.is_late(present))
}

/// A step, with the action that was made from it.
fn first_step(context: &Context<'_>, step: &FirstStep) -> Text {
    let text = Text::from(step.text.as_str());
    match context.numbered_actions().find(|(_, action)| action.step.as_ref() == Some(&step.id)) {
        Some((number, _)) => {
            text.then(" Dit werd actie ").then(Text::link(action_number(number), action_anchor(number))).then(".")
        }
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
            vec![Text::strong(context.number(id)), item.noun().as_ref().into(), precondition.short_title.as_str().into()];
        Some(Row::of(cells))
    };
    let columns = [("Punt", 1.2), ("Waar het over gaat", 10.0), ("Randvoorwaarde", 7.0)];
    vec![
        Block::ChapterBreak,
        Block::WideHeading(Heading::new(2, "Nog niet beantwoord")),
        wide_small(format!("{} {verb} nog geen oordeel.", words::sentence_case(&count))),
        Block::Table(Table::of("De punten die nog geen oordeel hebben.", columns, open.iter().filter_map(row).collect())),
    ]
}

/// All actions by the quarter in which they are ready.
fn dated(context: &Context<'_>) -> Vec<Block> {
    let title = Heading { anchor: Some(anchors::actions()), ..Heading::new(2, "Acties") };
    let mut blocks = vec![Block::ChapterBreak, Block::WideHeading(title)];
    let actions = context.actions();
    if actions.is_empty() {
        blocks.push(wide("Het team heeft nog geen acties opgeschreven."));
        return blocks;
    }
    if actions.iter().any(|action| is_late(context, action)) {
        let day = words::date(context.day());
        blocks.push(wide_small(match context.as_of() {
            Some(as_of) => format!("{as_of}. Te laat betekent: op die dag had de actie al klaar moeten zijn."),
            None => format!("Te laat betekent: op {day}, de dag van de vaststelling, had de actie al klaar moeten zijn."),
        }));
    }
    blocks.push(Block::Table(actions::table(context)));
    blocks
}

#[cfg(test)]
mod tests {
    use super::DECIDERS;
    use crate::model::Decider;

    #[test]
    fn every_decider_has_a_part() {
        for decider in Decider::ALL {
            assert!(DECIDERS.contains(&Some(decider)), "{decider:?}");
        }
        assert!(DECIDERS.contains(&None));
    }
}
