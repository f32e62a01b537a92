//! How each rating of an item is recognised, below the buttons.

use egui::text::LayoutJob;
use egui::{Id, Sense, Ui, UiBuilder, vec2};

use super::AnswersState;
use crate::content::{Anchors, ChecklistItem};
use crate::model::Rating;
use crate::ui::found;
use crate::ui::paint::rating_mark_at;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{column, fill_before_end, named_text, quiet_button, width_of_buttons};
use crate::words;

const UNFOLD: &str = "Alle ankers";
const FOLD: &str = "Eén anker";
/// Least width in points of the anchor beside the button; in less room the button comes below it.
const ROOM_FOR_ANCHOR: f32 = 240.0;
/// Height of a line of an anchor, in points.
const LINE: f32 = 18.0;

/// Draws the anchor of the rating that the user looks at, or all three; nothing where the content has none.
pub(super) fn anchors_ui(ui: &mut Ui, item: &ChecklistItem, name: &str, regarded: Option<Rating>, state: &mut AnswersState) {
    let Some(anchors) = &item.anchors else { return };
    let is_unfolded = state.unfolded.contains(&item.id);
    let contents = |ui: &mut Ui| {
        if is_unfolded {
            ui.spacing_mut().item_spacing.y = space::XS;
            all_ui(ui, anchors);
        } else {
            one_ui(ui, anchors, regarded);
        }
    };
    let switch = width_of_buttons(ui, [UNFOLD]);
    if ui.available_width() - switch < ROOM_FOR_ANCHOR {
        contents(ui);
        switch_ui(ui, item, name, state);
    } else {
        ui.horizontal_top(|ui| {
            fill_before_end(ui, switch, egui::Layout::top_down(egui::Align::LEFT), contents);
            switch_ui(ui, item, name, state);
        });
    }
}

/// Each anchor with its mark and word.
fn all_ui(ui: &mut Ui, anchors: &Anchors) {
    for (rating, anchor) in Rating::anchored(anchors) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 20.0), Sense::hover());
            rating_mark_at(ui, rect.center(), 16.0, Some(rating));
            let room = ui.available_width();
            column(ui, room, |ui| {
                found::label(ui, said(ui, rating, anchor));
            });
        });
    }
}

/// One anchor in as much room as the longest of the three needs, at least two lines, so that nothing below moves with the
/// pointer or the rating. It is drawn and not heard: the button of its rating says it.
fn one_ui(ui: &mut Ui, anchors: &Anchors, regarded: Option<Rating>) {
    let width = ui.available_width();
    let galley = |ui: &Ui, rating, anchor: &str| {
        let mut job = said(ui, rating, anchor);
        job.wrap.max_width = width;
        ui.painter().layout_job(job)
    };
    let lines = Rating::anchored(anchors).map(|(rating, anchor)| galley(ui, rating, anchor).rows.len()).max().unwrap_or(0);
    let (rect, _) = ui.allocate_exact_size(vec2(width, LINE * lines.max(2) as f32), Sense::hover());
    if let Some((rating, anchor)) = regarded.and_then(|rating| Some((rating, rating.anchor(anchors)?))) {
        let galley = galley(ui, rating, anchor);
        ui.painter().galley(rect.min, galley, Palette::of(ui).ink_soft);
    }
}

/// `Deels: …`
fn said(ui: &Ui, rating: Rating, anchor: &str) -> LayoutJob {
    let mut job = named_text(words::rating_label(rating), anchor, theme::small(), Palette::of(ui).ink_soft);
    for section in &mut job.sections {
        section.format.line_height = Some(LINE);
    }
    job
}

/// The button that shows all three, or one again. It keeps the focus wherever it comes to stand.
fn switch_ui(ui: &mut Ui, item: &ChecklistItem, name: &str, state: &mut AnswersState) {
    let is_unfolded = state.unfolded.contains(&item.id);
    let label = if is_unfolded { FOLD } else { UNFOLD };
    let own = UiBuilder::new().scope_id(Id::unique("anchors").with(&item.id));
    let said = format!("Alle ankers bij {name}");
    let response = ui.scope_builder(own, |ui| quiet_button(ui, None, label, &said, true)).inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_unfolded));
    if response.clicked() {
        if is_unfolded {
            state.unfolded.remove(&item.id);
        } else {
            state.unfolded.insert(item.id.clone());
        }
    }
}
