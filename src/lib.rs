//! Wijkpeil: a neighbourhood team assesses its own approach to ondermijning, offline.

pub mod analysis;
pub mod content;
pub mod fonts;
pub mod model;
pub mod report;
pub mod shapes;
pub mod words;
