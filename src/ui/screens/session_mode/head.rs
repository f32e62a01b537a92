//! What stands above the question: where the team is, how far it is, and the way out.

use egui::accesskit::Role;
use egui::{CornerRadius, FontId, Label, Layout, Rect, RichText, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::SessionModeState;
use super::buttons::{Large, Sign};
use super::keys::leave;
use super::sizes::{Sizes, width_of};
use super::walk::{Stop, Walk};
use crate::ui::command::{Command, Place};
use crate::ui::single_keys;
use crate::ui::theme::Palette;
use crate::ui::widgets::{button, fixed, menu_of};

const STOP: &str = "Stop (Esc)";

/// What is told in the head.
pub(super) struct Headed<'a> {
    /// Where the title belongs; may be empty.
    pub(super) under: &'a str,
    /// What is in sight.
    pub(super) title: &'a str,
    /// What stands before the way out.
    pub(super) end: String,
}

/// Draws it.
pub(super) fn head_ui(
    ui: &mut Ui,
    walk: &Walk<'_>,
    headed: &Headed<'_>,
    state: &mut SessionModeState,
    area: Rect,
    commands: &mut Vec<Command>,
) {
    let sizes = Sizes::of(ui);
    let palette = Palette::of(ui);
    let gap = sizes.space(16.0).max(6.0);
    let left = &headed.end;
    let clock = state.wishes.timer.then(|| clock(ui, state));
    let more = Large { sign: Some(Sign::More), ..Large::new("more", "", "Meer over de sessie") };
    let stop = Large { hint: Some("Esc"), ..Large::new("stop", "Stop", STOP) };
    let width = |text: &str| width_of(ui, text, sizes.bar()) + gap;
    let end = width(left) + clock.as_deref().map_or(0.0, width) + more.width(ui) + sizes.between() + stop.width(ui);
    let block = if headed.under.is_empty() { String::new() } else { format!("{} › ", headed.under) };
    let title_width = width_of(ui, headed.title, sizes.bar_strong());
    let shows_block = width_of(ui, &block, sizes.bar()) + title_width + gap + end <= area.width();
    let row = UiBuilder::new().max_rect(area).layout(Layout::left_to_right(egui::Align::Center));
    ui.scope_builder(row, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if shows_block && !block.is_empty() {
            word(ui, &block, sizes.bar(), palette.ink_soft);
        }
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - end - sizes.between()).max(1.0));
            word(ui, headed.title, sizes.bar_strong(), palette.ink);
        });
        ui.add_space((area.right() - end - ui.cursor().left()).max(0.0));
        if let Some(clock) = &clock {
            word(ui, clock, sizes.bar(), palette.ink_soft);
            ui.add_space(gap);
            ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
        }
        word(ui, left, sizes.bar(), palette.ink_soft);
        ui.add_space(gap);
        let response = more.show(ui);
        menu_of(ui, &response, |ui| more_ui(ui, walk, state, commands));
        ui.add_space(sizes.between());
        if stop.show(ui).clicked() {
            leave(walk, commands);
        }
    });
}

fn word(ui: &mut Ui, text: &str, font: FontId, color: egui::Color32) {
    ui.add(Label::new(RichText::new(text).font(font).color(color)).truncate());
}

/// Everything that is not needed at every item.
fn more_ui(ui: &mut Ui, walk: &Walk<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    if button(ui, "Volgend open punt (Ctrl+Enter)", walk.next_open.is_some()).clicked() {
        if let Some(next) = walk.next_open {
            state.go_by_button(next);
        }
        ui.close();
    }
    if walk.agenda.is_some() && button(ui, "Agenda (G)", walk.here != Stop::Agenda).clicked() {
        state.go_by_button(Stop::Agenda);
        ui.close();
    }
    if button(ui, "Bekijk de uitkomst", true).clicked() {
        commands.push(Command::Go(Place::Outcome));
        ui.close();
    }
    if button(ui, "Toetsen (?)", true).clicked() {
        commands.push(Command::ShowKeys);
        ui.close();
    }
    fixed(ui, "wishes", |ui| {
        let mut keys = single_keys::are_on(ui.ctx());
        ui.checkbox(&mut keys, "Losse toetsen gebruiken");
        single_keys::switch(ui.ctx(), keys);
        if ui.checkbox(&mut state.wishes.timer, "De tijd per punt tonen").changed() {
            state.since = None;
        }
    });
}

/// `4:05`: minutes and seconds since the item came. Quiet: it counts, and says nothing.
fn clock(ui: &Ui, state: &mut SessionModeState) -> String {
    let now = ui.input(|input| input.time);
    let since = *state.since.get_or_insert(now);
    let seconds = (now - since) as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Draws how far the team is: a bar that says nothing good or bad.
pub(super) fn progress_ui(ui: &Ui, walk: &Walk<'_>, area: Rect) {
    let palette = Palette::of(ui);
    let response = ui.interact(area, ui.scope_id().with("progress"), Sense::hover());
    let said = format!("{} van {} punten beantwoord", walk.answered, walk.total);
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &said));
    let corners = CornerRadius::same((area.height() / 2.0) as u8);
    ui.painter().rect_filled(area, corners, palette.hair);
    let done = area.width() * walk.answered as f32 / walk.total as f32;
    ui.painter().rect_filled(Rect::from_min_size(area.min, vec2(done, area.height())), corners, palette.ink_soft);
}
