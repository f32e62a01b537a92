//! Choices of which one holds, and the marks of how far an action is.

use egui::{Sense, Stroke, Ui, vec2};

use crate::model::{ActionStatus, Rating};
use crate::ui::paint::rating_mark_at;
use crate::ui::theme::Palette;
use crate::ui::widgets::{ChoiceSize, WordedChoice, choice_row, worded_button};

/// How many points across a mark is.
const MARK: f32 = 16.0;

/// A group of choices beside each other, of which one holds; gives the one that was chosen.
///
/// `name` says what is chosen; each choice is its word, its name for a screen reader, and its mark.
pub(super) fn choices_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    present: T,
    choices: impl IntoIterator<Item = (T, String, String, Option<ActionStatus>)>,
) -> Option<T> {
    let choices: Vec<_> = choices.into_iter().collect();
    let chosen = choices.iter().position(|(choice, ..)| *choice == present);
    let change = choice_row(ui, (name, ""), name, choices.len(), chosen, |ui, sense, at| {
        let (_, text, name, status) = choices[at].clone();
        let choice = WordedChoice { text, name, meaning: "", mark: status.map(status_mark) };
        worded_button(ui, ChoiceSize::normal(), sense, &choice, chosen == Some(at))
    })?;
    change.chosen().map(|at| choices[at].0)
}

/// The mark of how far an action is.
pub(super) fn status_mark_ui(ui: &mut Ui, status: ActionStatus) {
    let (rect, _) = ui.allocate_exact_size(vec2(MARK, MARK), Sense::hover());
    rating_mark_at(ui, rect.center(), MARK, status_mark(status));
}

/// A clock: it should have been ready.
pub(super) fn late_mark_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(MARK, MARK), Sense::hover());
    let stroke = Stroke::new(1.8, Palette::of(ui).not_in_order);
    let (center, radius) = (rect.center(), MARK / 2.0);
    ui.painter().circle_stroke(center, radius - 0.9, stroke);
    ui.painter().line_segment([center, center - vec2(0.0, radius * 0.6)], stroke);
    ui.painter().line_segment([center, center + vec2(radius * 0.45, radius * 0.2)], stroke);
}

/// The marks of ratings say the same of work: nothing, half, all, left out.
fn status_mark(status: ActionStatus) -> Option<Rating> {
    match status {
        ActionStatus::Planned => None,
        ActionStatus::InProgress => Some(Rating::Partly),
        ActionStatus::Done => Some(Rating::InOrder),
        ActionStatus::Dropped => Some(Rating::NotApplicable),
    }
}
