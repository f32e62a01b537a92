//! Places of a report to which other sections refer: titles that both sides name, and anchors.

use super::document::Anchor;
use crate::content::ItemId;
use crate::model::Decider;
use crate::words;

/// Title of the chapter with the scores, and with the texts that the summary cuts.
pub(super) const OUTCOME: &str = "Uitkomst";
/// Title of the part about counting.
pub(super) const COUNTING: &str = "Hoe de score wordt berekend";

/// Where the conclusion and the request stand in full.
pub(super) fn full_texts() -> Anchor {
    Anchor("conclusie".to_owned())
}

/// Where it stands what the figures are and are not.
pub(super) fn caveats() -> Anchor {
    Anchor("kader:cijfers".to_owned())
}

/// Where the part about counting stands.
pub(super) fn counting() -> Anchor {
    Anchor("uitleg:score".to_owned())
}

/// Where an item stands in the report.
pub(super) fn item_anchor(item: &ItemId) -> Anchor {
    Anchor(format!("punt:{item}"))
}

/// Where the action with this number stands in the report, from 1.
pub(super) fn action_anchor(number: usize) -> Anchor {
    Anchor(format!("actie:{number}"))
}

/// Where the table of actions stands in a gap report.
pub(super) fn actions() -> Anchor {
    Anchor("acties".to_owned())
}

/// Where the aandachtspunten stand about which somebody decides, or of which that is not known.
pub(super) fn decider_anchor(decider: Option<Decider>) -> Anchor {
    Anchor(format!("beslist:{}", decider.map_or("niemand", words::decider)))
}

/// Where the appendix stands that says how ratings are recognised.
pub(super) fn appendix() -> Anchor {
    Anchor("bijlage:ankers".to_owned())
}
