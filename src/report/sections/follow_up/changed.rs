//! The page for a bestuurder: what changed and why, and where every randvoorwaarde stood and stands.

use super::{Named, dated, is_begun, nothing_yet};
use crate::analysis::{PreconditionComparison, ReasonCounts, Scores};
use crate::report::context::{Context, Earlier};
use crate::report::document::{Block, Figure, Heading};
use crate::report::layout::Ruler;
use crate::report::parts::{WIDTH, chapter, figures, paragraph, small};
use crate::shapes::{DotPlotStyle, dot_plot, reason_squares};
use crate::words;

/// Heights in points of a row of the plot, from what is easy to read to the closest that still is; the first with which everything
/// fits on one page is taken.
const ROWS: [f32; 6] = [34.9, 32.0, 30.0, 28.0, 26.0, 24.0];
/// Height that a drawing may take.
const MOST: f32 = 620.0;
/// Size of letters in drawings.
const LETTERS: f32 = 8.5;
/// Most randvoorwaarden whose two figures are told below the plot.
const MOST_TOLD: usize = 3;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let Some(earlier) = &context.earlier else { return Vec::new() };
    let named = Named::new(context, earlier);
    let mut begin = Vec::from(chapter("Wat is er veranderd"));
    begin.push(paragraph(told(context, earlier, &named)));
    if !is_begun(context) {
        begin.push(paragraph(nothing_yet(&named)));
    }
    let reasons = earlier.comparison.reasons;
    if let Some((counts, drawing)) = reasons.and_then(|counts| Some((counts, reason_squares(&counts, WIDTH, LETTERS)?))) {
        begin.push(Block::WideHeading(Heading::new(2, why_heading(&counts))));
        begin.push(Block::Figure(Figure::telling(drawing)));
    }
    begin.push(Block::WideHeading(Heading::new(2, "Toen en nu, laagste eerst")));
    // Where the page is full, it is not told which figures are other ones over all items: they stand with what changed.
    let notes = [MOST_TOLD, 0].map(|most| all_items(context, earlier, most));
    let all = notes.iter().flat_map(|note| ROWS.map(|row| (row, note)));
    let with = |(row, note): (f32, &Option<Block>)| {
        let [then, now] = [
            format!("toen: {}", dated(&named.then, earlier.measurement)),
            format!("nu: {}", dated(&named.now, context.measurement)),
        ];
        let style = DotPlotStyle { width: WIDTH, text: LETTERS, row, most: MOST, then: &then, now: &now };
        let drawings = dot_plot(context.catalogue, &earlier.comparison, style);
        begin.iter().cloned().chain(figures(drawings)).chain(note.clone()).collect::<Vec<Block>>()
    };
    let mut ruler = Ruler::default();
    // The break before a chapter takes no room.
    let mut fits = |blocks: &Vec<Block>| ruler.fits_on_a_page(&context.document(blocks.iter().skip(1).cloned().collect()));
    all.map(with).find(|blocks| fits(blocks)).unwrap_or_else(|| with((ROWS[0], &notes[0])))
}

/// `Vijf van de twaalf randvoorwaarden zijn op orde; in de 0-meting waren dat er drie. Van de 55 vergelijkbare punten …`.
fn told(context: &Context<'_>, earlier: &Earlier<'_>, named: &Named) -> String {
    let count = |scores: &Scores| (scores.in_order(), scores.preconditions.len());
    let ((now, of), (then, of_then)) = (count(&context.scores), count(&earlier.scores));
    let verb = if now <= 1 { "is" } else { "zijn" };
    let was = if then <= 1 { "was dat er" } else { "waren dat er" };
    let of_then = if of_then == of { String::new() } else { format!(" van de {}", words::number_word(of_then)) };
    let before = if then == now && of_then.is_empty() {
        format!(", net als in de {}", named.then)
    } else {
        format!("; in de {} {was} {}{of_then}", named.then, words::number_word(then))
    };
    let in_order = format!(
        "{} van de {} randvoorwaarden {verb} op orde{before}.",
        words::sentence_case(&words::number_word(now)),
        words::number_word(of),
    );
    let compared: usize = earlier.comparison.preconditions.iter().map(PreconditionComparison::compared).sum();
    if !is_begun(context) {
        return in_order;
    }
    let Some(reasons) = earlier.comparison.reasons else {
        return format!("{in_order} Te vergelijken: {}.", words::count(compared, "punt", "punten"));
    };
    format!("{in_order} {}", words::moved_sentence(&reasons, compared))
}

fn why_heading(counts: &ReasonCounts) -> String {
    match counts.total() {
        1 => "Waardoor één oordeel veranderde".to_owned(),
        many => format!("Waardoor {} oordelen veranderden", words::number_word(many)),
    }
}

/// How many items the plot covers, and up to `most` randvoorwaarden whose score over all items differs from the plotted one.
fn all_items(context: &Context<'_>, earlier: &Earlier<'_>, most: usize) -> Option<Block> {
    let changes = &earlier.comparison.preconditions;
    let all: usize = changes.iter().map(|change| change.items.len()).sum();
    let compared: usize = changes.iter().map(PreconditionComparison::compared).sum();
    if compared == all {
        return None;
    }
    let other = |change: &PreconditionComparison| {
        let score = context.scores.precondition(&change.id)?;
        let interval = score.known_interval().filter(|interval| Some(*interval) != change.new)?;
        let name = &context.catalogue.precondition(&change.id)?.short_title;
        Some(format!("{name} {}, {}", words::percentages(&interval), words::standing(score)))
    };
    let mut others: Vec<String> = changes.iter().filter_map(other).collect();
    let more = others.len().saturating_sub(most);
    others.truncate(most);
    if more > 0 && most > 0 {
        others.push(format!("nog {} andere", words::number_word(more)));
    }
    let with_all =
        if others.is_empty() { String::new() } else { format!(" Over alle punten staat nu: {}.", others.join("; ")) };
    Some(small(format!(
        "Hierboven staan alleen vergelijkbare punten: {compared} van de {all}. Hoeveel er op orde zijn, telt over alle punten.{with_all}"
    )))
}
