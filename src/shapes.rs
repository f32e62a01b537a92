//! Drawings as plain geometry, with what they say in words. The same shapes go to the window and to paper.
//!
//! Lengths are in points, y grows downwards and the origin is the upper left corner of the drawing.

mod bars;
mod change;
mod decided;
mod dot_plot;
mod filling;
mod four_fields;
mod geometry;
mod history;
mod legend;
mod marks;
mod matrix;
mod outcome_boxes;
mod pixels;
mod reason_squares;
mod small_wall;
mod squares;
mod stone_text;
mod timeline;
mod views_strip;
mod visit_line;
mod wall;
mod wrap;

pub use bars::{bar, bars, bars_in_parts, score_bar};
pub use change::{Names, was_now};
pub use decided::{Decided, StripItem, StripRow, decided_band, decided_squares, item_strip, strip_legend};
pub use dot_plot::{DotPlotStyle, dot_plot};
pub use filling::Filling;
pub use four_fields::four_fields;
pub use geometry::{Align, Dash, DotRow, Dots, Drawing, Point, Rect, Shape, Tone, Weight, moved};
pub use history::{HistoryStyle, history};
pub use legend::with_legend;
pub use marks::{
    ChangeMark, MoveMark, TargetMark, Way, change_mark, move_mark, progress_ring, rating_mark, score_mark, target_mark,
    tick_box, verdict_mark, verdict_tone,
};
pub use matrix::{matrix, matrix_in_parts, principle_mark};
pub use outcome_boxes::outcome_boxes;
pub use pixels::Pixels;
pub use reason_squares::reason_squares;
pub use small_wall::levels_wall;
pub use squares::{square, squares, squares_legend};
pub use stone_text::StoneText;
pub use timeline::{Timeline, TimelineStyle, timeline};
pub use views_strip::views_strip;
pub use visit_line::{VisitLineStyle, visit_line};
pub use wall::{Measured, Wall, WallStyle, emblem, stones, wall, wall_between};
pub use wrap::wrapped;
