//! A content as a frozen measurement keeps it in the dossier's file.

use super::catalogue::{Catalogue, Parts};
use super::validate::{self, ITEMS_ROOM, PRECONDITIONS_ROOM};

/// More is kept than the program handles. Its text is Dutch, as it reaches the user through the reader of files.
#[derive(Debug, thiserror::Error)]
#[error("de bewaarde vragenlijst heeft meer punten dan Wijkpeil aankan")]
pub(super) struct TooMany;

impl TryFrom<Parts> for Catalogue {
    type Error = TooMany;

    fn try_from(kept: Parts) -> Result<Self, TooMany> {
        let is_too_long = kept.preconditions.iter().any(|precondition| precondition.items.len() > ITEMS_ROOM);
        if is_too_long || kept.preconditions.len() > PRECONDITIONS_ROOM {
            return Err(TooMany);
        }
        Ok(validate::assemble(kept))
    }
}
