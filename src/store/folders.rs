//! Where the system keeps this user's files.

use std::path::PathBuf;

use directories::{ProjectDirs, UserDirs};

/// The folder for documents; the home folder, or at last the present one, where the system names none.
pub fn documents() -> PathBuf {
    UserDirs::new().map_or_else(PathBuf::new, |folders| folders.document_dir().unwrap_or_else(|| folders.home_dir()).to_owned())
}

/// The folder for what this program remembers for this user.
pub fn data() -> PathBuf {
    ProjectDirs::from("", "", "Wijkpeil")
        .map_or_else(|| std::env::temp_dir().join("wijkpeil"), |folders| folders.data_dir().to_owned())
}
