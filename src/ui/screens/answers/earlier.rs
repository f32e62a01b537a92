//! What the team said of an item in the measurement before this one. It stays hidden until the item is rated, so that it
//! does not steer, unless the team asks for it.

use egui::{CornerRadius, Frame, Margin, Sense, Ui, vec2};

use super::AnswersState;
use super::changed::changed_ui;
use crate::content::ChecklistItem;
use crate::model::Answer;
use crate::ui::command::Command;
use crate::ui::earlier::Earlier;
use crate::ui::paint::rating_mark_at;
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::ui::widgets::{button, fixed, paragraph, small_text, styled_text};

/// Draws the earlier answer, or the button that asks for it, and what changed where the rating is another one now.
pub(super) fn earlier_ui(
    ui: &mut Ui,
    earlier: Earlier<'_>,
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
    earlier_answer_ui(ui, earlier);
    if is_open {
        fixed(ui, "changed", |ui| changed_ui(ui, earlier, item, name, answer, commands));
    }
}

fn earlier_answer_ui(ui: &mut Ui, earlier: Earlier<'_>) {
    let palette = Palette::of(ui);
    Frame::new()
        .fill(palette.sunken)
        .corner_radius(CornerRadius::same(CORNER))
        .inner_margin(Margin::symmetric(space::M as i8, space::S as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::hover());
                rating_mark_at(ui, rect.center(), 16.0, earlier.rating);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = space::XS;
                    styled_text(ui, &earlier.said(), theme::strong(), palette.ink);
                    match earlier.evidence {
                        "" => small_text(ui, "Er stond geen onderbouwing bij."),
                        evidence => paragraph(ui, evidence),
                    };
                    if let Some(wording) = earlier.said_wording() {
                        small_text(ui, &wording);
                    }
                });
            });
        });
}
