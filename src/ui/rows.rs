//! Rows that lead to a checklist item.

use egui::{Sense, Ui, vec2};

use super::announce::describe;
use super::command::{Asks as _, Command};
use super::paint::rating_mark_at;
use super::theme::{self, Palette, TARGET};
use super::widgets::{fixed, link, styled_text};
use crate::content::{Catalogue, ItemId};
use crate::model::Rating;

/// Where a row leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To where the item is rated.
    Rating,
    /// To where the team decides about it.
    Decision,
}

/// An item by what it is about, with its mark, leading to where it is rated; below it `remark` and its randvoorwaarde. What it asks is
/// told on pointing. `list` tells lists on one screen apart
/// for a screen reader; it is empty where there is one.
pub(super) fn item_row(
    ui: &mut Ui,
    catalogue: &Catalogue,
    (id, rating): (&ItemId, Option<Rating>),
    list: &str,
    remark: &str,
    commands: &mut Vec<Command>,
) {
    row_to(ui, catalogue, Way::Rating, (id, rating), list, remark, commands);
}

/// [`item_row`], leading elsewhere.
pub(super) fn row_to(
    ui: &mut Ui,
    catalogue: &Catalogue,
    way: Way,
    (id, rating): (&ItemId, Option<Rating>),
    list: &str,
    remark: &str,
    commands: &mut Vec<Command>,
) {
    let Some((precondition, item)) = catalogue.item(id) else { return };
    fixed(ui, (list, id), |ui| {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(24.0, TARGET), Sense::hover());
            rating_mark_at(ui, rect.center(), 18.0, rating);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH * 1.3));
                let text = format!("{} {}", catalogue.number(id), item.noun());
                let response = link(ui, &text).asks(commands, || match way {
                    Way::Rating => Command::Show(precondition.id.clone(), id.clone()),
                    Way::Decision => Command::Decide(id.clone()),
                });
                if !list.is_empty() {
                    let name = format!("{list}: {text}");
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
                }
                let remark = format!("{remark}{}", precondition.short_title);
                describe(ui, &response, &format!("{remark}. {}", item.text));
                response.on_hover_text(&item.text);
                let color = Palette::of(ui).ink_soft;
                styled_text(ui, &remark, theme::small(), color);
            });
        });
    });
}
