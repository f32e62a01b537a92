//! Parts of a table: a head that stays in sight, rows, and cells.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, FontId, Id, Rangef, Rect, Response, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::ui::focus;
use crate::ui::paint::hyphenated;
use crate::ui::theme::{self, Palette};

/// In a part of a screen that is lower than this, in points, the head of a table scrolls along: it would leave no room.
const LEAST_HEIGHT: f32 = 320.0;

/// Draws the head of a table, so high, which stays at the top of what scrolls. What is drawn in this part of the window after it
/// goes away behind it.
pub(in crate::ui) fn pinned<R>(ui: &mut Ui, key: &str, height: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    pinned_over(ui, key, (height, f32::INFINITY), contents)
}

/// As [`pinned`], for a head that goes along when the last of its rows goes out of sight: they are so high.
pub(in crate::ui) fn pinned_over<R>(
    ui: &mut Ui,
    key: &str,
    (height, rows): (f32, f32),
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let (_, place) = ui.allocate_space(vec2(ui.available_width(), height));
    let mut clip = ui.clip_rect();
    let stays = clip.height() >= LEAST_HEIGHT && clip.is_finite();
    let down = if stays { (clip.top() - place.top()).max(0.0).min(rows) } else { 0.0 };
    let rect = place.translate(vec2(0.0, down));
    let id = ui.scope_id().with(key);
    let mut part = ui.new_child(UiBuilder::new().scope_id(id).max_rect(rect).accessibility_role(Role::Row));
    let result = contents(&mut part);
    if stays {
        clip.min.y = clip.min.y.max(rect.bottom());
        ui.set_clip_rect(clip);
        note_pinned(ui, height);
    }
    result
}

fn pinned_id() -> Id {
    Id::unique("pinned")
}

fn note_pinned(ui: &Ui, height: f32) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(pinned_id(), (pass, height)));
}

/// Height in points of the head that stays in sight in this pass: what gets the focus must not stand behind it.
pub(in crate::ui) fn pinned_height(ui: &Ui) -> f32 {
    let pass = ui.ctx().cumulative_pass_nr();
    let noted = ui.data(|data| data.get_temp::<(u64, f32)>(pinned_id()));
    noted.filter(|(noted, _)| *noted == pass).map_or(0.0, |(_, height)| height)
}

/// Fills the ground of a part of a table over the whole width of what scrolls.
pub(in crate::ui) fn ground(ui: &Ui, area: Rangef, fill: Color32) {
    if fill != Color32::TRANSPARENT {
        ui.painter().rect_filled(Rect::from_x_y_ranges(ui.clip_rect().x_range(), area), 0.0, fill);
    }
}

/// A line across the whole width of what scrolls, just above `y`.
pub(in crate::ui) fn rule(ui: &Ui, y: f32, color: Color32) {
    ui.painter().hline(ui.clip_rect().x_range(), y - 0.5, Stroke::new(1.0, color));
}

/// A part of a table with its role, whose widgets keep their ids. `key` tells it from the others around it.
pub(in crate::ui) fn part<R>(
    ui: &mut Ui,
    key: impl egui::AsIdSalt,
    role: Role,
    name: &str,
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let id = ui.scope_id().with(key);
    let mut builder = UiBuilder::new().scope_id(id).accessibility_role(role);
    if !name.is_empty() {
        builder = builder.accessibility_label(name);
    }
    ui.scope_builder(builder, contents).inner
}

/// Text in a cell: at most so many lines, in the middle of its height. Says whether there was more, which is shown on pointing.
pub(in crate::ui) fn cell_text(ui: &Ui, area: Rect, text: &str, font: FontId, color: Color32, lines: usize) -> bool {
    // A word that is wider than its column has a hyphen where it goes on.
    let has_long_word = lines > 1 && text.split(' ').any(|word| word.len() >= LONG_WORD);
    let text = if has_long_word { hyphenated(ui, text, &font, area.width()) } else { text.to_owned() };
    let format = TextFormat { line_height: Some(LINE), font_id: font, color, ..TextFormat::default() };
    let mut job = LayoutJob::single_section(text, format);
    job.wrap = TextWrapping { max_width: area.width(), max_rows: lines, ..TextWrapping::default() };
    let galley = ui.painter().layout_job(job);
    let at = pos2(area.left(), (area.center().y - galley.size().y / 2.0).round());
    let elided = galley.elided;
    ui.painter().galley(at, galley, color);
    elided
}

/// A word of fewer letters fits in any column.
const LONG_WORD: usize = 11;
/// Height of a line in a cell, in points.
const LINE: f32 = 18.0;

/// What a screen reader says of a cell: its column and what stands in it. It is no stop for the keyboard.
pub(in crate::ui) fn cell(ui: &Ui, key: &str, area: Rect, column: &str, said: &str) -> Response {
    let response = ui.interact(area, ui.scope_id().with(("cell", key)), Sense::hover());
    let said = if said.is_empty() { "nog niets" } else { said };
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, format!("{column}: {said}")));
    response
}

/// The heading of a column that is only read.
pub(in crate::ui) fn column_head(ui: &Ui, area: Rect, text: &str) {
    let color = Palette::of(ui).ink_soft;
    cell_text(ui, area, text, theme::small_strong(), color, 1);
    let response = ui.interact(area, ui.scope_id().with(("column", text)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, text));
}

/// The heading of a group of rows, with how many there are. 28 points high.
pub(in crate::ui) fn group_head(ui: &mut Ui, text: &str, count: usize) {
    const HEIGHT: f32 = 28.0;
    let palette = Palette::of(ui);
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
    if ui.is_rect_visible(area) {
        ground(ui, area.y_range(), palette.background);
        rule(ui, area.bottom(), palette.hair);
        let font = theme::small_strong();
        let counted = ui.painter().layout_no_wrap(count.to_string(), font.clone(), palette.ink_soft);
        let left = area.right() - counted.size().x;
        ui.painter().galley(pos2(left, area.center().y - counted.size().y / 2.0), counted, palette.ink_soft);
        let words = Rect::from_min_max(area.min, pos2(left - theme::space::S, area.bottom()));
        cell_text(ui, words, text, font, palette.ink_soft, 1);
    }
    let response = ui.interact(area, ui.scope_id().with(("group", text)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{text}, {count}")));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_level(2));
}

/// Brings a part of a table in sight below the head that stays there.
pub(in crate::ui) fn bring(ui: &Ui, area: Rect) {
    let mut area = area;
    area.min.y -= pinned_height(ui) + theme::space::S;
    let fits = area.height() <= ui.clip_rect().height() + pinned_height(ui);
    ui.scroll_to_rect(area, if fits { None } else { Some(Align::TOP) });
    focus::keep_scroll(ui.ctx());
}
