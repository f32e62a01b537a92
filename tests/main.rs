//! All integration tests, in one binary.

mod architecture;
mod content;
mod store;
mod support;
mod walkthrough;
