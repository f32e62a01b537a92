//! The aandachtspunten in order, and what else is still open.

use crate::analysis::{Gap, Urgency, four_fields, gaps, unanswered, without_evidence};
use crate::content::{ItemId, Precondition};
use crate::model::{ActionStatus, Answer};
use crate::report::anchors::{action_anchor, item_anchor};
use crate::report::context::{Context, action_number, given, item_link};
use crate::report::document::{Block, CellSize, Column, Figure, Mark, Row, Table, Text};
use crate::report::parts::{WIDTH, bullets, chapter, wide, wide_heading};
use crate::shapes::{self, Decided};
use crate::words;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter("Aandachtspunten en besluiten"));
    let gaps = gaps(context.catalogue, context.measurement);
    if gaps.is_empty() {
        blocks.push(wide(no_gaps(context)));
    } else {
        blocks.push(wide(introduction(context, &gaps)));
        blocks.extend(weighed(context));
        blocks.push(Block::Table(table(context, &gaps)));
    }
    blocks.extend(still_open(context));
    blocks
}

/// That there are no aandachtspunten, as far as is known.
pub(in crate::report) fn no_gaps(context: &Context<'_>) -> String {
    let counts = &context.scores.counts;
    let open = still_to_rate(counts.unanswered);
    match (counts.answered(), counts.unanswered) {
        (_, 0) => "Er zijn geen punten met het oordeel niet op orde, deels of weten we niet.".to_owned(),
        (0, _) => "Nog geen enkel punt is beoordeeld. Daarom staan hier nog geen aandachtspunten.".to_owned(),
        (1, _) => format!("Het ene punt dat is beoordeeld, vraagt geen aandacht. {open}"),
        (rated, _) => format!("De {} punten die zijn beoordeeld, vragen geen aandacht. {open}", words::number_word(rated)),
    }
}

/// `Er staan nog 56 punten open.`
fn still_to_rate(open: usize) -> String {
    let verb = if open == 1 { "staat" } else { "staan" };
    format!("Er {verb} nog {} open.", words::count(open, "punt", "punten"))
}

/// What the team decided about an aandachtspunt. An action that was dropped decides nothing.
pub(in crate::report) fn decided_about(context: &Context<'_>, gap: &Gap) -> Decided {
    let is_left = context.measurement.answers.get(&gap.item).is_some_and(|answer| answer.left_as_is.is_some());
    let is_served = context.serving(&gap.item).any(|(_, action)| action.status != ActionStatus::Dropped);
    match (is_served, is_left) {
        (true, _) => Decided::Action,
        (false, true) => Decided::LeftAsIs,
        (false, false) => Decided::Nothing,
    }
}

/// How many of these aandachtspunten have an action, are left as they are, and have nothing yet.
pub(in crate::report) fn decided(context: &Context<'_>, gaps: &[&Gap]) -> [usize; 3] {
    Decided::ALL.map(|wanted| gaps.iter().filter(|gap| decided_about(context, gap) == wanted).count())
}

/// `33 van de 57 punten vragen aandacht. Acht hebben een actie, twee laat het team bewust zo, over 23 is nog geen besluit.`
fn introduction(context: &Context<'_>, gaps: &[Gap]) -> String {
    let all = words::number_word(context.scores.counts.total());
    let number = words::sentence_case(&words::number_word(gaps.len()));
    let verb = if gaps.len() == 1 { "vraagt" } else { "vragen" };
    let [action, left, nothing] = decided(context, &gaps.iter().collect::<Vec<_>>());
    let has = if action == 1 { "heeft" } else { "hebben" };
    let mut said = vec![format!("{} {has} een actie", words::number_word(action))];
    if left > 0 {
        said.push(format!("{} laat het team bewust zo", words::number_word(left)));
    }
    if nothing > 0 {
        said.push(format!("over {} is nog geen besluit", words::number_word(nothing)));
    }
    let said = words::sentence_case(&words::enumeration(&said));
    let open = context.scores.counts.unanswered;
    let open = if open > 0 { format!(" {}", still_to_rate(open)) } else { String::new() };
    format!(
        "{number} van de {all} punten {verb} aandacht: niet op orde, deels, of het team weet het niet.{open} {said}. Bovenaan staat wat het \
         team als eerste wil. Daarna volgt de muur van onder naar boven."
    )
}

/// Where the aandachtspunten stand in the four fields of effect and ease; nothing while none was weighed.
fn weighed(context: &Context<'_>) -> Option<Block> {
    let fields = four_fields(context.catalogue, context.measurement);
    let drawing = || shapes::four_fields(context.catalogue, &fields, WIDTH, 8.5);
    (!fields.fields.is_empty()).then(|| Block::Figure(Figure::telling(drawing())))
}

/// All aandachtspunten with what was decided about them, in groups.
fn table(context: &Context<'_>, gaps: &[Gap]) -> Table {
    let is_weighed = gaps.iter().any(|gap| weighing(context, gap).is_some());
    let has_decider = gaps.iter().any(|gap| answer(context, gap).is_some_and(|answer| answer.decider.is_some()));
    let mut columns = vec![
        Column::left("Punt", 9.5),
        Column::marked("Oordeel", 27.0),
        Column::left("Aandachtspunt", 56.0).sized(CellSize::Dense),
    ];
    columns.extend(has_decider.then(|| Column::left("Wie beslist", 19.0)));
    columns.extend(is_weighed.then(|| Column::left("Afweging", 18.0)));
    columns.push(Column::left("Besluit", 40.0));
    let row = |gap: &Gap| {
        let (_, item) = context.catalogue.item(&gap.item)?;
        let mut cells = vec![item_link(context, &gap.item), words::rating(gap.rating).into(), Text::strong(item.noun())];
        if has_decider {
            let decider = answer(context, gap).and_then(|answer| answer.decider);
            cells.push(decider.map_or("–", words::decider).into());
        }
        if is_weighed {
            cells.push(weighing(context, gap).unwrap_or_else(|| "–".to_owned()).into());
        }
        cells.push(decision(context, gap));
        Some(Row { mark: Some(Mark::Rating(Some(gap.rating))), ..Row::of(cells) })
    };
    let first: Vec<&Gap> = gaps.iter().filter(|gap| gap.priority).collect();
    let mut groups = vec![("Als eerste, volgens het team", first)];
    for block in context.catalogue.building_blocks() {
        groups.push((&block.title, context.gaps_of(block, gaps).filter(|gap| !gap.priority).collect()));
    }
    let mut rows = Vec::new();
    for (title, gaps) in groups.into_iter().filter(|(_, gaps)| !gaps.is_empty()) {
        rows.push(Row::group(Text::strong(title).then(format!("  {}", gaps.len())), columns.len()));
        rows.extend(gaps.into_iter().filter_map(row));
    }
    let summary = "De aandachtspunten met hun oordeel en wat het team erover besloot.".to_owned();
    Table { summary, columns, rows, has_row_headings: true }
}

fn answer<'a>(context: &Context<'a>, gap: &Gap) -> Option<&'a Answer> {
    context.measurement.answers.get(&gap.item)
}

/// `doe eerst`, or as far as it was weighed.
fn weighing(context: &Context<'_>, gap: &Gap) -> Option<String> {
    let answer = answer(context, gap)?;
    let half = answer
        .effect
        .map(|it| format!("effect {}", words::effect(it)))
        .or_else(|| answer.ease.map(|it| words::ease(it).to_owned()));
    Urgency::of(answer.effect, answer.ease).map(|urgency| words::urgency(urgency).to_owned()).or(half)
}

/// Each action with its trekker and when it is ready; or that the team leaves it so, or that nothing is decided yet.
fn decision(context: &Context<'_>, gap: &Gap) -> Text {
    let actions = context.serving(&gap.item).map(|(number, action)| {
        let owner = given(&action.owner).map(|owner| format!(" {}", words::shortened(owner, 60))).unwrap_or_default();
        let ready = action.ready.map(|ready| format!("{}, ", words::quarter(ready))).unwrap_or_default();
        let status = words::action_status(action.status);
        Text::link(action_number(number), action_anchor(number)).then(format!("{owner}\n{ready}{status}"))
    });
    let left = answer(context, gap).is_some_and(|answer| answer.left_as_is.is_some());
    let begun = context.begun_action(&gap.item).map(|_| Text::from(format!("actie {}", words::UNFINISHED)));
    let parts = actions.chain(left.then(|| Text::strong("Bewust niet"))).chain(begun);
    Text::joined(parts, "\n").unwrap_or_else(|| "nog geen besluit".into())
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
        blocks.push(wide_heading("Nog niet beantwoord"));
        let (whole, partly): (Vec<&Precondition>, Vec<&Precondition>) = context
            .catalogue
            .preconditions()
            .iter()
            .partition(|it| it.items.len() > 1 && it.items.iter().all(|item| unanswered.contains(&item.id)));
        let whole = all_open(&whole);
        // What is no list needs no bullet.
        blocks.extend(whole.clone().filter(|_| partly.is_empty()).map(wide));
        if !partly.is_empty() {
            blocks.push(bullets(partly.into_iter().flat_map(|it| open_items(context, it, &unanswered)).chain(whole)));
        }
    }
    let bare = without_evidence(context.catalogue, context.measurement);
    if !bare.is_empty() {
        blocks.push(wide_heading("Zonder onderbouwing"));
        blocks.push(wide(
            Text::from("Bij deze punten staat wel een oordeel, maar niet waarop het rust: ")
                .then(numbers(context, &bare))
                .then("."),
        ));
    }
    blocks
}

/// The items of a randvoorwaarde without an answer.
fn open_items(context: &Context<'_>, precondition: &Precondition, unanswered: &[ItemId]) -> Vec<Text> {
    let open = precondition.items.iter().filter(|item| unanswered.contains(&item.id));
    open.map(|item| item_link(context, &item.id).then(format!(" {}", item.noun()))).collect()
}

/// The randvoorwaarden without any answer, together: their items are named where they stand.
fn all_open(preconditions: &[&Precondition]) -> Option<Text> {
    let links = preconditions.iter().filter_map(|precondition| {
        let first = precondition.items.first()?;
        Some(Text::link(format!("{} {}", precondition.number, precondition.short_title), item_anchor(&first.id)))
    });
    let joined = Text::joined(links, "; ")?;
    Some(
        Text::from(if preconditions.len() == 1 { "Alle punten van " } else { "Alle punten van deze randvoorwaarden: " })
            .then(joined),
    )
}

fn numbers(context: &Context<'_>, items: &[ItemId]) -> Text {
    Text::joined(items.iter().map(|id| item_link(context, id)), ", ").unwrap_or_default()
}
