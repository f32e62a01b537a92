//! The content that a frozen measurement keeps, as canonical text.

use super::{Node, fields, list, text};
use crate::content::{
    BuildingBlock, Catalogue, ChecklistItem, Edition, ExampleIntervention, FirstStep, InterventionCategory,
    LiteratureReference, Point, PracticeNote, Precondition, Principle, RatingExplanations, SourceDocument, SourceRef, Sources,
    StarterQuestion,
};

pub(super) fn catalogue(catalogue: &Catalogue) -> Node {
    let Edition { id, title } = catalogue.edition();
    let RatingExplanations { in_order, partly, not_in_order, unknown, not_applicable } = catalogue.ratings();
    let Sources { documents, literature } = catalogue.sources();
    fields([
        ("edition", fields([("id", text(id)), ("title", text(title))])),
        ("building_blocks", list(catalogue.building_blocks(), building_block)),
        ("preconditions", list(catalogue.preconditions(), precondition)),
        (
            "ratings",
            fields([
                ("in_order", text(in_order)),
                ("partly", text(partly)),
                ("not_in_order", text(not_in_order)),
                ("unknown", text(unknown)),
                ("not_applicable", text(not_applicable)),
            ]),
        ),
        ("principles", list(catalogue.principles(), principle)),
        ("starter_questions", list(catalogue.starter_questions(), question)),
        ("interventions", list(catalogue.interventions(), category)),
        ("documents", list(documents, document)),
        ("literature", list(literature, reference)),
    ])
}

fn source(source: &SourceRef) -> Node {
    let SourceRef { document, heading } = source;
    fields([("document", text(document)), ("heading", text(heading))])
}

fn building_block(block: &BuildingBlock) -> Node {
    let BuildingBlock { id, title, question, source: from } = block;
    fields([("id", text(id)), ("title", text(title)), ("question", text(question)), ("source", source(from))])
}

fn precondition(precondition: &Precondition) -> Node {
    let Precondition { id, number, building_block, title, short_title, why, items, first_steps, practice_notes, source: from } =
        precondition;
    fields([
        ("id", text(id)),
        ("number", text(number)),
        ("building_block", text(building_block)),
        ("title", text(title)),
        ("short_title", text(short_title)),
        ("why", text(why)),
        ("items", list(items, item)),
        ("first_steps", list(first_steps, step)),
        ("practice_notes", list(practice_notes, practice_note)),
        ("source", source(from)),
    ])
}

fn item(item: &ChecklistItem) -> Node {
    let ChecklistItem { id, text: said, help, literature, source: from } = item;
    fields([
        ("id", text(id)),
        ("text", text(said)),
        ("help", text(help)),
        ("literature", list(literature, text)),
        ("source", source(from)),
    ])
}

fn step(step: &FirstStep) -> Node {
    let FirstStep { id, text: said, source: from } = step;
    fields([("id", text(id)), ("text", text(said)), ("source", source(from))])
}

fn practice_note(note: &PracticeNote) -> Node {
    let PracticeNote { id, text: said, source: from } = note;
    fields([("id", text(id)), ("text", text(said)), ("source", source(from))])
}

fn principle(principle: &Principle) -> Node {
    let Principle { id, number, title, works, apply, caution, municipality, scientific_names, literature, source: from } =
        principle;
    fields([
        ("id", text(id)),
        ("number", text(number)),
        ("title", text(title)),
        ("works", list(works, point)),
        ("apply", list(apply, point)),
        ("caution", list(caution, point)),
        ("municipality", text(municipality)),
        ("scientific_names", list(scientific_names, text)),
        ("literature", list(literature, text)),
        ("source", source(from)),
    ])
}

fn point(point: &Point) -> Node {
    let Point { id, text: said, source: from } = point;
    fields([("id", text(id)), ("text", text(said)), ("source", source(from))])
}

fn question(question: &StarterQuestion) -> Node {
    let StarterQuestion { id, text: said, help, presupposes_use_elsewhere, source: from } = question;
    let presupposes = if *presupposes_use_elsewhere { "yes" } else { "" };
    fields([
        ("id", text(id)),
        ("text", text(said)),
        ("help", text(help)),
        ("presupposes_use_elsewhere", text(presupposes)),
        ("source", source(from)),
    ])
}

fn category(category: &InterventionCategory) -> Node {
    let InterventionCategory { id, title, interventions } = category;
    fields([("id", text(id)), ("title", text(title)), ("interventions", list(interventions, example))])
}

fn example(example: &ExampleIntervention) -> Node {
    let ExampleIntervention { id, title, activity, intended_result, source: from } = example;
    fields([
        ("id", text(id)),
        ("title", text(title)),
        ("activity", text(activity)),
        ("intended_result", text(intended_result)),
        ("source", source(from)),
    ])
}

fn document(document: &SourceDocument) -> Node {
    let SourceDocument { id, title, authors, used_for } = document;
    fields([("id", text(id)), ("title", text(title)), ("authors", text(authors)), ("used_for", text(used_for))])
}

fn reference(reference: &LiteratureReference) -> Node {
    let LiteratureReference { id, short, reference: full } = reference;
    fields([("id", text(id)), ("short", text(short)), ("reference", text(full))])
}
