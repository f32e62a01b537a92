//! How the views of the invulbladen on an item are spread, once they were opened: beside the rating of the group, which is the
//! group's own.

use egui::{CornerRadius, Frame, Label, Margin, RichText, Ui, vec2};

use super::AnswersState;
use crate::analysis::ItemSpread;
use crate::content::ItemId;
use crate::shapes;
use crate::ui::paint::ornament_ui;
use crate::ui::theme::{self, CORNER, Palette, TARGET, space};
use crate::ui::voices::quoted;
use crate::ui::widgets::{fixed, fold_line, wide_text};
use crate::words;

/// Size of the letters in the strip, in points.
const TEXT: f32 = 13.0;
/// Room beside the strip for how far people differ and for their reasons, in points.
const BESIDE: f32 = 240.0;
/// In less room, in points, these stand below it.
const LEAST_STRIP: f32 = 260.0;

/// What a screen reader says of it with the ratings: `7 bladen: … Duidelijk verschil.`
pub(super) fn said(spread: &ItemSpread) -> String {
    format!("{}. {}.", words::views(&spread.views), words::sentence_case(words::disagreement(spread)))
}

/// Draws the spread in one row, and below it the reasons when they are asked for. The ratings say it to a screen reader.
pub(super) fn voices_ui(ui: &mut Ui, spread: &ItemSpread, (item, name): (&ItemId, &str), state: &mut AnswersState) {
    let room = ui.available_width();
    let beside = if room - BESIDE >= LEAST_STRIP { room - BESIDE } else { room };
    let strip = shapes::views_strip(&spread.views, beside, TEXT);
    let is_open = state.reasons.contains(item);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::L, 0.0);
        ui.set_min_height(TARGET);
        ornament_ui(ui, &strip);
        let differs = RichText::new(words::disagreement(spread)).font(theme::small()).color(Palette::of(ui).ink_soft);
        ui.add(Label::new(differs).extend());
        if !spread.reasons.is_empty() {
            let text = words::figure(spread.reasons.len(), "reden", "redenen");
            let said = format!("{text} bij {name}");
            if fixed(ui, "reasons", |ui| fold_line(ui, &text, &said, is_open)) && !state.reasons.remove(item) {
                state.reasons.insert(item.clone());
            }
        }
    });
    if is_open && !spread.reasons.is_empty() {
        let inside = Margin::symmetric(space::M as i8, space::S as i8);
        let palette = Palette::of(ui);
        Frame::new().fill(palette.sunken).corner_radius(CornerRadius::same(CORNER)).inner_margin(inside).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S;
            for reason in &spread.reasons {
                wide_text(ui, &quoted(reason), theme::label(), palette.ink);
            }
        });
    }
}
