//! What can be read in the program, folded once, so that it can be asked at each key press.

use std::ops::Range;

use super::fold::{FoldedText, Needle};
use crate::content::{
    Catalogue, ExampleInterventionId, ItemId, Library, Manual, ManualPart, PlanTemplateId, PracticeId, PreconditionId,
    PrincipleId, QuestionId,
};

/// Words that were typed: what is found has all of them, each at the beginning of a word.
pub struct Words(Vec<Needle>);

impl Words {
    /// The words of a line. Capitals, accents, and kinds of white space, quotation marks and hyphens make no difference, nor do
    /// invisible marks.
    pub fn new(typed: &str) -> Self {
        Self(Needle::split(typed))
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where in a text they stand, in bytes: in order, and no two overlap. Places hold whole letters.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = self.0.iter().flat_map(|word| word.beginnings(text)).collect();
        // Of two that begin together, the longer one marks more.
        places.sort_by_key(|place| (place.start, usize::MAX - place.end));
        let mut end = 0;
        places.retain(|place| {
            let is_free = place.start >= end;
            if is_free {
                end = place.end;
            }
            is_free
        });
        places
    }
}

/// Something to read, as a whole: what is found is a document, wherever in it the words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// An example from practice.
    Practice(PracticeId),
    /// A template for a plan.
    PlanTemplate(PlanTemplateId),
    /// A randvoorwaarde, with its steps and notes.
    Precondition(PreconditionId),
    /// A checklist item.
    Item(ItemId),
    /// A principle.
    Principle(PrincipleId),
    /// A startvraag.
    Question(QuestionId),
    /// An example intervention.
    Intervention(ExampleInterventionId),
    /// The section of the manual at this position.
    Manual(usize),
}

/// One thing to read, with its texts.
pub struct Document {
    reading: Reading,
    title: String,
    texts: Vec<(String, FoldedText)>,
}

impl Document {
    fn new<'a>(reading: Reading, title: &str, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let texts = texts.into_iter().map(|text| (text.to_owned(), FoldedText::new(text))).collect();
        Self { reading, title: title.to_owned(), texts }
    }

    /// What it is.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// What it is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its texts in which one of the words stands, in the order of reading, each with the places.
    pub fn marked<'a>(&'a self, words: &'a Words) -> impl Iterator<Item = (&'a str, Vec<Range<usize>>)> {
        self.texts.iter().map(|(text, _)| (&**text, words.places(text))).filter(|(_, places)| !places.is_empty())
    }

    fn has(&self, word: &Needle) -> bool {
        self.texts.iter().any(|(_, folded)| folded.has_beginning(word))
    }
}

/// Everything of one kind that can be read, in its order.
#[derive(Default)]
pub struct Index {
    documents: Vec<Document>,
}

impl Index {
    /// What others did: the examples first, then the templates.
    pub fn of_library(library: &Library) -> Self {
        let entries = library
            .entries()
            .iter()
            .map(|entry| Document::new(Reading::Practice(entry.id.clone()), &entry.title, entry.texts()));
        let templates = library
            .templates()
            .iter()
            .map(|template| Document::new(Reading::PlanTemplate(template.id.clone()), &template.title, template.texts()));
        Self { documents: entries.chain(templates).collect() }
    }

    /// What is asked, in the order of the walk, and what the content says beside it.
    pub fn of_catalogue(catalogue: &Catalogue) -> Self {
        let mut documents = Vec::new();
        for precondition in catalogue.preconditions() {
            let steps = precondition.first_steps.iter().map(|step| &step.text);
            let notes = precondition.practice_notes.iter().map(|note| &note.text);
            let texts = [&precondition.title, &precondition.why].into_iter().chain(steps).chain(notes);
            let reading = Reading::Precondition(precondition.id.clone());
            documents.push(Document::new(reading, &precondition.title, texts.map(String::as_str)));
            for item in &precondition.items {
                let anchors = item.anchors.iter().flat_map(|it| [&it.in_order, &it.partly, &it.not_in_order]);
                let texts = [&item.text, &item.help].into_iter().chain(anchors).chain(&item.evidence_hints);
                documents.push(Document::new(Reading::Item(item.id.clone()), &item.noun(), texts.map(String::as_str)));
            }
        }
        for principle in catalogue.principles() {
            let points = [&principle.works, &principle.apply, &principle.caution].into_iter().flatten();
            let texts = std::iter::once(&principle.title).chain(points.map(|point| &point.text));
            let reading = Reading::Principle(principle.id.clone());
            documents.push(Document::new(reading, &principle.title, texts.map(String::as_str)));
        }
        for question in catalogue.starter_questions() {
            let texts = [&question.text, &question.help].map(String::as_str);
            documents.push(Document::new(Reading::Question(question.id.clone()), &question.text, texts));
        }
        for one in catalogue.interventions().iter().flat_map(|category| &category.interventions) {
            let texts = [&one.title, &one.activity, &one.intended_result].map(String::as_str);
            documents.push(Document::new(Reading::Intervention(one.id.clone()), &one.title, texts));
        }
        Self { documents }
    }

    /// The manual, by section.
    pub fn of_manual(manual: &Manual) -> Self {
        let sections = manual.sections.iter().enumerate().map(|(position, section)| {
            let parts: Vec<String> = section.parts.iter().map(ManualPart::text).collect();
            let texts = std::iter::once(&*section.title).chain(parts.iter().map(String::as_str));
            Document::new(Reading::Manual(position), &section.title, texts)
        });
        Self { documents: sections.collect() }
    }

    /// The documents that have all the words, in their order; none for no words.
    pub fn find<'a>(&'a self, words: &'a Words) -> impl Iterator<Item = &'a Document> {
        let is_asked = !words.is_empty();
        self.documents.iter().filter(move |document| is_asked && words.0.iter().all(|word| document.has(word)))
    }
}
