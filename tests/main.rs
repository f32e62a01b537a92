//! All integration tests, in one binary.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "tests make the files that somebody else would have made")]

mod altered;
mod anchors;
mod architecture;
mod circle;
mod cli;
mod closed;
mod content;
mod damage;
mod dates;
mod description;
mod drafts;
mod example;
mod follow_up;
mod forms;
mod freezing;
mod frozen;
mod layout;
mod messages;
mod picture;
mod protect;
mod readme;
mod report;
mod rescue;
mod scores;
mod service;
mod session;
mod shipped;
mod spelling;
mod store;
mod support;
mod terminal;
mod voices;
mod walkthrough;
