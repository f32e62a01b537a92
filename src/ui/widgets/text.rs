//! Texts: paragraphs, headings and what stands beside a field.

use egui::accesskit::{Live, Node, Role};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Label, Response, RichText, Sense, Ui, WidgetInfo};

use super::layout::gap;
use crate::ui::announce::announce;
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::found;
use crate::ui::theme::{self, LINE_HEIGHT, Palette, TEXT_WIDTH};

/// Text that wraps, with room between its lines, no wider than a column of text.
pub(in crate::ui) fn paragraph(ui: &mut Ui, text: &str) -> Response {
    styled_text(ui, text, theme::text(), Palette::of(ui).ink)
}

/// A [`paragraph`] in the secondary colour and smaller letters.
pub(in crate::ui) fn small_text(ui: &mut Ui, text: &str) -> Response {
    styled_text(ui, text, theme::small(), Palette::of(ui).ink_soft)
}

/// A [`small_text`] in as much room as the longest of the texts that may stand here needs, so that nothing below it moves,
/// and a page does not get shorter under the pointer, when another one of them takes its place.
pub(in crate::ui) fn remark_in_reserved_room(ui: &mut Ui, text: &str, others: &[&str]) {
    let font = theme::small();
    let width = ui.available_width().min(TEXT_WIDTH);
    let rows = |text: &str| ui.painter().layout(text.to_owned(), font.clone(), Color32::BLACK, width).rows.len();
    let most = others.iter().map(|text| rows(text)).max().unwrap_or(0);
    let missing = most.saturating_sub(rows(text)) as f32 * font.size * LINE_HEIGHT;
    small_text(ui, text);
    gap(ui, missing);
}

/// Text that wraps, in these letters.
pub(in crate::ui) fn styled_text(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    let line_height = Some(font.size * LINE_HEIGHT);
    let format = TextFormat { font_id: font, color, line_height, ..TextFormat::default() };
    let job = LayoutJob::single_section(text.to_owned(), format);
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(TEXT_WIDTH));
        found::label(ui, job)
    })
    .inner
}

/// A text behind its name, which stands out: `Deels: …`.
pub(in crate::ui) fn named_text(name: &str, text: &str, font: FontId, color: Color32) -> LayoutJob {
    let line_height = Some(font.size * LINE_HEIGHT);
    let strong = FontId::new(font.size, theme::semibold());
    let format = |font_id| TextFormat { font_id, color, line_height, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    job.append(&format!("{name}: "), 0.0, format(strong));
    job.append(text, 0.0, format(font));
    job
}

/// The title of a screen. It takes the focus when [`focus_title`] asked for it, so that who comes by keyboard or screen
/// reader hears where they are and goes on from there.
pub(in crate::ui) fn page_title(ui: &mut Ui, text: &str) {
    let response = heading_with(ui, text, theme::title(), 1);
    // One node for both: the label is only its picture.
    ui.ctx().accesskit_node_builder(response.id, Node::set_hidden);
    let title = ui.interact(response.rect, response.id.with("title"), Sense::focusable_noninteractive());
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    focus::grant(ui, &Wish::Title, title.id, focus::Ring::Shown);
}

/// A paragraph that says what came of something: a screen reader says it when it appears or changes.
pub(in crate::ui) fn status_text(ui: &mut Ui, text: &str) {
    let response = paragraph(ui, text);
    announce(ui, &response, Role::Status, Live::Polite, text);
}

/// A paragraph that somebody came for, as the outcome in a sentence: Tab comes by it, so that a screen reader says it.
pub(in crate::ui) fn result_text(ui: &mut Ui, text: &str) -> Response {
    let shown = paragraph(ui, text);
    // One node for both: the label is only its picture.
    ui.ctx().accesskit_node_builder(shown.id, Node::set_hidden);
    let result = ui.interact(shown.rect, shown.id.with("result"), Sense::focusable_noninteractive());
    result.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.ctx().accesskit_node_builder(result.id, |node| node.set_label(text));
    result
}

/// The title of what was opened beside or below something. It has the focus when it comes, so that a screen reader says it and Tab
/// goes on from there.
pub(in crate::ui) fn sheet_title(ui: &mut Ui, text: &str, font: FontId, ring: Ring) -> Response {
    let shown = heading_with(ui, text, font, 2);
    // One node for both: the label is only its picture.
    ui.ctx().accesskit_node_builder(shown.id, Node::set_hidden);
    let title = ui.interact(shown.rect, shown.id.with("title"), Sense::focusable_noninteractive());
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    focus::grant(ui, &Wish::Sheet, title.id, ring);
    title
}

/// Gives the focus to the title of the screen that is drawn next.
pub(in crate::ui) fn focus_title(context: &egui::Context) {
    focus::wish(context, Wish::Title);
}

/// A heading within a screen.
pub(in crate::ui) fn heading(ui: &mut Ui, text: &str) {
    heading_with(ui, text, theme::heading(), 2);
}

/// A heading within a card.
pub(in crate::ui) fn subheading(ui: &mut Ui, text: &str) {
    heading_with(ui, text, theme::strong(), 3);
}

/// A heading in these letters and of this level, 1 to 6.
pub(in crate::ui) fn heading_with(ui: &mut Ui, text: &str, font: FontId, level: usize) -> Response {
    let color = Palette::of(ui).ink;
    let format = TextFormat { font_id: font, color, ..TextFormat::default() };
    let response = found::label(ui, LayoutJob::single_section(text.to_owned(), format));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
        node.clear_value();
        node.set_level(level);
    });
    response
}

/// Words in small letters above what they belong to.
pub(in crate::ui) fn field_label(ui: &mut Ui, text: &str) -> Response {
    let color = Palette::of(ui).ink_soft;
    ui.add(Label::new(RichText::new(text).font(theme::small()).color(color)).wrap())
}

/// Words in small letters on one line, in a head or a foot: never wrapped, as the room for them is what they need.
pub(in crate::ui) fn edge_label(ui: &mut Ui, text: &str) -> Response {
    let color = Palette::of(ui).ink_soft;
    ui.add(Label::new(RichText::new(text).font(theme::small()).color(color)).extend())
}

/// Stands beside free texts: what does not belong in a dossier.
pub(in crate::ui) const NO_PERSONS: &str = "Schrijf niets op over personen of lopende zaken.";

/// Text that wraps at the width that there is.
pub(in crate::ui) fn wide_text(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    let format = TextFormat { font_id: font, color, ..TextFormat::default() };
    found::label(ui, LayoutJob::single_section(text.to_owned(), format))
}
