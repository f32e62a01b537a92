//! Validates a content beyond its types. All problems are reported at once.

use std::collections::{BTreeMap, BTreeSet};

use super::Catalogue;
use super::catalogue::{Anchors, EarlierWording, ITEM_TITLE_ROOM, ItemPlace, Parts, Point, Precondition, SourceRef};
use super::problem::{BLOCKS, EDITION, INTERVENTIONS, Origin, Parsed, ProblemKind, Problems, QUESTIONS, RATINGS, SOURCES};

/// Most characters of a short title: what fits in a stone of the wall.
const SHORT_TITLE_ROOM: usize = 28;
/// Keeps exact fractions within their numbers, and screens usable.
pub(super) const ITEMS_ROOM: usize = 40;
/// As [`ITEMS_ROOM`], for randvoorwaarden.
pub(super) const PRECONDITIONS_ROOM: usize = 60;

/// Adds every problem to `problems`.
pub(super) fn check(parsed: &Parsed, problems: &mut Problems<'_>) {
    let parts = &parsed.parts;
    let mut check = Check { known: known_ids(parts), seen: BTreeMap::new(), problems };
    check.sources(parts);
    check.single_texts(parts);
    check.blocks(parts);
    check.preconditions(parts, &parsed.precondition_origins);
    check.principles(parts, &parsed.principle_origins);
    check.questions_and_interventions(parts);
}

/// Sorts the checked content into the order of the walk.
pub(super) fn assemble(mut parts: Parts) -> Catalogue {
    let blocks = &parts.building_blocks;
    parts.preconditions.sort_by_key(|precondition| {
        (blocks.iter().position(|block| block.id == precondition.building_block), precondition.number)
    });
    parts.principles.sort_by_key(|principle| principle.number);
    let mut item_places = BTreeMap::new();
    for (at, precondition) in parts.preconditions.iter().enumerate() {
        for (item_at, item) in precondition.items.iter().enumerate() {
            let number = format!("{}.{}", precondition.number, item_at + 1);
            item_places.insert(item.id.clone(), ItemPlace { precondition: at, item: item_at, number });
        }
    }
    Catalogue { parts, item_places }
}

/// The ids to which others may refer.
struct Known {
    blocks: BTreeSet<String>,
    documents: BTreeSet<String>,
    literature: BTreeSet<String>,
}

fn known_ids(parts: &Parts) -> Known {
    Known {
        blocks: parts.building_blocks.iter().map(|block| block.id.to_string()).collect(),
        documents: parts.sources.documents.iter().map(|document| document.id.to_string()).collect(),
        literature: parts.sources.literature.iter().map(|reference| reference.id.to_string()).collect(),
    }
}

struct Check<'a, 'files> {
    known: Known,
    /// Each id, with the files in which it stands and how often it stands there.
    seen: BTreeMap<String, BTreeMap<Origin, usize>>,
    problems: &'a mut Problems<'files>,
}

impl Check<'_, '_> {
    fn sources(&mut self, parts: &Parts) {
        let origin = self.problems.origin(SOURCES);
        self.problems.not_empty_list(origin, "", "documents", parts.sources.documents.len());
        for document in &parts.sources.documents {
            let id = document.id.as_str();
            self.unique(origin, id);
            self.problems.texts(
                origin,
                id,
                &[("title", &document.title), ("authors", &document.authors), ("used_for", &document.used_for)],
            );
        }
        for reference in &parts.sources.literature {
            let id = reference.id.as_str();
            self.unique(origin, id);
            self.problems.texts(origin, id, &[("short", &reference.short), ("reference", &reference.reference)]);
        }
    }

    fn single_texts(&mut self, parts: &Parts) {
        let origin = self.problems.origin(EDITION);
        self.problems.texts(origin, "", &[("id", &parts.edition.id), ("title", &parts.edition.title)]);
        let origin = self.problems.origin(RATINGS);
        let ratings = &parts.ratings;
        self.problems.texts(
            origin,
            "",
            &[
                ("in_order", &ratings.in_order),
                ("partly", &ratings.partly),
                ("not_in_order", &ratings.not_in_order),
                ("unknown", &ratings.unknown),
                ("not_applicable", &ratings.not_applicable),
            ],
        );
    }

    fn blocks(&mut self, parts: &Parts) {
        let origin = self.problems.origin(BLOCKS);
        self.problems.not_empty_list(origin, "", "building_blocks", parts.building_blocks.len());
        for block in &parts.building_blocks {
            let id = block.id.as_str();
            self.unique(origin, id);
            self.problems.texts(origin, id, &[("title", &block.title), ("question", &block.question)]);
            self.source(origin, id, &block.source);
            let stones = parts.preconditions.iter().filter(|precondition| precondition.building_block == block.id).count();
            self.problems.not_empty_list(origin, id, "preconditions", stones);
        }
    }

    fn preconditions(&mut self, parts: &Parts, origins: &[Origin]) {
        let all = || origins.iter().zip(&parts.preconditions);
        if let Some((origin, precondition)) = all().nth(PRECONDITIONS_ROOM) {
            let kind = ProblemKind::TooMany { field: "preconditions", room: PRECONDITIONS_ROOM };
            self.problems.add(*origin, precondition.id.as_str(), 0, kind);
        }
        let mut numbers = BTreeSet::new();
        for (origin, precondition) in all() {
            let (origin, id) = (*origin, precondition.id.as_str());
            self.unique(origin, id);
            if !numbers.insert(precondition.number) {
                self.problems.add(origin, id, 0, ProblemKind::DuplicateNumber(precondition.number));
            }
            if !self.known.blocks.contains(precondition.building_block.as_str()) {
                self.problems.unknown(origin, id, precondition.building_block.as_str());
            }
            self.problems.texts(
                origin,
                id,
                &[("title", &precondition.title), ("short_title", &precondition.short_title), ("why", &precondition.why)],
            );
            if precondition.short_title.chars().count() > SHORT_TITLE_ROOM {
                self.problems.add(origin, id, 0, ProblemKind::TooLong { field: "short_title", room: SHORT_TITLE_ROOM });
            }
            self.source(origin, id, &precondition.source);
            self.precondition_lists(origin, precondition);
        }
    }

    fn precondition_lists(&mut self, origin: Origin, precondition: &Precondition) {
        let parent = precondition.id.as_str();
        self.problems.not_empty_list(origin, parent, "items", precondition.items.len());
        if precondition.items.len() > ITEMS_ROOM {
            self.problems.add(origin, parent, 0, ProblemKind::TooMany { field: "items", room: ITEMS_ROOM });
        }
        for item in &precondition.items {
            let id = item.id.as_str();
            self.child(origin, id, &format!("{parent}."));
            self.problems.texts(origin, id, &[("text", &item.text), ("help", &item.help)]);
            if item.title.chars().count() > ITEM_TITLE_ROOM {
                self.problems.add(origin, id, 0, ProblemKind::TooLong { field: "title", room: ITEM_TITLE_ROOM });
            }
            for EarlierWording { text, reason } in &item.same_meaning_as {
                self.problems.texts(origin, id, &[("same_meaning_as.text", text), ("same_meaning_as.reason", reason)]);
            }
            if let Some(Anchors { in_order, partly, not_in_order }) = &item.anchors {
                let anchors =
                    [("anchors.in_order", in_order), ("anchors.partly", partly), ("anchors.not_in_order", not_in_order)];
                self.problems.texts(origin, id, &anchors);
            }
            for hint in &item.evidence_hints {
                self.problems.texts(origin, id, &[("evidence_hints", hint)]);
            }
            self.source(origin, id, &item.source);
            for reference in &item.literature {
                self.literature(origin, id, reference.as_str());
            }
        }
        for step in &precondition.first_steps {
            let id = step.id.as_str();
            self.child(origin, id, &format!("{parent}.stap."));
            self.problems.texts(origin, id, &[("text", &step.text)]);
            self.source(origin, id, &step.source);
        }
        for note in &precondition.practice_notes {
            let id = note.id.as_str();
            self.child(origin, id, &format!("{parent}.praktijk."));
            self.problems.texts(origin, id, &[("text", &note.text)]);
            self.source(origin, id, &note.source);
        }
    }

    fn principles(&mut self, parts: &Parts, origins: &[Origin]) {
        let mut numbers = BTreeSet::new();
        for (origin, principle) in origins.iter().zip(&parts.principles) {
            let (origin, id) = (*origin, principle.id.as_str());
            self.unique(origin, id);
            if !numbers.insert(principle.number) {
                self.problems.add(origin, id, 0, ProblemKind::DuplicateNumber(principle.number));
            }
            self.problems.texts(origin, id, &[("title", &principle.title), ("municipality", &principle.municipality)]);
            self.source(origin, id, &principle.source);
            for reference in &principle.literature {
                self.literature(origin, id, reference.as_str());
            }
            let lists: [(&'static str, &str, &[Point]); 3] = [
                ("works", "werkt", &principle.works),
                ("apply", "toepassen", &principle.apply),
                ("caution", "letop", &principle.caution),
            ];
            for (field, part, points) in lists {
                self.problems.not_empty_list(origin, id, field, points.len());
                for point in points {
                    self.child(origin, point.id.as_str(), &format!("{id}.{part}."));
                    self.problems.texts(origin, point.id.as_str(), &[("text", &point.text)]);
                    self.source(origin, point.id.as_str(), &point.source);
                }
            }
        }
    }

    fn questions_and_interventions(&mut self, parts: &Parts) {
        let origin = self.problems.origin(QUESTIONS);
        self.problems.not_empty_list(origin, "", "starter_questions", parts.starter_questions.len());
        for question in &parts.starter_questions {
            let id = question.id.as_str();
            self.unique(origin, id);
            self.problems.texts(origin, id, &[("text", &question.text), ("help", &question.help)]);
            self.source(origin, id, &question.source);
        }
        let origin = self.problems.origin(INTERVENTIONS);
        for category in &parts.interventions {
            let id = category.id.as_str();
            self.unique(origin, id);
            self.problems.texts(origin, id, &[("title", &category.title)]);
            self.problems.not_empty_list(origin, id, "interventions", category.interventions.len());
            for intervention in &category.interventions {
                let id = intervention.id.as_str();
                self.unique(origin, id);
                self.problems.texts(
                    origin,
                    id,
                    &[
                        ("title", &intervention.title),
                        ("activity", &intervention.activity),
                        ("intended_result", &intervention.intended_result),
                    ],
                );
                self.source(origin, id, &intervention.source);
            }
        }
    }

    fn child(&mut self, origin: Origin, id: &str, expected: &str) {
        self.unique(origin, id);
        let has_name = id.strip_prefix(expected).is_some_and(|rest| !rest.is_empty());
        if !has_name {
            self.problems.add(origin, id, 0, ProblemKind::IdOutsideParent { expected: expected.to_owned() });
        }
    }

    fn unique(&mut self, origin: Origin, id: &str) {
        if id.trim().is_empty() {
            self.problems.add(origin, id, 0, ProblemKind::EmptyText { field: "id" });
            return;
        }
        let places = self.seen.entry(id.to_owned()).or_default();
        let is_new = places.is_empty();
        let times = places.entry(origin).or_default();
        let occurrence = *times;
        *times += 1;
        if !is_new {
            self.problems.add(origin, id, occurrence, ProblemKind::DuplicateId);
        }
    }

    fn source(&mut self, origin: Origin, id: &str, source: &SourceRef) {
        self.problems.texts(origin, id, &[("heading", &source.heading)]);
        if !self.known.documents.contains(source.document.as_str()) {
            self.problems.unknown(origin, id, source.document.as_str());
        }
    }

    fn literature(&mut self, origin: Origin, id: &str, reference: &str) {
        if !self.known.literature.contains(reference) {
            self.problems.unknown(origin, id, reference);
        }
    }
}
