//! All integration tests, in one binary.

mod content;
mod store;
mod support;
