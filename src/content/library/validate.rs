//! Validates a library beyond its types. All problems are reported at once.

use std::collections::BTreeSet;

use super::entry::{PracticeEntry, PracticeKind, PrincipleLink, ShownLink};
use super::plan::{PlanLine, PlanTemplate};
use crate::content::catalogue::{Catalogue, SourceRef};
use crate::content::problem::{Origin, ProblemKind, Problems};

/// What an entry may tell, in words: its story, without figures and reasons.
pub const ENTRY_WORDS: usize = 180;
/// As [`ENTRY_WORDS`], for guidance and programmes: their steps become actions.
pub const GUIDANCE_WORDS: usize = 250;
/// The words of a reason, which is one sentence in the walk.
pub const REASON_WORDS: usize = 20;
/// The words of a summary, which is one sentence in a list.
pub const SUMMARY_WORDS: usize = 25;
/// Most texts under each heading of an entry.
const TEXTS_ROOM: usize = 6;
/// Keeps the library within what can be searched at each key press.
const ENTRIES_ROOM: usize = 500;

/// Everything that was read, before it is validated; each with its file, in the order of the files.
pub(super) struct Parsed {
    pub(super) entries: Vec<PracticeEntry>,
    pub(super) entry_origins: Vec<Origin>,
    pub(super) templates: Vec<PlanTemplate>,
    pub(super) template_origins: Vec<Origin>,
}

/// Adds every problem to `problems`.
pub(super) fn check(parsed: &Parsed, catalogue: &Catalogue, problems: &mut Problems<'_>) {
    let mut check = Check { catalogue, seen: ids_of(catalogue), problems };
    if let Some((origin, entry)) = parsed.entry_origins.iter().zip(&parsed.entries).nth(ENTRIES_ROOM) {
        check.problems.add(*origin, entry.id.as_str(), 0, ProblemKind::TooMany { field: "practice", room: ENTRIES_ROOM });
        return;
    }
    for (origin, entry) in parsed.entry_origins.iter().zip(&parsed.entries) {
        check.entry(*origin, entry);
    }
    for (origin, template) in parsed.template_origins.iter().zip(&parsed.templates) {
        check.template(*origin, template, &parsed.entries);
    }
}

/// Every id of the catalogue: none of the library's is one of them.
fn ids_of(catalogue: &Catalogue) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    let mut add = |id: &str| {
        ids.insert(id.to_owned());
    };
    catalogue.building_blocks().iter().for_each(|block| add(block.id.as_str()));
    for precondition in catalogue.preconditions() {
        add(precondition.id.as_str());
        precondition.items.iter().for_each(|item| add(item.id.as_str()));
        precondition.first_steps.iter().for_each(|step| add(step.id.as_str()));
        precondition.practice_notes.iter().for_each(|note| add(note.id.as_str()));
    }
    for principle in catalogue.principles() {
        add(principle.id.as_str());
        let points = [&principle.works, &principle.apply, &principle.caution].into_iter().flatten();
        points.for_each(|point| add(point.id.as_str()));
    }
    catalogue.starter_questions().iter().for_each(|question| add(question.id.as_str()));
    for category in catalogue.interventions() {
        add(category.id.as_str());
        category.interventions.iter().for_each(|intervention| add(intervention.id.as_str()));
    }
    catalogue.sources().documents.iter().for_each(|document| add(document.id.as_str()));
    catalogue.sources().literature.iter().for_each(|reference| add(reference.id.as_str()));
    ids
}

struct Check<'a, 'files> {
    catalogue: &'a Catalogue,
    /// The ids that are taken.
    seen: BTreeSet<String>,
    problems: &'a mut Problems<'files>,
}

impl Check<'_, '_> {
    fn entry(&mut self, origin: Origin, entry: &PracticeEntry) {
        let id = entry.id.as_str();
        self.id(origin, id, "praktijk.");
        self.problems.texts(
            origin,
            id,
            &[
                ("title", &entry.title),
                ("period.text", &entry.period.text),
                ("period.as_of", &entry.period.as_of),
                ("summary", &entry.summary),
            ],
        );
        let optional = [
            ("municipality", &entry.municipality),
            ("place", &entry.place),
            ("reason_to_start", &entry.reason_to_start),
            ("tips", &entry.tips),
            ("outlook", &entry.outlook),
            ("note", &entry.note),
        ];
        for (field, text) in optional {
            if let Some(text) = text {
                self.problems.texts(origin, id, &[(field, text)]);
            }
        }
        self.problems.not_empty_list(origin, id, "target_groups", entry.target_groups.len());
        self.problems.not_empty_list(origin, id, "does", entry.does.len());
        for (field, texts) in
            [("does", &entry.does), ("gave", &entry.gave), ("worked", &entry.worked), ("hindered", &entry.hindered)]
        {
            for text in texts {
                self.problems.texts(origin, id, &[(field, text)]);
            }
            if texts.len() > TEXTS_ROOM {
                self.problems.add(origin, id, 0, ProblemKind::TooMany { field, room: TEXTS_ROOM });
            }
        }
        self.words(origin, id, "summary", &entry.summary, SUMMARY_WORDS);
        let room = match entry.kind {
            PracticeKind::Guidance | PracticeKind::Programme => GUIDANCE_WORDS,
            PracticeKind::Approach | PracticeKind::Municipality | PracticeKind::Lessons => ENTRY_WORDS,
        };
        let words = entry.words();
        if words > room {
            self.problems.add(origin, id, 0, ProblemKind::TooManyWords { field: "practice", words, room });
        }
        if entry.kind == PracticeKind::Guidance {
            self.problems.not_empty_list(origin, id, "steps", entry.steps.len());
        }
        for step in &entry.steps {
            self.id(origin, step.id.as_str(), &format!("{id}.stap."));
            self.problems.texts(origin, step.id.as_str(), &[("title", &step.title), ("text", &step.text)]);
        }
        for figure in &entry.figures {
            self.problems.texts(origin, id, &[("figures.value", &figure.value), ("figures.what", &figure.what)]);
        }
        entry.shows.iter().for_each(|link| self.shown(origin, id, link));
        if entry.shows.is_empty() && entry.note.is_none() {
            self.problems.add(origin, id, 0, ProblemKind::EmptyText { field: "note" });
        }
        entry.uses.iter().for_each(|link| self.used(origin, id, link));
        for intervention in &entry.interventions {
            let mut known = self.catalogue.interventions().iter().flat_map(|category| &category.interventions);
            if !known.any(|one| one.id == *intervention) {
                self.problems.unknown(origin, id, intervention.as_str());
            }
        }
        self.source(origin, id, &entry.source);
    }

    fn shown(&mut self, origin: Origin, id: &str, link: &ShownLink) {
        self.reason(origin, id, "shows.reason", &link.reason);
        let Some(precondition) = self.catalogue.precondition(&link.precondition) else {
            self.problems.unknown(origin, id, link.precondition.as_str());
            return;
        };
        self.problems.not_empty_list(origin, id, "shows.items", link.items.len());
        for target in &link.items {
            let is_known = precondition.items.iter().any(|item| item.id.as_str() == target.as_str())
                || precondition.practice_notes.iter().any(|note| note.id.as_str() == target.as_str());
            if !is_known {
                self.problems.unknown(origin, id, target.as_str());
            }
        }
    }

    fn used(&mut self, origin: Origin, id: &str, link: &PrincipleLink) {
        self.reason(origin, id, "uses.reason", &link.reason);
        let Some(principle) = self.catalogue.principles().iter().find(|principle| principle.id == link.principle) else {
            self.problems.unknown(origin, id, link.principle.as_str());
            return;
        };
        for point in &link.points {
            let mut known = [&principle.works, &principle.apply, &principle.caution].into_iter().flatten();
            if !known.any(|one| one.id == *point) {
                self.problems.unknown(origin, id, point.as_str());
            }
        }
    }

    fn template(&mut self, origin: Origin, template: &PlanTemplate, entries: &[PracticeEntry]) {
        let id = template.id.as_str();
        self.id(origin, id, "sjabloon.");
        self.problems.texts(
            origin,
            id,
            &[
                ("title", &template.title),
                ("explanation", &template.explanation),
                ("first_quarter_in_source", &template.first_quarter_in_source),
                ("risk_rule.text", &template.risk_rule.text),
            ],
        );
        if !entries.iter().any(|entry| entry.id == template.practice) {
            self.problems.unknown(origin, id, template.practice.as_str());
        }
        self.problems.not_empty_list(origin, id, "groups", template.groups.len());
        for group in &template.groups {
            let group_id = group.id.as_str();
            self.id(origin, group_id, &format!("{id}."));
            self.problems.texts(
                origin,
                group_id,
                &[("title", &group.title), ("effect", &group.effect), ("owner", &group.owner)],
            );
            self.problems.not_empty_list(origin, group_id, "lines", group.lines.len());
            group.lines.iter().for_each(|line| self.line(origin, group_id, line));
        }
        for risk in &template.risks {
            self.id(origin, risk.id.as_str(), &format!("{id}.risico."));
            self.problems.texts(origin, risk.id.as_str(), &[("risk", &risk.risk), ("measure", &risk.measure)]);
            for line in &risk.lines {
                if !template.lines().any(|(_, one)| one.id == *line) {
                    self.problems.unknown(origin, risk.id.as_str(), line.as_str());
                }
            }
        }
        self.source(origin, id, &template.source);
    }

    fn line(&mut self, origin: Origin, group: &str, line: &PlanLine) {
        let id = line.id.as_str();
        self.id(origin, id, &format!("{group}."));
        self.problems.texts(origin, id, &[("what", &line.what), ("printed", &line.printed)]);
        if line.ready.is_some_and(|ready| ready < line.start) {
            self.problems.add(origin, id, 0, ProblemKind::ReadyBeforeStart);
        }
    }

    /// An id that nothing else has, with the beginning that belongs to its place.
    fn id(&mut self, origin: Origin, id: &str, expected: &str) {
        if id.trim().is_empty() {
            self.problems.add(origin, id, 0, ProblemKind::EmptyText { field: "id" });
            return;
        }
        if !self.seen.insert(id.to_owned()) {
            // In the same file it is the second that is one too many.
            self.problems.add(origin, id, 1, ProblemKind::DuplicateId);
        }
        if id.strip_prefix(expected).is_none_or(str::is_empty) {
            self.problems.add(origin, id, 0, ProblemKind::IdOutsideParent { expected: expected.to_owned() });
        }
    }

    fn reason(&mut self, origin: Origin, id: &str, field: &'static str, reason: &str) {
        self.problems.texts(origin, id, &[(field, reason)]);
        self.words(origin, id, field, reason, REASON_WORDS);
    }

    fn words(&mut self, origin: Origin, id: &str, field: &'static str, text: &str, room: usize) {
        let words = text.split_whitespace().count();
        if words > room {
            self.problems.add_at_text(origin, id, text, ProblemKind::TooManyWords { field, words, room });
        }
    }

    fn source(&mut self, origin: Origin, id: &str, source: &SourceRef) {
        self.problems.texts(origin, id, &[("source.heading", &source.heading)]);
        if self.catalogue.document(&source.document).is_none() {
            self.problems.unknown(origin, id, source.document.as_str());
        }
    }
}
