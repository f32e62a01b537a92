//! A content as a frozen measurement keeps it in the dossier's file.

use super::catalogue::{Catalogue, StoredCatalogue};
use super::problem::Parsed;
use super::validate::{self, ITEMS_ROOM, PRECONDITIONS_ROOM};

/// More is kept than the program handles. Its text is Dutch, as it reaches the user through the reader of files.
#[derive(Debug, thiserror::Error)]
#[error("de bewaarde vragenlijst heeft meer punten dan Wijkpeil aankan")]
pub(super) struct TooMany;

impl TryFrom<StoredCatalogue> for Catalogue {
    type Error = TooMany;

    fn try_from(kept: StoredCatalogue) -> Result<Self, TooMany> {
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
