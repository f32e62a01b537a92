//! The window: screens that draw what the session holds and say what the user asked for.

mod announce;
mod app;
mod command;
mod computed;
mod dates;
mod earlier;
mod evidence;
mod focus;
mod found;
mod looks;
mod minority;
mod motion;
mod paint;
mod paper;
mod pasted;
mod practice;
mod rows;
pub mod screens;
mod shell;
mod single_keys;
pub mod theme;
mod voices;
mod widgets;
mod window;

pub use app::{App, Start};
pub use command::{Command, InterventionsView, Place};
pub use window::{Renderer, WindowError, run};
