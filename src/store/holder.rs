//! Whose window has a dossier open.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// Whose window has a dossier open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Who, on which computer.
    pub user: String,
    /// Since when, on the clock of that computer.
    pub since: DateTime,
}
