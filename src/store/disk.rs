//! The disk: reading whole files within bounds, writing them in one step, the right to write, and where the system keeps
//! what belongs to a user.

pub(crate) mod atomic;
pub mod computer;
pub mod folders;
pub(crate) mod free;
pub(crate) mod lock;
pub(crate) mod name;
pub(crate) mod output;
mod patience;
pub(crate) mod place;
pub(crate) mod private;
pub(crate) mod read;
pub mod user;

/// What to do with an output that exists already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Leave it, and report [`StoreErrorKind::Exists`](super::StoreErrorKind::Exists).
    Refuse,
    /// Put the new one in its place in one step.
    Replace,
}
