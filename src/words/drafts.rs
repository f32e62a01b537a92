//! What was begun and not finished, in Dutch.

use crate::content::Catalogue;
use crate::model::{ActionId, Dossier, DraftField};

/// What stands beside a text that is not finished.
pub const UNFINISHED: &str = "nog niet afgemaakt";

/// What a draft is of: `de peildatum`, `een actie bij punt 1.2`, `klaar bij actie 3`.
pub fn draft_name(field: &DraftField, dossier: &Dossier, catalogue: &Catalogue) -> String {
    let action = |id: &ActionId| dossier.actions.iter().position(|action| action.id == *id).map_or(0, |at| at + 1);
    match field {
        DraftField::Action(item) => match catalogue.number(item) {
            "" => format!("een actie bij punt ‘{item}’"),
            number => format!("een actie bij punt {number}"),
        },
        DraftField::Start(id) => format!("de start van actie {}", action(id)),
        DraftField::Ready(id) => format!("het eind van actie {}", action(id)),
        DraftField::ReferenceDate => "de peildatum".to_owned(),
        DraftField::AdoptionDate => "de dag van vaststellen".to_owned(),
        DraftField::Reopening => "de reden van het heropenen".to_owned(),
    }
}
