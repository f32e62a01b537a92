//! Names for what a team makes: dossiers, measurements, actions and the like.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Makes names that are not used yet. Injected, so that tests and examples are the same each time.
pub trait IdGenerator {
    /// A text that this generator and any other one never gave before.
    fn next_id(&mut self) -> String;
}

/// Defines a name in its own type, so that one kind of id cannot stand where another is meant.
macro_rules! own_id {
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

            /// Asks the generator for a new one.
            pub fn generate(ids: &mut dyn IdGenerator) -> Self {
                Self(ids.next_id())
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
    };
}

own_id!(
    /// A dossier, whatever its file is called.
    DossierId
);
own_id!(
    /// A measurement of a dossier.
    MeasurementId
);
own_id!(
    /// An action of a dossier.
    ActionId
);
own_id!(
    /// An intervention of a dossier: chosen from the content or the team's own.
    InterventionId
);
own_id!(
    /// A participant of a dossier.
    ParticipantId
);
own_id!(
    /// A response sheet, through all its revisions.
    SheetId
);
