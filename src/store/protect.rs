//! Files that open with a passphrase only.

pub(crate) mod cipher;
pub(crate) mod passphrase;
