//! One question, with room for a rating and for why.

use egui::accesskit::Node;
use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Id, Role, Sense, Ui, WidgetInfo};

use super::keys::why;
use super::ratings::ratings_ui;
use super::who::OTHER_EDITION;
use super::{OwnSheetScreen, Question, own_label};
use crate::session::SheetEdit;
use crate::ui::command::Command;
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::found;
use crate::ui::theme::{self, LINE_HEIGHT, Palette, space};
use crate::ui::widgets::{NO_PERSONS, field_label, fixed, gap, shaped_field, small_text, styled_text};

/// Size of the letters of a question, in points, in a window with room and in a small one.
const QUESTION: [f32; 2] = [28.0, 21.0];
/// From this width, in points, there is room for the large letters.
const ROOM: f32 = 620.0;
/// A line of a question is no longer, in points, so that it stays readable.
const WIDEST: f32 = 860.0;
/// Lines of the field for why.
const LINES: usize = 3;

/// Draws the question at this position.
pub(super) fn item_ui(ui: &mut Ui, screen: &OwnSheetScreen<'_>, at: usize, commands: &mut Vec<Command>) {
    let Some(question) = screen.questions.items.get(at) else { return };
    let answer = screen.answer(question);
    fixed(ui, &question.id, |ui| {
        ui.set_max_width(ui.available_width().min(WIDEST));
        question_ui(ui, screen, question, at);
        if !question.help.is_empty() {
            styled_text(ui, &question.help, theme::text(), Palette::of(ui).ink_soft);
        } else if screen.questions.is_other_edition {
            small_text(ui, OTHER_EDITION);
        }
        gap(ui, space::M);
        let chosen = ratings_ui(ui, question, answer.and_then(|answer| answer.rating));
        commands.extend(chosen.map(OwnSheetScreen::change));
        gap(ui, space::M);
        field_label(ui, "Waarom? Waar zie je dat aan? (hoeft niet)");
        let note = answer.map_or("", |answer| answer.note.as_str());
        let (_, typed) = shaped_field(ui, &why(&question.name), note, |edit| edit.desired_rows(LINES));
        commands.extend(typed.map(|text| OwnSheetScreen::change(SheetEdit::Note(question.id.clone(), text))));
        small_text(ui, NO_PERSONS);
    });
}

/// The question in large letters. It can have the focus, so that a screen reader says the one that came.
fn question_ui(ui: &mut Ui, screen: &OwnSheetScreen<'_>, question: &Question, at: usize) {
    let palette = Palette::of(ui);
    let [large, small] = QUESTION;
    let size = if ui.available_width() >= ROOM { large } else { small };
    let font = FontId { size, ..theme::title() };
    let line_height = Some((size * LINE_HEIGHT * 0.86).round());
    let format = |color| TextFormat { font_id: font.clone(), color, line_height, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    job.append(&question.name, 0.0, format(palette.ink_soft));
    job.append(&format!("  {}", question.text), 0.0, format(palette.ink));
    let shown = found::label(ui, job);
    // One node for both: the label is only its picture.
    ui.ctx().accesskit_node_builder(shown.id, Node::set_hidden);
    let id = Id::unique("own-question").with(&question.id);
    let node = ui.interact(shown.rect, id, Sense::focusable_noninteractive());
    let said = question.rated().said();
    node.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &said));
    let rating = screen.rating(at).map_or("nog geen", own_label);
    let below = format!("{} Jouw antwoord: {}.", question.help, rating.trim_end_matches('.')).trim().to_owned();
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_level(2);
        node.set_description(below);
    });
    focus::grant(ui, &Wish::Question, id, Ring::Hidden);
}
