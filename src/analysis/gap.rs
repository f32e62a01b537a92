//! Aandachtspunten, and the other lists of what is still open.

use crate::content::{Catalogue, ItemId, PreconditionId};
use crate::model::{Answer, Measurement, Rating};

/// An item rated niet op orde, deels or weten we niet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The item.
    pub item: ItemId,
    /// Its randvoorwaarde.
    pub precondition: PreconditionId,
    /// Its rating.
    pub rating: Rating,
    /// Whether the team wants to work on it first.
    pub priority: bool,
}

/// The aandachtspunten in order: what the team marked as priority; then from the base of the wall up; then niet op
/// orde, weten we niet, deels; then the order of the content.
pub fn gaps(catalogue: &Catalogue, measurement: &Measurement) -> Vec<Gap> {
    let mut ranked: Vec<(bool, usize, u8, Gap)> = Vec::new();
    for (precondition, item) in catalogue.items() {
        let Some(answer) = measurement.answers.get(&item.id) else { continue };
        let Some((rating, rank)) = answer.rating.and_then(|rating| Some((rating, urgency(rating)?))) else { continue };
        let height = catalogue.building_blocks().iter().position(|block| block.id == precondition.building_block);
        let gap = Gap { item: item.id.clone(), precondition: precondition.id.clone(), rating, priority: answer.priority };
        ranked.push((!answer.priority, height.unwrap_or(usize::MAX), rank, gap));
    }
    // The sort is stable, so the order of the content is kept among equals.
    ranked.sort_by_key(|(later, height, rank, _)| (*later, *height, *rank));
    ranked.into_iter().map(|(.., gap)| gap).collect()
}

fn urgency(rating: Rating) -> Option<u8> {
    match rating {
        Rating::NotInOrder => Some(0),
        Rating::Unknown => Some(1),
        Rating::Partly => Some(2),
        Rating::InOrder | Rating::NotApplicable => None,
    }
}

/// Items of the content that have no rating yet, in order.
pub fn unanswered(catalogue: &Catalogue, measurement: &Measurement) -> Vec<ItemId> {
    catalogue.items().filter(|(_, item)| measurement.rating(&item.id).is_none()).map(|(_, item)| item.id.clone()).collect()
}

/// Items with a value but nothing written that it rests on, in order.
pub fn without_evidence(catalogue: &Catalogue, measurement: &Measurement) -> Vec<ItemId> {
    catalogue
        .items()
        .filter(|(_, item)| {
            measurement
                .answers
                .get(&item.id)
                .is_some_and(|answer| answer.rating.is_some_and(Rating::is_known) && answer.evidence.trim().is_empty())
        })
        .map(|(_, item)| item.id.clone())
        .collect()
}

/// Answers to items that this content does not have: kept, and shown apart.
pub fn unplaced<'a>(catalogue: &'a Catalogue, measurement: &'a Measurement) -> impl Iterator<Item = (&'a ItemId, &'a Answer)> {
    measurement.answers.iter().filter(|(id, _)| catalogue.item(id).is_none())
}
