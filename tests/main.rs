//! All integration tests, in one binary.

mod architecture;
mod content;
mod scores;
mod spelling;
