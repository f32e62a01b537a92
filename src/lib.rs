//! Wijkpeil: a neighbourhood team assesses its own approach to ondermijning, offline.

pub mod analysis;
pub mod cli;
pub mod content;
pub mod fonts;
pub mod model;
pub mod shapes;
pub mod store;
pub mod system;
pub mod words;
