//! The items as they stand on the paper: what is asked at the left, five boxes at the right.

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{
    Align, Color32, Context, CornerRadius, EventFilter, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{PaperSheetsScreen, PaperSheetsState, edit, give};
use crate::content::{ChecklistItem, ItemId};
use crate::model::Rating;
use crate::session::PaperEdit;
use crate::ui::announce::describe;
use crate::ui::command::Command;
use crate::ui::focus::{self, Wish};
use crate::ui::paint::rating_mark_at;
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::ui::widgets::{fixed, form_line, gap, region, small_text, subheading};
use crate::words;

/// From this width, in points, the five boxes stand beside what is asked; in less room there is one with what was ticked.
const ROOM_FOR_BOXES: f32 = 560.0;
/// From one box to the next, in points.
const BOX: f32 = 52.0;
/// Side of a box, in points.
const SIDE: f32 = 22.0;
/// Width of the number of an item, in points.
const NUMBER: f32 = 44.0;
/// Height of the names of the ratings above the boxes, in points.
const NAMES: f32 = 34.0;

/// What the field for the reason at an item is called.
pub(super) fn reason_name(number: &str) -> String {
    format!("Reden bij {number}")
}

fn row_id(item: &ItemId) -> Id {
    Id::unique("paper-row").with(item)
}

/// Whether the row of an item has the focus.
pub(super) fn has_focus(ui: &Ui, item: &ItemId) -> bool {
    ui.memory(|memory| memory.has_focus(row_id(item)))
}

/// Gives the focus to the row where the user is.
pub(super) fn wish_row(context: &Context) {
    focus::wish(context, Wish::Question);
}

/// Draws all rows.
pub(super) fn rows_ui(ui: &mut Ui, screen: &PaperSheetsScreen<'_>, state: &mut PaperSheetsState, commands: &mut Vec<Command>) {
    region(ui, "items", Role::ListBox, "Punten op het blad", |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut at = 0;
        for precondition in screen.catalogue.preconditions() {
            fixed(ui, &precondition.id, |ui| {
                gap(ui, space::M);
                head_ui(ui, &format!("{}  {}", precondition.number, precondition.title));
                for item in &precondition.items {
                    fixed(ui, &item.id, |ui| row_ui(ui, screen, state, (item, at), commands));
                    at += 1;
                }
            });
        }
    });
}

/// The randvoorwaarde, and the names of the ratings above their boxes.
fn head_ui(ui: &mut Ui, title: &str) {
    let palette = Palette::of(ui);
    let top = ui.cursor().top();
    subheading(ui, title);
    let area = ui.min_rect();
    if ui.available_width() < ROOM_FOR_BOXES {
        return;
    }
    ui.add_space((NAMES - (ui.cursor().top() - top)).max(0.0));
    let right = area.left() + ui.available_width();
    for (at, rating) in Rating::ALL.into_iter().enumerate() {
        let middle = right - (Rating::ALL.len() - at) as f32 * BOX + BOX / 2.0;
        let mut job = LayoutJob::simple(words::rating(rating).to_owned(), theme::small(), palette.ink_soft, BOX - 2.0);
        job.halign = Align::Center;
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(middle, top + NAMES - galley.size().y), galley, palette.ink_soft);
    }
}

fn row_ui(
    ui: &mut Ui,
    screen: &PaperSheetsScreen<'_>,
    state: &mut PaperSheetsState,
    (item, at): (&ChecklistItem, usize),
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    let number = screen.catalogue.number(&item.id);
    let room = ui.available_width();
    let has_boxes = room >= ROOM_FOR_BOXES;
    let boxes = if has_boxes { Rating::ALL.len() as f32 * BOX } else { BOX };
    let width = (room - boxes - NUMBER - space::M).max(40.0);
    let galley = ui.painter().layout(item.text.clone(), theme::label(), Color32::PLACEHOLDER, width);
    let height = galley.size().y.max(SIDE) + 2.0 * space::S;
    let (_, rect) = ui.allocate_space(vec2(room, height));
    let is_here = state.position == Some(at);
    // All rows are one stop for the Tab key.
    let response = ui.interact(rect, row_id(&item.id), if is_here { Sense::click() } else { Sense::CLICK });
    let rating = screen.rating(&item.id);
    let said = format!("{number} {}", item.text);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_here, &said));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_position_in_set(at));
    let note = screen.paper().answers.get(&item.id).map_or("", |answer| answer.note.as_str());
    let with_note = if note.is_empty() { "" } else { " Met een reden." };
    describe(ui, &response, &format!("{}.{with_note}", rating.map_or("niet ingevuld", words::rating).trim_end_matches('.')));
    if is_here {
        if focus::take(ui, &Wish::Question) {
            response.request_focus();
        }
        // The arrows walk along the rows, and Esc leaves them.
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, escape: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let pointer = response.interact_pointer_pos().filter(|_| response.clicked());
    if ui.is_rect_visible(rect) {
        if is_here || response.hovered() {
            let fill = if is_here { palette.here } else { palette.hover };
            ui.painter().rect_filled(rect, CornerRadius::same(CORNER), fill);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() + 1.0, Stroke::new(1.0, palette.hair));
        let top = rect.top() + space::S;
        ui.painter().text(
            pos2(rect.left() + space::S, top),
            egui::Align2::LEFT_TOP,
            number,
            theme::label_strong(),
            palette.ink_soft,
        );
        ui.painter().galley_with_override_text_color(pos2(rect.left() + NUMBER, top), galley, palette.ink);
    }
    let chosen = boxes_ui(ui, rect, rating, has_boxes, pointer);
    if response.clicked() {
        state.position = Some(at);
        wish_row(ui.ctx());
        if let Some(chosen) = chosen {
            give(screen, state, at, (rating != Some(chosen)).then_some(chosen), commands);
        }
    }
    reason_ui(ui, state, (item, at), (number, note), commands);
}

/// Draws the boxes of a row; gives the rating of the one that was clicked.
fn boxes_ui(ui: &Ui, row: Rect, rating: Option<Rating>, has_boxes: bool, pointer: Option<egui::Pos2>) -> Option<Rating> {
    let palette = Palette::of(ui);
    let square = |middle: f32| Rect::from_center_size(pos2(middle, row.center().y), vec2(SIDE, SIDE));
    if !has_boxes {
        let place = square(row.right() - BOX / 2.0);
        rating_mark_at(ui, place.center(), SIDE - 4.0, rating);
        return None;
    }
    let mut chosen = None;
    for (at, each) in Rating::ALL.into_iter().enumerate() {
        let place = square(row.right() - (Rating::ALL.len() - at) as f32 * BOX + BOX / 2.0);
        if rating == Some(each) {
            rating_mark_at(ui, place.center(), SIDE, rating);
        } else {
            ui.painter().rect_stroke(place, CornerRadius::same(3), Stroke::new(1.0, palette.line), StrokeKind::Inside);
        }
        if pointer.is_some_and(|pointer| place.expand(space::S).contains(pointer)) {
            chosen = Some(each);
        }
    }
    chosen
}

/// The reason that was written beside an item: typed in, or shown.
fn reason_ui(
    ui: &mut Ui,
    state: &mut PaperSheetsState,
    (item, at): (&ChecklistItem, usize),
    (number, note): (&str, &str),
    commands: &mut Vec<Command>,
) {
    if state.reason == Some(at) {
        fixed(ui, "reason", |ui| {
            ui.horizontal(|ui| {
                ui.add_space(NUMBER);
                ui.vertical(|ui| {
                    let mut text = note.to_owned();
                    if form_line(ui, "Reden op het blad. Enter sluit af.", &reason_name(number), &mut text) {
                        state.reason = None;
                        wish_row(ui.ctx());
                    }
                    if text != note {
                        commands.push(edit(PaperEdit::Note(item.id.clone(), text)));
                    }
                });
            });
            gap(ui, space::S);
        });
    } else if !note.is_empty() {
        fixed(ui, "note", |ui| {
            ui.horizontal(|ui| {
                ui.add_space(NUMBER);
                ui.vertical(|ui| small_text(ui, note));
            });
        });
    }
}
