//! What the team does in the neighbourhood, with the startvragen and the principles.

use std::collections::BTreeMap;

use crate::analysis::principle_use;
use crate::content::{Point, PointId, Principle};
use crate::model::{Intervention, InterventionId, PointReview, Review, StarterAnswer};
use crate::report::context::{Context, given};
use crate::report::document::{Block, Entry, Field, Status, Text};
use crate::report::parts::{WIDTH, aside, chapter, enumeration, field, figures, heading, lead, paragraph, small};
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
        .push(lead("Dit doet het team in de wijk of wil het gaan doen, met de startvragen en de werkzame principes ernaast."));
    blocks.extend(overview(context));
    for intervention in own {
        let title = given(&intervention.title).unwrap_or("Interventie zonder naam");
        blocks.push(heading(2, title));
        blocks.extend(description(context, intervention));
        let review = context.measurement.reviews.get(&intervention.id);
        blocks.extend(review.map(|review| reviewed(context, title, review)).unwrap_or_default());
    }
    for (id, review) in lost {
        blocks.push(heading(2, format!("Interventie ‘{id}’, die niet meer in het dossier staat")));
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
    let mut blocks = vec![paragraph(said)];
    blocks.push(small(
        "Een vinkje: gebruikt, want minstens één punt onder ‘toepassen’ is toegepast. Een open rondje: wel bekeken, nog niet \
         gebruikt. Een streepje: nog niet bekeken.",
    ));
    blocks.extend(figures(drawings));
    blocks
}

fn description(context: &Context<'_>, intervention: &Intervention) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut tell = |title: &str, text: &str| {
        if let Some(text) = given(text) {
            blocks.push(aside(3, title, vec![paragraph(text)]));
        }
    };
    tell("Wat er gebeurt", &intervention.activity);
    tell("Wat het moet opleveren", &intervention.intended_result);
    tell("Trekker", &intervention.owner);
    let example = intervention.example.as_ref().and_then(|id| {
        context.catalogue.interventions().iter().flat_map(|category| &category.interventions).find(|example| example.id == *id)
    });
    if let Some(example) = example {
        tell("Voorbeeld elders", &example.title);
    }
    if let Some(source) = &intervention.source {
        tell(words::TAKEN_FROM, words::taken_from(source));
    }
    blocks
}

/// What was found about an intervention. Its answers may begin a page, so their heading says whose they are.
fn reviewed(context: &Context<'_>, title: &str, review: &Review) -> Vec<Block> {
    let mut blocks = Vec::new();
    let answers = starter_answers(context, review);
    if !answers.is_empty() {
        blocks.extend([heading(3, format!("Startvragen bij ‘{title}’")), Block::Entries(answers)]);
    }
    for principle in context.catalogue.principles() {
        let apply = principle.apply.iter().filter_map(|point| marked(context, point, &review.apply, words::apply_mark));
        let caution = principle.caution.iter().filter_map(|point| marked(context, point, &review.caution, words::caution_mark));
        let entries: Vec<Entry> = apply.chain(caution).collect();
        if !entries.is_empty() {
            blocks.extend([heading(3, format!("Principe: {}", principle.title)), Block::Entries(entries)]);
        }
    }
    // Each list has points of its own: an id of the other list is as unknown as one that the content lacks.
    let known = |list: fn(&Principle) -> &[Point]| -> Vec<&PointId> {
        context.catalogue.principles().iter().flat_map(&list).map(|point| &point.id).collect()
    };
    let (to_apply, to_mind) = (known(|principle| &principle.apply), known(|principle| &principle.caution));
    let apply = review.apply.iter().filter(|(id, _)| !to_apply.contains(id));
    let apply = apply.map(|(id, review)| point_entry(context, lost_point(context, id), review, words::apply_mark));
    let caution = review.caution.iter().filter(|(id, _)| !to_mind.contains(id));
    let caution = caution.map(|(id, review)| point_entry(context, lost_point(context, id), review, words::caution_mark));
    let lost: Vec<Entry> = apply.chain(caution).collect();
    if !lost.is_empty() {
        blocks.extend([heading(3, "Punten die niet in de gebruikte lijst staan"), Block::Entries(lost)]);
    }
    blocks
}

fn starter_answers(context: &Context<'_>, review: &Review) -> Vec<Entry> {
    let questions = context.catalogue.starter_questions();
    let entry = |number: String, question: &str, answer: &StarterAnswer| {
        let said = match answer {
            StarterAnswer::Text(text) => text.trim(),
            StarterAnswer::NotUsedElsewhere => "Nergens eerder toegepast.",
        };
        let fields = given(said).map(|said| field("Antwoord", said)).into_iter().collect();
        Entry { fields, ..Entry::new(number, Text::strong(question)) }
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
) -> Option<Entry> {
    let review = reviews.get(&point.id)?;
    let text = context.frozen_point(&point.id).unwrap_or(&point.text);
    Some(point_entry(context, text.to_owned(), review, word))
}

fn lost_point(context: &Context<'_>, id: &PointId) -> String {
    context.frozen_point(id).map_or_else(|| format!("Punt ‘{id}’"), str::to_owned)
}

fn point_entry<Mark: Copy>(
    context: &Context<'_>,
    text: String,
    review: &PointReview<Mark>,
    word: fn(Mark) -> &'static str,
) -> Entry {
    let word = review.mark.map_or_else(|| "Nog niet beoordeeld".to_owned(), |mark| words::sentence_case(word(mark)));
    let fields: Vec<Field> = context.note(&review.how).map(|how| field("Hoe", how)).into_iter().collect();
    let status = Some(Status { mark: None, word });
    Entry { status, fields, is_minor: true, ..Entry::new("", text) }
}
