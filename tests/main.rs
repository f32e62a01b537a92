//! All integration tests, in one binary.

mod architecture;
mod content;
mod scores;
mod spelling;
mod store;
mod support;
mod walkthrough;
