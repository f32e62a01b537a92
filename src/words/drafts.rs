//! What was begun and not finished, in Dutch.

use crate::content::ItemId;
use crate::model::{ActionId, Dossier, DraftField};

/// What stands beside a text that is not finished.
pub const UNFINISHED: &str = "nog niet afgemaakt";

/// What a draft is of: `de peildatum`, `een actie bij punt 1.2`, `klaar bij actie 3`. `number` is that of an item, as
/// `1.2`; nothing for an item that the content lacks.
pub fn draft_name(field: &DraftField, dossier: &Dossier, number: impl Fn(&ItemId) -> String) -> String {
    let action = |id: &ActionId| dossier.actions.iter().position(|action| action.id == *id).map_or(0, |at| at + 1);
    match field {
        DraftField::Action(item) => match number(item).as_str() {
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
