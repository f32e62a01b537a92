//! Wijkpeil: a neighbourhood team assesses its own approach to ondermijning, offline.

pub mod analysis;
pub mod content;
pub mod fonts;
pub mod model;
pub mod report;
pub mod session;
pub mod shapes;
pub mod store;
pub mod ui;
pub mod words;
