//! One score of this dossier step by step: from the ratings of a randvoorwaarde to its percentage and its verdict, and on
//! to its bouwsteen and to the whole.

use crate::analysis::{
    Grounds, IN_ORDER_FROM, Interval, NOT_IN_ORDER_BELOW, PreconditionScore, Sum, Value, Working, telling, work_out,
};
use crate::content::{BuildingBlock, Precondition};
use crate::report::context::{Context, item_link};
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::parts::{heading, paragraph};
use crate::words::{self, Rounding};

/// How much of an item is repeated here; its number leads to the whole of it.
const ITEM_CHARACTERS: usize = 44;

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let chosen = telling(context.catalogue, &context.scores);
    let chosen = chosen.and_then(|id| Some((context.catalogue.precondition(&id)?, context.scores.precondition(&id)?)));
    let Some((precondition, score)) = chosen else {
        return vec![
            heading(2, "Een voorbeeld uit deze meting"),
            paragraph("In deze meting telt nog geen enkel antwoord mee. Daarom is er nog geen voorbeeld om voor te rekenen."),
        ];
    };
    let mut blocks = vec![heading(2, format!("Een voorbeeld: {}", precondition.title))];
    blocks.push(paragraph(format!("Zo telt elk punt van randvoorwaarde {} voor de score ervan.", precondition.number)));
    let working = work_out(precondition, context.measurement);
    blocks.push(Block::Table(items(context, precondition, &working)));
    blocks.extend(score.interval.map(|interval| paragraph(outcome(score, interval))));
    if let Some(block) = context.catalogue.building_blocks().iter().find(|block| block.id == precondition.building_block) {
        blocks.extend(building_block(context, block));
    }
    blocks
}

/// `80%`.
pub(super) fn percentage(value: Value) -> String {
    format!("{}%", (value * 100).to_integer())
}

/// Whether low and high are the same, and so not worth telling apart.
fn is_certain(sum: &Sum) -> bool {
    sum.low() == sum.high()
}

/// Both ends of what is in a row of a table, or one where low and high are not worth telling apart.
fn ends<T>(sum: &Sum, low: T, high: T) -> Vec<T> {
    if is_certain(sum) { vec![low] } else { vec![low, high] }
}

/// The items with what each counts, and their sum.
fn items(context: &Context<'_>, precondition: &Precondition, working: &Working) -> Table {
    let sum = &working.sum;
    let mut columns = vec![Column::left("Punt", 9.0), Column::left("Oordeel", 3.2)];
    let counted: &[&str] = if is_certain(sum) { &["Telt als"] } else { &["Telt minstens als", "Telt hoogstens als"] };
    columns.extend(counted.iter().map(|heading| Column::right(*heading, 2.6)));
    let mut rows = Vec::new();
    for (item, worked) in precondition.items.iter().zip(&working.items) {
        let text = words::shortened(context.item_text(item), ITEM_CHARACTERS);
        let rating = worked.rating.map_or("niet beantwoord", words::rating);
        let points = |end: fn(&Interval) -> Value| {
            worked.worth.map_or_else(|| "telt niet mee".to_owned(), |worth| words::points(end(&worth)))
        };
        let worth = ends(sum, points(Interval::low), points(Interval::high));
        let mut cells = vec![item_link(context, &item.id).then(format!(" {text}")), Text::from(rating)];
        cells.extend(worth.into_iter().map(Text::from));
        rows.push(Row::of(cells));
    }
    for (name, values) in ending(sum, |value, _| words::points(value)) {
        let cells = [Text::strong(name), Text::from("–")].into_iter().chain(values.into_iter().map(Text::strong));
        rows.push(Row::of(cells.collect()));
    }
    let summary = format!("Hoe zwaar elk punt van ‘{}’ telt.", precondition.title);
    Table { summary, columns, rows, has_row_headings: true }
}

/// The last rows of a table of values: their sum, what that is divided by, and the score as it is printed everywhere
/// else. With one value in a row when low and high are the same.
fn ending(sum: &Sum, said_sum: impl Fn(Value, Rounding) -> String) -> Vec<(String, Vec<String>)> {
    let Some(mean) = sum.mean() else { return Vec::new() };
    let (low, high) = mean.percentages();
    let whole = |number: u8| format!("{number}%");
    let mut rows = vec![
        ("Samen".to_owned(), ends(sum, said_sum(sum.low(), Rounding::Down), said_sum(sum.high(), Rounding::Up))),
        (
            format!("Gedeeld door {}", words::number_word(sum.count())),
            ends(sum, precise(mean.low(), Rounding::Down), precise(mean.high(), Rounding::Up)),
        ),
    ];
    if !(words::is_whole_percentage(mean.low()) && words::is_whole_percentage(mean.high())) {
        let how = if is_certain(sum) { "Naar beneden afgerond" } else { "Naar beneden en naar boven afgerond" };
        rows.push((how.to_owned(), ends(sum, whole(low), whole(high))));
    }
    rows
}

/// `62,5%`, or `ongeveer 66,6%` where one decimal is not exact.
fn precise(value: Value, rounding: Rounding) -> String {
    let said = words::decimal_percentage(value, rounding);
    if words::is_exact(value) { said } else { format!("ongeveer {said}") }
}

/// The score as it is printed everywhere else, and the verdict that follows.
fn outcome(score: &PreconditionScore, interval: Interval) -> Text {
    Text::from("De score is dus ")
        .then(Text::strong(words::percentages(&interval)))
        .then(format!(". {} Daarom is het oordeel ", reason(score)))
        .then(Text::strong(words::standing(score)))
        .then(".")
}

/// Why the verdict is what it is.
fn reason(score: &PreconditionScore) -> String {
    use crate::analysis::Verdict::{InOrder, NotInOrder, Partly};
    let (high, low) = (percentage(IN_ORDER_FROM), percentage(NOT_IN_ORDER_BELOW));
    match score.grounds() {
        Grounds::Within(InOrder) => format!("Dat is {high} of meer, en geen enkel punt is niet op orde."),
        Grounds::Within(NotInOrder) => format!("Dat blijft onder de {low}."),
        Grounds::Within(_) => format!("Dat is minstens {low} en minder dan {high}."),
        Grounds::HeldBack => {
            let points = words::count(score.counts.not_in_order, "punt", "punten");
            let is = if score.counts.not_in_order == 1 { "is" } else { "zijn" };
            format!("Dat is {high} of meer, maar {points} {is} niet op orde.")
        }
        Grounds::Across { low: from, high: to } => {
            let bounds = match (from, to) {
                (NotInOrder, Partly) => format!("de grens van {low}"),
                (Partly, InOrder) => format!("de grens van {high}"),
                _ => format!("de grenzen van {low} en {high}"),
            };
            format!(
                "Dat bereik loopt over {bounds} heen: het kan nog van ‘{}’ tot ‘{}’ uitvallen.",
                words::verdict(from),
                words::verdict(to)
            )
        }
        Grounds::NotFilledIn => "Geen enkel punt is beantwoord.".to_owned(),
        Grounds::NotApplicable => "Geen enkel punt telt mee.".to_owned(),
    }
}

/// From randvoorwaarden to their bouwsteen.
fn building_block(context: &Context<'_>, block: &BuildingBlock) -> Vec<Block> {
    let parts: Vec<(&Precondition, Interval)> = context
        .catalogue
        .preconditions_of(&block.id)
        .filter_map(|precondition| Some((precondition, context.scores.precondition(&precondition.id)?.interval?)))
        .collect();
    let sum = Sum::of(parts.iter().map(|(_, interval)| *interval));
    let Some(mean) = sum.mean() else { return Vec::new() };
    let mut columns = vec![Column::left("Randvoorwaarde", 9.0)];
    let counted: &[&str] = if is_certain(&sum) { &["Score"] } else { &["Minstens", "Hoogstens"] };
    columns.extend(counted.iter().map(|heading| Column::right(*heading, 3.2)));
    let mut rows = Vec::new();
    for (precondition, interval) in &parts {
        let mut cells = vec![Text::from(format!("{} {}", precondition.number, precondition.title))];
        let low = words::decimal_percentage(interval.low(), Rounding::Down);
        let high = words::decimal_percentage(interval.high(), Rounding::Up);
        cells.extend(ends(&sum, low, high).into_iter().map(Text::from));
        rows.push(Row::of(cells));
    }
    // The sentence below says how it is rounded off.
    for (name, values) in ending(&sum, words::decimal_percentage).into_iter().take(2) {
        let mut cells = vec![Text::strong(name)];
        cells.extend(values.into_iter().map(Text::strong));
        rows.push(Row::of(cells));
    }
    let summary = format!("De scores van de randvoorwaarden van bouwsteen {}, met één cijfer achter de komma.", block.title);
    vec![
        heading(3, format!("Van randvoorwaarden naar bouwsteen {}", block.title)),
        paragraph(
            "Elke randvoorwaarde telt even zwaar, hoeveel punten ze ook heeft. Wijkpeil rekent met de precieze uitkomsten. Hier staan \
             ze met één cijfer achter de komma.",
        ),
        Block::Table(Table { summary, columns, rows, has_row_headings: true }),
        paragraph(
            Text::from("Afgerond is de score van deze bouwsteen ")
                .then(Text::strong(words::percentages(&mean)))
                .then(". Het geheel gaat net zo. ")
                .then(whole(context)),
        ),
    ]
}

/// From all randvoorwaarden to the whole.
fn whole(context: &Context<'_>) -> Text {
    let sum = Sum::of(context.scores.preconditions.iter().filter_map(|score| score.interval));
    let Some(mean) = sum.mean() else { return Text::default() };
    let (low, high) =
        (words::decimal_percentage(sum.low(), Rounding::Down), words::decimal_percentage(sum.high(), Rounding::Up));
    let together = if is_certain(&sum) { format!("samen {low}") } else { format!("samen minstens {low} en hoogstens {high}") };
    let all = context.scores.preconditions.len();
    let left_out = all - sum.count();
    let which = match left_out {
        0 => format!("De {} scores", words::number_word(all)),
        _ => format!("De scores van de {} die meetellen", words::count(sum.count(), "randvoorwaarde", "randvoorwaarden")),
    };
    Text::from(format!("{which} zijn {together}. Gedeeld door {} en afgerond is dat ", words::number_word(sum.count())))
        .then(Text::strong(words::percentages(&mean)))
        .then(".")
}
