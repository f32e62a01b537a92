//! What others did: examples from practice and templates for a plan, beside the [`Catalogue`](super::Catalogue).
//!
//! The library is no part of the catalogue: an adopted measurement keeps the whole catalogue that it answered, and examples are
//! not what a team answers. A dossier that takes something over from the library therefore notes the name of the example with
//! its id.

mod collection;
mod entry;
mod load;
mod plan;
mod validate;

pub use collection::{Filter, Library, Linked, MOST_EXAMPLES, Told};
pub use entry::{
    Evidence, Figure, LinkTarget, Period, PracticeEntry, PracticeKind, PracticeStep, PrincipleLink, Role, Scale, ScanState,
    ShownLink, Strength, TargetGroup,
};
pub use plan::{PlanGroup, PlanLine, PlanLineKind, PlanRisk, PlanTemplate, RiskRule};
pub use validate::{ENTRY_WORDS, GUIDANCE_WORDS, REASON_WORDS, SUMMARY_WORDS};
