//! What was begun and not finished, in Dutch.

use crate::content::{Catalogue, ItemId};
use crate::model::{ActionId, BegunAction, Dossier, DraftField};

/// What stands beside a text that is not finished.
pub const UNFINISHED: &str = "nog niet afgemaakt";

/// What a draft is of: `de peildatum`, `een actie bij punt 1.2`, `klaar bij actie 3`.
pub fn draft_name(field: &DraftField, dossier: &Dossier, catalogue: &Catalogue) -> String {
    let action = |id: &ActionId| dossier.actions.iter().position(|action| action.id == *id).map_or(0, |at| at + 1);
    let at = |item: &ItemId| match catalogue.number(item) {
        "" => format!("een actie bij punt ‘{item}’"),
        number => format!("een actie bij punt {number}"),
    };
    match field {
        DraftField::Action(item) => at(item),
        DraftField::Owner(item) => format!("de trekker van {}", at(item)),
        DraftField::Quarter(item) => format!("het kwartaal van {}", at(item)),
        DraftField::Start(id) => format!("de start van actie {}", action(id)),
        DraftField::Ready(id) => format!("het eind van actie {}", action(id)),
        DraftField::ReferenceDate => "de peildatum".to_owned(),
        DraftField::AdoptionDate => "de dag van vaststellen".to_owned(),
        DraftField::Reopening => "de reden van het heropenen".to_owned(),
    }
}

/// What was begun as an action, on one line: `bel de corporatie (trekker: wijkagent, klaar in: K1 2027)`.
pub fn begun_action(begun: BegunAction<'_>) -> String {
    let named = |name: &str, text: &str| (!text.trim().is_empty()).then(|| format!("{name}: {}", text.trim()));
    let beside: Vec<String> = [named("trekker", begun.owner), named("klaar in", begun.quarter)].into_iter().flatten().collect();
    match (begun.what.trim(), beside.is_empty()) {
        (what, true) => what.to_owned(),
        ("", false) => beside.join(", "),
        (what, false) => format!("{what} ({})", beside.join(", ")),
    }
}
