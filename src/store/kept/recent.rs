//! The dossiers that were opened last: a small file in the user's own data folder.
//!
//! It is a convenience. When it is damaged or cannot be read, the list is empty, and nothing else is the worse for it.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ron_file;
use crate::model::{Dossier, DossierId};
use crate::store::StoreError;
use crate::store::disk::place::{is_same_name, place_of};

/// The most dossiers that are remembered: a consultant has one for each wijk.
pub const MOST: usize = 40;

/// In bytes: room for [`MOST`] of the longest paths that there are.
const LIMIT: u64 = 512 * 1024;

/// How much is remembered of the name of a gemeente or a wijk, in characters.
const LONGEST_NAME: usize = 200;

const FILE: &str = "recent.ron";

/// A dossier that was opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentDossier {
    /// Where its file is.
    pub path: PathBuf,
    /// Which dossier it is; `None` in a list of an earlier version of the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dossier: Option<DossierId>,
    /// Gemeente, as it was then; empty where the dossier is protected.
    pub municipality: String,
    /// Wijk, as it was then; empty where the dossier is protected.
    pub neighbourhood: String,
    /// The day on which it was opened last.
    pub opened: Date,
}

impl RecentDossier {
    /// A dossier that is opened today.
    pub fn new(path: &Path, dossier: &Dossier, today: Date) -> Self {
        Self {
            path: path.to_owned(),
            dossier: Some(dossier.id.clone()),
            municipality: shortened(&dossier.profile.municipality),
            neighbourhood: shortened(&dossier.profile.neighbourhood),
            opened: today,
        }
    }

    /// A protected dossier that is opened today: nothing of what it is about is remembered.
    pub fn nameless(path: &Path, dossier: &DossierId, today: Date) -> Self {
        let dossier = Some(dossier.clone());
        Self { path: path.to_owned(), dossier, municipality: String::new(), neighbourhood: String::new(), opened: today }
    }

    /// Whether it is remembered what the dossier is about.
    pub fn is_named(&self) -> bool {
        !self.municipality.is_empty() || !self.neighbourhood.is_empty()
    }
}

/// A name as far as anybody reads it in a list: the list stays small enough to be read, whatever was typed.
fn shortened(name: &str) -> String {
    name.chars().take(LONGEST_NAME).collect()
}

/// The remembered dossiers, the last one first; none when there is no list or it is damaged.
pub fn load(folder: &Path) -> Vec<RecentDossier> {
    let mut list: Vec<RecentDossier> = ron_file::load(&folder.join(FILE), LIMIT).unwrap_or_default();
    list.truncate(MOST);
    list
}

/// Puts a dossier at the head of the list, and gives the new list. Where no names are remembered with it, as it is protected,
/// none are at the places where it was before either.
///
/// # Errors
/// When the list cannot be written.
pub fn add(folder: &Path, dossier: RecentDossier) -> Result<Vec<RecentDossier>, StoreError> {
    let mut list = load(folder);
    list.retain(|known| !is_same_name(&known.path, &dossier.path));
    if !dossier.is_named() {
        for known in list.iter_mut().filter(|known| known.dossier.is_some() && known.dossier == dossier.dossier) {
            known.municipality.clear();
            known.neighbourhood.clear();
        }
    }
    list.insert(0, dossier);
    list.truncate(MOST);
    ron_file::save(&folder.join(FILE), &list)?;
    Ok(list)
}

/// Forgets the dossier that stood at this place, however it was reached; gives whether it was in the list.
///
/// # Errors
/// When the list cannot be written.
pub fn forget(folder: &Path, path: &Path) -> Result<bool, StoreError> {
    let mut list = load(folder);
    let before = list.len();
    list.retain(|known| !is_at(known, path));
    if list.len() == before {
        return Ok(false);
    }
    ron_file::save(&folder.join(FILE), &list)?;
    Ok(true)
}

/// Whether the dossier at this place is in the list, however it was reached.
pub fn is_listed(folder: &Path, path: &Path) -> bool {
    load(folder).iter().any(|known| is_at(known, path))
}

fn is_at(known: &RecentDossier, path: &Path) -> bool {
    known.path == path || place_of(&known.path) == place_of(path)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{MOST, RecentDossier, add, load};
    use crate::model::DossierId;

    fn dossier(number: usize) -> RecentDossier {
        RecentDossier {
            path: format!("/wijken/{number}.wijkpeil.ron").into(),
            dossier: Some(DossierId::new(format!("id-{number}"))),
            municipality: "Voorbeeldstad".to_owned(),
            neighbourhood: "Groenekwartier".to_owned(),
            opened: date(2026, 11, 21),
        }
    }

    #[test]
    fn the_last_one_comes_first_and_old_ones_fall_off() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("made/on/the/way");
        for number in 0..MOST + 3 {
            add(&folder, dossier(number)).unwrap();
        }
        let list = add(&folder, dossier(5)).unwrap();
        assert_eq!(list, load(&folder));
        assert_eq!(list.len(), MOST);
        assert_eq!(list[0], dossier(5));
        assert_eq!(list[1], dossier(MOST + 2));
    }

    #[test]
    fn a_protected_dossier_is_nameless_at_every_place_where_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = RecentDossier { path: "/wijken/verplaatst.wijkpeil.ron".into(), ..dossier(1) };
        for known in [dossier(1), dossier(2), elsewhere.clone()] {
            add(folder.path(), known).unwrap();
        }
        let protected = RecentDossier::nameless(&elsewhere.path, &DossierId::new("id-1"), date(2026, 11, 22));
        let list = add(folder.path(), protected.clone()).unwrap();
        let before = RecentDossier { municipality: String::new(), neighbourhood: String::new(), ..dossier(1) };
        assert_eq!(list, [protected, dossier(2), before]);
        assert_eq!(list, load(folder.path()));
    }

    #[test]
    fn a_damaged_list_is_an_empty_one_and_can_be_begun_again() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(folder.path()), []);
        #[expect(clippy::disallowed_methods, reason = "damage is done on purpose here")]
        std::fs::write(folder.path().join("recent.ron"), b"[(path: \xff").unwrap();
        assert_eq!(load(folder.path()), []);
        assert_eq!(add(folder.path(), dossier(1)).unwrap(), [dossier(1)]);
    }
}
