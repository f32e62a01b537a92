//! Choices of which one holds, and how far an action is as a mark in a line.

use egui::{Sense, Ui, vec2};

use crate::model::ActionStatus;
use crate::ui::widgets::{ChoiceSize, MARK, WordedChoice, choice_row, status_mark_at, worded_button};

/// A group of choices beside each other, of which one holds; gives the one that was chosen.
///
/// `name` says what is chosen; each choice is its word and its name for a screen reader.
pub(super) fn choices_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    present: T,
    choices: impl IntoIterator<Item = (T, String, String)>,
) -> Option<T> {
    let choices: Vec<_> = choices.into_iter().collect();
    let chosen = choices.iter().position(|(choice, ..)| *choice == present);
    let change = choice_row(ui, (name, ""), name, choices.len(), chosen, |ui, sense, at| {
        let (_, text, name) = choices[at].clone();
        let choice = WordedChoice { text, name, meaning: "", mark: None };
        worded_button(ui, ChoiceSize::normal(), sense, &choice, chosen == Some(at))
    })?;
    change.chosen().map(|at| choices[at].0)
}

/// The mark of how far an action is, in a line.
pub(super) fn status_mark_ui(ui: &mut Ui, status: ActionStatus) {
    let (rect, _) = ui.allocate_exact_size(vec2(MARK, MARK), Sense::hover());
    status_mark_at(ui, rect.center(), status);
}
