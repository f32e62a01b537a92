//! All integration tests, in one binary.

mod architecture;
mod cli;
mod content;
mod scores;
mod spelling;
mod store;
mod support;
mod walkthrough;
