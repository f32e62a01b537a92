//! How each rating of an item is recognised, and what could show it, below the buttons.

use egui::text::LayoutJob;
use egui::{Id, Sense, Ui, UiBuilder, vec2};

use super::AnswersState;
use crate::content::{Anchors, ChecklistItem, Precondition};
use crate::model::Rating;
use crate::ui::found;
use crate::ui::paint::rating_mark_at;
use crate::ui::theme::{self, Palette, TEXT_WIDTH, space};
use crate::ui::widgets::{button, column, named_text, small_text, width_of_buttons};
use crate::words;

const UNFOLD: &str = "Toon alle drie";
const FOLD: &str = "Verberg alle drie";
/// Least width in points of the anchor beside the button; in less room the button comes below it.
const ROOM_FOR_ANCHOR: f32 = 240.0;

/// Says once on the screen whose words these are, if there are any.
pub(super) fn origin_ui(ui: &mut Ui, precondition: &Precondition) {
    if precondition.items.iter().any(|item| item.anchors.is_some()) {
        small_text(
            ui,
            "Onder de knoppen staat hoe je een oordeel herkent: het anker. De ankers en de ideeën voor bewijs zijn van Wijkpeil \
             zelf.",
        );
    }
}

/// Draws the anchor of the rating that the user looks at, or all three with what could show the rating.
pub(super) fn anchors_ui(ui: &mut Ui, item: &ChecklistItem, name: &str, regarded: Option<Rating>, state: &mut AnswersState) {
    let Some(anchors) = &item.anchors else {
        hints_ui(ui, item);
        return;
    };
    let is_unfolded = state.unfolded.contains(&item.id);
    let contents = |ui: &mut Ui| {
        if is_unfolded {
            ui.spacing_mut().item_spacing.y = space::XS;
            all_ui(ui, anchors);
            hints_ui(ui, item);
        } else {
            one_ui(ui, anchors, regarded);
        }
    };
    let width_of_switch = width_of_buttons(ui, [FOLD]).max(width_of_buttons(ui, [UNFOLD]));
    let beside = ui.available_width() - width_of_switch - space::L;
    if beside < ROOM_FOR_ANCHOR {
        contents(ui);
        switch_ui(ui, item, name, state);
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            column(ui, beside.min(TEXT_WIDTH), contents);
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

/// One anchor in as much room as the longest of the three needs, so that nothing below moves with the pointer or the rating.
/// It is drawn and not heard: the button of its rating says it.
fn one_ui(ui: &mut Ui, anchors: &Anchors, regarded: Option<Rating>) {
    let width = ui.available_width().min(TEXT_WIDTH);
    let galley = |ui: &Ui, rating, anchor: &str| {
        let mut job = said(ui, rating, anchor);
        job.wrap.max_width = width;
        ui.painter().layout_job(job)
    };
    let height = Rating::anchored(anchors).map(|(rating, anchor)| galley(ui, rating, anchor).size().y).fold(0.0, f32::max);
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    if let Some((rating, anchor)) = regarded.and_then(|rating| Some((rating, rating.anchor(anchors)?))) {
        let galley = galley(ui, rating, anchor);
        ui.painter().galley(rect.min, galley, Palette::of(ui).ink_soft);
    }
}

/// `Deels: …`
fn said(ui: &Ui, rating: Rating, anchor: &str) -> LayoutJob {
    named_text(words::rating_label(rating), anchor, theme::small(), Palette::of(ui).ink_soft)
}

/// What could show the rating, if the content has ideas for that.
fn hints_ui(ui: &mut Ui, item: &ChecklistItem) {
    if !item.evidence_hints.is_empty() {
        small_text(ui, words::EVIDENCE_HINTS);
        for hint in &item.evidence_hints {
            small_text(ui, &format!("• {hint}"));
        }
    }
}

/// The button that shows all three, or one again. It keeps the focus wherever it comes to stand.
fn switch_ui(ui: &mut Ui, item: &ChecklistItem, name: &str, state: &mut AnswersState) {
    let is_unfolded = state.unfolded.contains(&item.id);
    let label = if is_unfolded { FOLD } else { UNFOLD };
    let own = UiBuilder::new().scope_id(Id::unique("anchors").with(&item.id));
    let response = ui.scope_builder(own, |ui| button(ui, label, true)).inner;
    if response.clicked() {
        if is_unfolded {
            state.unfolded.remove(&item.id);
        } else {
            state.unfolded.insert(item.id.clone());
        }
    }
    response.accessible_name(format!("{label} ankers bij {name}"));
}
