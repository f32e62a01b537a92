//! The content that a frozen measurement keeps, as canonical text.

use super::{Node, fields};
use crate::content::{
    Anchors, BuildingBlock, Catalogue, ChecklistItem, EarlierWording, Edition, ExampleIntervention, FirstStep,
    InterventionCategory, LiteratureReference, Point, PracticeNote, Precondition, Principle, RatingExplanations,
    SourceDocument, SourceRef, Sources, StarterQuestion,
};

/// With the fields of its sources as its own.
pub(super) fn catalogue(catalogue: &Catalogue) -> Node {
    let (edition, sources) = (catalogue.edition(), catalogue.sources());
    let own = Node::fields([
        ("edition", fields!(edition: Edition { id, title })),
        ("building_blocks", Node::list(catalogue.building_blocks(), building_block)),
        ("preconditions", Node::list(catalogue.preconditions(), precondition)),
        ("ratings", ratings(catalogue.ratings())),
        ("principles", Node::list(catalogue.principles(), principle)),
        ("starter_questions", Node::list(catalogue.starter_questions(), question)),
        ("interventions", Node::list(catalogue.interventions(), category)),
    ]);
    own.and(fields!(sources: Sources {
        documents: |it: &Vec<_>| Node::list(it, document), literature: |it: &Vec<_>| Node::list(it, reference_node),
    }))
}

fn ratings(ratings: &RatingExplanations) -> Node {
    fields!(ratings: RatingExplanations { in_order, partly, not_in_order, unknown, not_applicable })
}

fn source_ref(source: &SourceRef) -> Node {
    fields!(source: SourceRef { document, heading })
}

fn building_block(block: &BuildingBlock) -> Node {
    fields!(block: BuildingBlock { id, title, question, source: source_ref })
}

fn precondition(precondition: &Precondition) -> Node {
    fields!(precondition: Precondition {
        id, number, building_block, title, short_title, why, items: |it: &Vec<_>| Node::list(it, item),
        first_steps: |it: &Vec<_>| Node::list(it, step), practice_notes: |it: &Vec<_>| Node::list(it, practice_note),
        source: source_ref,
    })
}

fn item(item: &ChecklistItem) -> Node {
    fields!(item: ChecklistItem {
        id, title, text, same_meaning_as: |it: &Vec<_>| Node::list(it, earlier_wording), help, anchors: |it: &Option<Anchors>| it.as_ref().map_or_else(|| Node::fields([]), anchors_node),
        evidence_hints: |it: &Vec<_>| Node::texts(it), literature: |it: &Vec<_>| Node::texts(it), source: source_ref,
    })
}

fn earlier_wording(wording: &EarlierWording) -> Node {
    fields!(wording: EarlierWording { text, reason })
}

fn anchors_node(anchors: &Anchors) -> Node {
    fields!(anchors: Anchors { in_order, partly, not_in_order })
}

fn step(step: &FirstStep) -> Node {
    fields!(step: FirstStep { id, text, source: source_ref })
}

fn practice_note(note: &PracticeNote) -> Node {
    fields!(note: PracticeNote { id, text, source: source_ref })
}

fn principle(principle: &Principle) -> Node {
    let points = |it: &Vec<_>| Node::list(it, point);
    fields!(principle: Principle {
        id, number, title, works: points, apply: points, caution: points, municipality,
        scientific_names: |it: &Vec<_>| Node::texts(it), literature: |it: &Vec<_>| Node::texts(it), source: source_ref,
    })
}

fn point(point: &Point) -> Node {
    fields!(point: Point { id, text, source: source_ref })
}

fn question(question: &StarterQuestion) -> Node {
    fields!(question: StarterQuestion { id, text, help, presupposes_use_elsewhere: Node::flag, source: source_ref })
}

fn category(category: &InterventionCategory) -> Node {
    fields!(category: InterventionCategory { id, title, interventions: |it: &Vec<_>| Node::list(it, example) })
}

fn example(example: &ExampleIntervention) -> Node {
    fields!(example: ExampleIntervention { id, title, activity, intended_result, source: source_ref })
}

fn document(document: &SourceDocument) -> Node {
    fields!(document: SourceDocument { id, title, authors, used_for })
}

fn reference_node(reference: &LiteratureReference) -> Node {
    fields!(reference: LiteratureReference { id, short, reference })
}
