//! What the program keeps of a dossier in the user's own data folder.

pub(in crate::store) mod circle_folder;
pub(crate) mod copy;
pub mod crash;
pub mod looks;
pub(crate) mod passphrase;
pub(crate) mod place;
pub mod recent;
pub(crate) mod rewriting;
mod ron_file;
pub mod troubles;
pub(crate) mod versions;
