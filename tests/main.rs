//! All integration tests, in one binary.

mod architecture;
mod content;
mod scores;
mod session;
mod spelling;
mod store;
mod support;
mod walkthrough;
