//! x
mod content;
mod report;
mod support;
