//! Names for what a team makes: dossiers, measurements, actions and the like.

use crate::content::text_id;

/// Makes names that are not used yet. Injected, so that tests and examples are the same each time.
pub trait IdGenerator {
    /// A text that this generator and any other one never gave before.
    fn next_id(&mut self) -> String;
}

/// A closure that gives a text makes names too.
impl<F: FnMut() -> String> IdGenerator for F {
    fn next_id(&mut self) -> String {
        self()
    }
}

/// Defines ids that a generator can make.
macro_rules! own_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        text_id!($(#[$doc])* $name);

        impl $name {
            /// Asks the generator for a new one.
            pub fn generate(ids: &mut dyn IdGenerator) -> Self {
                Self::new(ids.next_id())
            }
        }
    )+};
}

own_ids! {
    /// A dossier, whatever its file is called.
    DossierId,
    /// A measurement of a dossier.
    MeasurementId,
    /// An action of a dossier.
    ActionId,
    /// An ask of a measurement: one of the things that somebody outside of the team is asked.
    AskId,
    /// An intervention of a dossier: chosen from the content or the team's own.
    InterventionId,
    /// A participant of a dossier.
    ParticipantId,
    /// A response sheet, through all its revisions.
    SheetId,
    /// A fillable form as it was made: the same in each copy that is filled in.
    FormId,
}
