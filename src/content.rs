//! The questions: what a team is asked, and what others did. Knows nothing of answers.

mod builtin;
mod catalogue;
mod id;
mod kept;
mod library;
mod load;
mod manual;
mod problem;
mod remark;
mod validate;
mod whole;

pub use catalogue::{
    Anchors, BuildingBlock, Catalogue, ChecklistItem, EarlierWording, Edition, ExampleIntervention, FirstStep,
    InterventionCategory, LiteratureReference, Point, PracticeNote, Precondition, Principle, RatingExplanations,
    SourceDocument, SourceRef, Sources, StarterQuestion,
};
pub(crate) use id::text_id;
pub use id::{
    BlockId, CategoryId, DocumentId, ExampleInterventionId, ItemId, LiteratureId, PlanTemplateId, PointId, PracticeId,
    PracticeNoteId, PracticePartId, PreconditionId, PrincipleId, QuestionId, StepId,
};
pub use library::{
    ENTRY_WORDS, Evidence, Figure, Filter, GUIDANCE_WORDS, Library, LinkTarget, Linked, MOST_EXAMPLES, Period, PlanGroup,
    PlanLine, PlanLineKind, PlanRisk, PlanTemplate, PracticeEntry, PracticeKind, PracticeStep, PrincipleLink, REASON_WORDS,
    RiskRule, Role, SUMMARY_WORDS, Scale, ScanState, ShownLink, Strength, TargetGroup, Told,
};
pub use manual::{LinkedTo, Manual, ManualLink, ManualParagraph, ManualPart, ManualPicture, ManualSection};
pub use problem::{ContentFile, ContentProblem, MOST_PROBLEMS, ProblemKind};
pub use remark::{ANCHOR_WORDS, ContentRemark, ContentRemarkKind, HINT_WORDS, MOST_HINTS};
pub use whole::Content;
