//! The page for a bestuurder: where the approach stands, where it stood, and what changed.

use super::{Named, is_begun, nothing_yet};
use crate::analysis::{Direction, PreconditionScore, Scores, Verdict, gaps};
use crate::report::context::{Context, Earlier};
use crate::report::document::{Block, KeyFigure, Text};
use crate::report::parts::{aside, bullets, chapter, lead, paragraph};
use crate::report::sections::summary::{gap_line, on_a_page, out_of};
use crate::words::{self, ToldTo};

/// Longest wording of an aandachtspunt.
const GAP: usize = 130;
/// Most aandachtspunten.
const GAPS: usize = 3;
/// Most randvoorwaarden that all get a name; when there are more, each group names its first few.
const ALL_NAMED: usize = 14;
/// How many are named of a group then.
const FIRST_FEW: usize = 3;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let Some(earlier) = &context.earlier else { return Vec::new() };
    let named = Named::new(context, earlier);
    let mut blocks = Vec::from(chapter("Samenvatting"));
    blocks.push(lead(format!(
        "Zo ver is de wijkaanpak volgens het team zelf. Dit is de {}, vergeleken met de {}.",
        with_date(&named.now, context.measurement.reference_date),
        with_date(&named.then, earlier.measurement.reference_date),
    )));
    blocks.push(Block::KeyFigures(key_figures(context, earlier, &named)));
    blocks.push(aside(2, "Wat is er veranderd", vec![changed(context, earlier, &named)]));
    let gaps = gaps(context.catalogue, context.measurement);
    let lines: Vec<Text> = gaps.iter().take(GAPS).filter_map(|gap| gap_line(context, gap, GAP)).collect();
    let end = aside(2, "Nog niet bekend", vec![paragraph(not_known(context, earlier, &named))]);
    on_a_page(context, &blocks, &lines, &end)
}

fn with_date(name: &str, date: Option<jiff::civil::Date>) -> String {
    date.map_or_else(|| name.to_owned(), |date| format!("{name} van {}", words::date(date)))
}

/// `5 van 12`.
fn in_order(scores: &Scores) -> String {
    format!("{} van {}", scores.in_order(), scores.preconditions.len())
}

fn key_figures(context: &Context<'_>, earlier: &Earlier<'_>, named: &Named) -> Vec<KeyFigure> {
    let went = |wanted: Direction| {
        let number = earlier.comparison.preconditions.iter().filter(|change| change.direction == Some(wanted)).count();
        let noun = if number == 1 { "randvoorwaarde" } else { "randvoorwaarden" };
        KeyFigure::new(number, format!("{noun} {}", words::direction(Some(wanted))))
    };
    let before = format!("randvoorwaarden op orde; in de {} was dat {}", named.then, in_order(&earlier.scores));
    let first = KeyFigure::new(in_order(&context.scores), before);
    vec![first, went(Direction::Better), went(Direction::Worse), went(Direction::Uncertain)]
}

fn changed(context: &Context<'_>, earlier: &Earlier<'_>, named: &Named) -> Block {
    if !is_begun(context) {
        return paragraph(nothing_yet(named));
    }
    let reasons = earlier.comparison.reasons.map(|reasons| Text::from(words::reasons_sentence(&reasons, ToldTo::Others)));
    bullets(reasons.into_iter().chain(directions(context, earlier)))
}

/// The randvoorwaarden by the way that they went, with their names.
fn directions(context: &Context<'_>, earlier: &Earlier<'_>) -> Vec<Text> {
    let few = earlier.comparison.preconditions.len() > ALL_NAMED;
    let line = |(direction, names): (_, Vec<&str>)| {
        let number = names.len();
        let mut names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        if few && number > FIRST_FEW + 1 {
            names.truncate(FIRST_FEW);
            names.push(format!("nog {}", words::number_word(number - FIRST_FEW)));
        }
        let word = words::sentence_case(words::direction(direction));
        Text::strong(format!("{word} ({number}): ")).then(names.join("; "))
    };
    earlier.by_direction(context.catalogue).map(line).collect()
}

/// How much is not known in the earlier and in the later measurement.
fn not_known(context: &Context<'_>, earlier: &Earlier<'_>, named: &Named) -> String {
    let unknown = |name: &str, scores: &Scores, (one, more): (&str, &str)| {
        let counts = &scores.counts;
        match counts.unknown + counts.unanswered {
            0 => format!("in de {name} {one} alles bekend"),
            1 => format!("in de {name} {one} {} niet bekend", out_of(1, counts.total(), "punten")),
            many => format!("in de {name} {more} {} niet bekend", out_of(many, counts.total(), "punten")),
        }
    };
    let now = unknown(&named.now, &context.scores, ("is", "zijn"));
    let then = unknown(&named.then, &earlier.scores, ("was", "waren"));
    let mut said = vec![words::sentence_case(&format!("{now}; {then}."))];
    let both = |is_meant: fn(&&PreconditionScore) -> bool| {
        let of = |scores: &Scores| scores.preconditions.iter().filter(is_meant).count();
        let (is, was) = (of(&context.scores), of(&earlier.scores));
        let stones = |number| match number {
            0 => "geen enkele randvoorwaarde".to_owned(),
            some => words::count(some, "randvoorwaarde", "randvoorwaarden"),
        };
        let then = if was == 0 { "geen enkele".to_owned() } else { words::number_word(was) };
        (is + was > 0).then(|| format!("nu {}, toen {then}", stones(is)))
    };
    let unclear = both(|score| score.verdict == Verdict::Unclear && !score.is_unfinished());
    let unfinished = both(|score| score.is_unfinished());
    let empty = both(|score| score.verdict == Verdict::NotFilledIn);
    let told: Vec<String> = [(unclear, "Nog onduidelijk"), (unfinished, "Nog niet af"), (empty, "Nog niet ingevuld")]
        .into_iter()
        .filter_map(|(numbers, name)| Some(format!("{name}: {}.", numbers?)))
        .collect();
    if !told.is_empty() {
        said.extend(told);
        said.push("Die tellen niet mee als op orde.".to_owned());
    }
    said.join(" ")
}
