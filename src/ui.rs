//! The window: screens that draw what the session holds and say what the user asked for.

mod app;
mod command;
mod dates;
mod paint;
mod rows;
pub mod screens;
pub mod theme;
mod widgets;

pub use app::{App, Start, WindowError, run};
pub use command::{Command, InterventionsView, Place};
