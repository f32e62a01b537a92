//! Choices of which one holds, and the marks of how far an action is.

use egui::{CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::model::{ActionStatus, Rating};
use crate::ui::paint::rating_mark_at;
use crate::ui::theme::{self, CORNER, Palette, TARGET, space};
use crate::ui::widgets::choice_row;

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
        let (_, text, said, mark) = &choices[at];
        choice_ui(ui, sense, (text, said), *mark, chosen == Some(at))
    })?;
    change.chosen().map(|at| choices[at].0)
}

fn choice_ui(ui: &mut Ui, sense: Sense, (text, said): (&str, &str), mark: Option<ActionStatus>, selected: bool) -> Response {
    let palette = Palette::of(ui);
    // The width of the heavier letters, so that nothing moves when it is chosen.
    let width = ui.painter().layout_no_wrap(text.to_owned(), theme::strong(), palette.ink).size().x;
    let room = if mark.is_some() { MARK + space::S } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(space::M + room + width + space::M, TARGET), sense);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), selected, said));
    if ui.is_rect_visible(rect) {
        let (fill, edge) = match () {
            () if selected => (palette.accent_soft, Stroke::new(2.0, palette.accent)),
            () if response.hovered() || response.has_focus() => (palette.accent_soft, Stroke::new(1.0, palette.accent)),
            () => (palette.panel, Stroke::new(1.0, palette.line)),
        };
        ui.painter().rect(rect, CornerRadius::same(CORNER), fill, edge, StrokeKind::Inside);
        if let Some(status) = mark {
            rating_mark_at(ui, pos2(rect.left() + space::M + MARK / 2.0, rect.center().y), MARK, status_mark(status));
        }
        let font = if selected { theme::strong() } else { theme::text() };
        let left = pos2(rect.left() + space::M + room, rect.center().y);
        ui.painter().text(left, egui::Align2::LEFT_CENTER, text, font, palette.ink);
    }
    response
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
