//! Names by which answers refer to content. They are stable: once released, an id never changes.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Defines a name in its own type, so that one kind of id cannot stand where another is meant.
macro_rules! content_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

content_id!(
    /// One of the four bouwstenen, as `fundament`.
    BlockId
);
content_id!(
    /// One of the twelve randvoorwaarden, as `urgentiebesef`.
    PreconditionId
);
content_id!(
    /// A checklist item, as `urgentiebesef.1`. Answers are keyed by it.
    ItemId
);
content_id!(
    /// A step to start with, as `urgentiebesef.stap.1`.
    StepId
);
content_id!(
    /// A note from practice, as `urgentiebesef.praktijk.1`.
    PracticeNoteId
);
content_id!(
    /// One of the six werkzame principes, as `bekend-maakt-bemind`.
    PrincipleId
);
content_id!(
    /// A point of a principle, as `bekend-maakt-bemind.toepassen.1`.
    PointId
);
content_id!(
    /// One of the seven startvragen, as `startvraag.1`.
    QuestionId
);
content_id!(
    /// A category of interventions, as `jeugd`.
    CategoryId
);
content_id!(
    /// One of the thirty interventions of the content, as `rolmodellen`.
    ExampleInterventionId
);
content_id!(
    /// A source document from which the content was drawn.
    DocumentId
);
content_id!(
    /// A literature reference.
    LiteratureId
);
