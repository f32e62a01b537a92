//! Drawings as plain geometry, with what they say in words. The same shapes go to the window and to paper.
//!
//! Lengths are in points, y grows downwards and the origin is the upper left corner of the drawing.

mod bars;
mod change;
mod four_fields;
mod geometry;
mod history;
mod marks;
mod matrix;
mod small_wall;
mod timeline;
mod votes;
mod wall;

pub use bars::{bar, bars, bars_in_parts};
pub use change::{Names, changes, was_now};
pub use four_fields::four_fields;
pub use geometry::{Align, Dash, Drawing, Point, Rect, Shape, Tone, Weight};
pub use history::{HistoryStyle, history};
pub use marks::{
    ChangeMark, TargetMark, change_mark, rating_mark, target_mark, tick_box, verdict_mark, verdict_rating, verdict_tone,
};
pub use matrix::{matrix, matrix_in_parts, principle_mark};
pub use small_wall::small_wall;
pub use timeline::{Timeline, TimelineStyle, timeline};
pub use votes::hand_votes;
pub use wall::{Wall, WallStyle, emblem, stones, tide_mark, wall};
