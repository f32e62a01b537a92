//! Examples from practice: in a list beside what they show, and at length.

mod beside;
mod lists;
mod mark;
mod story;

pub(super) use self::beside::{Beside, Example, Places, Shown, examples_ui, of_item, opened_ui};
pub(super) use self::lists::{intervention_examples_ui, principle_examples_ui};
pub(super) use self::mark::{role_mark_at, role_mark_ui};
pub(super) use self::story::{Letters, Marks, head_of, source_ui, story_ui, text_ui};

/// Stands above examples beside what they show.
pub(super) const HOW_OTHERS_DO: &str = "Hoe doen anderen dit?";
