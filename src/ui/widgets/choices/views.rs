//! Choices of what is looked at: one of several views, or a filter.

use egui::accesskit::Role;
use egui::{Color32, CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{ChoiceChange, choice_row_spaced};
use crate::ui::theme::{self, CORNER, Palette, TARGET, space};

/// Something that can be looked at, with how much there is of it.
#[derive(Clone, Debug)]
pub(in crate::ui) struct View {
    /// What stands on it.
    pub(in crate::ui) text: String,
    /// How much there is; `None` where that says nothing.
    pub(in crate::ui) count: Option<usize>,
    /// What a screen reader calls it where the text alone would not tell.
    said: Option<String>,
}

impl View {
    /// One without a count.
    pub(in crate::ui) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), count: None, said: None }
    }

    /// One of which there is so much.
    pub(in crate::ui) fn counted(text: impl Into<String>, count: usize) -> Self {
        Self { text: text.into(), count: Some(count), said: None }
    }

    fn said(&self) -> String {
        let said = self.said.as_ref().unwrap_or(&self.text);
        self.count.map_or_else(|| said.clone(), |count| format!("{said}, {count}"))
    }
}

/// Views beside each other as one control, of which one is shown; gives the one that was chosen now. `row` tells it from others.
pub(in crate::ui) fn segments(ui: &mut Ui, (name, row): (&str, &str), views: &[View], shown: usize) -> Option<usize> {
    choose(ui, (name, row), views, Some(shown), ONE_EDGE, Form::Segment).and_then(ChoiceChange::chosen)
}

/// Words beside each other as one control of which at most one holds; gives what was chosen now. Choosing the present one again
/// takes it away. Each is called after its word and the group.
pub(in crate::ui) fn optional_segments(ui: &mut Ui, name: &str, words: &[&str], chosen: Option<usize>) -> Option<ChoiceChange> {
    let views: Vec<View> =
        words.iter().map(|word| View { said: Some(format!("{word}, {name}")), ..View::new(*word) }).collect();
    choose(ui, (name, name), &views, chosen, ONE_EDGE, Form::Segment)
}

/// Filters beside each other, of which one holds; gives the one that was chosen now. `row` tells them from others.
pub(in crate::ui) fn chips(ui: &mut Ui, (name, row): (&str, &str), views: &[View], shown: usize) -> Option<usize> {
    choose(ui, (name, row), views, Some(shown), BETWEEN_CHIPS, Form::Chip).and_then(ChoiceChange::chosen)
}

/// Between a word and its count, in points.
const BEFORE_COUNT: f32 = 6.0;
/// Between filters, in points.
const BETWEEN_CHIPS: f32 = 6.0;
/// Between views of one control, in points: two that stand beside each other share an edge.
const ONE_EDGE: f32 = -1.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Segment,
    Chip,
}

fn choose(
    ui: &mut Ui,
    (name, row): (&str, &str),
    views: &[View],
    shown: Option<usize>,
    spacing: f32,
    form: Form,
) -> Option<ChoiceChange> {
    choice_row_spaced(ui, (name, ""), row, views.len(), shown, spacing, |ui, sense, at| {
        let ends = (at == 0, at + 1 == views.len());
        view_ui(ui, sense, (row, &views[at]), shown == Some(at), form, ends)
    })
}

fn view_ui(
    ui: &mut Ui,
    sense: Sense,
    (row, view): (&str, &View),
    is_shown: bool,
    form: Form,
    (is_first, is_last): (bool, bool),
) -> Response {
    let palette = Palette::of(ui);
    let layout = |text: String, font| ui.painter().layout_no_wrap(text, font, Color32::PLACEHOLDER);
    // With the heavier letters, so that nothing moves when it is chosen.
    let room = layout(view.text.clone(), theme::label_strong()).size().x;
    let font = if is_shown { theme::label_strong() } else { theme::label() };
    let text = layout(view.text.clone(), font);
    let count = view.count.map(|count| layout(count.to_string(), theme::label()));
    let count_room = count.as_ref().map_or(0.0, |count| count.size().x + BEFORE_COUNT);
    let (_, rect) = ui.allocate_space(vec2(room + count_room + 2.0 * space::M, TARGET));
    let response = ui.interact(rect, ui.scope_id().with(("view", row, &view.text)), sense);
    let is_enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, is_enabled, is_shown, view.said()));
    if ui.is_rect_visible(rect) {
        let (fill, edge, ink, soft) = match () {
            () if is_shown => (palette.accent, palette.accent, palette.onfill, palette.onfill),
            () if response.hovered() => (palette.hover, palette.ink_soft, palette.ink, palette.ink_soft),
            () => (palette.panel, palette.line, palette.ink, palette.ink_soft),
        };
        let corners = match form {
            Form::Chip => CornerRadius::same((TARGET / 2.0) as u8),
            Form::Segment => {
                let (left, right) = (if is_first { CORNER } else { 0 }, if is_last { CORNER } else { 0 });
                CornerRadius { nw: left, sw: left, ne: right, se: right }
            }
        };
        ui.painter().rect(rect, corners, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let left = rect.left() + space::M + (room - text.size().x) / 2.0;
        let middle = |height: f32| rect.center().y - height / 2.0;
        let at = pos2(left, middle(text.size().y));
        ui.painter().galley_with_override_text_color(at, text, ink);
        if let Some(count) = count {
            let at = pos2(rect.left() + space::M + room + BEFORE_COUNT, middle(count.size().y));
            ui.painter().galley_with_override_text_color(at, count, soft);
        }
    }
    response
}
