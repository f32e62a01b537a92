//! What stands around every screen of a dossier: the bar above it, the steps beside it, and the frame of the screen itself.

mod bar;
mod menu;
mod navigation;
mod page;
mod standing;

pub(in crate::ui) use self::bar::{Bar, bar_ui, barrier_text, save_text};
pub(in crate::ui) use self::menu::{FileOf, Menu, menu_ui};
pub(in crate::ui) use self::navigation::{NAVIGATION_WIDTH, NavigationState, Progressed, Steps, navigation_ui};
pub(in crate::ui) use self::page::{Foot, Happened, Head, Page, Part, page_ui};
pub(in crate::ui) use self::standing::{Standing, standing_ui, strip_ui};
