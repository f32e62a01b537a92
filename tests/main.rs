//! x
mod content;
