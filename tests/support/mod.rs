//! What the tests share.

pub(crate) mod dossiers;
pub(crate) mod window;
