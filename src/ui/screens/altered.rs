//! The strip that says that something frozen is not what was adopted, above every screen that shows it.

use egui::accesskit::Live;
use egui::{Frame, Label, Margin, RichText, Role, Stroke, Ui};

use crate::ui::announce::announce;
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::words;

/// Draws the strip when `measurement`, or one before it, with which it is compared, is among the `altered` ones.
pub fn altered_ui(ui: &mut Ui, altered: &[u16], measurement: u16) {
    let shown: Vec<u16> = altered.iter().copied().filter(|number| *number <= measurement).collect();
    let Some(said) = words::altered(&shown) else { return };
    let palette = Palette::of(ui);
    let frame = Frame::new().fill(palette.panel).stroke(Stroke::new(2.0, palette.not_in_order)).corner_radius(CORNER);
    let margin = Margin { bottom: 0, ..Margin::same(space::S as i8) };
    frame.outer_margin(margin).inner_margin(Margin::symmetric(space::L as i8, space::S as i8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let said = words::sentence_case(&said);
        let text = RichText::new(&said).font(theme::text()).color(palette.ink);
        let label = ui.add(Label::new(text).wrap());
        announce(ui, &label, Role::Alert, Live::Polite, &said);
    });
}
