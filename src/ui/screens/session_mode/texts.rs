//! Texts and fields in large letters.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, FontId, Galley, Label, Response, Ui};

use super::Here;
use super::sizes::{QUESTION_LINE, Sizes, TEXT_LINE};
use crate::ui::theme::{Palette, space};
use crate::ui::widgets::shaped_field;

/// The number and the question.
pub(super) fn question_job(ui: &Ui, here: &Here<'_>, font: &FontId) -> LayoutJob {
    let palette = Palette::of(ui);
    let line_height = Some((font.size * QUESTION_LINE).round());
    let format = |color| TextFormat { font_id: font.clone(), color, line_height, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    job.append(&here.name, 0.0, format(palette.ink_soft));
    job.append(&format!("  {}", here.item.text), 0.0, format(palette.ink));
    job
}

/// The same, as wide as this.
pub(super) fn question_galley(ui: &Ui, here: &Here<'_>, font: &FontId, width: f32) -> Arc<Galley> {
    let mut job = question_job(ui, here, font);
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
}

/// A text with room between its lines.
pub(super) fn text_job(ui: &Ui, text: &str, font: &FontId) -> LayoutJob {
    let line_height = Some((font.size * TEXT_LINE).round());
    let color = Palette::of(ui).ink_soft;
    let format = TextFormat { font_id: font.clone(), color, line_height, valign: Align::Center, ..TextFormat::default() };
    LayoutJob::single_section(text.to_owned(), format)
}

/// The explanation, as wide as this.
pub(super) fn help_galley(ui: &Ui, here: &Here<'_>, font: &FontId, width: f32) -> Arc<Galley> {
    let mut job = text_job(ui, &here.item.help, font);
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
}

/// A text that wraps.
pub(super) fn large_text(ui: &mut Ui, text: &str) -> Response {
    let job = text_job(ui, text, &Sizes::of(ui).bar());
    ui.add(Label::new(job).wrap())
}

/// A field with its label above it; gives its response and the text when it was changed.
pub(super) fn large_field(ui: &mut Ui, (label, name): (&str, &str), value: &str, rows: usize) -> (Response, Option<String>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        if !label.is_empty() {
            large_text(ui, label);
        }
        let font = Sizes::of(ui).field();
        shaped_field(ui, name, value, |edit| edit.font(font).desired_rows(rows))
    })
    .inner
}

/// A field without line breaks, with its label above it.
pub(super) fn large_line(ui: &mut Ui, (label, name): (&str, &str), value: &str) -> (Response, Option<String>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        large_text(ui, label);
        let font = Sizes::of(ui).field();
        let (response, text) = shaped_field(ui, name, value, |edit| edit.font(font).desired_rows(1).return_key(None));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(egui::Role::TextInput));
        // What is pasted may have several lines, or cells.
        (response, text.map(|text| text.trim_end_matches('\n').replace(['\n', '\t'], " ")))
    })
    .inner
}
