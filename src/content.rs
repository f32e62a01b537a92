//! The questions: what a team is asked. Knows nothing of answers.

mod builtin;
mod catalogue;
mod id;
mod kept;
mod load;
mod manual;
mod problem;
mod remark;
mod validate;

pub use catalogue::{
    Anchors, BuildingBlock, Catalogue, ChecklistItem, EarlierWording, Edition, ExampleIntervention, FirstStep,
    InterventionCategory, LiteratureReference, Point, PracticeNote, Precondition, Principle, RatingExplanations,
    SourceDocument, SourceRef, Sources, StarterQuestion,
};
pub(crate) use id::text_id;
pub use id::{
    BlockId, CategoryId, DocumentId, ExampleInterventionId, ItemId, LiteratureId, PointId, PracticeNoteId, PreconditionId,
    PrincipleId, QuestionId, StepId,
};
pub use manual::{Manual, ManualParagraph, ManualSection};
pub use problem::{ContentFile, ContentProblem, MOST_PROBLEMS, ProblemKind};
pub use remark::{ANCHOR_WORDS, ContentRemark, ContentRemarkKind, HINT_WORDS, MOST_HINTS};
