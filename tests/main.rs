//! All integration tests, in one binary.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "tests make the files that somebody else would have made")]

mod architecture;
mod cli;
mod content;
mod example;
mod follow_up;
mod freezing;
mod layout;
mod report;
mod scores;
mod session;
mod spelling;
mod store;
mod support;
mod walkthrough;
