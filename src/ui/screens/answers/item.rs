//! One item: its text, its ratings, how they are recognised, and what belongs to it.

use egui::accesskit::{Node, Role};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Layout, Stroke, Ui, vec2};

use super::anchors::anchors_ui;
use super::changed::changed_ui;
use super::earlier::earlier_ui;
use super::frozen::frozen_texts_ui;
use super::slots::{SLOTS_WIDTH, SlotsOf, open_slots_ui, open_wanted, reason_ui, slots_below_ui, slots_beside_ui};
use super::voices::{said, voices_ui};
use super::{AnswersScreen, AnswersState, ITEMS_WIDTH, PendingFocus};
use crate::content::ChecklistItem;
use crate::model::{Answer, Rating};
use crate::ui::command::Command;
use crate::ui::earlier::Earlier;
use crate::ui::found;
use crate::ui::screens::actions::ActionsState;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{Rated, fixed, keep_scroll, may_change, rating_buttons};

/// Width of the number before an item, in points.
const NUMBER: f32 = 40.0;
/// Width of an item without its number and the buttons beside it, in points.
const BODY: f32 = 560.0;
/// A question is no wider, in points: about 68 letters.
const QUESTION: f32 = 512.0;
/// Height of a line of a question, in points.
const LINE: f32 = 22.0;

/// Draws the item with a fine line below it.
pub(super) fn item_ui(
    ui: &mut Ui,
    screen: &AnswersScreen<'_>,
    (item, number): (&ChecklistItem, usize),
    state: &mut AnswersState,
    actions: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    let none = Answer::default();
    let answer = screen.measurement.answers.get(&item.id).unwrap_or(&none);
    let name = format!("{}.{number}", screen.precondition.number);
    let earlier = screen.earlier.map(|before| Earlier::new(before, item));
    let of = SlotsOf { screen, item, name: &name, answer, earlier };
    open_wanted(ui, &of, state, actions);
    ui.add_space(space::S);
    let (left, width) = (ui.cursor().left(), ui.available_width());
    let is_wide = width >= ITEMS_WIDTH;
    let body = if is_wide { BODY } else { (width - NUMBER).max(NUMBER) };
    let mut bottom = ui.cursor().top();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        number_ui(ui, &name);
        ui.allocate_ui_with_layout(vec2(body, 0.0), Layout::top_down(Align::LEFT), |ui| {
            ui.set_width(body);
            let top = ui.cursor().top();
            let spread = screen.told.item(&item.id);
            let help = spread.map_or_else(|| item.help.clone(), |spread| format!("{} {}", item.help, said(spread)));
            let rated = Rated { help: &help, ..Rated::new(&name, item) };
            let is_wanted = state.wanted.as_ref() == Some(&item.id);
            let question = question_text(ui, &item.text);
            question_ui(ui, &question, &rated.said(), is_wanted, &mut state.pending_focus);
            ui.add_space(6.0);
            let enabled = screen.measurement.is_open();
            let change = ui.add_enabled_ui(enabled && may_change(ui), |ui| rating_buttons(ui, &rated, answer.rating));
            let (chosen, regarded) = change.inner;
            commands.extend(chosen.map(|edit| Command::answer(&item.id, edit)));
            ui.add_space(space::XS);
            let asks_why = enabled && (answer.rating == Some(Rating::NotApplicable) || !answer.reason.is_empty());
            if asks_why {
                fixed(ui, "reason", |ui| reason_ui(ui, item, &name, answer, commands));
            } else {
                fixed(ui, "anchors", |ui| anchors_ui(ui, item, &name, regarded.or(answer.rating), state));
            }
            if let Some(spread) = spread {
                fixed(ui, "voices", |ui| voices_ui(ui, spread, (&item.id, &name), state));
            }
            if let Some(earlier) = earlier {
                fixed(ui, "before", |ui| {
                    ui.horizontal_wrapped(|ui| {
                        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
                        earlier_ui(ui, earlier, item, &name, state, answer);
                        if enabled {
                            fixed(ui, "changed", |ui| changed_ui(ui, earlier, item, &name, answer, commands));
                        }
                    });
                });
            }
            if !enabled {
                fixed(ui, "frozen", |ui| frozen_texts_ui(ui, answer));
            } else if is_wide {
                let corner = egui::pos2(left + ITEMS_WIDTH - SLOTS_WIDTH, top - 5.0);
                bottom = slots_beside_ui(ui, corner, &of, state);
                open_slots_ui(ui, &of, state, actions, commands);
            } else {
                slots_below_ui(ui, &of, state);
                open_slots_ui(ui, &of, state, actions, commands);
            }
        });
    });
    let missing = bottom - ui.cursor().top();
    ui.add_space(space::S.max(missing + space::XS));
    let line = Stroke::new(1.0, Palette::of(ui).hair);
    ui.painter().hline(left..=left + width.min(ITEMS_WIDTH), ui.cursor().top() - 0.5, line);
}

fn number_ui(ui: &mut Ui, name: &str) {
    let palette = Palette::of(ui);
    ui.allocate_ui_with_layout(vec2(NUMBER, LINE), Layout::top_down(Align::LEFT), |ui| {
        ui.set_width(NUMBER);
        // It is part of the name of the question.
        let number = ui.add(egui::Label::new(text(name, theme::text(), palette.ink_soft)));
        ui.ctx().accesskit_node_builder(number.id, Node::set_hidden);
    });
}

fn question_text(ui: &mut Ui, question: &str) -> egui::Response {
    let job = text(question, theme::strong(), Palette::of(ui).ink);
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(QUESTION));
        found::label(ui, job)
    })
    .inner
}

fn text(text: &str, font_id: egui::FontId, color: Color32) -> LayoutJob {
    let format = TextFormat { font_id, color, line_height: Some(LINE), ..TextFormat::default() };
    LayoutJob::single_section(text.to_owned(), format)
}

/// The question as a heading with its number. At the end of a way to the item it is in sight, and has the focus unless the
/// ratings will.
fn question_ui(ui: &Ui, shown: &egui::Response, said: &str, is_wanted: bool, pending: &mut PendingFocus) {
    if !is_wanted {
        ui.ctx().accesskit_node_builder(shown.id, |node| {
            node.set_role(Role::Heading);
            node.set_label(said);
            node.clear_value();
            node.set_level(2);
        });
        return;
    }
    // One node for both: the text is only its picture.
    ui.ctx().accesskit_node_builder(shown.id, Node::set_hidden);
    let target = ui.interact(shown.rect, shown.id.with("target"), egui::Sense::focusable_noninteractive());
    target.widget_info(|| egui::WidgetInfo::labeled(Role::Heading, true, said));
    let pending = std::mem::take(pending);
    if pending == PendingFocus::Question {
        target.request_focus();
    }
    if pending != PendingFocus::None {
        let with_its_edge = target.rect.translate(vec2(0.0, -space::L));
        ui.scroll_to_rect(with_its_edge, Some(Align::Min));
        keep_scroll(ui);
    }
}
