//! Free names for new files.

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::super::{StoreError, StoreErrorKind};
use super::name::DOSSIER_ENDING;
use super::place::is_same_name;

/// The highest number that is tried.
const MOST: usize = 9999;

/// The place of this name in a folder, or with the first free number after it: from 2, as for new dossiers. `not_here` is
/// never it. A disk that does not say within `limit` what is taken keeps nobody waiting: then only `not_here` is avoided.
pub fn free_place(folder: &Path, name: &str, not_here: Option<&Path>, limit: Duration) -> PathBuf {
    let stem = name.strip_suffix(DOSSIER_ENDING).unwrap_or(name).to_owned();
    let folder = folder.to_owned();
    let place = move |number: usize| match number {
        1 => folder.join(format!("{stem}{DOSSIER_ENDING}")),
        _ => folder.join(format!("{stem}-{number}{DOSSIER_ENDING}")),
    };
    let is_here = |path: &Path, not_here: Option<&Path>| not_here.is_some_and(|not_here| is_same_name(not_here, path));
    let first = if is_here(&place(1), not_here) { 2 } else { 1 };
    let fallback = place(first);
    let not_here = not_here.map(Path::to_owned);
    let (answer, answered) = channel();
    thread::spawn(move || {
        let is_free = |path: &PathBuf| !is_here(path, not_here.as_deref()) && path.symlink_metadata().is_err();
        if let Some(free) = (first..=MOST).map(place).find(is_free) {
            // Nobody waits any more when it took too long.
            answer.send(free).ok();
        }
    });
    answered.recv_timeout(limit).unwrap_or(fallback)
}

/// Makes a file under the first of these names that nothing has yet; `name` gives them in order, by a number from 1.
///
/// # Errors
/// When the file cannot be made for another reason than that its name is taken, or when all names are.
pub fn under_free_name<T>(
    name: impl Fn(usize) -> PathBuf,
    make: impl Fn(&Path) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let mut number = 1;
    loop {
        match make(&name(number)) {
            Err(error) if error.kind == StoreErrorKind::Exists && number < MOST => number += 1,
            made => return made,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::time::Duration;

    use super::free_place;

    #[test]
    fn the_first_free_number_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let limit = Duration::from_secs(10);
        let free = |not_here: Option<&str>| {
            let not_here = not_here.map(path);
            free_place(folder.path(), "wijk.wijkpeil.ron", not_here.as_deref(), limit)
        };
        assert_eq!(free(None), path("wijk.wijkpeil.ron"));
        assert_eq!(free(Some("wijk.wijkpeil.ron")), path("wijk-2.wijkpeil.ron"));
        for name in ["wijk.wijkpeil.ron", "wijk-2.wijkpeil.ron"] {
            File::create(path(name)).unwrap();
        }
        assert_eq!(free(None), path("wijk-3.wijkpeil.ron"));
        assert_eq!(free(Some("wijk-3.wijkpeil.ron")), path("wijk-4.wijkpeil.ron"));
        // A disk that does not answer in time.
        let hurried = free_place(folder.path(), "wijk.wijkpeil.ron", Some(&path("wijk.wijkpeil.ron")), Duration::ZERO);
        assert!([path("wijk-2.wijkpeil.ron"), path("wijk-3.wijkpeil.ron")].contains(&hurried), "{hurried:?}");
    }
}
