//! The tests of the whole, in one binary.

mod architecture;
mod content;
mod scores;
mod spelling;
