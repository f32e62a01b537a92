//! The folder of which a leerkring was looked at last, and the visits that were chosen in each: a small file in the user's own data
//! folder, beside what was read of the folders. Visits are told by ids alone, so that nothing of a protected dossier can be read
//! here.
//!
//! It is a convenience. When it is damaged or cannot be read, the user picks a folder and the visits again.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ron_file;
use crate::content::PreconditionId;
use crate::model::DossierId;
use crate::store::{StoreError, scan_folder};

/// In bytes: more than all that is kept can take.
const LIMIT: u64 = 4 * 1024 * 1024;
/// Most folders whose visits are kept, the latest ones.
const MOST_FOLDERS: usize = 20;
/// Most visits that are kept of one folder.
const MOST_VISITS: usize = 1_000;

const FILE: &str = "map.ron";

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCircles {
    /// The folder that was looked at last; `None` when that is not known.
    #[serde(default)]
    folder: Option<PathBuf>,
    /// Of each folder the visits that were chosen; the folder where that was done last comes last.
    #[serde(default)]
    visits: Vec<(PathBuf, Vec<KeptVisit>)>,
}

/// A visit that was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptVisit {
    /// Who goes.
    pub guest: DossierId,
    /// To whom.
    pub host: DossierId,
    /// About what.
    pub precondition: PreconditionId,
    /// When.
    pub day: Date,
}

impl KeptCircles {
    /// What was kept; nothing when that is not known.
    pub fn load(data: &Path) -> Self {
        ron_file::load(&place(data), LIMIT).unwrap_or_default()
    }

    /// Keeps it in the place of what was kept before.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self, data: &Path) -> Result<(), StoreError> {
        ron_file::save(&place(data), self)
    }

    /// The folder that was looked at last; `None` when that is not known.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Remembers a folder in the place of the one before.
    pub fn look_at(&mut self, folder: &Path) {
        self.folder = Some(folder.to_owned());
    }

    /// The visits that were chosen in a folder.
    pub fn visits_in(&self, folder: &Path) -> &[KeptVisit] {
        self.visits.iter().find(|(place, _)| place == folder).map_or(&[], |(_, visits)| visits)
    }

    /// Keeps the visits that were chosen in a folder, in the place of those before.
    pub fn keep_visits(&mut self, folder: &Path, mut visits: Vec<KeptVisit>) {
        self.visits.retain(|(place, _)| place != folder);
        visits.truncate(MOST_VISITS);
        if !visits.is_empty() {
            self.visits.push((folder.to_owned(), visits));
        }
        let over = self.visits.len().saturating_sub(MOST_FOLDERS);
        self.visits.drain(..over);
    }
}

fn place(data: &Path) -> PathBuf {
    scan_folder::kept_of_folders(data).join(FILE)
}
