//! What is asked: the types of everything in `content/`, ready to use after [`validate`](super::validate).

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};

use super::id::{
    BlockId, CategoryId, DocumentId, ExampleInterventionId, ItemId, LiteratureId, PointId, PracticeNoteId, PreconditionId,
    PrincipleId, QuestionId, StepId,
};

/// The whole content, in the order in which a team walks through it.
///
/// Only [`Catalogue::built_in`] and [`Catalogue::from_files`] make one, so that
/// its ids are unique and its references resolve. A frozen measurement keeps a copy of one; one that was
/// edited by hand is used as it is, as far as the program can draw it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Parts")]
pub struct Catalogue {
    pub(super) parts: Parts,
    /// Place of each item, so that screens need not search.
    pub(super) item_places: BTreeMap<ItemId, ItemPlace>,
}

/// A catalogue without what is derived from it: what a content folder gives, and what stands in a dossier's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parts {
    pub(super) edition: Edition,
    pub(super) building_blocks: Vec<BuildingBlock>,
    pub(super) preconditions: Vec<Precondition>,
    pub(super) ratings: RatingExplanations,
    pub(super) principles: Vec<Principle>,
    pub(super) starter_questions: Vec<StarterQuestion>,
    pub(super) interventions: Vec<InterventionCategory>,
    pub(super) sources: Sources,
}

impl Serialize for Catalogue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.parts.serialize(serializer)
    }
}

impl Catalogue {
    /// Which edition of the content this is; a dossier notes the one that it was made with.
    pub fn edition(&self) -> &Edition {
        &self.parts.edition
    }

    /// The bouwstenen from the base of the wall up.
    pub fn building_blocks(&self) -> &[BuildingBlock] {
        &self.parts.building_blocks
    }

    /// The randvoorwaarden in the order of the walk: by bouwsteen from the base up, then by number.
    pub fn preconditions(&self) -> &[Precondition] {
        &self.parts.preconditions
    }

    /// The randvoorwaarden of one bouwsteen, in order.
    pub fn preconditions_of<'a>(&'a self, block: &'a BlockId) -> impl Iterator<Item = &'a Precondition> {
        self.parts.preconditions.iter().filter(move |precondition| precondition.building_block == *block)
    }

    /// The randvoorwaarde with this id.
    pub fn precondition(&self, id: &PreconditionId) -> Option<&Precondition> {
        self.parts.preconditions.iter().find(|precondition| precondition.id == *id)
    }

    /// Whether it says of any item how its ratings are recognised, or what could show them.
    pub fn has_anchors(&self) -> bool {
        self.items().any(|(_, item)| item.anchors.is_some() || !item.evidence_hints.is_empty())
    }

    /// All checklist items with the randvoorwaarde to which they belong, in order.
    pub fn items(&self) -> impl Iterator<Item = (&Precondition, &ChecklistItem)> {
        self.parts.preconditions.iter().flat_map(|precondition| precondition.items.iter().map(move |item| (precondition, item)))
    }

    /// The checklist item with this id and its randvoorwaarde; `None` for an id that this content does not have.
    pub fn item(&self, id: &ItemId) -> Option<(&Precondition, &ChecklistItem)> {
        let ItemPlace { precondition, item, .. } = self.item_places.get(id)?;
        let precondition = &self.parts.preconditions[*precondition];
        Some((precondition, &precondition.items[*item]))
    }

    /// The number of an item, as `1.2`: that of its randvoorwaarde and its place in the checklist, both from 1. Empty for an
    /// id that this content does not have.
    pub fn number(&self, id: &ItemId) -> &str {
        self.item_places.get(id).map_or("", |place| &place.number)
    }

    /// What each rating means, the same for all items.
    pub fn ratings(&self) -> &RatingExplanations {
        &self.parts.ratings
    }

    /// The werkzame principes in order.
    pub fn principles(&self) -> &[Principle] {
        &self.parts.principles
    }

    /// The startvragen in order.
    pub fn starter_questions(&self) -> &[StarterQuestion] {
        &self.parts.starter_questions
    }

    /// The example interventions, by category.
    pub fn interventions(&self) -> &[InterventionCategory] {
        &self.parts.interventions
    }

    /// The documents and literature that the content rests on.
    pub fn sources(&self) -> &Sources {
        &self.parts.sources
    }

    /// The literature reference with this id.
    pub fn literature(&self, id: &LiteratureId) -> Option<&LiteratureReference> {
        self.parts.sources.literature.iter().find(|reference| reference.id == *id)
    }

    /// The source document with this id.
    pub fn document(&self, id: &DocumentId) -> Option<&SourceDocument> {
        self.parts.sources.documents.iter().find(|document| document.id == *id)
    }
}

/// Where an item stands in the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ItemPlace {
    /// Position of its randvoorwaarde, from 0.
    pub(super) precondition: usize,
    /// Position in the checklist, from 0.
    pub(super) item: usize,
    /// As `1.2`.
    pub(super) number: String,
}

/// Which edition of the content this is (`edition.ron`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Short name that a dossier notes, as `2026.1`.
    pub id: String,
    /// Title for people.
    pub title: String,
}

/// One layer of the wall (`building_blocks.ron`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BuildingBlock {
    /// Stable id.
    pub id: BlockId,
    /// Name on the wall.
    pub title: String,
    /// The question that this layer asks, in a sentence or two.
    pub question: String,
    /// Where it comes from.
    pub source: SourceRef,
}

/// A condition that should be in order for an approach to have a chance (`preconditions/*.ron`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Precondition {
    /// Stable id.
    pub id: PreconditionId,
    /// 1 to 12: the order within the content.
    pub number: u8,
    /// The layer of the wall in which it stands.
    pub building_block: BlockId,
    /// Full name.
    pub title: String,
    /// Name that fits in a stone of the wall and in the navigation, at most 28 characters.
    pub short_title: String,
    /// Why it matters, in two or three sentences.
    pub why: String,
    /// Its checklist, in order.
    pub items: Vec<ChecklistItem>,
    /// Steps to start with.
    pub first_steps: Vec<FirstStep>,
    /// What others noticed; may be empty.
    pub practice_notes: Vec<PracticeNote>,
    /// Where it comes from.
    pub source: SourceRef,
}

/// One point of a checklist: the team gives it a rating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Stable id.
    pub id: ItemId,
    /// What it is about in a few words, as `Gedeelde cijfers en feiten`, for lists; at most 44 characters. Wijkpeil's own, not
    /// the source's; a content folder, and a measurement that was adopted before there were any, may have none: see
    /// [`Self::noun`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// A statement that can be in order or not.
    pub text: String,
    /// Earlier wordings that ask the same, so that the answers to them can be compared with the answers to this one. A
    /// wording that is not among them is another question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub same_meaning_as: Vec<EarlierWording>,
    /// What to look for when rating it, in a sentence or two.
    pub help: String,
    /// How to recognise each rating of this very item. Wijkpeil's own, not the source's; a content folder, and a measurement
    /// that was adopted before there were any, may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchors: Option<Anchors>,
    /// What could show the rating: one to three things, or none where the content has none. Wijkpeil's own, as the anchors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence_hints: Vec<String>,
    /// Literature that the source names for it.
    pub literature: Vec<LiteratureId>,
    /// Where it comes from.
    pub source: SourceRef,
}

/// Most characters of an item's title: what fits on a line of a list.
pub(super) const ITEM_TITLE_ROOM: usize = 44;

impl ChecklistItem {
    /// What it is about in a few words: its title, or the first words of what is asked where it has none.
    pub fn noun(&self) -> Cow<'_, str> {
        let (title, text) = (self.title.trim(), self.text.trim());
        if !title.is_empty() {
            return Cow::Borrowed(title);
        }
        let Some((end, _)) = text.char_indices().nth(ITEM_TITLE_ROOM - 2) else { return Cow::Borrowed(text) };
        let start = &text[..end];
        let words = start.rfind(' ').map_or(start, |at| &start[..at]);
        Cow::Owned(format!("{} …", words.trim_end_matches([',', '.', ';', ':', ' '])))
    }

    /// The wording of an earlier edition, with why it asks the same as this item; `None` for this item's own wording, and for
    /// any that the content does not list.
    pub fn earlier_wording(&self, text: &str) -> Option<&EarlierWording> {
        self.same_meaning_as.iter().find(|earlier| earlier.text == text)
    }
}

/// How an earlier edition worded an item that asks the same today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierWording {
    /// The wording of then, letter for letter, as frozen measurements keep it.
    pub text: String,
    /// Why it asks the same: one sentence, which reports of a comparison print.
    pub reason: String,
}

/// What a team would see or hear at each rating of one item: one sentence each, which can be read beside the item without
/// the other two. Together they leave no room between them, so that two people who know the same facts choose the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchors {
    /// Op orde.
    pub in_order: String,
    /// Deels: where an item has parts, it names them.
    pub partly: String,
    /// Niet op orde.
    pub not_in_order: String,
}

/// A step to start with; becomes an action in one click.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstStep {
    /// Stable id.
    pub id: StepId,
    /// What to do.
    pub text: String,
    /// Where it comes from.
    pub source: SourceRef,
}

/// What municipalities noticed in practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeNote {
    /// Stable id.
    pub id: PracticeNoteId,
    /// The note.
    pub text: String,
    /// Where it comes from.
    pub source: SourceRef,
}

/// What each rating means, in words that help a team decide (`ratings.ron`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatingExplanations {
    /// Op orde.
    pub in_order: String,
    /// Deels.
    pub partly: String,
    /// Niet op orde.
    pub not_in_order: String,
    /// Weten we niet.
    pub unknown: String,
    /// N.v.t.
    pub not_applicable: String,
}

/// A mechanism that makes interventions work (`principles/*.ron`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// Stable id.
    pub id: PrincipleId,
    /// 1 to 6: the order within the content.
    pub number: u8,
    /// Its name.
    pub title: String,
    /// How it works.
    pub works: Vec<Point>,
    /// How to apply it; marked per intervention.
    pub apply: Vec<Point>,
    /// What to beware of; marked per intervention.
    pub caution: Vec<Point>,
    /// The municipality whose story the source points to.
    pub municipality: String,
    /// What science calls it; a team need not know these names.
    pub scientific_names: Vec<String>,
    /// Where to read more.
    pub literature: Vec<LiteratureId>,
    /// Where it comes from.
    pub source: SourceRef,
}

/// One point of a principle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Stable id.
    pub id: PointId,
    /// The point.
    pub text: String,
    /// Where it comes from.
    pub source: SourceRef,
}

/// A question to ask of one intervention (`starter_questions.ron`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StarterQuestion {
    /// Stable id.
    pub id: QuestionId,
    /// The question.
    pub text: String,
    /// What helps to answer it.
    pub help: String,
    /// Whether it presupposes that the intervention was used elsewhere.
    pub presupposes_use_elsewhere: bool,
    /// Where it comes from.
    pub source: SourceRef,
}

/// A group of example interventions (`interventions.ron`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterventionCategory {
    /// Stable id.
    pub id: CategoryId,
    /// Its name.
    pub title: String,
    /// Its interventions, in order.
    pub interventions: Vec<ExampleIntervention>,
}

/// Something that other municipalities do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleIntervention {
    /// Stable id.
    pub id: ExampleInterventionId,
    /// Its name.
    pub title: String,
    /// Its aim or what is done.
    pub activity: String,
    /// What it should bring about.
    pub intended_result: String,
    /// Where it comes from.
    pub source: SourceRef,
}

/// What the content rests on (`sources.ron`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// The documents from which the units were drawn.
    pub documents: Vec<SourceDocument>,
    /// The literature that those documents refer to.
    pub literature: Vec<LiteratureReference>,
}

/// A document from which units were drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceDocument {
    /// Stable id.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// Authors or organisations, as far as they are known.
    pub authors: String,
    /// What Wijkpeil takes from it.
    pub used_for: String,
}

/// A book, article or report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiteratureReference {
    /// Stable id.
    pub id: LiteratureId,
    /// Short form beside a text, as `Uyterlinde e.a. (2021)`.
    pub short: String,
    /// The full reference.
    pub reference: String,
}

/// Where a unit comes from: a document, and the heading under which it stands there (the scans have no page numbers).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceRef {
    /// The document.
    pub document: DocumentId,
    /// The heading.
    pub heading: String,
}
