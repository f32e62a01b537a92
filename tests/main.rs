//! All integration tests, in one binary.

mod cli;
mod content;
mod store;
mod support;
