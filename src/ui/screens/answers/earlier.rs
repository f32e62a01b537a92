//! What the team said of an item in the measurement before this one. It stays hidden until the item is rated, so that it
//! does not steer, unless the team asks for it.

use egui::{CornerRadius, Frame, Margin, Sense, Ui, vec2};

use super::AnswersState;
use crate::content::ChecklistItem;
use crate::model::{Answer, Measurement};
use crate::session::AnswerEdit;
use crate::ui::command::Command;
use crate::ui::paint::rating_mark_at;
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::ui::widgets::{button, paragraph, small_text, styled_text, text_area};
use crate::words;

/// Draws the earlier answer, or the button that asks for it, and why the rating is another one now.
pub(super) fn earlier_ui(
    ui: &mut Ui,
    earlier: &Measurement,
    item: &ChecklistItem,
    name: &str,
    state: &mut AnswersState,
    (answer, is_open): (&Answer, bool),
    commands: &mut Vec<Command>,
) {
    let is_revealed = state.revealed.contains(&item.id);
    if answer.rating.is_none() {
        let label = if is_revealed { "Verberg het vorige oordeel" } else { "Toon het vorige oordeel" };
        let response = button(ui, label, true);
        if response.clicked() {
            if is_revealed {
                state.revealed.remove(&item.id);
            } else {
                state.revealed.insert(item.id.clone());
            }
        }
        response.accessible_name(format!("{label} bij {name}"));
        if !is_revealed {
            return;
        }
    }
    earlier_answer_ui(ui, earlier, item);
    let before = earlier.rating(&item.id);
    let differs = before.is_some() && answer.rating.is_some() && answer.rating != before;
    if is_open && (differs || !answer.change_reason.is_empty()) {
        let asked = "Waarom is dit veranderd?";
        if let Some(text) = text_area(ui, asked, &format!("{asked} {name}"), &answer.change_reason, 1) {
            commands.push(Command::answer(&item.id, AnswerEdit::ChangeReason(text)));
        }
    }
}

fn earlier_answer_ui(ui: &mut Ui, earlier: &Measurement, item: &ChecklistItem) {
    let palette = Palette::of(ui);
    let rating = earlier.rating(&item.id);
    Frame::new()
        .fill(palette.sunken)
        .corner_radius(CornerRadius::same(CORNER))
        .inner_margin(Margin::symmetric(space::M as i8, space::S as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::hover());
                rating_mark_at(ui, rect.center(), 16.0, rating);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = space::XS;
                    let said = rating.map_or("geen oordeel", words::rating);
                    let text = format!("In de {}: {said}", words::measurement(earlier.number));
                    styled_text(ui, &text, theme::strong(), palette.ink);
                    match earlier.answers.get(&item.id).map(|answer| answer.evidence.trim()).filter(|text| !text.is_empty()) {
                        Some(evidence) => paragraph(ui, evidence),
                        None => small_text(ui, "Er stond geen onderbouwing bij."),
                    };
                    let wording = earlier.adoption.as_ref().and_then(|adoption| adoption.snapshot.items.get(&item.id));
                    if let Some(wording) = wording.filter(|wording| **wording != item.text) {
                        small_text(ui, &format!("Het punt luidde toen: {wording}"));
                    }
                });
            });
        });
}
