//! Names by which answers refer to content. They are stable: once released, an id never changes.

/// Defines ids, each in its own type, so that one kind of id cannot stand where another is meant.
macro_rules! text_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the text of an id as it stands in a file.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as it stands in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )+};
}
pub(crate) use text_id;

text_id! {
    /// One of the four bouwstenen, as `fundament`.
    BlockId,
    /// One of the twelve randvoorwaarden, as `urgentiebesef`.
    PreconditionId,
    /// A checklist item, as `urgentiebesef.1`. Answers are keyed by it.
    ItemId,
    /// A step to start with, as `urgentiebesef.stap.1`.
    StepId,
    /// A note from practice, as `urgentiebesef.praktijk.1`.
    PracticeNoteId,
    /// One of the six werkzame principes, as `bekend-maakt-bemind`.
    PrincipleId,
    /// A point of a principle, as `bekend-maakt-bemind.toepassen.1`.
    PointId,
    /// One of the seven startvragen, as `startvraag.1`.
    QuestionId,
    /// A category of interventions, as `jeugd`.
    CategoryId,
    /// One of the thirty interventions of the content, as `rolmodellen`.
    ExampleInterventionId,
    /// A source document from which the content was drawn.
    DocumentId,
    /// A literature reference.
    LiteratureId,
    /// An example from practice, as `praktijk.tilburg-familieaanpak`.
    PracticeId,
    /// A template for a plan, as `sjabloon.zwolle`.
    PlanTemplateId,
    /// What can become an action: a step of an example, as `praktijk.handreiking-leren.stap.1`, or a part of a template, as
    /// `sjabloon.zwolle.bewust.1`.
    PracticePartId,
}
