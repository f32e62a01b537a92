//! The page for a bestuurder in the full reports.

use crate::analysis::{Gap, Verdict, gaps};
use crate::report::anchors::{OUTCOME, full_texts};
use crate::report::context::{Context, given, item_link};
use crate::report::document::{Block, KeyFigure, Text};
use crate::report::layout::Ruler;
use crate::report::parts::{aside, bullets, chapter, lead, paragraph};
use crate::words;

/// Longest conclusion on the summary's page, and longest of all asks together where they do not fit whole; what is longer goes on
/// elsewhere.
const SUMMARY_TEXT: usize = 340;
/// Most aandachtspunten on the summary's page. What the team asks goes before them.
const SUMMARY_GAPS: usize = 5;
/// Longest wording of an aandachtspunt on the summary's page.
const SUMMARY_GAP: usize = 180;
/// Most randvoorwaarden that the summary names as unclear.
const SUMMARY_UNCLEAR: usize = 4;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let counts = &context.scores.counts;
    let gaps = gaps(context.catalogue, context.measurement);
    let mut begin = Vec::from(chapter("Samenvatting"));
    begin.push(lead(format!(
        "Zo ver is de wijkaanpak volgens het team zelf, gemeten met {} over {}.",
        words::count(counts.total(), "punt", "punten"),
        words::count(context.scores.preconditions.len(), "randvoorwaarde", "randvoorwaarden"),
    )));
    begin.push(key_figures(context, &gaps));
    let lines: Vec<Text> = gaps.iter().take(SUMMARY_GAPS).filter_map(|gap| gap_line(context, gap, SUMMARY_GAP)).collect();
    on_a_page(context, &begin, &lines, &aside(2, "Nog niet bekend", vec![paragraph(not_known(context, true))]))
}

/// A summary that takes one page: the conclusion, all asks and as many aandachtspunten as fit between its beginning and its end.
/// Where not even the asks fit, only the beginning of them stands there, with where they stand whole.
pub(super) fn on_a_page(context: &Context<'_>, begin: &[Block], gaps: &[Text], end: &Block) -> Vec<Block> {
    let with = |asks_whole: bool, number: usize| {
        let mut blocks = begin.to_vec();
        let asks = |text: Result<&str, &'static str>| match text {
            Ok(text) if asks_whole => paragraph(text),
            other => excerpted(other),
        };
        blocks.extend(conclusion_and_asks(context, excerpted, asks));
        if gaps.is_empty() {
            blocks.push(aside(2, MOST_IMPORTANT, vec![paragraph("Er zijn geen aandachtspunten.")]));
        } else if number > 0 {
            blocks.push(aside(2, MOST_IMPORTANT, vec![bullets(gaps.iter().take(number).cloned())]));
        }
        blocks.push(end.clone());
        blocks
    };
    let mut ruler = Ruler::default();
    // The break before a chapter takes no room.
    let mut fits = |blocks: &Vec<Block>| ruler.fits_on_a_page(&context.document(blocks.iter().skip(1).cloned().collect()));
    let all = [true, false].into_iter().flat_map(|whole| (0..=gaps.len()).rev().map(move |number| (whole, number)));
    all.map(|(whole, number)| with(whole, number)).find(|blocks| fits(blocks)).unwrap_or_else(|| with(false, 0))
}

/// What the aandachtspunten on the page are called.
const MOST_IMPORTANT: &str = "Belangrijkste aandachtspunten";

/// How many are in order, how many aandachtspunten there are, and how much is not known.
pub(in crate::report) fn key_figures(context: &Context<'_>, gaps: &[Gap]) -> Block {
    let counts = &context.scores.counts;
    let in_order = format!("{} van {}", context.scores.in_order(), context.scores.preconditions.len());
    Block::KeyFigures(vec![
        KeyFigure::new(in_order, "randvoorwaarden op orde"),
        number_of_gaps(context, gaps),
        KeyFigure::new(counts.unknown, "keer ‘weten we niet’"),
        KeyFigure::new(counts.unanswered, "nog niet beantwoord"),
    ])
}

/// `33`, van 57 punten zijn aandachtspunt.
pub(in crate::report) fn number_of_gaps(context: &Context<'_>, gaps: &[Gap]) -> KeyFigure {
    let all = words::figure(context.scores.counts.total(), "punt", "punten");
    let verb = plural(gaps.len(), "is", "zijn");
    KeyFigure::new(gaps.len(), format!("van {all} {verb} aandachtspunt"))
}

/// What the team concludes and what it asks, or that it wrote down neither.
pub(in crate::report) fn conclusion_and_asks(
    context: &Context<'_>,
    conclusion: impl Fn(Result<&str, &'static str>) -> Block,
    asks: impl Fn(Result<&str, &'static str>) -> Block,
) -> [Block; 2] {
    let measurement = context.measurement;
    let asked = words::asks_in_short(&measurement.asks);
    let concluded = given(&measurement.conclusion).ok_or("Het team heeft nog geen conclusie opgeschreven.");
    let asked = given(&asked).ok_or("Het team heeft nog niet opgeschreven wat het van de bestuurder vraagt.");
    [aside(2, "Conclusie", vec![conclusion(concluded)]), aside(2, "Wat het team vraagt", vec![asks(asked)])]
}

/// A text, or the beginning of a long one with a reference to the rest.
pub(super) fn excerpted(text: Result<&str, &'static str>) -> Block {
    match text.map(|text| excerpt(text).ok_or(text)) {
        Err(text) | Ok(Err(text)) => paragraph(text),
        Ok(Ok(beginning)) => {
            let more = Text::page_link(format!("lees verder bij ‘{OUTCOME}’"), full_texts());
            paragraph(Text::from(format!("{beginning} … ")).then(more))
        }
    }
}

/// The beginning of a text that is too long for the summary's page, up to the end of a sentence or else of a word.
pub(super) fn excerpt(text: &str) -> Option<&str> {
    let text = text.trim();
    let lines = text.lines().count();
    let (end, _) = text.char_indices().nth(SUMMARY_TEXT).or_else(|| (lines > 6).then_some((text.len(), ' ')))?;
    let few_lines = text.match_indices('\n').nth(5).map_or(end, |(position, _)| position.min(end));
    let beginning = &text[..few_lines];
    let sentence = beginning.rfind(". ").filter(|position| *position > few_lines / 2).map(|position| position + 1);
    let word = beginning.rfind(char::is_whitespace).filter(|position| *position > few_lines / 2);
    let cut = sentence.or(word).unwrap_or(few_lines);
    Some(beginning[..cut].trim_end())
}

/// An aandachtspunt on a line, of which the wording has at most so many characters.
pub(super) fn gap_line(context: &Context<'_>, gap: &Gap, most: usize) -> Option<Text> {
    let (_, item) = context.catalogue.item(&gap.item)?;
    let text = shortened(context.item_text(item), most);
    Some(item_link(context, &gap.item).then(format!(" {text} ({})", words::rating(gap.rating))))
}

/// The text, cut after a word when it is longer.
pub(in crate::report) fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", text[..cut].trim_end())
}

/// What is not known yet, and, if the report shows scores, what that does to them.
pub(in crate::report) fn not_known(context: &Context<'_>, shows_scores: bool) -> String {
    let counts = &context.scores.counts;
    let mut said = Vec::new();
    if counts.unknown > 0 {
        said.push(format!("Bij {} zegt het team: dat weten we niet.", out_of(counts.unknown, counts.total(), "punten")));
    }
    if counts.answered() == 0 {
        said.push("Nog geen enkel punt is beantwoord.".to_owned());
    } else if counts.unanswered > 0 {
        // Out of how many was just said, if anything is unknown.
        let points = if counts.unknown > 0 {
            words::number_word(counts.unanswered)
        } else {
            out_of(counts.unanswered, counts.total(), "punten")
        };
        let verb = plural(counts.unanswered, "is", "zijn");
        said.push(words::sentence_case(&format!("{points} {verb} nog niet beantwoord.")));
    }
    if counts.unknown + counts.unanswered > 0 {
        if shows_scores {
            said.push("Daarom staan sommige scores er als een bereik.".to_owned());
        }
        let unclear: Vec<&str> = context
            .catalogue
            .preconditions()
            .iter()
            .filter(|precondition| {
                let score = context.scores.precondition(&precondition.id);
                score.is_some_and(|score| score.verdict == Verdict::Unclear && !score.is_unfinished())
            })
            .map(|precondition| precondition.short_title.as_str())
            .collect();
        match unclear.len() {
            0 => {}
            1..=SUMMARY_UNCLEAR => said.push(format!("Nog onduidelijk: {}.", words::names(&unclear))),
            many => said.push(format!("Voor {} randvoorwaarden is het beeld nog onduidelijk.", words::number_word(many))),
        }
    }
    if counts.without_evidence > 0 {
        // Only known ratings need evidence: 'weten we niet' and n.v.t. rest on nothing.
        let judgements = match counts.known() {
            1 => words::count(1, "oordeel", "oordelen"),
            known => out_of(counts.without_evidence, known, "oordelen"),
        };
        said.push(format!("Bij {judgements} ontbreekt de onderbouwing."));
    }
    if said.is_empty() {
        "Alle punten zijn beantwoord, en elk oordeel heeft een onderbouwing.".to_owned()
    } else {
        said.join(" ")
    }
}

/// `zes van de 57 punten`.
pub(super) fn out_of(number: usize, all: usize, what: &str) -> String {
    format!("{} van de {} {what}", words::number_word(number), words::number_word(all))
}

fn plural(number: usize, one: &'static str, more: &'static str) -> &'static str {
    if number == 1 { one } else { more }
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn short_texts_are_not_cut() {
        assert_eq!(excerpt("Kort."), None);
    }

    #[test]
    fn long_texts_are_cut_after_a_sentence_or_a_word() {
        let sentences = "Dit is een zin. ".repeat(40);
        assert!(excerpt(&sentences).unwrap().ends_with("zin."));
        let words = "woord ".repeat(100);
        assert!(excerpt(&words).unwrap().ends_with("woord"));
        let one_word = "é".repeat(1000);
        assert_eq!(excerpt(&one_word).unwrap().chars().count(), super::SUMMARY_TEXT);
    }
}
