//! Choices in words that mean nothing good or bad by themselves, of which at most one holds.

use std::cell::Cell;

use egui::accesskit::Role;
use egui::{CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{ChoiceChange, ChoiceSize, choice_row};
use crate::model::Rating;
use crate::ui::announce::{self, describe};
use crate::ui::paint::{MarkGround, rating_mark_on};
use crate::ui::theme::{CORNER, Palette};

/// The mark before the words of a choice: that of a rating, or of none.
pub(in crate::ui) type Mark = Option<Rating>;

/// Something that can be chosen.
#[derive(Clone, Debug)]
pub(in crate::ui) struct WordedChoice<'a> {
    /// What stands on its button.
    pub(in crate::ui) text: String,
    /// What a screen reader calls it.
    pub(in crate::ui) name: String,
    /// What it means; empty where the words say it.
    pub(in crate::ui) meaning: &'a str,
    /// Its mark, where it has one.
    pub(in crate::ui) mark: Option<Mark>,
}

/// Such choices beside each other in a group with this name; gives what was chosen now. Choosing the present one again takes
/// it away, which is said with `taken_away`. `row` tells them from others on the screen.
pub(in crate::ui) fn worded_choices(
    ui: &mut Ui,
    (name, row): (&str, &str),
    choices: &[WordedChoice<'_>],
    chosen: Option<usize>,
    taken_away: &str,
) -> Option<ChoiceChange> {
    let focused = Cell::new(None);
    let change = choice_row(ui, (name, ""), row, choices.len(), chosen, |ui, sense, at| {
        let response = worded_button(ui, ChoiceSize::normal(), sense, &choices[at], chosen == Some(at));
        if response.has_focus() {
            focused.set(Some(at));
        }
        response
    })?;
    // What was chosen gets the focus, and is said by that. What had the focus already is not, and neither is what was taken away.
    match change {
        ChoiceChange::TakenAway => announce::say(ui.ctx(), taken_away),
        ChoiceChange::Chosen(at) if focused.get() == Some(at) => {
            announce::say(ui.ctx(), format!("{} gekozen", choices[at].text));
        }
        ChoiceChange::Chosen(_) => {}
    }
    Some(change)
}

/// One of such choices as a button, with its meaning as a hint and for a screen reader.
pub(in crate::ui) fn worded_button(
    ui: &mut Ui,
    size: ChoiceSize,
    sense: Sense,
    choice: &WordedChoice<'_>,
    selected: bool,
) -> Response {
    let palette = Palette::of(ui);
    let mark = choice.mark.map_or(0.0, |_| size.mark + size.gap);
    // That of the heavier letters, so that nothing moves when a button is chosen.
    let words = ui.painter().layout_no_wrap(choice.text.clone(), size.strong.clone(), palette.ink).size().x;
    let (_, rect) = ui.allocate_space(vec2(2.0 * size.inset + mark + words, size.height));
    let response = ui.interact(rect, ui.scope_id().with(("choice", &choice.name)), sense);
    let is_enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, is_enabled, selected, &choice.name));
    if ui.is_rect_visible(rect) {
        let opacity = ui.opacity();
        if selected {
            // What was chosen is read as well where it cannot be changed.
            ui.set_opacity(1.0);
        }
        let (fill, edge) = match () {
            () if selected => (palette.accent, Stroke::new(1.0, palette.accent)),
            () if response.hovered() => (palette.hover, Stroke::new(1.0, palette.ink_soft)),
            () if !is_enabled => (palette.panel, Stroke::new(1.0, palette.hair)),
            () => (palette.panel, Stroke::new(1.0, palette.line)),
        };
        ui.painter().rect(rect, CornerRadius::same(CORNER), fill, edge, StrokeKind::Inside);
        let left = rect.left() + size.inset;
        if let Some(rating) = choice.mark {
            let ground = if selected { MarkGround::Fill(palette.accent) } else { MarkGround::Panel };
            rating_mark_on(ui, ground, pos2(left + size.mark / 2.0, rect.center().y), size.mark, rating);
        }
        let font = if selected { size.strong } else { size.font };
        let ink = match () {
            () if selected => palette.onfill,
            () if is_enabled => palette.ink,
            () => palette.ink_soft,
        };
        ui.painter().text(pos2(left + mark, rect.center().y), egui::Align2::LEFT_CENTER, &choice.text, font, ink);
        ui.set_opacity(opacity);
    }
    if choice.meaning.is_empty() {
        return response;
    }
    describe(ui, &response, choice.meaning);
    response.on_hover_text(choice.meaning)
}
