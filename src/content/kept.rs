//! A content as a frozen measurement keeps it in the dossier's file.

use serde::Deserialize;

use super::catalogue::{
    BuildingBlock, Catalogue, Edition, InterventionCategory, Precondition, Principle, RatingExplanations, Sources,
    StarterQuestion,
};
use super::load::Parsed;
use super::validate::{self, ITEMS_ROOM, PRECONDITIONS_ROOM};

/// The fields of a [`Catalogue`] as they stand in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    edition: Edition,
    building_blocks: Vec<BuildingBlock>,
    preconditions: Vec<Precondition>,
    ratings: RatingExplanations,
    principles: Vec<Principle>,
    starter_questions: Vec<StarterQuestion>,
    interventions: Vec<InterventionCategory>,
    sources: Sources,
}

/// More is kept than the program handles. Its text is Dutch, as it reaches the user through the reader of files.
#[derive(Debug, thiserror::Error)]
#[error("de bewaarde vragenlijst heeft meer punten dan Wijkpeil aankan")]
pub(super) struct TooMany;

impl TryFrom<Kept> for Catalogue {
    type Error = TooMany;

    fn try_from(kept: Kept) -> Result<Self, TooMany> {
        let is_too_long = kept.preconditions.iter().any(|precondition| precondition.items.len() > ITEMS_ROOM);
        if is_too_long || kept.preconditions.len() > PRECONDITIONS_ROOM {
            return Err(TooMany);
        }
        // Where each stood in its files does not matter any more.
        Ok(validate::assemble(Parsed {
            edition: kept.edition,
            building_blocks: kept.building_blocks,
            preconditions: kept.preconditions.into_iter().map(|precondition| (0, precondition)).collect(),
            ratings: kept.ratings,
            principles: kept.principles.into_iter().map(|principle| (0, principle)).collect(),
            starter_questions: kept.starter_questions,
            interventions: kept.interventions,
            sources: kept.sources,
        }))
    }
}
