//! What stands above the question: where the team is, how far it is, and the way out.

use egui::accesskit::Role;
use egui::{CornerRadius, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::keys::leave;
use super::sizes::{self, Sizes};
use super::{Here, SessionModeState, large_button, large_text};
use crate::ui::command::Command;
use crate::ui::theme::{Palette, space};

/// Draws it.
pub(super) fn head_ui(ui: &mut Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let sizes = Sizes::of(ui);
    let left = here.left();
    // With room for an hour on the clock, so that nothing moves in a session.
    let texts = [&here.precondition.short_title, left.as_str(), STOP, "60:00"];
    let needed = texts.map(|text| sizes::width_of(ui, text, sizes.large()) + sizes.space(space::XL)).iter().sum::<f32>();
    if needed + 2.0 * sizes.padding() <= ui.available_width() {
        ui.horizontal(|ui| {
            ui.set_min_height(sizes.target());
            ui.spacing_mut().item_spacing.x = sizes.space(space::XL);
            large_text(ui, &here.precondition.short_title, palette.accent);
            go_to_end(ui, width_of_rest(ui, &left, state));
            rest_of_head_ui(ui, here, &left, state, commands);
        });
    } else {
        large_text(ui, &here.precondition.short_title, palette.accent);
        ui.horizontal(|ui| {
            large_text(ui, &left, palette.ink_soft);
            go_to_end(ui, width_of_rest(ui, "", state));
            rest_of_head_ui(ui, here, "", state, commands);
        });
    }
    progress_ui(ui, here);
}

/// In a row: leaves so much room that what comes next, `width` points wide, ends at the right.
fn go_to_end(ui: &mut Ui, width: f32) {
    let room = ui.available_width() - width;
    ui.add_space(room.max(0.0));
}

/// Width of [`rest_of_head_ui`], in points.
fn width_of_rest(ui: &Ui, left: &str, state: &SessionModeState) -> f32 {
    let sizes = Sizes::of(ui);
    let spacing = ui.spacing().item_spacing.x;
    let width = |text: &str| sizes::width_of(ui, text, sizes.large()) + spacing;
    let left = if left.is_empty() { 0.0 } else { width(left) };
    let clock = if state.wishes.timer { width(&clock(ui, state)) } else { 0.0 };
    left + clock + width(STOP) - spacing + 2.0 * sizes.padding()
}

/// How much is left, the clock, and the way out.
fn rest_of_head_ui(ui: &mut Ui, here: &Here<'_>, left: &str, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let color = Palette::of(ui).ink_soft;
    if !left.is_empty() {
        large_text(ui, left, color);
    }
    if state.wishes.timer {
        timer_ui(ui, state);
    }
    if large_button(ui, STOP, true).clicked() {
        leave(here, commands);
    }
}

const STOP: &str = "Stop (Esc)";

/// How long the team has been at this item. Quiet: it counts, and says nothing.
fn timer_ui(ui: &mut Ui, state: &mut SessionModeState) {
    state.since.get_or_insert_with(|| ui.input(|input| input.time));
    let color = Palette::of(ui).ink_soft;
    large_text(ui, &clock(ui, state), color);
    ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
}

/// `4:05`: minutes and seconds since the item came.
fn clock(ui: &Ui, state: &SessionModeState) -> String {
    let now = ui.input(|input| input.time);
    let seconds = (now - state.since.unwrap_or(now)) as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn progress_ui(ui: &mut Ui, here: &Here<'_>) {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
    let said = format!("{} van {} punten beantwoord", here.answered, here.total);
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &said));
    ui.painter().rect(rect, CornerRadius::same(2), palette.sunken, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    let mut done = rect;
    done.set_width(rect.width() * here.answered as f32 / here.total as f32);
    ui.painter().rect_filled(done, CornerRadius::same(2), palette.accent);
}
