//! What the team said of an item in the measurement before this one. It stays hidden until the item is rated, so that it
//! does not steer, unless the team asks for it.

use egui::{CornerRadius, Frame, Margin, Sense, Ui, vec2};

use super::AnswersState;
use crate::content::ChecklistItem;
use crate::model::Answer;
use crate::ui::earlier::Earlier;
use crate::ui::paint::rating_mark_at;
use crate::ui::theme::{self, CORNER, Palette, TARGET, space};
use crate::ui::widgets::{paragraph, quiet_button, small_text, wide_text};

/// Draws the earlier rating on one line, or the button that asks for it: as high as the choice of what changed, which may come
/// beside it, so that rating moves nothing.
pub(super) fn earlier_ui(
    ui: &mut Ui,
    earlier: Earlier<'_>,
    item: &ChecklistItem,
    name: &str,
    state: &mut AnswersState,
    answer: &Answer,
) {
    if !is_shown(item, state, answer) {
        let label = "Toon het vorige oordeel";
        let response = quiet_button(ui, None, label, &format!("{label} bij {name}"), true);
        if response.clicked() {
            state.revealed.insert(item.id.clone());
        }
        return;
    }
    let palette = Palette::of(ui);
    let (_, rect) = ui.allocate_space(vec2(EARLIER_WIDTH.min(ui.available_width()), TARGET));
    let said = earlier.said();
    let line = ui.interact(rect, ui.scope_id().with("earlier"), Sense::hover());
    line.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &said));
    ui.ctx().accesskit_node_builder(line.id, |node| node.set_label(said.as_str()));
    ui.painter().rect_filled(rect, CornerRadius::same(CORNER), palette.sunken);
    rating_mark_at(ui, rect.left_center() + vec2(space::M + 6.0, 0.0), 14.0, earlier.rating);
    let at = rect.left_center() + vec2(space::M + 20.0, 0.0);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, said, theme::small(), palette.ink);
}

/// Width of the line, in points.
const EARLIER_WIDTH: f32 = 230.0;

fn is_shown(item: &ChecklistItem, state: &AnswersState, answer: &Answer) -> bool {
    answer.rating.is_some() || state.revealed.contains(&item.id)
}

/// Draws what stood beside the earlier rating.
pub(super) fn before_ui(
    ui: &mut Ui,
    earlier: Earlier<'_>,
    item: &ChecklistItem,
    name: &str,
    state: &mut AnswersState,
    answer: &Answer,
) {
    if !is_shown(item, state, answer) {
        small_text(
            ui,
            "Eerst zien jullie zelf: wat er toen stond, komt in beeld als dit punt een oordeel heeft, of als je erom vraagt.",
        );
        return;
    }
    let palette = Palette::of(ui);
    let inside = Margin::symmetric(space::M as i8, space::S as i8);
    Frame::new().fill(palette.sunken).corner_radius(CornerRadius::same(CORNER)).inner_margin(inside).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        wide_text(ui, &earlier.said(), theme::small_strong(), palette.ink);
        match earlier.evidence {
            "" => small_text(ui, "Er stond geen onderbouwing bij."),
            evidence => paragraph(ui, evidence),
        };
        if let Some(wording) = earlier.said_wording() {
            small_text(ui, &wording);
        }
    });
    if answer.rating.is_none() {
        let label = "Verberg het vorige oordeel";
        if quiet_button(ui, None, label, &format!("{label} bij {name}"), true).clicked() {
            state.revealed.remove(&item.id);
        }
    }
}
