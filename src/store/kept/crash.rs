//! A mark that the program was ended by a fault of its own, for the next start to tell. It says where in the source that was, and
//! nothing of what the fault said: that can hold a text of a team.

use std::fs;
use std::path::Path;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::ron_file;
use super::troubles::{self, Trouble};
use crate::store::StoreError;

/// In bytes: far more than what is written.
const LIMIT: u64 = 4 * 1024;

const FILE: &str = "crash.ron";

/// That the program was ended by a fault of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrashMark {
    /// The version of the program.
    pub version: String,
    /// When, on the user's wall.
    pub at: DateTime,
    /// Where in the source, as `src/session/saving.rs:120:5`.
    pub place: String,
    /// On which thread, where that has a name.
    pub thread: String,
}

impl CrashMark {
    /// As one of the troubles.
    pub fn trouble(&self) -> Trouble {
        // Others build the program in folders of any name.
        let place = self.place.replace(|letter: char| !letter.is_ascii_alphanumeric() && !"._-:/\\".contains(letter), "-");
        let from = place.char_indices().rev().nth(LONGEST_PLACE - 1).map_or(0, |(at, _)| at);
        Trouble { at: self.at, code: format!("crash {}", &place[from..]) }
    }
}

/// Characters of a place in the source that are kept, from its end.
const LONGEST_PLACE: usize = 120;

/// Leaves the mark.
///
/// # Errors
/// When it cannot be written.
pub fn leave(folder: &Path, mark: &CrashMark) -> Result<(), StoreError> {
    ron_file::save(&folder.join(FILE), mark)
}

/// The mark that is there, without taking it away.
pub fn find(folder: &Path) -> Option<CrashMark> {
    ron_file::load(&folder.join(FILE), LIMIT)
}

/// Removes and returns the mark, so that it is reported once. It stays among the troubles.
pub fn take(folder: &Path) -> Option<CrashMark> {
    let mark = find(folder);
    // A damaged one too: it would stay for ever.
    drop(fs::remove_file(folder.join(FILE)));
    if let Some(mark) = &mark {
        // The mark itself is reported in any case.
        drop(troubles::add(folder, mark.trouble()));
    }
    mark
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{CrashMark, find, leave, take};
    use crate::store::kept::troubles;

    #[test]
    fn a_mark_is_taken_once_and_stays_among_the_troubles() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(take(folder.path()), None);
        let mark = CrashMark {
            version: "0.1.0".to_owned(),
            at: date(2026, 11, 26).at(9, 30, 0, 0),
            place: "/home/bouw één/src/ui/app.rs:12:5".to_owned(),
            thread: "main".to_owned(),
        };
        leave(folder.path(), &mark).unwrap();
        assert_eq!(find(folder.path()), Some(mark.clone()));
        assert_eq!(take(folder.path()), Some(mark));
        assert_eq!((take(folder.path()), find(folder.path())), (None, None));
        let codes: Vec<String> = troubles::load(folder.path()).into_iter().map(|trouble| trouble.code).collect();
        assert_eq!(codes, ["crash /home/bouw---n/src/ui/app.rs:12:5"]);
    }
}
