//! The page for a bestuurder: what the team asks, the wall, and three sentences that come from the figures alone.

use crate::analysis::{self, PreconditionScore, Verdict};
use crate::model::{Ask, Rating};
use crate::report::anchors::full_texts;
use crate::report::context::{Context, given, item_link};
use crate::report::document::{
    Block, CellSize, Column, Figure, Heading, Mark, Paragraph, Row, Statement, Status, Style, Table, Text, TypedLine,
};
use crate::report::layout::Ruler;
use crate::report::parts::{WIDTH, chapter, wide, wide_small};
use crate::report::request::ReportKind;
use crate::shapes::{Measured, StoneText, WallStyle, wall};
use crate::words;

/// What the page is called.
pub(super) const TITLE: &str = "Voor de bestuurder";

/// How high the wall is drawn. Its stones keep their words in each.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct WallRoom {
    /// Height of the basins in points.
    basin: f32,
    /// Height of the words above a basin, in points.
    words: f32,
    /// Room for the names of the bouwstenen beside them, in points; without it the stones are wider.
    names: f32,
}

/// In the order in which they are tried: lower ones make room for asks.
pub(in crate::report) const WALLS: [WallRoom; 4] = [
    WallRoom { basin: 27.0, words: 54.0, names: 54.0 },
    WallRoom { basin: 17.0, words: 54.0, names: 54.0 },
    WallRoom { basin: 8.0, words: 54.0, names: 54.0 },
    WallRoom { basin: 5.0, words: 41.5, names: 0.0 },
];

/// What a figure is not, on pages that may be read alone.
pub(in crate::report) const SELF_ASSESSMENT: &str =
    "Een zelfbeoordeling van de aanpak. Geen oordeel over de wijk en geen bewijs dat de aanpak werkt.";

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut head = Vec::from(chapter(TITLE));
    head.extend(asks(context));
    head.extend(explained(context));
    let page = |room: WallRoom, has_caption: bool| {
        let mut blocks = head.clone();
        blocks.extend(standing(context, room, has_caption));
        blocks.push(wide_small(SELF_ASSESSMENT));
        blocks
    };
    let mut ruler = Ruler::default();
    // The break before a chapter takes no room.
    let mut fits = |blocks: &Vec<Block>| ruler.fits_on_a_page(&context.document(blocks.iter().skip(1).cloned().collect()));
    let rooms = WALLS.into_iter().flat_map(|room| [(room, true), (room, false)]);
    let [highest, ..] = WALLS;
    let fitting = rooms.map(|(room, has_caption)| page(room, has_caption)).find(|blocks| fits(blocks));
    fitting.unwrap_or_else(|| {
        // No ask is cut: wall and sentences follow, on the next page where they do not fit below the last ask.
        page(highest, true)
    })
}

/// What the team asks as a table, each with its number, who decides and when; or that it asks nothing yet.
pub(in crate::report) fn asks(context: &Context<'_>) -> Vec<Block> {
    let asked = ask_table(context)
        .map_or_else(|| wide("Het team heeft nog niet opgeschreven wat het van de bestuurder vraagt."), Block::Table);
    vec![Block::WideHeading(Heading::new(2, ASKS)), asked]
}

const ASKS: &str = "Wat het team vraagt";

/// The asks as a part of their own, with where their explanations stand; nothing where the team asks nothing.
pub(in crate::report) fn asked(context: &Context<'_>) -> Vec<Block> {
    let Some(table) = ask_table(context) else { return Vec::new() };
    chapter(ASKS).into_iter().chain([Block::Table(table)]).chain(explained(context)).collect()
}

fn ask_table(context: &Context<'_>) -> Option<Table> {
    let asks: Vec<Asked> = match listed(context) {
        Some(asks) => asks,
        None => said(context).map(|(ask, number)| Asked::of(context, ask, number)).collect(),
    };
    if asks.is_empty() {
        return None;
    }
    // A column in which nothing stands is room for the asks.
    let shown = Shown {
        who: asks.iter().any(|ask| ask.who.is_some()),
        when: asks.iter().any(|ask| ask.when.is_some() || ask.points.is_some()),
    };
    let mut columns = vec![Column::left("Nr.", 8.0).sized(CellSize::Large), Column::left("Vraag", 86.0).sized(CellSize::Body)];
    columns.extend(shown.who.then(|| Column::left("Wie beslist", 31.0).sized(CellSize::Dense)));
    columns.extend(shown.when.then(|| Column::left("Wanneer", 36.0).sized(CellSize::Dense)));
    let rows: Vec<Row> = asks.into_iter().map(|ask| ask.row(shown)).collect();
    let summary = "Wat het team vraagt, wie daarover beslist en wanneer.".to_owned();
    Some(Table { summary, columns, has_row_headings: rows.len() > 1, rows })
}

/// The columns in which something stands.
#[derive(Clone, Copy)]
struct Shown {
    who: bool,
    when: bool,
}

/// An ask as it stands in its row.
struct Asked {
    number: String,
    text: String,
    who: Option<String>,
    when: Option<String>,
    /// The items for which it is.
    points: Option<Text>,
}

impl Asked {
    fn of(context: &Context<'_>, ask: &Ask, number: usize) -> Self {
        let points: Vec<Text> = ask
            .items
            .iter()
            .map(|item| match context.number(item) {
                "" => Text::from(format!("‘{item}’")),
                // A summary has no items to lead to.
                number if context.kind == ReportKind::Summary => number.into(),
                _ => item_link(context, item),
            })
            .collect();
        let noun = if points.len() == 1 { "punt" } else { "punten" };
        Self {
            number: number.to_string(),
            text: given(&ask.text).unwrap_or("Vraag zonder tekst").to_owned(),
            who: given(&ask.who).map(str::to_owned),
            when: given(&ask.when).map(str::to_owned),
            points: Text::joined(points, ", ").map(|points| Text::from(format!("{noun}\u{a0}")).then(points)),
        }
    }

    fn row(self, shown: Shown) -> Row {
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
        let mut cells = vec![Text::from(self.number), Text::strong(self.text)];
        cells.extend(shown.who.then(|| or_dash(self.who).into()));
        cells.extend(shown.when.then(|| {
            let points = self.points.map(|points| Text::from("\n").then(points)).unwrap_or_default();
            Text::from(or_dash(self.when)).then(points)
        }));
        Row::of(cells)
    }
}

/// The lines of a single ask that are numbered throughout, as several were written before each had a place of its own.
fn listed(context: &Context<'_>) -> Option<Vec<Asked>> {
    let mut all = said(context);
    let (Some((ask, number)), None) = (all.next(), all.next()) else { return None };
    let text = Text::from(ask.text.as_str());
    let line = |line: TypedLine<'_>| {
        let marker = line.marker.filter(|_| !line.is_bullet())?;
        Some(Asked { number: marker.to_owned(), text: line.text.to_owned(), ..Asked::of(context, ask, number) })
    };
    let lines = text.typed_lines()?.map(line).collect::<Option<Vec<Asked>>>()?;
    // An ask without words may still say who and when.
    (!lines.is_empty()).then_some(lines)
}

/// The asks that say something, each with its number.
pub(super) fn said<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Ask, usize)> + use<'a> {
    context.measurement.asks.iter().filter(|ask| !ask.is_blank()).zip(1..)
}

/// Where the explanations stand, if there are any.
fn explained(context: &Context<'_>) -> Option<Block> {
    let count = said(context).filter(|(ask, _)| given(&ask.explanation).is_some()).count();
    let link = |text: &str| Text::page_link(text, full_texts());
    match (count, given(&context.measurement.conclusion)) {
        (0, None) => None,
        (0, Some(_)) => Some(wide_small(link("De conclusie van het team").then("."))),
        (_, None) => Some(wide_small(link("De toelichting bij de vragen").then("."))),
        (_, Some(_)) => Some(wide_small(link("De toelichting bij de vragen en de conclusie van het team").then("."))),
    }
}

/// How the approach stands: a heading with the figure that leads, the wall, and what is in order, what is not, and what is not
/// known.
pub(in crate::report) fn standing(context: &Context<'_>, room: WallRoom, has_caption: bool) -> Vec<Block> {
    let mut blocks = vec![Block::WideHeading(Heading::new(2, headline(context)))];
    blocks.push(picture(context, room));
    if has_caption {
        let mut said = "In elke steen: oordeel, aantal punten op orde, score.".to_owned();
        if context.scores.counts.unknown > 0 {
            said.push_str(" Stippen: hier kan het peil hoger zijn, dat weet het team nog niet.");
        }
        blocks.push(wide_small(said));
    }
    blocks.push(Block::Statements(statements(context)));
    blocks
}

/// `3 van 12 randvoorwaarden zijn op orde`, or how many items are filled in while some are not.
fn headline(context: &Context<'_>) -> String {
    let counts = &context.scores.counts;
    if counts.unanswered > 0 {
        return format!("{} van {} ingevuld", words::figure(counts.answered(), "punt", "punten"), counts.total());
    }
    let (number, all) = (context.scores.in_order(), context.scores.preconditions.len());
    match number {
        0 => format!("Geen van de {all} randvoorwaarden is op orde"),
        1 => format!("1 van {all} randvoorwaarden is op orde"),
        many => format!("{many} van {all} randvoorwaarden zijn op orde"),
    }
}

/// The wall with its words.
fn picture(context: &Context<'_>, room: WallRoom) -> Block {
    let WallRoom { basin, words, names } = room;
    let layers = context.catalogue.building_blocks().len() as f32;
    let style = WallStyle {
        width: WIDTH - names,
        height: (basin + words) * layers,
        basin,
        gap: 3.0,
        text: 8.5,
        says: StoneText::VerdictFirst,
        names,
    };
    let before = context.dossier.before(context.measurement);
    let targets = analysis::targets(context.measurement, before, &context.scores);
    let shown = Measured { scores: &context.scores, earlier: None, targets: &targets, changes: None };
    Block::Figure(Figure::telling(wall(context.catalogue, &shown, style).drawing))
}

/// What is in order, what is not, and what is not known, from the figures alone.
pub(in crate::report) fn statements(context: &Context<'_>) -> Vec<Statement> {
    let statement = |rating: Rating, word: &str, text: String| Statement {
        status: Status { mark: Some(Mark::Rating(Some(rating))), word: word.to_owned() },
        text: text.into(),
    };
    vec![
        statement(Rating::InOrder, "Op orde", in_order(context)),
        statement(Rating::NotInOrder, "Niet op orde", not_in_order(context)),
        statement(Rating::Unknown, "Nog niet bekend", not_known(context)),
    ]
}

/// Where no item has a rating yet.
const NOT_RATED: &str = "Dat is nog niet te zeggen: geen enkel punt is beoordeeld.";

/// The names of the randvoorwaarden with this verdict, in the order of the wall.
fn with_verdict<'a>(context: &Context<'a>, is_meant: impl Fn(&PreconditionScore) -> bool) -> Vec<&'a str> {
    let all = context.catalogue.preconditions().iter();
    let here = all.filter(|it| context.scores.precondition(&it.id).is_some_and(&is_meant));
    here.map(|it| it.short_title.as_str()).collect()
}

fn is_settled(verdict: Verdict) -> impl Fn(&PreconditionScore) -> bool {
    move |score| score.verdict == verdict && !score.is_unfinished()
}

/// `Urgentiebesef, Bestuurskracht en Snelle successen`, or how many there are where the names would fill the page.
fn named_or_counted(names: &[&str]) -> String {
    const MOST: usize = 5;
    if names.len() <= MOST {
        words::names(names)
    } else {
        words::sentence_case(&words::count(names.len(), "randvoorwaarde", "randvoorwaarden"))
    }
}

fn in_order(context: &Context<'_>) -> String {
    if context.scores.counts.answered() == 0 {
        return NOT_RATED.to_owned();
    }
    let names = with_verdict(context, is_settled(Verdict::InOrder));
    match names.len() {
        0 => "Nog geen enkele randvoorwaarde is op orde.".to_owned(),
        1 => format!("{} is op orde.", named_or_counted(&names)),
        _ => format!("{} zijn op orde.", named_or_counted(&names)),
    }
}

fn not_in_order(context: &Context<'_>) -> String {
    let bad = with_verdict(context, is_settled(Verdict::NotInOrder));
    let partly = with_verdict(context, is_settled(Verdict::Partly)).len();
    let is = |number: usize| if number == 1 { "is" } else { "zijn" };
    let partly_said = format!("{} {} deels op orde", words::count(partly, "randvoorwaarde", "randvoorwaarden"), is(partly));
    let open = context.scores.counts.unanswered;
    if context.scores.counts.answered() == 0 {
        return NOT_RATED.to_owned();
    }
    // Nothing is said of all while some are open.
    match (bad.len(), partly) {
        (0, 0) if open == 1 => "Dat is nog niet te zeggen: één punt staat nog open.".to_owned(),
        (0, 0) if open > 1 => format!("Dat is nog niet te zeggen: {} punten staan nog open.", words::number_word(open)),
        (0, _) if open > 0 => format!("{}. Niet alles is ingevuld.", words::sentence_case(&partly_said)),
        (0, 0) => "Geen enkele randvoorwaarde is deels of niet op orde.".to_owned(),
        (0, _) => format!("{}. Geen enkele is helemaal niet op orde.", words::sentence_case(&partly_said)),
        (number, 0) => format!("{} {} niet op orde.", named_or_counted(&bad), is(number)),
        (number, _) => format!("{} {} niet op orde en {partly_said}.", named_or_counted(&bad), is(number)),
    }
}

fn not_known(context: &Context<'_>) -> String {
    let counts = &context.scores.counts;
    let of = |number: usize| format!("{} van de {} punten", words::number_word(number), words::number_word(counts.total()));
    let unclear = with_verdict(context, is_settled(Verdict::Unclear)).len();
    let mut said = Vec::new();
    if counts.answered() == 0 {
        said.push("Nog geen enkel punt is beantwoord.".to_owned());
    } else if counts.unanswered > 0 {
        let verb = if counts.unanswered == 1 { "is" } else { "zijn" };
        said.push(words::sentence_case(&format!("{} {verb} nog niet beantwoord.", of(counts.unanswered))));
    }
    if counts.unknown > 0 {
        let so = match unclear {
            0 => String::new(),
            1 => "; daardoor is één randvoorwaarde nog onduidelijk".to_owned(),
            many => format!("; daardoor zijn {} randvoorwaarden nog onduidelijk", words::number_word(many)),
        };
        said.push(words::sentence_case(&format!("{} weet het team nog niet{so}.", of(counts.unknown))));
    }
    if counts.without_evidence > 0 {
        said.push(format!("Bij {} ontbreekt de onderbouwing.", words::count(counts.without_evidence, "oordeel", "oordelen")));
    }
    if said.is_empty() {
        "Alle punten zijn beantwoord, en elk oordeel heeft een onderbouwing.".to_owned()
    } else {
        said.join(" ")
    }
}

/// What the team concludes, and the explanations of what it asks: the words that explain the page for a bestuurder.
pub(in crate::report) fn explanations(context: &Context<'_>) -> Vec<Block> {
    let conclusion = given(&context.measurement.conclusion);
    let explained: Vec<(&Ask, usize)> = said(context).filter(|(ask, _)| given(&ask.explanation).is_some()).collect();
    if conclusion.is_none() && explained.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::ChapterBreak];
    let title = if conclusion.is_some() { "Conclusie van het team" } else { "Toelichting bij de vragen" };
    blocks.push(Block::Heading(Heading { anchor: Some(full_texts()), ..Heading::new(1, title) }));
    let text = |text: &str| Block::Paragraph(Paragraph { style: Style::Wide, text: text.into() });
    blocks.extend(conclusion.map(text));
    if conclusion.is_some() && !explained.is_empty() {
        blocks.push(Block::WideHeading(Heading::new(2, "Toelichting bij de vragen")));
    }
    for (ask, number) in explained {
        blocks.push(Block::WideHeading(Heading::new(3, format!("Vraag {number}"))));
        blocks.push(text(ask.explanation.trim()));
    }
    blocks
}
