//! What was begun and not finished, and has to be decided before a measurement is adopted.

use crate::model::{ActionId, Dossier, DraftField};

/// Every draft that was neither finished nor discarded. The reason for reopening is none of it: it
/// is about a measurement that was adopted.
pub fn unfinished(dossier: &Dossier) -> Vec<DraftField> {
    let is_there = |id: &ActionId| dossier.actions.iter().any(|action| action.id == *id);
    let counts = |field: &DraftField| match field {
        // Of an action that was begun, one text is enough.
        DraftField::Owner(item) => dossier.drafts.begun(item).what.is_empty(),
        DraftField::Quarter(item) => dossier.drafts.begun(item).what.is_empty() && dossier.drafts.begun(item).owner.is_empty(),
        DraftField::Action(_) | DraftField::ReferenceDate | DraftField::AdoptionDate => true,
        // What was typed at an action that is gone went with it.
        DraftField::Start(id) | DraftField::Ready(id) => is_there(id),
        DraftField::Reopening => false,
    };
    dossier.drafts.iter().map(|(field, _)| field).filter(counts).collect()
}
