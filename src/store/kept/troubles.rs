//! What went wrong lately, for a helpdesk: kinds of problems with their moments, and nothing that a team wrote.
//!
//! It is a convenience. When it is damaged or cannot be read, earlier troubles are forgotten.

use std::path::Path;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::ron_file;
use crate::store::StoreError;

/// The most troubles that are remembered.
pub const MOST: usize = 20;

/// The longest code, in characters: that of a crash has a place in the source.
const LONGEST_CODE: usize = 160;

/// In bytes: room for [`MOST`] of the longest.
const LIMIT: u64 = 16 * 1024;

const FILE: &str = "troubles.ron";

/// Something that went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// When, on the user's wall.
    pub at: DateTime,
    /// Which kind of problem it was, as `write.no_space`.
    pub code: String,
}

/// The remembered troubles, the last one first.
pub fn load(folder: &Path) -> Vec<Trouble> {
    let mut list: Vec<Trouble> = ron_file::load(&folder.join(FILE), LIMIT).unwrap_or_default();
    list.retain(|trouble| is_code(&trouble.code));
    list.truncate(MOST);
    list
}

/// Puts a trouble at the head of the list; the oldest beyond [`MOST`] go. The same again is one, as of a save that is tried for
/// an hour, with the moment of the last time.
///
/// # Errors
/// When the list cannot be written.
pub fn add(folder: &Path, trouble: Trouble) -> Result<(), StoreError> {
    let mut list = load(folder);
    put_first(&mut list, trouble);
    ron_file::save(&folder.join(FILE), &list)
}

/// As [`add`], in a list in memory.
pub fn put_first(list: &mut Vec<Trouble>, trouble: Trouble) {
    if list.first().is_some_and(|last| last.code == trouble.code) {
        list.remove(0);
    }
    list.insert(0, trouble);
    list.truncate(MOST);
}

/// Whether this can be a code. The file lies where others can write in it, and what is read of it is handed on.
fn is_code(text: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "._-:/\\ ".contains(letter);
    text.chars().count() <= LONGEST_CODE && text.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{MOST, Trouble, add, load};

    fn trouble(number: i8) -> Trouble {
        Trouble { at: date(2026, 11, 26).at(9, number, 0, 0), code: format!("write.{number}") }
    }

    #[test]
    fn the_last_ones_are_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let most = i8::try_from(MOST).unwrap();
        for number in 0..most + 3 {
            add(folder.path(), trouble(number)).unwrap();
        }
        let again = Trouble { at: date(2026, 11, 26).at(10, 0, 0, 0), ..trouble(most + 2) };
        add(folder.path(), again.clone()).unwrap();
        let list = load(folder.path());
        assert_eq!((list.len(), &list[0], &list[MOST - 1]), (MOST, &again, &trouble(3)));
    }

    #[test]
    fn what_is_no_code_is_not_handed_on() {
        let folder = tempfile::tempdir().unwrap();
        let words = Trouble { code: "Jansen, Dorpsstraat".to_owned(), ..trouble(1) };
        add(folder.path(), words).unwrap();
        add(folder.path(), trouble(2)).unwrap();
        assert_eq!(load(folder.path()), [trouble(2)]);
    }
}
