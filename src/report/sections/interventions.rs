//! What the team does in the neighbourhood, with the startvragen and the principles.

use std::collections::BTreeMap;

use crate::analysis::principle_use;
use crate::content::{Point, PointId, Principle};
use crate::model::{Intervention, InterventionId, PointReview, Review, StarterAnswer};
use crate::report::context::{Context, given};
use crate::report::document::{Block, Heading, Row, Table, Text};
use crate::report::parts::{WIDTH, aside, chapter, compact, enumeration, figures, wide, wide_small};
use crate::shapes::matrix_in_parts;
use crate::words;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let own = &context.dossier.interventions;
    let is_known = |id: &InterventionId| own.iter().any(|intervention| intervention.id == *id);
    let lost: Vec<_> = context.measurement.reviews.iter().filter(|(id, _)| !is_known(id)).collect();
    if own.is_empty() && lost.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::from(chapter("Interventies"));
    blocks
        .push(wide("Dit doet het team in de wijk of wil het gaan doen, met de startvragen en de werkzame principes ernaast."));
    blocks.extend(overview(context));
    for intervention in own {
        let title = given(&intervention.title).unwrap_or("Interventie zonder naam");
        blocks.push(Block::WideHeading(Heading::new(2, title)));
        blocks.extend(description(context, intervention));
        let review = context.measurement.reviews.get(&intervention.id);
        blocks.extend(review.map(|review| reviewed(context, title, review)).unwrap_or_default());
    }
    for (id, review) in lost {
        blocks.push(Block::WideHeading(Heading::new(2, format!("Interventie ‘{id}’, die niet meer in het dossier staat"))));
        blocks.extend(reviewed(context, id.as_str(), review));
    }
    blocks
}

/// Most height in points of the first drawing, below the heading, and of each other one, which has a page of its own.
const MATRIX_HEIGHTS: (f32, f32) = (520.0, 690.0);

/// Which intervention uses which principle, and which principles are not used.
fn overview(context: &Context<'_>) -> Vec<Block> {
    let own = &context.dossier.interventions;
    if own.is_empty() {
        return Vec::new();
    }
    let found = principle_use(context.catalogue, context.dossier, context.measurement);
    let drawings = matrix_in_parts(context.catalogue, own, &found, (WIDTH, 8.5), MATRIX_HEIGHTS);
    let unused = found.unused.iter().filter_map(|id| context.catalogue.principles().iter().find(|it| it.id == *id));
    let unused: Vec<String> = unused.map(|principle| format!("‘{}’", principle.title)).collect();
    let said = if unused.is_empty() {
        "Elk principe wordt door minstens één interventie gebruikt.".to_owned()
    } else {
        format!("Door geen enkele interventie gebruikt: {}.", enumeration(&unused))
    };
    let mut blocks = vec![wide(said)];
    blocks.push(wide_small(
        "Een vinkje: gebruikt, want minstens één punt onder ‘toepassen’ is toegepast. Een open rondje: wel bekeken, nog niet \
         gebruikt. Een streepje: nog niet bekeken.",
    ));
    blocks.extend(figures(drawings));
    blocks
}

fn description(context: &Context<'_>, intervention: &Intervention) -> Vec<Block> {
    let example = intervention.example.as_ref().and_then(|id| {
        context.catalogue.interventions().iter().flat_map(|category| &category.interventions).find(|example| example.id == *id)
    });
    let example = example.map_or("", |example| example.title.as_str());
    let source = intervention.source.as_ref().map(words::taken_from).unwrap_or_default();
    let told = [
        ("Wat er gebeurt", intervention.activity.as_str()),
        ("Wat het moet opleveren", &intervention.intended_result),
        ("Trekker", &intervention.owner),
        ("Voorbeeld elders", example),
        (words::TAKEN_FROM, source),
    ];
    let told = told.into_iter().filter_map(|(title, text)| Some(aside(3, title, vec![compact(given(text)?)])));
    told.collect()
}

/// What was found about an intervention. Its answers may begin a page, so their heading says whose they are.
fn reviewed(context: &Context<'_>, title: &str, review: &Review) -> Vec<Block> {
    let mut blocks = Vec::new();
    let answers = starter_answers(context, review);
    if !answers.is_empty() {
        let columns = [("Vraag", 62.0), ("Antwoord", 101.0)];
        let table =
            Table { has_row_headings: true, ..Table::of(format!("De startvragen bij ‘{title}’."), columns, answers) };
        blocks.extend([wide_heading(format!("Startvragen bij ‘{title}’")), Block::Table(table)]);
    }
    let mut rows = Vec::new();
    for principle in context.catalogue.principles() {
        let apply = principle.apply.iter().filter_map(|point| marked(context, point, &review.apply, words::apply_mark));
        let caution = principle.caution.iter().filter_map(|point| marked(context, point, &review.caution, words::caution_mark));
        let points: Vec<Row> = apply.chain(caution).collect();
        if !points.is_empty() {
            rows.push(Row::group(Text::strong(format!("{} {}", principle.number, principle.title)), 2));
            rows.extend(points);
        }
    }
    // Each list has points of its own: an id of the other list is as unknown as one that the content lacks.
    let known = |list: fn(&Principle) -> &[Point]| -> Vec<&PointId> {
        context.catalogue.principles().iter().flat_map(&list).map(|point| &point.id).collect()
    };
    let (to_apply, to_mind) = (known(|principle| &principle.apply), known(|principle| &principle.caution));
    let apply = review.apply.iter().filter(|(id, _)| !to_apply.contains(id));
    let apply = apply.map(|(id, review)| point_row(context, lost_point(context, id), review, words::apply_mark));
    let caution = review.caution.iter().filter(|(id, _)| !to_mind.contains(id));
    let caution = caution.map(|(id, review)| point_row(context, lost_point(context, id), review, words::caution_mark));
    let lost: Vec<Row> = apply.chain(caution).collect();
    if !lost.is_empty() {
        rows.push(Row::group(Text::strong("Punten die niet in de gebruikte lijst staan"), 2));
        rows.extend(lost);
    }
    if !rows.is_empty() {
        let columns = [("Oordeel", 31.0), ("Punt van het principe, en hoe", 132.0)];
        let table = Table { has_row_headings: false, ..Table::of(format!("De principes bij ‘{title}’."), columns, rows) };
        blocks.extend([wide_heading(format!("Principes bij ‘{title}’")), Block::Table(table)]);
    }
    blocks
}

fn wide_heading(title: String) -> Block {
    Block::WideHeading(Heading::new(3, title))
}

fn starter_answers(context: &Context<'_>, review: &Review) -> Vec<Row> {
    let questions = context.catalogue.starter_questions();
    let entry = |number: String, question: &str, answer: &StarterAnswer| {
        let said = match answer {
            StarterAnswer::Text(text) => text.trim(),
            StarterAnswer::NotUsedElsewhere => "Nergens eerder toegepast.",
        };
        let question = if number.is_empty() { question.to_owned() } else { format!("{number}. {question}") };
        Row::of(vec![question.into(), given(said).unwrap_or("–").into()])
    };
    let known = questions.iter().zip(1..).filter_map(|(question, number)| {
        let answer = review.starter_answers.get(&question.id)?;
        let text = context.frozen_question(&question.id).unwrap_or(&question.text);
        Some(entry(number.to_string(), text, answer))
    });
    let lost = review.starter_answers.iter().filter(|(id, _)| !questions.iter().any(|question| question.id == **id)).map(
        |(id, answer)| {
            let text = context.frozen_question(id).map_or_else(|| format!("Vraag ‘{id}’"), str::to_owned);
            entry(String::new(), &text, answer)
        },
    );
    known.chain(lost).collect()
}

fn marked<Mark: Copy>(
    context: &Context<'_>,
    point: &Point,
    reviews: &BTreeMap<PointId, PointReview<Mark>>,
    word: fn(Mark) -> &'static str,
) -> Option<Row> {
    let review = reviews.get(&point.id)?;
    let text = context.frozen_point(&point.id).unwrap_or(&point.text);
    Some(point_row(context, text.to_owned(), review, word))
}

fn lost_point(context: &Context<'_>, id: &PointId) -> String {
    context.frozen_point(id).map_or_else(|| format!("Punt ‘{id}’"), str::to_owned)
}

fn point_row<Mark: Copy>(
    context: &Context<'_>,
    text: String,
    review: &PointReview<Mark>,
    word: fn(Mark) -> &'static str,
) -> Row {
    let word = review.mark.map_or_else(|| "Nog niet beoordeeld".to_owned(), |mark| words::sentence_case(word(mark)));
    let how = context.note(&review.how).map(|how| Text::strong("\nHoe: ").then(how));
    Row::of(vec![word.into(), Text::from(text).then(how.unwrap_or_default())])
}
